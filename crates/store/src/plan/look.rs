//! Whether a change of a record asks for possible doubles to be looked for, and where the record stands to be found by others.

use std::sync::Arc;

use spotlight_record::{Incident, Status};
use uuid::Uuid;

use crate::doubles::{Sketch, neighbourhood};
use crate::seal::{Digest, Keys};

/// The digest of category, month and neighbourhood.
pub(crate) type NearKey = [u8; 8];

/// What tells rows of one key that are of one register; different for each key, so that it joins no two of them.
pub(crate) type NearTag = [u8; 4];

/// The entry of a record in the index that doubles are found by. Each part is keyed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near {
    /// Of category, month and neighbourhood.
    pub(crate) key: NearKey,
    /// Leads to the record.
    pub(crate) record: [u8; 16],
    /// Tells the register from others under the same key.
    pub(crate) register: NearTag,
}

impl Near {
    /// Where a record stands: the neighbourhood by its name.
    pub(crate) fn of(keys: &Keys, id: Uuid, name: &str, register: &Digest) -> Self {
        let (key, register) = Self::place(keys, name, register);
        Self { key, record: keys.reference(id), register }
    }

    /// The key of a neighbourhood by its name, and the tag that a register has there.
    pub(crate) fn place(keys: &Keys, name: &str, register: &Digest) -> (NearKey, NearTag) {
        let key = first(keys.identity(&[b"near", name.as_bytes()]));
        (key, first(keys.identity(&[b"register at", &key, register])))
    }
}

/// The digest of a register.
pub(crate) fn register(keys: &Keys, system: &str) -> Digest {
    keys.identity(&[b"register", system.as_bytes()])
}

/// Remembers the digest of the last register: rows of one come one after the other.
#[derive(Debug, Default)]
pub(crate) struct Register(Option<(String, Digest)>);

impl Register {
    pub(crate) fn of(&mut self, keys: &Keys, system: &str) -> Digest {
        match &self.0 {
            Some((last, digest)) if last == system => *digest,
            _ => {
                let digest = register(keys, system);
                self.0 = Some((system.to_owned(), digest));
                digest
            }
        }
    }
}

fn first<const N: usize>(digest: Digest) -> [u8; N] {
    *digest.first_chunk().expect("a digest is longer")
}

/// Whether possible doubles are to be looked for.
#[derive(Debug, Default)]
pub(crate) enum Look {
    /// What was found before still holds.
    #[default]
    Leave,
    /// What was found before no longer holds, and there can be none.
    Forget,
    /// What was found before no longer holds; these are to be found, and this is where the record stands itself.
    Afresh(Arc<Incident>, Near),
    /// What was found before no longer holds; what holds now was found, and stands with the record's own entry.
    Found(Near),
}

impl Look {
    /// Of a new record.
    pub(super) fn at_first(keys: &Keys, id: Uuid, incident: &Arc<Incident>, register: &Digest, status: Status) -> Self {
        if status == Status::Retracted {
            return Self::Leave;
        }
        let place = |name: String| Self::Afresh(Arc::clone(incident), Near::of(keys, id, &name, register));
        neighbourhood(incident).map_or(Self::Leave, place)
    }

    /// After a change of a record.
    pub(super) fn after(
        keys: &Keys,
        id: Uuid,
        before: (&Incident, Status),
        incident: &Arc<Incident>,
        status: Status,
    ) -> Self {
        let sketch = |incident, status| if status == Status::Retracted { None } else { Sketch::of(incident) };
        if sketch(before.0, before.1) == sketch(incident, status) {
            return Self::Leave;
        }
        match Self::at_first(keys, id, incident, &register(keys, &incident.source_system), status) {
            Self::Leave => Self::Forget,
            afresh => afresh,
        }
    }
}
