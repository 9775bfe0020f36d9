//! The rejected rows as a CSV in the file's own columns plus `error`, ready to fix and to import again.
//!
//! Some rows are rejected for what the rest of their file shows: its dates are in the other order, another row has the id. In a file of rejects
//! that evidence is gone, and the same row would pass. So the error ends with a mark of the cells, by which a row that nobody has
//! corrected is known.

use std::io::{self, Write};

use spotlight_core::Lang;

use crate::columns::{Header, REASONS};
use crate::identity::hash_of;
use crate::note::{Code, Severity};
use crate::plan::Plan;
use crate::read::records::Record;
use crate::row::{Outcome, Row};

/// Reasons that lie in other rows.
const BY_OTHERS: [Code; 11] = [
    Code::AmbiguousDate,
    Code::CutOff,
    Code::DoubtfulDate,
    Code::IdRepeated,
    Code::MangledDate,
    Code::MangledId,
    Code::MinutesAsDecimals,
    Code::OtherHeader,
    Code::SameElsewhereOther,
    Code::ShiftedCells,
    Code::SwallowedRows,
];

/// How many columns a file has of its own.
fn own_columns(header: &Header) -> usize {
    let names = header.names();
    names.len() - usize::from(names.last().is_some_and(|last| last == REASONS))
}

/// The marks of cells, blank ones behind the last aside: as they are written, and as the numbers that they are made of, in any order. A
/// spreadsheet that only opens and saves a file writes `31.5274` for `31.52740` and makes days of dates, whose parts it may take in its own
/// order.
fn marks<'c>(cells: impl Iterator<Item = &'c str>) -> [String; 2] {
    let (mut written, mut numbers) = (String::new(), String::new());
    for cell in cells {
        let cell = cell.trim();
        written.push_str(&plain(cell));
        numbers.push_str(&in_any_order(cell));
        written.push('\u{1f}');
        numbers.push('\u{1f}');
    }
    [written, numbers].map(|text| format!("{:08x}", hash_of(text.trim_end_matches('\u{1f}')) as u32))
}

/// A number without the zeros that a spreadsheet leaves out; other cells as they are.
fn plain(cell: &str) -> String {
    match cell.parse::<f64>() {
        Ok(number) if cell.len() <= 15 && cell.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
            number.to_string()
        }
        _ => digits(cell).1,
    }
}

/// The numbers of a date in any order, if it is one in figures.
fn in_any_order(cell: &str) -> String {
    let (mut numbers, _) = digits(cell);
    let figures = cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'-' | b'.' | b' ' | b':'));
    if numbers.len() < 3 || !figures {
        return plain(cell);
    }
    // What stands behind the day is its time.
    numbers.truncate(3);
    // A year may have lost its century.
    for number in &mut numbers {
        if number.len() == 4 && (number.starts_with("19") || number.starts_with("20")) {
            number.drain(..2);
            *number = number.trim_start_matches('0').to_owned();
        }
    }
    numbers.sort_unstable();
    numbers.join(" ")
}

/// The numbers of a cell without their first zeros, and the cell with these.
fn digits(cell: &str) -> (Vec<String>, String) {
    let (mut numbers, mut text) = (Vec::new(), String::new());
    let mut rest = cell;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = rest[start..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |length| start + length);
        let number = rest[start..end].trim_start_matches('0');
        text.push_str(&rest[..start]);
        text.push_str(number);
        numbers.push(number.to_owned());
        rest = &rest[end..];
    }
    text.push_str(rest);
    (numbers, text)
}

/// Why a row of a file of rejects was rejected, if that lay in other rows and nothing in it was corrected. `reread`: whether a spreadsheet has
/// made its cells what they are, days for example.
pub(crate) fn not_corrected(header: &Header, record: &Record, reread: bool) -> Option<Code> {
    let own = own_columns(header);
    let said = record.get(own).filter(|_| own < header.len())?.trim();
    let code = BY_OTHERS.into_iter().find(|code| {
        let words = said.split(' ').filter_map(|word| word.strip_suffix(':'));
        words.into_iter().any(|word| word == code.as_str())
    })?;
    let (_, marked) = said.strip_suffix(']')?.rsplit_once('[')?;
    let [written, numbers] = marks(record.iter().take(own));
    let mut before = marked.split(' ');
    let same = before.next() == Some(&*written) || (reread && before.next() == Some(&*numbers));
    same.then_some(code)
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
        csv.write_record(names.chain([REASONS]))?;
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
            reasons.push(format!("[{}]", marks(own.iter().copied()).join(" ")));
        }
        reasons.join(" ")
    }

    /// Writes out what is buffered and gives the target back.
    pub fn finish(mut self) -> io::Result<W> {
        self.csv.flush()?;
        self.csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}
