//! Blocks of rows that are neighbours on the map, with a zone map of what they hold.

use std::ops::Range;

use rstar::{AABB, RTreeObject};

use super::columns::Columns;

/// Rows of a block. Small enough that a tile of a few incidents scans little, large enough that the tree stays small.
const ROWS: usize = 256;

/// A block and its zone map.
#[derive(Debug)]
pub(crate) struct Block {
    rows: Range<u32>,
    /// Least and greatest x and y.
    x: (u32, u32),
    y: (u32, u32),
    pub categories: u64,
    pub actors: u64,
    pub verification: u8,
    /// Least and greatest first day, least and greatest last day.
    pub first: (i32, i32),
    pub last: (i32, i32),
}

impl Block {
    pub(super) fn cut(columns: &Columns) -> Vec<Self> {
        let len = columns.len();
        (0..len).step_by(ROWS).map(|start| Self::of(columns, start..(start + ROWS).min(len))).collect()
    }

    fn of(columns: &Columns, rows: Range<usize>) -> Self {
        fn span<T: Copy + Ord + Default>(values: &[T]) -> (T, T) {
            let least = values.iter().copied().min().unwrap_or_default();
            (least, values.iter().copied().max().unwrap_or_default())
        }
        Self {
            x: span(&columns.x[rows.clone()]),
            y: span(&columns.y[rows.clone()]),
            categories: columns.category[rows.clone()].iter().fold(0, |set, c| set | 1 << c),
            actors: columns.actors[rows.clone()].iter().fold(0, |set, a| set | a),
            verification: columns.verification[rows.clone()].iter().fold(0, |set, v| set | 1 << v),
            first: span(&columns.first[rows.clone()]),
            last: span(&columns.last[rows.clone()]),
            rows: rows.start as u32..rows.end as u32,
        }
    }

    pub(super) fn rows(&self) -> Range<u32> {
        self.rows.clone()
    }
}

impl RTreeObject for Block {
    type Envelope = AABB<[i64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        let point = |x: u32, y: u32| [i64::from(x), i64::from(y)];
        AABB::from_corners(point(self.x.0, self.y.0), point(self.x.1, self.y.1))
    }
}

/// A square of the fixed-point world, edges included.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window {
    pub x: (u32, u32),
    pub y: (u32, u32),
}

impl Window {
    pub(super) fn envelope(self) -> AABB<[i64; 2]> {
        AABB::from_corners([i64::from(self.x.0), i64::from(self.y.0)], [i64::from(self.x.1), i64::from(self.y.1)])
    }

    pub(super) fn holds(self, block: &Block) -> bool {
        self.x.0 <= block.x.0 && block.x.1 <= self.x.1 && self.y.0 <= block.y.0 && block.y.1 <= self.y.1
    }

    pub(super) fn has(self, columns: &Columns, row: u32) -> bool {
        let (x, y) = (columns.x[row as usize], columns.y[row as usize]);
        self.x.0 <= x && x <= self.x.1 && self.y.0 <= y && y <= self.y.1
    }
}
