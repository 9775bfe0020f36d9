//! No text cell may begin as a formula does.

use super::text;

#[test]
fn a_formula_becomes_text_and_text_stays() {
    for start in ["=", "+", "-", "@", "\t", "\r"] {
        assert_eq!(text(&format!("{start}1")), format!("'{start}1"));
    }
    assert_eq!(text("1+1=2"), "1+1=2");
    assert_eq!(text(""), "");
}
