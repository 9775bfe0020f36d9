use super::Zone;

#[test]
fn zones_are_read_as_people_write_them() {
    for (cell, number, band) in [
        ("12", 12, None),
        ("12N", 12, None),
        ("12 n", 12, None),
        ("12R", 12, Some(b'r')),
        ("12 R", 12, Some(b'r')),
        ("Zona 11 Norte", 11, None),
        ("UTM zone 14N", 14, None),
        ("WGS 84 / UTM zone 13N", 13, None),
        ("EPSG:32612", 12, None),
        ("26913", 13, None),
        ("huso 12", 12, None),
    ] {
        assert_eq!(Zone::read(cell), Some(Zone { number, band }), "{cell}");
    }
    for cell in ["", "Zona Norte", "norte", "61", "0", "12 13", "NAD27 12N", "26712", "100"] {
        assert_eq!(Zone::read(cell), None, "{cell}");
    }
}

#[test]
fn a_header_tells_a_zone_only_where_it_speaks_of_one() {
    for (header, number) in [("Easting 12N", 12), ("UTM_13_Este", 13), ("Este (UTM 14)", 14), ("utm12n_x", 12)] {
        assert_eq!(Zone::in_header(header).map(|zone| zone.number), Some(number), "{header}");
    }
    for header in ["Este", "Easting", "Pregunta 12", "UTM", "x 12"] {
        assert_eq!(Zone::in_header(header), None, "{header}");
    }
}

#[test]
fn a_band_must_hold() {
    // 31.6 degrees north: band R, not S.
    assert_eq!(Zone::read("12R").and_then(|zone| zone.number(500_000.0, 3_496_000.0)), Some(12));
    assert_eq!(Zone::read("12S").and_then(|zone| zone.number(500_000.0, 3_496_000.0)), None);
}
