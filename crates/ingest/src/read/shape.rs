//! Whether the cells of a row stand in the columns where those of the others stand: an unquoted delimiter in a text moves all behind it.
//!
//! What the columns hold is learnt from the first rows. A row is suspect where it is short or long, fills a column that hardly any row fills, or has
//! a cell that begins with a blank as no other cell of its column does (what stands behind a comma in a sentence). One such sign is none
//! alone: another one, or a number among words, or a word among numbers, must stand beside it.

use super::records::Record;
use crate::values::text::is_null;

/// How many rows are looked at, and how few say nothing.
const LOOKED_AT: u32 = 5_000;
const FEW: u32 = 3;

/// How many rows make what they all have a rule.
const ENOUGH: u32 = 10;

/// What the cells of a column were.
#[derive(Debug, Clone, Copy, Default)]
struct Column {
    filled: u32,
    numbers: u32,
    /// Cells that begin with a blank.
    spaced: u32,
}

/// What the rows of a text look like.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shape {
    columns: Vec<Column>,
    rows: u32,
    /// Rows with more cells than there are columns.
    longer: u32,
}

impl Shape {
    /// Takes in a row of a table with so many columns.
    pub(crate) fn note(&mut self, record: &Record, columns: usize) {
        if self.rows >= LOOKED_AT || record.fault.is_some() {
            return;
        }
        self.rows += 1;
        self.longer += u32::from(record.len() > columns);
        self.columns.resize(columns, Column::default());
        for (column, cell) in self.columns.iter_mut().zip(record.iter()) {
            let value = cell.trim();
            if !value.is_empty() {
                column.filled += 1;
                column.numbers += u32::from(is_number(value));
                column.spaced += u32::from(cell.starts_with(' '));
            }
        }
    }

    /// The first cell that stands where none like it does, if the row as a whole seems to have moved.
    pub(crate) fn moved(&self, record: &Record) -> Option<usize> {
        if self.rows < FEW {
            return None;
        }
        let width = record.len().min(self.columns.len());
        let mut signs: Vec<usize> = Vec::new();
        if width < self.columns.len() {
            signs.push(width.saturating_sub(1));
            // A row without what every row has is not one that leaves blanks at its end away.
            if self.rows >= ENOUGH && self.columns[width..].iter().any(|c| c.filled * 10 >= (self.rows - 1) * 9) {
                signs.push(width.saturating_sub(1));
            }
        }
        // One that has more cells than the others has a delimiter more; what it holds there is looked at elsewhere.
        if record.len() > self.columns.len() && self.longer.saturating_sub(1) * 20 <= self.rows {
            signs.push(width.saturating_sub(1));
        }
        let last = (0..width).rev().find(|at| !blank(record, *at));
        signs.extend(last.filter(|last| self.others(record, *last).filled * 20 <= self.rows.max(20)));
        let spaced = |at: &usize| {
            let cell = record.get(*at).unwrap_or_default();
            let others = || self.others(record, *at);
            cell.starts_with(' ') && !cell.trim().is_empty() && others().spaced * 20 <= others().filled.max(19)
        };
        signs.extend((1..width).find(spaced));
        if signs.len() == 1 {
            signs.extend((0..width).find(|at| self.is_unlike(record, *at)));
        }
        if signs.len() > 1 { signs.into_iter().min() } else { None }
    }

    /// Whether some rows leave a column blank.
    pub(crate) fn is_left_blank(&self, column: usize) -> bool {
        self.columns.get(column).is_none_or(|column| column.filled < self.rows)
    }

    /// Whether a cell is a word in a column of numbers, or a number in one of words.
    fn is_unlike(&self, record: &Record, at: usize) -> bool {
        let others = self.others(record, at);
        let value = record.get(at).unwrap_or_default().trim();
        if others.filled + 1 < FEW || value.is_empty() || is_null(value) {
            return false;
        }
        if is_number(value) { others.numbers * 20 <= others.filled } else { others.numbers * 20 >= others.filled * 19 }
    }

    /// What the cells of a column were in the other rows.
    fn others(&self, record: &Record, at: usize) -> Column {
        let Column { filled, numbers, spaced } = self.columns[at];
        let cell = record.get(at).unwrap_or_default();
        let value = cell.trim();
        let own = u32::from(!value.is_empty());
        Column {
            filled: filled.saturating_sub(own),
            numbers: numbers.saturating_sub(own * u32::from(is_number(value))),
            spaced: spaced.saturating_sub(own * u32::from(cell.starts_with(' '))),
        }
    }
}

fn blank(record: &Record, at: usize) -> bool {
    record.get(at).is_none_or(|cell| cell.trim().is_empty())
}

fn is_number(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'))
        && value.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
