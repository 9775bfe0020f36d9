//! Regional reports: what a store promises about what authors write, and about what was published of it.
//!
//! A draft is sealed; what is published is not, since all of it is made of what is public. A published report names the kept snapshot that
//! it was counted from, and that snapshot cannot be forgotten while the report is public. When somebody is struck out of the snapshot, the
//! files of its reports go in the same transaction: they are made anew from what is left ([`ReportStore::put_report_files`]), and until
//! then nobody can fetch them.

use std::future::Future;

use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::model::Act;

/// Drafts that are kept, at most.
pub const MOST_DRAFTS: u64 = 500;

/// Reports that are public, at most. Each has its own snapshot.
pub const MOST_REPORTS: u64 = 100;

/// Bytes of the files of a report together, at most.
pub const MOST_REPORT_BYTES: u64 = 256 << 20;

/// What an author works on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDraft {
    /// Its id; that of the published report, too.
    pub id: Uuid,
    /// How often it was saved, from 1.
    pub revision: u32,
    /// The name of its files.
    pub name: String,
    /// What the author wrote, as the caller keeps it: JSON.
    pub content: String,
    /// When it was saved.
    pub changed: Timestamp,
    /// By whom.
    pub who: String,
    /// What was published of it.
    pub published: Option<PublishedBy>,
}

/// Who published a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedBy {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// Which revision.
    pub revision: u32,
}

/// Whether the public can read a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportState {
    /// It can.
    Public,
    /// Somebody was struck out of its snapshot, and its files have to be made anew.
    Rebuilding,
    /// It was taken back.
    Withdrawn,
}

impl ReportState {
    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Rebuilding => "rebuilding",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFile {
    /// Its name.
    pub name: String,
    /// Bytes.
    pub length: u64,
    /// SHA-256.
    pub sha256: [u8; 32],
}

/// A report that is or was public, without what is in its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedReport {
    /// That of its draft.
    pub id: Uuid,
    /// Which revision of the draft.
    pub revision: u32,
    /// The name of its files.
    pub name: String,
    /// The spec that it was built of: TOML.
    pub spec: String,
    /// What lists say of it, as the caller keeps it: JSON.
    pub about: String,
    /// The kept snapshot that it counts.
    pub version: [u8; 32],
    /// How many incidents were struck out of that since.
    pub struck: u64,
    /// Numbers of possible doubles of its period and of the one before, as the caller keeps them: JSON.
    pub doubles: String,
    /// When it was published.
    pub at: Timestamp,
    /// When its files were made.
    pub changed: Timestamp,
    /// Whether it can be read.
    pub state: ReportState,
    /// Its files, in their order; none while they are made anew.
    pub files: Vec<ReportFile>,
}

/// What is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// The draft.
    pub id: Uuid,
    /// The revision of the draft that the files were made of.
    pub revision: u32,
    /// The spec.
    pub spec: String,
    /// What lists say of it: JSON.
    pub about: String,
    /// The kept snapshot.
    pub version: [u8; 32],
    /// Numbers of possible doubles: JSON.
    pub doubles: String,
    /// Name and content of each file.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Drafts and published reports.
pub trait ReportStore {
    /// All drafts, those changed last first.
    fn report_drafts(&self) -> impl Future<Output = Result<Vec<ReportDraft>, StoreError>> + Send;

    /// One of them.
    fn report_draft(&self, id: Uuid) -> impl Future<Output = Result<ReportDraft, StoreError>> + Send;

    /// Saves a new one. Refuses when [`MOST_DRAFTS`] are kept.
    fn make_report_draft(
        &self,
        name: &str,
        content: &str,
        act: Act,
    ) -> impl Future<Output = Result<ReportDraft, StoreError>> + Send;

    /// Saves one over a revision; refuses over another than the newest.
    fn save_report_draft(
        &self,
        id: Uuid,
        revision: u32,
        name: &str,
        content: &str,
        act: Act,
    ) -> impl Future<Output = Result<ReportDraft, StoreError>> + Send;

    /// Removes one that is not public. What was public of it and withdrawn goes with it.
    fn remove_report_draft(&self, id: Uuid, act: Act) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Makes a report public, in the place of an earlier one of the same draft.
    ///
    /// # Errors
    /// If the draft was saved since, the snapshot is not kept or was struck out of, or there would be too many reports or bytes.
    fn publish_report(&self, report: Publication, act: Act) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Takes a report back: its files go.
    fn withdraw_report(&self, id: Uuid, act: Act) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// All reports that are or were public, those published last first.
    fn published_reports(&self) -> impl Future<Output = Result<Vec<PublishedReport>, StoreError>> + Send;

    /// A file of a report that is public.
    fn report_file(&self, id: Uuid, name: &str) -> impl Future<Output = Result<Option<Vec<u8>>, StoreError>> + Send;

    /// Puts the files of a report anew, made after `struck` incidents were struck out of its snapshot, and what lists say of them; false if
    /// it has changed since, and nothing was put.
    fn put_report_files(
        &self,
        id: Uuid,
        struck: u64,
        about: &str,
        files: Vec<(String, Vec<u8>)>,
        act: Act,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}
