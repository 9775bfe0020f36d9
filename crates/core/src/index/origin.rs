//! Which block of the snapshot each row came from, so that a block that has changed can be compared with what it was.

use crate::public::PublicIncident;

/// A block for every row; two bytes each.
#[derive(Debug)]
pub(super) struct Origins {
    /// Numbers of the blocks, in the order in which they came.
    blocks: Vec<i64>,
    /// Places in that list.
    rows: Vec<u16>,
}

impl Origins {
    /// The incidents of some blocks, one after the other, and where each came from. Places are counted in sixteen bits; of more blocks
    /// than that nothing can be said afterwards, see [`is_exact`](Self::is_exact).
    ///
    /// Room is made for `len` incidents at once, and every block goes as soon as it is taken over: memory that is touched for the first
    /// time is most of what a start costs.
    pub(super) fn of(
        len: usize,
        blocks: impl IntoIterator<Item = (i64, Vec<PublicIncident>)>,
    ) -> (Self, Vec<PublicIncident>) {
        let (mut incidents, mut rows) = (Vec::with_capacity(len), Vec::with_capacity(len));
        let mut numbers = Vec::new();
        for (block, own) in blocks {
            rows.resize(rows.len() + own.len(), u16::try_from(numbers.len()).unwrap_or(u16::MAX));
            numbers.push(block);
            incidents.extend(own);
        }
        (Self { blocks: numbers, rows }, incidents)
    }

    /// To be put in order along with the incidents.
    pub(super) fn of_rows(&mut self) -> &mut [u16] {
        &mut self.rows
    }

    /// Whether every row knows its block.
    pub(super) fn is_exact(&self) -> bool {
        u16::try_from(self.blocks.len()).is_ok()
    }

    /// The block of a row.
    pub(super) fn block(&self, row: u32) -> i64 {
        self.blocks[usize::from(self.rows[row as usize])]
    }

    /// The rows of some blocks, ascending.
    pub(super) fn rows_of(&self, blocks: impl Fn(i64) -> bool) -> Vec<u32> {
        let wanted: Vec<bool> = self.blocks.iter().map(|block| blocks(*block)).collect();
        if !wanted.contains(&true) {
            return Vec::new();
        }
        let rows = self.rows.iter().zip(0..);
        rows.filter(|(place, _)| wanted[usize::from(**place)]).map(|(_, row)| row).collect()
    }

    /// Bytes on the heap.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.rows) + size_of_val(&*self.blocks)
    }
}
