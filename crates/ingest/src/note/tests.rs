use std::collections::HashSet;

use spotlight_core::Lang;

use super::{Code, Detail, Note, SHOWN, Severity};

#[test]
fn every_code_has_a_stable_word_and_two_sentences() {
    let mut words = HashSet::new();
    for code in Code::ALL {
        assert!(words.insert(code.as_str()), "{code:?}");
        assert!(code.as_str().bytes().all(|b| b.is_ascii_lowercase() || b == b'_'));
        let note = Note::new("c", "VALUE", *code).with_text("DETAIL");
        let (en, es) = (note.message(Lang::En), note.message(Lang::Es));
        assert!(en != es && en.ends_with('.') && es.ends_with('.'), "{code:?}");
        assert!(!en.contains('{') && !es.contains('{'), "{code:?}: every placeholder is filled");
        assert_eq!(en.contains("VALUE"), es.contains("VALUE"), "{code:?}");
        assert_eq!(en.contains("DETAIL"), es.contains("DETAIL"), "{code:?}");
    }
}

#[test]
fn a_note_says_what_it_is_about() {
    let note = Note::new("ID", "{detail}", Code::IdRepeated).with(Detail::Line(7));
    assert_eq!(note.severity, Severity::Reject);
    assert!(note.message(Lang::En).starts_with("The id “{detail}” stands already in line 7"));
}

#[test]
fn a_long_value_is_shortened_between_characters() {
    let note = Note::new("c", &"ñ".repeat(SHOWN + 5), Code::BadDate);
    assert_eq!(note.value.chars().count(), SHOWN);
}
