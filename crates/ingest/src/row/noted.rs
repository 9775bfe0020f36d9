//! What the private notes keep of further columns, each behind its name.

use spotlight_record::Incident;

use super::cells::Cells;
use crate::values::text;

/// Adds the cells of further columns to the private notes, a line each. Somebody chose these columns, so that nothing is warned about.
pub(super) fn note(cells: &Cells<'_>, incident: &mut Incident) {
    for (label, column) in &cells.plan.mapping.noted {
        let Some(value) = cells.record.get(*column).and_then(text::value) else {
            continue;
        };
        let notes = incident.private_notes.get_or_insert_default();
        if !notes.is_empty() {
            notes.push('\n');
        }
        notes.push_str(label);
        notes.push_str(": ");
        notes.push_str(value);
    }
}
