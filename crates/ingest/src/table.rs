//! The rows of a file: header and hashtag rows, blank rows and repeated headers are not among them.

use std::io::{self, Read};
use std::sync::Arc;

use crate::columns::{Header, is_hxl_row, names_another_field};
use crate::read::records::{Record, Records};
use crate::read::workbook::Sheet;
use crate::values::text::trim;

/// Reads the data records of one file.
pub(crate) struct Table<R> {
    source: Source<R>,
    header: Header,
    /// Whether a row of hashtags may still follow.
    at_start: bool,
    /// The hashtags below the header, as soon as they are read.
    tags: Vec<String>,
}

/// Where records come from.
enum Source<R> {
    /// A stream of text.
    Text(Box<Records<R>>),
    /// A sheet of a workbook.
    Sheet(Sheets),
}

/// The rows of a sheet that are still to come.
struct Sheets {
    sheet: Arc<Sheet>,
    read: usize,
    /// How many cells a row has at least: a sheet keeps none behind the last that is filled.
    width: usize,
}

/// Where the header of a text stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Start {
    /// Whether the first line only names the delimiter (`sep=;`).
    pub(crate) declared: bool,
    /// How many rows that are not blank stand above the header.
    pub(crate) above: usize,
}

impl<R: Read> Table<R> {
    /// Reads a text up to the header; nothing if it holds none.
    pub(crate) fn open(bytes: R, delimiter: u8, start: Start) -> io::Result<Option<Self>> {
        let mut records = Records::new(bytes, delimiter);
        if start.declared {
            records.next(&mut Record::default())?;
        }
        Self::from_source(Source::Text(Box::new(records)), start.above)
    }

    /// Reads a sheet up to the header; nothing if it holds none.
    pub(crate) fn of_sheet(sheet: Arc<Sheet>, above: usize) -> io::Result<Option<Self>> {
        Self::from_source(Source::Sheet(Sheets { sheet, read: 0, width: 0 }), above)
    }

    fn from_source(mut source: Source<R>, above: usize) -> io::Result<Option<Self>> {
        let mut record = Record::default();
        let mut passed = 0;
        while source.next(&mut record)? {
            if record.is_blank() {
                continue;
            }
            if passed == above {
                let header = Header::new(record.iter());
                if let Source::Sheet(sheets) = &mut source {
                    sheets.width = header.len();
                }
                return Ok(Some(Self { source, header, at_start: true, tags: Vec::new() }));
            }
            passed += 1;
        }
        Ok(None)
    }

    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    /// The header with what the row of hashtags below it says, once a row was read.
    pub(crate) fn tagged_header(&self) -> Header {
        self.header.clone().with_tags(&self.tags)
    }

    /// The records of a text, for what they learned about it.
    pub(crate) fn into_records(self) -> Option<Records<R>> {
        match self.source {
            Source::Text(records) => Some(*records),
            Source::Sheet(_) => None,
        }
    }

    /// Reads the next row; false at the end.
    pub(crate) fn next(&mut self, record: &mut Record) -> io::Result<bool> {
        while self.source.next(record)? {
            let tags = std::mem::take(&mut self.at_start) && record.fault.is_none() && is_hxl_row(record.iter());
            if tags {
                self.tags = record.iter().map(|tag| tag.trim().to_owned()).collect();
            }
            if !tags && !record.is_blank() && !self.is_header(record) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a record repeats the header, as files do that were put together from several: perhaps in capitals, or without its last names.
    fn is_header(&self, record: &Record) -> bool {
        let names = self.header.names();
        let same = |cell: &str, name: &str| cell.len() == name.len() && cell.to_lowercase() == name.to_lowercase();
        let first = names.first().map_or("", String::as_str);
        if record.fault.is_some() || !record.get(0).is_some_and(|cell| same(trim(cell), first)) {
            return false;
        }
        let filled = record.iter().zip(names).filter(|(cell, _)| !cell.trim().is_empty());
        let (mut all, mut alike) = (0, 0);
        for (cell, name) in filled {
            all += 1;
            alike += usize::from(same(cell.trim(), name));
            // What is another column now is another header.
            if !same(cell.trim(), name) && names_another_field(cell, name) {
                return false;
            }
        }
        // A single name may be a value as well.
        alike == all && (all > 1 || names.len() == 1) || (alike >= 3 && alike * 4 >= all * 3)
    }
}

impl<R: Read> Source<R> {
    fn next(&mut self, record: &mut Record) -> io::Result<bool> {
        match self {
            Self::Text(records) => {
                let any = records.next(record)?;
                if records.has_accents() {
                    record.compose();
                }
                Ok(any)
            }
            Self::Sheet(Sheets { sheet, read, width }) => {
                let Some((line, cells)) = sheet.row(*read) else { return Ok(false) };
                *read += 1;
                record.fill(line, cells, *width);
                record.compose();
                Ok(true)
            }
        }
    }
}
