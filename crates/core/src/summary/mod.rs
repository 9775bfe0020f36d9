//! Group-by: how many incidents, and how many known dead, by any dimensions.
//!
//! A date goes into the finest bucket that holds the whole of it, else into `imprecise`; what fits no region, and what
//! names no actor, goes into `unassigned`. `actor` is many-valued, so its rows may add up to more than the total.

mod axis;
mod count;
mod dimension;
#[cfg(test)]
mod tests;
mod timeline;

use std::fmt;
use std::ops::Index;

use count::Sum;

pub use dimension::{Dimension, IMPRECISE, UNASSIGNED, UnknownDimension};
pub use timeline::{Bin, Timeline, Unit, UnknownUnit};

use crate::public::PublicIncident;

/// Counts by group.
#[derive(Debug, Clone)]
pub struct Summary {
    /// What it is grouped by.
    pub by: Vec<Dimension>,
    /// Matching incidents.
    pub total: u64,
    /// By dimension and digit: a code, or a special row. Groups have their digits in place of words of their own.
    labels: Vec<Vec<Box<str>>>,
    /// As many a group as there are dimensions.
    digits: Vec<u32>,
    /// One a group.
    sums: Vec<Sum>,
}

/// One group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SummaryRow<'a> {
    /// A code for each dimension, or `unassigned`, or `imprecise`.
    pub key: Key<'a>,
    /// Incidents.
    pub incidents: u64,
    /// Deaths.
    pub dead: Dead,
}

/// What a group is known by: a word for each dimension.
#[derive(Clone, Copy)]
pub struct Key<'a> {
    labels: &'a [Vec<Box<str>>],
    digits: &'a [u32],
}

impl Summary {
    /// One a group, in the order of the keys; special rows come after codes.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = SummaryRow<'_>> + ExactSizeIterator + Clone {
        let own = self.by.len();
        self.sums.iter().enumerate().map(move |(at, sum)| SummaryRow {
            key: Key { labels: &self.labels, digits: &self.digits[at * own..(at + 1) * own] },
            incidents: sum.incidents.into(),
            dead: sum.dead(),
        })
    }
}

impl PartialEq for Summary {
    /// Whether a reader sees the same; which words could have been seen does not matter.
    fn eq(&self, other: &Self) -> bool {
        self.by == other.by && self.total == other.total && self.rows().eq(other.rows())
    }
}

impl Eq for Summary {}

impl<'a> Key<'a> {
    /// The words, in the order of the dimensions.
    pub fn iter(self) -> impl ExactSizeIterator<Item = &'a str> + Clone {
        self.labels.iter().zip(self.digits).map(|(labels, digit)| &*labels[*digit as usize])
    }

    /// The word of a dimension, by its place; panics where there is none.
    pub fn of(self, dimension: usize) -> &'a str {
        &self.labels[dimension][self.digits[dimension] as usize]
    }
}

impl Index<usize> for Key<'_> {
    type Output = str;

    fn index(&self, dimension: usize) -> &str {
        self.of(dimension)
    }
}

impl PartialEq for Key<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Key<'_> {}

impl fmt::Debug for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Deaths of a group: the sum of the known, and for how many incidents the number is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dead {
    /// Sum of the known numbers.
    pub sum: u64,
    /// Incidents without a known number.
    pub unknown: u64,
}

impl Dead {
    pub(crate) fn add(&mut self, incident: &PublicIncident) {
        match incident.counts.dead {
            Some(dead) => self.sum += u64::from(dead),
            None => self.unknown += 1,
        }
    }
}
