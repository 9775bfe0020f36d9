//! Rows into groups: each row's digits make one number, block by block and a dimension at a time, and the numbers are counted.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::axis::Axis;
use super::{Dead, Dimension, Summary};
use crate::filter::Filter;
use crate::index::Dataset;

/// Rows whose numbers are made at a time: these stay in the processor's nearest memory.
const BLOCK: usize = 2_048;

/// Rows that are worth a thread of their own, at least.
const SHARE: usize = 32_768;

/// Places of a table of all groups that there could be, at most: 16 bytes each. A larger one takes longer to be had from the system
/// than a map of the groups that there are takes to fill.
const PLACES: u128 = 1 << 16;

/// What is added up for a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum {
    /// A dataset has fewer than 2³² incidents.
    pub incidents: u32,
    pub unknown: u32,
    pub dead: u64,
}

impl Sum {
    fn add(&mut self, dead: Option<u32>) {
        self.incidents += 1;
        match dead {
            Some(dead) => self.dead += u64::from(dead),
            None => self.unknown += 1,
        }
    }

    fn merge(&mut self, other: Self) {
        self.incidents += other.incidents;
        self.unknown += other.unknown;
        self.dead += other.dead;
    }

    pub(super) fn dead(self) -> Dead {
        Dead { sum: self.dead, unknown: self.unknown.into() }
    }
}

/// The sums of groups, by number.
enum Groups {
    /// A place for every group that there could be.
    Table(Vec<Sum>),
    Map(FxHashMap<u128, Sum>),
}

impl Groups {
    /// For numbers below `possible`.
    fn new(possible: u128) -> Self {
        if possible <= PLACES {
            Self::Table(vec![Sum::default(); possible as usize])
        } else {
            Self::Map(FxHashMap::default())
        }
    }

    fn of(&mut self, key: u128) -> &mut Sum {
        match self {
            Self::Table(sums) => &mut sums[key as usize],
            Self::Map(sums) => sums.entry(key).or_default(),
        }
    }

    fn merge(self, other: Self) -> Self {
        match (self, other) {
            (Self::Table(mut sums), Self::Table(other)) => {
                sums.iter_mut().zip(other).for_each(|(sum, other)| sum.merge(other));
                Self::Table(sums)
            }
            (Self::Map(sums), mut all) | (mut all, Self::Map(sums)) => {
                for (key, sum) in sums {
                    all.of(key).merge(sum);
                }
                all
            }
        }
    }

    /// The groups that have incidents, in the order of their numbers.
    fn into_sorted(self) -> Vec<(u128, Sum)> {
        match self {
            Self::Table(sums) => (0..).zip(sums).filter(|(_, sum)| sum.incidents > 0).collect(),
            Self::Map(sums) => {
                let mut groups: Vec<(u128, Sum)> = sums.into_iter().collect();
                groups.par_sort_unstable_by_key(|(key, _)| *key);
                groups
            }
        }
    }
}

impl Dataset {
    /// Groups the matching incidents.
    pub fn summary(&self, filter: &Filter, by: &[Dimension]) -> Summary {
        let axes: Vec<Axis> = by.iter().map(|dimension| Axis::new(*dimension, self)).collect();
        let possible: u128 = axes.iter().map(|axis| u128::from(axis.len())).product();
        let mut rows: Vec<u32> = Vec::new();
        self.visit(filter, None, |row| rows.push(row));
        let share = rows.len().div_ceil(rayon::current_num_threads()).max(SHARE);
        let count = |rows: &[u32]| {
            let mut groups = Groups::new(possible);
            let mut entries: Vec<(u128, u32)> = Vec::with_capacity(BLOCK);
            for block in rows.chunks(BLOCK) {
                entries.clear();
                entries.extend(block.iter().map(|row| (0, *row)));
                for axis in &axes {
                    axis.put(self, &mut entries);
                }
                for (key, row) in &entries {
                    let (_, columns, row) = self.columns_of(*row);
                    groups.of(*key).add(columns.dead(row));
                }
            }
            groups
        };
        let groups = rows.par_chunks(share).map(count).reduce_with(Groups::merge);
        let groups = groups.map_or_else(Vec::new, Groups::into_sorted);
        let mut digits = vec![0; groups.len() * by.len()];
        for ((key, _), digits) in groups.iter().zip(digits.chunks_exact_mut(by.len().max(1))) {
            let mut rest = *key;
            for (axis, digit) in axes.iter().zip(digits).rev() {
                let len = u128::from(axis.len());
                *digit = (rest % len) as u32;
                rest /= len;
            }
        }
        let sums = groups.into_iter().map(|(_, sum)| sum).collect();
        let labels = axes.into_iter().map(Axis::into_labels).collect();
        Summary { by: by.to_vec(), total: rows.len() as u64, labels, digits, sums }
    }
}
