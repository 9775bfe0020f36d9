//! Whether a change of a record asks for possible doubles to be looked for, and where the record stands to be found by others.

use spotlight_record::{Incident, Status};

use crate::doubles::Sketch;

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
    pub(super) fn after(before: Option<(&Incident, Status)>, incident: &Incident, status: Status) -> Self {
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
