use std::io::Read;

use proptest::prelude::*;

use super::{Decoder, Encoding};

/// Gives its bytes in pieces of a few at a time.
struct Drip<'a>(&'a [u8], usize);

impl Read for Drip<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let n = self.1.min(self.0.len()).min(into.len());
        into[..n].copy_from_slice(&self.0[..n]);
        self.0 = &self.0[n..];
        Ok(n)
    }
}

fn decode(bytes: &[u8], step: usize) -> (String, Encoding, bool) {
    let mut decoder = Decoder::new(Drip(bytes, step));
    let mut text = String::new();
    while decoder.more(&mut text).unwrap() {}
    (text, decoder.encoding(), decoder.has_bom())
}

#[test]
fn each_encoding_gives_the_same_text() {
    let text = "fecha;Lugar\nCañón del Álamo, “Río”;€\n";
    let utf16 = |big: bool| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(|u: u16| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let cases = [
        (text.as_bytes().to_vec(), Encoding::Utf8, false),
        ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), Encoding::Utf8, true),
        (utf16(false), Encoding::Utf16Le, true),
        (utf16(true), Encoding::Utf16Be, true),
        (latin.into_owned(), Encoding::Windows1252, false),
    ];
    for (bytes, encoding, bom) in cases {
        for step in [1, 2, 3, 5, 4096] {
            assert_eq!(decode(&bytes, step), (text.to_owned(), encoding, bom), "in steps of {step}");
        }
    }
}

#[test]
fn a_file_that_mixes_latin_1_and_utf_8_is_read_byte_by_byte() {
    let bytes = b"Reuters Espa\xc3\xb1a,Diario de Quer\xe9taro,Andaluc\xeda";
    let expected = "Reuters España,Diario de Querétaro,Andalucía".to_owned();
    for step in [1, 7, 4096] {
        assert_eq!(decode(bytes, step), (expected.clone(), Encoding::Mixed, false));
    }
}

#[test]
fn utf_16_without_a_mark_is_told_by_its_nuls() {
    let text = "fecha;Lugar\nCañón;€\n";
    let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for step in [1, 3, 4096] {
        assert_eq!(decode(&le, step), (text.to_owned(), Encoding::Utf16Le, false));
        assert_eq!(decode(&be, step), (text.to_owned(), Encoding::Utf16Be, false));
    }
    assert_eq!(decode(b"a\0b,c\nd,e\n", 4096).1, Encoding::Utf8, "a NUL here and there is a fault of its row");
}

#[test]
fn marks_that_were_added_twice_go() {
    assert_eq!(decode(b"\xEF\xBB\xBF\xEF\xBB\xBFa,b", 1), ("a,b".to_owned(), Encoding::Utf8, true));
    assert_eq!(decode(b"\xEF\xBB\xBF\xC3\xAF\xC2\xBB\xC2\xBFa,b", 2), ("a,b".to_owned(), Encoding::Utf8, true));
}

#[test]
fn the_macintosh_is_told_from_windows_or_not_at_all() {
    let cases: [(&[u8], &str, Encoding); 6] = [
        (b"H\x99pital,Qu\x8ebec", "Hôpital,Québec", Encoding::Macintosh),
        (b"S\x87nchez,Le\x97n,A\x96o", "Sánchez,León,Año", Encoding::Macintosh),
        (b"S\xe1nchez, don\x92t", "Sánchez, don’t", Encoding::Windows1252),
        (b"S\xe1nchez\x99, H\x99pital", "Sánchez™, H™pital", Encoding::Windows1252),
        (b"the river\x97found, 5\x80 each", "the river—found, 5€ each", Encoding::Windows1252),
        (b"\xc3\xb1 H\x99pital", "ñ H™pital", Encoding::Mixed),
    ];
    for (bytes, text, encoding) in cases {
        for step in [1, 4096] {
            assert_eq!(decode(bytes, step), (text.to_owned(), encoding, false));
        }
    }
}

