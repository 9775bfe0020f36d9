//! The real registers against golden receipts: counts, reasons and readings, not the data themselves.
//!
//! `cargo insta review` shows what changed. Where the registers are not at hand the tests say so and pass.

use std::collections::BTreeMap;

use crate::common::{Imported, import, options, real};
use serde_json::{Value, json};
use spotlight_ingest::{Input, Outcome};
use spotlight_record::{Incident, Place};

/// What a golden file keeps of a receipt, and of the incidents behind it.
fn summary(imported: &Imported) -> Value {
    let Value::Object(mut receipt) = serde_json::to_value(&imported.receipt).unwrap() else {
        panic!("a receipt is an object")
    };
    receipt.remove("rows");
    let incidents: Vec<&Incident> = imported.rows.iter().filter_map(incident).collect();
    let mut categories = BTreeMap::<_, u64>::new();
    let mut places = BTreeMap::<_, u64>::new();
    for incident in &incidents {
        *categories.entry(&incident.category).or_default() += 1;
        *places.entry(if matches!(incident.place, Place::At(_)) { "point" } else { "region" }).or_default() += 1;
    }
    let sum = |count: fn(&Incident) -> Option<u32>| {
        let known: Vec<_> = incidents.iter().filter_map(|i| count(i)).collect();
        json!({ "known": known.len(), "sum": known.iter().map(|n| u64::from(*n)).sum::<u64>() })
    };
    json!({
        "receipt": receipt,
        "categories": categories,
        "places": places,
        "dead": sum(|i| i.counts.dead),
        "missing": sum(|i| i.counts.missing),
        "survivors": sum(|i| i.counts.survivors),
        "women": sum(|i| i.counts.women),
        "men": sum(|i| i.counts.men),
        "children": sum(|i| i.counts.children),
        "with_nationality": incidents.iter().filter(|i| i.nationality.is_some()).count(),
        "with_link": incidents.iter().filter(|i| i.source_url.is_some()).count(),
        "days": incidents.iter().filter(|i| i.occurred.only_day().is_some()).count(),
    })
}

fn incident(row: &spotlight_ingest::Row) -> Option<&Incident> {
    match &row.outcome {
        Outcome::Incident(incident) => Some(incident),
        _ => None,
    }
}

fn golden(name: &str, input: &Input) {
    let imported = import(input, &options()).unwrap();
    assert!(imported.receipt.adds_up());
    insta::assert_json_snapshot!(name, summary(&imported));
}

macro_rules! golden {
    ($($name:ident: $file:literal),+ $(,)?) => {
        $(#[test]
        fn $name() {
            if let Some(input) = real(concat!("incidents/", $file)) {
                golden(stringify!($name), &input);
            }
        })+
    };
}

golden! {
    iom_2017: "iom_2017_hxl_latin1_ddmmyyyy.csv",
    iom_2020: "iom_2020_webid_dd-Mon-yy.csv",
    iom_2022: "iom_2022_wkt-point_bom.csv",
    ogis: "ogis_2021_names_redacted.csv",
}

#[test]
fn latin_1_and_utf_8_names_of_one_file_both_read() {
    let Some(input) = real("incidents/iom_2017_hxl_latin1_ddmmyyyy.csv") else { return };
    let everywhere = spotlight_ingest::Options { keep_outside: true, ..options() };
    let imported = import(&input, &everywhere).unwrap();
    let sources: Vec<_> = imported.rows.iter().filter_map(incident).filter_map(|i| i.source.as_deref()).collect();
    assert!(sources.contains(&"Reuters España"), "written in UTF-8");
    assert!(sources.contains(&"Diario de Querétaro"), "written in Latin-1");
    assert!(sources.iter().all(|source| !source.contains(['Ã', '\u{FFFD}'])));
}

#[test]
fn the_line_of_each_row_is_the_physical_one() {
    let Some(input) = real("incidents/iom_2022_wkt-point_bom.csv") else { return };
    let imported = import(&input, &options()).unwrap();
    let path = std::env::var_os("SPOTLIGHT_REAL_DATA")
        .map_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data").into(), std::path::PathBuf::from);
    let text = std::fs::read_to_string(path.join("incidents/iom_2022_wkt-point_bom.csv")).unwrap();
    let lines: Vec<_> = text.split('\n').collect();
    let mut moved = 0;
    for (index, row) in imported.rows.iter().enumerate() {
        let id = match &row.outcome {
            Outcome::Incident(incident) => incident.external_id.as_deref(),
            _ => row.cells.as_ref().map(|cells| &*cells[0]),
        };
        assert!(lines[row.line as usize - 1].starts_with(id.expect("every row has an id")), "line {}", row.line);
        moved += u64::from(row.line as usize != index + 2);
    }
    assert!(moved > 1000, "the cells of several lines move the rows behind them");
}

#[test]
fn no_name_of_a_person_gets_in() {
    let Some(input) = real("incidents/ogis_2021_names_redacted.csv") else { return };
    let imported = import(&input, &options()).unwrap();
    assert!(imported.plan.left_out_columns().contains(&"Name".to_owned()));
    for incident in imported.rows.iter().filter_map(incident) {
        assert!(!format!("{incident:?}").contains("redacted"));
    }
}

#[test]
fn a_place_that_the_register_does_not_know_is_never_a_point() {
    let Some(input) = real("incidents/ogis_2021_names_redacted.csv") else { return };
    let imported = import(&input, &options()).unwrap();
    let office = |i: &&Incident| matches!(i.place, Place::At(at) if (at.lat(), at.lon()) == (32.175_119, -110.928_097));
    assert_eq!(
        imported.rows.iter().filter_map(incident).filter(office).count(),
        0,
        "the examiner's office is no place of death"
    );
}
