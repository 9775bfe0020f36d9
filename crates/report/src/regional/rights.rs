//! The rights that categories may touch, the instruments that they stand in, and who is bound by those.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use spotlight_core::Lang;
use spotlight_core::date::PartialDate;
use spotlight_core::taxonomy::{Label, part_right};

const NAMES: &str = include_str!("../../../../data/taxonomy/instruments.json");
const TREATIES: &str = include_str!("../../../../data/taxonomy/treaties.json");

/// An instrument: its name, and who is bound by it.
#[derive(Debug)]
pub(super) struct Instrument {
    pub name: Label,
    pub treaty: Treaty,
}

/// What `treaties.json` says of an instrument.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Treaty {
    pub kind: Kind,
    /// When its text was adopted.
    pub adopted: String,
    /// When it came into force; none for declarations.
    pub in_force: Option<String>,
    pub us: Status,
    pub mx: Status,
    /// Where this can be read.
    pub source: String,
}

/// Whether an instrument binds those who join it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Treaty,
    Declaration,
}

/// Where a state stands with an instrument.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Status {
    pub action: Action,
    pub signed: Option<String>,
    /// When ratification or accession was deposited.
    pub bound: Option<String>,
    /// Reservations and the like, in short.
    pub note: Option<Label>,
}

/// What a state has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Action {
    Ratified,
    Acceded,
    Signed,
    None,
    Declaration,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "about")]
    _about: String,
    written: String,
    instruments: BTreeMap<String, Treaty>,
}

static INSTRUMENTS: LazyLock<(String, BTreeMap<String, Instrument>)> = LazyLock::new(|| {
    let file: File = serde_json::from_str(TREATIES).expect("the treaties are tested");
    let mut names: BTreeMap<String, Label> =
        serde_json::from_str(NAMES).expect("the names of the instruments are tested");
    let instruments = file
        .instruments
        .into_iter()
        .filter_map(|(code, treaty)| names.remove(&code).map(|name| (code, Instrument { name, treaty })))
        .collect();
    (file.written, instruments)
});

/// The codes of all instruments with their names in English and Spanish.
pub fn instruments() -> impl Iterator<Item = (&'static str, [&'static str; 2])> {
    INSTRUMENTS.1.iter().map(|(code, own)| (code.as_str(), [Lang::En, Lang::Es].map(|lang| own.name.get(lang))))
}

/// The codes of all instruments.
pub(super) fn codes() -> impl Iterator<Item = &'static str> {
    INSTRUMENTS.1.keys().map(String::as_str)
}

/// When the dates were written down.
pub(super) fn written() -> PartialDate {
    INSTRUMENTS.0.parse().expect("the treaties are tested")
}

/// An instrument and its articles, as the taxonomy writes them: "ICPPED 1–3, 24".
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Right<'a> {
    pub code: &'a str,
    /// Empty where none is named.
    pub articles: &'a str,
}

impl<'a> Right<'a> {
    /// Parts a right as the taxonomy writes it.
    pub(super) fn of(code: &'a str) -> Self {
        let (code, articles) = part_right(code);
        Self { code, articles }
    }

    /// The instrument; none of one that an organisation added to its taxonomy.
    pub(super) fn instrument(&self) -> Option<&'static Instrument> {
        INSTRUMENTS.1.get(self.code)
    }
}

/// An instrument by its code.
pub(super) fn find(code: &str) -> Option<&'static Instrument> {
    INSTRUMENTS.1.get(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use spotlight_core::taxonomy::Taxonomy;

    #[test]
    fn every_instrument_of_the_taxonomy_has_a_name_and_says_who_is_bound() {
        for category in Taxonomy::embedded().categories() {
            for code in &category.rights {
                assert!(Right::of(code).instrument().is_some(), "{code}");
            }
        }
        let names: BTreeMap<String, Label> = serde_json::from_str(NAMES).unwrap();
        assert_eq!(names.keys().map(String::as_str).collect::<Vec<_>>(), codes().collect::<Vec<_>>());
    }

    #[test]
    fn whoever_ratified_has_a_date_and_whoever_did_not_has_none() {
        for code in codes() {
            let treaty = &find(code).unwrap().treaty;
            assert_eq!(treaty.kind == Kind::Treaty, treaty.in_force.is_some(), "{code}");
            assert!(treaty.source.starts_with("https://"), "{code}");
            assert!(treaty.adopted.parse::<PartialDate>().is_ok(), "{code}");
            for status in [&treaty.us, &treaty.mx] {
                let joined = matches!(status.action, Action::Ratified | Action::Acceded);
                assert_eq!(joined, status.bound.is_some(), "{code}");
                assert_eq!(status.action == Action::Declaration, treaty.kind == Kind::Declaration, "{code}");
                let dates = status.bound.iter().chain(&status.signed);
                assert!(dates.into_iter().all(|date| date.parse::<PartialDate>().is_ok()), "{code}");
            }
        }
        assert!(written().only_day().is_some());
    }
}
