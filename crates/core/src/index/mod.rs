//! The index over public incidents: Hilbert-ordered columns under a tree of squares, whose leaves are boxes in an R-tree.
//!
//! ```text
//! rows      0 ......... 431 | 432 ......... 890 | …     leaf by leaf; within a leaf by category, kind of date, first day
//! columns   x y first group dead account place  | …     one array each
//! squares   whole world → quarters → … → leaves         sums by category and month for those that are larger than a leaf
//! RTree     of the leaves' boxes                        what a box on the map touches
//! ```
//!
//! A tile is a square. The cells of its grid are squares, too: those larger than a leaf are read from their table, so the cost
//! of a tile follows what it shows, not what is stored.
//!
//! A dataset never changes; a commit makes the next one. That shares the index of the last one, with a note of which of its rows are
//! gone, and has a small index of what is new beside it ([`Dataset::updated`]).

mod asked;
mod block;
mod columns;
mod extent;
mod gather;
mod gone;
mod group;
mod order;
mod origin;
mod part;
mod query;
#[cfg(test)]
mod tests;
mod tree;
mod update;
mod version;
mod vocabulary;

use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

pub use version::Version;

use crate::date::from_epoch_day;
use crate::filter::Filter;
use crate::mercator::Mercator;
use crate::public::PublicIncident;
use crate::region::Regions;
use crate::release::Release;
use crate::taxonomy::Taxonomy;
use crate::tile::{AreaEntry, TileCoord};
use extent::Extent;
use gone::Gone;
use part::Part;

pub(crate) use asked::Asked;
pub(crate) use block::Window;
pub(crate) use columns::{Columns, Fits};
pub(crate) use gather::Sink;
pub(crate) use tree::Total;

/// All public incidents of one version, ready to be asked.
#[derive(Debug)]
pub struct Dataset {
    version: Version,
    taxonomy: &'static Taxonomy,
    regions: &'static Regions,
    /// Most incidents. Their rows come first.
    base: Arc<Part>,
    /// Which of them are no more.
    gone: Gone,
    /// What came since. Its rows follow those of the base.
    added: Part,
    /// Source systems with their number of incidents, in alphabetical order.
    sources: Vec<(Box<str>, u64)>,
    extent: Option<Extent>,
    releases: Vec<Release>,
}

/// Bytes on the heap that the index needs beside the incidents themselves and their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memory {
    /// One array a fact.
    pub columns: usize,
    /// Rows by age and by id.
    pub orders: usize,
    /// Squares, their runs of rows, and the boxes of the leaves.
    pub squares: usize,
    /// Sums of squares by category and month.
    pub tables: usize,
}

impl Memory {
    /// All of it.
    pub fn total(&self) -> usize {
        self.columns + self.orders + self.squares + self.tables
    }
}

impl Dataset {
    /// Builds the index.
    pub fn build(
        incidents: Vec<PublicIncident>,
        version: Version,
        taxonomy: &'static Taxonomy,
        regions: &'static Regions,
    ) -> Self {
        Self::of_blocks(incidents.len(), [(0, incidents)], version, taxonomy, regions)
    }

    /// Builds the index over the blocks of a snapshot, each with its number, in any order; `len` incidents in all. Cost: a few sorts, and a
    /// few passes.
    pub fn of_blocks(
        len: usize,
        blocks: impl IntoIterator<Item = (i64, Vec<PublicIncident>)>,
        version: Version,
        taxonomy: &'static Taxonomy,
        regions: &'static Regions,
    ) -> Self {
        let base = Part::of(len, blocks, taxonomy);
        let added = Part::of(0, [], taxonomy);
        let (sources, extent) = (base.columns.sources.clone(), base.extent);
        let (base, gone) = (Arc::new(base), Gone::default());
        Self { version, taxonomy, regions, base, gone, added, sources, extent, releases: Vec::new() }
    }

    /// Makes ready for filters by words, so that the first of them need not wait. Others are answered meanwhile.
    pub fn learn_words(&self) {
        self.base.vocabulary();
        self.added.vocabulary();
    }

    /// What the index weighs.
    pub fn memory(&self) -> Memory {
        let (base, added) = (self.base.memory(), self.added.memory());
        Memory {
            columns: base.columns + added.columns + self.gone.bytes(),
            orders: base.orders + added.orders,
            squares: base.squares + added.squares,
            tables: base.tables + added.tables,
        }
    }

    /// The same with the released tables of its version.
    #[must_use]
    pub fn with_releases(mut self, mut releases: Vec<Release>) -> Self {
        releases.sort_by(|a, b| (&a.state, a.year).cmp(&(&b.state, b.year)));
        self.releases = releases;
        self
    }