#[test]
fn dos_is_told_from_windows_and_the_macintosh() {
    let cases: [(&[u8], &str, Encoding); 5] = [
        (b"Le\xa2n, Coyoac\xa0n, A\xa4o, \xb5lamo", "León, Coyoacán, Año, Álamo", Encoding::Cp850),
        (b"Fran\x87ois, Andr\x82s, Jos\x82 Garc\xa1a", "François, Andrés, José García", Encoding::Cp850),
        (b"de\xa0la; \xa35", "de\u{a0}la; £5", Encoding::Windows1252),
        (b"S\xe1nchez, 5\xa2each", "Sánchez, 5¢each", Encoding::Windows1252),
        (b"\xc3\xb1, Le\xa2n", "ñ, Le¢n", Encoding::Mixed),
    ];
    for (bytes, text, encoding) in cases {
        for step in [1, 4096] {
            assert_eq!(decode(bytes, step), (text.to_owned(), encoding, false));
        }
    }
}

#[test]
fn what_was_written_twice_is_taken_back_and_nothing_else() {
    let meant = "León, Año, ¿dónde? “Río” Álamo à – 5 €";
    let twice: String = encoding_rs::WINDOWS_1252.decode_without_bom_handling(meant.as_bytes()).0.into_owned();
    assert!(twice.contains("LeÃ³n"), "{twice}");
    for step in [1, 2, 3, 7, 4096] {
        assert_eq!(decode(twice.as_bytes(), step), (meant.to_owned(), Encoding::Twice, false), "in steps of {step}");
    }
    for once in ["São Paulo, Ângela, CORAÇÃO, fã", "Cañón, 5 °C, “Â”, ÃO"] {
        assert_eq!(decode(once.as_bytes(), 4096), (once.to_owned(), Encoding::Utf8, false));
    }
    // Across the pieces in which a large file is read, wherever the letters fall.
    for before in 65_530..65_540 {
        let text = format!("{}LeÃ³n y AÃ±o", "x".repeat(before));
        assert!(decode(text.as_bytes(), 4096).0.ends_with("xLeón y Año"), "{before}");
    }
}

#[test]
fn a_sequence_cut_by_the_end_of_the_file_is_kept() {
    assert_eq!(decode(b"Se\xc3", 4096).0, "SeÃ");
    let cut = decode("Señor Muñ".as_bytes().split_last().unwrap().1, 4096);
    assert_eq!(cut, ("Señor Mu\u{FFFD}".to_owned(), Encoding::Utf8, false), "the file is of UTF-8, and cut");
    assert_eq!(decode(b"\xff\xfea", 4096).0, "\u{FFFD}");
    assert_eq!(decode(b"", 4096).0, "");
}

proptest! {
    #[test]
    fn the_pieces_that_bytes_arrive_in_do_not_matter(bytes in prop::collection::vec(any::<u8>(), 0..200), step in 1usize..9) {
        prop_assert_eq!(decode(&bytes, step), decode(&bytes, 4096));
    }

    #[test]
    fn valid_utf_8_is_left_alone(text in "\\PC{0,60}") {
        prop_assume!(!text.starts_with('\u{FEFF}'));
        prop_assert_eq!(decode(text.as_bytes(), 3).0, text);
    }
}

#[test]
fn single_letters_tell_a_character_set_and_good_text_stays() {
    let cases: [(&[u8], &str, Encoding); 5] = [
        (b"Detenci\x97n", "Detención", Encoding::Macintosh),
        (b"ni\x96o, Jos\x8e", "niño, José", Encoding::Macintosh),
        (b"the river\x97found, Nogales\x96Tucson", "the river—found, Nogales–Tucson", Encoding::Windows1252),
        (b"sali\xa2, 5\xa2", "salió, 5ó", Encoding::Cp850),
        (b"5\xa2, US\xa3 3", "5¢, US£ 3", Encoding::Windows1252),
    ];
    for (bytes, text, encoding) in cases {
        assert_eq!(decode(bytes, 4096), (text.to_owned(), encoding, false));
    }
    let mixed = "LeÃ³n, AHOGÓ”, MURIÓ», PERÚ…";
    assert_eq!(decode(mixed.as_bytes(), 4096).0, "León, AHOGÓ”, MURIÓ», PERÚ…");
}
