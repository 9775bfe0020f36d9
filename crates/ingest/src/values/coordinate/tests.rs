use proptest::prelude::*;

use super::{Pair, degrees, in_one_cell, in_two_cells};

fn close(found: Option<Pair>, lat: f64, lon: f64) -> bool {
    found.is_some_and(|pair| (pair.lat - lat).abs() < 1e-9 && (pair.lon - lon).abs() < 1e-9)
}

#[test]
fn one_cell_holds_a_pair() {
    for cell in [
        "31.65, -110.36",
        "31.65,-110.36",
        "31.65 -110.36",
        "31.65|-110.36",
        "31,65; -110,36",
        "(31.65, -110.36)",
        "31.65 -110.36 1200.5 4.8",
        "POINT (-110.36 31.65)",
        "point(-110.36 31.65)",
        "SRID=4326;POINT Z (-110.36 31.65 12)",
        r#"{"type":"Point","coordinates":[-110.36,31.65]}"#,
        r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[-110.36,31.65]}}"#,
        "31.65N, 110.36W",
        "N 31.65, O 110.36",
        "110.36 W, 31.65 N",
        "31° 39' 0\" N, 110° 21' 36\" W",
        "31°39'N, 110°21.6'O",
    ] {
        assert!(close(in_one_cell(cell), 31.65, -110.36), "{cell}: {:?}", in_one_cell(cell));
    }
}

#[test]
fn two_cells_hold_a_pair() {
    for (lat, lon) in [
        ("31.65", "-110.36"),
        ("31,65", "-110,36"),
        ("31.65,", "-110.36,"),
        ("31.65 N", "110.36 W"),
        ("31.65", "−110.36"),
        ("31 39 0", "-110 21 36"),
        ("31:39:00 N", "110:21:36 W"),
        ("-110.36 W", "31.65 N"),
    ] {
        assert!(close(in_two_cells(lat, lon), 31.65, -110.36), "{lat} {lon}: {:?}", in_two_cells(lat, lon));
    }
}

#[test]
fn what_could_be_misread_is_not_read() {
    for cell in [
        "31,65,-110,36",
        "31,65",
        "near Arivaca",
        "31.65",
        "1 2 3 4 5",
        "POINT (1 2, 3 4)",
        "-110.36 E, 31.65 N",
        "31.65 N, 30.1 N",
        "31.65 x -110.36",
    ] {
        assert_eq!(in_one_cell(cell), None, "{cell}");
    }
    for cell in ["31 75 10", "31.5 20 10", "inf", "NaN", "1e5", "", "-", "12:5:60", "--5", "3.1.2"] {
        assert_eq!(degrees(cell), None, "{cell}");
    }
}

proptest! {
    #[test]
    fn every_way_of_writing_gives_the_same_place(lat in -89.0f64..89.0, lon in -179.0f64..179.0) {
        let (ns, ew) = (if lat < 0.0 { 'S' } else { 'N' }, if lon < 0.0 { 'O' } else { 'E' });
        let dms = |value: f64, letter| {
            let seconds = value.abs() * 3600.0;
            format!("{}°{}'{:.7}\"{letter}", (seconds / 3600.0) as u32, (seconds / 60.0 % 60.0) as u32, (seconds % 60.0).min(59.999_999_9))
        };
        for cell in [format!("{lat}, {lon}"), format!("POINT ({lon} {lat})"), format!("{lat}|{lon}"), format!("{lat} {lon} 0 5")] {
            prop_assert_eq!(in_one_cell(&cell), Some(Pair { lat, lon, lettered: false }), "{}", cell);
        }
        let cell = format!("{}, {}", dms(lat, ns), dms(lon, ew));
        prop_assert!(close(in_one_cell(&cell), lat, lon), "{}: {:?} for {} {}", cell, in_one_cell(&cell), lat, lon);
    }

    #[test]
    fn no_text_panics(cell in "\\PC{0,30}") {
        in_one_cell(&cell);
        degrees(&cell);
    }
}
