//! What a batch does to each record: decided here, without a database, so that every engine decides alike.

use jiff::civil::Date;
use spotlight_core::public::PublicIncident;
use spotlight_record::wire::encode;
use spotlight_record::{Incident, Status, Withheld};
use uuid::Uuid;

use crate::body::{self, Body, Label};
use crate::error::StoreError;
use crate::model::{ChangeId, Disposition, Intent, Put};
use crate::projection::Projection;
use crate::seal::{Digest, Keys};

/// What every decision needs.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) keys: Keys,
    pub(crate) projection: Projection,
}

/// An incident of a file, ready to be looked up.
#[derive(Debug)]
pub(crate) struct Incoming {
    pub(crate) incident: Incident,
    pub(crate) form: Vec<u8>,
    pub(crate) identity: Digest,
    pub(crate) content: Digest,
}

/// A record as its row has it.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) label: Label,
    pub(crate) identity: Digest,
    pub(crate) content: Digest,
    /// The public block that it is in.
    pub(crate) block: Option<i64>,
}

/// A row to be written: a new record, or a new version of one.
#[derive(Debug)]
pub(crate) struct Write {
    /// As it is to be; `block` is where the old version is public, until [`Blocks`](crate::blocks::Blocks) has placed it.
    pub(crate) row: Row,
    pub(crate) sealed: Vec<u8>,
    pub(crate) public: Option<PublicIncident>,
    /// What made the earlier version that this one brings back, if it does.
    pub(crate) restores: Option<ChangeId>,
}

/// An earlier version of a record.
#[derive(Debug)]
pub(crate) struct Earlier {
    pub(crate) label: Label,
    pub(crate) content: Digest,
    pub(crate) by: ChangeId,
    pub(crate) sealed: Vec<u8>,
}

/// What becomes of one incident.
#[derive(Debug)]
pub(crate) struct Decision {
    pub(crate) put: Put,
    /// `None` if nothing is to be written.
    pub(crate) write: Option<Write>,
}

impl Incoming {
    /// Computes the stored form and the digests.
    pub(crate) fn new(keys: &Keys, incident: Incident) -> Self {
        let form = encode(&incident);
        let content = keys.content(&form);
        let identity = match &incident.external_id {
            Some(number) => keys.identity(&[b"number", incident.source_system.as_bytes(), number.as_bytes()]),
            None => keys.identity(&[b"content", &encode(&as_documented(&incident))]),
        };
        Self { incident, form, identity, content }
    }

    /// Whether deciding needs the sealed record, or the clear columns are enough.
    ///
    /// The content digest is of what the source last said, not of what the record says now: importing a file again does not
    /// undo what a reviewer has edited since.
    pub(crate) fn needs_body(&self, row: &Row, intent: Intent) -> bool {
        let status = status_after(Some(row.label.status), intent, self.incident.has_source());
        let unexplained = row.label.status == Status::Published && row.block.is_none();
        self.content != row.content || status != row.label.status || unexplained
    }
}

/// The incident without what an organisation decides about it: a record that has no number of its own is matched by what it
/// documents, so that importing it again with a consent filled in is an update, not a second record.
fn as_documented(incident: &Incident) -> Incident {
    Incident { verification: None, consent: None, visibility: None, private_notes: None, ..incident.clone() }
}

/// The status after a batch. Nothing without a source is published, and nothing retracted comes back by an import.
fn status_after(before: Option<Status>, intent: Intent, has_source: bool) -> Status {
    let wanted = match (before, intent) {
        (Some(Status::Retracted), _) => Status::Retracted,
        (Some(before), Intent::Keep) => before,
        (None, Intent::Keep) => Status::Draft,
        (_, Intent::Publish) => Status::Published,
    };
    if wanted == Status::Published && !has_source { Status::InReview } else { wanted }
}

