//! The taxonomy: categories, actors and the other code lists, with their labels in both languages.
//!
//! It is data (`data/taxonomy/taxonomy.json`), so that an organisation can extend it without touching code. Codes are
//! stable for ever; the numeric ids are only good within one loaded taxonomy.

use std::sync::LazyLock;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::Lang;

static EMBEDDED: &[u8] = include_bytes!("../../../data/taxonomy/taxonomy.json");

/// The most categories, and the most actors, that one taxonomy may have: each is a bit of a 64-bit set.
pub const MAX_CODES: usize = 64;

/// Bytes of a code, at most. The longest of ours has 20.
const MAX_CODE: usize = 40;

/// A category of the loaded taxonomy: its place in the list, 0–63.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CategoryId(u8);

/// An actor of the loaded taxonomy: its place in the list, 0–63.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorId(u8);

macro_rules! id {
    ($name:ident) => {
        impl $name {
            /// The place in the taxonomy's list.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }

            /// The bit that stands for it in a set.
            pub fn bit(self) -> u64 {
                1 << self.0
            }

            /// The id at a place, whether or not the taxonomy has one there.
            pub(crate) fn from_index(index: usize) -> Self {
                debug_assert!(index < MAX_CODES);
                Self(index as u8)
            }
        }
    };
}
id!(CategoryId);
id!(ActorId);

/// Parts a right as the taxonomy writes it, "ICPPED 1–3, 24", into instrument and articles: at the first word that begins with a digit. No
/// articles are named where that is empty.
pub fn part_right(code: &str) -> (&str, &str) {
    let begins = |at: &usize| code[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    let at = code.match_indices(' ').map(|(at, _)| at).find(begins);
    at.map_or((code, ""), |at| (&code[..at], &code[at + 1..]))
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}

impl Label {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Es => &self.es,
        }
    }
}

/// A code with its label.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The stable code.
    pub code: String,
    /// What people read.
    pub label: Label,
}

/// How the incidents of a category are masked. `spotlight-record` enforces the floors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MaskRule {
    /// H3 resolution of the public area.
    pub resolution: u8,
    /// Whether a masked incident still shows its day.
    pub keeps_day: bool,
    /// Whether living persons are concerned.
    pub living: bool,
}

impl Default for MaskRule {
    /// The strictest: what a category without a rule of its own gets.
    fn default() -> Self {
        Self { resolution: 5, keeps_day: false, living: true }
    }
}

/// A category of incidents.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// The stable code.
    pub code: String,
    /// What people read.
    pub label: Label,
    /// The rights it may touch, as "instrument article, article".
    #[serde(default)]
    pub rights: Vec<String>,
    /// The OHCHR guidelines (1–10) that it falls under.
    #[serde(default)]
    pub guidelines: Vec<u8>,
    /// How its incidents are masked.
    #[serde(default)]
    pub mask: MaskRule,
}

/// One of the OHCHR *Recommended Principles and Guidelines on Human Rights at International Borders* (2014).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guideline {
    /// 1–10.
    pub number: u8,
    /// What people read.
    pub label: Label,
}

/// All code lists.
#[derive(Debug, Clone)]
pub struct Taxonomy {
    file: File,
    hash: [u8; 32],
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "about")]
    _about: Option<String>,
    categories: Vec<Category>,
    actors: Vec<Entry>,
    verification: Vec<Entry>,
    source_types: Vec<Entry>,
    date_kinds: Vec<Entry>,
    guidelines: Vec<Guideline>,
    #[serde(rename = "sources")]
    _sources: Option<serde_json::Value>,
}

/// Why a file is not a taxonomy.
#[derive(Debug, thiserror::Error)]
pub enum TaxonomyError {
    /// Not JSON of the expected form; names the line.
    #[error("the taxonomy cannot be read: {0}")]
    Form(#[from] serde_json::Error),
    /// A list that must hold something is empty, or holds more than fits a set.
    #[error("the taxonomy has {found} {list}; it must have 1 to {MAX_CODES}")]
    Size {
        /// Which list.
        list: &'static str,
        /// How many it has.
        found: usize,
    },
    /// A code twice in a list, or one that is not lower-case ASCII letters, digits and `_`, 40 at most.
    #[error("the code {code:?} in {list} is repeated or is not 1 to 40 lower-case letters, digits and _")]
    Code {
        /// Which list.
        list: &'static str,
        /// The offending code.
        code: String,
    },
}

impl Taxonomy {
    /// The taxonomy that ships with Spotlight.
    pub fn embedded() -> &'static Self {
        static TAXONOMY: LazyLock<Taxonomy> =
            LazyLock::new(|| Taxonomy::from_json(EMBEDDED).expect("the embedded taxonomy is tested"));
        &TAXONOMY
    }

    /// Reads a taxonomy file.
    pub fn from_json(bytes: &[u8]) -> Result<Self, TaxonomyError> {
        let file: File = serde_json::from_slice(bytes)?;
        check("categories", file.categories.iter().map(|c| c.code.as_str()))?;
        check("actors", file.actors.iter().map(|a| a.code.as_str()))?;
        Ok(Self { file, hash: Sha256::digest(bytes).into() })
    }

    /// SHA-256 of the file: part of the dataset version.
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// All categories, in the order of the file.
    pub fn categories(&self) -> &[Category] {
        &self.file.categories
    }

    /// All actors, in the order of the file.
    pub fn actors(&self) -> &[Entry] {
        &self.file.actors
    }

    /// Labels of the degrees of verification.
    pub fn verification(&self) -> &[Entry] {
        &self.file.verification
    }

    /// Labels of the kinds of source.
    pub fn source_types(&self) -> &[Entry] {
        &self.file.source_types
    }

    /// Labels of what a date is the date of.
    pub fn date_kinds(&self) -> &[Entry] {
        &self.file.date_kinds
    }

    /// The ten OHCHR guidelines.
    pub fn guidelines(&self) -> &[Guideline] {
        &self.file.guidelines
    }

    /// The category of an id of this taxonomy.
    pub fn category(&self, id: CategoryId) -> &Category {
        &self.file.categories[id.index()]
    }

    /// The actor of an id of this taxonomy.
    pub fn actor(&self, id: ActorId) -> &Entry {
        &self.file.actors[id.index()]
    }

    /// The category `death`, where the taxonomy has it: its incidents are fatal whether or not their dead were counted.
    pub fn death(&self) -> Option<CategoryId> {
        self.find_category("death")
    }

    /// The category with a code.
    pub fn find_category(&self, code: &str) -> Option<CategoryId> {
        self.file.categories.iter().position(|c| c.code == code).map(CategoryId::from_index)
    }

    /// The actor with a code.
    pub fn find_actor(&self, code: &str) -> Option<ActorId> {
        self.file.actors.iter().position(|a| a.code == code).map(ActorId::from_index)
    }
}

fn check<'a>(list: &'static str, codes: impl Iterator<Item = &'a str>) -> Result<(), TaxonomyError> {
    let mut seen = rustc_hash::FxHashSet::default();
    for code in codes {
        let sane = (1..=MAX_CODE).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !sane || !seen.insert(code) {
            return Err(TaxonomyError::Code { list, code: code.to_owned() });
        }
    }
    if seen.is_empty() || seen.len() > MAX_CODES {
        return Err(TaxonomyError::Size { list, found: seen.len() });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
