//! Records that were cells before, from a workbook.

use super::Record;

impl Record {
    /// Becomes the record of these cells, with blank ones behind them up to a width.
    pub(crate) fn fill<'c>(&mut self, line: u64, cells: impl Iterator<Item = &'c str>, width: usize) {
        self.clear();
        for cell in cells {
            self.cells.push_str(cell);
            self.end_field();
        }
        while self.len() < width {
            self.end_field();
        }
        self.line = line;
        self.terminated = true;
    }
}
