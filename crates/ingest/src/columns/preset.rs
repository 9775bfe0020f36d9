//! Presets: known exports, each a small data file under `data/presets`. Adding one needs a file and its line in [`FILES`].
//!
//! A file names the headers that it is recognised by, the field of each column, the constants that fill blanks, and the few rules that
//! some registers need (the category from counts, the precision of a place in words, the columns kept in the description).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::field::Field;
use super::header::{Header, normal};
use crate::values::date_order::DateOrder;

/// The embedded preset files.
const FILES: [&str; 5] = [
    include_str!("../../../../data/presets/iom_2017.toml"),
    include_str!("../../../../data/presets/iom_2020.toml"),
    include_str!("../../../../data/presets/iom_2022.toml"),
    include_str!("../../../../data/presets/ogis.toml"),
    include_str!("../../../../data/presets/spotlight.toml"),
];

static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    FILES.iter().map(|file| Preset::from_toml(file).expect("the embedded presets are tested")).collect()
});

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
    /// Field and header.
    pub(crate) columns: Vec<(Field, String)>,
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
    columns: BTreeMap<String, String>,
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
        let fields = |map: BTreeMap<String, String>| {
            let field = |(name, value): (String, String)| {
                Field::from_name(&name).map(|field| (field, value)).ok_or(PresetError::Field(name))
            };
            map.into_iter().map(field).collect::<Result<Vec<_>, _>>()
        };
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
            columns: fields(file.columns)?,
            constants: fields(file.constants)?,
            describe: file.describe,
            redundant: file.redundant.iter().map(|name| normal(name)).collect(),
            category: file.category,
            precision: file.precision,
            unknown_ages: file.unknown_ages,
        })
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
        let whole = |set: &&Vec<String>| set.iter().all(|name| header.find(name).is_some());
        self.recognise.iter().filter(whole).map(Vec::len).max()
    }

    /// The set of headers that it is chiefly recognised by.
    pub(crate) fn needs(&self) -> &[String] {
        self.recognise.first().map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests;
