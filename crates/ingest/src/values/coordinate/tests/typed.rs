//! Hand-typed strings with known positions, and strings that must not be read.

use super::super::{Unread, in_one_cell, in_two_cells};
use super::degrees;

const LAT: f64 = 31.650_25;
const LON: f64 = -110.36;

/// Ways to type 31.65025 (31°39'0.9", 31°39.015').
const LATS: &[&str] = &[
    "31.65025",
    "+31.65025",
    "31,65025",
    "31.65025 N",
    "31.65025N",
    "31.65025n",
    "N31.65025",
    "N 31.65025",
    "31.65025°",
    "31.65025° N",
    "31.65025º N",
    "31.65025°N",
    "31.65025 norte",
    "31.65025 latitud norte",
    "31.65025 LN",
    "31*39'0.9\" N",
    "31°39'0.9¨N",
    "31.65025 Norte",
    "31.65025 north",
    "Lat 31.65025",
    "lat: 31.65025",
    "Lat. 31.65025",
    "Latitude: 31.65025",
    "Latitud: 31.65025",
    "lat=31.65025",
    "LAT 31.65025 N",
    "31.65025 degrees N",
    "31.65025 grados N",
    "31°39.015'",
    "31&deg;39&#39;0.9&quot; N",
    "31°39.015' N",
    "31°39.015'N",
    "31° 39.015' N",
    "31º39.015’N",
    "31º 39,015’ N",
    "31°39.015 N",
    "31 39.015 N",
    "N 31 39.015",
    "N31 39.015",
    "N31°39.015'",
    "N 31° 39.015'",
    "31d39.015m N",
    "31d 39.015' N",
    "31:39.015 N",
    "31-39.015 N",
    "31 deg 39.015 min N",
    "31°39'0.9\"",
    "31°39'0.9\"N",
    "31° 39' 0.9\" N",
    "31°39'00.9\" N",
    "31º39’0.9”N",
    "31º 39´ 0.9´´ N",
    "31°39′0.9″N",
    "31˚39'0.9\"N",
    "31°39'0.9''N",
    "31°39'0.9'' norte",
    "31°39'0,9\"N",
    "31° 39' 0,9\" N",
    "31 39 0.9 N",
    "31 39 00.9 N",
    "31 39 0.9N",
    "N 31 39 0.9",
    "N31°39'0.9\"",
    "31:39:00.9",
    "31:39:00.9 N",
    "31:39:00.9N",
    "N 31:39:00.9",
    "31-39-00.9 N",
    "31-39-0.9N",
    "31d39m0.9s",
    "31d39m0.9sN",
    "31d39m0.9s N",
    "31d 39' 0.9\" N",
    "31o39'0.9\" N",
    "31 grados 39 minutos 0.9 segundos norte",
    "31 deg 39 min 0.9 sec N",
    "31 degrees 39 minutes 0.9 seconds North",
    "31 grados 39 min 0.9 segN",
    "31°39'0.9secN",
    "31°39'0.9 seg. N",
    "31.65025 grados norte",
    "'31.65025",
    "３１．６５０２５",
    "31.65025,",
    "31.65025.",
    " 31.65025 ",
    "31.65025\u{a0}N",
];

