//! Group-by: how many incidents, and how many known dead, by any dimensions.
//!
//! A date goes into the finest bucket that holds the whole of it, else into `imprecise`; what fits no region, and what
//! names no actor, goes into `unassigned`. `actor` is many-valued, so its rows may add up to more than the total.

mod axis;
mod dimension;
#[cfg(test)]
mod tests;
mod timeline;

use axis::{Axis, Found};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

pub use dimension::{Dimension, IMPRECISE, UNASSIGNED, UnknownDimension};
pub use timeline::{Bin, Timeline, Unit, UnknownUnit};

use crate::filter::Filter;
use crate::index::Dataset;
use crate::public::PublicIncident;

/// Counts by group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What it is grouped by.
    pub by: Vec<Dimension>,
    /// Matching incidents.
    pub total: u64,
    /// One a group, in the order of the keys; special rows come after codes.
    pub rows: Vec<SummaryRow>,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow {
    /// A code for each dimension, or `unassigned`, or `imprecise`.
    pub key: Vec<Box<str>>,
    /// Incidents.
    pub incidents: u64,
    /// Deaths.
    pub dead: Dead,
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

/// What is added up for a group.
#[derive(Clone, Copy, Default)]
struct Sum {
    incidents: u64,
    dead: Dead,
}

impl Sum {
    fn add(&mut self, dead: Option<u32>) {
        self.incidents += 1;
        match dead {
            Some(dead) => self.dead.sum += u64::from(dead),
            None => self.dead.unknown += 1,
        }
    }
}

impl Dataset {
    /// Groups the matching incidents.
    pub fn summary(&self, filter: &Filter, by: &[Dimension]) -> Summary {
        let axes: Vec<Axis> = by.iter().map(|dimension| Axis::new(*dimension, self)).collect();
        let mut total = 0;
        let mut groups: FxHashMap<u128, Sum> = FxHashMap::default();
        // Rows that follow each other are often of one group.
        let mut last: Option<(u128, Sum)> = None;
        let mut several: Vec<u128> = Vec::new();
        self.visit(filter, None, |row| {
            total += 1;
            let (part, columns, row) = self.columns_of(row);
            let dead = columns.dead(row);
            let mut key = 0;
            several.clear();
            for axis in &axes {
                let (len, found) = (axis.len(), axis.digit(part, columns, row));
                match found {
                    Found::One(digit) if several.is_empty() => key = key * len + u128::from(digit),
                    Found::One(digit) => several.iter_mut().for_each(|key| *key = *key * len + u128::from(digit)),
                    Found::Several(actors) => {
                        let before = if several.is_empty() { vec![key] } else { std::mem::take(&mut several) };
                        let keys = before.iter().flat_map(|key| axis.digits(actors).map(move |digit| (key, digit)));
                        several.extend(keys.map(|(key, digit)| key * len + u128::from(digit)));
                    }
                }
            }
            if !several.is_empty() {
                for key in &several {
                    groups.entry(*key).or_default().add(dead);
                }
                return;
            }
            match &mut last {
                Some((same, sum)) if *same == key => sum.add(dead),
                _ => {
                    let mut sum = Sum::default();
                    sum.add(dead);
                    if let Some((key, sum)) = last.replace((key, sum)) {
                        merge(groups.entry(key).or_default(), sum);
                    }
                }
            }
        });
        if let Some((key, sum)) = last {
            merge(groups.entry(key).or_default(), sum);
        }
        let mut groups: Vec<(u128, Sum)> = groups.into_iter().collect();
        groups.par_sort_unstable_by_key(|(key, _)| *key);
        let row = |(key, sum): (u128, Sum)| {
            let mut rest = key;
            let mut key: Vec<Box<str>> = axes
                .iter()
                .rev()
                .map(|axis| {
                    let digit = rest % axis.len();
                    rest /= axis.len();
                    axis.label(digit as usize)
                })
                .collect();
            key.reverse();
            SummaryRow { key, incidents: sum.incidents, dead: sum.dead }
        };
        let rows = groups.into_par_iter().with_min_len(1_024).map(row).collect();
        Summary { by: by.to_vec(), total, rows }
    }
}

fn merge(into: &mut Sum, sum: Sum) {
    into.incidents += sum.incidents;
    into.dead.sum += sum.dead.sum;
    into.dead.unknown += sum.dead.unknown;
}
