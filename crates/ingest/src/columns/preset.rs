//! Presets: known exports, each a small data file under `data/presets`. Adding one needs a file and no code.
//!
//! A file names the headers that it is recognised by, the field of each column, the constants that fill blanks, and the few rules that
//! some registers need (the category from counts or by a table, the precision of a place in words, the columns kept in the description).
//! The exports of form tools fix some columns only; what the rest of such a file is, is guessed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use spotlight_core::words::fold;

use super::field::Field;
use super::header::Header;
use crate::values::date_order::DateOrder;

/// The embedded preset files: all of `data/presets`, listed by the build script.
const FILES: &[&str] = include!(concat!(env!("OUT_DIR"), "/presets.rs"));

/// How a file that no preset recognises is read: every column is guessed.
const GUESSED: &str = "name = 'guessed'\nsource_system = 'upload'\nrecognise = []\nguess = true\n[columns]\n";

static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    FILES.iter().map(|file| Preset::from_toml(file).expect("the embedded presets are tested")).collect()
});

static GUESS: LazyLock<Preset> = LazyLock::new(|| Preset::from_toml(GUESSED).expect("it is tested"));

/// The names of all presets, for help and messages.
pub fn names() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|preset| preset.name.as_str())
}

/// What is known about an export.
#[derive(Debug)]
pub(crate) struct Preset {
    pub(crate) name: String,
    /// The namespace of its ids; a column may state another.
    pub(crate) source_system: String,
    /// Whether it covers the whole world, so that a place outside the region is no typing error.
    pub(crate) worldwide: bool,
    /// Whether its texts carry HTML entities.
    pub(crate) html: bool,
    /// How the export writes numeric dates.
    pub(crate) date_order: Option<DateOrder>,
    /// Sets of headers, each of which is enough to recognise it.
    pub(crate) recognise: Vec<Vec<String>>,
    /// Field and headers, of which the first that a file has is taken; a `*` in one stands for anything.
    pub(crate) columns: Vec<(Field, Vec<String>)>,
    /// Values for blank cells.
    pub(crate) constants: Vec<(Field, String)>,
    /// Label and header of columns that the description keeps.
    pub(crate) describe: Vec<Described>,
    /// Headers that say the same as another column.
    pub(crate) redundant: Vec<String>,
    pub(crate) category: CategoryRule,
    /// What words about the precision of a place mean.
    pub(crate) precision: Vec<Precision>,
    /// Ages that stand for unknown.
    pub(crate) unknown_ages: Vec<u32>,
    /// Whether the columns that are not named here are guessed.
    pub(crate) guess: bool,
    /// Headers of the day on which a record came in: the date, of kind `reported`, where the file has no other.
    pub(crate) reported: Vec<String>,
    /// What the register's words for kinds of incidents mean, folded.
    pub(crate) categories: FxHashMap<String, String>,
    /// What a column says about how exactly the day is known.
    pub(crate) date_precision: Vec<DatePrecision>,
}

/// What a text in a column says about how exactly the day is known.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DatePrecision {
    pub(crate) column: String,
    pub(crate) says: String,
    pub(crate) keep: Keep,
}

/// What of a date is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Keep {
    /// The day stands for a week that it lies in: six days before and after it are possible, too.
    Week,
    Month,
    Year,
}

/// One header, or several of which the first that a file has is taken.
#[derive(Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Many(Vec<String>),
}

impl From<Names> for Vec<String> {
    fn from(names: Names) -> Self {
        match names {
            Names::One(name) => vec![name],
            Names::Many(names) => names,
        }
    }
}

/// A column that the description keeps, behind a label.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Described {
    pub(crate) label: String,
    pub(crate) column: String,
}

/// How an incident's category is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CategoryRule {
    /// The category column, or the constant.
    #[default]
    Column,
    /// A death where somebody is known to have died or nothing is counted, a disappearance where people are only missing.
    Casualties,
    /// A death where a cause of death or a number of dead is stated, a disappearance where people are only missing.
    Deceased,
}

