//! Looks for what must not lie open in a text: telephone numbers, e-mail addresses, numbers of documents, devices and plates.
//!
//! It finds what *looks* like one; a person decides. Links are passed over (their digits are no telephone), and so are dates.

mod announced;
mod behind;
mod heads;
mod links;
mod look;
mod names;
mod plain;
mod signs;

use std::ops::Range;

use memchr::memchr2_iter;
use signs::Signs;

pub(crate) use links::{is_a_profile, with_key};
pub(crate) use look::look;

/// What a piece of text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Phone,
    Email,
    ANumber,
    SocialSecurity,
    Imei,
    Curp,
    Plate,
    Passport,
    Card,
    Account,
    Name,
    Birth,
    Address,
    House,
    Key,
}

impl Kind {
    /// Whether hardly anything else looks like it. Towns and streets are called after people, and a place of death may well be an address.
    pub(crate) fn is_certain(self) -> bool {
        !matches!(self, Self::Name | Self::Address | Self::Account)
    }

    /// English and Spanish name.
    pub(crate) fn name(self) -> [&'static str; 2] {
        match self {
            Self::Phone => ["a telephone number", "un número de teléfono"],
            Self::Email => ["an e-mail address", "una dirección de correo electrónico"],
            Self::ANumber => ["an A-number", "un número A (A-number)"],
            Self::SocialSecurity => ["a social security number", "un número de seguridad social"],
            Self::Imei => ["the number of a telephone set (IMEI)", "el número de un aparato telefónico (IMEI)"],
            Self::Curp => ["a CURP", "una CURP"],
            Self::Plate => ["a licence plate", "una placa de vehículo"],
            Self::Passport => ["a document number", "un número de documento"],
            Self::Card => ["the number of a card or bank account", "el número de una tarjeta o cuenta bancaria"],
            Self::Account => ["an account of a social network", "una cuenta de una red social"],
            Self::Name => ["the name of a person", "el nombre de una persona"],
            Self::Birth => ["a day of birth", "una fecha de nacimiento"],
            Self::Address => ["a street address", "un domicilio"],
            Self::House => ["the place of a house where people are", "la ubicación de una casa con personas"],
            Self::Key => ["a link with an access key", "un enlace con una clave de acceso"],
        }
    }
}

/// How the digits of telephone numbers are grouped in the United States and Mexico, with and without a country code.
const GROUPINGS: [&[usize]; 19] = [
    &[3, 3, 4],
    &[3, 7],
    &[10],
    &[11],
    &[12],
    &[1, 3, 3, 4],
    &[2, 2, 4, 4],
    &[2, 3, 3, 4],
    &[2, 10],
    &[2, 4, 4],
    &[2, 8],
    &[3, 3, 2, 2],
    &[2, 1, 2, 4, 4],
    &[2, 1, 3, 3, 4],
    &[2, 3, 3, 2, 2],
    &[3, 3, 3, 4],
    &[3, 1, 2, 2, 2],
    &[2, 2, 2, 2, 2],
    &[3, 2, 1, 2, 2],
];

/// The first thing in a text that looks like personal data: what it looks like, and where.
pub(crate) fn find(text: &str) -> Option<(Kind, Range<usize>)> {
    let signs = Signs::of(text);
    match signs.unusual().then(|| plain::plain(text)).flatten() {
        None => numbered(text, signs),
        Some((plain, places)) => numbered(&plain, Signs::of(&plain)).map(|(kind, at)| (kind, places.of(&at))),
    }
}

fn numbered(text: &str, signs: Signs) -> Option<(Kind, Range<usize>)> {
    // Most texts have few digits, and then there is little to look for.
    let digits = if signs.digit() { digits_in(text.as_bytes()) } else { 0 };
    if digits < 2 && !signs.at() {
        return None;
    }
    email(text)
        .map(|at| (Kind::Email, at))
        .or_else(|| numbers(text, digits))
        .or_else(|| (digits >= 7).then(|| curp(text)).flatten().map(|at| (Kind::Curp, at)))
        .or_else(|| behind_words(text))
}

/// How many digits there are; by pieces whose count fits into a byte, so that many bytes are looked at together.
fn digits_in(bytes: &[u8]) -> usize {
    let count = |piece: &[u8]| piece.iter().fold(0_u8, |count, byte| count + u8::from(byte.is_ascii_digit()));
    bytes.chunks(240).map(|piece| usize::from(count(piece))).sum()
}

/// A text that was found, for a receipt: enough to find it again, not enough to use it.
pub(crate) fn masked(found: &str) -> String {
    let count = found.chars().count();
    found
        .chars()
        .enumerate()
        .map(|(i, c)| if i < 2 || i + 2 >= count || !c.is_alphanumeric() { c } else { '·' })
        .collect()
}

