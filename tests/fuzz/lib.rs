//! What every target checks: a file is refused, or its receipt adds up and every reject has its reason.

use jiff::civil::date;
use spotlight_core::region::Regions;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_ingest::{FileReceipt, Input, Options, Outcome, Reference, Severity, inspect, rows};

/// Reads bytes as a file to its end.
///
/// # Panics
/// If an invariant of receipts does not hold: that is what the fuzzer looks for.
pub fn read(bytes: &[u8]) {
    let reference = Reference { taxonomy: Taxonomy::embedded(), regions: Regions::embedded() };
    let options = Options::new(date(2026, 11, 24));
    let input = Input::from_bytes("fuzz.csv", bytes.to_vec());
    let Ok(plan) = inspect(&input, &options, &reference) else { return };
    let mut receipt = FileReceipt::begin(&plan);
    let mut last = 0;
    for row in rows(&input, &plan, &options, &reference).expect("it was readable a moment ago") {
        let row = row.expect("bytes in memory do not change");
        assert!(row.line > last, "lines grow");
        last = row.line;
        let rejects = row.notes.iter().filter(|note| note.severity == Severity::Reject).count();
        match row.outcome {
            Outcome::Rejected => assert!(rejects > 0, "a reject has its reason"),
            Outcome::Incident(_) => assert_eq!(rejects, 0),
            Outcome::Duplicate { of_line } => assert!(of_line < row.line),
        }
        receipt.record(&row, None);
    }
    let receipt = receipt.finish();
    assert!(receipt.adds_up());
    assert_eq!(receipt.tally().rows_read, plan.rows());
}