/// Ways to type -110.36 (110°21'36", 110°21.6').
const LONS: &[&str] = &[
    "-110.36",
    "−110.36",
    "–110.36",
    "-110,36",
    "- 110.36",
    "110.36 W",
    "110.36 Poniente",
    "110.36W",
    "110.36w",
    "W110.36",
    "W 110.36",
    "-110.36 W",
    "-110.36W",
    "110.36 O",
    "110.36O",
    "110.36 oeste",
    "110.36 longitud oeste",
    "110.36 LO",
    "110.21.36 W",
    "110.36 Oeste",
    "110.36 west",
    "110.36° W",
    "110.36º O",
    "-110.36°",
    "-110.36° W",
    "Lon -110.36",
    "lon: -110.36",
    "Long. -110.36",
    "Lng: -110.36",
    "Longitude: -110.36",
    "Longitud: -110.36",
    "Longitud: 110.36 O",
    "110°21.6' W",
    "110°21.6'W",
    "110º21.6’O",
    "110º 21,6’ O",
    "-110°21.6'",
    "-110 21.6",
    "110 21.6 W",
    "W 110 21.6",
    "W110°21.6'",
    "110°21'36\" W",
    "110°21'36\"W",
    "110° 21' 36\" W",
    "110º21’36”O",
    "110º 21´ 36´´ O",
    "110°21′36″W",
    "110°21'36''W",
    "110°21'36.0\"W",
    "110°21'36,0\"O",
    "-110°21'36\"",
    "-110° 21' 36\" W",
    "110 21 36 W",
    "W 110 21 36",
    "O 110 21 36",
    "-110 21 36",
    "110:21:36 W",
    "-110:21:36",
    "110-21-36 W",
    "110d21m36s W",
    "110d21m36sW",
    "110o21'36\" W",
    "110 grados 21 minutos 36 segundos oeste",
    "110 degrees 21 minutes 36 seconds West",
    "-110.36,",
];

fn assert_at(found: Option<(f64, f64)>, cell: &str) {
    let Some((lat, lon)) = found else { panic!("{cell:?} was not read") };
    assert!((lat - LAT).abs() < 1e-7 && (lon - LON).abs() < 1e-7, "{cell:?}: {lat}, {lon}");
}

#[test]
fn two_cells_read_in_every_pairing() {
    for lat in LATS {
        for lon in LONS {
            assert_at(degrees(in_two_cells(lat, lon)), &format!("{lat} | {lon}"));
        }
    }
}

#[test]
fn one_cell_reads_every_pairing_with_a_clear_separator() {
    for lat in LATS {
        for lon in LONS {
            for separator in ["; ", " | ", "|", " / ", "\n"] {
                let cell = format!("{lat}{separator}{lon}");
                assert_at(degrees(in_one_cell(&cell)), &cell);
            }
        }
    }
}

#[test]
fn one_cell_reads_like_with_like() {
    // A comma or a blank separates two that are written alike.
    let alike: &[(&str, &str)] = &[
        ("31.65025", "-110.36"),
        ("31,65025", "-110,36"),
        ("31.65025N", "110.36W"),
        ("31.65025° N", "110.36° W"),
        ("31.65025º", "-110.36º"),
        ("N31.65025", "W110.36"),
        ("N 31.65025", "O 110.36"),
        ("Lat 31.65025", "Long -110.36"),
        ("Lat: 31.65025", "Lon: -110.36"),
        ("Latitud: 31,65025", "Longitud: -110,36"),
        ("Lat 31.65025°", "Long -110.36°"),
        ("31°39.015'N", "110°21.6'W"),
        ("31º 39,015' N", "110º 21,6' O"),
        ("N 31 39.015", "W 110 21.6"),
        ("31 39.015 N", "110 21.6 W"),
        ("31 39.015", "-110 21.6"),
        ("31°39'0.9\"N", "110°21'36\"W"),
        ("31º39’0.9” N", "110º21’36” O"),
        ("31°39'0.9''N", "110°21'36''W"),
        ("31 39 0.9 N", "110 21 36 W"),
        ("31 39 0.9", "-110 21 36"),
        ("31:39:00.9N", "110:21:36W"),
        ("31:39:00.9", "-110:21:36"),
        ("31-39-00.9 N", "110-21-36 W"),
        ("31d39m0.9s N", "110d21m36s W"),
        ("31.65025 norte", "110.36 oeste"),
        ("31.65025 North", "110.36 West"),
    ];
    for (lat, lon) in alike {
        for (before, separator, after) in [
            ("", ", ", ""),
            ("", " ", ""),
            ("(", ", ", ")"),
            ("[", ", ", "]"),
            ("", " , ", ""),
            ("", ", ", ","),
            ("", "  ", "."),
        ] {
            let cell = format!("{before}{lat}{separator}{lon}{after}");
            assert_at(degrees(in_one_cell(&cell)), &cell);
        }
    }
}

