//! The second pass over a file: its rows, one after the other.
//!
//! ```text
//! table ─▶ batch of records ─┬▶ builder ─┬▶ drafts, in order ─▶ comparer ─▶ rows
//!          (the next is read └▶ builder ─┘
//!           meanwhile)
//! ```
//!
//! What a record says depends on no other, so that drafts are made on all cores; whether it repeats another is asked in order.

use std::io::{self, Read};
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use crate::input::Input;
use crate::options::{Options, Reference};
use crate::plan::{Form, Plan};
use crate::read::records::Record;
use crate::read::transcode::Transcoded;
use crate::refusal::Refusal;
use crate::row::{Builder, Comparer, Draft, Row};
use crate::table::Table;

/// The most records that are read together, and the most bytes of them: enough work to share, little memory.
const MOST_RECORDS: usize = 4096;
const MOST_BYTES: usize = 4 << 20;

/// Fewer records than this are done before a thread has started.
const WORTH_SHARING: usize = 128;

/// Why the rows of a file end early. Nothing of such a file may be stored.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file cannot be read any further.
    #[error("the file cannot be read to its end: {0}")]
    Io(#[from] io::Error),
    /// It is not the file that was looked at.
    #[error("the file changed while it was read: {expected} rows were announced, {found} came")]
    Changed {
        /// Rows of the first pass.
        expected: u64,
        /// Rows of the second.
        found: u64,
    },
}

/// The rows of a file.
pub struct Rows<'a> {
    table: Table<Box<dyn Read + Send>>,
    builders: Vec<Builder<'a>>,
    comparer: Comparer<'a>,
    /// The records whose rows are given out, and those that come after them.
    current: Batch,
    next: Batch,
    drafts: std::vec::IntoIter<Draft>,
    expected: u64,
    found: u64,
    ended: bool,
}

/// Reads the rows of a file as planned. Memory stays flat but for sixteen bytes a row, which tell repeats.
pub fn rows<'a>(
    input: &Input,
    plan: &'a Plan,
    options: &Options,
    reference: &Reference<'a>,
) -> Result<Rows<'a>, Refusal> {
    let table = match &plan.form {
        Form::Book(book) => Table::of_sheet(Arc::clone(&book.sheet), book.above)?,
        Form::Text(text) => {
            let bytes = input.open()?;
            let bytes: Box<dyn Read + Send> =
                if text.stated { Box::new(Transcoded::new(bytes, text.encoding)) } else { bytes };
            Table::open(bytes, text.delimiter, text.start)?
        }
    };
    let mut table = table.ok_or(Refusal::Empty)?;
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let builders = if plan.rows < WORTH_SHARING as u64 { 1 } else { cores };
    let mut next = Batch::default();
    next.fill(&mut table);
    Ok(Rows {
        table,
        builders: (0..builders).map(|_| Builder::new(plan, options, reference)).collect(),
        comparer: Comparer::new(plan),
        current: Batch::default(),
        next,
        drafts: Vec::new().into_iter(),
        expected: plan.rows,
        found: 0,
        ended: false,
    })
}

impl Rows<'_> {
    /// Makes drafts of the next records, and reads those behind them meanwhile.
    fn advance(&mut self) {
        std::mem::swap(&mut self.current, &mut self.next);
        let records = self.current.records();
        let (next, table) = (&mut self.next, &mut self.table);
        let drafts = match self.builders.as_mut_slice() {
            [builder, ..] if records.len() < WORTH_SHARING => {
                next.fill(table);
                records.iter().map(|record| builder.draft(record)).collect()
            }
            builders => thread::scope(|scope| {
                let share = records.len().div_ceil(builders.len().max(1)).max(1);
                let shares = records.chunks(share).zip(builders);
                let draft = |(records, builder): (&'_ [Record], &'_ mut Builder<'_>)| {
                    records.iter().map(|record| builder.draft(record)).collect::<Vec<_>>()
                };
                let workers: Vec<_> = shares.map(|share| scope.spawn(move || draft(share))).collect();
                next.fill(table);
                let done = workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)));
                done.flatten().collect::<Vec<_>>()
            }),
        };
        self.drafts = drafts.into_iter();
    }

    /// The record that the next draft was made of.
    fn place(&self) -> usize {
        self.current.used - self.drafts.len()
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        if self.drafts.len() == 0 && self.current.failed.is_none() {
            self.advance();
        }
        let place = self.place();
        if let Some(draft) = self.drafts.next() {
            self.found += 1;
            return Some(Ok(self.comparer.row(&self.current.records[place], draft)));
        }
        self.ended = true;
        if let Some(error) = self.current.failed.take() {
            return Some(Err(error.into()));
        }
        let changed = ReadError::Changed { expected: self.expected, found: self.found };
        (self.found != self.expected).then_some(Err(changed))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, usize::try_from(self.expected - self.found.min(self.expected)).ok().and_then(|left| left.checked_add(1)))
    }
}

/// Records that are read together.
#[derive(Default)]
struct Batch {
    /// Kept from batch to batch, so that their memory is used again.
    records: Vec<Record>,
    used: usize,
    /// Why reading ended behind them, if it did for another reason than the end of the file.
    failed: Option<io::Error>,
}

impl Batch {
    /// Reads the next records of a table; none at its end.
    fn fill(&mut self, table: &mut Table<Box<dyn Read + Send>>) {
        self.used = 0;
        let mut bytes = 0;
        while self.used < MOST_RECORDS && bytes < MOST_BYTES {
            if self.used == self.records.len() {
                self.records.push(Record::default());
            }
            let record = &mut self.records[self.used];
            match table.next(record) {
                Ok(true) => {
                    self.used += 1;
                    bytes += record.bytes();
                }
                Ok(false) => return,
                Err(error) => {
                    self.failed = Some(error);
                    return;
                }
            }
        }
    }

    fn records(&self) -> &[Record] {
        &self.records[..self.used]
    }
}
