//! What one reading of the whole file tells: how many rows there are, in which order its dates are written, and what a letter stands for.

use std::io::{self, Read};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::columns::{Field, Mapping};
use crate::read::Encoding;
use crate::read::records::Record;
use crate::read::transcode::Transcoded;
use crate::table::Table;
use crate::values::date::{self, Reading};
use crate::values::date_order::{Beside, Evidence};
use crate::values::initials::Initials;
use crate::values::{text, words};

/// Rows, and the evidence of their dates and letters.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) dates: Evidence,
    pub(super) rows: u64,
    pub(super) initials: Initials,
}

impl Survey {
    /// Reads a table to its end.
    pub(super) fn of(table: &mut Table<impl Read>, mapping: &Mapping, today: Date) -> io::Result<Self> {
        let mut survey = Self::default();
        let mut record = Record::default();
        let cell = |record: &Record, field| {
            let cell = mapping.column(field).and_then(|column| record.get(column)).and_then(text::value);
            cell.map(str::to_owned)
        };
        while table.next(&mut record)? {
            survey.rows += 1;
            // A broken row is rejected, and what stands in its columns may belong to others.
            let gender = mapping.column(Field::Gender).filter(|_| record.fault.is_none());
            if let Some(gender) = gender.and_then(|column| record.get(column)) {
                survey.initials.note(gender.trim());
            }
            let Some(column) = mapping.column(Field::Date) else {
                continue;
            };
            let Some(value) = record.get(column).and_then(text::value).filter(|_| record.fault.is_none()) else {
                continue;
            };
            // Most columns hold ISO dates or month names, and then there is nothing to decide.
            if let Reading::Numeric(numeric) = date::date(value, today) {
                let month = cell(&record, Field::Month).and_then(|month| words::month_or_number(&month));
                let year = cell(&record, Field::Year).and_then(|year| words::whole_year(&year));
                survey.dates.add(numeric, Beside { year, month });
            }
        }
        Ok(survey)
    }
}

/// The bytes of a file, hashed as they are read, in UTF-8 where another encoding was stated.
pub(super) enum Bytes<R> {
    AsTheyAre(Hashing<R>),
    Transcoded(Box<Transcoded<Hashing<R>>>),
}

impl<R: Read> Bytes<R> {
    pub(super) fn new(bytes: R, stated: Option<Encoding>) -> Self {
        let bytes = Hashing { bytes, hasher: Sha256::new() };
        match stated {
            None => Self::AsTheyAre(bytes),
            Some(encoding) => Self::Transcoded(Box::new(Transcoded::new(bytes, encoding))),
        }
    }

    /// SHA-256 of the bytes as they are in the file.
    pub(super) fn finish(self) -> [u8; 32] {
        let hashing = match self {
            Self::AsTheyAre(hashing) => hashing,
            Self::Transcoded(transcoded) => transcoded.into_inner(),
        };
        hashing.hasher.finalize().into()
    }
}

impl<R: Read> Read for Bytes<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::AsTheyAre(bytes) => bytes.read(into),
            Self::Transcoded(bytes) => bytes.read(into),
        }
    }
}

/// Hashes what is read through it.
pub(super) struct Hashing<R> {
    bytes: R,
    hasher: Sha256,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(into)?;
        self.hasher.update(&into[..read]);
        Ok(read)
    }
}
