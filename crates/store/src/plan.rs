//! What a batch does to each record: decided here, without a database, so that every engine decides alike.

mod decision;
mod edited;
mod incoming;
mod look;
mod withdrawn;

use std::sync::Arc;

use jiff::civil::Date;
use spotlight_core::public::PublicIncident;
use spotlight_record::{Incident, Status, Withheld, is_masked};
use uuid::Uuid;

use crate::age::{Age, Ages};
use crate::body::{self, Body, Label};
use crate::error::StoreError;
use crate::link::Links;
use crate::model::{Disposition, Intent, Put};
use crate::projection::Projection;
use crate::redactions::Redactions;
use crate::review::{Action, Reviewed};
use crate::seal::{Digest, Keys};
pub(crate) use decision::{Decision, Earlier, Row, Write};
pub(crate) use incoming::{Incoming, identity, numbered};
pub(crate) use look::{Look, Near, NearKey, NearTag, Register, register};
use withdrawn::withdraw;

/// What a record is to be.
struct Next {
    incident: Incident,
    status: Status,
    content: Digest,
    /// Whether the version before stays public until somebody has reviewed this one: whoever may not publish must not be able to
    /// take a record off the map, nor to change what it says there. What protects is taken over at once.
    keeps_public: bool,
}

impl Next {
    fn new(incident: Incident, status: Status, content: Digest) -> Self {
        Self { incident, status, content, keeps_public: false }
    }
}

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
    /// The SHA-256 of the file.
    pub(crate) file: [u8; 32],
    /// Its own number; none in a rehearsal.
    pub(crate) batch: Option<i64>,
    /// Whether a change of what is public waits for review, because nobody may publish alone.
    pub(crate) guarded: bool,
    /// Which records document the same event.
    pub(crate) links: Arc<Links>,
    /// Whether most of its numbers stand for other incidents in the store, as where two files count from 1.
    pub(crate) unrelated: bool,
    /// What redacted records are recognised by, if there are any.
    pub(crate) redactions: Option<Arc<Redactions>>,
}

/// A random id (version 4), from the generator of this thread: asking the system for each takes as long as sealing a record.
fn new_id() -> Uuid {
    uuid::Builder::from_random_bytes(rand::random()).into_uuid()
}

/// The status after a batch. Nothing without a source is published, and nothing retracted comes back by an import.
fn status_after(before: Option<Status>, intent: Intent, has_source: bool) -> Status {
    let wanted = match (before, intent) {
        (Some(Status::Retracted), _) => Status::Retracted,
        (Some(before), Intent::Keep) => before,
        (None, Intent::Keep) => Status::Draft,
        // What is published, or was returned, and comes for review unchanged stays: a change is not known here, and `update`
        // sees to it.
        (_, Intent::Publish) | (Some(Status::Published), Intent::Review) => Status::Published,
        (Some(Status::Returned), Intent::Review) => Status::Returned,
        (_, Intent::Review) => Status::InReview,
    };
    if wanted == Status::Published && !has_source { Status::InReview } else { wanted }
}

impl Context {
    /// A record that nobody knew.
    pub(crate) fn accept(&self, incoming: &Incoming, terms: &Terms) -> Decision {
        let id = new_id();
        let status = status_after(None, terms.intent, incoming.incident.has_source());
        let label = Label { id, revision: 1, status };
        let (public, withheld) = self.publish(label, &incoming.incident, terms.today);
        let (identity, content) = (incoming.identity, incoming.content);
        let (block, waiting, standing, linked, withdrawn) = (None, false, None, false, false);
        let row = Row { label, identity, content, block, vintage: terms.batch, waiting, standing, linked, withdrawn };
        let waiting = public.as_deref().is_some_and(is_masked);
        let sealed = body::seal(&self.keys, label, terms.today, &incoming.form);
        Decision {
            put: Put { withheld, ..put(label, Disposition::Accepted) },
            write: Some(Write { row, sealed, public, restores: None, waiting, standing, shared: false }),
            confirmed: false,
            doubles: Look::at_first(&self.keys, id, &incoming.incident, &incoming.register, status),
        }
    }

    /// A record that was redacted: nothing of it is kept.
    pub(crate) fn refuse() -> Decision {
        let put = Put { disposition: Disposition::Redacted, ..Put::unchanged(Uuid::nil(), Status::Retracted) };
        Decision { put, write: None, confirmed: false, doubles: Look::Leave }
    }

