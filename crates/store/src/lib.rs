//! Sealed records, batches, history, audit and the public snapshot; the only crate that names a database.
//!
//! [`Store`] is the contract, [`SqliteStore`] the engine that keeps it in one file. What a batch does to a record is decided
//! without a database (`plan`), so that every engine decides alike; an engine only reads rows and writes them.
//!
//! Named absences: no clock (the caller says when), no network, and no record in the clear on the disk.
//!
//! ```no_run
//! use spotlight_store::{KeySource, Projection, SqliteStore, Store};
//!
//! # async fn example() -> Result<(), spotlight_store::StoreError> {
//! let opened = SqliteStore::open("spotlight.db".as_ref(), &KeySource::Beside, Projection::embedded()).await?;
//! if let Some(path) = opened.key_created {
//!     println!("The key of the new database is in {}. Without it the records cannot be read.", path.display());
//! }
//! let snapshot = opened.store.public_blocks().await?;
//! println!("{} blocks", snapshot.blocks.len());
//! # Ok(())
//! # }
//! ```

mod access;
pub mod account;
mod age;
mod audit;
mod blocks;
mod body;
mod digests;
mod doubles;
mod error;
mod key;
mod layer;
mod link;
mod model;
mod plan;
mod projection;
mod redactions;
mod reports;
mod retention;
mod review;
mod seal;
mod secret;
mod session_store;
mod snapshot;
mod sqlite;
mod store;
mod subject;
mod table;
mod upload;

pub use access::{Mistyped, Role, Token, TokenId, TokenSecret, TokenStore};
pub use account::{AccountStore, Credentials, TotpChange, User, UserId};
pub use age::day_of;
pub use audit::{ACTS, AuditHead, AuditMark, NoHead};
pub use blocks::BLOCK_ROWS;
pub use error::{AuditError, EngineError, SealError, StoreError};
pub use key::{KeyError, KeySource, MasterKey, NewKey};
pub use layer::{LayerStore, MOST_LAYER_BYTES, MOST_LAYERS, SameId};
pub use model::{
    Act, AuditEntry, BatchInfo, Change, ChangeId, ChangeKind, Committed, Disposition, Double, DoublePair, Intent,
    Likeness, PublicBlock, PublicChanges, PublicSnapshot, PublicState, Put, Stored, Undone, UnverifiedBlock, Version,
};
pub use projection::Projection;
pub use reports::{
    MOST_DRAFTS, MOST_REPORT_BYTES, MOST_REPORTS, Publication, PublishedBy, PublishedReport, ReportDraft, ReportFile,
    ReportState, ReportStore,
};
pub use retention::{Retained, RetentionStore};
pub use review::{
    Action, Decisions, Imprint, LEAST_RELEASE, Opened as OpenedRecord, Pairing, Queued, Released, ReviewStore,
    Reviewed, Settings, TwoPerson, Verdict, release_day,
};
pub use secret::Secret;
pub use session_store::{Attempts, Session, SessionStore};
pub use snapshot::{KeptSnapshot, MOST_SNAPSHOTS, SnapshotStore};
pub use sqlite::{Opened, Reading, Rotated, Rotation, SqliteBatch, SqliteRehearsal, SqliteStore};
pub use store::{Batch, PublicBlocks, Sink, Store};
pub use subject::{
    Found, FoundRecord, Kept, KeptAt, Redacted, Redaction, SHORTEST, Search, SubjectStore, Tombstone, TooShort, Words,
};
pub use table::{KeptRelease, ReleasedTable, TableStore};
pub use upload::{NewUpload, Upload, UploadStore};
