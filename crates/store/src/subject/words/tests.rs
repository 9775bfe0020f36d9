use super::*;

fn finds(word: &str, text: &str) -> bool {
    Words::new([word]).unwrap().are_in(text)
}

#[test]
fn case_accents_and_blanks_do_not_matter() {
    assert!(finds("josé  pérez", "Vio a JOSE PEREZ en el río"));
    assert!(finds("Jose Perez", "josé\n pérez"));
    assert!(!finds("José Pérez", "José y Pérez"));
}

#[test]
fn of_a_number_only_the_digits_count() {
    assert!(finds("+52 633 123 4567", "tel. 52-633-1234567"));
    assert!(finds("6331234567", "(633) 123-4567"));
    assert!(!finds("6331234567", "633 123 456"));
    assert!(!finds("2021", "20-21"), "four digits are a text");
}

#[test]
fn short_words_are_refused_and_none_of_them_is_printed() {
    assert_eq!(Words::new(["ab"]).err(), Some(TooShort));
    assert_eq!(Words::new(["- -"]).err(), Some(TooShort));
    let words = Words::new(["Zacatecoluca"]).unwrap();
    assert_eq!(format!("{words:?}"), "Words(1)");
    assert!(!Words::default().are_in("anything"));
}