    /// A row of a file whose numbers stand for other incidents.
    pub(crate) fn clash(status: Status) -> Decision {
        let put = Put { disposition: Disposition::Clash, ..Put::unchanged(Uuid::nil(), status) };
        Decision { put, write: None, confirmed: false, doubles: Look::Leave }
    }

    /// A record whose clear columns say that nothing changes.
    pub(crate) fn keep(row: &Row, terms: &Terms) -> Decision {
        let confirmed = Age::of(terms.as_of, terms.ages.of(row.vintage)) == Age::Newer;
        Decision { confirmed, ..unchanged(row) }
    }

    /// A known record that may change. `said_before`: whether the row says what an earlier file said, which another has replaced.
    pub(crate) fn update(
        &self,
        incoming: &Incoming,
        row: &Row,
        sealed: &[u8],
        said_before: bool,
        terms: &Terms,
    ) -> Result<Decision, StoreError> {
        let before = Body::open(&self.keys, row.label, sealed)?;
        if incoming.clashes_with(&before.incident, terms.unrelated) {
            return Ok(Self::clash(row.label.status));
        }
        let age = terms.ages.compare(terms.as_of, &terms.file, row.vintage, said_before);
        let mut incident = before.incident.clone();
        if !incoming.says(&self.keys, |content| *content == row.content) {
            incident = Incident::clone(&incoming.incident);
            incident.keep_decisions_of(&before.incident);
        }
        row.keep_withdrawn(&mut incident);
        let (mut content, mut newer) = (incoming.content, None);
        if let Age::Older(stored) = age
            && incident != before.incident
        {
            incident = before.incident.clone();
            (content, newer) = (row.content, Some(stored));
        }
        let changed = incident != before.incident;
        let mut status = status_after(Some(row.label.status), terms.intent, incident.has_source());
        let reviewed = terms.intent == Intent::Review || terms.guarded;
        // What somebody here has corrected, or taken out, does not come back to the public unseen.
        let mut unedited = Vec::new();
        if changed && newer.is_none() && edited::is_edited(&self.keys, row, &before.incident, &incoming.incident) {
            unedited = incident.changed_since(&before.incident);
        }
        let proposed =
            changed && (reviewed || !unedited.is_empty()) && matches!(status, Status::Published | Status::Returned);
        if proposed {
            status = Status::InReview;
        }
        if status == row.label.status && !changed {
            let mut same = Self::keep(row, terms);
            same.put.withheld = self.publish_row(row, &before).1;
            same.put.newer = newer;
            return Ok(same);
        }
        let blanked = incident.blanked_since(&before.incident);
        let exchanged = incident.exchanged_day_since(&before.incident);
        let next = Next { incident, status, content, keeps_public: proposed };
        let mut decision = self.replace(row, &before, next, terms.today);
        decision.put.newer = newer;
        (decision.put.blanked, decision.put.unedited, decision.put.exchanged) = (blanked, unedited, exchanged);
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
            same.put.withheld = self.publish_row(row, &before).1;
            return Ok(same);
        }
        let incident = before.incident.clone();
        Ok(self.replace(row, &before, Next::new(incident, status, row.content), today))
    }

    /// A record whose person has withdrawn consent: nothing of it stays public, an earlier version neither, and it waits for nothing.
    pub(crate) fn withdraw(&self, row: &Row, sealed: &[u8], today: Date) -> Result<Decision, StoreError> {
        let before = Body::open(&self.keys, row.label, sealed)?;
        let mut incident = before.incident.clone();
        withdraw(&mut incident);
        if incident == before.incident && row.standing.is_none() {
            return Ok(unchanged(row));
        }
        let next = Next::new(incident, row.label.status, row.content);
        let mut decision = self.replace(row, &before, next, today);
        if let Some(write) = &mut decision.write {
            (write.standing, write.waiting) = (None, false);
        }
        Ok(decision)
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
        let mut after = Body::open(&self.keys, earlier.label, &earlier.sealed)?;
        row.keep_withdrawn(&mut after.incident);
        let next = Next::new(after.incident, earlier.label.status, earlier.content);
        let mut back = self.replace(row, &before, next, today);
        if let Some(write) = &mut back.write {
            write.restores = Some(earlier.by);
            write.row.vintage = earlier.vintage;
        }
        Ok(back)
    }

    fn replace(&self, row: &Row, before: &Body, next: Next, today: Date) -> Decision {
        let Next { incident, status, content, keeps_public } = next;
        let label = Label { id: row.label.id, revision: row.label.revision + 1, status };
        let mut changed = before.changed;
        let old = self.publish_row(row, before).0;
        let standing = if keeps_public && old.is_some() {
            Some(row.label.revision)
        } else {
            row.standing.filter(|_| !matches!(status, Status::Published | Status::Retracted))
        };
        let shared = row.linked || row.standing.is_some() || standing.is_some();
        let (mut public, withheld) = self.publish(label, &incident, changed);
        let seen = old.is_some() || row.standing.is_some();
        // One that is linked may be masked because of others; when it is settled, one that is not is let go.
        let waiting = public.as_ref().is_some_and(|public| is_masked(public) || row.linked) && !seen;
        if shared {
            // What the public saw of it, and sees now, depends on others; its date moves when that is settled.
            public = None;
        } else if public != old {
            // Only what the public can see moves its date: a private edit must not show.
            changed = today;
            public = self.publish(label, &incident, changed).0;
        }
        let body = Body { changed, incident };
        let sealed = body.seal(&self.keys, label);
        let earlier = (&before.incident, row.label.status);
        let doubles = Look::after(&self.keys, label.id, earlier, &Arc::new(body.incident), status);
        let row = Row { label, content, ..row.clone() };
        Decision {
            put: Put { withheld, ..put(label, Disposition::Updated) },
            write: Some(Write { row, sealed, public, restores: None, waiting, standing, shared }),
            confirmed: false,
            doubles,
        }
    }

    /// What a reviewer has decided about a record. `own`: whether it is their own upload, and the two-person rule holds.
    pub(crate) fn review(
        &self,
        row: &Row,
        sealed: &[u8],
        reviewed: &Reviewed,
        own: bool,
        today: Date,
    ) -> Result<Decision, StoreError> {
        let before = Body::open(&self.keys, row.label, sealed)?;
        let mut incident = before.incident.clone();
        let (id, now) = (row.label.id, row.label.status);
        let status = match &reviewed.action {
            Action::Publish(_) if row.withdrawn => return Err(StoreError::Withdrawn(id)),
            Action::Publish(decisions) => {
                decisions.apply(&mut incident);
                if !incident.has_source() {
                    return Err(StoreError::NoSource(id));
                }
                Status::Published
            }
            Action::Return if matches!(now, Status::Draft | Status::InReview | Status::Returned) => Status::Returned,
            Action::Retract if now != Status::Retracted => Status::Retracted,
            Action::Mend(mended) if matches!(now, Status::Draft | Status::InReview | Status::Returned) => {
                incident.clone_from(mended);
                incident.propose();
                incident.keep_decisions_of(&before.incident);
                incident.private_notes.clone_from(&mended.private_notes);
                Status::InReview
            }
            Action::Return | Action::Retract | Action::Mend(_) => {
                return Err(StoreError::WrongStatus { id, status: now });
            }
            Action::Edit(edited) => {
                incident.clone_from(edited);
                incident.verification = before.incident.verification;
                incident.consent = before.incident.consent;
                incident.visibility = before.incident.visibility;
                incident.proposed = before.incident.proposed;
                incident.keep_ticks_of(&before.incident);
                if now == Status::Published && !incident.has_source() {
                    return Err(StoreError::NoSource(id));
                }
                // Whoever may not publish their own upload may not change what is public of it alone, either.
                if own && now == Status::Published { Status::InReview } else { now }
            }
        };
        if status == now && incident == before.incident {
            return Ok(unchanged(row));
        }
        let keeps_public = own && matches!(reviewed.action, Action::Edit(_));
        Ok(self.replace(row, &before, Next { incident, status, content: row.content, keeps_public }, today))
    }

    /// What the public sees of a record as its row has it, if it stands alone.
    pub(crate) fn publish_row(&self, row: &Row, body: &Body) -> (Option<Box<PublicIncident>>, Option<Withheld>) {
        let (public, withheld) = self.publish(row.label, &body.incident, body.changed);
        if row.waiting && public.is_some() { (None, Some(Withheld::NotReleased)) } else { (public, withheld) }
    }

    /// What the public sees of a record; if its status is `published` and it is not public, why.
    fn publish(
        &self,
        label: Label,
        incident: &Incident,
        changed: Date,
    ) -> (Option<Box<PublicIncident>>, Option<Withheld>) {
        match self.projection.publish(label.id, label.status, incident, changed) {
            Ok(public) => (Some(Box::new(public)), None),
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
