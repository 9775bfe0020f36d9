//! Records that are read together: while one batch is worked at, the next is read.

use std::io::{self, Read};

use crate::read::records::Record;
use crate::table::Table;

/// The most records that are read together, and the most bytes of them: enough work to share, little memory.
const MOST_RECORDS: usize = 2048;
const MOST_BYTES: usize = 4 << 20;

/// Records that are read together.
#[derive(Default)]
pub(crate) struct Batch {
    /// Kept from batch to batch, so that their memory is used again.
    records: Vec<Record>,
    used: usize,
}

impl Batch {
    pub(crate) fn clear(&mut self) {
        self.used = 0;
    }

    /// Reads the next records of a table; none at its end. Those that came before an error are there.
    pub(crate) fn fill(&mut self, table: &mut Table<impl Read>) -> io::Result<()> {
        self.clear();
        let mut bytes = 0;
        while self.used < MOST_RECORDS && bytes < MOST_BYTES {
            if self.used == self.records.len() {
                self.records.push(Record::default());
            }
            let record = &mut self.records[self.used];
            if !table.next(record)? {
                break;
            }
            self.used += 1;
            bytes += record.bytes();
        }
        Ok(())
    }

    pub(crate) fn records(&self) -> &[Record] {
        &self.records[..self.used]
    }
}
