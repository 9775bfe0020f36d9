//! A whole small table: its header and its rows, whatever they mean.

use std::io::Read;
use std::sync::Arc;

use super::MOST_LAYER_ROWS;
use super::refusal::{LayerColumn, LayerRefusal};
use crate::columns::Header;
use crate::input::Input;
use crate::inspect;
use crate::read::records::Record;
use crate::table::Table;
use crate::values::text;

/// A table in memory.
pub(super) struct Cells {
    pub(super) header: Header,
    pub(super) rows: Vec<Row>,
}

/// One row.
pub(super) struct Row {
    /// The line that it begins on, from 1.
    pub(super) line: u64,
    /// Nothing where the row is no row: its form is broken.
    pub(super) cells: Option<Vec<String>>,
}

impl Row {
    /// What a cell says, trimmed; nothing where it is blank or missing.
    pub(super) fn get(&self, column: usize) -> Option<&str> {
        text::value(self.cells.as_ref()?.get(column)?)
    }
}

impl Cells {
    /// The column of a name.
    pub(super) fn column(&self, name: &str) -> Result<usize, LayerRefusal> {
        let found = self.header.find(name);
        found.ok_or_else(|| LayerRefusal::NoSuchColumn { name: name.to_owned(), columns: self.samples() })
    }

    /// Each column with three of its values, for a person to choose from.
    pub(super) fn samples(&self) -> Vec<LayerColumn> {
        let one = |column| {
            let mut samples: Vec<String> = Vec::new();
            for value in self.rows.iter().filter_map(|row| row.get(column)) {
                if samples.len() == 3 {
                    break;
                }
                let short: String = value.chars().take(40).collect();
                if !samples.contains(&short) {
                    samples.push(short);
                }
            }
            LayerColumn { name: self.header.shown(column), samples }
        };
        (0..self.header.len()).map(one).collect()
    }
}

/// Reads a text or a sheet.
pub(super) fn read(input: &Input, sheet: Option<&str>) -> Result<Cells, LayerRefusal> {
    let mut start = Vec::new();
    input.open().and_then(|file| file.take(8).read_to_end(&mut start)).map_err(crate::refusal::Refusal::from)?;
    if inspect::is_workbook(&start) {
        let (sheet, above) = inspect::sheet(input, sheet)?;
        let table = Table::<std::io::Empty>::of_sheet(Arc::new(sheet), above).map_err(crate::refusal::Refusal::from)?;
        return collect(table.ok_or(crate::refusal::Refusal::Empty)?);
    }
    collect(inspect::text_table(input)?)
}

fn collect<R: Read>(mut table: Table<R>) -> Result<Cells, LayerRefusal> {
    let header = table.header().clone();
    let mut rows = Vec::new();
    let mut record = Record::default();
    while table.next(&mut record).map_err(crate::refusal::Refusal::from)? {
        if rows.len() == MOST_LAYER_ROWS {
            return Err(LayerRefusal::TooMany { what: "rows", most: MOST_LAYER_ROWS });
        }
        let cells = record.fault.is_none().then(|| record.iter().map(str::to_owned).collect());
        rows.push(Row { line: record.line, cells });
    }
    if rows.is_empty() {
        return Err(crate::refusal::Refusal::NoRows.into());
    }
    Ok(Cells { header, rows })
}
