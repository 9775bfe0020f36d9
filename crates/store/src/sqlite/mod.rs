//! The SQLite engine: one file, one writer, readers that never wait (write-ahead log).
//!
//! Statements carry many rows each, because every statement crosses a channel to SQLite's own thread.

mod account_row;
mod accounts;
mod audit;
mod batch;
mod changes;
mod decide;
mod doubles;
#[cfg(test)]
mod first_form;
mod flags;
mod history;
mod incidents;
mod index;
mod insert;
mod kept;
mod layers;
mod likeness;
mod links;
mod load;
mod look;
mod met;
mod open;
mod pairs;
mod public;
mod redacted;
mod rehearsal;
mod release;
mod reports;
mod republish;
mod retention;
mod retired;
mod review;
mod revise;
mod rotate;
mod sessions;
mod settings;
mod snapshots;
mod state;
mod subject;
mod tables;
mod tokens;
mod uploads;
mod work;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use spotlight_core::Lang;
use spotlight_record::{Incident, Status};
use sqlx::{Sqlite, SqlitePool, Transaction};
use uuid::Uuid;

use crate::audit::{AuditHead, AuditMark, signer};
use crate::error::{AuditError, StoreError};
use crate::model::{
    Act, AuditEntry, BatchInfo, Change, ChangeId, ChangeKind, DoublePair, Intent, Likeness, PublicChanges,
    PublicSnapshot, PublicState, Put, Stored, Undone, Version,
};
use crate::plan::Context;
use crate::review::ReviewStore as _;
use crate::store::{PublicBlocks as _, Store};

pub use batch::SqliteBatch;
pub use open::Opened;
pub use public::Reading;
pub use rehearsal::SqliteRehearsal;
pub use rotate::{Rotated, Rotation};

/// A store in one SQLite file.
#[derive(Debug, Clone)]
pub struct SqliteStore {
    readers: SqlitePool,
    writer: SqlitePool,
    context: Arc<Context>,
    /// Whether whoever has it does nothing else with it while a batch is open.
    alone: bool,
}

/// A write: it holds the only write lock, and rolls back unless it is committed.
type Write = Transaction<'static, Sqlite>;

impl SqliteStore {
    /// Takes the write lock. Refuses to change records whose public side would not fit the rest of the snapshot.
    async fn write(&self) -> Result<Write, StoreError> {
        self.begin_write("BEGIN IMMEDIATE").await
    }

    async fn begin_write(&self, begin: &'static str) -> Result<Write, StoreError> {
        let mut write = self.begin_any_projection(begin).await?;
        settings::follow(&mut write, &self.context).await?;
        if state::public(&mut write).await?.projection != self.context.projection.hash() {
            return Err(StoreError::StaleProjection);
        }
        Ok(write)
    }

    async fn write_any_projection(&self) -> Result<Write, StoreError> {
        self.begin_any_projection("BEGIN IMMEDIATE").await
    }

    async fn begin_any_projection(&self, begin: &'static str) -> Result<Write, StoreError> {
        let mut write = self.writer.begin_with(begin).await?;
        state::assert_key(&mut write, &self.context.keys).await?;
        Ok(write)
    }

    /// Closes all connections; the write-ahead log is folded into the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

impl Store for SqliteStore {
    type Batch = SqliteBatch;
    type Rehearsal = SqliteRehearsal;
    type PublicBlocks = Reading;

    async fn begin(&self, info: BatchInfo) -> Result<SqliteBatch, StoreError> {
        let guarded = info.act.why.is_none() && self.two_person_rule(info.act.now).await?;
        if guarded && info.intent == Intent::Publish {
            return Err(StoreError::TwoPersonRule);
        }
        match self.write_alone().await? {
            Some(write) => SqliteBatch::begin(write, self.clone(), info, guarded, true).await,
            None => SqliteBatch::begin(self.write().await?, self.clone(), info, guarded, false).await,
        }
    }

    async fn rehearse(&self, info: BatchInfo) -> Result<SqliteRehearsal, StoreError> {
        SqliteRehearsal::begin(self.clone(), info).await
    }