/// What a text in a column says about the precision of the place.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Precision {
    pub(crate) column: String,
    pub(crate) says: String,
    /// The radius in metres.
    pub(crate) metres: Option<u32>,
    /// The coordinates are not where it happened: only the county or state counts.
    #[serde(default)]
    pub(crate) region_only: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    source_system: String,
    #[serde(default)]
    worldwide: bool,
    #[serde(default)]
    html: bool,
    date_order: Option<String>,
    recognise: Vec<Vec<String>>,
    #[serde(default)]
    redundant: Vec<String>,
    #[serde(default)]
    unknown_ages: Vec<u32>,
    #[serde(default)]
    category: CategoryRule,
    #[serde(default)]
    guess: bool,
    #[serde(default)]
    reported: Vec<String>,
    columns: BTreeMap<String, Names>,
    #[serde(default)]
    categories: BTreeMap<String, String>,
    #[serde(default)]
    date_precision: Vec<DatePrecision>,
    #[serde(default)]
    constants: BTreeMap<String, String>,
    #[serde(default)]
    describe: Vec<Described>,
    #[serde(default)]
    precision: Vec<Precision>,
}

/// Why a file is no preset.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PresetError {
    #[error(transparent)]
    Form(#[from] toml::de::Error),
    #[error("{0:?} is no field")]
    Field(String),
    #[error("{0:?} is neither dmy nor mdy")]
    DateOrder(String),
}

impl Preset {
    /// Reads a preset file.
    pub(crate) fn from_toml(text: &str) -> Result<Self, PresetError> {
        let file: File = toml::from_str(text)?;
        let columns = file.columns.into_iter().map(|(name, headers)| Ok((field(name)?, headers.into())));
        let constants = file.constants.into_iter().map(|(name, value)| Ok((field(name)?, value)));
        let date_order = match file.date_order {
            None => None,
            Some(code) => Some(DateOrder::from_code(&code).ok_or(PresetError::DateOrder(code))?),
        };
        Ok(Self {
            name: file.name,
            source_system: file.source_system,
            worldwide: file.worldwide,
            html: file.html,
            date_order,
            recognise: file.recognise,
            columns: columns.collect::<Result<_, PresetError>>()?,
            constants: constants.collect::<Result<_, PresetError>>()?,
            describe: file.describe,
            redundant: file.redundant,
            category: file.category,
            precision: file.precision,
            unknown_ages: file.unknown_ages,
            guess: file.guess,
            reported: file.reported,
            categories: file.categories.into_iter().map(|(says, code)| (fold(&says), code)).collect(),
            date_precision: file.date_precision,
        })
    }

    /// The preset of files that no preset recognises.
    pub(crate) fn guessed() -> &'static Self {
        &GUESS
    }

    /// The preset of a name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.name == name)
    }

    /// The preset that a header is recognised as: the one with the most telling set of names.
    pub(crate) fn recognise(header: &Header) -> Option<&'static Self> {
        PRESETS
            .iter()
            .filter_map(|preset| Some((preset.fits(header)?, preset)))
            .max_by_key(|(names, _)| *names)
            .map(|(_, preset)| preset)
    }

    /// How many names of the largest set that the header has, if it has one as a whole.
    pub(crate) fn fits(&self, header: &Header) -> Option<usize> {
        let whole = |set: &&Vec<String>| set.iter().all(|name| header.matching(name).next().is_some());
        self.recognise.iter().filter(whole).map(Vec::len).max()
    }

    /// The set of headers that it is chiefly recognised by.
    pub(crate) fn needs(&self) -> &[String] {
        self.recognise.first().map_or(&[], Vec::as_slice)
    }
}

fn field(name: String) -> Result<Field, PresetError> {
    Field::from_name(&name).ok_or(PresetError::Field(name))
}

#[cfg(test)]
mod tests;
