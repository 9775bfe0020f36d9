//! Group-by: how many incidents, and how many known dead, by any dimensions.
//!
//! A date goes into the finest bucket that holds the whole of it, else into `imprecise`; what fits no region, and what
//! names no actor, goes into `unassigned`. `actor` is many-valued, so its rows may add up to more than the total.

mod dimension;
#[cfg(test)]
mod tests;
mod timeline;

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

impl Dataset {
    /// Groups the matching incidents.
    pub fn summary(&self, filter: &Filter, by: &[Dimension]) -> Summary {
        let mut total = 0;
        let mut groups: FxHashMap<Vec<u32>, (u64, Dead)> = FxHashMap::default();
        let mut keys: Vec<Vec<u32>> = Vec::new();
        self.visit(filter, None, |row| {
            total += 1;
            let incident = self.incident(row);
            keys.clear();
            keys.push(Vec::with_capacity(by.len()));
            for dimension in by {
                let buckets = dimension.buckets(incident, self);
                let (first, others) = buckets.split_first().expect("every incident has a bucket");
                let before = keys.len();
                for bucket in others {
                    for i in 0..before {
                        let mut key = keys[i].clone();
                        key.push(*bucket);
                        keys.push(key);
                    }
                }
                keys[..before].iter_mut().for_each(|key| key.push(*first));
            }
            for key in &keys {
                let group =
                    if let Some(group) = groups.get_mut(key) { group } else { groups.entry(key.clone()).or_default() };
                group.0 += 1;
                group.1.add(incident);
            }
        });
        let label = |key: &Vec<u32>| -> Vec<Box<str>> {
            key.iter().zip(by).map(|(bucket, dimension)| dimension.label(*bucket, self)).collect()
        };
        let mut rows: Vec<SummaryRow> = groups
            .iter()
            .map(|(key, (incidents, dead))| SummaryRow { key: label(key), incidents: *incidents, dead: *dead })
            .collect();
        let order = |row: &SummaryRow| -> Vec<(bool, Box<str>)> {
            row.key.iter().map(|code| (**code == *UNASSIGNED || **code == *IMPRECISE, code.clone())).collect()
        };
        rows.sort_by_cached_key(order);
        Summary { by: by.to_vec(), total, rows }
    }
}
