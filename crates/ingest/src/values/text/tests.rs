use proptest::prelude::*;

use super::{LONGEST_NULL, NULLS, escape, value, without_entities};

#[test]
fn words_for_nothing_are_blank() {
    for cell in ["", "  ", "NA", "n/a", "-", "--", "NULL", "None", "Unknown", "desconocido", "s/d", "No aplica", "-999"]
    {
        assert_eq!(value(cell), None, "{cell:?}");
    }
    for cell in ["0", "no", "Nada", "-1", "none known", "Naco"] {
        assert_eq!(value(cell), Some(cell));
    }
    assert_eq!(NULLS.iter().map(|n| n.len()).max(), Some(LONGEST_NULL));
}

#[test]
fn a_formula_is_neutralised_and_comes_back() {
    for text in ["=1+1", "+52 1", "-5", "@x", "\tx", "'=x", "'", "''", "NA", " x", "x ", "' x"] {
        let cell = escape(text);
        assert!(cell.starts_with('\''), "{text:?}");
        assert_eq!(value(&cell), Some(text));
    }
    for text in ["'Twas", "x", "5-6", "''quoted''"] {
        assert_eq!(escape(text), text);
        assert_eq!(value(text), Some(text));
    }
}

#[test]
fn entities_become_characters() {
    assert_eq!(without_entities("Smith &amp;amp; Sons &lt;3"), ("Smith & Sons <3".into(), true));
    assert_eq!(without_entities("R&D; a & b"), ("R&D; a & b".into(), false));
}

proptest! {
    #[test]
    fn every_text_that_is_not_empty_survives_writing_and_reading(text in "['=+@\t\r -]{0,3}[a-zA-Z/ '-]{0,6}[ \t\n]{0,2}") {
        prop_assume!(!text.is_empty());
        let cell = escape(&text);
        prop_assert_eq!(value(&cell), Some(text.as_str()));
    }
}
