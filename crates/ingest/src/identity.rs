//! Rows of one file that are the same, or claim to be. Sixteen bytes a row, whatever the row holds.

use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::quality::{FixedState, FoldHasher};
use rustc_hash::{FxBuildHasher, FxHashMap};
use spotlight_core::public::Counts;
use spotlight_record::{Incident, Place};

/// What a row is to the rows before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The first of its kind.
    New,
    /// The same as an earlier row.
    Repeat { of_line: u64 },
    /// Another incident under the id of an earlier row.
    Conflict { of_line: u64 },
}

/// The rows that were taken so far.
///
/// 64 bits of the identity lead to 32 bits of the content (of a row without an id: of what is left out of it, since its content is its identity) and
/// the line. Two of a million identities collide once in about
/// forty million files; two contents of one id are taken for the same once in four billion.
///
/// A table has twice the room of the next smaller one. So the first is the largest that so many rows fill, and what is left goes to a second:
/// one table for a million rows would have room for 1.8 million.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    first: FxHashMap<u64, (u32, u32)>,
    second: FxHashMap<u64, (u32, u32)>,
}

/// Rows that room is made for beforehand, at most: what a file announces may be wrong.
const MOST_EXPECTED: u64 = 4_000_000;

/// Rows of a table whose size does not matter.
const FEW: usize = 7 << 13;

impl Seen {
    /// Nothing yet, with room for so many rows.
    pub(crate) fn expecting(rows: u64) -> Self {
        let rows = rows.min(MOST_EXPECTED) as usize;
        // A table is full at seven of eight places, of which it has a power of two.
        let mut full = FEW;
        while full * 2 <= rows {
            full *= 2;
        }
        let room = if rows <= FEW { rows } else { full };
        Self { first: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher), second: FxHashMap::default() }
    }

    /// Compares a row with the earlier ones and remembers it if it is new.
    pub(crate) fn judge(&mut self, Digests { identity, content }: Digests, line: u64) -> Verdict {
        let Some((earlier, of_line)) = self.first.get(&identity).or_else(|| self.second.get(&identity)) else {
            let table = if self.first.len() < self.first.capacity() { &mut self.first } else { &mut self.second };
            table.insert(identity, (content as u32, u32::try_from(line).unwrap_or(u32::MAX)));
            return Verdict::New;
        };
        let of_line = u64::from(*of_line);
        if *earlier == content as u32 { Verdict::Repeat { of_line } } else { Verdict::Conflict { of_line } }
    }
}

/// What a row is compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Digests {
    identity: u64,
    content: u64,
}

impl Digests {
    pub(crate) fn of<'c>(incident: &Incident, left_out: impl Iterator<Item = &'c str>) -> Self {
        let content = content(incident);
        match &incident.external_id {
            Some(id) => Self { identity: hash(|h| (&incident.source_system, id).hash(h)), content },
            // Two people may differ in nothing but what is left out.
            None => Self { identity: content, content: hash(|h| left_out.for_each(|cell| cell.trim().hash(h))) },
        }
    }
}

fn hash(feed: impl FnOnce(&mut FoldHasher<'_>)) -> u64 {
    let state = FixedState::default();
    let mut hasher = state.build_hasher();
    feed(&mut hasher);
    hasher.finish()
}

/// A digest of a text, to tell whether it was met before.
pub(crate) fn hash_of(said: &(impl Hash + ?Sized)) -> u64 {
    hash(|h| said.hash(h))
}

/// A digest of everything that an incident says. A field added to the record does not compile until it is added here.
fn content(incident: &Incident) -> u64 {
    let Incident {
        source_system,
        external_id,
        category,
        occurred,
        date_kind,
        place,
        location_uncertainty_m,
        place_name,
        stated_state,
        stated_county,
        title,
        description,
        lang,
        private_notes,
        cause_of_death,
        identified,
        counts: Counts { dead, missing, injured, survivors, women, men, children },
        nationality,
        age_group,
        gender,
        actors,
        source_type,
        source,
        source_url,
        source_quality,
        verification,
        consent,
        visibility,
        proposed,
        cleared,
    } = incident;
    hash(|h| {
        (source_system, external_id, category, occurred, date_kind).hash(h);
        match place {
            Place::At(at) => (0, at.lon().to_bits(), at.lat().to_bits()).hash(h),
            Place::County(code) => (1, code).hash(h),
            Place::State(code) => (2, code).hash(h),
        }
        (location_uncertainty_m, place_name, stated_state, stated_county).hash(h);
        (title, description, lang, private_notes, cause_of_death, identified).hash(h);
        (dead, missing, injured, survivors, women, men, children).hash(h);
        (nationality, age_group, gender, actors).hash(h);
        (source_type, source, source_url, source_quality).hash(h);
        (verification, consent, visibility, proposed, cleared).hash(h);
    })
}

#[cfg(test)]
mod tests;