#[test]
fn one_cell_reads_what_programs_write() {
    for cell in [
        "31.65025,-110.36",
        "31,65025,-110,36",
        "31,65025, -110,36",
        "31.65025-110.36",
        "31.65025 -110.36 1200.5 4.8",
        "31.65025 -110.36 0 0",
        "31.65025, -110.36, 1200",
        "31.65025 -110.36 1200.5 4.8;",
        "31.65025N110.36W",
        "31.65025 N y 110.36 W",
        "31°39'0.9\"N y 110°21'36\"O",
        "31.65025 N and 110.36 W",
        "31.65025 y -110.36",
        "X: -110.36 Y: 31.65025",
        "Y: 31.65025, X: -110.36",
        "'31.65025, -110.36",
        "W110.36, N31.65025",
        "W110.36 N31.65025",
        "110.36 W, 31.65025 N",
        "110°21'36\"W 31°39'0.9\"N",
        "long: -110.36 lat: 31.65025",
        "Lat: 31.65025\nLon: -110.36",
        "GPS: 31.65025, -110.36",
        "31.65025, -110.36 (WGS84)",
        "Coordenadas: 31.65025, -110.36",
        "POINT (-110.36 31.65025)",
        "POINT(-110.36 31.65025)",
        "point (-110.36  31.65025)",
        "Point(-110.36, 31.65025)",
        "POINT Z (-110.36 31.65025 1200)",
        "POINTZ(-110.36 31.65025 1200)",
        "POINT M (-110.36 31.65025 5)",
        "POINT ZM (-110.36 31.65025 1200 5)",
        "SRID=4326;POINT(-110.36 31.65025)",
        "SRID=4269;POINT(-110.36 31.65025)",
        r#"{"type":"Point","coordinates":[-110.36,31.65025]}"#,
        r#"{"type":"Point","coordinates":[-110.36,31.65025,1200.0]}"#,
        r#"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[-110.36,31.65025]}}"#,
        r#"{"lat": 31.65025, "lng": -110.36}"#,
        r#"{"latitude": "31.65025", "longitude": "-110.36"}"#,
        "https://maps.google.com/?q=31.65025,-110.36",
        "https://www.google.com/maps?q=31.65025,-110.36&z=12",
        "http://maps.google.com/maps?q=loc:31.65025,-110.36",
        "https://www.google.com/maps/@31.65025,-110.36,15z",
        "https://www.google.com/maps/search/?api=1&query=31.65025%2C-110.36",
        "https://www.google.com/maps/place/31.65025,-110.36",
        "https://www.google.com/maps/place/Somewhere/@31.7,-110.4,12z/data=!3m1!4b1!4m5!3m4!1s0x0:0x0!8m2!3d31.65025!4d-110.36",
        "https://maps.apple.com/?ll=31.65025,-110.36&q=Pin",
        "https://www.openstreetmap.org/?mlat=31.65025&mlon=-110.36#map=12/31.7/-110.4",
        "https://www.openstreetmap.org/#map=15/31.65025/-110.36",
        "https://www.openstreetmap.org/#map=15/31.65025/-110.36&layers=N",
        "https://www.bing.com/maps?cp=31.65025~-110.36&lvl=15",
        "https://www.google.com/maps/place/31%C2%B039'00.9%22N+110%C2%B021'36.0%22W/@31.7,-110.4,15z",
        "https://www.google.com/maps/place/31°39'00.9\"N+110°21'36.0\"W/@31.7,-110.4,15z",
        "geo:31.65025,-110.36",
        "geo:31.65025,-110.36;u=35",
        "geo:0,0?q=31.65025,-110.36(here)",
        "geo:31.65025,-110.36,1200",
        "https://maps.apple.com/place?coordinate=31.65025,-110.36&name=Pin",
        "https://maps.google.com/?q=31.65025,-110.36(here)&ll=31.65025,-110.36",
        "https://www.openstreetmap.org/search?query=31.65025%2C-110.36#map=9/32.05/-111.15",
    ] {
        assert_at(degrees(in_one_cell(cell)), cell);
    }
}

