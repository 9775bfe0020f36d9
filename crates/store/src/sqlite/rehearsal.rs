//! A batch that is only tried: what would become of its incidents, from what readers see.

use std::collections::HashMap;
use std::sync::Arc;

use spotlight_record::{Incident, Status};
use uuid::Uuid;

use super::decide::{Known, Prepared, Ready, prepare, without_repeats};
use super::doubles::Finder;
use super::{SqliteStore, batch, changes, redacted};
use crate::error::StoreError;
use crate::model::{BatchInfo, Disposition, Put};
use crate::plan::{Context, Incoming, Terms};
use crate::seal::Digest;
use crate::store::Sink;

/// A batch that is only tried in SQLite. Its memory is about 50 bytes for each of its incidents.
pub struct SqliteRehearsal {
    store: SqliteStore,
    terms: Terms,
    finder: Finder,
    /// What the last row of each record said, and what became of it.
    seen: HashMap<Digest, (Digest, Uuid, Status)>,
}

impl SqliteRehearsal {
    pub(super) async fn begin(store: SqliteStore, info: BatchInfo) -> Result<Self, StoreError> {
        let mut connection = store.readers.acquire().await?;
        let ages = changes::ages(&mut connection, &store.context.keys).await?;
        let finder = Finder::load(&mut connection).await?;
        let redactions = redacted::load(&mut connection, &store.context.keys).await?;
        drop(connection);
        let terms = Terms { redactions, ..batch::terms(&info, Arc::new(ages)) };
        Ok(Self { terms, store, finder, seen: HashMap::new() })
    }

    /// What becomes of a row whose record had an earlier row in the same file.
    fn again(&self, incoming: &Incoming) -> Option<Put> {
        let &(content, id, status) = self.seen.get(&incoming.identity)?;
        if id.is_nil() {
            return Some(Context::refuse().put);
        }
        let same = content == incoming.content;
        let disposition = if same { Disposition::Unchanged } else { Disposition::Updated };
        Some(Put { disposition, ..Put::unchanged(id, status) })
    }
}

impl Sink for SqliteRehearsal {
    type Prepared = Prepared;

    fn set_unrelated(&mut self) {
        self.terms.unrelated = true;
    }

    fn prepare(&self, incidents: Vec<Arc<Incident>>) -> Prepared {
        prepare(&self.store.context, &self.terms, incidents, false)
    }

    async fn put_prepared(&mut self, prepared: Prepared) -> Result<Vec<Put>, StoreError> {
        let context = Arc::clone(&self.store.context);
        let mut puts = Vec::new();
        for run in without_repeats(prepared.ready().await?) {
            let again: Vec<Option<Put>> = run.iter().map(|ready| self.again(&ready.incoming)).collect();
            let digests: Vec<_> = run.iter().map(|ready| (ready.incoming.identity, ready.incoming.content)).collect();
            let first = run.into_iter().zip(&again).filter(|(_, again)| again.is_none()).map(|(ready, _)| ready);
            let first: Vec<Ready> = first.collect();
            let mut connection = self.store.readers.acquire().await?;
            let known = Known::look_up(&mut connection, &context.keys, &self.terms, &first).await?;
            let mut decisions = known.decide(&context, &self.terms, first).await?;
            self.finder.find(&mut connection, &context, &mut decisions).await?;
            let mut decided = decisions.into_iter().map(|decision| decision.put);
            for ((identity, content), again) in digests.into_iter().zip(again) {
                let put = again.or_else(|| decided.next()).ok_or(StoreError::BatchBroken)?;
                self.seen.insert(identity, (content, put.id, put.status));
                puts.push(put);
            }
        }
        Ok(puts)
    }
}
