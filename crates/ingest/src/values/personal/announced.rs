//! What words announce: a number behind `tel`, `DUI` or `SSN`, a day behind `born`, a plate behind `placas`.
//!
//! A text is gone through word by word. Of a word its first three letters ([`super::heads`]) and its length are looked at; only if some word of
//! the list has them is it compared.

use std::sync::LazyLock;

/// What a word announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Announces {
    Phone,
    /// A number of a document, of seven digits and more.
    Document,
    /// A number of a document if it has ten digits together: the word means something else, too.
    LongDocument,
    Alien,
    Social,
    Plate,
    Card,
    Birth,
    Street,
    /// Behind the number and the name of a street.
    StreetEnd,
    House,
    Account,
    Arroba,
    At,
    Curp,
    Rfc,
    Person,
    Title,
    Rank,
}

use Announces::{
    Account, Alien, Arroba, At, Birth, Card, Curp, Document, House, LongDocument, Person, Phone, Plate, Rank, Rfc,
    Social, Street, StreetEnd, Title,
};

/// The words, in lower case.
const WORDS: &[(&str, Announces)] = &[
    ("tel", Phone),
    ("tels", Phone),
    ("telefono", Phone),
    ("teléfono", Phone),
    ("cel", Phone),
    ("celular", Phone),
    ("movil", Phone),
    ("móvil", Phone),
    ("phone", Phone),
    ("ph", Phone),
    ("cell", Phone),
    ("sms", Phone),
    ("whatsapp", Phone),
    ("whats", Phone),
    ("wa", Phone),
    ("dpi", Document),
    ("dui", Document),
    ("dni", Document),
    ("cedula", Document),
    ("cédula", Document),
    ("identidad", Document),
    ("ine", Document),
    ("ife", Document),
    ("ocr", Document),
    ("nit", Document),
    ("mcas", Document),
    ("consular", Document),
    ("licencia", Document),
    ("license", Document),
    ("licence", Document),
    ("dl", Document),
    ("visa", Document),
    ("passport", Document),
    ("pasaporte", Document),
    ("fin", LongDocument),
    ("a", Alien),
    ("alien", Alien),
    ("uscis", Alien),
    ("ssn", Social),
    ("ss", Social),
    ("nss", Social),
    ("social", Social),
    ("plates", Plate),
    ("plate", Plate),
    ("placas", Plate),
    ("placa", Plate),
    ("lic", Plate),
    ("lp", Plate),
    ("lpn", Plate),
    ("tag", Plate),
    ("license", Plate),
    ("matricula", Plate),
    ("matrícula", Plate),
    ("tarjeta", Card),
    ("card", Card),
    ("clabe", Card),
    ("cuenta", Card),
    ("account", Card),
    ("dob", Birth),
    ("d", Birth),
    ("born", Birth),
    ("nacido", Birth),
    ("nacida", Birth),
    ("nacio", Birth),
    ("nació", Birth),
    ("nacimiento", Birth),
    ("nac", Birth),
    ("birthday", Birth),
    ("birthdate", Birth),
    ("birth", Birth),
    ("calle", Street),
    ("avenida", Street),
    ("av", Street),
    ("ave", Street),
    ("callejon", Street),
    ("callejón", Street),
    ("privada", Street),
    ("domicilio", Street),
    ("boulevard", Street),
    ("blvd", Street),
    ("st", StreetEnd),
    ("street", StreetEnd),
    ("ave", StreetEnd),
    ("avenue", StreetEnd),
    ("rd", StreetEnd),
    ("road", StreetEnd),
    ("dr", StreetEnd),
    ("drive", StreetEnd),
    ("ln", StreetEnd),
    ("lane", StreetEnd),
    ("blvd", StreetEnd),
    ("box", StreetEnd),
    ("safe", House),
    ("safehouse", House),
    ("stash", House),
    ("casa", House),
    ("house", House),
    ("ig", Account),
    ("instagram", Account),
    ("telegram", Account),
    ("twitter", Account),
    ("tiktok", Account),
    ("snapchat", Account),
    ("snap", Account),
    ("fb", Account),
    ("facebook", Account),
    ("t", Account),
    ("arroba", Arroba),
    ("at", At),
    ("curp", Curp),
    ("rfc", Rfc),
    ("victim", Person),
    ("victima", Person),
    ("víctima", Person),
    ("nombre", Person),
    ("name", Person),
    ("named", Person),
    ("llama", Person),
    ("llamado", Person),
    ("llamada", Person),
    ("sister", Person),
    ("brother", Person),
    ("wife", Person),
    ("husband", Person),
    ("mother", Person),
    ("father", Person),
    ("daughter", Person),
    ("hermana", Person),
    ("hermano", Person),
    ("esposa", Person),
    ("esposo", Person),
    ("madre", Person),
    ("hija", Person),
    ("hijo", Person),
    ("contact", Person),
    ("contacto", Person),
    ("dr", Person),
    ("dra", Person),
    ("padre", Person),
    ("lic", Person),
    ("sra", Title),
    ("sr", Title),
    ("srta", Title),
    ("mr", Title),
    ("mrs", Title),
    ("ms", Title),
    ("sgt", Title),
    ("sgto", Title),
    ("agent", Rank),
    ("agente", Rank),
    ("officer", Rank),
    ("deputy", Rank),
];

