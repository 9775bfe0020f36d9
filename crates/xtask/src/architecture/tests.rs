//! The rules can be broken, and then they say so.

use super::{construction, rules};

const TREE: &str = "spotlight-core v0.1.0 (/x/crates/core)\nserde v1.0.0\nsqlx-core v0.9.0\ntokio v1.0.0 (*)\n";

#[test]
fn a_forbidden_package_is_named_and_a_longer_name_is_another_package() {
    let breaches = rules::reached(TREE, "spotlight-core", &["tokio", "sqlx"]);
    assert_eq!(breaches, ["spotlight-core reaches tokio"]);
}

#[test]
fn an_empty_tree_proves_nothing() {
    assert_eq!(rules::reached("", "spotlight-core", &["tokio"]).len(), 1);
}

#[test]
fn only_the_bridge_the_snapshot_and_tests_make_public_incidents() {
    for path in
        ["record/src/publish.rs", "record/src/publish/words.rs", "core/src/snapshot/mod.rs", "core/src/tile/tests.rs"]
    {
        assert!(construction::allowed(path), "{path}");
    }
    for path in ["record/src/incident.rs", "server/src/import.rs", "core/src/public.rs", "report/src/publish.rs"] {
        assert!(!construction::allowed(path), "{path}");
    }
}

#[test]
fn calls_are_found_and_comments_are_not_calls() {
    let call = concat!("let a = PublicIncident", "::new(parts);");
    let text = format!("// {call}\n{call}\n    /// {call}\n  {call}\n");
    assert_eq!(construction::calls(&text).collect::<Vec<_>>(), [2, 4]);
}
