//! What goes into a store and what comes out of it.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use spotlight_core::snapshot::block_hash;
use spotlight_record::{Incident, Status, Withheld};
use uuid::Uuid;

use crate::error::StoreError;
use crate::table::KeptRelease;

/// The number of a change: of a batch, a change of status, or an undo. Counts from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChangeId(pub i64);

impl fmt::Display for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How many of a file's numbers are known, and for how many of these the file tells of another day, place or category (of a register that
/// numbers its incidents once and for all: of another day and another place).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Likeness {
    /// Numbers that a record has.
    pub known: u64,
    /// Those of them that stand for something else here.
    pub moved: u64,
    /// Those of these of which the file tells more that is not the same.
    pub other: u64,
}

impl Likeness {
    /// Whether the file counts by itself: more than half of the numbers that are known stand for something else. Where only one number is
    /// known, another day alone may be a correction.
    pub fn is_unrelated(self) -> bool {
        if self.known == 1 { self.other == 1 } else { self.moved * 2 > self.known }
    }
}

impl std::ops::AddAssign for Likeness {
    fn add_assign(&mut self, other: Self) {
        self.known += other.known;
        self.moved += other.moved;
        self.other += other.other;
    }
}

/// Who changes something, when, and why. The store has no clock of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The account, or `operator` for the command line.
    pub who: String,
    /// When.
    pub now: Timestamp,
    /// The reason, where one is given.
    pub why: Option<String>,
}

/// What a batch is and what it should do.
#[derive(Debug, Clone)]
pub struct BatchInfo {
    /// Who uploads it, when, and why (the reason of an override).
    pub act: Act,
    /// The name of the file.
    pub file_name: String,
    /// SHA-256 of the untouched file.
    pub file_sha256: [u8; 32],
    /// What happens to the status of its incidents.
    pub intent: Intent,
    /// How new the file is. A record that a newer file told of is not changed by it. Without it, the batch is as new as the
    /// newest date among its incidents, and nothing in the store is taken for newer.
    pub as_of: Option<Date>,
    /// The upload that the file came by. It is confirmed with the batch, which it can become only once.
    pub upload: Option<Uuid>,
}

/// What a batch does to the status of its incidents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// New incidents are drafts, known ones keep their status.
    Keep,
    /// Incidents with a source are published, those without wait for review. What was retracted stays retracted.
    Publish,
    /// What is new or changed waits for review, also what was published before. What was retracted stays retracted.
    Review,
}

/// What became of one incident of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// The record.
    pub id: Uuid,
    /// Whether it was new.
    pub disposition: Disposition,
    /// Its status now.
    pub status: Status,
    /// Why it is not public although its status is `published`.
    pub withheld: Option<Withheld>,
    /// The date of the newer file whose values stayed, where this one said something else.
    pub newer: Option<Date>,
    /// The fields that had a value before and are blank now, by their names in Spotlight's own CSV.
    pub blanked: Vec<&'static str>,
    /// The fields that the file gives other values, where somebody here had edited the record, by the same names.
    pub unedited: Vec<&'static str>,
    /// The day that the record had before, where the file gives it with the numbers of day and month exchanged.
    pub exchanged: Option<Date>,
    /// Records of other registers that may document the same event, found because this one is new or has moved.
    pub doubles: Vec<Double>,
}

impl Put {
    /// Of a record that stays as it is.
    pub(crate) fn unchanged(id: Uuid, status: Status) -> Self {
        let (blanked, unedited, doubles) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            id,
            disposition: Disposition::Unchanged,
            status,
            withheld: None,
            newer: None,
            blanked,
            unedited,
            exchanged: None,
            doubles,
        }
    }
}

/// A record that may document the same event as another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Double {
    /// Its register.
    pub source_system: String,
    /// Its number there.
    pub external_id: Option<String>,
    /// Its id. A rehearsal makes ids up for what is not stored.
    pub id: Uuid,
}

/// Two records of different registers that may document the same event. Nobody has decided about them yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoublePair {
    /// What the pair is known by.
    pub pair: Uuid,
    /// What brought them together.
    pub found_by: ChangeId,
    /// The two, in the order of their registers.
    pub records: [Double; 2],
}

/// Whether an incident was new, or changed what was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Disposition {
    /// New.
    Accepted,
    /// Known, and now different.
    Updated,
    /// Known, and the same.
    Unchanged,
    /// Known as one that was redacted at the person's request: not taken.
    Redacted,
    /// Of an id that another incident has: not taken.
    Clash,
}

/// A batch that is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// The batch.
    pub batch: ChangeId,
    /// The public snapshot with it.
    pub public: PublicState,
    /// How many masked incidents it has published that are too few to be released at once.
    pub waiting: u64,
}

