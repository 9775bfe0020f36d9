//! Rows with defects of coordinates, from cell to incident: what is repaired, what is refused, and for which reason.

use crate::common::{import_text, options};
use spotlight_ingest::{Code, Input, Options, Outcome, Row, Severity};
use spotlight_record::Place;

const HEADER: &str = "category,date,lat,lon,state,county";

fn rows(header: &str, cells: &[&str]) -> Vec<Row> {
    import_text(&format!("{header}\n{}\n", cells.join("\n"))).rows
}

fn only(cells: &str) -> Row {
    rows(HEADER, &[cells]).remove(0)
}

fn at(row: &Row) -> Option<(f64, f64)> {
    match &row.outcome {
        Outcome::Incident(incident) => match incident.place {
            Place::At(at) => Some((at.lat(), at.lon())),
            _ => None,
        },
        _ => None,
    }
}

fn near(row: &Row, lat: f64, lon: f64) -> bool {
    at(row).is_some_and(|(a, b)| (a - lat).abs() < 2e-5 && (b - lon).abs() < 2e-5)
}

fn codes(row: &Row) -> Vec<Code> {
    row.notes.iter().map(|note| note.code).filter(|code| *code != Code::RegionMismatch).collect()
}

#[test]
fn plain_readings_need_no_note() {
    for cells in [
        "death,2020,31.65,-110.36,,",
        "death,2020,\"31,65\",\"-110,36\",,",
        "death,2020,31.65 N,110.36 W,,",
        "death,2020,\"31°39'0\"\"N\",\"110°21'36\"\"O\",,",
        "death,2020,31 39 00,-110 21 36,,",
        "death,2020,-110.36 W,31.65 N,,",
        "death,2020,\"31.65, -110.36\",,,",
        "death,2020,,\"31.65, -110.36\",,",
    ] {
        let row = only(cells);
        assert!(near(&row, 31.65, -110.36) && codes(&row).is_empty(), "{cells}: {row:?}");
    }
}

#[test]
fn repairs_are_noted_with_the_value_before_and_after() {
    for (cells, code) in [
        ("death,2020,31.65,110.36,,", Code::LongitudeSign),
        ("death,2020,31.65 N,110.36,,", Code::LongitudeSign),
        ("death,2020,31 39 00,110 21 36,,", Code::LongitudeSign),
        ("death,2020,-110.36,31.65,,", Code::CoordinatesSwapped),
        ("death,2020,110.36,31.65,,", Code::SwappedAndSign),
        ("death,2020,12N 560713,3501820,,", Code::UtmConverted),
        ("death,2020,560713,12 R 3501820,,", Code::UtmConverted),
        ("death,2020,-12285219.0,3717452.3,,", Code::WebMercatorConverted),
        ("death,2020,3717452.3,-12285219.0,,", Code::WebMercatorConverted),
        ("death,2020,12RWA6071301820,,,", Code::MgrsConverted),
    ] {
        let row = only(cells);
        let (lat, lon) = at(&row).unwrap_or_else(|| panic!("{cells}: {row:?}"));
        assert!((lat - 31.65).abs() < 0.001 && (lon + 110.36).abs() < 0.001, "{cells}: {lat}, {lon}");
        assert_eq!(codes(&row), [code], "{cells}");
        let note = &row.notes[0];
        assert_eq!(note.severity, Severity::Repair);
        assert!(cells.contains(note.value.split(", ").next().unwrap()), "before: {}", note.value);
        assert!(note.message(spotlight_core::Lang::En).contains(&format!("{lat}, {lon}")), "after: {cells}");
    }
}

#[test]
fn what_has_no_single_reading_is_refused() {
    for (cells, code) in [
        ("death,2020,0,0,,", Code::ZeroCoordinates),
        ("death,2020,0.0,0.000,,", Code::ZeroCoordinates),
        ("death,2020,,,,", Code::NoPlace),
        ("death,2020,-999,-999,,", Code::NoPlace),
        ("death,2020,91.5,-110.36,,", Code::OutOfWorld),
        ("death,2020,131.9,-311.5,,", Code::OutOfWorld),
        ("death,2020,31.65 N,110.36 E,,", Code::OutsideRegion),
        ("death,2020,-31.65,-110.36,,", Code::OutsideRegion),
        ("death,2020,48.85,2.35,,", Code::OutsideRegion),
        ("death,2020,3165123,-11036123,,", Code::AmbiguousCoordinates),
        ("death,2020,3165,-11036,,", Code::BadCoordinates),
        ("death,2020,31.650.123,-110.36,,", Code::BadCoordinates),
        ("death,2020,31°65'00 N,110°21' W,,", Code::BadCoordinates),
        ("death,2020,31.65,,,", Code::BadCoordinates),
        ("death,2020,NaN1,inf,,", Code::BadCoordinates),
        ("death,2020,3.165e1,-1.1036e2,,", Code::BadCoordinates),
        ("death,2020,560713,3501820,,", Code::UtmZoneMissing),
        ("death,2020,560713,3501820,Texas,", Code::UtmZoneMissing),
        ("death,2020,12N 160713,9501820,,", Code::OutsideRegion),
        ("death,2020,LINESTRING (-110 31),,,", Code::NotAPoint),
        ("death,2020,31.65 -110.36 0 3;31.66 -110.37 0 3,,,", Code::NotAPoint),
    ] {
        let row = only(cells);
        assert!(matches!(row.outcome, Outcome::Rejected), "{cells}: {row:?}");
        let rejects: Vec<_> =
            row.notes.iter().filter(|note| note.severity == Severity::Reject).map(|note| note.code).collect();
        assert_eq!(rejects, [code], "{cells}");
    }
}

#[test]
fn utm_without_its_zone_is_read_where_the_region_leaves_one() {
    let row = only("death,2020,560713,3501820,Arizona,Cochise");
    assert!(at(&row).is_some_and(|(lat, lon)| (lat - 31.65).abs() < 0.001 && (lon + 110.36).abs() < 0.001), "{row:?}");
    assert_eq!(codes(&row), [Code::UtmConverted]);
    let row = only("death,2020,560713,3501820,Arizona,Pima");
    assert_eq!(codes(&row), [Code::UtmZoneMissing], "in no zone does it lie in Pima");
}

#[test]
fn a_place_elsewhere_is_no_mistake_where_it_is_asked_for() {
    let everywhere = Options { keep_outside: true, ..options() };
    let text = format!("{HEADER}\ndeath,2020,38S 444500,3688500,,\n");
    let imported = crate::common::import(&Input::from_bytes("a.csv", text.into()), &everywhere).unwrap();
    assert!(near(&imported.rows[0], 33.334_24, 44.403_63), "{:?}", imported.rows[0]);
}
