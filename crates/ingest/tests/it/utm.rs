//! Files with UTM metres in columns of their own. The positions were computed with another program (the `utm` package of Python).

use spotlight_ingest::{Code, Outcome, Severity};
use spotlight_record::Place;

use crate::common::{Imported, import_text};

/// Tucson, El Paso, Mexicali, Matamoros: latitude, longitude, zone, band, easting, northing.
const KNOWN: [(f64, f64, u8, char, f64, f64); 4] = [
    (32.2217, -110.9265, 12, 'S', 506_925.71, 3_565_012.26),
    (31.7619, -106.4850, 13, 'R', 359_365.48, 3_515_004.08),
    (32.6245, -115.4523, 11, 'S', 645_196.46, 3_610_717.65),
    (25.8690, -97.5027, 14, 'R', 650_022.74, 2_862_031.97),
];

fn at(imported: &Imported, row: usize) -> (f64, f64) {
    match &imported.rows[row].outcome {
        Outcome::Incident(incident) => match &incident.place {
            Place::At(at) => (at.lat(), at.lon()),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}: {:?}", imported.rows[row].notes),
    }
}

fn is(found: (f64, f64), lat: f64, lon: f64) -> bool {
    (found.0 - lat).abs() < 1e-6 && (found.1 - lon).abs() < 1e-6
}

#[test]
fn metres_and_their_zone_in_three_columns() {
    for [east, north, zone] in [
        ["Easting", "Northing", "Zone"],
        ["Este", "Norte", "Huso"],
        ["X", "Y", "Zona"],
        ["UTM_E", "UTM_N", "UTM Zone"],
        ["UTM_X", "UTM_Y", "UTM"],
        ["Coordenada Este", "Coordenada Norte", "Zona UTM"],
    ] {
        for written in ["{n}", "{n}N", "{n}{b}", "Zona {n} Norte", "UTM {n}N", "EPSG:326{n}"] {
            let rows: Vec<String> = KNOWN
                .iter()
                .map(|(_, _, n, b, e, north)| {
                    let zone = written.replace("{n}", &n.to_string()).replace("{b}", &b.to_string());
                    format!("death,2020-05-14,{zone},{e},{north}\n")
                })
                .collect();
            let imported = import_text(&format!("category,date,{zone},{east},{north}\n{}", rows.concat()));
            for (row, (lat, lon, ..)) in KNOWN.iter().enumerate() {
                assert!(is(at(&imported, row), *lat, *lon), "{east} {written} {row}: {:?}", at(&imported, row));
                let told = imported.rows[row].notes.iter().any(|note| note.code == Code::UtmConverted);
                assert!(told, "a conversion is listed");
            }
        }
    }
}

#[test]
fn the_zone_may_stand_in_the_header() {
    let (lat, lon, _, _, east, north) = KNOWN[0];
    for header in ["Easting 12N,Northing 12N", "UTM 12N Este,UTM 12N Norte", "Este (UTM 12R),Norte (UTM 12R)"] {
        let imported = import_text(&format!("category,date,{header}\ndeath,2020-05-14,{east},{north}\n"));
        // Tucson is in band S; a header that says R is wrong about it.
        if header.contains("12R") {
            assert!(matches!(imported.rows[0].outcome, Outcome::Rejected), "{header}");
        } else {
            assert!(is(at(&imported, 0), lat, lon), "{header}");
        }
    }
}

#[test]
fn no_zone_is_made_up() {
    let (.., east, north) = KNOWN[0];
    for (header, cell) in [("Zone", ""), ("Zone", "?"), ("Zone", "61"), ("Zone", "NAD27 12N"), ("Zone", "12Q")] {
        let text = format!(
            "category,date,{header},Easting,Northing\ndeath,2020-05-14,{cell},{east},{north}\n\
             death,2020-05-14,12,{east},{north}\ndeath,2020-05-15,12,{east},{north}\n"
        );
        let imported = import_text(&text);
        assert!(matches!(imported.rows[0].outcome, Outcome::Rejected), "{cell:?}");
        let why = imported.rows[0].notes.iter().find(|note| note.severity == Severity::Reject).unwrap();
        assert_eq!(why.code, Code::UtmZoneMissing, "{cell:?}");
    }
}

#[test]
fn a_zone_that_leads_elsewhere_is_refused() {
    let (.., east, north) = KNOWN[3];
    let text = format!("category,date,Zone,Easting,Northing\ndeath,2020-05-14,17,{east},{north}\n");
    let imported = import_text(&text);
    let codes: Vec<_> = imported.rows[0].notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, [Code::OutsideRegion]);
}

#[test]
fn a_column_of_zones_says_nothing_about_degrees() {
    let imported = import_text(
        "category,date,Zona,lat,lon\ndeath,2020-05-14,Norte,31.5,-111.5\ndeath,2020-05-14,12,31.6,-111.5\n",
    );
    assert_eq!((at(&imported, 0), at(&imported, 1)), ((31.5, -111.5), (31.6, -111.5)));
}
