//! Whether the cells of a row stand in the columns where those of the others stand: an unquoted delimiter in a text moves all behind it.
//!
//! What the columns hold is learnt from the first rows. A row is suspect where it alone is short or long, where it fills a column that no
//! other fills, and where a cell begins with a blank as no other of its column does (what stands behind a comma in a sentence). No such sign
//! is enough: words among numbers or numbers among words must stand beside it, or two signs together. A word among numbers with a number
//! among words to the right of it is enough alone.

use super::records::Record;
use crate::values::text::is_null;

/// How many rows are looked at, and how few say nothing.
const LOOKED_AT: u32 = 5_000;
const FEW: u32 = 3;

/// How many rows make what they all have a rule.
const ENOUGH: u32 = 5;

/// How many are so many that one more changes nothing.
const MANY: u32 = 100;

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
    /// Rows with more cells than there are columns, and with fewer.
    longer: u32,
    shorter: u32,
    /// What the columns hold where there are so many rows that one says nothing; else it is looked at row by row.
    kinds: Vec<Kind>,
}

/// What nearly all cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Numbers,
    Words,
    Either,
}

impl Column {
    fn kind(self) -> Kind {
        match self {
            Self { filled, .. } if filled + 1 < FEW => Kind::Either,
            Self { filled, numbers, .. } if numbers * 10 >= filled * 9 => Kind::Numbers,
            Self { filled, numbers, .. } if numbers * 10 <= filled => Kind::Words,
            _ => Kind::Either,
        }
    }
}

impl Shape {
    /// Takes in a row of a table with so many columns.
    pub(crate) fn note(&mut self, record: &Record, columns: usize) {
        if self.rows >= LOOKED_AT || record.fault.is_some() {
            return;
        }
        self.rows += 1;
        self.longer += u32::from(record.len() > columns);
        self.shorter += u32::from(record.len() < columns);
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
        let (short, long) = (record.len() < self.columns.len(), record.len() > self.columns.len());
        // What several rows are is how the file is written.
        let alone = (short && self.shorter <= 1) || (long && self.longer <= 1);
        let last = (0..width).rev().find(|at| !blank(record, *at));
        let beyond = last.filter(|last| self.others(record, *last).filled == 0);
        let spaced = self.spaced(record, width);
        let unlike: Vec<usize> = (0..width).filter(|at| self.is_unlike(record, *at)).collect();
        let word = unlike.iter().position(|at| !is_number(record.get(*at).unwrap_or_default().trim()));
        let turned = word.is_some_and(|word| {
            unlike[word + 1..].iter().any(|at| is_number(record.get(*at).unwrap_or_default().trim()))
        });
        let lacking =
            short && self.rows >= ENOUGH && self.columns[width..].iter().any(|column| column.filled + 1 >= self.rows);
        let sign = alone || beyond.is_some();
        let moved = turned
            || (sign && unlike.len() > 1)
            || (lacking && alone && !unlike.is_empty())
            || spaced.is_some_and(|at| {
                // A number that is set to the right begins with blanks, too.
                let word = !is_number(record.get(at).unwrap_or_default().trim());
                alone || beyond.is_some_and(|beyond| beyond != at) || (word && unlike.iter().any(|other| *other > at))
            });
        let first = spaced.into_iter().chain(unlike).min();
        moved.then(|| first.or(beyond).unwrap_or(width.saturating_sub(1)))
    }

    /// Whether a cell has moved into the last column: something stands in it or before it where none like it does.
    pub(crate) fn is_pushed(&self, record: &Record) -> bool {
        let width = record.len().min(self.columns.len());
        self.spaced(record, width).is_some() || (0..width).any(|at| self.is_unlike(record, at))
    }

    /// The first cell that begins with a blank where those of its column do not, unless the row is written so.
    fn spaced(&self, record: &Record, width: usize) -> Option<usize> {
        let begins = |at: usize| record.get(at).is_some_and(|cell| cell.starts_with(' ') && !cell.trim().is_empty());
        let all = (0..width).filter(|at| begins(*at)).count();
        let odd =
            |at: &usize| begins(*at) && self.others(record, *at).spaced * 3 <= self.others(record, *at).filled.max(3);
        (1..width).find(odd).filter(|_| all <= 2)
    }

    /// Whether some rows leave a column blank.
    pub(crate) fn is_left_blank(&self, column: usize) -> bool {
        self.columns.get(column).is_none_or(|column| column.filled < self.rows)
    }

    /// Ends the looking.
    pub(crate) fn settle(&mut self) {
        if self.rows >= MANY {
            self.kinds = self.columns.iter().map(|column| column.kind()).collect();
        }
    }

    /// Whether a cell is a word in a column of numbers, or a number in one of words.
    fn is_unlike(&self, record: &Record, at: usize) -> bool {
        let value = record.get(at).unwrap_or_default().trim();
        let kind = self.kinds.get(at).copied().unwrap_or_else(|| self.others(record, at).kind());
        match kind {
            _ if value.is_empty() => false,
            Kind::Either => false,
            Kind::Numbers => !is_number(value) && !is_null(value),
            Kind::Words => is_number(value) && !is_null(value),
        }
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
    value.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+' || c == '.') && value.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests;
