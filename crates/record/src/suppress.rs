//! From private counts to a table that may be published: which cells are said, and which are withheld.
//!
//! A table divides the masked incidents of one state and year by one attribute. Its total is public, for anybody can count
//! masked incidents. A number from 1 to 4 prints as `<5` (primary suppression). One cell of at least five is then withheld as
//! well (complementary suppression; L. H. Cox, "Suppression Methodology and Statistical Disclosure Control", Journal of the
//! American Statistical Association 75, 1980), and the table is published only if what is left open by the total is wide enough
//! (the feasibility interval of the τ-ARGUS manual; A. Hundepool and others, "Statistical Disclosure Control", 2012, chapter 4).
//! Else the whole table is withheld.
//!
//! **Protection**: whoever knows the table, its total and this rule finds every number from 1 to 4 possible in every `<5`
//! cell. All four, not two: a reader of two could still say "at least three children". It holds too for whoever runs this very algorithm
//! on every candidate (the minimality attack; R. C.-W. Wong and others, "Minimality Attack in Privacy Preserving Data
//! Publishing", 2007), since what it decides by is public or the same for all candidates: which cells are small, which are zero, and
//! the sum of the unsaid cells. Tests enumerate all candidates.
//!
//! Why one table an attribute and none of two: tables that share only their total cannot be played off against each other.
//! Incidents at exact places are not counted: what is said of each of them is public, and could be subtracted.

use std::collections::BTreeMap;

use spotlight_core::code::{AgeGroup, Gender};
use spotlight_core::release::{Attribute, Cell, Count, LEAST, Table};

use crate::incident::Incident;

/// The row of incidents of which the attribute is not known.
pub const UNKNOWN: &str = "unknown";

/// Private counts by code. They leave this type only by [`Tally::suppress`].
#[derive(Clone, Default)]
pub struct Tally(BTreeMap<Box<str>, u32>);

impl Tally {
    /// Counts one more incident; `None` where the attribute is not known.
    pub fn add(&mut self, code: Option<&str>) {
        *self.0.entry(code.unwrap_or(UNKNOWN).into()).or_default() += 1;
    }

    /// Counts what an incident says about an attribute. What is no code of a list is not known: a table has no room for words.
    pub fn count(&mut self, attribute: Attribute, incident: &Incident) {
        let is_country = |code: &&str| code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase());
        self.add(match attribute {
            Attribute::AgeGroup => incident.age_group.map(AgeGroup::as_str),
            Attribute::Gender => incident.gender.map(Gender::as_str),
            Attribute::Nationality => incident.nationality.as_deref().filter(is_country),
        });
    }

    /// The table that may be published.
    pub fn suppress(&self, attribute: Attribute) -> Table {
        Table { attribute, rows: self.rows() }
    }

    fn rows(&self) -> Option<Vec<(Box<str>, Cell)>> {
        let few = |n: u32| (1..LEAST).contains(&n);
        let small: Vec<u32> = self.0.values().copied().filter(|n| few(*n)).collect();
        // By its code, not by its size: the choice then tells nothing about the sizes.
        let large = self.0.iter().filter(|(_, n)| **n >= LEAST).map(|(code, _)| &**code);
        let large = large.min_by_key(|code| (*code != UNKNOWN, *code));
        let withheld = if small.is_empty() { None } else { Some(large?) };
        if let Some(code) = withheld {
            let open = small.iter().sum::<u32>() + self.0[code];
            // A `<5` cell can be 4 if all other `<5` cells can be 1 and the withheld one 5.
            if open < (LEAST - 1) + (small.len() as u32 - 1) + LEAST {
                return None;
            }
        }
        let cell = |code: &str, n: u32| match Count::new(n) {
            _ if Some(code) == withheld => Cell::Withheld,
            Some(count) => Cell::Count(count),
            None => Cell::Few,
        };
        Some(self.0.iter().map(|(code, n)| (code.clone(), cell(code, *n))).collect())
    }
}

/// Counts are not printed, not even in a log.
impl std::fmt::Debug for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tally(…)")
    }
}

#[cfg(test)]
mod tests;
