//! A filter made ready for one dataset: what a block's zone map says of it, and what a row says.

use super::Dataset;
use super::block::Block;
use crate::date::epoch_day;
use crate::filter::Filter;

/// What a zone map tells about its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// No row matches.
    Skip,
    /// Some may match.
    Scan,
    /// All match.
    Whole,
}

/// A filter in the units of the columns.
pub(super) struct Query<'a> {
    filter: &'a Filter,
    dataset: &'a Dataset,
    first: i32,
    last: i32,
    verification: u8,
    /// The wanted source systems by place; `None` for all.
    sources: Option<Vec<u32>>,
    /// The rows whose words match, one bit each; `None` for all.
    words: Option<Vec<u64>>,
}

impl<'a> Query<'a> {
    pub(super) fn new(filter: &'a Filter, dataset: &'a Dataset) -> Self {
        let (first, last) = filter.period();
        let place = |code: &String| dataset.columns.sources.iter().position(|(own, _)| **own == **code);
        Self {
            filter,
            dataset,
            first: first.map_or(i32::MIN, epoch_day),
            last: last.map_or(i32::MAX, epoch_day),
            verification: filter.verification.iter().fold(0, |set, v| set | 1 << *v as u8),
            sources: (!filter.sources.is_empty())
                .then(|| filter.sources.iter().filter_map(place).map(|p| p as u32).collect()),
            words: (!filter.words.is_empty())
                .then(|| dataset.vocabulary.rows_with(&filter.words, dataset.incidents.len())),
        }
    }

    pub(super) fn verdict(&self, block: &Block) -> Verdict {
        let f = self.filter;
        let misses = (f.categories != 0 && f.categories & block.categories == 0)
            || (f.actors != 0 && f.actors & block.actors == 0)
            || (self.verification != 0 && self.verification & block.verification == 0)
            || block.last.1 < self.first
            || block.first.0 > self.last;
        if misses {
            return Verdict::Skip;
        }
        let whole = (f.categories == 0 || block.categories & !f.categories == 0)
            && (self.verification == 0 || block.verification & !self.verification == 0)
            && block.last.0 >= self.first
            && block.first.1 <= self.last
            && f.actors == 0
            && f.regions.is_empty()
            && f.bbox.is_none()
            && f.fatal.is_none()
            && self.sources.is_none()
            && self.words.is_none();
        if whole { Verdict::Whole } else { Verdict::Scan }
    }

    pub(super) fn takes(&self, row: u32) -> bool {
        let f = self.filter;
        let c = &self.dataset.columns;
        let i = row as usize;
        let incident = || &self.dataset.incidents[i];
        (f.categories == 0 || f.categories >> c.category[i] & 1 == 1)
            && (f.actors == 0 || f.actors & c.actors[i] != 0)
            && c.last[i] >= self.first
            && c.first[i] <= self.last
            && (self.verification == 0 || self.verification >> c.verification[i] & 1 == 1)
            && f.fatal.is_none_or(|fatal| fatal == c.fatal[i])
            && self.sources.as_ref().is_none_or(|sources| sources.contains(&c.source[i]))
            && self.words.as_ref().is_none_or(|rows| rows[i / 64] >> (i % 64) & 1 == 1)
            && (f.regions.is_empty() || f.regions.iter().any(|region| incident().regions.contains(*region)))
            && f.bbox.is_none_or(|bbox| {
                let at = incident().point.to_lonlat();
                bbox.contains(at.lon(), at.lat())
            })
    }
}
