//! The next dataset after a commit: what has not changed is shared, not built again.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use uuid::Uuid;

use super::extent::Extent;
use super::gone::Gone;
use super::part::Part;
use super::{Dataset, Version};
use crate::public::PublicIncident;

/// Changed rows beyond which a dataset should be built anew, when there is time. A tile looks at those that are gone in it one by one, and
/// gathers what was added once more: until here it takes up to half as long again. Measured: `benches/README.md`.
const WORN: usize = 4_096;

/// Changed rows beyond which it is built anew at once.
const TOO_MANY: usize = 4 * WORN;

impl Dataset {
    /// The dataset after some blocks of its snapshot have changed: each with its number and all that it holds now. Released tables are
    /// not carried over. None where so much has changed that it should be built anew.
    pub fn updated(&self, version: Version, changed: Vec<(i64, Vec<PublicIncident>)>) -> Option<Self> {
        let origins = [&self.base.origins, &self.added.origins];
        if origins.into_iter().any(|origins| !origins.is_exact()) {
            return None;
        }
        let blocks: FxHashSet<i64> = changed.iter().map(|(block, _)| *block).collect();
        let mut now: FxHashMap<Uuid, &PublicIncident> = FxHashMap::default();
        now.extend(changed.iter().flat_map(|(_, own)| own).map(|incident| (incident.id, incident)));

        // Of the base, what is still the same stays where it is.
        let mut gone = self.gone.rows().to_vec();
        let mut same: FxHashSet<Uuid> = FxHashSet::default();
        for row in self.base.origins.rows_of(|block| blocks.contains(&block)) {
            let own = &self.base.incidents[row as usize];
            if self.gone.has(row) {
            } else if now.get(&own.id).is_some_and(|now| *now == own) {
                same.insert(own.id);
            } else {
                gone.push(row);
            }
        }
        // The rest is a part of its own, with what was added before to other blocks.
        let mut added: BTreeMap<i64, Vec<PublicIncident>> = BTreeMap::new();
        for (incident, row) in self.added.incidents.iter().zip(0..) {
            let block = self.added.origins.block(row);
            if !blocks.contains(&block) {
                added.entry(block).or_default().push(incident.clone());
            }
        }
        for (block, incidents) in changed {
            added.entry(block).or_default().extend(incidents.into_iter().filter(|own| !same.contains(&own.id)));
        }
        let len = added.values().map(Vec::len).sum::<usize>();
        if gone.len() + len > TOO_MANY.max(self.base.len() / 64) {
            return None;
        }
        let added = Part::of(len, added, self.taxonomy);
        let gone = Gone::of(gone, self.base.len());
        let sources = sources(&self.base, &gone, &added);
        let extent = extent(&self.base, &gone, &added);
        let (base, taxonomy, regions) = (Arc::clone(&self.base), self.taxonomy, self.regions);
        Some(Self { version, taxonomy, regions, base, gone, added, sources, extent, releases: Vec::new() })
    }

    /// Whether it has been [updated](Self::updated) so much that it should be built anew, when there is time.
    pub fn is_worn(&self) -> bool {
        self.gone.len() + self.added.len() > WORN
    }
}

fn sources(base: &Part, gone: &Gone, added: &Part) -> Vec<(Box<str>, u64)> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for (code, count) in base.columns.sources.iter().chain(&added.columns.sources) {
        *counts.entry(code).or_default() += count;
    }
    for row in gone.rows() {
        let code = &*base.incidents[*row as usize].source_system;
        counts.entry(code).and_modify(|count| *count -= 1);
    }
    counts.into_iter().filter(|(_, count)| *count > 0).map(|(code, count)| (code.into(), count)).collect()
}

fn extent(base: &Part, gone: &Gone, added: &Part) -> Option<Extent> {
    let at = |row: u32| Extent::at(&base.incidents[row as usize], base.last(row));
    let rests = base.extent.filter(|whole| gone.rows().iter().any(|row| whole.rests_on(&at(*row))));
    let left = match rests {
        None => base.extent,
        Some(_) => (0..base.len() as u32).filter(|row| !gone.has(*row)).map(at).reduce(Extent::and),
    };
    left.into_iter().chain(added.extent).reduce(Extent::and)
}
