//! Everything that a store can refuse or fail at.

use std::io;
use std::path::PathBuf;

use spotlight_core::snapshot::SnapshotError;
use spotlight_record::wire::WireError;
use uuid::Uuid;

use crate::access::TokenId;
use crate::account::UserId;
use crate::key::KeyError;
use crate::model::ChangeId;
pub use crate::seal::SealError;

/// Why a store did not do what was asked. Nothing was changed then: every operation is one transaction.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such database file.
    #[error("there is no database at {0}")]
    NotFound(PathBuf),
    /// The database file, or the folder that it belongs into, cannot be used.
    #[error("the database file {path}: {source}")]
    File {
        /// The database.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file that is not a database, or a database of another program.
    #[error("{0} is not a Spotlight database")]
    NotSpotlight(PathBuf),
    /// A database that a newer version has changed.
    #[error("{path} was written by a newer version of Spotlight (schema {schema}); use that version or a newer one")]
    Newer {
        /// The database.
        path: PathBuf,
        /// The first schema version that this program does not know.
        schema: i64,
    },
    /// The schema could not be brought up to date.
    #[error("the schema of the database could not be brought up to date: {0}")]
    Schema(#[source] EngineError),
    /// The master key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A sealed value that does not open.
    #[error(transparent)]
    Sealed(#[from] SealError),
    /// A record that opens, but holds no incident that this version can read.
    #[error("record {id}: {source}")]
    Record {
        /// The record.
        id: Uuid,
        /// What is wrong with it.
        source: WireError,
    },
    /// The public snapshot is no longer the version that was to be kept.
    #[error("what is public has changed meanwhile; build the report again")]
    SnapshotMoved,
    /// No more snapshots can be kept.
    #[error(
        "{} snapshots of reports are kept already; forget one with: spotlight report forget VERSION",
        crate::snapshot::MOST_SNAPSHOTS
    )]
    TooManySnapshots,
    /// A value of a clear column, or inside a sealed one, that cannot be.
    #[error("the database holds a {0} that cannot be")]
    Value(&'static str),
    /// A public block whose checksum does not fit.
    #[error(
        "public block {0} is damaged: its checksum does not fit. Run a republish to build it again from the records"
    )]
    BlockDamaged(i64),
    /// A public block that cannot be read.
    #[error("public block {seq}: {source}")]
    Block {
        /// The block.
        seq: i64,
        /// What is wrong with it.
        source: SnapshotError,
    },
    /// The public snapshot was made under other masks, taxonomy, regions or software: republish first.
    #[error(
        "the public snapshot was made under other masks, taxonomy, regions or software; it must be republished first"
    )]
    StaleProjection,
    /// Another import or edit holds the database.
    #[error("the database is being written by another import or edit; try again when it has finished")]
    Busy,
    /// Another program has the database open, and what is asked needs it alone.
    #[error("another program has {0} open, such as `spotlight serve`: stop it first. Nothing was changed")]
    InUse(PathBuf),
    /// The key was changed while this program had the database open.
    #[error("the key of the database was changed while this program ran; start it again")]
    KeyChanged,
    /// An earlier step of the batch failed or was cancelled, so that it can only be rolled back.
    #[error("an earlier step of this batch failed; nothing of it was stored")]
    BatchBroken,
    /// No such record.
    #[error("there is no record {0}")]
    UnknownRecord(Uuid),
    /// No such batch.
    #[error("there is no batch {0}")]
    UnknownBatch(ChangeId),
    /// No such token.
    #[error("there is no token {0}")]
    UnknownToken(TokenId),
    /// No such account.
    #[error("there is no account {0}")]
    UnknownUser(UserId),
    /// Somebody has, or had, an account of this name.
    #[error("there is an account of this name, or was one; choose another name")]
    NameTaken,
    /// Nobody would be left who can look after the accounts.
    #[error("this is the last administrator who can sign in; make another one first")]
    LastAdmin,
    /// A token may not allow more than its owner may do.
    #[error("a token cannot allow more than its owner may do")]
    BeyondOwner,
    /// No such upload.
    #[error("there is no upload {0}; it was given up, or never begun")]
    UnknownUpload(Uuid),
    /// Its owner has as many uploads that are not confirmed as anybody may have.
    #[error("{open} uploads are not confirmed yet; confirm or remove one of them first")]
    TooManyUploads {
        /// How many.
        open: u64,
    },
    /// Bytes for another place than the end of the upload.
    #[error("upload {id} continues at byte {at}")]
    WrongOffset {
        /// The upload.
        id: Uuid,
        /// Where it continues.
        at: u64,
    },
    /// More bytes than were announced.
    #[error("upload {id} was announced with {length} bytes; these are more")]
    TooLong {
        /// The upload.
        id: Uuid,
        /// How many bytes were announced.
        length: u64,
    },
    /// The upload is a batch already.
    #[error("upload {id} was confirmed before, as batch {batch}")]
    AlreadyConfirmed {
        /// The upload.
        id: Uuid,
        /// The batch.
        batch: ChangeId,
    },
    /// A record without a source may not be published.
    #[error("record {0} names no source, so it cannot be published")]
    NoSource(Uuid),
    /// Somebody has changed the record since it was looked at.
    #[error("record {id} was changed meanwhile: it is at revision {revision} now; look at it again")]
    RecordChanged {
        /// The record.
        id: Uuid,
        /// Its revision now.
        revision: u32,
    },
    /// The person whom the record is about has withdrawn consent.
    #[error(
        "consent to record {0} was withdrawn; if the person has agreed again, the operator must note it first (spotlight subject withdraw --lift)"
    )]
    Withdrawn(Uuid),
    /// Consent that was never withdrawn cannot be given back.
    #[error("consent to record {0} is not withdrawn")]
    NotWithdrawn(Uuid),
    /// The two-person rule: nobody publishes what they have handed in themselves.
    #[error("record {0} is your own upload; under the two-person rule somebody else must publish it")]
    OwnUpload(Uuid),
    /// The two-person rule, for a batch that would publish by itself.
    #[error(
        "the two-person rule is on: a file is not published without a review, unless an override states the reason"
    )]
    TwoPersonRule,
    /// What is asked does not fit the status of the record.
    #[error("record {id} is {}, so this cannot be done to it", status.as_str())]
    WrongStatus {
        /// The record.
        id: Uuid,
        /// Its status.
        status: spotlight_record::Status,
    },
    /// Fewer masked incidents would appear than may at a time.
    #[error("{waiting} masked incidents wait; at least {} appear at a time", crate::review::LEAST_RELEASE)]
    TooFewWaiting {
        /// How many.
        waiting: u64,
    },
    /// A code that is none of the states'.
    #[error("there is no state {0:?}; a state is named by its ISO 3166-2 code, such as US-AZ or MX-SON")]
    UnknownState(String),
    /// A table counts whole years, once.
    #[error("the year {0} is not over; a table is made once, of a year that nothing more happens in")]
    YearNotOver(i16),
    /// Fewer masked incidents would be counted than may be said.
    #[error(
        "{found} masked incidents are public there that no table has counted; a table counts at least {}",
        spotlight_core::release::LEAST
    )]
    TooFewToCount {
        /// How many.
        found: u64,
    },
    /// There is a table of the state and year, and there is never a second one.
    #[error(
        "there is a table of {state} and {year} already; it is never made again, because two could be subtracted from each other"
    )]
    TableMade {
        /// The state.
        state: String,
        /// The year.
        year: i16,
    },
    /// No such table.
    #[error("there is no table of {state} and {year}")]
    UnknownTable {
        /// The state.
        state: String,
        /// The year.
        year: i16,
    },
    /// A released table whose bytes are not what was written.
    #[error("a released table: {0}")]
    ReleaseDamaged(#[source] spotlight_core::release::DamagedRelease),
    /// No such pair.
    #[error("there is no pair of possible doubles {0}")]
    UnknownPair(Uuid),
    /// A record is no double of itself.
    #[error("record {0} is named twice; name the other record of the same event")]
    SameRecord(Uuid),
    /// The batch has been undone before.
    #[error("batch {batch} was already undone by change {by}")]
    AlreadyUndone {
        /// The batch.
        batch: ChangeId,
        /// What undid it.
        by: ChangeId,
    },
    /// Records of the batch have changed since, so that undoing it would undo that too.
    #[error("{records} {} of batch {batch} changed since; undo or settle {} first",
        if *records == 1 { "record" } else { "records" }, if *records == 1 { "that change" } else { "those changes" })]
    ChangedSince {
        /// The batch.
        batch: ChangeId,
        /// How many of its records.
        records: u64,
    },
    /// The audit log is not what was written.
    #[error(transparent)]
    Audit(#[from] AuditError),
    /// No such layer.
    #[error("there is no layer {0:?}; list them with: spotlight layer list")]
    UnknownLayer(String),
    /// Another layer has the id.
    #[error("there is another layer {0:?}; choose another id with --id, or take its place with --replace")]
    LayerThere(String),
    /// More than may be kept.
    #[error(
        "{layers} layers of together {bytes} bytes are kept; {} layers and {} bytes are the most. Remove one first",
        crate::layer::MOST_LAYERS,
        crate::layer::MOST_LAYER_BYTES
    )]
    TooManyLayers {
        /// How many are kept.
        layers: u64,
        /// Their bytes.
        bytes: u64,
    },
    /// No such report, or draft of one.
    #[error("there is no report {0}")]
    UnknownReport(Uuid),
    /// The draft of a report was saved by somebody else meanwhile.
    #[error("the draft of report {0} was saved by somebody else meanwhile; look at it again")]
    ReportChanged(Uuid),
    /// A report that is public is not removed.
    #[error("report {0} is public; withdraw it first")]
    ReportIsPublic(Uuid),
    /// More than may be kept.
    #[error("there are {most} reports already, which is the most; remove one first")]
    TooManyReports {
        /// How many there may be.
        most: u64,
    },
    /// The files of a report are too large.
    #[error(
        "the files of the report have {bytes} bytes; {} are the most. Choose fewer formats, or a closer filter",
        crate::reports::MOST_REPORT_BYTES
    )]
    ReportTooLarge {
        /// How many they have.
        bytes: u64,
    },
    /// A snapshot that a public report counts is not forgotten.
    #[error("a public report counts this snapshot; withdraw the report first")]
    SnapshotInUse,
    /// The program is stopping.
    #[error("the program is stopping; nothing was stored")]
    Stopping,
    /// The database engine.
    #[error("the database: {0}")]
    Engine(#[source] EngineError),
}

