//! How old what a record says is: an older file never overwrites what a newer one said.
//!
//! A batch is as new as the date that was stated for it, else as the newest date among its incidents. Neither the order of imports
//! nor the time stamps of files tell: an old export may be found, or copied, years later.

use std::collections::HashMap;

use jiff::civil::Date;
use spotlight_record::Incident;

/// How new an incident shows its file to be: its first day. Of one that tells only its year the last day would make the file as new as the
/// next year's.
pub fn day_of(incident: &Incident) -> Date {
    incident.occurred.first_day()
}

/// How new each batch is that was not undone, and of which file it was.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ages {
    batches: HashMap<i64, (Date, [u8; 32])>,
    /// The first batch of each file, by its SHA-256.
    files: HashMap<[u8; 32], i64>,
}

impl Ages {
    pub(crate) fn new(batches: impl IntoIterator<Item = (i64, Date, [u8; 32])>) -> Self {
        let mut ages = Self::default();
        for (batch, date, file) in batches {
            ages.batches.insert(batch, (date, file));
            let first = ages.files.entry(file).or_insert(batch);
            *first = batch.min(*first);
        }
        ages
    }

    /// How new a batch is; nothing if it is not known, or was undone.
    pub(crate) fn of(&self, batch: Option<i64>) -> Option<Date> {
        self.batches.get(&batch?).map(|(date, _)| *date)
    }

    /// Compares a file with the batch that last said what a record says. A file that was imported before brings nothing that a later one
    /// with the same newest date has not overtaken; read another way it may. Neither does a row that says what an earlier file said
    /// (`said_before`): the same list may have been saved in another form.
    pub(crate) fn compare(&self, as_of: Option<Date>, file: &[u8; 32], batch: Option<i64>, said_before: bool) -> Age {
        let age = Age::of(as_of, self.of(batch));
        let other = |batch: &i64| self.batches.get(batch).is_some_and(|(_, stored)| stored != file);
        let overtaken = self.files.get(file).zip(batch.filter(other)).is_some_and(|(first, batch)| *first < batch);
        match (age, self.of(batch)) {
            (Age::Same, Some(stored)) if overtaken || (said_before && as_of.is_some()) => Age::Older(stored),
            _ => age,
        }
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
