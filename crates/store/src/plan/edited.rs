//! Whether somebody here has edited a record since its source last said something about it.

use spotlight_record::wire::{encode, encode_first};
use spotlight_record::{Incident, Proposed};

use super::Row;
use crate::seal::Keys;

/// The content digest of a record is of what its source said. If what the record says has another one, it was edited, but for what an
/// organisation decides, which is added to what a source says: that is taken as the source says it now, as it does not say it, and as it stands.
///
/// A source that changes its mind about that, too, in the same file counts as edited: somebody then looks at it once more.
pub(super) fn is_edited(keys: &Keys, row: &Row, known: &Incident, incoming: &Incident) -> bool {
    let none = Incident {
        verification: None,
        consent: None,
        visibility: None,
        proposed: Proposed::default(),
        private_notes: None,
        ..incoming.clone()
    };
    let all = [incoming, &none, known];
    let as_said = |decisions: &Incident, notes: &Incident| {
        let said = Incident {
            verification: decisions.verification,
            consent: decisions.consent,
            visibility: decisions.visibility,
            proposed: decisions.proposed,
            cleared: decisions.cleared,
            private_notes: notes.private_notes.clone(),
            ..known.clone()
        };
        [encode, encode_first].iter().any(|form| keys.contents(&form(&said)).contains(&row.content))
    };
    !all.iter().any(|decisions| all.iter().any(|notes| as_said(decisions, notes)))
}