/// Where the audit log is not what was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AuditError {
    /// An entry was changed, or replaced by another.
    #[error("entry {0} of the audit log was altered")]
    Altered(u64),
    /// An entry is missing.
    #[error("entry {0} of the audit log is missing")]
    Missing(u64),
    /// Some of the first entries are missing; which, verifying from the beginning tells.
    #[error("of the first {entries} entries of the audit log {there} are there")]
    MissingOf {
        /// How many there were.
        entries: u64,
        /// How many there are.
        there: u64,
    },
    /// There are entries after the one that was written last.
    #[error("entry {0} of the audit log was never written by Spotlight")]
    Surplus(u64),
    /// A head that was kept elsewhere names more entries than there are, or another last one.
    #[error(
        "the audit log is not the one whose head was kept: that had {kept} entries, and there are {entries} or others; the \
         database may have been put back to an older copy"
    )]
    RolledBack {
        /// Entries of the head that was kept.
        kept: u64,
        /// Entries of the log.
        entries: u64,
    },
    /// A head that another database signed.
    #[error("this head was signed by another database, or with another key")]
    OtherDatabase,
    /// A head that was changed after it was signed.
    #[error("this head was changed after it was signed")]
    Forged,
}

/// What the database engine, or the library that speaks to it, reports.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct EngineError(Box<dyn std::error::Error + Send + Sync>);

impl EngineError {
    pub(crate) fn new(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self(Box::new(error))
    }
}

/// The primary result codes of SQLite for "somebody else is writing": <https://www.sqlite.org/rescode.html#busy>, `#locked`.
const SQLITE_BUSY: i32 = 5;
const SQLITE_LOCKED: i32 = 6;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let busy = match &error {
            sqlx::Error::PoolTimedOut => true,
            sqlx::Error::Database(e) => e
                .code()
                .and_then(|code| code.parse::<i32>().ok())
                .is_some_and(|extended| matches!(extended & 0xff, SQLITE_BUSY | SQLITE_LOCKED)),
            _ => false,
        };
        if busy { Self::Busy } else { Self::Engine(EngineError::new(error)) }
    }
}
