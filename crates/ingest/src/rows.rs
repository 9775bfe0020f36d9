//! The second pass over a file: its rows, one after the other.

use std::io::{self, Read};
use std::sync::Arc;

use crate::input::Input;
use crate::options::{Options, Reference};
use crate::plan::{Form, Plan};
use crate::read::records::Record;
use crate::read::transcode::Transcoded;
use crate::refusal::Refusal;
use crate::row::{Builder, Row};
use crate::table::Table;

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
    builder: Builder<'a>,
    record: Record,
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
    let table = table.ok_or(Refusal::Empty)?;
    Ok(Rows {
        table,
        builder: Builder::new(plan, options, reference),
        record: Record::default(),
        expected: plan.rows,
        found: 0,
        ended: false,
    })
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.table.next(&mut self.record) {
            Ok(true) => {
                self.found += 1;
                Some(Ok(self.builder.row(&self.record)))
            }
            Ok(false) => {
                self.ended = true;
                let changed = ReadError::Changed { expected: self.expected, found: self.found };
                (self.found != self.expected).then_some(Err(changed))
            }
            Err(error) => {
                self.ended = true;
                Some(Err(error.into()))
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, usize::try_from(self.expected - self.found.min(self.expected)).ok().and_then(|left| left.checked_add(1)))
    }
}
