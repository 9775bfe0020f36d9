//! What a batch does to each record: decided here, without a database, so that every engine decides alike.

use std::sync::Arc;

use jiff::civil::Date;
use spotlight_core::public::PublicIncident;
use spotlight_record::wire::encode;
use spotlight_record::{Incident, Proposed, Status, Withheld};
use uuid::Uuid;

use crate::age::{Age, Ages};
use crate::body::{self, Body, Label};
use crate::doubles::Sketch;
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

/// What a batch decides by.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    pub(crate) intent: Intent,
    pub(crate) today: Date,
    /// How new its file is.
    pub(crate) as_of: Option<Date>,
    /// How new the batches before it are.
    pub(crate) ages: Arc<Ages>,
    /// Its own number; none in a rehearsal.
    pub(crate) batch: Option<i64>,
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
    /// The batch of the newest file that said what the record says.
    pub(crate) vintage: Option<i64>,
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

/// The entry of a record in the index that doubles are found by. Each part is keyed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near {
    /// Of category, month and neighbourhood.
    pub(crate) key: [u8; 8],
    /// Leads to the record.
    pub(crate) record: [u8; 16],
    /// Tells the register from others under the same key.
    pub(crate) register: [u8; 4],
}

/// Whether possible doubles are to be looked for.
#[derive(Debug, Default)]
pub(crate) enum Look {
    /// What was found before still holds.
    #[default]
    Leave,
    /// What was found before no longer holds, and there can be none.
    Forget,
    /// What was found before no longer holds; these are to be found.
    Afresh(Box<Sketch>),
    /// What was found before no longer holds; what holds now was found, and stands with the record's own entry.
    Found(Near),
}

impl Look {
    /// After a change of a record; nothing before where it is new.
    fn after(before: Option<(&Incident, Status)>, incident: &Incident, status: Status) -> Self {
        let sketch = |incident, status| if status == Status::Retracted { None } else { Sketch::of(incident) };
        let now = sketch(incident, status);
        match (before.map(|(incident, status)| sketch(incident, status)), now) {
            (Some(before), now) if before == now => Self::Leave,
            (None, None) => Self::Leave,
            (_, Some(now)) => Self::Afresh(Box::new(now)),
            (Some(_), None) => Self::Forget,
        }
    }
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
    Incident {
        verification: None,
        consent: None,
        visibility: None,
        proposed: Proposed::default(),
        private_notes: None,
        ..incident.clone()
    }
}

/// The status after a batch. Nothing without a source is published, and nothing retracted comes back by an import.
fn status_after(before: Option<Status>, intent: Intent, has_source: bool) -> Status {
    let wanted = match (before, intent) {
        (Some(Status::Retracted), _) => Status::Retracted,
        (Some(before), Intent::Keep) => before,
        (None, Intent::Keep) => Status::Draft,
        // What is published and comes for review unchanged stays: a change is not known here, and `update` sees to it.
        (_, Intent::Publish) | (Some(Status::Published), Intent::Review) => Status::Published,
        (_, Intent::Review) => Status::InReview,
    };
    if wanted == Status::Published && !has_source { Status::InReview } else { wanted }
}

impl Context {
    /// A record that nobody knew.
    pub(crate) fn accept(&self, incoming: &Incoming, id: Uuid, terms: &Terms) -> Decision {
        let status = status_after(None, terms.intent, incoming.incident.has_source());
        let label = Label { id, revision: 1, status };
        let (public, withheld) = self.publish(label, &incoming.incident, terms.today);
        let (identity, content) = (incoming.identity, incoming.content);
        let row = Row { label, identity, content, block: None, vintage: terms.batch };
        let sealed = body::seal(&self.keys, label, terms.today, &incoming.form);
        Decision {
            put: Put { withheld, ..put(label, Disposition::Accepted) },
            write: Some(Write { row, sealed, public, restores: None }),
            confirmed: false,
            doubles: Look::after(None, &incoming.incident, status),
        }
    }

    /// A record whose clear columns say that nothing changes.
    pub(crate) fn keep(row: &Row, terms: &Terms) -> Decision {
        let confirmed = Age::of(terms.as_of, terms.ages.of(row.vintage)) == Age::Newer;
        Decision { confirmed, ..unchanged(row) }
    }

    /// A known record that may change.
    pub(crate) fn update(
        &self,
        incoming: &Incoming,
        row: &Row,
        sealed: &[u8],
        terms: &Terms,
    ) -> Result<Decision, StoreError> {
        let before = Body::open(&self.keys, row.label, sealed)?;
        let age = Age::of(terms.as_of, terms.ages.of(row.vintage));
        let mut incident = before.incident.clone();
        if incoming.content != row.content {
            incident = incoming.incident.clone();
            incident.keep_decisions_of(&before.incident);
        }
        let (mut content, mut newer) = (incoming.content, None);
        if let Age::Older(stored) = age
            && incident != before.incident
        {
            incident = before.incident.clone();
            (content, newer) = (row.content, Some(stored));
        }
        let changed = incident != before.incident;
        let mut status = status_after(Some(row.label.status), terms.intent, incident.has_source());
        if changed && terms.intent == Intent::Review && status == Status::Published {
            status = Status::InReview;
        }
        if status == row.label.status && !changed {
            let mut same = Self::keep(row, terms);
            same.put.withheld = self.publish(row.label, &incident, before.changed).1;
            same.put.newer = newer;
            return Ok(same);
        }
        let blanked = incident.blanked_since(&before.incident);
        let mut decision = self.replace(row, &before, incident, status, content, terms.today);
        decision.put.newer = newer;
        decision.put.blanked = blanked;
        if let Some(write) = &mut decision.write
            && newer.is_none()
        {
            write.row.vintage = terms.batch;
        }
        Ok(decision)
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
            let mut same = unchanged(row);
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
            write.row.vintage = earlier.vintage;
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
        let doubles = Look::after(Some((&before.incident, row.label.status)), &incident, status);
        let sealed = Body { changed, incident }.seal(&self.keys, label);
        let row = Row { label, content, ..row.clone() };
        Decision {
            put: Put { withheld, ..put(label, Disposition::Updated) },
            write: Some(Write { row, sealed, public, restores: None }),
            confirmed: false,
            doubles,
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

fn put(label: Label, disposition: Disposition) -> Put {
    Put { disposition, ..Put::unchanged(label.id, label.status) }
}

fn unchanged(row: &Row) -> Decision {
    let put = Put::unchanged(row.label.id, row.label.status);
    Decision { put, write: None, confirmed: false, doubles: Look::Leave }
}

#[cfg(test)]
mod tests;
