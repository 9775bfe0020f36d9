//! How old what a record says is: an older file never overwrites what a newer one said.
//!
//! A batch is as new as the date that was stated for it, else as the newest date among its incidents. Neither the order of imports
//! nor the time stamps of files tell: an old export may be found, or copied, years later.

use std::collections::HashMap;

use jiff::civil::Date;

/// How new each batch is that was not undone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ages(HashMap<i64, Date>);

impl Ages {
    pub(crate) fn new(batches: impl IntoIterator<Item = (i64, Date)>) -> Self {
        Self(batches.into_iter().collect())
    }

    /// How new a batch is; nothing if it is not known, or was undone.
    pub(crate) fn of(&self, batch: Option<i64>) -> Option<Date> {
        self.0.get(&batch?).copied()
    }
}

/// How new the file of a batch is beside what a record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Age {
    /// Older than the file that last said what the record says, which is of this date.
    Older(Date),
    /// Newer than that.
    Newer,
    /// As new, or it is not known.
    Same,
}

impl Age {
    /// Compares a file with what the record's newest file was.
    pub(crate) fn of(file: Option<Date>, stored: Option<Date>) -> Self {
        match (file, stored) {
            (Some(file), Some(stored)) if file < stored => Self::Older(stored),
            (Some(file), Some(stored)) if file == stored => Self::Same,
            (Some(_), _) => Self::Newer,
            (None, _) => Self::Same,
        }
    }
}
