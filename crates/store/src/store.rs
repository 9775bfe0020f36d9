//! What every storage engine does: the contract that the tests in `tests/contract` hold each of them to.

use std::future::Future;

use spotlight_record::{Incident, Status};
use uuid::Uuid;

use crate::error::StoreError;
use crate::model::{
    Act, AuditEntry, BatchInfo, Change, ChangeId, Committed, PublicSnapshot, PublicState, Put, Stored, Undone, Version,
};

/// The private truth, and the public snapshot made from it. Clones share one database.
///
/// Every write is one transaction: it is durable when its future resolves to `Ok`, and leaves no trace otherwise. Writes that
/// change what is public change the snapshot in the same transaction.
pub trait Store: Clone + Send + Sync + 'static {
    /// A batch that is being stored.
    type Batch: Batch;

    /// Begins a batch. Other writers wait until it is committed, rolled back or dropped; readers do not.
    fn begin(&self, info: BatchInfo) -> impl Future<Output = Result<Self::Batch, StoreError>> + Send;

    /// Sets the status of one record. A status that it already has changes nothing.
    fn set_status(&self, id: Uuid, status: Status, act: Act) -> impl Future<Output = Result<Put, StoreError>> + Send;

    /// Takes a whole batch back: records that it changed are as before, records that it brought in are gone but for
    /// their history. Refuses if any of them has changed since.
    fn undo(&self, batch: ChangeId, act: Act) -> impl Future<Output = Result<Undone, StoreError>> + Send;

    /// Builds the public snapshot again from the sealed records; needed when [`projection_is_current`](Self::projection_is_current)
    /// is false. Reads every record, so a million take a while.
    fn republish(&self, act: Act) -> impl Future<Output = Result<PublicState, StoreError>> + Send;

    /// Whether the public snapshot was made under the masks, taxonomy, regions and software of this program.
    fn projection_is_current(&self) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Which public snapshot there is. Cheap: one row is read.
    fn public_state(&self) -> impl Future<Output = Result<PublicState, StoreError>> + Send;

    /// The public snapshot, checksums verified. Opens no sealed record.
    fn public_blocks(&self) -> impl Future<Output = Result<PublicSnapshot, StoreError>> + Send;

    /// The next `limit` records in the order of their ids, after a given one.
    fn records(&self, after: Option<Uuid>, limit: u32) -> impl Future<Output = Result<Vec<Stored>, StoreError>> + Send;

    /// Every version of a record, oldest first.
    fn history(&self, id: Uuid) -> impl Future<Output = Result<Vec<Version>, StoreError>> + Send;

    /// All batches, newest first.
    fn batches(&self) -> impl Future<Output = Result<Vec<Change>, StoreError>> + Send;

    /// The receipt that a batch was committed with.
    fn receipt(&self, batch: ChangeId) -> impl Future<Output = Result<Vec<u8>, StoreError>> + Send;

    /// Adds an entry to the audit log. The writes of this trait add their own.
    fn audit(&self, entry: AuditEntry) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// The audit log, oldest first.
    fn audit_log(&self) -> impl Future<Output = Result<Vec<AuditEntry>, StoreError>> + Send;

    /// Verifies the chain of the audit log from its first entry to its head; the number of entries.
    ///
    /// What this cannot find is a whole database that was put back to an older copy of itself.
    fn verify_audit(&self) -> impl Future<Output = Result<u64, StoreError>> + Send;
}

/// A batch that is being stored: one transaction. Dropping it rolls it back.
pub trait Batch: Send {
    /// Stores a chunk of incidents, in order, and tells what becomes of each. A thousand at a time is quick.
    ///
    /// An error, or dropping the future before it resolves, breaks the batch: it can then only be rolled back. An engine may
    /// still be writing one chunk when it takes the next, so that an error can be an earlier chunk's.
    fn put(&mut self, incidents: Vec<Incident>) -> impl Future<Output = Result<Vec<Put>, StoreError>> + Send;

    /// Makes the batch durable and visible, all of it at once, with its receipt (JSON).
    fn commit(self, receipt: &[u8]) -> impl Future<Output = Result<Committed, StoreError>> + Send;

    /// Leaves everything as it was.
    fn rollback(self) -> impl Future<Output = Result<(), StoreError>> + Send;
}
