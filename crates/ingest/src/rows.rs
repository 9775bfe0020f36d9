//! The second pass over a file: its rows, one after the other.
//!
//! ```text
//! table ─▶ read ─┬▶ builder ─┬▶ drafted ─▶ comparer ─▶ rows
//!                └▶ builder ─┘
//! ```
//!
//! What a record says depends on no other, so that drafts are made on all cores; whether it repeats another is asked in order. While the
//! records of one batch become drafts, those behind them are read and the drafts before them are compared.

use std::io::{self, Read};
use std::iter::Enumerate;
use std::num::NonZero;
use std::slice::Chunks;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::batch::Batch;
use crate::input::Input;
use crate::options::{Options, Reference};
use crate::plan::{Form, Plan};
use crate::read::records::Record;
use crate::read::transcode::Transcoded;
use crate::refusal::Refusal;
use crate::row::{Builder, Comparer, Draft, Row};
use crate::table::Table;

/// Fewer records than this are done before a thread has started.
const WORTH_SHARING: usize = 128;

/// Records that a thread takes at a time: few, so that all threads end together.
const PIECE: usize = 128;

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
    /// Records that are no drafts yet.
    read: Batch,
    /// Records that are drafts, and these, which are not compared yet.
    drafted: Batch,
    drafts: Vec<Draft>,
    /// Records that are done with: their memory is used again.
    spare: Batch,
    /// Rows that are given out.
    compared: std::vec::IntoIter<Row>,
    /// Why reading ended, if it did for another reason than the end of the file.
    failed: Option<io::Error>,
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
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let builders = if plan.rows < WORTH_SHARING as u64 { 1 } else { cores };
    let mut rows = Rows {
        table: table.ok_or(Refusal::Empty)?,
        builders: (0..builders).map(|_| Builder::new(plan, options, reference)).collect(),
        comparer: Comparer::new(plan),
        read: Batch::default(),
        drafted: Batch::default(),
        drafts: Vec::new(),
        spare: Batch::default(),
        compared: Vec::new().into_iter(),
        failed: None,
        expected: plan.rows,
        found: 0,
        ended: false,
    };
    rows.failed = rows.read.fill(&mut rows.table).err();
    Ok(rows)
}

impl Rows<'_> {
    /// Keeps the cells of all rows, for whoever may have to reject some of them later.
    #[must_use]
    pub fn keeping_cells(mut self) -> Self {
        self.comparer.keeps_cells = true;
        self
    }

    /// Makes drafts of what was read, and meanwhile reads what comes behind and compares the drafts before.
    fn advance(&mut self) {
        let drafts = std::mem::take(&mut self.drafts);
        let Self { table, comparer, read, drafted, spare, failed, .. } = self;
        let (own, others) = self.builders.split_first_mut().expect("there is always a builder");
        let others = if read.records().len() < WORTH_SHARING { &mut [] } else { others };
        let pieces = Mutex::new(read.records().chunks(PIECE).enumerate());
        let made = Mutex::new(Vec::new());
        let work = |builder| {
            let own = draft(&pieces, builder);
            made.lock().unwrap_or_else(PoisonError::into_inner).extend(own);
        };
        // On the threads that there are: one that is started for each batch leaves its memory in pieces.
        let rows: Vec<Row> = rayon::scope(|scope| {
            for builder in others {
                scope.spawn(|_| work(builder));
            }
            spare.clear();
            if failed.is_none() {
                *failed = spare.fill(table).err();
            }
            let rows =
                drafted.records().iter().zip(drafts).map(|(record, draft)| comparer.row(record, draft)).collect();
            work(own);
            rows
        });
        let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        made.sort_unstable_by_key(|(piece, _)| *piece);
        self.drafts = made.into_iter().flat_map(|(_, drafts)| drafts).collect();
        self.compared = rows.into_iter();
        std::mem::swap(&mut self.drafted, &mut self.read);
        std::mem::swap(&mut self.read, &mut self.spare);
    }
}

/// Makes drafts of pieces as long as there are any; each with its place.
fn draft(pieces: &Mutex<Enumerate<Chunks<'_, Record>>>, builder: &mut Builder<'_>) -> Vec<(usize, Vec<Draft>)> {
    let next = || pieces.lock().unwrap_or_else(PoisonError::into_inner).next();
    let made = std::iter::from_fn(next);
    made.map(|(place, records)| (place, records.iter().map(|record| builder.draft(record)).collect())).collect()
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.compared.next() {
                self.found += 1;
                return Some(Ok(row));
            }
            if self.ended {
                return None;
            }
            if self.drafts.is_empty() && self.read.records().is_empty() {
                self.ended = true;
                if let Some(error) = self.failed.take() {
                    return Some(Err(error.into()));
                }
                let changed = ReadError::Changed { expected: self.expected, found: self.found };
                return (self.found != self.expected).then_some(Err(changed));
            }
            self.advance();
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, usize::try_from(self.expected - self.found.min(self.expected)).ok().and_then(|left| left.checked_add(1)))
    }
}
