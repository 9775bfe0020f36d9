//! The rows of a sheet as text.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::refusal::{Bound, Refusal};

/// The most cells of a sheet, blank ones between filled ones included, and the most bytes of text.
const MOST_CELLS: usize = 10_000_000;
const MOST_TEXT: usize = 256 << 20;

/// The rows among which the header is looked for.
const HEADER_ROWS: usize = 20;

/// The most cells that have their text of a merged one.
const MOST_SPREAD: usize = 500_000;

/// The rows of a sheet as text: all cells one behind the other, and where each ends. Rows without a filled cell are not kept.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    text: String,
    ends: Vec<u32>,
    /// For each row its number in the sheet, from 1, and how many of `ends` belong to the rows up to it.
    rows: Vec<(u32, u32)>,
    /// Cells whose text is that of another, by row in the sheet from 0 and column: a merged header, or what several rows share.
    spread: BTreeMap<(u32, u32), Arc<str>>,
}

impl Sheet {
    /// The row at a place: its number in the sheet and its cells.
    pub(crate) fn row(&self, index: usize) -> Option<(u64, impl Iterator<Item = &str>)> {
        let (line, last) = *self.rows.get(index)?;
        let first = index.checked_sub(1).map_or(0, |before| self.rows[before].1);
        let own = (last - first) as usize;
        let merged = self.spread.range((line - 1, 0)..(line, 0)).next_back().map_or(0, |((_, column), _)| column + 1);
        let cells = (0..own.max(merged as usize)).map(move |column| {
            let cell = if column < own { self.cell(first as usize + column) } else { "" };
            if cell.is_empty() && merged > 0 {
                return self.spread.get(&(line - 1, column as u32)).map_or("", |text| &**text);
            }
            cell
        });
        Some((u64::from(line), cells))
    }

    fn cell(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[index] as usize]
    }

    /// How many rows hold something.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Gives the cells of an area the text of its first, in the rows that hold something, until so many cells have been given one that no
    /// honest sheet has more.
    pub(super) fn spread(&mut self, from: (u32, u32), to: (u32, u32), counts: fn(&str) -> bool) {
        let Ok(index) = self.rows.binary_search_by_key(&from.0.saturating_add(1), |(line, _)| *line) else { return };
        let text = self.row(index).and_then(|(_, mut cells)| cells.nth(from.1 as usize)).unwrap_or_default();
        if to.0 > from.0 && text.parse::<f64>().is_ok() {
            let names = (0..index.min(HEADER_ROWS)).filter_map(|row| self.row(row)?.1.nth(from.1 as usize));
            if names.into_iter().any(counts) {
                return;
            }
        }
        let text: Arc<str> = text.into();
        let below = self.rows[index..].iter().map(|(line, _)| line - 1).take_while(|row| *row <= to.0);
        for row in below {
            for column in from.1..=to.1 {
                if self.spread.len() >= MOST_SPREAD {
                    return;
                }
                self.spread.insert((row, column), Arc::clone(&text));
            }
        }
    }
}

/// Whether more cells are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Full {
    /// No: there are as many rows as were asked for.
    Rows,
    No,
}

/// Puts cells together, row by row and from left to right.
pub(super) struct Builder {
    sheet: Sheet,
    most_rows: usize,
    /// The row that is being filled, from 0, and how many cells it has.
    row: Option<u32>,
    filled: u32,
}

impl Builder {
    pub(super) fn new(most_rows: Option<usize>) -> Self {
        Self { sheet: Sheet::default(), most_rows: most_rows.unwrap_or(usize::MAX), row: None, filled: 0 }
    }

    /// Adds a filled cell. Cells that do not stand where a sheet's next cell can stand are a damaged sheet's.
    pub(super) fn add(&mut self, row: u32, column: u32, text: &str) -> Result<Full, Refusal> {
        let damaged = || Refusal::BadWorkbook { reason: format!("row {} is out of order", u64::from(row) + 1) };
        if self.row != Some(row) {
            if self.row.is_some_and(|before| before > row) {
                return Err(damaged());
            }
            self.end_row();
            if self.sheet.rows.len() >= self.most_rows {
                return Ok(Full::Rows);
            }
            self.row = Some(row);
        }
        if column < self.filled {
            return Err(damaged());
        }
        let blank = (column - self.filled) as usize;
        if self.sheet.ends.len() + blank >= MOST_CELLS {
            return Err(Refusal::TooLarge { what: Bound::Cells });
        }
        if self.sheet.text.len() + text.len() > MOST_TEXT {
            return Err(Refusal::TooLarge { what: Bound::Text });
        }
        let end = self.sheet.text.len() as u32;
        self.sheet.ends.extend(std::iter::repeat_n(end, blank));
        self.sheet.text.push_str(text);
        self.sheet.ends.push(self.sheet.text.len() as u32);
        self.filled = column + 1;
        Ok(Full::No)
    }

    /// The sheet.
    pub(super) fn finish(mut self) -> Sheet {
        self.end_row();
        self.sheet
    }

    fn end_row(&mut self) {
        if let Some(row) = self.row.take() {
            self.sheet.rows.push((row.saturating_add(1), self.sheet.ends.len() as u32));
        }
        self.filled = 0;
    }
}

#[cfg(test)]
mod tests;