#[test]
fn metres_in_one_cell_and_in_two() {
    // 31.65025, -110.36 on the grid; see the tests beside for where the figures come from.
    for cell in [
        "12R 560680 3501847",
        "12R 560,680 3,501,847",
        "X: 560,680 Y: 3,501,847 Zona 12",
        "12R 560680 mE 3501847 mN",
        "12N 560680E 3501847N",
        "12 N 560680 3501847",
        "UTM 12 560680 3501847",
        "UTM zone 12R 560680 3501847",
        "UTM 12R E 560680 N 3501847",
        "Zona 12 R, E: 560680, N: 3501847",
        "560680 3501847 12N",
        "560680, 3501847, 12R",
        "3501847 560680 12R",
        "12R 560680.4 3501847.2",
        "X: 560680 Y: 3501847 zona 12",
        "WGS84 12R 560680 3501847",
        "SRID=32612;POINT(560680 3501847)",
        "12RWA6068001847",
        "12R WA 60680 01847",
        "12R WA 6068001847",
        "12rwa6068001847",
        "MGRS 12R WA 60680 01847",
        "12RWA60680184",
    ] {
        let Some((lat, lon)) = degrees(in_one_cell(cell)) else { panic!("{cell:?} was not read") };
        assert!((lat - LAT).abs() < 1e-4 && (lon - LON).abs() < 1e-4, "{cell:?}: {lat}, {lon}");
    }
}

#[test]
fn what_is_a_shape_is_no_point() {
    for cell in [
        "POINT EMPTY",
        "POINT Z EMPTY",
        "LINESTRING (-110.36 31.65, -110.4 31.7)",
        "POLYGON ((-110 31, -111 31, -111 32, -110 31))",
        "MULTIPOINT (-110.36 31.65, -110.4 31.7)",
        "SRID=4326;LINESTRING(-110.36 31.65, -110.4 31.7)",
        r#"{"type":"LineString","coordinates":[[-110.36,31.65],[-110.4,31.7]]}"#,
        r#"{"type":"Polygon","coordinates":[]}"#,
        r#"{"type":"Point","coordinates":[]}"#,
        r#"{"type":"FeatureCollection","features":[]}"#,
        "31.65 -110.36 0 30;31.66 -110.37 0 0",
        "31.65 -110.36 0 30;31.66 -110.37 0 0;31.65 -110.36 0 30",
        "31.65 -110.36;31.66 -110.37",
    ] {
        assert_eq!(in_one_cell(cell), Err(Unread::NotAPoint), "{cell}");
    }
}

#[test]
fn the_middle_of_a_screen_is_not_the_place_that_was_looked_for() {
    for cell in [
        "https://www.google.com/maps/search/Border+wall/@31.95,-111.36,9z",
        "https://www.google.com/maps/d/viewer?mid=1abc&ll=31.95,-111.36&z=8",
        "https://maps.google.com/maps?q=Sasabe,+AZ&ll=31.95,-111.46&z=9",
        "https://maps.google.com/?q=Arivaca&sll=32.2217,-110.9265&z=14",
        "https://maps.google.com/?sll=32.2217,-110.9265&z=14",
        "https://www.openstreetmap.org/directions?route=31.6%2C-110.3%3B31.8%2C-110.5#map=12/31.71/-110.41",
        "https://www.openstreetmap.org/search?query=Arivaca#map=9/32.05/-111.15",
        "https://www.openstreetmap.org/node/150935219#map=9/32.05/-111.15",
        "https://www.openstreetmap.org/changeset/1#map=9/32.05/-111.15",
        "https://www.google.com/maps/contrib/1/reviews/@31.95,-111.36,9z",
        "https://www.google.com/maps/place/Arivaca?ll=31.65,-110.36",
        "https://www.bing.com/maps?where1=Arivaca&cp=31.65~-110.36",
    ] {
        assert!(in_one_cell(cell).is_err(), "{cell}: {:?}", in_one_cell(cell));
    }
}

