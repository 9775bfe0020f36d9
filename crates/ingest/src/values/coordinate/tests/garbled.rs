//! Random positions in every style, and the same texts with one slip of the finger.

use proptest::prelude::*;

use super::super::{Grid, Said, in_one_cell, in_two_cells};
use super::degrees;

/// A position written in a style, and how far from it a reading may be, in degrees.
type Style = fn(f64, f64) -> (String, f64);

fn dms(value: f64) -> (u32, u32, f64) {
    let seconds = (value.abs() * 36_000.0).round() / 10.0;
    ((seconds / 3600.0) as u32, (seconds / 60.0 % 60.0) as u32, (seconds % 60.0 * 10.0).round() / 10.0)
}

fn dm(value: f64) -> (u32, f64) {
    let minutes = (value.abs() * 60_000.0).round() / 1000.0;
    ((minutes / 60.0) as u32, (minutes % 60.0 * 1000.0).round() / 1000.0)
}

const STYLES: &[Style] = &[
    |lat, lon| (format!("{lat:.5}, {lon:.5}"), 1e-5),
    |lat, lon| (format!("{lat:.5} {lon:.5}"), 1e-5),
    |lat, lon| (format!("{lat:.6},{lon:.6}"), 1e-6),
    |lat, lon| (format!("{lat:.4}|{lon:.4}"), 1e-4),
    |lat, lon| (format!("({lat:.4}; {lon:.4})"), 1e-4),
    |lat, lon| (format!("{lat:.5}, {lon:.5}").replace('.', ",").replace(",, ", ", "), 1e-5),
    |lat, lon| (format!("{lat:.5} N, {:.5} W", -lon), 1e-5),
    |lat, lon| (format!("{lat:.5}° N {:.5}° O", -lon), 1e-5),
    |lat, lon| (format!("{lat:.5} {lon:.5} 312.0 4.5"), 1e-5),
    |lat, lon| (format!("POINT ({lon:.5} {lat:.5})"), 1e-5),
    |lat, lon| (format!("lat: {lat:.5} lon: {lon:.5}"), 1e-5),
    |lat, lon| {
        let ((d, m), (e, n)) = (dm(lat), dm(lon));
        (format!("{d}°{m:06.3}' N, {e}°{n:06.3}' W"), 2e-5)
    },
    |lat, lon| {
        let ((d, m), (e, n)) = (dm(lat), dm(lon));
        (format!("N {d} {m:06.3} W {e} {n:06.3}"), 2e-5)
    },
    |lat, lon| {
        let ((d, m, s), (e, n, t)) = (dms(lat), dms(lon));
        (format!("{d}°{m:02}'{s:04.1}\"N {e}°{n:02}'{t:04.1}\"W"), 4e-5)
    },
    |lat, lon| {
        let ((d, m, s), (e, n, t)) = (dms(lat), dms(lon));
        (format!("{d} {m:02} {s:04.1} N, {e} {n:02} {t:04.1} O"), 4e-5)
    },
    |lat, lon| {
        let ((d, m, s), (e, n, t)) = (dms(lat), dms(lon));
        (format!("{d}:{m:02}:{s:04.1}, -{e}:{n:02}:{t:04.1}"), 4e-5)
    },
    |lat, lon| {
        let utm = geoconvert::UtmUps::from_latlon(&geoconvert::LatLon::create(lat, lon).expect("on the globe"));
        (format!("{}N {:.0} {:.0}", utm.zone(), utm.easting(), utm.northing()), 2e-5)
    },
    |lat, lon| {
        let mgrs = geoconvert::LatLon::create(lat, lon).expect("on the globe").to_mgrs(5).to_string();
        (mgrs, 3e-5)
    },
    |lat, lon| (format!("https://www.google.com/maps?q={lat:.6},{lon:.6}"), 1e-6),
];

fn near(found: (f64, f64), lat: f64, lon: f64, tolerance: f64) -> bool {
    (found.0 - lat).abs() <= tolerance && (found.1 - lon).abs() <= tolerance
}

