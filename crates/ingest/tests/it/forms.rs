//! The exports of survey tools, as their own projects publish them.

use crate::common::{import, options, real};
use spotlight_core::Lang;
use spotlight_ingest::{Outcome, Severity};

/// None of these forms is about this border: each is refused in a sentence, or its rows are rejected, each with a reason.
#[test]
fn every_form_has_a_clear_outcome() {
    for name in [
        "ona_bad",
        "ona_good",
        "ona_non_utf8",
        "ona_transportation_group_paths",
        "ona_GeoLocationForm_empty_geoms",
        "ona_GeoLocationForm_2015_01_15_01_28_45",
        "ushahidi_v3_sample_spaces",
        "ushahidi_v3_sample_CR-only",
    ] {
        let Some(input) = real(&format!("forms/{name}.csv")) else { return };
        match import(&input, &options()) {
            Err(refusal) => {
                for lang in Lang::ALL {
                    assert!(refusal.message(lang).len() > 20, "{name}");
                }
            }
            Ok(imported) => {
                assert!(imported.receipt.adds_up(), "{name}");
                for row in &imported.rows {
                    let reasons = row.notes.iter().filter(|note| note.severity == Severity::Reject).count();
                    assert!(matches!(row.outcome, Outcome::Rejected) && reasons > 0, "{name}: {row:?}");
                }
            }
        }
    }
}
