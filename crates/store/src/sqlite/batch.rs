//! A batch: incidents of one file, stored whole or not at all.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;
use spotlight_record::Incident;
use uuid::Uuid;

use super::work::Work;
use super::{SqliteStore, Write, changes, compute, incidents};
use crate::error::StoreError;
use crate::model::{BatchInfo, ChangeKind, Committed, Intent, Put};
use crate::plan::{Context, Decision, Incoming};
use crate::store::Batch;

/// A batch that is being stored in SQLite.
pub struct SqliteBatch {
    work: Work,
    intent: Intent,
    today: Date,
    broken: bool,
}

impl SqliteBatch {
    pub(super) async fn begin(write: Write, store: SqliteStore, info: BatchInfo) -> Result<Self, StoreError> {
        let BatchInfo { act, file_name, file_sha256, intent } = info;
        let today = TimeZone::UTC.to_datetime(act.now).date();
        let work = Work::new(write, store, act, &ChangeKind::Import { file_name, file_sha256 }).await?;
        Ok(Self { work, intent, today, broken: false })
    }

    /// Stores incidents of which no two are the same record.
    async fn put_distinct(&mut self, incoming: Vec<Incoming>) -> Result<Vec<Put>, StoreError> {
        let intent = self.intent;
        let known = incidents::by_identity(&mut self.work.write, incoming.iter().map(|i| &i.identity)).await?;
        let open = incoming.iter().filter_map(|i| {
            let row = known.get(&i.identity)?;
            i.needs_body(row, intent).then_some(row.label.id)
        });
        let open: Vec<Uuid> = open.collect();
        let bodies =
            if open.is_empty() { HashMap::new() } else { incidents::sealed(&mut self.work.write, open).await? };

        let context = self.work.context().clone();
        let today = self.today;
        let decide = move |context: &Context, incoming: &Incoming| -> Result<Decision, StoreError> {
            let Some(row) = known.get(&incoming.identity) else {
                return Ok(context.accept(incoming, Uuid::new_v4(), intent, today));
            };
            match bodies.get(&row.label.id) {
                Some(sealed) => context.update(incoming, row, sealed, intent, today),
                None => Ok(Context::keep(row)),
            }
        };
        let decisions =
            compute(move || incoming.par_iter().map(|i| decide(&context, i)).collect::<Result<Vec<_>, _>>()).await??;
        let puts = decisions.iter().map(|d| d.put.clone()).collect();
        self.work.apply(decisions).await?;
        Ok(puts)
    }
}

impl Batch for SqliteBatch {
    async fn put(&mut self, incidents: Vec<Incident>) -> Result<Vec<Put>, StoreError> {
        if std::mem::replace(&mut self.broken, true) {
            return Err(StoreError::BatchBroken);
        }
        let context = self.work.context().clone();
        let incoming =
            compute(move || incidents.into_par_iter().map(|i| Incoming::new(&context.keys, i)).collect::<Vec<_>>())
                .await?;
        let mut puts = Vec::with_capacity(incoming.len());
        for run in without_repeats(incoming) {
            puts.extend(self.put_distinct(run).await?);
        }
        self.broken = false;
        Ok(puts)
    }

    async fn commit(mut self, receipt: &[u8]) -> Result<Committed, StoreError> {
        if self.broken {
            return Err(StoreError::BatchBroken);
        }
        let batch = self.work.change;
        let context = self.work.context().clone();
        changes::set_receipt(&mut self.work.write, &context.keys, batch, receipt).await?;
        let public = self.work.commit("import", format!("batch {batch}")).await?;
        Ok(Committed { batch, public })
    }

    async fn rollback(self) -> Result<(), StoreError> {
        self.work.rollback().await
    }
}

/// Cuts where a record comes again, so that its second row finds the first one stored.
fn without_repeats(incoming: Vec<Incoming>) -> Vec<Vec<Incoming>> {
    let mut runs = vec![Vec::with_capacity(incoming.len())];
    let mut seen = HashSet::new();
    for one in incoming {
        if !seen.insert(one.identity) {
            seen = HashSet::from([one.identity]);
            runs.push(Vec::new());
        }
        runs.last_mut().expect("there is always a run").push(one);
    }
    runs
}