impl Context {
    /// A record that nobody knew.
    pub(crate) fn accept(&self, incoming: &Incoming, id: Uuid, intent: Intent, today: Date) -> Decision {
        let status = status_after(None, intent, incoming.incident.has_source());
        let label = Label { id, revision: 1, status };
        let (public, withheld) = self.publish(label, &incoming.incident, today);
        let row = Row { label, identity: incoming.identity, content: incoming.content, block: None };
        let sealed = body::seal(&self.keys, label, today, &incoming.form);
        Decision {
            put: Put { id, disposition: Disposition::Accepted, status, withheld },
            write: Some(Write { row, sealed, public, restores: None }),
        }
    }

    /// A record whose clear columns say that nothing changes.
    pub(crate) fn keep(row: &Row) -> Decision {
        let put =
            Put { id: row.label.id, disposition: Disposition::Unchanged, status: row.label.status, withheld: None };
        Decision { put, write: None }
    }

    /// A known record that may change.
    pub(crate) fn update(
        &self,
        incoming: &Incoming,
        row: &Row,
        sealed: &[u8],
        intent: Intent,
        today: Date,
    ) -> Result<Decision, StoreError> {
        let before = Body::open(&self.keys, row.label, sealed)?;
        let mut incident = before.incident.clone();
        if incoming.content != row.content {
            incident = incoming.incident.clone();
            incident.keep_decisions_of(&before.incident);
        }
        let status = status_after(Some(row.label.status), intent, incident.has_source());
        if status == row.label.status && incident == before.incident {
            let mut same = Self::keep(row);
            same.put.withheld = self.publish(row.label, &incident, before.changed).1;
            return Ok(same);
        }
        Ok(self.replace(row, &before, incident, status, incoming.content, today))
    }

    /// A record whose status is set by hand.
    pub(crate) fn set_status(
        &self,
        row: &Row,
        sealed: &[u8],
        status: Status,
        today: Date,
    ) -> Result<Decision, StoreError> {
        let before = Body::open(&self.keys, row.label, sealed)?;
        if status == Status::Published && !before.incident.has_source() {
            return Err(StoreError::NoSource(row.label.id));
        }
        if status == row.label.status {
            let mut same = Self::keep(row);
            same.put.withheld = self.publish(row.label, &before.incident, before.changed).1;
            return Ok(same);
        }
        let incident = before.incident.clone();
        Ok(self.replace(row, &before, incident, status, row.content, today))
    }

    /// A record that goes back to an earlier version of itself, as a new version.
    pub(crate) fn restore(
        &self,
        row: &Row,
        sealed: &[u8],
        earlier: &Earlier,
        today: Date,
    ) -> Result<Decision, StoreError> {
        let before = Body::open(&self.keys, row.label, sealed)?;
        let after = Body::open(&self.keys, earlier.label, &earlier.sealed)?;
        let mut back = self.replace(row, &before, after.incident, earlier.label.status, earlier.content, today);
        if let Some(write) = &mut back.write {
            write.restores = Some(earlier.by);
        }
        Ok(back)
    }

    fn replace(
        &self,
        row: &Row,
        before: &Body,
        incident: Incident,
        status: Status,
        content: Digest,
        today: Date,
    ) -> Decision {
        let label = Label { id: row.label.id, revision: row.label.revision + 1, status };
        let mut changed = before.changed;
        let (old, _) = self.publish(row.label, &before.incident, changed);
        let (mut public, withheld) = self.publish(label, &incident, changed);
        // Only what the public can see moves its date: a private edit must not show.
        if public != old {
            changed = today;
            public = self.publish(label, &incident, changed).0;
        }
        let sealed = Body { changed, incident }.seal(&self.keys, label);
        let row = Row { label, identity: row.identity, content, block: row.block };
        Decision {
            put: Put { id: label.id, disposition: Disposition::Updated, status, withheld },
            write: Some(Write { row, sealed, public, restores: None }),
        }
    }

    /// What the public sees of a record; if its status is `published` and it is not public, why.
    fn publish(&self, label: Label, incident: &Incident, changed: Date) -> (Option<PublicIncident>, Option<Withheld>) {
        match self.projection.publish(label.id, label.status, incident, changed) {
            Ok(public) => (Some(public), None),
            Err(why) => (None, (label.status == Status::Published).then_some(why)),
        }
    }
}

#[cfg(test)]
mod tests;
