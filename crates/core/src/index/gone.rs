//! The rows of the base of a dataset that are no more: taken back, or changed and therefore in the other part.

use std::ops::Range;

/// Rows, as a list and as bits.
#[derive(Debug, Clone, Default)]
pub(super) struct Gone {
    /// Ascending.
    rows: Vec<u32>,
    /// One bit a row of the base; empty where no row is gone.
    bits: Vec<u64>,
}

impl Gone {
    /// Of a base of so many rows.
    pub(super) fn of(mut rows: Vec<u32>, len: usize) -> Self {
        rows.sort_unstable();
        rows.dedup();
        let mut bits = if rows.is_empty() { Vec::new() } else { vec![0; len.div_ceil(64)] };
        for row in &rows {
            bits[*row as usize / 64] |= 1 << (row % 64);
        }
        Self { rows, bits }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether a row is among them.
    pub(super) fn has(&self, row: u32) -> bool {
        self.bits.get(row as usize / 64).is_some_and(|bits| bits >> (row % 64) & 1 == 1)
    }

    pub(super) fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// Those in a range.
    pub(super) fn within(&self, range: &Range<u32>) -> &[u32] {
        let before = |end: u32| self.rows.partition_point(|row| *row < end);
        &self.rows[before(range.start)..before(range.end)]
    }

    /// Bytes on the heap.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.rows) + size_of_val(&*self.bits)
    }
}
