//! Whether the cells of a row stand in the columns where those of the others stand: an unquoted delimiter in a text moves all behind it.
//!
//! What the columns hold is learnt from the first rows. A row is suspect where it alone is short or long, where it fills a column that no
//! other fills, and where a cell begins with a blank as no other of its column does (what stands behind a comma in a sentence). No such sign
//! is enough: words among numbers or numbers among words must stand beside it, or two signs together. A word among numbers with a number
//! among words to the right of it is enough alone.

use super::records::Record;
use crate::values::text::{is_null, trim};

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

/// What of a row stands where nothing like it stands in the others.
#[derive(Debug, Default)]
struct Signs {
    /// The last cell that is not blank.
    last: Option<usize>,
    /// The first that begins with a blank.
    spaced: Option<usize>,
    /// Words among numbers, and numbers among words; the first of either.
    words: u32,
    numbers: u32,
    first: Option<usize>,
    /// Whether a number among words stands to the right of a word among numbers.
    turned: bool,
    /// Whether one of them stands to the right of the blank.
    unlike_after_blank: bool,
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
            let value = trim(cell);
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
        let signs = self.signs(record);
        let (short, long) = (record.len() < self.columns.len(), record.len() > self.columns.len());
        // What several rows are is how the file is written.
        let alone = (short && self.shorter <= 1) || (long && self.longer <= 1);
        let beyond =
            signs.last.filter(|last| self.columns[*last].filled <= 1 && self.others(record, *last).filled == 0);
        let lacking = short
            && self.rows >= ENOUGH
            && self.columns[record.len()..].iter().any(|column| column.filled + 1 >= self.rows);
        let unlike = signs.words + signs.numbers;
        let moved = signs.turned
            || ((alone || beyond.is_some()) && unlike > 1)
            || (lacking && alone && unlike > 0)
            || signs.spaced.is_some_and(|at| {
                // A number that is set to the right begins with blanks, too.
                let word = !is_number(record.get(at).unwrap_or_default().trim());
                alone || beyond.is_some_and(|beyond| beyond != at) || (word && signs.unlike_after_blank)
            });
        let first = signs.spaced.into_iter().chain(signs.first).min();
        moved.then(|| first.or(beyond).unwrap_or(record.len().saturating_sub(1)))
    }

    /// Whether a cell has moved into the last column: something stands in it or before it where none like it does.
    pub(crate) fn is_pushed(&self, record: &Record) -> bool {
        let signs = self.signs(record);
        signs.spaced.is_some() || signs.words + signs.numbers > 0
    }

    /// Looks at each cell once.
    fn signs(&self, record: &Record) -> Signs {
        let mut signs = Signs::default();
        let mut blanks = 0;
        for (at, cell) in record.iter().enumerate().take(self.columns.len()) {
            let value = trim(cell);
            let Some(first) = value.as_bytes().first() else { continue };
            signs.last = Some(at);
            if at > 0 && cell.starts_with(' ') {
                blanks += 1;
                let others = self.others(record, at);
                if signs.spaced.is_none() && others.spaced * 3 <= others.filled.max(3) {
                    signs.spaced = Some(at);
                }
            }
            let kind = self.kinds.get(at).copied().unwrap_or_else(|| self.others(record, at).kind());
            let numeric = first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.');
            let word = match kind {
                Kind::Numbers if !((numeric && is_number(value)) || is_null(value)) => true,
                Kind::Words if numeric && is_number(value) && !is_null(value) => false,
                _ => continue,
            };
            signs.first = signs.first.or(Some(at));
            signs.unlike_after_blank |= signs.spaced.is_some_and(|blank| blank < at);
            if word {
                signs.words += 1;
            } else {
                signs.numbers += 1;
                signs.turned |= signs.words > 0;
            }
        }
        // Several cells that begin with one: the row is written so.
        if blanks > 2 {
            signs.spaced = None;
        }
        signs
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

fn is_number(value: &str) -> bool {
    let digits = value.strip_prefix(['-', '+']).unwrap_or(value).as_bytes();
    let mut any = false;
    let numeric = |byte: &u8| {
        let digit = byte.is_ascii_digit();
        any |= digit;
        digit || *byte == b'.'
    };
    digits.iter().all(numeric) && any
}

#[cfg(test)]
mod tests;
