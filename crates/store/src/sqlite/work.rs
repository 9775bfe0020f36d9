//! A write in progress that changes records: what batches, changes of status and undos have in common.

use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;

use super::doubles::{self, Finder};
use super::{SqliteStore, Write, audit, changes, incidents, public, state};
use crate::blocks::Blocks;
use crate::error::StoreError;
use crate::model::{Act, AuditEntry, ChangeId, ChangeKind, Disposition, PublicState};
use crate::plan::{Context, Decision};

/// How long a commit that took something out of the public snapshot waits for readers, so that no old copy is left beside
/// the database.
const SWEEP_PATIENCE: Duration = Duration::from_secs(2);

/// One transaction that changes records. Dropping it rolls it back.
pub(super) struct Work {
    pub(super) write: Write,
    pub(super) change: ChangeId,
    store: SqliteStore,
    act: Act,
    blocks: Blocks,
    finder: Finder,
    public_changed: bool,
    /// Whether something that was public has been taken out or replaced.
    withdrawn: bool,
}

impl Work {
    pub(super) async fn new(
        mut write: Write,
        store: SqliteStore,
        act: Act,
        kind: &ChangeKind,
    ) -> Result<Self, StoreError> {
        let change = changes::add(&mut write, &store.context.keys, &act, kind).await?;
        let blocks = public::sizes(&mut write).await?;
        let finder = Finder::load(&mut write).await?;
        Ok(Self { write, change, store, act, blocks, finder, public_changed: false, withdrawn: false })
    }

    pub(super) fn context(&self) -> &Arc<Context> {
        &self.store.context
    }

    /// Looks for possible doubles of what was decided, before it is applied.
    pub(super) async fn find_doubles(&mut self, decisions: &mut [Decision]) -> Result<(), StoreError> {
        self.finder.find(&mut self.write, &self.store.context, decisions).await
    }

    /// Writes what was decided: old versions to history, new ones in their place, the public side into its block.
    pub(super) async fn apply(&mut self, decisions: Vec<Decision>) -> Result<(), StoreError> {
        let replaced = decisions.iter().filter(|d| d.put.disposition == Disposition::Updated && d.write.is_some());
        let replaced: Vec<Uuid> = replaced.map(|d| d.put.id).collect();
        if !replaced.is_empty() {
            incidents::archive(&mut self.write, self.change, &state::key_list(replaced)).await?;
        }
        let confirmed: Vec<Uuid> = decisions.iter().filter(|d| d.confirmed).map(|d| d.put.id).collect();
        if !confirmed.is_empty() {
            incidents::set_vintage(&mut self.write, self.change, confirmed).await?;
        }
        self.finder.write(&mut self.write, &self.store.context.keys, self.change, &decisions).await?;
        let mut writes = Vec::with_capacity(decisions.len());
        for mut write in decisions.into_iter().filter_map(|d| d.write) {
            self.withdrawn |= write.row.block.is_some();
            write.row.block = self.blocks.place(write.row.label.id, write.row.block, write.public.take());
            writes.push(write);
        }
        incidents::write(&mut self.write, self.change, writes).await?;
        self.flush_if_full().await
    }

    /// Moves records to history and removes them. Each with the public block that it was in.
    pub(super) async fn remove(&mut self, records: &[(Uuid, Option<i64>)]) -> Result<(), StoreError> {
        let ids = state::key_list(records.iter().map(|(id, _)| id));
        incidents::archive(&mut self.write, self.change, &ids).await?;
        incidents::remove(&mut self.write, &ids).await?;
        doubles::forget(&mut self.write, &self.store.context.keys, records.iter().map(|(id, _)| *id)).await?;
        for &(id, block) in records {
            self.withdrawn |= block.is_some();
            self.blocks.place(id, block, None);
        }
        self.flush_if_full().await
    }

    async fn flush_if_full(&mut self) -> Result<(), StoreError> {
        if self.blocks.is_full() {
            self.flush().await?;
        }
        Ok(())
    }

    async fn flush(&mut self) -> Result<(), StoreError> {
        self.public_changed |= public::flush(&mut self.write, &self.store.context, &mut self.blocks).await?;
        Ok(())
    }

    /// Writes the public blocks and the audit entry, and makes everything durable.
    pub(super) async fn commit(mut self, what: &str, subject: String) -> Result<PublicState, StoreError> {
        self.flush().await?;
        if self.public_changed {
            state::bump_sequence(&mut self.write).await?;
        }
        let entry = AuditEntry { now: self.act.now, who: self.act.who, what: what.to_owned(), subject };
        audit::append(&mut self.write, &self.store.context.keys, &entry).await?;
        let public = state::public(&mut self.write).await?;
        self.write.commit().await?;
        if self.withdrawn && self.public_changed {
            self.store.sweep().await;
        }
        Ok(public)
    }

    pub(super) async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.write.rollback().await?)
    }
}

impl SqliteStore {
    /// Folds the write-ahead log into the database and empties it, so that no older public block stays in it.
    ///
    /// The commit stands whatever happens here. A reader or writer in another process may keep the log; it is then
    /// emptied by the next sweep, or by the last connection that closes.
    pub(super) async fn sweep(&self) {
        let sweep = async {
            let mut connection = self.writer.acquire().await?;
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut *connection).await
        };
        let _ = tokio::time::timeout(SWEEP_PATIENCE, sweep).await;
    }
}
