use super::{Grid, Pair, Said, Unread, in_one_cell, in_two_cells};

mod garbled;
mod rewritten;
mod typed;

/// Latitude and longitude of what was read.
fn degrees(said: Result<Said, Unread>) -> Option<(f64, f64)> {
    said.ok()?.degrees()
}

fn pair(said: Result<Said, Unread>) -> Pair {
    match said {
        Ok(Said::Degrees(pair)) => pair,
        other => panic!("{other:?}"),
    }
}

#[test]
fn letters_and_words_say_what_cannot_be_repaired() {
    let known = |cell| {
        let pair = pair(in_one_cell(cell));
        (pair.ordered, pair.sided)
    };
    assert_eq!(known("31.65, 110.36"), (false, false));
    assert_eq!(known("31.65 N, 110.36"), (true, false), "the longitude may still lack its sign");
    assert_eq!(known("lat: 31.65 lon: 110.36"), (true, false));
    assert_eq!(known("31.65 N, 110.36 W"), (true, true));
    assert_eq!(known("31.65, 110.36 E"), (true, true));
    assert_eq!(known("https://maps.google.com/?q=31.65,110.36"), (true, false));
    assert_eq!(known("POINT (31.65 -110.36)"), (false, false), "people write WKT the wrong way round, too");
}

#[test]
fn metres_are_degrees_where_another_program_says_so() {
    // The example of GeographicLib's manual page of GeoConvert.
    for cell in ["38SMB4450088500", "38S 444500 3688500", "38N 444500 3688500"] {
        let (lat, lon) = degrees(in_one_cell(cell)).unwrap_or_else(|| panic!("{cell} was not read"));
        assert!((lat - 33.334_24).abs() < 1e-5 && (lon - 44.403_63).abs() < 1e-5, "{cell}: {lat}, {lon}");
    }
}

#[test]
fn utm_goes_there_and_back() {
    use geoconvert::{LatLon, UtmUps};
    for (lat, lon) in [(31.65, -110.36), (32.715, -117.16), (25.9, -97.5), (29.56, -104.37), (40.9, -124.1)] {
        let utm = UtmUps::from_latlon(&LatLon::create(lat, lon).unwrap());
        let (e, n, zone) = (utm.easting(), utm.northing(), utm.zone());
        let cell = format!("{zone}N {e:.2} {n:.2}");
        let found = degrees(in_one_cell(&cell)).unwrap();
        assert!((found.0 - lat).abs() < 1e-6 && (found.1 - lon).abs() < 1e-6, "{cell}: {found:?}");
        assert_eq!(degrees(in_two_cells(&format!("{n:.2}"), &format!("{e:.2}"))), None, "no zone, no degrees");
        assert!(matches!(
            in_two_cells(&format!("{n:.2}"), &format!("{e:.2}")),
            Ok(Said::Grid(Grid::Utm { zone: None, .. }))
        ));
    }
}

/// The forward projection by the series of Snyder, USGS Professional Paper 1395, page 61: another formula than the crate's.
#[test]
#[expect(clippy::many_single_char_names, reason = "the names of the paper")]
fn utm_agrees_with_snyders_series() {
    let snyder = |lat: f64, lon: f64, zone: f64| {
        let (a, f, k0) = (6_378_137.0_f64, 1.0 / 298.257_223_563_f64, 0.9996_f64);
        let e2 = f * (2.0 - f);
        let ep2 = e2 / (1.0 - e2);
        let phi = lat.to_radians();
        let n = a / (1.0 - e2 * phi.sin().powi(2)).sqrt();
        let t = phi.tan().powi(2);
        let c = ep2 * phi.cos().powi(2);
        let al = (lon - (6.0 * zone - 183.0)).to_radians() * phi.cos();
        let m = a
            * ((1.0 - e2 / 4.0 - 3.0 * e2 * e2 / 64.0 - 5.0 * e2.powi(3) / 256.0) * phi
                - (3.0 * e2 / 8.0 + 3.0 * e2 * e2 / 32.0 + 45.0 * e2.powi(3) / 1024.0) * (2.0 * phi).sin()
                + (15.0 * e2 * e2 / 256.0 + 45.0 * e2.powi(3) / 1024.0) * (4.0 * phi).sin()
                - 35.0 * e2.powi(3) / 3072.0 * (6.0 * phi).sin());
        let x = k0
            * n
            * (al
                + (1.0 - t + c) * al.powi(3) / 6.0
                + (5.0 - 18.0 * t + t * t + 72.0 * c - 58.0 * ep2) * al.powi(5) / 120.0);
        let y = k0
            * (m + n
                * phi.tan()
                * (al * al / 2.0
                    + (5.0 - t + 9.0 * c + 4.0 * c * c) * al.powi(4) / 24.0
                    + (61.0 - 58.0 * t + t * t + 600.0 * c - 330.0 * ep2) * al.powi(6) / 720.0));
        (x + 500_000.0, y)
    };
    for (lat, lon, zone) in [(31.65, -110.36, 12), (32.5, -115.0, 11), (26.1, -98.3, 14), (31.7, -106.5, 13)] {
        let (e, n) = snyder(lat, lon, f64::from(zone));
        let found =
            degrees(in_one_cell(&format!("{zone}R {e:.3} {n:.3}")).or(in_one_cell(&format!("{zone}S {e:.3} {n:.3}"))))
                .unwrap();
        assert!((found.0 - lat).abs() < 1e-7 && (found.1 - lon).abs() < 1e-7, "{found:?}");
    }
}

#[test]
fn a_band_that_does_not_hold_the_place_is_refused() {
    assert!(in_one_cell("12R 512345 3501234").is_ok());
    assert!(in_one_cell("12S 512345 3501234").is_err(), "band S begins at 32 degrees");
    assert!(in_one_cell("12S 512345 3601234").is_ok());
    assert!(in_one_cell("12W 512345 3501234").is_err());
    assert!(in_one_cell("61N 512345 3501234").is_err());
}

#[test]
fn web_mercator_is_the_inverse_of_its_formula() {
    let (lat, lon) = (31.65_f64, -110.36_f64);
    let x = 6_378_137.0 * lon.to_radians();
    let y = 6_378_137.0 * (std::f64::consts::FRAC_PI_4 + lat.to_radians() / 2.0).tan().ln();
    for cell in [format!("{x:.3}, {y:.3}"), format!("{y:.3}, {x:.3}"), format!("SRID=3857;POINT({x:.3} {y:.3})")] {
        let found = degrees(in_one_cell(&cell)).unwrap();
        assert!((found.0 - lat).abs() < 1e-7 && (found.1 - lon).abs() < 1e-7, "{cell}: {found:?}");
    }
    assert!(matches!(in_two_cells("3715000", "-12284000"), Ok(Said::Grid(Grid::Mercator { whole: true, .. }))));
}
