//! The words of a text, gone through one by one: what only a word announces, what a word is by its letters, and names.

use std::ops::Range;

use super::{Kind, announced, behind, in_a_link, names, numbered, plain, with_key};
use crate::values::given::is_a_person;

/// The first thing in a text that looks like personal data, also what only a word announces and what looks like a name.
pub(crate) fn look(text: &str) -> Option<(Kind, Range<usize>)> {
    let both = |text: &str| numbered(text).or_else(|| in_words(text));
    match plain::plain(text) {
        None => both(text),
        Some((plain, places)) => both(&plain).map(|(kind, at)| (kind, places.of(&at))),
    }
}

/// Goes through a text word by word.
fn in_words(text: &str) -> Option<(Kind, Range<usize>)> {
    let bytes = text.as_bytes();
    if let Some(at) = with_key(text) {
        return Some((Kind::Key, at));
    }
    if text.contains(',') && is_a_person(text) {
        return Some((Kind::Name, 0..text.len()));
    }
    if let Some(at) = spaced_email(text) {
        return Some((Kind::Email, at));
    }
    let words = announced::words();
    let class = |at: usize| bytes.get(at).map_or(0, |b| CLASSES[usize::from(*b)]);
    let (mut before, mut at) = (0, 0);
    while at < bytes.len() {
        let own = class(at);
        let begins = own & !before & OF_A_WORD != 0;
        before = own;
        let start = at;
        at += 1;
        if !begins {
            continue;
        }
        // Most words are passed over by their first two letters. A single `a` is a word of Spanish and of English.
        let next = class(at);
        let small_a = bytes[start] == b'a';
        let capital = own & CAPITAL != 0;
        let shaped = next & (DIGIT | CAPITAL) != 0 && (small_a || own & (DIGIT | CAPITAL) != 0);
        let announcing = words.begin_so(bytes[start], bytes.get(at)) && !(small_a && bytes.get(at) == Some(&b' '));
        if !(capital || shaped || announcing) {
            continue;
        }
        at = start + bytes[start..].iter().take_while(|b| CLASSES[usize::from(**b)] & OF_A_WORD != 0).count();
        before = OF_A_WORD;
        let word = start..at;
        let letters = &bytes[word.clone()];
        if shaped && let Some(kind) = shape(letters).filter(|_| !in_a_link(text, start)) {
            return Some((kind, word));
        }
        if capital && let Some(found) = names::full(text, word.clone()) {
            return Some((Kind::Name, found));
        }
        if !(announcing && words.may_announce(letters)) {
            continue;
        }
        for announces in words.announced(letters) {
            if let Some(found) = behind::behind(text, word.clone(), announces) {
                return Some(found);
            }
        }
    }
    None
}

/// What a byte may be.
const OF_A_WORD: u8 = 1;
const DIGIT: u8 = 2;
/// A capital letter, or one with an accent, which may be.
const CAPITAL: u8 = 4;

/// What each byte is: every text of a large file is gone through.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' => OF_A_WORD,
            b'0'..=b'9' => OF_A_WORD | DIGIT,
            b'A'..=b'Z' | 0x80.. => OF_A_WORD | CAPITAL,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// What a word is by its letters and digits alone: an A-number, the number of a car, the key of a Mexican voter.
fn shape(word: &[u8]) -> Option<Kind> {
    let digits = |word: &[u8]| word.iter().all(u8::is_ascii_digit);
    let letters = |word: &[u8]| word.iter().all(u8::is_ascii_alphabetic);
    match word.len() {
        9 | 10 if matches!(word[0], b'a' | b'A') && digits(&word[1..]) => Some(Kind::ANumber),
        17 => {
            let of_a_car = |b: &u8| b.is_ascii_digit() || (b.is_ascii_uppercase() && !matches!(b, b'I' | b'O' | b'Q'));
            let count = word.iter().filter(|b| b.is_ascii_digit()).count();
            (word.iter().all(of_a_car) && (5..=14).contains(&count) && digits(&word[13..])).then_some(Kind::Plate)
        }
        18 if letters(&word[..6]) && digits(&word[6..14]) && letters(&word[14..15]) && digits(&word[15..]) => {
            Some(Kind::Passport)
        }
        _ => None,
    }
}

/// `maria @ gmail.com`, and `maria@gmail`, which everybody completes.
fn spaced_email(text: &str) -> Option<Range<usize>> {
    memchr::memchr_iter(b'@', text.as_bytes()).find_map(|at| {
        let name = text[..at].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
        let behind = text[at + 1..].trim_start();
        let host =
            behind.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default().trim_end_matches('.');
        let start = text[..at].trim_end().len() - name.len();
        let dotted = host.rsplit_once('.').is_some_and(|(host, top)| {
            host.starts_with(|c: char| c.is_ascii_alphabetic())
                && top.len() >= 2
                && top.bytes().all(|b| b.is_ascii_alphabetic())
        });
        let known =
            ["gmail", "hotmail", "yahoo", "outlook", "icloud"].iter().any(|known| host.eq_ignore_ascii_case(known));
        let named = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let end = text.len() - behind.len() + host.len();
        (named && (dotted || known)).then_some(start..end)
    })
}
