//! What a register says in words about the precision of a place.

use spotlight_core::words::fold;

use super::cells::Cells;
use crate::columns::normal;
use crate::note::{Code, Note};
use crate::values::text;

/// What the words of a row claim about its place.
#[derive(Debug, Default)]
pub(super) struct Claim<'r> {
    /// The radius in metres.
    pub(super) metres: Option<u32>,
    /// The column and the words that say that the coordinates are not where it happened.
    pub(super) elsewhere: Option<(String, &'r str)>,
}

impl<'r> Claim<'r> {
    pub(super) fn of(cells: &Cells<'r>, notes: &mut Vec<Note>) -> Self {
        let mut claim = Self::default();
        for (column, rules) in &cells.plan.mapping.precision {
            let Some(words) = cells.record.get(*column).and_then(text::value) else {
                continue;
            };
            let rule = rules.iter().find(|rule| same(words, &rule.says));
            // A register words it otherwise in another year, and one that is not known in any words.
            if rule.is_none() && says_elsewhere(words) {
                claim.elsewhere = Some((cells.plan.header.shown(*column), words));
                continue;
            }
            match rule {
                Some(rule) if rule.region_only => {
                    claim.elsewhere = Some((cells.plan.header.shown(*column), words));
                }
                Some(rule) => claim.metres = claim.metres.or(rule.metres),
                None if rules.is_empty() && (says_exact(words) || words.parse::<f64>().is_ok()) => {}
                // A column that is only about offices says nothing about precision otherwise.
                None if rules.is_empty() || rules.iter().any(|rule| rule.metres.is_some()) => {
                    notes.push(Note::new(cells.plan.header.shown(*column), words, Code::BadPrecision));
                }
                None => {}
            }
        }
        claim
    }
}

/// Whether words about the precision of a place say that its coordinates are not where it happened: the middle of a region, an office.
fn says_elsewhere(words: &str) -> bool {
    const WORDS: [&str; 17] = [
        "centroid",
        "no location",
        "moved from",
        "individual moved",
        "office",
        "oficina",
        "county level",
        "state level",
        "county seat",
        "nivel municip",
        "nivel estat",
        "nivel de municip",
        "nivel de estad",
        "cabecera municip",
        "sin ubicacion",
        "unknown location",
        "ubicacion desconocida",
    ];
    const WHOLE: [&str; 20] = [
        "county",
        "state",
        "city",
        "municipio",
        "condado",
        "estado",
        "ciudad",
        "municipality",
        "admin1",
        "admin2",
        "place",
        "zip",
        "zip code",
        "zipcode",
        "postal code",
        "postcode",
        "codigo postal",
        "localidad",
        "colonia",
        "town",
    ];
    // However exact it calls itself.
    const NEGATED: [&str; 12] = [
        "unknown", "desconoc", " not ", "nearest", "cercan", "county", "condado", "municip", "city", "town", "state",
        "estado",
    ];
    let words = fold(words);
    if says_exact(&words) && NEGATED.iter().any(|word| words.contains(word)) {
        return true;
    }
    WHOLE.contains(&words.trim()) || WORDS.iter().any(|word| words.contains(word))
}

/// Whether they say that the coordinates are exact.
fn says_exact(words: &str) -> bool {
    let words = fold(words);
    ["exact", "gps", "precise", "precis", "rooftop"].iter().any(|word| words.trim().starts_with(word))
}

/// Whether two texts say the same, whatever their case and spacing.
pub(super) fn same(words: &str, rule: &str) -> bool {
    let words = words.strip_suffix(".0").filter(|number| number.parse::<u32>().is_ok()).unwrap_or(words);
    words == rule || (words.len().abs_diff(rule.len()) <= 8 && normal(words) == normal(rule))
}