fn email(text: &str) -> Option<Range<usize>> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    text.match_indices('@').find_map(|(at, _)| {
        let start =
            text[..at].rfind(|c: char| !part(c)).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
        let end = at + 1 + text[at + 1..].find(|c: char| !part(c)).unwrap_or(text.len() - at - 1);
        let domain = text[at + 1..end].trim_end_matches('.');
        let dotted = domain.rsplit_once('.').is_some_and(|(host, top)| !host.is_empty() && top.len() >= 2);
        (start < at && dotted).then_some(start..at + 1 + domain.len())
    })
}

/// Groups of digits that stand together like those of a telephone number, or behind an `A`.
fn numbers(text: &str, digits: usize) -> Option<(Kind, Range<usize>)> {
    if digits < 8 {
        return None;
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|offset| at + offset) {
        let run = Run::at(bytes, start);
        at = run.end;
        let kind = if run.follows_an_a(bytes) {
            Kind::ANumber
        } else if run.is_card(bytes) && !in_a_link(text, start) {
            Kind::Card
        } else if run.is_imei(bytes) && !in_a_link(text, start) {
            Kind::Imei
        } else if run.is_social_security(bytes) && !in_a_link(text, start) {
            Kind::SocialSecurity
        } else if run.looks_like_a_phone(bytes) && !in_a_link(text, start) {
            Kind::Phone
        } else {
            continue;
        };
        return Some((kind, start..run.end));
    }
    None
}

/// Digits with at most two separators between one group and the next.
struct Run {
    start: usize,
    end: usize,
    /// The sizes of the first groups; a run of more is no number of anybody.
    groups: [usize; 6],
    count: usize,
    dots: usize,
}

impl Run {
    fn at(bytes: &[u8], start: usize) -> Self {
        let mut run = Self { start, end: start, groups: [0; 6], count: 0, dots: 0 };
        let mut at = start;
        loop {
            let size = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
            if let Some(group) = run.groups.get_mut(run.count) {
                *group = size;
            }
            run.count += 1;
            run.end = at + size;
            let gap = bytes[run.end..].iter().take_while(|b| matches!(b, b' ' | b'-' | b'.' | b'(' | b')')).count();
            // `520/555-1234`, but no date.
            let size_behind = |at: usize| bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
            let slash =
                run.count == 1 && size == 3 && bytes.get(run.end) == Some(&b'/') && size_behind(run.end + 1) == 3;
            // `520 - 555 - 1234`
            let spaced = size == 3 && bytes[run.end..].starts_with(b" - ") && matches!(size_behind(run.end + 3), 3 | 4);
            let gap = if slash { 1 } else { gap };
            let most = if spaced { 3 } else { 2 };
            if !(1..=most).contains(&gap) || !bytes.get(run.end + gap).is_some_and(u8::is_ascii_digit) {
                return run;
            }
            run.dots += usize::from(bytes[run.end] == b'.');
            at = run.end + gap;
        }
    }

    fn groups(&self) -> &[usize] {
        self.groups.get(..self.count).unwrap_or_default()
    }

    fn follows_an_a(&self, bytes: &[u8]) -> bool {
        let before = &bytes[..self.start];
        let gap = before.iter().rev().take(2).take_while(|b| matches!(b, b' ' | b'-' | b'#')).count();
        let before = &before[..before.len() - gap];
        let alone = |rest: &[u8]| rest.last().is_none_or(|b| !b.is_ascii_alphanumeric());
        before.strip_suffix(b"A").is_some_and(alone) && matches!(self.groups(), [8 | 9] | [2 | 3, 3, 3])
    }

    fn digits(&self) -> usize {
        self.groups().iter().sum()
    }

    fn is_a_day(&self) -> bool {
        matches!(self.groups(), [4, 1 | 2, 1 | 2] | [1 | 2, 1 | 2, 4])
    }

    /// Whether it is a day or may be two years.
    fn is_a_date(&self) -> bool {
        self.is_a_day() || self.groups() == [4, 4]
    }

    /// Sixteen digits in fours that check each other.
    fn is_card(&self, bytes: &[u8]) -> bool {
        self.groups() == [4, 4, 4, 4] && self.checks(bytes)
    }

    /// Fifteen digits, in one group or in those of the sticker, the last of which checks the others (Luhn).
    fn is_imei(&self, bytes: &[u8]) -> bool {
        if !matches!(self.groups(), [15] | [2, 6, 6, 1] | [6, 2, 6, 1] | [8, 6, 1]) {
            return false;
        }
        self.checks(bytes)
    }

    /// Whether the last digit checks the others (Luhn).
    fn checks(&self, bytes: &[u8]) -> bool {
        let digits = bytes[self.start..self.end].iter().filter(|b| b.is_ascii_digit()).rev();
        let sum: u32 = digits
            .enumerate()
            .map(|(place, digit)| {
                let value = u32::from(digit - b'0') << (place % 2);
                value / 10 + value % 10
            })
            .sum();
        sum.is_multiple_of(10) && sum > 0
    }

