//! Whether a change of a record asks for possible doubles to be looked for, and where the record stands to be found by others.

use spotlight_record::{Incident, Status};
use uuid::Uuid;

use crate::doubles::Sketch;
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
    /// Where a record stands.
    pub(crate) fn of(keys: &Keys, id: Uuid, sketch: &Sketch) -> Self {
        let (key, register) = Self::place(keys, &sketch.key(), &register(keys, &sketch.system));
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
    Afresh(Box<Sketch>, Near),
    /// What was found before no longer holds; what holds now was found, and stands with the record's own entry.
    Found(Near),
}

impl Look {
    /// After a change of a record; nothing before where it is new.
    pub(super) fn after(
        keys: &Keys,
        id: Uuid,
        before: Option<(&Incident, Status)>,
        incident: &Incident,
        status: Status,
    ) -> Self {
        let sketch = |incident, status| if status == Status::Retracted { None } else { Sketch::of(incident) };
        let now = sketch(incident, status);
        match (before.map(|(incident, status)| sketch(incident, status)), now) {
            (Some(before), now) if before == now => Self::Leave,
            (None, None) => Self::Leave,
            (_, Some(now)) => {
                let near = Near::of(keys, id, &now);
                Self::Afresh(Box::new(now), near)
            }
            (Some(_), None) => Self::Forget,
        }
    }
}
