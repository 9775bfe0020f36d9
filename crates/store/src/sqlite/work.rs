//! A write in progress that changes records: what batches, changes of status and undos have in common.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use spotlight_core::public::PublicIncident;
use uuid::Uuid;

use super::doubles::Finder;
use super::index::Index;
use super::{SqliteStore, Write, audit, changes, flags, incidents, links, pairs, public, state};
use crate::blocks::{Blocks, Edits};
use crate::error::StoreError;
use crate::link::Links;
use crate::model::{Act, AuditEntry, ChangeId, ChangeKind, Disposition, PublicState};
use crate::plan::{Context, Decision, Write as RecordWrite};
use crate::review::LEAST_RELEASE;
use crate::seal::Digest;

/// How long a commit that took something out of the public snapshot waits for readers, so that no old copy is left beside
/// the database.
const SWEEP_PATIENCE: Duration = Duration::from_secs(2);

/// One transaction that changes records. Dropping it rolls it back.
#[allow(clippy::struct_excessive_bools, reason = "facts about one write, each noted by itself")]
pub(super) struct Work {
    pub(super) write: Write,
    pub(super) change: ChangeId,
    /// Which records document the same event.
    pub(super) links: Arc<Links>,
    /// Whether masked incidents that this publishes are released at once, if they are enough.
    pub(super) releases: bool,
    pub(super) store: SqliteStore,
    pub(super) act: Act,
    pub(super) blocks: Blocks,
    /// Records of which others must say, too, what is public of them.
    pub(super) unsettled: BTreeSet<Uuid>,
    /// Masked incidents that wait until there are enough of them; nothing of one that is not for its record alone to say.
    held: BTreeMap<Uuid, Option<Box<PublicIncident>>>,
    /// Whether there were enough.
    enough: bool,
    finder: Finder,
    /// What new records are found by, until it is written.
    index: Index,
    /// Records that may have left the public snapshot, so that a table must not count them any more.
    pub(super) left: BTreeSet<Uuid>,
    pub(super) public_changed: bool,
    /// Whether something that was public has been taken out or replaced.
    pub(super) withdrawn: bool,
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
        let links = Arc::new(links::load(&mut write, &store.context.keys).await?);
        Ok(Self {
            write,
            change,
            links,
            releases: false,
            store,
            act,
            blocks,
            unsettled: BTreeSet::new(),
            held: BTreeMap::new(),
            enough: false,
            finder,
            index: Index::default(),
            left: BTreeSet::new(),
            public_changed: false,
            withdrawn: false,
        })
    }

    pub(super) fn context(&self) -> &Arc<Context> {
        &self.store.context
    }

    /// Makes what this write has added findable: before anything is looked up in it.
    pub(super) async fn find_new(&mut self) -> Result<(), StoreError> {
        self.index.settle(&mut self.write).await
    }

    /// Takes over registers that somebody else has found, to be written with the next decisions.
    pub(super) fn note_registers(&mut self, registers: Vec<Digest>) {
        self.finder.write_too(registers);
    }

    /// Looks for possible doubles of what was decided, before it is applied.
    pub(super) async fn find_doubles(&mut self, decisions: &mut [Decision]) -> Result<(), StoreError> {
        self.find_new().await?;
        self.finder.find(&mut self.write, &self.store.context, decisions).await
    }

    /// Writes what was decided: old versions to history, new ones in their place, the public side into its block.
    pub(super) async fn apply(&mut self, decisions: Vec<Decision>) -> Result<(), StoreError> {
        if decisions.iter().any(Decision::changes_known) {
            self.find_new().await?;
        }
        let replaced = decisions.iter().filter(|d| d.put.disposition == Disposition::Updated && d.write.is_some());
        let replaced: Vec<Uuid> = replaced.map(|d| d.put.id).collect();
        if !replaced.is_empty() {
            incidents::archive(&mut self.write, self.change, &state::key_list(&replaced)).await?;
        }
        self.left.extend(replaced);
        let confirmed: Vec<Uuid> = decisions.iter().filter(|d| d.confirmed).map(|d| d.put.id).collect();
        if !confirmed.is_empty() {
            incidents::set_vintage(&mut self.write, self.change, confirmed).await?;
        }
        self.finder.write(&mut self.write, &mut self.index, &self.store.context.keys, self.change, &decisions).await?;
        let mut writes: Vec<RecordWrite> = decisions.into_iter().filter_map(|d| d.write).collect();
        self.hold(&mut writes);
        for write in &mut writes {
            let id = write.row.label.id;
            if write.shared {
                self.unsettled.insert(id);
                continue;
            }
            self.withdrawn |= write.row.block.is_some();
            write.row.block = self.blocks.place(id, write.row.block, write.public.take());
        }
        flags::set(&mut self.write, &writes).await?;
        let chunk = writes.len();
        incidents::write(&mut self.write, &mut self.index, self.change, writes).await?;
        self.index.write_some(&mut self.write, chunk).await?;
        if self.enough {
            self.release_held().await?;
        }
        self.settle().await?;
        self.flush_if_full().await
    }

    /// Holds masked incidents back that this publishes, until there are enough of them.
    fn hold(&mut self, writes: &mut [RecordWrite]) {
        for write in writes.iter() {
            // A row that comes again says what counts.
            self.held.remove(&write.row.label.id);
        }
        let fresh = writes.iter().filter(|write| write.waiting && !write.shared).count();
        let held = self.held.values().filter(|public| public.is_some()).count();
        self.enough |= self.releases && (fresh + held) as u64 >= LEAST_RELEASE;
        for write in writes.iter_mut().filter(|write| write.waiting) {
            if self.enough {
                write.waiting = false;
            } else {
                let public = if write.shared { None } else { write.public.take() };
                self.held.insert(write.row.label.id, public);
            }
        }
    }

    /// How many are held back.
    pub(super) fn held(&self) -> u64 {
        self.held.len() as u64
    }

    async fn release_held(&mut self) -> Result<(), StoreError> {
        self.find_new().await?;
        let held = std::mem::take(&mut self.held);
        flags::drop_waiting(&mut self.write, held.keys().copied()).await?;
        for (id, public) in held {
            match public {
                Some(public) => {
                    let block = self.blocks.place(id, None, Some(public));
                    incidents::set_block(&mut self.write, id, block).await?;
                }
                None => {
                    self.unsettled.insert(id);
                }
            }
        }
        Ok(())
    }

    /// Moves records to history and removes them. Each with the public block that it was in.
    pub(super) async fn remove(&mut self, records: &[(Uuid, Option<i64>)]) -> Result<(), StoreError> {
        self.find_new().await?;
        let ids = state::key_list(records.iter().map(|(id, _)| id));
        incidents::archive(&mut self.write, self.change, &ids).await?;
        incidents::remove(&mut self.write, &ids).await?;
        pairs::forget(&mut self.write, &self.store.context.keys, records.iter().map(|(id, _)| *id)).await?;
        for &(id, block) in records {
            self.withdrawn |= block.is_some();
            self.blocks.place(id, block, None);
            self.held.remove(&id);
            self.left.insert(id);
            // The others of its event are without it now.
            self.unsettled.extend(self.links.group(id).into_iter().filter(|other| *other != id));
        }
        flags::forget(&mut self.write, &ids).await?;
        self.settle().await?;
        self.flush_if_full().await
    }

    async fn flush_if_full(&mut self) -> Result<(), StoreError> {
        let edits = if self.blocks.is_full() { self.blocks.take_edits() } else { self.blocks.take_filled() };
        self.write_blocks(edits).await
    }

    async fn flush(&mut self) -> Result<(), StoreError> {
        let edits = self.blocks.take_edits();
        self.write_blocks(edits).await
    }

    async fn write_blocks(&mut self, edits: BTreeMap<i64, Edits>) -> Result<(), StoreError> {
        self.public_changed |= public::write(&mut self.write, &self.store.context, edits).await?;
        Ok(())
    }

    /// Notes something in the audit log, with the rest or not at all.
    pub(super) async fn note(&mut self, what: &str, subject: String) -> Result<(), StoreError> {
        let (now, who) = (self.act.now, self.act.who.clone());
        let entry = AuditEntry { now, who, what: what.to_owned(), subject };
        audit::append(&mut self.write, &self.store.context.keys, &entry).await
    }

    /// Writes the public blocks and the audit entry, and makes everything durable.
    pub(super) async fn commit(mut self, what: &str, subject: String) -> Result<PublicState, StoreError> {
        self.find_new().await?;
        self.withhold_broken().await?;
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
