//! How long is kept what nobody decided to keep: drafts, unconfirmed uploads, and rejected rows with what receipts repeat of them.

use std::fmt;
use std::future::Future;

use crate::error::StoreError;
use crate::model::Act;

/// What was removed because it was older than the settings allow, or would be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Retained {
    /// Drafts that nothing has changed or confirmed since, with their history.
    pub drafts: u64,
    /// Uploads that nobody has confirmed, and what was noted about those that somebody has.
    pub uploads: u64,
    /// Batches whose rejected rows are gone.
    pub batches: u64,
    /// Remarks of receipts that no longer repeat a value of a rejected row.
    pub remarks: u64,
}

impl Retained {
    /// Whether there was nothing to remove.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl fmt::Display for Retained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { drafts, uploads, batches, remarks } = self;
        write!(f, "drafts {drafts}, uploads {uploads}, rejected rows of batches {batches}, remarks {remarks}")
    }
}

/// The retention of a store.
pub trait RetentionStore {
    /// Removes what is older than the settings allow; `dry_run` only counts it. With nothing to remove it writes nothing.
    fn retain(&self, dry_run: bool, act: Act) -> impl Future<Output = Result<Retained, StoreError>> + Send;
}