    async fn was_retracted(&self, id: Uuid) -> Result<bool, StoreError> {
        let found = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM incident WHERE n = (SELECT n FROM incident_id WHERE id = ?1) AND status = 'retracted') \
             AND EXISTS (SELECT 1 FROM revision WHERE incident = ?1 AND status = 'published')",
        );
        Ok(found.bind(id.as_bytes().as_slice()).fetch_one(&mut *self.readers.acquire().await?).await?)
    }

    async fn has_records(&self) -> Result<bool, StoreError> {
        let found = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM incident) OR EXISTS (SELECT 1 FROM revision)");
        Ok(found.fetch_one(&mut *self.readers.acquire().await?).await?)
    }

    async fn compare(&self, incidents: Vec<Arc<Incident>>, local: bool) -> Result<Likeness, StoreError> {
        likeness::compare(self, incidents, local).await
    }

    async fn set_status(&self, id: Uuid, status: Status, act: Act) -> Result<Put, StoreError> {
        revise::set_status(self.write().await?, self.clone(), id, status, act).await
    }

    async fn undo(&self, batch: ChangeId, act: Act) -> Result<Undone, StoreError> {
        revise::undo(self.write().await?, self.clone(), batch, act).await
    }

    async fn republish(&self, act: Act) -> Result<PublicState, StoreError> {
        let mut write = self.write_any_projection().await?;
        settings::follow(&mut write, &self.context).await?;
        republish::republish(write, self.clone(), act).await
    }

    async fn projection_is_current(&self) -> Result<bool, StoreError> {
        let mut connection = self.readers.acquire().await?;
        // Masks that are being set at this moment count once they are committed; only a writer takes them over.
        let (set, _) = settings::load(&mut connection, &self.context.keys).await?;
        Ok(state::public(&mut connection).await?.projection == self.context.projection.hash_under(&set.masks))
    }

    async fn public_state(&self) -> Result<PublicState, StoreError> {
        state::public(&mut *self.readers.acquire().await?).await
    }

    async fn public_blocks(&self) -> Result<PublicSnapshot, StoreError> {
        let PublicChanges { state, blocks, releases, .. } = self.public_changes(&BTreeMap::new()).await?;
        Ok(PublicSnapshot { state, blocks: blocks.verified().await?, releases })
    }

    async fn public_changes(&self, known: &BTreeMap<i64, [u8; 32]>) -> Result<PublicChanges<Reading>, StoreError> {
        public::changes(self.readers.begin().await?, known).await
    }

    async fn records(&self, after: Option<Uuid>, limit: u32) -> Result<Vec<Stored>, StoreError> {
        incidents::page(&mut *self.readers.acquire().await?, &self.context, after, limit).await
    }

    async fn history(&self, id: Uuid) -> Result<Vec<Version>, StoreError> {
        history::of(self.readers.begin().await?, &self.context.keys, id).await
    }

    async fn batches(&self) -> Result<Vec<Change>, StoreError> {
        changes::imports(&mut *self.readers.acquire().await?, &self.context.keys).await
    }

    async fn receipt(&self, batch: ChangeId) -> Result<Vec<u8>, StoreError> {
        changes::receipt(&mut *self.readers.acquire().await?, &self.context.keys, batch).await
    }

    async fn rejects(&self, batch: ChangeId, lang: Lang) -> Result<Vec<u8>, StoreError> {
        kept::rejects(&mut *self.readers.acquire().await?, &self.context.keys, batch, lang).await
    }

    async fn batch(&self, batch: ChangeId) -> Result<Change, StoreError> {
        let found = changes::find(&mut *self.readers.acquire().await?, &self.context.keys, batch).await?;
        found.filter(|change| matches!(change.kind, ChangeKind::Import { .. })).ok_or(StoreError::UnknownBatch(batch))
    }

    async fn doubles(&self) -> Result<Vec<DoublePair>, StoreError> {
        pairs::open(&mut *self.readers.acquire().await?, &self.context.keys).await
    }

    async fn double_count(&self) -> Result<u64, StoreError> {
        pairs::count(&mut *self.readers.acquire().await?).await
    }

    async fn remember_reading(&self, header: &[u8; 32], reading: Vec<u8>) -> Result<(), StoreError> {
        let mut write = self.write_any_projection().await?;
        kept::remember(&mut write, &self.context.keys, header, &reading).await?;
        Ok(write.commit().await?)
    }

    async fn reading(&self, header: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
        kept::recall(&mut *self.readers.acquire().await?, &self.context.keys, header).await
    }

    async fn audit(&self, entry: AuditEntry) -> Result<(), StoreError> {
        let mut write = self.write_any_projection().await?;
        audit::append(&mut write, &self.context.keys, &entry).await?;
        Ok(write.commit().await?)
    }

    async fn audit_log(&self) -> Result<Vec<AuditEntry>, StoreError> {
        audit::entries(&mut *self.readers.acquire().await?, &self.context.keys).await
    }

    async fn verify_audit(&self) -> Result<u64, StoreError> {
        Ok(self.verify_audit_from(AuditMark::BEGINNING).await?.entries)
    }

    async fn verify_audit_from(&self, mark: AuditMark) -> Result<AuditMark, StoreError> {
        audit::verify(self.readers.begin().await?, &self.context.keys, mark, None).await
    }

    async fn audit_head(&self, now: Timestamp) -> Result<AuditHead, StoreError> {
        let AuditMark { entries, hash } = self.verify_audit_from(AuditMark::BEGINNING).await?;
        Ok(AuditHead::sign(self.context.keys.signature(), entries, hash, now))
    }

    async fn verify_audit_since(&self, head: &AuditHead) -> Result<u64, StoreError> {
        let keys = &self.context.keys;
        let mut read = self.readers.begin().await?;
        if let Some(signed) = head.check(&signer(keys.signature())) {
            signed?;
            return Ok(audit::verify(read, keys, AuditMark::BEGINNING, Some(head)).await?.entries);
        }
        let kept = retired::kept_by(&mut read, keys, head).await?;
        let entries = audit::verify(read, keys, AuditMark::BEGINNING, None).await?.entries;
        if kept { Ok(entries) } else { Err(AuditError::RolledBack { kept: head.entries, entries }.into()) }
    }
}

/// Runs what keeps the processor busy away from the threads that serve requests.
async fn compute<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, StoreError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => Ok(result),
        Err(e) if e.is_panic() => std::panic::resume_unwind(e.into_panic()),
        Err(_) => Err(StoreError::Stopping),
    }
}
