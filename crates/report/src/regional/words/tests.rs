//! Both languages say everything, and the code asks for nothing that they do not have.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use spotlight_core::Lang;

use super::{Words, number, signed};

fn names(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect()
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_names() {
    let (en, es) = (Words::of(Lang::En), Words::of(Lang::Es));
    assert_eq!(en.texts.keys().collect::<Vec<_>>(), es.texts.keys().collect::<Vec<_>>());
    for (key, text) in &en.texts {
        assert_eq!(names(text), names(&es.texts[key]), "{key}");
        assert!(!text.trim().is_empty() && !es.texts[key].trim().is_empty(), "{key}");
    }
}

/// Texts in quotes that look like a key, as far as a known table begins them.
fn keys_in(source: &str, tables: &BTreeSet<&str>) -> BTreeSet<String> {
    let is_key = |text: &&str| {
        text.split_once('.').is_some_and(|(table, rest)| {
            tables.contains(table)
                && !rest.is_empty()
                && rest.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        })
    };
    source.split('"').filter(is_key).map(str::to_owned).collect()
}

fn sources(dir: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
            into.push(fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_text_that_the_code_asks_for_is_there() {
    let words = Words::of(Lang::En);
    let tables: BTreeSet<&str> = words.texts.keys().filter_map(|key| key.split('.').next()).collect();
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/regional"), &mut files);
    assert!(files.len() > 30);
    // These are names of fields in messages and of a file, not keys.
    let fields = ["provenance.json", "area.name", "indicator.name", "indicator.unit", "indicator.source"];
    for key in files.iter().flat_map(|file| keys_in(file, &tables)).filter(|key| !fields.contains(&key.as_str())) {
        assert!(words.has(&key) || (words.has(&format!("{key}_one")) && words.has(&format!("{key}_other"))), "{key}");
    }
}

#[test]
fn what_is_filled_in_is_never_filled_again() {
    let words = Words::of(Lang::En);
    assert_eq!(words.fill("count.incidents_other", &[("n", "{n} {period}")]), "{n} {period} incidents");
    assert_eq!(
        (words.n("count.incidents", 1), words.n("count.incidents", 0)),
        ("1 incident".into(), "0 incidents".into())
    );
}

#[test]
fn numbers_are_parted_by_commas_and_carry_their_sign() {
    assert_eq!([0, 999, 1_000, 1_234_567].map(number), ["0", "999", "1,000", "1,234,567"].map(str::to_owned));
    assert_eq!([-1_234, 0, 5].map(signed), ["−1,234", "0", "+5"].map(str::to_owned));
}
