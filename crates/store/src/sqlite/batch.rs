//! A batch: incidents of one file, stored whole or not at all.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use spotlight_core::Lang;
use spotlight_record::Incident;
use tokio::task::JoinHandle;

use super::decide::{Known, Prepared, Ready, prepare, without_repeats};
use super::doubles::Finder;
use super::met::Met;
use super::work::Work;
use super::{SqliteStore, Write, changes, kept, redacted, uploads};
use crate::age::{self, Ages};
use crate::error::StoreError;
use crate::model::{BatchInfo, ChangeId, ChangeKind, Committed, Disposition, Intent, Put};
use crate::plan::{Decision, Terms, register};
use crate::store::{Batch, Sink};

/// How many decisions wait for the writing at most.
const AHEAD: usize = 4096;

/// A batch that is being stored in SQLite.
///
/// Incidents are decided about beside the writing: nobody else writes, so that what readers see is what was there before this
/// batch, and of the batch's own records none is looked up but where one comes again. [`put`](Sink::put) answers when it is
/// decided what becomes of each incident, and an error of the writing comes with a later call.
#[allow(clippy::struct_excessive_bools, reason = "facts about one batch, each noted by itself")]
pub struct SqliteBatch {
    stage: Stage,
    change: ChangeId,
    store: SqliteStore,
    terms: Terms,
    info: BatchInfo,
    /// The newest date among its incidents.
    newest: Option<Date>,
    /// Whether there was any record when it began.
    first: bool,
    /// Whether it has the database for itself, so that there are no readers.
    alone: bool,
    /// The identities that have come.
    met: Met,
    finder: Finder,
    /// The register that its incidents are of.
    system: Option<String>,
    /// Whether they are of several.
    mixed: bool,
    /// Whether most incidents of the last chunk were new.
    mostly_new: bool,
    /// Decided, and to be written.
    waiting: Vec<Decision>,
}

/// A task that writes. Dropping it ends the task, and with it the transaction.
struct Writing(JoinHandle<Result<Box<Work>, StoreError>>);

impl Drop for Writing {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Where the transaction of a batch is.
enum Stage {
    /// Here, waiting for the next chunk.
    Idle(Box<Work>),
    /// With the one task that writes.
    Writing(Writing),
    /// Lost in a step that failed or was cancelled.
    Broken,
}

impl Stage {
    /// The transaction, once everything that is being written is written.
    async fn settle(self) -> Result<Box<Work>, StoreError> {
        match self {
            Self::Idle(work) => Ok(work),
            Self::Broken => Err(StoreError::BatchBroken),
            Self::Writing(mut task) => match (&mut task.0).await {
                Ok(written) => written,
                Err(e) if e.is_panic() => std::panic::resume_unwind(e.into_panic()),
                Err(_) => Err(StoreError::Stopping),
            },
        }
    }

    /// Whether nothing is being written at the moment.
    fn is_idle(&self) -> bool {
        match self {
            // Whoever settles a broken one learns of it.
            Self::Idle(_) | Self::Broken => true,
            Self::Writing(task) => task.0.is_finished(),
        }
    }
}

impl SqliteBatch {
    /// `guarded`: whether changes of what is public wait for review, whatever the batch intends. `alone`: whether the write has the
    /// database for itself.
    pub(super) async fn begin(
        mut write: Write,
        store: SqliteStore,
        info: BatchInfo,
        guarded: bool,
        alone: bool,
    ) -> Result<Self, StoreError> {
        let keys = &store.context.keys;
        if let Some(upload) = info.upload {
            uploads::assert_open(&mut write, keys, upload).await?;
        }
        let ages = Arc::new(changes::ages(&mut write, keys).await?);
        let finder = Finder::load(&mut write).await?;
        let first: bool =
            sqlx::query_scalar("SELECT NOT EXISTS (SELECT 1 FROM incident)").fetch_one(&mut *write).await?;
        let mut work = Box::new(Work::new(write, store.clone(), info.act.clone(), &kind(&info, info.as_of)).await?);
        work.releases = info.intent == Intent::Publish;
        let mut terms = terms(&info, ages);
        terms.batch = Some(work.change.0);
        (terms.guarded, terms.links) = (guarded, Arc::clone(&work.links));
        terms.redactions = redacted::load(&mut work.write, &store.context.keys).await?;
        Ok(Self {
            change: work.change,
            stage: Stage::Idle(work),
            store,
            terms,
            info,
            newest: None,
            first,
            alone,
            met: Met::default(),
            finder,
            system: None,
            mixed: false,
            mostly_new: true,
            waiting: Vec::new(),
        })
    }

    /// Takes the stage: the batch is broken unless another is put in its place.
    fn take(&mut self) -> Stage {
        std::mem::replace(&mut self.stage, Stage::Broken)
    }

    /// Notes what comes; whether any of it must be looked up among what this batch itself has stored.
    fn note(&mut self, run: &[Ready]) -> bool {
        let mut again = false;
        for Ready { incoming, .. } in run {
            for identity in incoming.identities() {
                again |= self.met.may_hold(identity);
            }
            let system = incoming.incident.source_system.as_str();
            match &self.system {
                Some(known) => self.mixed |= known != system,
                None => self.system = Some(system.to_owned()),
            }
        }
        // After all of them were looked for: one record may stand under several, and no two of these are the same record.
        self.met.extend(run.iter().flat_map(|ready| ready.incoming.identities()));
        // Of one register, none of them is a possible double of another.
        again || self.mixed
    }

    /// Whether nothing was there before this batch that an incident could be, or could be a double of.
    fn is_nothing_there(&self) -> bool {
        let register = self.system.as_deref().map(|system| register(&self.store.context.keys, system));
        self.first && self.terms.redactions.is_none() && self.finder.knows_only(register)
    }

