//! Snapshots that reports were built from: what a store promises about them.
//!
//! A report names the dataset version that it counts. While that snapshot is kept, the report can be built again to the byte, whatever
//! became of the records since. But nobody is kept in it against the rules: an incident that is no longer public, or is public less exactly
//! than it was, is struck out of every kept snapshot by the same act, for good. A report of such a snapshot can no longer be built again
//! whole, and whoever verifies it is told so.

use std::future::Future;

use jiff::Timestamp;
use spotlight_core::public::{Precision, PublicIncident};

use crate::error::StoreError;
use crate::model::{Act, PublicBlock};

/// How many snapshots are kept, at most. Blocks that they share are stored once.
pub const MOST_SNAPSHOTS: usize = 100;

/// A snapshot that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptSnapshot {
    /// The dataset version: its 32 bytes.
    pub version: [u8; 32],
    /// Masks, taxonomy, regions and software that it was made under.
    pub projection: [u8; 32],
    /// Checksums of its released tables.
    pub releases: Vec<[u8; 32]>,
    /// When it was kept.
    pub at: Timestamp,
    /// How many incidents have been struck out of it.
    pub struck: u64,
}

/// The kept snapshots of a store.
pub trait SnapshotStore {
    /// Keeps the public snapshot of this moment, if it is the named version. One that is kept already stays as it is. Refuses when
    /// [`MOST_SNAPSHOTS`] are kept.
    fn keep_snapshot(
        &self,
        version: [u8; 32],
        act: Act,
    ) -> impl Future<Output = Result<KeptSnapshot, StoreError>> + Send;

    /// All of them, newest first.
    fn kept_snapshots(&self) -> impl Future<Output = Result<Vec<KeptSnapshot>, StoreError>> + Send;

    /// One of them with its blocks, checksums verified; none if it is not kept.
    fn kept_snapshot(
        &self,
        version: [u8; 32],
    ) -> impl Future<Output = Result<Option<(KeptSnapshot, Vec<PublicBlock>)>, StoreError>> + Send;

    /// Keeps one no longer; whether it was.
    fn forget_snapshot(&self, version: [u8; 32], act: Act) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// Whether something that was public of an incident no longer is: all of it, its exact place or date, or a text.
pub(crate) fn withdraws(before: &PublicIncident, now: Option<&PublicIncident>) -> bool {
    let Some(now) = now else { return true };
    let wider = now.date != before.date
        && now.date.first_day() <= before.date.first_day()
        && now.date.last_day() >= before.date.last_day();
    let gone = |before: bool, now: bool| before && !now;
    let (words, words_now) = (&before.words, &now.words);
    let (person, person_now) = (&before.person, &now.person);
    let (counts, counts_now) = (&before.counts, &now.counts);
    less_exact(&before.precision, &now.precision)
        || wider
        || gone(before.external_id.is_some(), now.external_id.is_some())
        || [
            (&words.place, &words_now.place),
            (&words.title, &words_now.title),
            (&words.description, &words_now.description),
            (&words.cause_of_death, &words_now.cause_of_death),
            (&words.source, &words_now.source),
            (&words.source_url, &words_now.source_url),
            (&person.nationality, &person_now.nationality),
        ]
        .into_iter()
        .any(|(before, now)| gone(before.is_some(), now.is_some()))
        || gone(person.age_group.is_some(), person_now.age_group.is_some())
        || gone(person.gender.is_some(), person_now.gender.is_some())
        || [(counts.women, counts_now.women), (counts.men, counts_now.men), (counts.children, counts_now.children)]
            .into_iter()
            .any(|(before, now)| gone(before.is_some(), now.is_some()))
}

/// Two areas beside each other tell more than one: another area counts as less exact, too.
fn less_exact(before: &Precision, now: &Precision) -> bool {
    match (before, now) {
        (Precision::Area(before), Precision::Area(now)) => before.id != now.id,
        (Precision::Region(before), Precision::Region(now)) => before != now,
        (_, Precision::Exact) | (Precision::Region(_), Precision::Area(_)) => false,
        (Precision::Exact, Precision::Area(_) | Precision::Region(_)) | (Precision::Area(_), Precision::Region(_)) => {
            true
        }
    }
}
