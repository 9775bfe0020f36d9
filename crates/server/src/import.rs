//! One file into a store: read, store in one transaction, receipt.

use std::io;

use spotlight_core::region::Regions;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_ingest::{
    Code, Detail, FileReceipt, Input, Note, Options, Outcome, Plan, ReadError, Reference, Refusal, Row, inspect, rows,
};
use spotlight_record::{Incident, Status, Withheld};
use spotlight_store::{Act, Batch, BatchInfo, Disposition, Intent, Put, Store, StoreError};
use tokio::sync::mpsc;

/// How many rows are stored at a time.
const CHUNK: usize = 1000;

/// What to do with a file.
#[derive(Debug, Clone)]
pub struct Job {
    /// How it is to be read.
    pub options: Options,
    /// Whether its incidents are published or stay drafts.
    pub publish: bool,
    /// Whether nothing is kept: the receipt tells what would happen.
    pub dry_run: bool,
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

/// What became of a file. Where there is a failure nothing was stored, and the receipt counts no row.
#[derive(Debug)]
pub struct Imported {
    /// The receipt.
    pub receipt: FileReceipt,
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
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The receipt could not be written as JSON.
    #[error("the receipt cannot be written: {0}")]
    Receipt(#[from] serde_json::Error),
    /// The work was cut off because the program is stopping.
    #[error("the program is stopping; nothing was stored")]
    Stopping,
}

/// Imports one file: all of its good rows, or, on a failure, none.
pub async fn import_file<S: Store>(
    store: &S,
    input: &Input,
    job: &Job,
    mut progress: impl FnMut(Progress),
) -> Imported {
    let (seen, options) = (input.clone(), job.options.clone());
    let plan = tokio::task::spawn_blocking(move || inspect(&seen, &options, &reference())).await;
    let plan = match plan {
        Ok(Ok(plan)) => plan,
        Ok(Err(refusal)) => return refused(input, &refusal),
        Err(_) => return refused(input, &Refusal::Unreadable(io::Error::other(ImportError::Stopping))),
    };
    let untouched = FileReceipt::begin(&plan);
    match take(store, input, plan, job, &mut progress).await {
        Ok(receipt) => Imported { receipt, failure: None },
        Err(ImportError::Refused(refusal)) => refused(input, &refusal),
        Err(failure) => Imported { receipt: untouched.finish(), failure: Some(failure) },
    }
}

fn reference() -> Reference<'static> {
    Reference { taxonomy: Taxonomy::embedded(), regions: Regions::embedded() }
}

fn refused(input: &Input, refusal: &Refusal) -> Imported {
    Imported { receipt: FileReceipt::refused(input.name(), input.sha256().ok(), refusal), failure: None }
}

async fn take<S: Store>(
    store: &S,
    input: &Input,
    plan: Plan,
    job: &Job,
    progress: &mut impl FnMut(Progress),
) -> Result<FileReceipt, ImportError> {
    let mut receipt = FileReceipt::begin(&plan);
    let intent = if job.publish { Intent::Publish } else { Intent::Keep };
    let (file_name, file_sha256, of) = (plan.file().to_owned(), plan.sha256(), plan.rows());
    let mut batch = store.begin(BatchInfo { act: job.act.clone(), file_name, file_sha256, intent }).await?;

    // The next rows are read while these are stored. When this function ends early the channel closes, and the reader stops.
    let (sender, mut chunks) = mpsc::channel(2);
    let (input, options) = (input.clone(), job.options.clone());
    let reader = tokio::task::spawn_blocking(move || read(&input, &plan, &options, &sender));
    let mut done = 0;
    while let Some(chunk) = chunks.recv().await {
        done += chunk.len() as u64;
        store_chunk(&mut batch, &chunk, job.publish, &mut receipt).await?;
        progress(Progress { done, of });
    }
    reader.await.map_err(|_| ImportError::Stopping)??;

    let receipt = receipt.finish();
    if job.dry_run || !receipt.tally().took_any() {
        batch.rollback().await?;
    } else {
        batch.commit(&serde_json::to_vec(&receipt)?).await?;
    }
    Ok(receipt)
}

fn read(input: &Input, plan: &Plan, options: &Options, to: &mpsc::Sender<Vec<Row>>) -> Result<(), ImportError> {
    let mut chunk = Vec::with_capacity(CHUNK);
    for row in rows(input, plan, options, &reference())? {
        chunk.push(row?);
        if chunk.len() == CHUNK && to.blocking_send(std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK))).is_err() {
            return Ok(());
        }
    }
    // Whoever stopped listening knows why.
    let _ = to.blocking_send(chunk);
    Ok(())
}

