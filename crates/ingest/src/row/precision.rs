//! What a register says in words about the precision of a place.

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
            match rules.iter().find(|rule| same(words, &rule.says)) {
                Some(rule) if rule.region_only => {
                    claim.elsewhere = Some((cells.plan.header.shown(*column), words));
                }
                Some(rule) => claim.metres = claim.metres.or(rule.metres),
                // A column that is only about offices says nothing about precision otherwise.
                None if rules.iter().any(|rule| rule.metres.is_some()) => {
                    notes.push(Note::new(cells.plan.header.shown(*column), words, Code::BadPrecision));
                }
                None => {}
            }
        }
        claim
    }
}

/// Whether two texts say the same, whatever their case and spacing.
fn same(words: &str, rule: &str) -> bool {
    words == rule || (words.len().abs_diff(rule.len()) <= 8 && normal(words) == normal(rule))
}