/// The longest of them, in bytes.
const LONGEST: usize = 10;

/// The words by first letter and length.
pub(super) struct Words([[OfALength; LONGEST + 1]; 26]);

/// Words that begin with the same letter and are as long.
#[derive(Default)]
struct OfALength {
    /// Which second letters there are, a bit each, and one for those without a plain one. Of nearly all words of a text it is enough to look at
    /// these.
    seconds: u32,
    words: Vec<(&'static [u8], Announces)>,
}

static WORDS_BY_LETTER: LazyLock<Words> = LazyLock::new(|| {
    let mut table: [[OfALength; LONGEST + 1]; 26] = Default::default();
    for (word, announces) in WORDS {
        let word = word.as_bytes();
        let alike = &mut table[usize::from(word[0] - b'a')][word.len()];
        alike.seconds |= second(word.get(1));
        alike.words.push((word, *announces));
    }
    Words(table)
});

/// The place of a letter in the alphabet; 26 and more for another sign.
#[inline]
fn place(letter: u8) -> usize {
    usize::from(letter.to_ascii_lowercase().wrapping_sub(b'a'))
}

#[inline]
fn first(word: &[u8]) -> usize {
    word.first().map_or(26, |first| place(*first))
}

/// The bit of a word's second letter.
#[inline]
fn second(letter: Option<&u8>) -> u32 {
    match letter.map(u8::to_ascii_lowercase) {
        Some(letter @ b'a'..=b'z') => 1 << (letter - b'a'),
        _ => 1 << 26,
    }
}

/// All of them, in lower case.
pub(super) fn listed() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|(word, _)| *word)
}

/// The words that announce something.
pub(super) fn words() -> &'static Words {
    &WORDS_BY_LETTER
}

impl Words {
    /// Those that begin with the letter of a word and are as long.
    #[inline]
    fn like(&self, word: &[u8]) -> Option<&OfALength> {
        self.0.get(first(word))?.get(word.len())
    }

    /// Whether a word may announce something; most words cannot.
    #[inline]
    pub(super) fn may_announce(&self, word: &[u8]) -> bool {
        self.like(word).is_some_and(|alike| alike.seconds & second(word.get(1)) != 0)
    }

    /// What a word announces.
    pub(super) fn announced(&'static self, word: &[u8]) -> impl Iterator<Item = Announces> {
        let mut lower = [0; LONGEST];
        let mut alike: &[_] = &[];
        if let Some(found) = self.like(word) {
            lower[..word.len()].copy_from_slice(word);
            lower.make_ascii_lowercase();
            // A capital letter with an accent is of two bytes, the second of which differs by a bit.
            if !word.is_ascii() {
                for at in 1..word.len() {
                    if lower[at - 1] == 0xc3 && (0x80..0x9f).contains(&lower[at]) {
                        lower[at] += 0x20;
                    }
                }
            }
            alike = &found.words;
        }
        let length = word.len();
        alike.iter().filter(move |(known, _)| *known == &lower[..length]).map(|(_, announces)| *announces)
    }
}