async fn store_chunk<B: Batch>(
    batch: &mut B,
    chunk: &[Row],
    publish: bool,
    receipt: &mut FileReceipt,
) -> Result<(), ImportError> {
    let incidents: Vec<Incident> = chunk.iter().filter_map(incident).cloned().collect();
    let mut puts = if incidents.is_empty() { Vec::new() } else { batch.put(incidents).await? }.into_iter();
    for row in chunk {
        let Some(incident) = incident(row) else {
            receipt.record(row, None);
            continue;
        };
        let Some(put) = puts.next() else {
            return Err(StoreError::BatchBroken.into());
        };
        receipt.record(row, Some(disposition(put.disposition)));
        if publish && let Some(note) = unpublished(incident, &put) {
            receipt.add_note(row.line, &note);
        }
    }
    Ok(())
}

fn incident(row: &Row) -> Option<&Incident> {
    match &row.outcome {
        Outcome::Incident(incident) => Some(incident),
        Outcome::Duplicate { .. } | Outcome::Rejected => None,
    }
}

fn disposition(put: Disposition) -> spotlight_ingest::Disposition {
    match put {
        Disposition::Accepted => spotlight_ingest::Disposition::Accepted,
        Disposition::Updated => spotlight_ingest::Disposition::Updated,
        Disposition::Unchanged => spotlight_ingest::Disposition::Unchanged,
    }
}

/// Why an incident that was to be published is not public.
fn unpublished(incident: &Incident, put: &Put) -> Option<Note> {
    match (put.status, &put.withheld) {
        (Status::Published, None) => None,
        (Status::Published, Some(withheld)) => Some(not_public(incident, withheld)),
        (Status::Retracted, _) => {
            let phrase = ["it was retracted before".into(), "fue retirado antes".into()];
            Some(Note::new("", "", Code::NotPublic).with(Detail::Phrase(phrase)))
        }
        (Status::Draft | Status::InReview, _) => Some(Note::new("source", "", Code::NoSource)),
    }
}

fn not_public(incident: &Incident, withheld: &Withheld) -> Note {
    let about = |column: &str, value: &str| Note::new(column, value, Code::NotPublic);
    let phrase = |en: String, es: String| Detail::Phrase([en.into(), es.into()]);
    match withheld {
        Withheld::NoSource => Note::new("source", "", Code::NoSource),
        Withheld::Consent => {
            Note::new("consent", incident.consent.map_or("", |consent| consent.as_str()), Code::ConsentMissing)
        }
        Withheld::Private => about("visibility", "private")
            .with(phrase("its visibility is private".into(), "su visibilidad es privada".into())),
        Withheld::UnknownCategory(code) => about("category", code).with(phrase(
            format!("the taxonomy has no category {code:?}"),
            format!("la taxonomía no tiene la categoría {code:?}"),
        )),
        Withheld::UnknownActor(code) => about("actors", code).with(phrase(
            format!("the taxonomy has no actor {code:?}"),
            format!("la taxonomía no tiene el actor {code:?}"),
        )),
        Withheld::UnknownRegion(code) => about("", code).with(phrase(
            format!("no region has the code {code:?}"),
            format!("ninguna región tiene el código {code:?}"),
        )),
        Withheld::NoArea => about("", "").with(phrase(
            "no area could be made for its place".into(),
            "no se pudo formar un área para su lugar".into(),
        )),
        Withheld::Leak(_) => about("", "").with(phrase(
            "its facts together would give away its place".into(),
            "sus datos juntos revelarían su lugar".into(),
        )),
        Withheld::Status(status) => about("", "")
            .with(phrase(format!("its status is {}", status.as_str()), format!("su estado es {}", status.as_str()))),
    }
}
