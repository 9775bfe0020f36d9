//! What a tile shows, gathered from the tree: sums where a square is one cell of the tile, rows where it is not.

use std::ops::Range;

use super::block::Window;
use super::group::{self, Kind};
use super::part::Part;
use super::query::{Days, Query};
use super::tree::{Place, Total};
use crate::mercator::Mercator;
use crate::tile::{GRID_BITS, TileCoord};

/// What is gathered comes here.
pub(crate) trait Sink {
    /// A matching row.
    fn row(&mut self, row: u32);

    /// Neighbouring rows, all of which match and are of one category.
    fn rows(&mut self, rows: Range<u32>, category: usize);

    /// Several matching rows of one category and cell, the cell by a position in it.
    fn total(&mut self, at: Mercator, category: usize, total: Total);
}

/// How a tile is gathered.
struct Walk<'q, 'd> {
    query: &'q Query<'d>,
    /// A square this deep is one cell of the tile.
    cells: u8,
    /// Whether tables may be read.
    tables: bool,
    days: Days,
}

impl Part {
    /// Every matching row of a tile, once, by itself or in a total.
    pub(crate) fn gather(&self, query: &Query<'_>, coord: TileCoord, sink: &mut impl Sink) {
        let cells = coord.zxy().0 + GRID_BITS as u8;
        let mut walk = Walk { query, cells, tables: query.is_plain() && self.tree.sums, days: Days::All };
        match self.tree.place(coord) {
            Place::Nowhere => {}
            Place::Within(leaf) => {
                let window = coord.window();
                self.each(&walk, leaf, |row| {
                    if window.has(&self.columns, row) {
                        sink.row(row);
                    }
                });
            }
            Place::Whole(node) => {
                if walk.tables && !query.edges().is_empty() && !self.tree.is_leaf(node) {
                    let edges = self.edges(query);
                    // Rows at the ends of the period are looked at one by one, wherever they are, unless the tile has few itself.
                    let len: usize = edges.iter().map(ExactSizeIterator::len).sum();
                    walk.tables = len < self.tree.node(node).rows.len() / 4;
                    if walk.tables {
                        walk.days = Days::OfWholeMonths;
                        self.at_the_edges(query, coord.window(), edges, sink);
                    }
                }
                self.walk(&walk, node, sink);
            }
        }
    }

    /// The rows of the smallest square that is known to hold a tile.
    pub(super) fn rows_in(&self, coord: TileCoord) -> Range<u32> {
        match self.tree.place(coord) {
            Place::Nowhere => 0..0,
            Place::Whole(node) | Place::Within(node) => self.tree.node(node).rows.clone(),
        }
    }

    /// Every matching row, once, by itself or in a total.
    pub(super) fn gather_all(&self, query: &Query<'_>, sink: &mut impl Sink) {
        // The grid of a tile is finer than needed, but the world is a tile.
        if let Ok(world) = TileCoord::new(0, 0, 0) {
            self.gather(query, world, sink);
        }
    }

    fn walk(&self, walk: &Walk<'_, '_>, id: u32, sink: &mut impl Sink) {
        let node = self.tree.node(id);
        if walk.query.misses(node) {
            return;
        }
        let is_cell = node.depth >= walk.cells;
        if self.tree.is_leaf(id) {
            if is_cell && walk.query.is_plain() && self.tree.sums {
                self.leaf_totals(walk, id, sink);
            } else if walk.query.is_plain() {
                self.leaf_rows(walk, id, sink);
            } else {
                self.each(walk, id, |row| sink.row(row));
            }
        } else if is_cell && walk.tables {
            let at = self.position(node.rows.start);
            for run in self.tree.runs(id) {
                let total = walk.query.sum(run.group, self.tree.lines(run));
                if total.count > 0 {
                    sink.total(at, group::category(run.group), total);
                }
            }
            for (row, last) in self.columns.intervals(&node.rows) {
                if walk.query.takes_interval(*row, *last) {
                    sink.row(*row);
                }
            }
        } else {
            for part in self.tree.parts(id) {
                self.walk(walk, *part, sink);
            }
        }
    }

