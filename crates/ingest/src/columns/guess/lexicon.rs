//! The names that columns go by, from `data/columns/synonyms.toml`.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::super::elsewhere::is_elsewhere;
use super::super::field::Field;
use super::super::header::phrase;
use super::super::others::{is_no_point, is_of_others, is_other_day_of};
use crate::columns::content::Looks;

/// The embedded file.
const FILE: &str = include_str!("../../../../../data/columns/synonyms.toml");

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| parse(FILE).expect("the embedded list of synonyms is tested"));

/// All entries; of several for a field the first that a file has a column for counts.
pub(super) fn entries() -> &'static [Entry] {
    &ENTRIES
}

/// Whether a phrase is the name of some field.
pub(super) fn knows(phrase: &str) -> bool {
    static NAMES: LazyLock<HashSet<&str>> =
        LazyLock::new(|| entries().iter().flat_map(|entry| entry.names.iter().map(String::as_str)).collect());
    NAMES.contains(phrase)
}

/// One set of names of a field.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) field: Field,
    pub(super) kind: Kind,
    names: Vec<String>,
    within: Vec<String>,
    strict: bool,
    pub(super) date_kind: Option<String>,
    /// Of a day, what happened then.
    pub(super) event: Option<Event>,
}

/// What happened on a day that a register notes beside others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Event {
    /// Somebody was arrested, or seen for the last time.
    Before,
    Death,
    Found,
}

/// What the values of a column must look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Date,
    Lat,
    Lon,
    Metres,
    Zone,
    Pair,
    Link,
    Category,
    State,
    County,
    Count,
    Number,
    Age,
    Id,
    Text,
}

/// How well a column fits an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Its header holds one of the names, and the values agree.
    Within,
    /// Its header is one of the names, and the values do not contradict.
    Whole,
}

impl Entry {
    /// Whether a phrase is one of its names.
    pub(super) fn is_called(&self, phrase: &str) -> bool {
        self.names.iter().any(|name| name == phrase)
    }

    /// How well a column fits, by the forms of its header and its values.
    pub(super) fn fit(&self, phrases: &[&str], looks: &Looks) -> Option<Fit> {
        let whole = phrases.iter().any(|phrase| self.names.iter().any(|name| name == phrase));
        if whole && (if self.strict { self.kind.half(looks) && looks.values > 0 } else { self.kind.possible(looks) }) {
            return Some(Fit::Whole);
        }
        let within = || {
            let holds = |phrase: &&str| self.within.iter().any(|name| holds(phrase, name));
            phrases.iter().any(|phrase| holds(phrase) && !self.kind.is_another(phrase))
        };
        (!whole && self.kind.sure(looks) && within()).then_some(Fit::Within)
    }
}

/// What a column of categories may be of beside the incident.
const OTHER_KINDS: [&str; 14] = [
    "arma",
    "drug",
    "injury",
    "injuries",
    "lesion",
    "lesiones",
    "location",
    "place",
    "source",
    "vehicle",
    "vehiculo",
    "weapon",
    "wound",
    "ubicacion",
];

impl Kind {
    /// Whether words beside the name of the kind make it another place or day than that of the incident.
    pub(super) fn is_another(self, phrase: &str) -> bool {
        match self {
            Self::Lat | Self::Lon | Self::Metres | Self::Pair => is_elsewhere(phrase) || self.is_vague(phrase),
            Self::Date => is_other_day_of(phrase),
            Self::Category => is_of_others(phrase) || phrase.split(' ').any(|word| OTHER_KINDS.contains(&word)),
            _ => is_of_others(phrase),
        }
    }

    /// Whether words make coordinates those of something else, or inexact ones.
    pub(super) fn is_vague(self, words: &str) -> bool {
        match self {
            Self::Lat | Self::Lon => is_no_point(words),
            // References to a map grid are as exact as others.
            Self::Metres | Self::Pair => is_no_point(&words.replace("grid", "")),
            _ => false,
        }
    }

    /// Whether the values do not contradict a header that names the kind.
    fn possible(self, looks: &Looks) -> bool {
        match self {
            Self::Category => {
                looks.values == 0 || !looks.mostly(looks.numbers.max(looks.written_dates).max(looks.parts))
            }
            Self::State => looks.values == 0 || !looks.half(looks.workflow),
            Self::County => looks.values == 0 || !looks.mostly(looks.numbers) || looks.half(looks.counties),
            Self::Text => looks.values == 0 || !looks.mostly(looks.links.max(looks.pairs).max(looks.written_dates)),
            // A number that stands on several rows tells them not apart.
            // What is a name tells who it is.
            Self::Id => {
                (looks.repeated * 20 <= looks.values || (looks.repeated == 1 && looks.values >= 10))
                    && !looks.mostly(looks.written_dates)
                    && (looks.values == 0 || looks.names * 2 < looks.values)
            }
            Self::Age => true,
            // What is plainly called so and holds some of it: the rest are rows to be mended.
            Self::Lat | Self::Lon | Self::Pair => self.count(looks) * 5 >= looks.values,
            Self::Date => {
                // What counts from 1970 does so throughout.
                let epochs = looks.epochs.max(looks.millis) == looks.values;
                (looks.dates + looks.yearless) * 5 >= looks.values || epochs
            }
            _ => self.half(looks),
        }
    }

    /// Whether at least half of the values are of the kind.
    fn half(self, looks: &Looks) -> bool {
        looks.half(self.count(looks))
    }

    /// Whether the values alone say that they are of the kind.
    fn sure(self, looks: &Looks) -> bool {
        looks.values > 0 && looks.mostly(self.count(looks))
    }

    fn count(self, looks: &Looks) -> usize {
        match self {
            Self::Date => looks.dates,
            Self::Lat | Self::Lon => looks.degrees,
            Self::Metres => looks.metres,
            Self::Zone => looks.zones,
            Self::Pair => looks.pairs,
            Self::Link => looks.links,
            Self::Category => looks.categories,
            Self::State => looks.states,
            Self::County => looks.counties,
            Self::Count => looks.small_numbers,
            Self::Number => looks.numbers,
            Self::Age | Self::Id | Self::Text => 0,
        }
    }
}

/// Whether a phrase holds a name as whole words.
fn holds(phrase: &str, name: &str) -> bool {
    phrase.match_indices(name).any(|(at, _)| {
        let end = at + name.len();
        (at == 0 || phrase[..at].ends_with(' ')) && (end == phrase.len() || phrase[end..].starts_with(' '))
    })
}

#[derive(Deserialize)]
struct File {
    field: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    kind: Kind,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    within: Vec<String>,
    #[serde(default)]
    strict: bool,
    date_kind: Option<String>,
    event: Option<Event>,
}

fn parse(text: &str) -> Result<Vec<Entry>, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let phrases = |names: Vec<String>| names.iter().map(|name| phrase(name)).collect();
    let entry = |row: Row| {
        Ok(Entry {
            field: Field::from_name(&row.name).ok_or_else(|| format!("{:?} is no field", row.name))?,
            kind: row.kind,
            names: phrases(row.names),
            within: phrases(row.within),
            strict: row.strict,
            date_kind: row.date_kind,
            event: row.event,
        })
    };
    file.field.into_iter().map(entry).collect()
}
