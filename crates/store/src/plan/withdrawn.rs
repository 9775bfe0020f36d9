//! What the withdrawal of consent makes of a record, and that nothing undoes it but the person: no file, edit or earlier version.

use spotlight_record::{Consent, Incident, Visibility};

use super::Row;

impl Row {
    /// Consent that was withdrawn stays so, whatever a file or an earlier version says.
    pub(super) fn keep_withdrawn(&self, incident: &mut Incident) {
        if self.withdrawn {
            withdraw(incident);
        }
    }
}

pub(super) fn withdraw(incident: &mut Incident) {
    incident.consent = Some(Consent::None);
    incident.visibility = Some(Visibility::Private);
    (incident.proposed.consent, incident.proposed.visibility) = (None, None);
}
