//! Requests of the people who are documented: what is kept about somebody, withdrawing consent, and being taken out.
//!
//! Words that somebody is looked for by are in no log; the audit log has ids and a keyed digest of the question.

pub(crate) mod fields;
pub(crate) mod words;

use std::future::Future;

use spotlight_core::Lang;
use spotlight_record::Status;
use uuid::Uuid;

use crate::error::StoreError;
use crate::model::{Act, ChangeId, Version};
use crate::upload::Upload;
pub use words::{SHORTEST, TooShort, Words};

/// Whom a request is about: any of these.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// Records by their ids, also of records that an undo has removed.
    pub records: Vec<Uuid>,
    /// Records by their register and their number there.
    pub numbers: Vec<(String, String)>,
    /// Words in any field of any version, and in everything that is kept beside the records.
    pub words: Words,
}

/// What is kept about somebody.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Records, those that were named first.
    pub records: Vec<FoundRecord>,
    /// What is kept beside the records.
    pub kept: Vec<Kept>,
    /// Records that were named and have been redacted before.
    pub redacted: Vec<Tombstone>,
    /// The keyed digest of the question, as the audit log has it.
    pub digest: String,
}

/// A record that was named, or that holds the words.
#[derive(Debug, Clone)]
pub struct FoundRecord {
    /// The record.
    pub id: Uuid,
    /// Whether it was named, by its id or its number.
    pub named: bool,
    /// Whether it is there; else only its history is.
    pub current: bool,
    /// Every version, oldest first; with the fields in which words were found.
    pub versions: Vec<(Version, Vec<&'static str>)>,
    /// Records that may document the same event, or do, as somebody has decided.
    pub pairs: Vec<Uuid>,
}

impl FoundRecord {
    /// Where it stands, or stood last.
    pub fn status(&self) -> Option<Status> {
        self.versions.last().map(|(version, _)| version.stored.status)
    }
}

/// Something that is kept beside the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where.
    pub at: KeptAt,
    /// The row: of rejected rows, counted from 1; of a receipt, the line of the file.
    pub row: Option<u64>,
    /// The columns or parts in which it was found.
    pub hits: Vec<String>,
    /// All columns or parts, and what they say.
    pub cells: Vec<(String, String)>,
}

/// Where something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptAt {
    /// Among the rejected rows of a batch.
    Rejects(ChangeId, Lang),
    /// Among the remarks of the receipt of a batch.
    Receipt(ChangeId),
    /// In the reason or the file name of a change.
    Change(ChangeId),
    /// In the file name of an upload.
    Upload(Uuid),
    /// In a remembered reading of a file.
    Reading,
}

/// What remains of a record that was redacted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tombstone {
    /// The record.
    pub id: Uuid,
    /// By whom, when, why.
    pub act: Act,
    /// How many versions it had.
    pub versions: u32,
    /// A keyed digest of what they said: whoever still has a copy can be told whether it is one.
    pub digest: String,
}

/// What is to be taken out.
#[derive(Debug, Clone, Default)]
pub struct Redaction {
    /// These records, with all their versions and whatever tells of them.
    pub records: Vec<Uuid>,
    /// Whatever holds these words beside the records. A record that holds them stays unless it is named.
    pub words: Words,
    /// Uploads that are not confirmed and hold something of it: they are given up.
    pub uploads: Vec<Uuid>,
}

/// What was taken out.
#[derive(Debug, Clone, Default)]
pub struct Redacted {
    /// The tombstones of the records.
    pub records: Vec<Tombstone>,
    /// What was blanked beside them.
    pub kept: Vec<Kept>,
    /// Whether nothing of it is left in the files of the database. If not, another program is reading it: redact again once it
    /// has stopped.
    pub erased: bool,
}

/// The requests of a store.
pub trait SubjectStore {
    /// Looks for everything about somebody. The audit log has it as `what`, with the digest of the question.
    fn find_subject(
        &self,
        search: Search,
        what: &'static str,
        act: Act,
    ) -> impl Future<Output = Result<Found, StoreError>> + Send;

    /// Consent is withdrawn: the records, and whatever documents the same event, are public no more at once, and no file brings
    /// the consent back. Those that this changed.
    fn withdraw(&self, records: &[Uuid], act: Act) -> impl Future<Output = Result<Vec<Uuid>, StoreError>> + Send;

    /// The person has agreed again: from now on a reviewer may decide about the record. Nothing becomes public by this alone.
    fn lift_withdrawal(&self, record: Uuid, act: Act) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Takes records out for good, and whatever tells of them.
    fn redact(&self, redaction: Redaction, act: Act) -> impl Future<Output = Result<Redacted, StoreError>> + Send;

    /// The tombstones of redacted records, oldest first.
    fn tombstones(&self) -> impl Future<Output = Result<Vec<Tombstone>, StoreError>> + Send;

    /// Everybody's uploads that are not confirmed, oldest first.
    fn open_uploads(&self) -> impl Future<Output = Result<Vec<Upload>, StoreError>> + Send;
}
