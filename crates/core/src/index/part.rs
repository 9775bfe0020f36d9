//! One immutable index over some incidents. A dataset is a large one, and a small one of what came since.

use std::cmp::Reverse;
use std::sync::OnceLock;

use rayon::prelude::*;
use rstar::RTree;
use uuid::Uuid;

use super::block::Block;
use super::columns::Columns;
use super::extent::Extent;
use super::origin::Origins;
use super::query::Query;
use super::tree::Tree;
use super::vocabulary::Vocabulary;
use super::{Memory, order};
use crate::public::PublicIncident;
use crate::taxonomy::Taxonomy;
use crate::tile::AreaEntry;

/// Incidents with everything that finds them. Rows count from 0 in each part.
#[derive(Debug)]
pub(crate) struct Part {
    pub(super) taxonomy: &'static Taxonomy,
    /// In the order of the rows; a row is a place in this list.
    pub(super) incidents: Vec<PublicIncident>,
    pub(super) columns: Columns,
    pub(super) tree: Tree,
    pub(super) blocks: RTree<Block>,
    /// Made when the first words are looked for, or before: most of the time that a part takes would be its.
    vocabulary: OnceLock<Vocabulary>,
    /// Rows, newest first: by last day descending, then id.
    pub(super) newest: Vec<u32>,
    /// Rows by id.
    by_id: Vec<u32>,
    pub(super) areas: Vec<AreaEntry>,
    pub(super) extent: Option<Extent>,
    pub(super) origins: Origins,
}

impl Part {
    /// Builds the index over `len` incidents, which come in blocks of a snapshot, each with its number. Cost: a few sorts, and a few passes.
    pub(super) fn of(
        len: usize,
        blocks: impl IntoIterator<Item = (i64, Vec<PublicIncident>)>,
        taxonomy: &'static Taxonomy,
    ) -> Self {
        let (mut origins, mut incidents) = Origins::of(len, blocks);
        let order::Sorted { cuts, at } = order::sort(&mut incidents, origins.of_rows());
        let columns = Columns::of(&incidents, &at, taxonomy);
        // Half of the time is spent on what does not need one another.
        let newest = || ordered(&incidents, |row, own| (Reverse(columns.last(row)), own.id));
        let by_id = || ordered(&incidents, |_, own| own.id);
        let ((tree, newest), (by_id, (areas, extent))) = rayon::join(
            || rayon::join(|| Tree::grow(cuts, &columns), newest),
            || {
                let last = |(incident, row)| (incident, columns.last(row));
                let extent = || Extent::of(incidents.iter().zip(0..).map(last));
                rayon::join(by_id, || (AreaEntry::collect(&incidents), extent()))
            },
        );
        let blocks = RTree::bulk_load(Block::of(&tree, &columns));
        let vocabulary = OnceLock::new();
        Self { taxonomy, incidents, columns, tree, blocks, vocabulary, newest, by_id, areas, extent, origins }
    }

    pub(super) fn len(&self) -> usize {
        self.incidents.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.incidents.is_empty()
    }

    /// The columns, in the order of the rows.
    pub(crate) fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The words; the first call learns them.
    pub(super) fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| Vocabulary::of(&self.incidents))
    }

    /// The row of an id.
    pub(super) fn row(&self, id: Uuid) -> Option<u32> {
        let found = self.by_id.binary_search_by_key(&id, |row| self.incidents[*row as usize].id).ok()?;
        Some(self.by_id[found])
    }

    /// The last day of a row.
    pub(super) fn last(&self, row: u32) -> i32 {
        self.columns.last(row)
    }

    /// The matching rows, newest first.
    pub(super) fn newest(&self, query: &Query<'_>) -> Vec<u32> {
        let mut rows = Vec::new();
        self.visit_query(query, None, |row| rows.push(row));
        if rows.len() < self.len() / 16 {
            rows.sort_by_cached_key(|row| (Reverse(self.last(*row)), self.incidents[*row as usize].id));
            return rows;
        }
        // Many: marked, and picked from the list that is already in order.
        let mut marks = vec![0_u64; self.len().div_ceil(64)];
        for row in &rows {
            marks[*row as usize / 64] |= 1 << (row % 64);
        }
        self.newest.iter().copied().filter(|row| marks[*row as usize / 64] >> (row % 64) & 1 == 1).collect()
    }

    pub(super) fn memory(&self) -> Memory {
        let (squares, tables) = self.tree.bytes();
        Memory {
            columns: self.columns.bytes() + self.origins.bytes(),
            orders: size_of_val(&*self.newest) + size_of_val(&*self.by_id),
            squares: squares + self.blocks.size() * size_of::<Block>(),
            tables,
        }
    }
}

/// All rows in the order of a key.
fn ordered<K: Ord + Send>(incidents: &[PublicIncident], key: impl Fn(u32, &PublicIncident) -> K + Sync) -> Vec<u32> {
    let with_row = |(row, own)| (key(row as u32, own), row as u32);
    let mut keys: Vec<(K, u32)> = incidents.par_iter().enumerate().map(with_row).collect();
    keys.par_sort_unstable();
    keys.into_par_iter().map(|(_, row)| row).collect()
}
