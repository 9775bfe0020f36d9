//! The words of the public texts, and the rows that have each.

use rustc_hash::FxHashMap;

use crate::filter::searched_texts;
use crate::public::PublicIncident;
use crate::words;

/// Folded words in order, each with its rows in order.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(Vec<(Box<str>, Vec<u32>)>);

impl Vocabulary {
    pub(super) fn of(incidents: &[PublicIncident]) -> Self {
        let mut rows_of: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        for (row, incident) in incidents.iter().enumerate() {
            let mut own: Vec<String> = searched_texts(incident).flat_map(words::words).collect();
            own.sort_unstable();
            own.dedup();
            for word in own {
                if let Some(rows) = rows_of.get_mut(word.as_str()) {
                    rows.push(row as u32);
                } else {
                    rows_of.insert(word.into(), vec![row as u32]);
                }
            }
        }
        let mut words: Vec<_> = rows_of.into_iter().collect();
        words.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        Self(words)
    }

    /// The rows where every start begins some word, one bit each.
    pub(super) fn rows_with(&self, starts: &[String], len: usize) -> Vec<u64> {
        let mut all = vec![u64::MAX; len.div_ceil(64)];
        for start in starts {
            let mut some = vec![0; all.len()];
            let from = self.0.partition_point(|(word, _)| **word < **start);
            for (_, rows) in self.0[from..].iter().take_while(|(word, _)| word.starts_with(start.as_str())) {
                for row in rows {
                    some[*row as usize / 64] |= 1 << (row % 64);
                }
            }
            all.iter_mut().zip(&some).for_each(|(all, some): (&mut u64, &u64)| *all &= some);
        }
        all
    }
}
