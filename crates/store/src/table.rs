//! Released tables of quasi-identifiers: what a store promises about them.
//!
//! **Why a release is made once, of a year that is over, and never again.** What a table withholds would come back by subtracting it
//! from another table of nearly the same records: of the same state and year a month later, or without one whose consent was
//! withdrawn. So there is no second table. A record is counted in one table at most, so that a corrected date or place does not
//! bring it into another. And when a record that is counted may no longer be public, the release is not counted again without it but
//! withheld, all of it and for good: the new table beside the old one, which others have kept, would tell what that record said.
//!
//! A rehearsal tells what would be said, and keeps nothing. Several of them can be subtracted, which is why only those who see every
//! record may ask for one, and why each is in the audit log.

use std::future::Future;

use spotlight_core::release::Release;

use crate::error::StoreError;
use crate::model::{Act, Change};

/// A release as it is kept: bytes for [`Release::decode`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRelease {
    /// SHA-256 of the body.
    pub sha256: [u8; 32],
    /// The bytes.
    pub body: Vec<u8>,
}

/// A release, who made it, and who or what withheld it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasedTable {
    /// What is public of it.
    pub release: Release,
    /// What made it.
    pub made: Change,
    /// What withheld it: an act of its own, or one after which a record that it counts was no longer public.
    pub withheld: Option<Change>,
}

/// The released tables of a store.
pub trait TableStore {
    /// What a release of a state and year would say now. Nothing is kept, but an entry of the audit log.
    fn rehearse_table(
        &self,
        state: &str,
        year: i16,
        act: Act,
    ) -> impl Future<Output = Result<Release, StoreError>> + Send;

    /// Makes the release of a state and year: of the masked incidents that are public now and were counted nowhere else. Refuses
    /// if there is one already, withheld or not, if the year is not over (UTC), or if fewer than
    /// [`LEAST`](spotlight_core::release::LEAST) incidents would be counted.
    fn make_table(&self, state: &str, year: i16, act: Act) -> impl Future<Output = Result<Release, StoreError>> + Send;

    /// Withholds a release, for good. One that is withheld already stays as it is.
    fn withhold_table(
        &self,
        state: &str,
        year: i16,
        act: Act,
    ) -> impl Future<Output = Result<Release, StoreError>> + Send;

    /// All releases, by state and year.
    fn tables(&self) -> impl Future<Output = Result<Vec<ReleasedTable>, StoreError>> + Send;
}
