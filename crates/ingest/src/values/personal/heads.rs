//! What a word may be by its first three letters: nearly all words of a text are passed over by them.

use std::sync::LazyLock;

use super::announced;
use crate::values::given::given_names;

/// What a word may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    /// One that is something by its letters and digits alone.
    pub(super) shaped: bool,
    /// A given name.
    pub(super) given: bool,
    /// One that announces something.
    pub(super) announcing: bool,
}

/// What words may be that begin with the same two letters: by the class of the third, a bit each.
#[derive(Clone, Copy, Default)]
struct Thirds {
    shaped: u64,
    given: u64,
    announcing: u64,
}

/// By the classes of the first two letters of a word.
pub(super) struct Heads {
    /// Third letters with which a word may be anything: of nearly all words there is nothing else to look up.
    any: [[u64; 64]; 64],
    thirds: Vec<[Thirds; 64]>,
}

pub(super) static HEADS: LazyLock<Heads> = LazyLock::new(|| {
    let mut heads = Heads { any: [[0; 64]; 64], thirds: vec![[Thirds::default(); 64]; 64] };
    let (given, announcing) = (begun_by(given_names()), begun_by(announced::listed()));
    for first in (0..=0x80).filter(|first| is_of_a_word(*first)) {
        for second in 0..=0x80 {
            let thirds = thirds(first, second, &given, &announcing);
            heads.any[class(first)][class(second)] = thirds.shaped | thirds.given | thirds.announcing;
            heads.thirds[class(first)][class(second)] = thirds;
        }
    }
    heads
});

impl Heads {
    /// What a word may be that these bytes begin with, if it may be anything.
    #[inline]
    pub(super) fn of(&self, word: &[u8]) -> Option<Head> {
        let at = |place: usize| word.get(place).map_or(0, |byte| class(*byte));
        let third = 1 << at(2);
        if self.any[at(0)][at(1)] & third == 0 {
            return None;
        }
        let thirds = &self.thirds[at(0)][at(1)];
        Some(Head {
            shaped: thirds.shaped & third != 0,
            given: thirds.given & third != 0,
            announcing: thirds.announcing & third != 0,
        })
    }
}

/// By the classes of the first two letters, in lower case: the third ones that words have.
type Begun = Vec<[u64; 64]>;

fn begun_by(words: impl Iterator<Item = &'static str>) -> Begun {
    let mut begun = vec![[0; 64]; 64];
    for word in words {
        let at = |place: usize| word.as_bytes().get(place).map_or(0, |byte| class(*byte));
        // Also as a capital; behind a word of two letters stands any sign that belongs to none.
        begun[at(0)][at(1)] |= match word.as_bytes().get(2) {
            None => NO_WORD,
            Some(third) => 1 << at(2) | 1 << class(third.to_ascii_uppercase()),
        };
    }
    begun
}

/// What words may be that begin with two letters.
fn thirds(first: u8, second: u8, given: &Begun, announcing: &Begun) -> Thirds {
    let begun = |begun: &Begun| {
        // A single letter ends before the second.
        let second = if is_of_a_word(second) { second.to_ascii_lowercase() } else { 0 };
        begun[class(first.to_ascii_lowercase())][class(second)]
    };
    // A letter with an accent may be a capital one.
    let capital = |b: u8| b.is_ascii_uppercase() || b >= 0x80;
    let marked = |b: u8| b.is_ascii_digit() || capital(b);
    // A single small `a` is a word of Spanish and of English.
    let a = first == b'a';
    let single = !is_of_a_word(second);
    let accented = first >= 0x80 || second >= 0x80;
    Thirds {
        shaped: if marked(second) && (a || marked(first)) { u64::MAX } else { 0 },
        given: match () {
            () if !capital(first) || single => 0,
            // The names of the list have no accents.
            () if accented => u64::MAX,
            () => begun(given) | if begun(given) == 0 { 0 } else { 1 << BEYOND },
        },
        announcing: match () {
            () if a && second == b' ' => 0,
            () if single && begun(announcing) != 0 => u64::MAX,
            () => begun(announcing),
        },
    }
}

/// Whether a byte belongs to a word.
#[inline]
pub(super) fn is_of_a_word(byte: u8) -> bool {
    CLASSES[usize::from(byte)] >= DIGIT
}

#[inline]
fn class(byte: u8) -> usize {
    usize::from(CLASSES[usize::from(byte)])
}

/// Of classes from this one on words are made.
const DIGIT: u8 = 2;
/// What is beyond ASCII.
const BEYOND: u8 = 3;
const LOWER: u8 = 4;
const UPPER: u8 = 30;

/// The classes that belong to no word, a bit each.
const NO_WORD: u64 = 0b11;

/// What each byte is: each letter of ASCII a class of its own, and four more: blanks, digits, what is beyond ASCII, and the rest.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' => 1,
            b'0'..=b'9' => DIGIT,
            0x80.. => BEYOND,
            lower @ b'a'..=b'z' => LOWER + lower - b'a',
            upper @ b'A'..=b'Z' => UPPER + upper - b'A',
            _ => 0,
        };
        byte += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
    use super::{HEADS, announced, given_names};

    #[test]
    fn no_word_of_the_lists_is_passed_over() {
        for word in announced::listed() {
            let capital: String =
                word.chars().enumerate().map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c }).collect();
            for written in [word.to_owned(), word.to_uppercase(), capital] {
                for behind in ["", ":", ". 5"] {
                    assert!(
                        HEADS.of(format!("{written}{behind}").as_bytes()).is_some_and(|head| head.announcing),
                        "{written}{behind}"
                    );
                }
            }
        }
        for name in given_names() {
            let capital = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
            for written in [name.to_uppercase(), capital] {
                assert!(HEADS.of(written.as_bytes()).is_some_and(|head| head.given), "{written}");
            }
        }
        for accented in ["María", "MARÍA", "Ángel", "Óscar", "José", "Íñigo", "Núria"] {
            assert!(HEADS.of(accented.as_bytes()).is_some_and(|head| head.given), "{accented}");
        }
    }

    #[test]
    fn most_words_are() {
        for word in
            ["remains", "were", "recovered", "probable", "cause", "exposure", "teacher", "a ", "the", "date", "Cruces"]
        {
            assert_eq!(HEADS.of(word.as_bytes()), None, "{word}");
        }
    }
}
