//! A chunk of rows: its incidents go into the store, and the receipt is told what became of each row.

use std::sync::Arc;

use jiff::civil::Date;
use spotlight_ingest::{Code, FileReceipt, Note, Outcome, Row};
use spotlight_record::Incident;
use spotlight_store::{Disposition, Intent, Sink, Store, StoreError};

use super::bounds::Guard;
use super::notes;
use super::spelling::Spelling;
use super::{ImportError, Job, Observer, Progress};

/// The rows of one file on their way.
///
/// While one chunk is being stored and told to the receipt, the next is made ready.
pub(super) struct Chunks<S: Sink, T: Store> {
    pub(super) receipt: FileReceipt,
    intent: Intent,
    propose: bool,
    as_of: Option<Date>,
    spelling: Option<Spelling>,
    guard: Guard<T>,
    progress: Progress,
    /// The chunk that is being made ready.
    next: Option<(Vec<Row>, S::Prepared)>,
}

impl<S: Sink, T: Store> Chunks<S, T> {
    pub(super) fn new(receipt: FileReceipt, store: &T, job: &Job, as_of: Option<Date>, rows: u64) -> Self {
        let progress = Progress { done: 0, of: rows };
        let guard = Guard::new(store, &job.bounds, job.options.today);
        Self { receipt, intent: job.intent, propose: job.propose, as_of, spelling: None, guard, progress, next: None }
    }

    /// Writes ids as the records have them.
    pub(super) fn spelling(self, spelling: Option<Spelling>) -> Self {
        Self { spelling, ..self }
    }

    /// Takes a chunk, and stores the one before, which it gives back.
    pub(super) async fn put(
        &mut self,
        sink: &mut S,
        mut chunk: Vec<Row>,
        observer: &mut impl Observer,
    ) -> Result<Option<Vec<Row>>, ImportError> {
        if self.propose {
            chunk.iter_mut().for_each(propose);
        }
        if let Some(spelling) = self.spelling {
            for row in &mut chunk {
                respell(row, spelling);
            }
        }
        let prepared = sink.prepare(chunk.iter().filter_map(incident).cloned().collect());
        match self.next.replace((chunk, prepared)) {
            Some((chunk, prepared)) => self.store(sink, chunk, prepared, observer).await.map(Some),
            None => Ok(None),
        }
    }

    /// Stores the last chunk, which it gives back.
    pub(super) async fn finish(
        &mut self,
        sink: &mut S,
        observer: &mut impl Observer,
    ) -> Result<Option<Vec<Row>>, ImportError> {
        match self.next.take() {
            Some((chunk, prepared)) => self.store(sink, chunk, prepared, observer).await.map(Some),
            None => Ok(None),
        }
    }

    async fn store(
        &mut self,
        sink: &mut S,
        mut chunk: Vec<Row>,
        prepared: S::Prepared,
        observer: &mut impl Observer,
    ) -> Result<Vec<Row>, ImportError> {
        let mut puts = sink.put_prepared(prepared).await?.into_iter();
        for row in &mut chunk {
            let Some(incident) = incident(row).cloned() else {
                self.receipt.record(row, None);
                observer.row(row, None);
                continue;
            };
            let mut put = puts.next().ok_or(StoreError::BatchBroken)?;
            self.guard.pass(&incident, &mut put).await?;
            self.receipt.record(row, Some(disposition(put.disposition)));
            if matches!(put.disposition, Disposition::Redacted | Disposition::Clash) {
                // Of a redacted one nothing is kept, also not for the file of rejects.
                if put.disposition == Disposition::Clash {
                    row.reject(Note::new("", incident.external_id.as_deref().unwrap_or_default(), Code::IdClash));
                }
                observer.row(row, Some(&put));
                continue;
            }
            for note in notes::about(&incident, &put, self.intent, self.as_of) {
                self.receipt.add_note(row.line, &note);
            }
            observer.row(row, Some(&put));
        }
        self.progress.done += chunk.len() as u64;
        observer.progress(self.progress);
        Ok(chunk)
    }
}

fn propose(row: &mut Row) {
    // Nobody else has it yet, so that it is changed in its place.
    if let Outcome::Incident(incident) = &mut row.outcome
        && Arc::make_mut(incident).propose()
    {
        row.notes.extend(notes::proposed(incident));
    }
}

fn respell(row: &mut Row, spelling: Spelling) {
    let Outcome::Incident(incident) = &mut row.outcome else { return };
    let Some(written) = incident.external_id.as_deref().and_then(|id| spelling.of(id)) else { return };
    let before = Arc::make_mut(incident).external_id.replace(written.clone()).unwrap_or_default();
    row.notes.push(Note::new("", &before, Code::IdRespelled).with_text(written));
}

fn incident(row: &Row) -> Option<&Arc<Incident>> {
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
        Disposition::Redacted => spotlight_ingest::Disposition::Redacted,
        Disposition::Clash => spotlight_ingest::Disposition::Clash,
    }
}
