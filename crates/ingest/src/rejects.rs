//! The rejected rows as a CSV in the file's own columns plus `error`, ready to fix and to import again.

use std::io::{self, Write};

use spotlight_core::Lang;

use crate::note::Severity;
use crate::plan::Plan;
use crate::row::Row;

/// Writes the rejected rows of one file.
pub struct Writer<W: Write> {
    csv: csv::Writer<W>,
    columns: usize,
    lang: Lang,
}

impl<W: Write> Writer<W> {
    /// Begins with the header of the file and the column `error`; sentences are in `lang`.
    pub fn new(out: W, plan: &Plan, lang: Lang) -> csv::Result<Self> {
        let mut csv = csv::WriterBuilder::new().delimiter(plan.delimiter_byte()).flexible(true).from_writer(out);
        let names = plan.header.names();
        csv.write_record(names.iter().map(String::as_str).chain(["error"]))?;
        Ok(Self { csv, columns: names.len(), lang })
    }

    /// Writes a row if it was rejected. The cells are as they stood in the file; a row with too many has its error behind them.
    pub fn write(&mut self, row: &Row) -> csv::Result<()> {
        let Some(cells) = &row.cells else {
            return Ok(());
        };
        let reasons = row.notes.iter().filter(|note| note.severity == Severity::Reject);
        let reasons: Vec<_> =
            reasons.map(|note| format!("{}: {}", note.code.as_str(), note.message(self.lang))).collect();
        let cells = cells.iter().map(AsRef::as_ref).chain(std::iter::repeat("")).take(self.columns.max(cells.len()));
        self.csv.write_record(cells.chain([reasons.join(" ").as_str()]))
    }

    /// Writes out what is buffered and gives the target back.
    pub fn finish(mut self) -> io::Result<W> {
        self.csv.flush()?;
        self.csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}
