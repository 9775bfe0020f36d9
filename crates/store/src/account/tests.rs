//! Names: what can be one, and which are the same.

use super::{BadName, folded, name};

#[test]
fn a_name_is_trimmed_and_bounded() {
    assert_eq!(name("  Ana María "), Ok("Ana María".to_owned()));
    for wrong in ["", "   ", "a\nb", &"x".repeat(101)] {
        assert_eq!(name(wrong), Err(BadName::Form), "{wrong:?}");
    }
    assert_eq!(name(" Operator"), Err(BadName::Reserved));
    assert_eq!(name("SYSTEM"), Err(BadName::Reserved));
}

#[test]
fn names_that_look_alike_are_one() {
    assert_eq!(folded("ANA  María"), folded("ana mari\u{301}a"));
    assert_eq!(folded("Ａna"), folded("ana"));
    assert_ne!(folded("ana"), folded("anna"));
}