#[test]
fn what_could_be_misread_is_not_read() {
    for cell in [
        "",
        "31.65",
        "31,65",
        "31,65,110,36",
        "31, 65, -110, 36",
        "31,65,-110.36",
        "31.65,-110,36",
        "31.650.123, -110.36",
        "31.65.-110.36",
        "1,031.65, -110.36",
        "near Arivaca",
        "31.65 x -110.36",
        "31.65 N, 30.1 N",
        "110.36 W, 110.4 W",
        "-110.36 E, 31.65 N",
        "+110.36 W, 31.65 N",
        "N 31.65 N, 110.36 W",
        "NW 31.65, 110.36",
        "31°65'00\" N, 110°21'36\" W",
        "31°39'61\" N, 110°21'36\" W",
        "31.5°39' N, 110°21' W",
        "31°39.5'10\" N, 110°21'36\" W",
        "31'39\" N, 110'21\" W",
        "31°39\" N, 110°21\" W",
        "31°039'00\" N, 110°21'36\" W",
        "31 39 0",
        "31 39 0 110",
        "31 39 0 -110 21",
        "31 -110 1200 5",
        "3.165e1 -1.1036e2",
        "3.165E1, -110.36",
        "NaN, NaN",
        "inf, -inf",
        "1 2 3 4 5",
        "POINT (1 2, 3 4)",
        "POINT (-110.36)",
        "POINT (-110,36 31,65)",
        "POINT (-1.1036e2 31.65)",
        "SRID=2222;POINT(-110.36 31.65)",
        r#"{"type":"Point","coordinates":["a","b"]}"#,
        r#"{"type":"Point","crs":{"type":"name","properties":{"name":"EPSG:26912"}},"coordinates":[560680,3501847]}"#,
        r#"{"type":"Point","coordinates":[-110.36,31.65}"#,
        "https://example.org/31.65,-110.36",
        "https://goo.gl/maps/abc",
        "https://www.google.com/maps/place/Arivaca/@31.57,-111.33,14z",
        "https://www.google.com/maps/dir/31.65,-110.36/31.7,-110.4",
        "https://maps.google.com/?q=31.65,-110.36&ll=31.7,-110.4",
        "geo:31.65",
        "31.650.08, -110.36",
        "31.65.08 N, 110.21.36 W",
        "31.65, -110.36 NAD27",
        "512345 350123",
        "12 512345",
        "12R 512345N 3501234E",
        "12RWA123451234",
        "12R WA 1234 56789",
        "12RWA12",
        "12RWA1212",
        "99RWA1234512345",
        "12RZZ1234512345",
        "--31.65, -110.36",
        "31.65, --110.36",
        "31.65,,-110.36",
        "31.65 N 110.36 W 5",
        "31.65 W 30.1",
        "~31.65, -110.36",
        "31.65?, -110.36",
        "31.65, -110.36 or 31.7, -110.4",
        "31.6x, -110.36",
        "31-39-110-21",
    ] {
        assert!(in_one_cell(cell).is_err(), "{cell}: {:?}", in_one_cell(cell));
    }
    for (lat, lon) in [
        ("31 75 10", "-110.36"),
        ("31.5 20 10", "-110.36"),
        ("inf", "-110.36"),
        ("NaN", "NaN"),
        ("3.1e1", "-110.36"),
        ("-", "-110.36"),
        ("12:5:60", "-110.36"),
        ("--5", "-110.36"),
        ("3.1.2", "-110.36"),
        ("31.65 N", "31.65 N"),
        ("31.65 W", "110.36 W"),
        ("31.65 E", "-110.36"),
        ("31.650,123", "-110.36"),
        ("31:39 00", "-110.36"),
        ("95 N", "110 W"),
        ("31.65, -110.36", "31.65, -110.36"),
        ("3165", "-11036"),
    ] {
        assert!(in_two_cells(lat, lon).is_err(), "{lat} {lon}: {:?}", in_two_cells(lat, lon));
    }
}
