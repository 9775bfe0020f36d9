//! The words of a text, gone through one by one: what only a word announces, what a word is by its letters, and names.

use std::ops::Range;

use super::heads::{HEADS, is_of_a_word};
use super::signs::{Beginnings, Signs};
use super::{Kind, announced, behind, in_a_link, names, numbered, plain, with_key};
use crate::values::given::is_a_person;

/// The first thing in a text that looks like personal data, also what only a word announces and what looks like a name.
pub(crate) fn look(text: &str) -> Option<(Kind, Range<usize>)> {
    let signs = Signs::of(text);
    let both = |text: &str, signs: Signs| numbered(text, signs).or_else(|| in_words(text, signs));
    match signs.unusual().then(|| plain::plain(text)).flatten() {
        None => both(text, signs),
        Some((plain, places)) => both(&plain, Signs::of(&plain)).map(|(kind, at)| (kind, places.of(&at))),
    }
}

/// Goes through a text word by word.
fn in_words(text: &str, signs: Signs) -> Option<(Kind, Range<usize>)> {
    let bytes = text.as_bytes();
    if signs.of_a_link()
        && let Some(at) = with_key(text)
    {
        return Some((Kind::Key, at));
    }
    if signs.comma() && is_a_person(text) {
        return Some((Kind::Name, 0..text.len()));
    }
    if signs.at()
        && let Some(at) = spaced_email(text)
    {
        return Some((Kind::Email, at));
    }
    let (heads, words) = (&*HEADS, announced::words());
    for start in Beginnings::of(text) {
        // Most words are passed over by their first three letters.
        let Some(may_be) = heads.of(&bytes[start..]) else { continue };
        let end = start + bytes[start..].iter().take_while(|b| is_of_a_word(**b)).count();
        let (word, letters) = (start..end, &bytes[start..end]);
        if may_be.shaped
            && let Some(kind) = shape(letters).filter(|_| !in_a_link(text, start))
        {
            return Some((kind, word));
        }
        if may_be.given
            && let Some(found) = names::full(text, word.clone())
        {
            return Some((Kind::Name, found));
        }
        if !may_be.announcing || !words.may_announce(letters) {
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