    /// `123-45-6789`, with hyphens only: blanks stand between other numbers, too.
    fn is_social_security(&self, bytes: &[u8]) -> bool {
        let alone = |at: Option<&u8>| at.is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'-' && *b != b'/');
        self.groups() == [3, 2, 4]
            && self.end - self.start == 11
            && bytes[self.start + 3] == b'-'
            && bytes[self.start + 6] == b'-'
            && alone(self.start.checked_sub(1).and_then(|at| bytes.get(at)))
            && alone(bytes.get(self.end))
    }

    fn looks_like_a_phone(&self, bytes: &[u8]) -> bool {
        let before = self.start.checked_sub(1).map(|at| bytes[at]);
        let earlier = self.start.checked_sub(2).map(|at| bytes[at]);
        // `Tel.6621234567`
        let word = before == Some(b'.') && earlier.is_some_and(|b| b.is_ascii_alphabetic());
        let begins = word || before.is_none_or(|b| !b.is_ascii_alphanumeric() && b != b'.' && b != b'/');
        // One dot is a decimal point; a number written with dots has them between all its groups.
        let dots = self.dots == 0 || (self.count > 2 && self.dots == self.count - 1);
        // `+504 9876-5432`, `+5216621234567`, `0445512345678`
        let abroad = before == Some(b'+') && (9..=15).contains(&self.digits()) && !self.is_a_date();
        let dialled = (bytes[self.start..].starts_with(b"00") && (12..=15).contains(&self.digits()) && self.count < 5)
            || self.groups() == [13]
                && [&b"044"[..], b"045", b"521"].iter().any(|code| bytes[self.start..].starts_with(code));
        begins && dots && (abroad || dialled || GROUPINGS.contains(&self.groups()))
    }
}

/// A Mexican population register code: four letters, a birth date, sex, five letters, two signs.
fn curp(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let shape = |word: &[u8]| {
        word.iter().enumerate().all(|(at, b)| match at {
            0..=3 | 11..=15 => b.is_ascii_alphabetic(),
            4..=9 | 17 => b.is_ascii_digit(),
            10 => matches!(b.to_ascii_uppercase(), b'H' | b'M' | b'X'),
            _ => b.is_ascii_alphanumeric(),
        })
    };
    let alone = |at: Option<&u8>| at.is_none_or(|b| !b.is_ascii_alphanumeric());
    (0..bytes.len().saturating_sub(17)).map(|at| at..at + 18).find(|range| {
        alone(range.start.checked_sub(1).and_then(|at| bytes.get(at)))
            && alone(bytes.get(range.end))
            && shape(&bytes[range.clone()])
            && !in_a_link(text, range.start)
    })
}

/// The words that make a sign a plate or a document; without one of them it is anything. All begin with a `p`, and a longer one stands
/// before its beginning.
const WORDS: [(&str, Kind); 6] = [
    ("plates", Kind::Plate),
    ("plate", Kind::Plate),
    ("placas", Kind::Plate),
    ("placa", Kind::Plate),
    ("passport", Kind::Passport),
    ("pasaporte", Kind::Passport),
];

/// What stands behind a word that announces it: capital letters and digits, at most three words on.
fn behind_words(text: &str) -> Option<(Kind, Range<usize>)> {
    let bytes = text.as_bytes();
    memchr2_iter(b'p', b'P', bytes).find_map(|at| {
        let begins =
            |word: &str| bytes[at..].get(..word.len()).is_some_and(|b| b.eq_ignore_ascii_case(word.as_bytes()));
        let (word, kind) = WORDS.iter().find(|(word, _)| begins(word))?;
        let (before, rest) = (&text[..at], &text[at + word.len()..]);
        let whole = !before.ends_with(char::is_alphanumeric) && !rest.starts_with(char::is_alphanumeric);
        if !whole || in_a_link(text, at) {
            return None;
        }
        let separates = |c: char| c.is_whitespace() || matches!(c, ':' | '#' | ',' | ';' | '.' | '(' | ')' | '"');
        let sign = rest.split(separates).filter(|sign| !sign.is_empty()).take(4).find(|sign| is_sign(sign))?;
        // The piece is a part of the text, so the difference of their addresses is its place.
        let start = sign.as_ptr() as usize - text.as_ptr() as usize;
        Some((*kind, start..start + sign.len()))
    })
}

/// Five to ten capital letters, digits and hyphens, with at least two digits.
fn is_sign(word: &str) -> bool {
    let count = |test: fn(&u8) -> bool| word.bytes().filter(test).count();
    let (letters, digits) = (count(u8::is_ascii_uppercase), count(u8::is_ascii_digit));
    let hyphens = word.len() - letters - digits;
    digits >= 2
        && (5..=10).contains(&(letters + digits))
        && hyphens <= 3
        && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
        // `2019-2020` and `2020-05-14` are dates.
        && (letters > 0 || hyphens == 0)
}

/// Whether a place in a text belongs to a link.
fn in_a_link(text: &str, at: usize) -> bool {
    // Split, not counted on from: a space may be of several bytes.
    let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = text[at - before.len()..].split_whitespace().next().unwrap_or_default();
    word.contains("//") || word.contains("www.")
}

#[cfg(test)]
mod tests;
