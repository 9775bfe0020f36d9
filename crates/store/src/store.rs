//! What every storage engine does: the contract that the tests in `tests/contract` hold each of them to.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::Arc;

use jiff::Timestamp;
use spotlight_core::Lang;
use spotlight_record::{Incident, Status};
use uuid::Uuid;

use crate::access::TokenStore;
use crate::account::AccountStore;
use crate::audit::{AuditHead, AuditMark};
use crate::error::StoreError;
use crate::layer::LayerStore;
use crate::model::{
    Act, AuditEntry, BatchInfo, Change, ChangeId, Committed, DoublePair, Likeness, PublicBlock, PublicChanges,
    PublicSnapshot, PublicState, Put, Stored, Undone, UnverifiedBlock, Version,
};
use crate::reports::ReportStore;
use crate::retention::RetentionStore;
use crate::review::ReviewStore;
use crate::session_store::SessionStore;
use crate::snapshot::SnapshotStore;
use crate::subject::SubjectStore;
use crate::table::TableStore;
use crate::upload::UploadStore;

/// Public blocks of one moment, one after the other.
pub trait PublicBlocks: Send + 'static {
    /// The next block by number; none after the last.
    fn next(&mut self) -> impl Future<Output = Result<Option<UnverifiedBlock>, StoreError>> + Send;

    /// All that are left, checksums verified.
    fn verified(mut self) -> impl Future<Output = Result<Vec<PublicBlock>, StoreError>> + Send
    where
        Self: Sized,
    {
        async move {
            let mut all = Vec::new();
            while let Some(block) = self.next().await? {
                all.push(block.verify()?);
            }
            Ok(all)
        }
    }
}