proptest! {
    #[test]
    fn every_style_reads_back(lat in 22.0f64..42.0, lon in -124.9f64..-93.0, style in 0..STYLES.len()) {
        let (cell, tolerance) = STYLES[style](lat, lon);
        let found = degrees(in_one_cell(&cell));
        prop_assert!(found.is_some_and(|found| near(found, lat, lon, tolerance)), "{}: {:?} for {} {}", cell, found, lat, lon);
    }

    #[test]
    fn no_text_panics(cell in "\\PC{0,30}") {
        let _ = (in_one_cell(&cell), in_two_cells(&cell, &cell));
    }

    #[test]
    fn no_coordinate_like_text_panics(cell in "[0-9 .,;°'\"NSEWOnswoe:|/()-]{0,30}", zone in "[0-9]{1,2}[A-Z]{1,3} ?[0-9]{0,12}") {
        let _ = (in_one_cell(&cell), in_two_cells(&cell, &cell), in_one_cell(&zone));
    }
}

/// What one slip does to a text.
fn slips(text: &str) -> Vec<(String, bool)> {
    let chars: Vec<char> = text.chars().collect();
    let mut slips = Vec::new();
    let mut add = |chars: Vec<char>, digit: bool| slips.push((chars.into_iter().collect::<String>(), digit));
    for at in 0..chars.len() {
        let digit = chars[at].is_ascii_digit();
        let mut deleted = chars.clone();
        deleted.remove(at);
        add(deleted, digit);
        let mut doubled = chars.clone();
        doubled.insert(at, chars[at]);
        add(doubled, digit);
        for other in ['7', '.', ',', ' ', '-', 'E', 'x'] {
            let mut replaced = chars.clone();
            if chars[at] != other {
                replaced[at] = other;
                // A digit for a digit is another number, which nobody can tell.
                add(replaced, digit || other == '7');
            }
        }
    }
    slips
}

/// A slip that leaves the digits alone never moves a place without being told.
///
/// Two kinds of slips cannot be told from what somebody meant, and are counted apart: a digit more, less or other is another
/// number of the same form; and a longitude that lost its minus sign or letter is a place in the east, which the region
/// check repairs or refuses, and a note says so.
#[test]
fn a_slip_is_refused_or_harmless() {
    let (mut read, mut refused, mut told, mut digits, mut silent) = (0, 0, 0, 0, Vec::new());
    let regions = spotlight_core::region::Regions::embedded();
    let in_region = |(lat, lon): (f64, f64)| {
        spotlight_core::lonlat::LonLat::new(lon, lat).is_ok_and(|at| regions.locate(at).is_some())
    };
    for (lat, lon) in
        [(31.652_47, -110.361_58), (32.535_21, -116.972_43), (26.074_36, -98.251_69), (29.561_84, -104.382_57)]
    {
        for style in STYLES {
            let (cell, tolerance) = style(lat, lon);
            for (slip, digit) in slips(&cell) {
                let Ok(said) = in_one_cell(&slip) else {
                    refused += 1;
                    continue;
                };
                let Some(found) = degrees(Ok(said)) else {
                    refused += 1;
                    continue;
                };
                if near(found, lat, lon, tolerance * 1.5) {
                    read += 1;
                } else if matches!(said, Said::Grid(Grid::Utm { .. } | Grid::Mercator { .. } | Grid::Mgrs { .. }))
                    || !in_region(found)
                {
                    told += 1;
                } else if digit {
                    digits += 1;
                } else {
                    silent.push(format!("{cell} -> {slip}: {found:?}"));
                }
            }
        }
    }
    println!(
        "read {read}, refused {refused}, told or outside {told}, another number {digits}, silent {}",
        silent.len()
    );
    assert!(silent.is_empty(), "{} silent:\n{}", silent.len(), silent.join("\n"));
    assert!(read > 500 && refused > 5000);
}