/// Which public snapshot there is: cheap to ask for, different whenever a public byte is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicState {
    /// Counts the changes of public blocks and released tables. Private writes never change it.
    pub sequence: u64,
    /// The hash of masks, taxonomy, regions and software that it was made under.
    pub projection: [u8; 32],
}

/// All public blocks and released tables, as of one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicSnapshot {
    /// Which snapshot it is.
    pub state: PublicState,
    /// Its blocks by their numbers, checksums verified.
    pub blocks: Vec<PublicBlock>,
    /// The released tables, by state and year.
    pub releases: Vec<KeptRelease>,
}

/// What of the public snapshot somebody does not have yet, as of one moment. Its blocks are read one after the other, so that they need
/// not all be in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicChanges<B> {
    /// Which snapshot it is.
    pub state: PublicState,
    /// The checksums of all its blocks, by number.
    pub hashes: BTreeMap<i64, [u8; 32]>,
    /// The released tables, by state and year.
    pub releases: Vec<KeptRelease>,
    /// How many incidents the blocks hold that are to be read.
    pub rows: usize,
    /// The blocks that are new or have changed: a [`PublicBlocks`](crate::PublicBlocks).
    pub blocks: B,
}

/// A block as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnverifiedBlock(pub(crate) PublicBlock);

impl UnverifiedBlock {
    /// The block, if its bytes are what was written.
    ///
    /// # Errors
    /// [`StoreError::BlockDamaged`].
    pub fn verify(self) -> Result<PublicBlock, StoreError> {
        if block_hash(&self.0.body) == self.0.sha256 { Ok(self.0) } else { Err(StoreError::BlockDamaged(self.0.seq)) }
    }
}

/// Up to [`BLOCK_ROWS`](crate::BLOCK_ROWS) public incidents as bytes for
/// [`decode_block`](spotlight_core::snapshot::decode_block).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicBlock {
    /// Its number; stable for as long as it exists.
    pub seq: i64,
    /// How many incidents it holds.
    pub rows: u32,
    /// SHA-256 of the body.
    pub sha256: [u8; 32],
    /// The bytes.
    pub body: Vec<u8>,
}

/// A record as it is now.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// Its id.
    pub id: Uuid,
    /// Where it stands.
    pub status: Status,
    /// Counts its versions from 1.
    pub revision: u32,
    /// The day (UTC) when what the public sees of it last changed, or when it came in.
    pub changed: Date,
    /// The record itself.
    pub incident: Incident,
}

/// A version of a record, who made it, and who ended it.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The record as it was.
    pub stored: Stored,
    /// What made it so. A version that an undo brought back is by whoever had made it so before.
    pub by: Change,
    /// What replaced it by the next version, or, if there is none, removed the record. `None` for the current version.
    pub until: Option<Change>,
}

/// An act that changed records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its number.
    pub id: ChangeId,
    /// Who, when, why.
    pub act: Act,
    /// What was done.
    pub kind: ChangeKind,
    /// The undo that took it back.
    pub undone_by: Option<ChangeId>,
}

/// What an act did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeKind {
    /// A batch came in.
    Import {
        /// The name of the file.
        file_name: String,
        /// SHA-256 of the untouched file.
        file_sha256: [u8; 32],
        /// How new the file is.
        as_of: Option<Date>,
    },
    /// The status of one record was set.
    Status,
    /// Records were edited, with a reason.
    Edit,
    /// Records were published.
    Publish,
    /// Records went back to whoever had handed them in.
    Return,
    /// Records were taken off the map.
    Retract,
    /// It was decided whether two records document the same event.
    Link,
    /// Masked incidents appeared.
    Release,
    /// A table was released, or withheld.
    Table,
    /// A person withdrew consent, or agreed again.
    Withdraw,
    /// Records were taken out for good.
    Redact,
    /// What was older than the settings allow was removed.
    Retain,
    /// A batch was taken back.
    Undo {
        /// The batch.
        of: ChangeId,
    },
}

/// What an undo did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undone {
    /// The undo itself.
    pub change: ChangeId,
    /// How many records are again as they were before the batch.
    pub restored: u64,
    /// How many records the batch had brought in and are gone but for their history.
    pub removed: u64,
    /// The public snapshot with it.
    pub public: PublicState,
}

/// Something that must be remembered: an entry of the audit log. Ids and codes only, never values of records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// When.
    pub now: Timestamp,
    /// Who.
    pub who: String,
    /// What was done: `import`, `export_private`, `sign_in` ….
    pub what: String,
    /// To what: `batch 3`, a record's id ….
    pub subject: String,
}
