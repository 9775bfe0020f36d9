//! A batch: incidents of one file, stored whole or not at all.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;
use spotlight_core::Lang;
use spotlight_record::Incident;
use sqlx::SqliteConnection;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::work::Work;
use super::{SqliteStore, Write, changes, compute, incidents, kept, redacted, uploads};
use crate::age::Ages;
use crate::error::StoreError;
use crate::model::{BatchInfo, ChangeId, ChangeKind, Committed, Intent, Put};
use crate::plan::{Context, Decision, Incoming, Terms};
use crate::store::{Batch, Sink};

/// A batch that is being stored in SQLite.
///
/// A chunk is written while the next one is read and sealed: [`put`](Sink::put) answers when it is decided what becomes of each
/// incident, and an error of the writing comes with the next call.
pub struct SqliteBatch {
    stage: Stage,
    change: ChangeId,
    context: Arc<Context>,
    terms: Terms,
    info: BatchInfo,
    /// The newest date among its incidents.
    newest: Option<Date>,
}

/// Where the transaction of a batch is.
enum Stage {
    /// Here, waiting for the next chunk.
    Idle(Box<Work>),
    /// With the one task that writes the last chunk. Dropping the set ends the task, and with it the transaction.
    Writing(JoinSet<Result<Box<Work>, StoreError>>),
    /// Lost in a step that failed or was cancelled.
    Broken,
}

impl Stage {
    /// The transaction, once the last chunk is written.
    async fn settle(self) -> Result<Box<Work>, StoreError> {
        match self {
            Self::Idle(work) => Ok(work),
            Self::Broken => Err(StoreError::BatchBroken),
            Self::Writing(mut task) => match task.join_next().await {
                Some(Ok(written)) => written,
                Some(Err(e)) if e.is_panic() => std::panic::resume_unwind(e.into_panic()),
                _ => Err(StoreError::Stopping),
            },
        }
    }
}

impl SqliteBatch {
    /// `guarded`: whether changes of what is public wait for review, whatever the batch intends.
    pub(super) async fn begin(
        mut write: Write,
        store: SqliteStore,
        info: BatchInfo,
        guarded: bool,
    ) -> Result<Self, StoreError> {
        let keys = &store.context.keys;
        if let Some(upload) = info.upload {
            uploads::assert_open(&mut write, keys, upload).await?;
        }
        let ages = Arc::new(changes::ages(&mut write, keys).await?);
        let context = Arc::clone(&store.context);
        let mut work = Box::new(Work::new(write, store, info.act.clone(), &kind(&info, info.as_of)).await?);
        work.releases = info.intent == Intent::Publish;
        let mut terms = terms(&info, ages);
        terms.batch = Some(work.change.0);
        (terms.guarded, terms.links) = (guarded, Arc::clone(&work.links));
        terms.redactions = redacted::load(&mut work.write, &context.keys).await?;
        Ok(Self { change: work.change, stage: Stage::Idle(work), context, terms, info, newest: None })
    }

    /// Takes the stage: the batch is broken unless another is put in its place.
    fn take(&mut self) -> Stage {
        std::mem::replace(&mut self.stage, Stage::Broken)
    }

    /// Decides what becomes of incidents of which no two are the same record.
    async fn decide(&self, work: &mut Work, incoming: Vec<Incoming>) -> Result<Vec<Decision>, StoreError> {
        let mut decisions = decide(&mut work.write, &self.context, &self.terms, incoming).await?;
        work.find_doubles(&mut decisions).await?;
        Ok(decisions)
    }
}

/// The change that a batch is.
fn kind(info: &BatchInfo, as_of: Option<Date>) -> ChangeKind {
    ChangeKind::Import { file_name: info.file_name.clone(), file_sha256: info.file_sha256, as_of }
}

/// What a batch decides by.
pub(super) fn terms(info: &BatchInfo, ages: Arc<Ages>) -> Terms {
    let today = TimeZone::UTC.to_datetime(info.act.now).date();
    let (batch, guarded, links, redactions) = (None, false, Arc::default(), None);
    Terms { intent: info.intent, today, as_of: info.as_of, ages, batch, guarded, links, redactions }
}

