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
//! of a tile follows what it shows, not what is stored. A snapshot is immutable; a commit builds the next one.

mod block;
mod columns;
mod gather;
mod group;
mod order;
mod query;
#[cfg(test)]
mod tests;
mod tree;
mod version;
mod vocabulary;

use std::sync::OnceLock;

use jiff::civil::Date;
use rstar::RTree;
use rustc_hash::FxHashSet;
use uuid::Uuid;

pub use version::Version;

use crate::date::from_epoch_day;
use crate::filter::Filter;
use crate::mercator::Mercator;
use crate::public::PublicIncident;
use crate::region::Regions;
use crate::release::Release;
use crate::taxonomy::Taxonomy;
use block::Block;
use tree::Tree;
use vocabulary::Vocabulary;

pub(crate) use block::Window;
pub(crate) use columns::Columns;
pub(crate) use gather::Sink;
pub(crate) use query::Query;
pub(crate) use tree::Total;

/// All public incidents of one version, ready to be asked.
#[derive(Debug)]
pub struct Dataset {
    version: Version,
    taxonomy: &'static Taxonomy,
    regions: &'static Regions,
    /// In the order of the rows; a row is a place in this list.
    incidents: Vec<PublicIncident>,
    columns: Columns,
    tree: Tree,
    blocks: RTree<Block>,
    /// Made when the first words are looked for, or before: most of the time that a dataset takes would be its.
    vocabulary: OnceLock<Vocabulary>,
    /// Rows, newest first: by last day descending, then id.
    newest: Vec<u32>,
    /// Rows by id.
    by_id: Vec<u32>,
    pub(crate) areas: Vec<crate::tile::AreaEntry>,
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
    /// Builds the index. Cost: a few sorts, and a few passes.
    pub fn build(
        mut incidents: Vec<PublicIncident>,
        version: Version,
        taxonomy: &'static Taxonomy,
        regions: &'static Regions,
    ) -> Self {
        let cuts = order::sort(&mut incidents);
        let mut columns = Columns::of(&incidents, taxonomy);
        let tree = Tree::grow(cuts, &mut columns);
        let blocks = RTree::bulk_load(Block::of(&tree, &columns));
        let mut newest: Vec<u32> = (0..incidents.len() as u32).collect();
        newest.sort_by_cached_key(|row| (std::cmp::Reverse(columns.last(*row)), incidents[*row as usize].id));
        let mut by_id: Vec<u32> = (0..incidents.len() as u32).collect();
        by_id.sort_by_cached_key(|row| incidents[*row as usize].id);
        let areas = crate::tile::AreaEntry::collect(&incidents);
        let vocabulary = OnceLock::new();
        Self {
            version,
            taxonomy,
            regions,
            incidents,
            columns,
            tree,
            blocks,
            vocabulary,
            newest,
            by_id,
            areas,
            releases: Vec::new(),
        }
    }

    /// Makes ready for filters by words, so that the first of them need not wait. Others are answered meanwhile.
    pub fn learn_words(&self) {
        self.vocabulary();
    }

    fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| Vocabulary::of(&self.incidents))
    }

    /// What the index weighs.
    pub fn memory(&self) -> Memory {
        let (squares, tables) = self.tree.bytes();
        Memory {
            columns: self.columns.bytes(),
            orders: size_of_val(&*self.newest) + size_of_val(&*self.by_id),
            squares: squares + self.blocks.size() * size_of::<Block>(),
            tables,
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
        let found = self.by_id.binary_search_by_key(&id, |row| self.incident(*row).id).ok()?;
        Some(self.incident(self.by_id[found]))
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
        /// Counts, and looks at nothing else.
        struct Count(u64);
        impl Sink for Count {
            fn row(&mut self, _: u32) {
                self.0 += 1;
            }

            fn rows(&mut self, rows: std::ops::Range<u32>, _: usize) {
                self.0 += rows.len() as u64;
            }

            fn total(&mut self, _: Mercator, _: usize, total: Total) {
                self.0 += u64::from(total.count);
            }
        }
        let mut count = Count(0);
        self.gather_all(&Query::new(filter, self), &mut count);
        count.0
    }

    /// The matching rows, newest first: by last day descending, then id.
    pub fn newest(&self, filter: &Filter) -> Vec<u32> {
        let mut rows = Vec::new();
        self.visit(filter, None, |row| rows.push(row));
        if rows.len() < self.len() / 16 {
            rows.sort_by_cached_key(|row| (std::cmp::Reverse(self.columns.last(*row)), self.incident(*row).id));
            return rows;
        }
        // Many: marked, and picked from the list that is already in order.
        let mut marks = vec![0_u64; self.len().div_ceil(64)];
        for row in &rows {
            marks[*row as usize / 64] |= 1 << (row % 64);
        }
        self.newest.iter().copied().filter(|row| marks[*row as usize / 64] >> (row % 64) & 1 == 1).collect()
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
        let last = self.columns.last(*self.newest.first()?);
        from_epoch_day(*first).zip(from_epoch_day(last))
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

    /// Calls `each` with every matching row in a window (or anywhere), in no order that means anything.
    pub(crate) fn visit(&self, filter: &Filter, window: Option<Window>, each: impl FnMut(u32)) {
        self.visit_query(&Query::new(filter, self), window, each);
    }
}
