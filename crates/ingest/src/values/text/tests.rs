use proptest::prelude::*;

use super::{NULLS, escape, is_null, trim, value, without_entities};

#[test]
fn words_for_nothing_are_blank() {
    for cell in ["", "  ", "NA", "n/a", "-", "--", "NULL", "None", "Unknown", "desconocido", "s/d", "No aplica", "-999"]
    {
        assert_eq!(value(cell), None, "{cell:?}");
    }
    for cell in ["0", "no", "Nada", "-1", "none known", "Naco"] {
        assert_eq!(value(cell), Some(cell));
    }
    for null in NULLS {
        assert!(is_null(null) && is_null(&null.to_uppercase()), "{null}");
        assert!(!is_null(&format!("{null}{}", "x".repeat(16 - null.len() % 16))), "{null}");
    }
}

proptest! {
    #[test]
    fn trimming_at_a_glance_is_trimming(cell in "[ \t\u{a0}]{0,2}[a-z0-9'=é-]{0,3}[ \n\u{2003}]{0,2}") {
        prop_assert_eq!(trim(&cell), cell.trim());
    }
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
