//! What is said about a row: a stable reason code, how grave it is, and a sentence in the reader's language.

mod code;
mod sentence;

use std::borrow::Cow;

use serde::Serialize;
use spotlight_core::Lang;

pub use code::{Code, Severity};

/// The most characters of a cell that a note repeats.
const SHOWN: usize = 200;

/// One remark about one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The column it is about, as the file names it; empty where it is about the row as a whole.
    pub column: String,
    /// What the cell says, shortened to 200 characters. Of what looks like personal data only a part.
    pub value: String,
    /// The reason.
    pub code: Code,
    /// What was done about it.
    pub severity: Severity,
    /// What the value became, or what it should have been; its meaning depends on the code.
    pub detail: Detail,
}

/// What a note's sentence needs beyond the value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Detail {
    /// Nothing.
    #[default]
    None,
    /// One text: the value after a repair, what the boundaries say, what would have been allowed.
    Text(Cow<'static, str>),
    /// A phrase in English and Spanish.
    Phrase([Cow<'static, str>; 2]),
    /// A line of the file.
    Line(u64),
}

impl Note {
    /// A note of a code, with the code's own severity.
    pub fn new(column: impl Into<String>, value: &str, code: Code) -> Self {
        let end = value.char_indices().nth(SHOWN).map_or(value.len(), |(at, _)| at);
        Self {
            column: column.into(),
            value: value[..end].to_owned(),
            code,
            severity: code.severity(),
            detail: Detail::None,
        }
    }

    /// The same note with a detail.
    #[must_use]
    pub fn with(mut self, detail: Detail) -> Self {
        self.detail = detail;
        self
    }

    /// The same note with a text as its detail.
    #[must_use]
    pub fn with_text(self, text: impl Into<Cow<'static, str>>) -> Self {
        self.with(Detail::Text(text.into()))
    }

    /// The sentence that explains it.
    pub fn message(&self, lang: Lang) -> String {
        sentence::of(self, lang)
    }
}

/// A text in both languages, as receipts carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}

impl Message {
    /// Asks for the text in each language.
    pub(crate) fn new(text: impl Fn(Lang) -> String) -> Self {
        Self { en: text(Lang::En), es: text(Lang::Es) }
    }
}

#[cfg(test)]
mod tests;
