//! What is sealed of a record: the day that the public last saw it change, and its stored form.
//!
//! `days since 1970-01-01 (i32, little-endian) ‖ spotlight_record::wire`. The day is inside because, beside a clear status, it
//! would tell a thief when a masked incident was published.

use jiff::civil::Date;
use spotlight_core::date::{epoch_day, from_epoch_day};
use spotlight_record::wire::{decode, encode};
use spotlight_record::{Incident, Status};
use uuid::Uuid;

use crate::error::StoreError;
use crate::seal::{Keys, Slot};

/// What is sealed of a version of a record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Body {
    pub(crate) changed: Date,
    pub(crate) incident: Incident,
}

/// Which version of which record something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) id: Uuid,
    pub(crate) revision: u32,
    pub(crate) status: Status,
}

impl Label {
    pub(crate) fn slot(self) -> Slot {
        Slot::Record { id: self.id, revision: self.revision, status: self.status }
    }
}

impl Body {
    /// Seals it for its row.
    pub(crate) fn seal(&self, keys: &Keys, label: Label) -> Vec<u8> {
        seal(keys, label, self.changed, &encode(&self.incident))
    }

    /// Opens what was sealed for the same row.
    pub(crate) fn open(keys: &Keys, label: Label, sealed: &[u8]) -> Result<Self, StoreError> {
        let plain = keys.open(label.slot(), sealed)?;
        let (days, form) = plain.split_first_chunk().ok_or(StoreError::Value("length of a record"))?;
        let changed = from_epoch_day(i32::from_le_bytes(*days)).ok_or(StoreError::Value("day of change"))?;
        let incident = decode(form).map_err(|source| StoreError::Record { id: label.id, source })?;
        Ok(Self { changed, incident })
    }
}

/// Seals a stored form that is at hand already.
pub(crate) fn seal(keys: &Keys, label: Label, changed: Date, form: &[u8]) -> Vec<u8> {
    keys.seal_parts(label.slot(), &[&epoch_day(changed).to_le_bytes(), form])
}