    /// The matching rows of a leaf that is one cell.
    fn leaf_totals(&self, walk: &Walk<'_, '_>, id: u32, sink: &mut impl Sink) {
        let at = self.position(self.tree.node(id).rows.start);
        for run in self.tree.runs(id) {
            let rows = walk.query.rows(run, walk.days);
            if group::kind(run.group) == Kind::Interval {
                for row in rows.filter(|row| walk.query.takes_interval(*row, self.columns.last(*row))) {
                    sink.row(row);
                }
            } else if rows.len() == 1 {
                sink.row(rows.start);
            } else if !rows.is_empty() {
                sink.total(at, group::category(run.group), self.columns.total(rows));
            }
        }
    }

    /// The matching rows of a leaf that is more than one cell, where category and period are all that is asked.
    fn leaf_rows(&self, walk: &Walk<'_, '_>, id: u32, sink: &mut impl Sink) {
        for run in self.tree.runs(id) {
            let rows = walk.query.rows(run, walk.days);
            if group::kind(run.group) == Kind::Interval {
                for row in rows.filter(|row| walk.query.takes_interval(*row, self.columns.last(*row))) {
                    sink.row(row);
                }
            } else if !rows.is_empty() {
                sink.rows(rows, group::category(run.group));
            }
        }
    }

    /// The matching rows of a leaf.
    fn each(&self, walk: &Walk<'_, '_>, id: u32, mut each: impl FnMut(u32)) {
        for run in self.tree.runs(id) {
            let rows = walk.query.rows(run, walk.days);
            let interval = group::kind(run.group) == Kind::Interval;
            for row in rows {
                if (!interval || walk.query.takes_interval(row, self.columns.last(row))) && walk.query.takes_rest(row) {
                    each(row);
                }
            }
        }
    }

    /// Where a row is drawn and counted.
    pub(crate) fn position(&self, row: u32) -> Mercator {
        Mercator { x: self.columns.x[row as usize], y: self.columns.y[row as usize] }
    }

    /// Where the rows of the days are that are in no whole month of the period, in the list of the newest.
    fn edges(&self, query: &Query<'_>) -> Vec<Range<usize>> {
        let before = |day: i32| self.newest.partition_point(|row| self.columns.last(*row) >= day);
        query.edges().iter().map(|(first, last)| before(last.saturating_add(1))..before(*first)).collect()
    }

    fn at_the_edges(&self, query: &Query<'_>, window: Window, edges: Vec<Range<usize>>, sink: &mut impl Sink) {
        for row in edges.into_iter().flat_map(|rows| &self.newest[rows]) {
            if window.has(&self.columns, *row) && query.takes_day(*row) {
                sink.row(*row);
            }
        }
    }

    /// A matching row at a position that is not passed over.
    pub(super) fn row_at(&self, query: &Query<'_>, at: Mercator, passed_over: impl Fn(u32) -> bool) -> Option<u32> {
        let (Place::Whole(node) | Place::Within(node)) = self.tree.find(super::order::hilbert(at), 32) else {
            return None;
        };
        let mut rows = self.tree.node(node).rows.clone();
        rows.find(|row| self.position(*row) == at && query.takes(*row) && !passed_over(*row))
    }

    /// Calls `each` with every matching row in a window (or anywhere), leaf by leaf.
    pub(crate) fn visit_query(&self, query: &Query<'_>, window: Option<Window>, mut each: impl FnMut(u32)) {
        let walk = Walk { query, cells: u8::MAX, tables: false, days: Days::All };
        let mut in_leaf = |leaf: u32, inside: bool| {
            if !query.misses(self.tree.node(leaf)) {
                self.each(&walk, leaf, |row| {
                    if inside || window.is_none_or(|window| window.has(&self.columns, row)) {
                        each(row);
                    }
                });
            }
        };
        match window.or_else(|| query.window()) {
            None => self.tree.leaves().for_each(|leaf| in_leaf(leaf, true)),
            Some(reach) => self
                .blocks
                .locate_in_envelope_intersecting(reach.envelope())
                .for_each(|block| in_leaf(block.leaf, window.is_none_or(|window| window.holds(block)))),
        }
    }
}