    /// The released tables, by state and year.
    pub fn releases(&self) -> &[Release] {
        &self.releases
    }

    /// Which version this is.
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// How many incidents it holds.
    pub fn len(&self) -> usize {
        self.base.len() - self.gone.len() + self.added.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
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
        let of_base = || self.base.row(id).filter(|row| !self.gone.has(*row));
        let row = self.added.row(id).map(|row| self.first_added() + row).or_else(of_base)?;
        Some(self.incident(row))
    }

    /// The incident of a row.
    ///
    /// # Panics
    /// If the row is not one of this dataset's.
    pub fn incident(&self, row: u32) -> &PublicIncident {
        let (part, row) = self.part(row);
        &part.incidents[row as usize]
    }

    /// How many incidents match.
    pub fn count(&self, filter: &Filter) -> u64 {
        Asked::new(filter, self).count()
    }

    /// The matching rows, newest first: by last day descending, then id.
    pub fn newest(&self, filter: &Filter) -> Vec<u32> {
        Asked::new(filter, self).newest()
    }

    /// West, south, east, north of all incidents, degrees.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        Some(self.extent?.degrees.map(|e5| f64::from(e5) / 1e5))
    }

    /// The first and the last day that any incident may have happened on.
    pub fn period(&self) -> Option<(Date, Date)> {
        let (first, last) = self.extent?.days;
        from_epoch_day(first).zip(from_epoch_day(last))
    }

    /// The source systems, in alphabetical order, with how many incidents come from each.
    pub fn sources(&self) -> &[(Box<str>, u64)] {
        &self.sources
    }

    /// How many rows a tile may have to look at one by one. Category and period are answered from tables; words are looked for in the
    /// whole dataset, wherever the tile is, and may still have to be learnt.
    pub fn rows_to_look_at(&self, coord: TileCoord, filter: &Filter) -> usize {
        let plain = Filter { categories: filter.categories, from: filter.from, to: filter.to, ..Filter::default() };
        if !filter.words.is_empty() {
            self.len()
        } else if *filter != plain || !self.base.tree.sums {
            self.rows_in(coord)
        } else {
            0
        }
    }

    /// How many incidents lie in a tile, or in the smallest square that is known to hold it.
    pub fn rows_in(&self, coord: TileCoord) -> usize {
        self.base.rows_in(coord).len() + self.added.rows_in(coord).len()
    }

    /// Where a row is drawn and counted.
    pub(crate) fn position(&self, row: u32) -> Mercator {
        let (part, row) = self.part(row);
        part.position(row)
    }

    /// The masked areas of both parts, with the first row of each part.
    pub(crate) fn area_entries(&self) -> impl Iterator<Item = (&AreaEntry, u32)> {
        let added = self.added.areas.iter().map(|entry| (entry, self.first_added()));
        self.base.areas.iter().map(|entry| (entry, 0)).chain(added)
    }

    /// Calls `each` with every matching row in a window (or anywhere), in no order that means anything.
    pub(crate) fn visit(&self, filter: &Filter, window: Option<Window>, each: impl FnMut(u32)) {
        Asked::new(filter, self).visit(window, each);
    }

    /// The columns of both parts: most incidents, and what came since.
    pub(crate) fn both_columns(&self) -> [&Columns; 2] {
        [self.base.columns(), self.added.columns()]
    }

    /// In which part a row is, the columns of that, and its number there.
    pub(crate) fn columns_of(&self, row: u32) -> (usize, &Columns, u32) {
        match row.checked_sub(self.first_added()) {
            None => (0, self.base.columns(), row),
            Some(row) => (1, self.added.columns(), row),
        }
    }

    /// The first and the last day of all incidents, days since 1970.
    pub(crate) fn days(&self) -> Option<(i32, i32)> {
        self.extent.map(|extent| extent.days)
    }

    /// The row of the whole dataset that the first of the added ones is.
    fn first_added(&self) -> u32 {
        self.base.len() as u32
    }

    /// Where a row is, and its number there.
    fn part(&self, row: u32) -> (&Part, u32) {
        row.checked_sub(self.first_added()).map_or((&*self.base, row), |row| (&self.added, row))
    }

    /// The last day of a row.
    fn last(&self, row: u32) -> i32 {
        let (part, row) = self.part(row);
        part.last(row)
    }

    /// By what the rows are put in order, newest first.
    fn age(&self, row: u32) -> (std::cmp::Reverse<i32>, Uuid) {
        (std::cmp::Reverse(self.last(row)), self.incident(row).id)
    }
}
