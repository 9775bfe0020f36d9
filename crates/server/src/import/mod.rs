//! One file into a store: read, store in one transaction, receipt. Or only tried, for a preview.

pub(crate) mod bounds;
mod chunk;
mod keep;
mod notes;
mod spelling;

use std::io;
use std::sync::Arc;

use jiff::civil::Date;
use spotlight_core::region::Regions;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_ingest::{
    ColumnView, FileReceipt, Input, Options, Outcome, Plan, ReadError, Reference, Refusal, Row, inspect, rows,
};
use spotlight_record::Incident;
use spotlight_store::{
    Act, Batch, BatchInfo, ChangeId, Committed, Intent, Likeness, Put, Sink as _, Store, StoreError, day_of,
};
use tokio::sync::mpsc;
use uuid::Uuid;

pub use bounds::Bounds;
use chunk::Chunks;
use keep::Rejects;
use spelling::Spelling;

/// How many rows are stored at a time.
const CHUNK: usize = 1000;

/// What to do with a file.
#[derive(Debug, Clone)]
pub struct Job {
    /// How it is to be read.
    pub options: Options,
    /// What happens to the status of its incidents.
    pub intent: Intent,
    /// Whether what it states about verification, consent and an exact place is only proposed.
    pub propose: bool,
    /// How new the file is; without it, as new as the newest date among its rows.
    pub as_of: Option<Date>,
    /// Whether nothing is kept: the receipt tells what would happen.
    pub dry_run: bool,
    /// The SHA-256 that it must have: that of the file that was previewed.
    pub expected: Option<[u8; 32]>,
    /// The upload that it came by.
    pub upload: Option<Uuid>,
    /// Whose records it may tell of and change.
    pub bounds: Bounds,
    /// Who, when, why.
    pub act: Act,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows dealt with.
    pub done: u64,
    /// Rows of the file.
    pub of: u64,
}

/// Looks on while a file is imported.
pub trait Observer: Send {
    /// It is known how the file is read.
    fn planned(&mut self, plan: &Plan) {
        let _ = plan;
    }

    /// A row was dealt with; what became of it, if it is an incident.
    fn row(&mut self, row: &Row, put: Option<&Put>) {
        let _ = (row, put);
    }

    /// A part of the rows was dealt with.
    fn progress(&mut self, progress: Progress) {
        let _ = progress;
    }
}

impl Observer for () {}

/// What became of a file. Where there is a failure nothing was stored, and the receipt counts no row.
#[derive(Debug)]
pub struct Imported {
    /// The receipt.
    pub receipt: FileReceipt,
    /// The batch that it is now, if anything of it was taken and kept.
    pub batch: Option<ChangeId>,
    /// How many masked incidents it has published that wait for a release, because they are too few to appear at once.
    pub waiting: u64,
    /// Why it was not taken at all, if it was not.
    pub refusal: Option<Refusal>,
    /// Why nothing was stored, if the fault is not in what the file says.
    pub failure: Option<ImportError>,
}

/// Why a file that was taken up was not stored.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It could not be read a second time as it was the first time.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It was refused between the first and the second reading.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It is not the file that was previewed.
    #[error("this is not the file that was looked at before: its SHA-256 is another; look at it again")]
    OtherFile,
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The receipt could not be written as JSON.
    #[error("the receipt cannot be written: {0}")]
    Receipt(#[from] serde_json::Error),
    /// The rejected rows could not be written as CSV.
    #[error("the rejected rows cannot be written: {0}")]
    Rejects(io::Error),
    /// A record that it would change is somebody else's.
    #[error("somebody else's record is known by this; it is not changed")]
    NotOwn {
        /// Whether it is known by a number, and not by what it says.
        numbered: bool,
    },
    /// The work was cut off because the program is stopping.
    #[error("the program is stopping; nothing was stored")]
    Stopping,
}

