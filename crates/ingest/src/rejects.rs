//! The rejected rows as a CSV in the file's own columns plus `error`, ready to fix and to import again.
//!
//! Some rows are rejected for what the rest of their file shows: its dates are in the other order, another row has the id. In a file of rejects
//! that evidence is gone, and the same row would pass. So the error ends with a mark of the cells, by which a row that nobody has
//! corrected is known.

use std::io::{self, Write};

use spotlight_core::Lang;

use crate::columns::Header;
use crate::identity::hash_of;
use crate::note::{Code, Severity};
use crate::plan::Plan;
use crate::read::records::Record;
use crate::row::{Outcome, Row};

/// The column of the reasons.
const COLUMN: &str = "error";

/// Reasons that lie in other rows.
const BY_OTHERS: [Code; 8] = [
    Code::AmbiguousDate,
    Code::CutOff,
    Code::IdRepeated,
    Code::MangledDate,
    Code::OtherHeader,
    Code::SameElsewhereOther,
    Code::ShiftedCells,
    Code::SwallowedRows,
];

/// How many columns a file has of its own.
fn own_columns(header: &Header) -> usize {
    let names = header.names();
    names.len() - usize::from(names.last().is_some_and(|last| last == COLUMN))
}

/// A mark of cells, blanks around them and behind the last aside.
fn mark<'c>(cells: impl Iterator<Item = &'c str>) -> String {
    let joined = cells.map(str::trim).collect::<Vec<_>>().join("\u{1f}");
    format!("[{:08x}]", hash_of(joined.trim_end_matches('\u{1f}')) as u32)
}

/// Why a row of a file of rejects was rejected, if that lay in other rows and nothing in it was corrected.
pub(crate) fn not_corrected(header: &Header, record: &Record) -> Option<Code> {
    let own = own_columns(header);
    let said = record.get(own).filter(|_| own < header.len())?.trim();
    let code = BY_OTHERS.into_iter().find(|code| {
        let words = said.split(' ').filter_map(|word| word.strip_suffix(':'));
        words.into_iter().any(|word| word == code.as_str())
    })?;
    said.ends_with(&mark(record.iter().take(own))).then_some(code)
}

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
        let columns = own_columns(&plan.header);
        let names = plan.header.names()[..columns].iter().map(String::as_str);
        csv.write_record(names.chain([COLUMN]))?;
        Ok(Self { csv, columns, lang })
    }

    /// Writes a row if it was rejected. The cells are as they stood in the file; a row with too many has its error behind them.
    pub fn write(&mut self, row: &Row) -> csv::Result<()> {
        let (Some(cells), Outcome::Rejected) = (&row.cells, &row.outcome) else {
            return Ok(());
        };
        // What stood behind the own columns before is an error of an earlier time.
        let wide = cells.len() > self.columns + 1;
        let own: Vec<&str> =
            cells.iter().map(AsRef::as_ref).take(if wide { usize::MAX } else { self.columns }).collect();
        let error = match cells.get(self.columns) {
            // Said already, with its mark.
            Some(before) if row.notes.iter().any(|note| note.code == Code::NotCorrected) => before.to_string(),
            _ => self.reasons(row, &own),
        };
        let padded = own.iter().copied().chain(std::iter::repeat("")).take(self.columns.max(own.len()));
        self.csv.write_record(padded.chain([error.as_str()]))
    }

    fn reasons(&self, row: &Row, own: &[&str]) -> String {
        let rejects = || row.notes.iter().filter(|note| note.severity == Severity::Reject);
        let mut reasons: Vec<_> =
            rejects().map(|note| format!("{}: {}", note.code.as_str(), note.message(self.lang))).collect();
        if rejects().any(|note| BY_OTHERS.contains(&note.code)) {
            reasons.push(mark(own.iter().copied()));
        }
        reasons.join(" ")
    }

    /// Writes out what is buffered and gives the target back.
    pub fn finish(mut self) -> io::Result<W> {
        self.csv.flush()?;
        self.csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}
