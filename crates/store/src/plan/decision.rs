//! Rows that a decision is made from, and those that it makes.

use spotlight_core::public::PublicIncident;

use super::Look;
use crate::body::Label;
use crate::model::{ChangeId, Put};
use crate::seal::Digest;

/// A record as its row has it.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) label: Label,
    pub(crate) identity: Digest,
    pub(crate) content: Digest,
    /// The public block that it is in.
    pub(crate) block: Option<i64>,
    /// The batch of the newest file that said what the record says.
    pub(crate) vintage: Option<i64>,
    /// Whether it is published, masked, and waits for its release.
    pub(crate) waiting: bool,
    /// The version that stays public while this one waits for review.
    pub(crate) standing: Option<u32>,
    /// Whether it documents the same event as another; [`Links`](crate::link::Links) know, not the row itself.
    pub(crate) linked: bool,
    /// Whether the person has withdrawn consent.
    pub(crate) withdrawn: bool,
}

/// A row to be written: a new record, or a new version of one.
#[derive(Debug)]
pub(crate) struct Write {
    /// As it is to be; `block` is where the old version is public, until [`Blocks`](crate::blocks::Blocks) has placed it.
    pub(crate) row: Row,
    pub(crate) sealed: Vec<u8>,
    pub(crate) public: Option<Box<PublicIncident>>,
    /// What made the earlier version that this one brings back, if it does.
    pub(crate) restores: Option<ChangeId>,
    /// Whether it is to wait for its release.
    pub(crate) waiting: bool,
    /// The version that is to stay public.
    pub(crate) standing: Option<u32>,
    /// Whether what is public of it is not for this record alone to say: it is settled when all is written.
    pub(crate) shared: bool,
}

/// An earlier version of a record.
#[derive(Debug)]
pub(crate) struct Earlier {
    pub(crate) label: Label,
    pub(crate) content: Digest,
    pub(crate) by: ChangeId,
    pub(crate) vintage: Option<i64>,
    pub(crate) sealed: Vec<u8>,
}

/// What becomes of one incident.
#[derive(Debug)]
pub(crate) struct Decision {
    pub(crate) put: Put,
    /// `None` if nothing is to be written.
    pub(crate) write: Option<Write>,
    /// Whether a newer file says the same as the record, so that older ones no longer count.
    pub(crate) confirmed: bool,
    pub(crate) doubles: Look,
}

impl Decision {
    /// Whether it changes a record that was there before.
    pub(crate) fn changes_known(&self) -> bool {
        self.confirmed || self.write.as_ref().is_some_and(|write| write.row.label.revision > 1)
    }
}