/// Imports one file: all of its good rows, or, on a failure, none.
pub async fn import_file<S: Store>(store: &S, input: &Input, job: &Job, observer: &mut impl Observer) -> Imported {
    let plan = match plan(input, &job.options).await {
        Ok(plan) => Arc::new(plan),
        Err(refusal) => return refused(input, refusal).await,
    };
    let untouched = FileReceipt::begin(&plan);
    observer.planned(&plan);
    match take(store, input, &plan, job, observer).await {
        Ok((receipt, committed)) => {
            let (batch, waiting) = committed.map_or((None, 0), |done| (Some(done.batch), done.waiting));
            Imported { receipt, batch, waiting, refusal: None, failure: None }
        }
        Err(ImportError::Refused(refusal)) => refused(input, refusal).await,
        Err(failure) => {
            let (receipt, failure) = (untouched.finish(), Some(failure));
            Imported { receipt, batch: None, waiting: 0, refusal: None, failure }
        }
    }
}

/// Decides how a file is read.
pub(crate) async fn plan(input: &Input, options: &Options) -> Result<Plan, Refusal> {
    let (input, options) = (input.clone(), options.clone());
    let plan = tokio::task::spawn_blocking(move || inspect(&input, &options, &reference())).await;
    plan.unwrap_or_else(|_| Err(Refusal::Unreadable(io::Error::other(ImportError::Stopping))))
}

/// The columns of a file, also of one whose columns nobody has mapped yet.
pub async fn columns(input: &Input, options: &Options) -> Result<Vec<ColumnView>, Refusal> {
    match plan(input, options).await {
        Ok(plan) => Ok(plan.columns()),
        Err(Refusal::UnknownColumns { columns, .. }) => Ok(columns),
        Err(refusal) => Err(refusal),
    }
}

fn reference() -> Reference<'static> {
    Reference { taxonomy: Taxonomy::embedded(), regions: Regions::embedded() }
}

async fn refused(input: &Input, refusal: Refusal) -> Imported {
    // An upload is read from the store, which waits: not on a thread that serves others.
    let bytes = input.clone();
    let sha256 = tokio::task::spawn_blocking(move || bytes.sha256().ok()).await.ok().flatten();
    let receipt = FileReceipt::refused(input.name(), sha256, &refusal);
    Imported { receipt, batch: None, waiting: 0, refusal: Some(refusal), failure: None }
}

async fn take<S: Store>(
    store: &S,
    input: &Input,
    plan: &Arc<Plan>,
    job: &Job,
    observer: &mut impl Observer,
) -> Result<(FileReceipt, Option<Committed>), ImportError> {
    if job.expected.is_some_and(|expected| expected != plan.sha256()) {
        return Err(ImportError::OtherFile);
    }
    // In an empty store nothing is newer, and the batch finds its date by itself.
    let ahead = if store.has_records().await? { look_ahead(store, input, plan, job).await? } else { Ahead::default() };
    let as_of = job.as_of.or(ahead.newest);
    let info = BatchInfo {
        act: job.act.clone(),
        file_name: plan.file().to_owned(),
        file_sha256: plan.sha256(),
        intent: job.intent,
        as_of,
        upload: job.upload,
    };
    if job.dry_run {
        let mut rehearsal = store.rehearse(info).await?;
        let mut chunks = Chunks::new(FileReceipt::begin(plan), store, job, as_of, plan.rows()).spelling(ahead.spelling);
        if ahead.likeness.is_unrelated() {
            rehearsal.set_unrelated();
        }
        let mut rows = Reader::start(input, plan, &job.options, ahead.likeness.known > 0);
        while let Some(chunk) = rows.next().await? {
            chunks.put(&mut rehearsal, chunk, observer).await?;
        }
        chunks.finish(&mut rehearsal, observer).await?;
        return Ok((chunks.receipt.finish(), None));
    }
    let mut batch = store.begin(info).await?;
    if ahead.likeness.is_unrelated() {
        batch.set_unrelated();
    }
    let mut chunks = Chunks::new(FileReceipt::begin(plan), store, job, as_of, plan.rows()).spelling(ahead.spelling);
    let mut rejects = Rejects::new(plan)?;
    let mut rows = Reader::start(input, plan, &job.options, ahead.likeness.known > 0);
    loop {
        let next = rows.next().await?;
        let last = next.is_none();
        let stored = match next {
            Some(chunk) => chunks.put(&mut batch, chunk, observer).await?,
            None => chunks.finish(&mut batch, observer).await?,
        };
        rejects.add(&stored.unwrap_or_default())?;
        for (lang, piece) in rejects.pieces() {
            batch.keep_rejects(lang, piece).await?;
        }
        if last {
            break;
        }
    }
    for (lang, piece) in rejects.finish()? {
        batch.keep_rejects(lang, piece).await?;
    }
    let receipt = chunks.receipt.finish();
    if !receipt.tally().took_any() {
        batch.rollback().await?;
        return Ok((receipt, None));
    }
    let committed = batch.commit(&json(&receipt)?).await?;
    Ok((receipt, Some(committed)))
}

