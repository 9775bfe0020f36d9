//! What the tests of this crate share: importing bytes as a whole, without a store.

use std::path::PathBuf;

use jiff::civil::{Date, date};
use spotlight_core::region::Regions;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_ingest::{Code, FileReceipt, Input, Options, Outcome, Plan, Reference, Refusal, Row, inspect, rows};
use spotlight_record::Incident;

/// The day on which the tests import.
pub(crate) const TODAY: Date = date(2026, 11, 23);

/// The embedded taxonomy and regions.
pub(crate) fn reference() -> Reference<'static> {
    Reference { taxonomy: Taxonomy::embedded(), regions: Regions::embedded() }
}

/// No wishes.
pub(crate) fn options() -> Options {
    Options::new(TODAY)
}

/// A whole file, read.
pub(crate) struct Imported {
    pub(crate) plan: Plan,
    pub(crate) rows: Vec<Row>,
    pub(crate) receipt: FileReceipt,
}

/// Reads a whole file.
pub(crate) fn import(input: &Input, options: &Options) -> Result<Imported, Refusal> {
    let reference = reference();
    let plan = inspect(input, options, &reference)?;
    let rows: Vec<Row> =
        rows(input, &plan, options, &reference)?.collect::<Result<_, _>>().expect("the file does not change");
    let mut receipt = FileReceipt::begin(&plan);
    for row in &rows {
        receipt.record(row, None);
    }
    Ok(Imported { receipt: receipt.finish(), rows, plan })
}

/// Reads a text as a file.
pub(crate) fn import_text(text: &str) -> Imported {
    import(&Input::from_bytes("test.csv", text.into()), &options()).expect("the text is a table")
}

/// A file of the real data, or a printed line that says that there is none.
pub(crate) fn real(path: &str) -> Option<Input> {
    let root = std::env::var_os("SPOTLIGHT_REAL_DATA")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")), PathBuf::from);
    let file = root.join(path);
    if file.is_file() {
        return Some(Input::from_path(&file));
    }
    println!("skipped: {} is not there (set SPOTLIGHT_REAL_DATA)", file.display());
    None
}

/// What a row was taken as.
pub(crate) fn incident(row: &Row) -> &Incident {
    match &row.outcome {
        Outcome::Incident(incident) => incident,
        other => panic!("{other:?}: {:?}", row.notes),
    }
}

/// The reasons of a row.
pub(crate) fn codes(row: &Row) -> Vec<Code> {
    row.notes.iter().map(|note| note.code).collect()
}
