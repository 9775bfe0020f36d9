use proptest::prelude::*;

use super::{Kind, find, look, masked};

fn found(text: &str) -> Option<(Kind, &str)> {
    find(text).map(|(kind, at)| (kind, &text[at]))
}

#[test]
fn numbers_and_addresses_of_people_are_found() {
    for (text, kind, what) in [
        ("call (520) 555-1234 now", Kind::Phone, "520) 555-1234"),
        ("520.555.1234", Kind::Phone, "520.555.1234"),
        ("tel. +52 55 1234 5678", Kind::Phone, "52 55 1234 5678"),
        ("6621234567", Kind::Phone, "6621234567"),
        ("escribir a maria.lopez@example.org.", Kind::Email, "maria.lopez@example.org"),
        ("A# 012-345-678", Kind::ANumber, "012-345-678"),
        ("his A098765432 file", Kind::ANumber, "098765432"),
        ("cel 662-123-45-67", Kind::Phone, "662-123-45-67"),
        ("+52 662 123 45 67", Kind::Phone, "52 662 123 45 67"),
        ("044 662 123 4567", Kind::Phone, "044 662 123 4567"),
        ("55 12 34 56 78", Kind::Phone, "55 12 34 56 78"),
        ("SSN 123-45-6789", Kind::SocialSecurity, "123-45-6789"),
        ("imei 490154203237518.", Kind::Imei, "490154203237518"),
        ("49-015420-323751-8", Kind::Imei, "49-015420-323751-8"),
        ("CURP LOOA531113HTCPBN07", Kind::Curp, "LOOA531113HTCPBN07"),
        ("a van, plates ABC1234", Kind::Plate, "ABC1234"),
        ("camioneta con placas: VZB-12-34 de Sonora", Kind::Plate, "VZB-12-34"),
        ("License plate no. 7XYZ123", Kind::Plate, "7XYZ123"),
        ("pasaporte G12345678", Kind::Passport, "G12345678"),
        ("passport number 512345678", Kind::Passport, "512345678"),
    ] {
        assert_eq!(found(text), Some((kind, what)), "{text:?}");
    }
}

#[test]
fn other_numbers_are_left_in_peace() {
    for text in [
        "31.9652036000, -113.0118945000",
        "Undocumented Border Crossers 01/01/2014-08/29/2018",
        "2014-01-06 2014-01-12",
        "http://example.org/6621234567",
        "2014.MMP00001",
        "19-00097 and 19-00148",
        "1,234 people, 12,345,678 pesos",
        "@nobody, 5 @ 10.50 each",
        "MMP6621234567",
        "490154203237519 is no IMEI: the last digit does not check",
        "https://example.org/490154203237518",
        "ABC1234 without the word",
        "placas de Sonora, 2019-2020",
        "a metal plate 12 by 14",
        "placa de 2020-05-14",
        "template ABC1234",
        "their passports were taken on 12 May 2020",
        "LOOA531113HTCPBN0 is a letter short",
        "13-45-6789",
        "http://example.org/placas/ABC1234",
        "see\u{a0}https://example.org/490154203237518",
        "véase\u{2003}www.example.org/520-555-1234",
    ] {
        assert_eq!(found(text), None, "{text:?}");
    }
}

#[test]
fn a_number_behind_any_space_is_found() {
    for space in ['\t', '\u{a0}', '\u{2003}', '\u{3000}'] {
        let text = format!("1e9{space}520-555-1234");
        let at = find(&text).unwrap_or_else(|| panic!("{text:?}")).1;
        assert!(text[at].ends_with("520-555-1234"), "{text:?}");
    }
}

#[test]
fn what_was_found_is_shown_in_part() {
    assert_eq!(masked("520-555-1234"), "52·-···-··34");
    assert_eq!(masked("maría@example.org"), "ma···@·······.·rg");
}

proptest! {
    #[test]
    fn no_text_with_such_words_panics(
        words in prop::collection::vec("Sra|A|tel|born|calle|nació|casa de seguridad|plates|ig|x (at) y|dot|box|Calle|Ave|María|Juan|＠|–|[#:.,@é-]{1,2}|[0-9]{1,5}|[A-Z]{1,3}[0-9]?", 0..9),
        between in "[ .:\u{a0}]?",
    ) {
        let text = words.join(&between);
        if let Some((_, at)) = look(&text) {
            masked(&text[at]);
        }
    }

    #[test]
    fn no_text_panics(text in "[0-9A@. \u{a0}\u{2003}()#a-zñ/-]{0,40}") {
        for (_, at) in [find(&text), look(&text)].into_iter().flatten() {
            masked(&text[at]);
        }
    }
}