/// Decides what becomes of incidents of which no two are the same record.
pub(super) async fn decide(
    connection: &mut SqliteConnection,
    context: &Arc<Context>,
    terms: &Terms,
    incoming: Vec<Incoming>,
) -> Result<Vec<Decision>, StoreError> {
    let mut known = incidents::by_identity(connection, incoming.iter().flat_map(Incoming::identities)).await?;
    for row in known.values_mut() {
        row.linked = terms.links.has(row.label.id);
    }
    let to_open = incoming.iter().filter_map(|i| {
        let row = i.identities().find_map(|identity| known.get(identity))?;
        i.needs_body(row, terms.intent).then_some(row.label.id)
    });
    let to_open: Vec<Uuid> = to_open.collect();
    let bodies = if to_open.is_empty() { HashMap::new() } else { incidents::sealed(connection, to_open).await? };

    let redacted = match &terms.redactions {
        Some(redactions) => {
            let known = |one: &Incoming| one.identities().any(|identity| known.contains_key(identity));
            redacted::among(connection, redactions, &incoming, known).await?
        }
        None => HashSet::new(),
    };

    let (context, terms) = (Arc::clone(context), terms.clone());
    let decide = move |(at, incoming): (usize, &Incoming)| {
        if redacted.contains(&at) {
            return Ok(Context::refuse());
        }
        let Some(row) = incoming.identities().find_map(|identity| known.get(identity)) else {
            return Ok(context.accept(incoming, Uuid::new_v4(), &terms));
        };
        match bodies.get(&row.label.id) {
            Some(sealed) => context.update(incoming, row, sealed, &terms),
            None => Ok(Context::keep(row, &terms)),
        }
    };
    compute(move || incoming.par_iter().enumerate().map(decide).collect()).await?
}

impl Sink for SqliteBatch {
    async fn put(&mut self, incidents: Vec<Incident>) -> Result<Vec<Put>, StoreError> {
        let stage = self.take();
        let context = Arc::clone(&self.context);
        let count = incidents.len();
        self.newest = self.newest.max(incidents.iter().map(|i| i.occurred.last_day()).max());
        let runs = compute(move || {
            without_repeats(incidents.into_par_iter().map(|i| Incoming::new(&context.keys, i)).collect())
        })
        .await?;
        let mut work = stage.settle().await?;
        let mut puts = Vec::with_capacity(count);
        let mut last = Vec::new();
        for run in runs {
            // What an earlier run decided must be stored before a later one looks.
            work.apply(std::mem::take(&mut last)).await?;
            last = self.decide(&mut work, run).await?;
            puts.extend(last.iter().map(|d| d.put.clone()));
        }
        let mut task = JoinSet::new();
        task.spawn(async move {
            work.apply(last).await?;
            Ok(work)
        });
        self.stage = Stage::Writing(task);
        Ok(puts)
    }
}

impl Batch for SqliteBatch {
    async fn keep_rejects(&mut self, lang: Lang, piece: Vec<u8>) -> Result<(), StoreError> {
        let mut work = self.take().settle().await?;
        kept::add_reject(&mut work.write, &self.context.keys, self.change, lang, &piece).await?;
        self.stage = Stage::Idle(work);
        Ok(())
    }

    async fn commit(mut self, receipt: &[u8]) -> Result<Committed, StoreError> {
        let mut work = self.take().settle().await?;
        let batch = self.change;
        // A year that is not over, or a month, ends after today.
        let as_of = self.info.as_of.or(self.newest).map(|date| date.min(self.terms.today));
        if as_of != self.info.as_of {
            let kind = kind(&self.info, as_of);
            changes::describe(&mut work.write, &self.context.keys, batch, &self.info.act, &kind).await?;
        }
        if let Some(upload) = self.info.upload {
            uploads::confirm(&mut work.write, upload, batch).await?;
        }
        changes::set_receipt(&mut work.write, &self.context.keys, batch, receipt).await?;
        let waiting = work.held();
        let public = work.commit("import", format!("batch {batch}")).await?;
        Ok(Committed { batch, public, waiting })
    }

    async fn rollback(mut self) -> Result<(), StoreError> {
        match self.take().settle().await {
            Ok(work) => work.rollback().await,
            // Whatever broke it has dropped the transaction already.
            Err(_) => Ok(()),
        }
    }
}

/// Cuts where a record comes again, so that its second row finds the first one stored.
pub(super) fn without_repeats(incoming: Vec<Incoming>) -> Vec<Vec<Incoming>> {
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