/// A receipt as JSON. It can have tens of megabytes, which a buffer that grows by itself would take twice and more: they are counted
/// first.
fn json(receipt: &FileReceipt) -> serde_json::Result<Vec<u8>> {
    struct Count(usize);
    impl io::Write for Count {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut count = Count(0);
    serde_json::to_writer(&mut count, receipt)?;
    let mut bytes = Vec::with_capacity(count.0);
    serde_json::to_writer(&mut bytes, receipt)?;
    Ok(bytes)
}

/// What must be known of a whole file before the first of its rows is stored, where there are records already.
#[derive(Default)]
struct Ahead {
    /// The newest date among its rows: how new it is where nobody says.
    newest: Option<Date>,
    likeness: Likeness,
    /// How its ids must be written to be those of the records.
    spelling: Option<Spelling>,
}

async fn look_ahead<S: Store>(store: &S, input: &Input, plan: &Arc<Plan>, job: &Job) -> Result<Ahead, ImportError> {
    let mut ahead = Ahead::default();
    let mut rows = Reader::start(input, plan, &job.options, false);
    let mut first = true;
    while let Some(chunk) = rows.next().await? {
        let incident = |row: Row| if let Outcome::Incident(incident) = row.outcome { Some(incident) } else { None };
        let incidents: Vec<Arc<Incident>> = chunk.into_iter().filter_map(incident).collect();
        let days = incidents.iter().map(|incident| day_of(incident).min(job.options.today));
        ahead.newest = ahead.newest.max(days.max());
        if std::mem::take(&mut first) {
            ahead.spelling = Spelling::found(store, &incidents).await?;
        }
        ahead.likeness += store.compare(incidents, true).await?;
    }
    Ok(ahead)
}

/// Reads the next rows while the last ones are stored. When it is dropped the channel closes, and the reading stops.
struct Reader {
    chunks: mpsc::Receiver<Vec<Row>>,
    task: Option<tokio::task::JoinHandle<Result<(), ImportError>>>,
}

impl Reader {
    /// `cells`: whether those of all rows are kept.
    fn start(input: &Input, plan: &Arc<Plan>, options: &Options, cells: bool) -> Self {
        let (sender, chunks) = mpsc::channel(2);
        let (input, plan, options) = (input.clone(), Arc::clone(plan), options.clone());
        let task = tokio::task::spawn_blocking(move || read(&input, &plan, &options, cells, &sender));
        Self { chunks, task: Some(task) }
    }

    /// The next rows; nothing at the end of a file that could be read to its end.
    async fn next(&mut self) -> Result<Option<Vec<Row>>, ImportError> {
        if let Some(chunk) = self.chunks.recv().await {
            return Ok(Some(chunk));
        }
        if let Some(task) = self.task.take() {
            task.await.map_err(|_| ImportError::Stopping)??;
        }
        Ok(None)
    }
}

fn read(
    input: &Input,
    plan: &Plan,
    options: &Options,
    cells: bool,
    to: &mpsc::Sender<Vec<Row>>,
) -> Result<(), ImportError> {
    let mut chunk = Vec::with_capacity(CHUNK);
    let rows = rows(input, plan, options, &reference())?;
    for row in if cells { rows.keeping_cells() } else { rows } {
        chunk.push(row?);
        if chunk.len() == CHUNK && to.blocking_send(std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK))).is_err() {
            return Ok(());
        }
    }
    // Whoever stopped listening knows why.
    let _ = to.blocking_send(chunk);
    Ok(())
}
