//! Leaves as boxes in an R-tree: what a window or a box of the map touches.

use rstar::{AABB, RTreeObject};

use super::columns::Columns;
use super::tree::Tree;

/// The smallest box around the rows of a leaf.
#[derive(Debug)]
pub(crate) struct Block {
    pub leaf: u32,
    /// Least and greatest x and y.
    x: (u32, u32),
    y: (u32, u32),
}

impl Block {
    pub(super) fn of(tree: &Tree, columns: &Columns) -> Vec<Self> {
        let span = |values: &[u32]| values.iter().copied().min().zip(values.iter().copied().max());
        tree.leaves()
            .filter_map(|leaf| {
                let rows = tree.node(leaf).rows.clone();
                let rows = rows.start as usize..rows.end as usize;
                Some(Self { leaf, x: span(&columns.x[rows.clone()])?, y: span(&columns.y[rows])? })
            })
            .collect()
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