    /// Decides what becomes of incidents of which no two are the same record.
    async fn decide(&mut self, stage: &mut Stage, run: Vec<Ready>) -> Result<Vec<Decision>, StoreError> {
        let context = Arc::clone(&self.store.context);
        let unseen = !self.note(&run);
        if unseen && self.is_nothing_there() {
            let mut decisions = Known::default().decide(&context, &self.terms, run).await?;
            self.finder.find_none(&context.keys, &mut decisions);
            return Ok(decisions);
        }
        if unseen && !self.alone {
            let mut reader = self.store.readers.acquire().await?;
            let known = Known::look_up(&mut reader, &context.keys, &self.terms, &run).await?;
            if !known.any_linked() {
                let mut decisions = known.decide(&context, &self.terms, run).await?;
                self.finder.find(&mut reader, &context, &mut decisions).await?;
                return Ok(decisions);
            }
        }
        let mut work = std::mem::replace(stage, Stage::Broken).settle().await?;
        work.note_registers(self.finder.take_unwritten());
        work.apply(std::mem::take(&mut self.waiting)).await?;
        work.find_new().await?;
        let known = Known::look_up(&mut work.write, &context.keys, &self.terms, &run).await?;
        let mut decisions = known.decide(&context, &self.terms, run).await?;
        self.finder.find(&mut work.write, &context, &mut decisions).await?;
        *stage = Stage::Idle(work);
        Ok(decisions)
    }

    /// Has everything that waits written, beside what comes next; waits if that is too much.
    async fn write(&mut self, stage: Stage) -> Result<Stage, StoreError> {
        if self.waiting.is_empty() || (!stage.is_idle() && self.waiting.len() < AHEAD) {
            return Ok(stage);
        }
        let mut work = stage.settle().await?;
        let (decisions, registers) = (std::mem::take(&mut self.waiting), self.finder.take_unwritten());
        let task = tokio::spawn(async move {
            work.note_registers(registers);
            work.apply(decisions).await?;
            Ok(work)
        });
        Ok(Stage::Writing(Writing(task)))
    }
}

/// The change that a batch is.
fn kind(info: &BatchInfo, as_of: Option<Date>) -> ChangeKind {
    ChangeKind::Import { file_name: info.file_name.clone(), file_sha256: info.file_sha256, as_of }
}

/// What a batch decides by.
pub(super) fn terms(info: &BatchInfo, ages: Arc<Ages>) -> Terms {
    let today = TimeZone::UTC.to_datetime(info.act.now).date();
    Terms {
        intent: info.intent,
        today,
        as_of: info.as_of,
        ages,
        file: info.file_sha256,
        batch: None,
        guarded: false,
        links: Arc::default(),
        unrelated: false,
        redactions: None,
    }
}

impl Sink for SqliteBatch {
    type Prepared = Prepared;

    fn set_unrelated(&mut self) {
        (self.terms.unrelated, self.mostly_new) = (true, false);
    }

    fn prepare(&self, incidents: Vec<Arc<Incident>>) -> Prepared {
        prepare(&self.store.context, &self.terms, incidents, self.mostly_new)
    }

    async fn put_prepared(&mut self, prepared: Prepared) -> Result<Vec<Put>, StoreError> {
        let mut stage = self.take();
        let ready = prepared.ready().await?;
        let count = ready.len();
        let days = ready.iter().map(|ready| age::day_of(&ready.incoming.incident));
        self.newest = self.newest.max(days.max());
        let mut puts = Vec::with_capacity(count);
        for run in without_repeats(ready) {
            let decisions = self.decide(&mut stage, run).await?;
            puts.extend(decisions.iter().map(|d| d.put.clone()));
            self.waiting.extend(decisions);
        }
        self.mostly_new = !self.terms.unrelated
            && 2 * puts.iter().filter(|put| put.disposition == Disposition::Accepted).count() >= count;
        self.stage = self.write(stage).await?;
        Ok(puts)
    }
}

impl Batch for SqliteBatch {
    async fn keep_rejects(&mut self, lang: Lang, piece: Vec<u8>) -> Result<(), StoreError> {
        let mut work = self.take().settle().await?;
        kept::add_reject(&mut work.write, &self.store.context.keys, self.change, lang, &piece).await?;
        self.stage = Stage::Idle(work);
        Ok(())
    }

    async fn commit(mut self, receipt: &[u8]) -> Result<Committed, StoreError> {
        let mut work = self.take().settle().await?;
        work.note_registers(self.finder.take_unwritten());
        work.apply(std::mem::take(&mut self.waiting)).await?;
        let (batch, keys) = (self.change, &self.store.context.keys);
        // A year that is not over, or a month, ends after today.
        let as_of = self.info.as_of.or(self.newest).map(|date| date.min(self.terms.today));
        if as_of != self.info.as_of {
            let kind = kind(&self.info, as_of);
            changes::describe(&mut work.write, keys, batch, &self.info.act, &kind).await?;
        }
        if let Some(upload) = self.info.upload {
            uploads::confirm(&mut work.write, upload, batch).await?;
        }
        changes::set_receipt(&mut work.write, keys, batch, receipt).await?;
        let waiting = work.held();
        let public = work.commit("import", format!("batch {batch}")).await?;
        if self.alone {
            self.store.log_again().await;
        }
        Ok(Committed { batch, public, waiting })
    }

    async fn rollback(mut self) -> Result<(), StoreError> {
        // Whatever broke it has dropped the transaction already.
        if let Ok(work) = self.take().settle().await {
            work.rollback().await?;
        }
        if self.alone {
            self.store.log_again().await;
        }
        Ok(())
    }
}