/// The private truth, and the public snapshot made from it. Clones share one database.
///
/// Every write is one transaction: it is durable when its future resolves to `Ok`, and leaves no trace otherwise. Writes that
/// change what is public change the snapshot in the same transaction.
pub trait Store:
    TokenStore
    + AccountStore
    + SessionStore
    + ReviewStore
    + TableStore
    + LayerStore
    + UploadStore
    + SubjectStore
    + RetentionStore
    + SnapshotStore
    + ReportStore
    + Clone
    + Send
    + Sync
    + 'static
{
    /// A batch that is being stored.
    type Batch: Batch;

    /// A batch that is only tried.
    type Rehearsal: Sink;

    /// Public blocks that are being read.
    type PublicBlocks: PublicBlocks;

    /// Begins a batch. Other writers wait until it is committed, rolled back or dropped; readers do not.
    fn begin(&self, info: BatchInfo) -> impl Future<Output = Result<Self::Batch, StoreError>> + Send;

    /// Tries a batch: tells what would become of its incidents, as the store is at this moment. Nothing is written, and no
    /// writer waits.
    ///
    /// What a later step of the same batch would find of an earlier one is not found, but for the identity of records: possible
    /// doubles among incidents of one file can be more when it is stored.
    fn rehearse(&self, info: BatchInfo) -> impl Future<Output = Result<Self::Rehearsal, StoreError>> + Send;

    /// Whether a record was published at some time and is retracted now. One record is looked at.
    fn was_retracted(&self, id: Uuid) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Whether there is any record, or was.
    fn has_records(&self) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Compares incidents of a file with the records that have their numbers. `local`: of those only whose numbers count from 1 in every file.
    fn compare(
        &self,
        incidents: Vec<Arc<Incident>>,
        local: bool,
    ) -> impl Future<Output = Result<Likeness, StoreError>> + Send;

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

    /// The public snapshot for somebody who has blocks with these checksums already: the bytes of the others only.
    fn public_changes(
        &self,
        known: &BTreeMap<i64, [u8; 32]>,
    ) -> impl Future<Output = Result<PublicChanges<Self::PublicBlocks>, StoreError>> + Send;

    /// The next `limit` records in the order of their ids, after a given one.
    fn records(&self, after: Option<Uuid>, limit: u32) -> impl Future<Output = Result<Vec<Stored>, StoreError>> + Send;

    /// Every version of a record, oldest first.
    fn history(&self, id: Uuid) -> impl Future<Output = Result<Vec<Version>, StoreError>> + Send;

    /// All batches, newest first.
    fn batches(&self) -> impl Future<Output = Result<Vec<Change>, StoreError>> + Send;

    /// The receipt that a batch was committed with.
    fn receipt(&self, batch: ChangeId) -> impl Future<Output = Result<Vec<u8>, StoreError>> + Send;

    /// The rejected rows of a batch as CSV, with the reasons in a language; empty if none were kept.
    fn rejects(&self, batch: ChangeId, lang: Lang) -> impl Future<Output = Result<Vec<u8>, StoreError>> + Send;

    /// One batch.
    fn batch(&self, batch: ChangeId) -> impl Future<Output = Result<Change, StoreError>> + Send;

    /// The pairs of records that may document the same event, newest first. Nothing of them is decided.
    fn doubles(&self) -> impl Future<Output = Result<Vec<DoublePair>, StoreError>> + Send;

    /// How many such pairs there are.
    fn double_count(&self) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// Remembers how a file with a certain header is read.
    fn remember_reading(
        &self,
        header: &[u8; 32],
        reading: Vec<u8>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// How the last file with this header was read, if that was remembered.
    fn reading(&self, header: &[u8; 32]) -> impl Future<Output = Result<Option<Vec<u8>>, StoreError>> + Send;

    /// Adds an entry to the audit log. The writes of this trait add their own.
    fn audit(&self, entry: AuditEntry) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// The audit log, oldest first.
    fn audit_log(&self) -> impl Future<Output = Result<Vec<AuditEntry>, StoreError>> + Send;

    /// Verifies the chain of the audit log from its first entry to its head; the number of entries.
    ///
    /// What this cannot find is a whole database that was put back to an older copy of itself; a head that was kept elsewhere can.
    fn verify_audit(&self) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// Verifies the chain from a mark that an earlier verification gave to its head; how far it goes now.
    ///
    /// # Errors
    /// [`StoreError::Audit`] names the first entry that does not fit. What was changed before the mark is not found, but for entries that
    /// are gone: it takes [`Store::verify_audit`].
    fn verify_audit_from(&self, mark: AuditMark) -> impl Future<Output = Result<AuditMark, StoreError>> + Send;

    /// The end of the audit log, verified and signed, to be kept elsewhere.
    fn audit_head(&self, now: Timestamp) -> impl Future<Output = Result<AuditHead, StoreError>> + Send;

    /// Verifies the audit log as [`Store::verify_audit`] does, and that it is the log that `head` was of, or its continuation.
    fn verify_audit_since(&self, head: &AuditHead) -> impl Future<Output = Result<u64, StoreError>> + Send;
}

/// What takes incidents and tells what becomes of each.
pub trait Sink: Send {
    /// Takes no number of a file from here on that it may have by chance: most of them stand for other incidents
    /// ([`Store::compare`]).
    fn set_unrelated(&mut self);

    /// A chunk of incidents that is being made ready.
    type Prepared: Send;

    /// Begins to make a chunk of incidents ready, beside whatever else is done. A thousand at a time is quick.
    fn prepare(&self, incidents: Vec<Arc<Incident>>) -> Self::Prepared;

    /// Takes a chunk of incidents, in order.
    ///
    /// An error, or dropping the future before it resolves, breaks a batch: it can then only be rolled back. An engine may
    /// still be writing one chunk when it takes the next, so that an error can be an earlier chunk's.
    fn put_prepared(&mut self, prepared: Self::Prepared) -> impl Future<Output = Result<Vec<Put>, StoreError>> + Send;

    /// Makes a chunk of incidents ready and takes it.
    fn put(&mut self, incidents: Vec<Incident>) -> impl Future<Output = Result<Vec<Put>, StoreError>> + Send {
        let prepared = self.prepare(incidents.into_iter().map(Arc::new).collect());
        self.put_prepared(prepared)
    }
}

/// A batch that is being stored: one transaction. Dropping it rolls it back.
pub trait Batch: Sink {
    /// Keeps the next piece of the rejected rows as CSV, with the reasons in a language.
    fn keep_rejects(&mut self, lang: Lang, piece: Vec<u8>) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Makes the batch durable and visible, all of it at once, with its receipt (JSON). An upload that it came by is
    /// confirmed with it, and its bytes are gone.
    fn commit(self, receipt: &[u8]) -> impl Future<Output = Result<Committed, StoreError>> + Send;

    /// Leaves everything as it was.
    fn rollback(self) -> impl Future<Output = Result<(), StoreError>> + Send;
}
