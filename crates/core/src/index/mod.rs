//! The index over public incidents: Hilbert-ordered columns, cut into blocks with zone maps under an R-tree.
//!
//! ```text
//! rows      0 ......... 511 | 512 ........ 1023 | …      Hilbert order of the fixed-point position
//! columns   x y category first last actors …             one array each
//! blocks    envelope, what the rows hold    | …          skipped, taken whole, or scanned
//! RTree     of the blocks' envelopes
//! ```
//!
//! A snapshot is immutable; a commit builds the next one.

mod block;
mod columns;
mod query;
#[cfg(test)]
mod tests;
mod version;
mod vocabulary;

use jiff::civil::Date;
use rstar::RTree;
use rustc_hash::{FxHashMap, FxHashSet};
use uuid::Uuid;

pub use version::Version;

use crate::date::from_epoch_day;
use crate::filter::Filter;
use crate::public::PublicIncident;
use crate::region::Regions;
use crate::taxonomy::Taxonomy;
use block::Block;
use columns::Columns;
use query::{Query, Verdict};
use vocabulary::Vocabulary;

pub(crate) use block::Window;
pub(crate) use columns::UNKNOWN as UNKNOWN_DEAD;

/// All public incidents of one version, ready to be asked.
#[derive(Debug)]
pub struct Dataset {
    version: Version,
    taxonomy: &'static Taxonomy,
    regions: &'static Regions,
    /// In Hilbert order; a row is a place in this list.
    incidents: Vec<PublicIncident>,
    columns: Columns,
    blocks: RTree<Block>,
    vocabulary: Vocabulary,
    /// Rows, newest first: by last day descending, then id.
    newest: Vec<u32>,
    by_id: FxHashMap<Uuid, u32>,
    pub(crate) areas: Vec<crate::tile::AreaEntry>,
}

impl Dataset {
    /// Builds the index. Cost: a sort, and a few passes.
    pub fn build(
        incidents: Vec<PublicIncident>,
        version: Version,
        taxonomy: &'static Taxonomy,
        regions: &'static Regions,
    ) -> Self {
        let incidents = columns::in_hilbert_order(incidents);
        let columns = Columns::of(&incidents, taxonomy);
        let blocks = RTree::bulk_load(Block::cut(&columns));
        let mut newest: Vec<u32> = (0..incidents.len() as u32).collect();
        newest
            .sort_unstable_by_key(|row| (std::cmp::Reverse(columns.last[*row as usize]), incidents[*row as usize].id));
        let by_id = incidents.iter().enumerate().map(|(row, incident)| (incident.id, row as u32)).collect();
        let vocabulary = Vocabulary::of(&incidents);
        let areas = crate::tile::AreaEntry::collect(&incidents);
        Self { version, taxonomy, regions, incidents, columns, blocks, vocabulary, newest, by_id, areas }
    }

    /// Which version this is.
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// How many incidents it holds.
    pub fn len(&self) -> usize {
        self.incidents.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.incidents.is_empty()
    }

    /// The taxonomy that its codes belong to.
    pub fn taxonomy(&self) -> &'static Taxonomy {
        self.taxonomy
    }

    /// The regions that its ids belong to.
    pub fn regions(&self) -> &'static Regions {
        self.regions
    }

    /// The incident of an id.
    pub fn get(&self, id: Uuid) -> Option<&PublicIncident> {
        self.by_id.get(&id).map(|row| self.incident(*row))
    }

    /// The incident of a row.
    ///
    /// # Panics
    /// If the row is not one of this dataset's.
    pub fn incident(&self, row: u32) -> &PublicIncident {
        &self.incidents[row as usize]
    }

    /// How many incidents match.
    pub fn count(&self, filter: &Filter) -> u64 {
        let mut count = 0;
        self.visit(filter, None, |_| count += 1);
        count
    }

    /// The matching rows, newest first: by last day descending, then id.
    pub fn newest(&self, filter: &Filter) -> Vec<u32> {
        let query = Query::new(filter, self);
        self.newest.iter().copied().filter(|row| query.takes(*row)).collect()
    }

    /// West, south, east, north of all incidents, degrees.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        let lon = || self.incidents.iter().map(|i| i.point.lon);
        let lat = || self.incidents.iter().map(|i| i.point.lat);
        let degrees = |e5: i32| f64::from(e5) / 1e5;
        Some([lon().min()?, lat().min()?, lon().max()?, lat().max()?].map(degrees))
    }

    /// The first and the last day that any incident may have happened on.
    pub fn period(&self) -> Option<(Date, Date)> {
        let first = self.columns.first.iter().min()?;
        let last = self.columns.last.iter().max()?;
        from_epoch_day(*first).zip(from_epoch_day(*last))
    }

    /// The source systems, in alphabetical order, with how many incidents come from each.
    pub fn sources(&self) -> &[(Box<str>, u64)] {
        &self.columns.sources
    }

    /// Of some rows, those that match.
    pub(crate) fn matching(&self, filter: &Filter, rows: impl Iterator<Item = u32>) -> FxHashSet<u32> {
        let query = Query::new(filter, self);
        rows.filter(|row| query.takes(*row)).collect()
    }

    pub(crate) fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Calls `each` with every matching row in a window (or anywhere), in Hilbert order within a block.
    pub(crate) fn visit(&self, filter: &Filter, window: Option<Window>, mut each: impl FnMut(u32)) {
        let query = Query::new(filter, self);
        let mut in_block = |block: &Block| {
            let inside = window.is_none_or(|window| window.holds(block));
            match (query.verdict(block), inside) {
                (Verdict::Skip, _) => {}
                (Verdict::Whole, true) => block.rows().for_each(&mut each),
                (verdict, _) => block
                    .rows()
                    .filter(|row| inside || window.is_none_or(|w| w.has(&self.columns, *row)))
                    .filter(|row| verdict == Verdict::Whole || query.takes(*row))
                    .for_each(&mut each),
            }
        };
        match window {
            None => self.blocks.iter().for_each(&mut in_block),
            Some(window) => {
                self.blocks.locate_in_envelope_intersecting(window.envelope()).for_each(&mut in_block);
            }
        }
    }
}
