//! An incident of a file as it is looked up: its stored form, and the digests that it is matched by.

use std::sync::Arc;

use spotlight_record::wire::{encode, encode_first};
use spotlight_record::{Incident, Place, Proposed, Status};

use super::{Register, Row, status_after};
use crate::model::Intent;
use crate::seal::{Digest, IdentityKey, Keys};

/// An incident of a file, ready to be looked up.
#[derive(Debug)]
pub(crate) struct Incoming {
    pub(crate) incident: Arc<Incident>,
    pub(crate) form: Vec<u8>,
    /// The digest of its register.
    pub(crate) register: Digest,
    /// As it is stored now.
    pub(crate) identity: Digest,
    /// As it is stored now.
    pub(crate) content: Digest,
    /// As they stand of records that were stored before the key changed; nothing where it never has.
    earlier: Vec<(Digest, Digest)>,
}

impl Incoming {
    /// Computes the stored form and the digests.
    pub(crate) fn new(keys: &Keys, register: &mut Register, incident: Arc<Incident>) -> Self {
        let form = encode(&incident);
        let register = register.of(keys, &incident.source_system);
        if keys.retired().is_empty() {
            let (identity, content) = (identity(keys.digests().identity(), &incident), keys.content(&form));
            return Self { incident, form, register, identity, content, earlier: Vec::new() };
        }
        let digests = keys.identities(|key| identity(key, &incident)).into_iter().zip(keys.contents(&form));
        let mut earlier: Vec<_> = digests.collect();
        let (identity, content) = earlier.pop().expect("there is always a key in use");
        Self { incident, form, register, identity, content, earlier }
    }

    /// Every identity that its record may stand under.
    pub(crate) fn identities(&self) -> impl Iterator<Item = &Digest> {
        self.earlier.iter().map(|(identity, _)| identity).chain([&self.identity])
    }

    /// Whether it says what a source said of a record, which stands under one of these digests.
    ///
    /// The stored form may have been the first when it did.
    pub(crate) fn says(&self, keys: &Keys, is_known: impl Fn(&Digest) -> bool) -> bool {
        self.earlier.iter().map(|(_, content)| content).chain([&self.content]).any(&is_known)
            || keys.contents(&encode_first(&self.incident)).iter().any(is_known)
    }

    /// Whether it is another incident that has the same number by chance: one of another day and another place is not a correction. In a file
    /// that is `unrelated` to the records with its numbers, less is enough.
    pub(crate) fn clashes_with(&self, known: &Incident, unrelated: bool) -> bool {
        let (one, other) = (&self.incident, known);
        let both = apart(one, other) && elsewhere(&one.place, &other.place);
        (has_local_number(one) && both) || (unrelated && one.external_id.is_some() && self.moves(known))
    }

    /// Whether it speaks for its file numbering other incidents: it says another day, place or category than a record with its number, or,
    /// of a register that numbers its incidents once and for all, another day and another place. Such a register corrects many of either.
    pub(crate) fn tells_of_another(&self, known: &Incident) -> bool {
        let one = &self.incident;
        if has_local_number(one) { self.moves(known) } else { apart(one, known) && elsewhere(&one.place, &known.place) }
    }

    /// Whether it says another day, place or category than a record with its number.
    pub(crate) fn moves(&self, known: &Incident) -> bool {
        let one = &self.incident;
        apart(one, known) || elsewhere(&one.place, &known.place) || one.category != known.category
    }

    /// In how many things that happened it differs from a record with its number.
    pub(crate) fn differences(&self, known: &Incident) -> usize {
        let (one, other) = (&self.incident, known);
        let texts = |incident: &Incident| {
            let Incident { title, description, place_name, cause_of_death, source, source_url, nationality, .. } =
                incident;
            [title, description, place_name, cause_of_death, source, source_url, nationality].map(Option::clone)
        };
        let counts = |incident: &Incident| {
            let counts = incident.counts;
            [counts.dead, counts.missing, counts.injured, counts.survivors, counts.women, counts.men, counts.children]
        };
        let differ = |same: bool| usize::from(!same);
        differ(one.occurred == other.occurred)
            + differ(one.place == other.place)
            + differ(one.category == other.category)
            + differ(one.age_group == other.age_group)
            + differ(one.gender == other.gender)
            + differ(one.actors == other.actors)
            + texts(one).iter().zip(&texts(other)).filter(|(a, b)| a != b).count()
            + counts(one).iter().zip(&counts(other)).filter(|(a, b)| a != b).count()
    }

    /// Whether deciding needs the sealed record, or the clear columns are enough.
    ///
    /// The content digest is of what the source last said, not of what the record says now: importing a file again does not
    /// undo what a reviewer has edited since.
    pub(crate) fn needs_body(&self, keys: &Keys, row: &Row, intent: Intent) -> bool {
        let status = status_after(Some(row.label.status), intent, self.incident.has_source());
        let unexplained = row.label.status == Status::Published && row.block.is_none();
        !self.says(keys, |content| *content == row.content) || status != row.label.status || unexplained
    }
}

/// The registers that number their incidents once and for all. The numbers of others count from 1 in each file, or in each deployment, whatever
/// somebody has called them.
const GLOBAL: [&str; 9] =
    ["acled", "iom_2017", "iom_2020", "iom_2022", "mx_press", "no_more_deaths", "odk", "ogis", "uwazi"];

fn apart(one: &Incident, other: &Incident) -> bool {
    one.occurred.last_day() < other.occurred.first_day() || other.occurred.last_day() < one.occurred.first_day()
}

/// Degrees between two places that are not one, about 10 km.
const APART: f64 = 0.1;

fn elsewhere(one: &Place, other: &Place) -> bool {
    match (one, other) {
        (Place::At(one), Place::At(other)) => {
            (one.lat() - other.lat()).abs() > APART || (one.lon() - other.lon()).abs() > APART
        }
        (Place::County(one), Place::County(other)) | (Place::State(one), Place::State(other)) => one != other,
        _ => false,
    }
}

/// Whether its number is only that of its file: that of a layout which no register is known by, or of a deployment of its own.
fn has_local_number(incident: &Incident) -> bool {
    incident.external_id.is_some() && !GLOBAL.contains(&incident.source_system.as_str())
}

/// The digest that an incident is matched by.
pub(crate) fn identity(key: &IdentityKey, incident: &Incident) -> Digest {
    match &incident.external_id {
        Some(number) => numbered(key, &incident.source_system, number),
        None => key.digest(&[b"content", &encode_first(&as_documented(incident))]),
    }
}

/// The digest that a record with a number is matched by.
pub(crate) fn numbered(key: &IdentityKey, source_system: &str, number: &str) -> Digest {
    key.digest(&[b"number", source_system.as_bytes(), number.as_bytes()])
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
