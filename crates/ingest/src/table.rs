//! The rows of a file: header and hashtag rows, blank rows and repeated headers are not among them.

use std::io::{self, Read};

use crate::columns::{Header, is_hxl_row};
use crate::read::records::{Record, Records};

/// Reads the data records of one file.
pub(crate) struct Table<R> {
    records: Records<R>,
    header: Header,
    /// Whether a row of hashtags may still follow.
    at_start: bool,
}

impl<R: Read> Table<R> {
    /// Reads up to the header; nothing if the file holds none. `declared` tells that the first line only names the delimiter.
    pub(crate) fn open(bytes: R, delimiter: u8, declared: bool) -> io::Result<Option<Self>> {
        let mut records = Records::new(bytes, delimiter);
        let mut record = Record::default();
        if declared {
            records.next(&mut record)?;
        }
        while records.next(&mut record)? {
            if !record.is_blank() {
                let header = Header::new(record.iter());
                return Ok(Some(Self { records, header, at_start: true }));
            }
        }
        Ok(None)
    }

    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    /// The records underneath, for what they learned about the file.
    pub(crate) fn into_records(self) -> Records<R> {
        self.records
    }

    /// Reads the next row; false at the end.
    pub(crate) fn next(&mut self, record: &mut Record) -> io::Result<bool> {
        while self.records.next(record)? {
            let tags = std::mem::take(&mut self.at_start) && record.fault.is_none() && is_hxl_row(record.iter());
            if !tags && !record.is_blank() && !self.is_header(record) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a record repeats the header, as files do that were put together from several.
    fn is_header(&self, record: &Record) -> bool {
        let names = self.header.names();
        record.get(0).map(str::trim) == names.first().map(String::as_str)
            && record.len() == names.len()
            && record.iter().zip(names).all(|(cell, name)| cell.trim() == name)
    }
}
