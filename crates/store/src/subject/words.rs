//! The words that a person is looked for by: names, telephone numbers, places, anything.
//!
//! Case, accents and the width of blanks do not matter. A word of six or more digits and no letters is a number, of which
//! only the digits count: `+52 (633) 123-4567` is found as `526331234567`, and the other way round.

use spotlight_core::words::fold;

/// The fewest letters or digits of a word. Shorter ones are in every second record.
pub const SHORTEST: usize = 3;

/// Digits that make a word a number.
const NUMBER: usize = 6;

/// What is looked for; a text that holds one of the words is found. Never printed and never logged.
#[derive(Clone, Default)]
pub struct Words(Vec<Word>);

#[derive(Clone)]
enum Word {
    Text(String),
    Number(String),
}

/// A word that would find too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("each word must have at least {SHORTEST} letters or digits; shorter ones find every second record")]
pub struct TooShort;

impl Words {
    /// Words to look for.
    pub fn new<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Result<Self, TooShort> {
        let word = |word: S| {
            let word = word.as_ref();
            if word.chars().filter(|c| c.is_alphanumeric()).count() < SHORTEST {
                return Err(TooShort);
            }
            let digits = digits(word);
            let letters = word.chars().any(char::is_alphabetic);
            Ok(if !letters && digits.len() >= NUMBER { Word::Number(digits) } else { Word::Text(plain(word)) })
        };
        Ok(Self(words.into_iter().map(word).collect::<Result<_, _>>()?))
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a text holds one of them.
    pub fn are_in(&self, text: &str) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let (folded, mut only_digits) = (plain(text), None);
        self.0.iter().any(|word| match word {
            Word::Text(word) => folded.contains(word),
            Word::Number(word) => only_digits.get_or_insert_with(|| digits(text)).contains(word),
        })
    }

    /// The words as they are compared, for a keyed digest of the question.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(|word| match word {
            Word::Text(word) | Word::Number(word) => word.as_bytes(),
        })
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.0.len())
    }
}

/// A text as it is compared.
pub(crate) fn plain(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests;
