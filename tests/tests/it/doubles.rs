//! Possible doubles among the four real registers: what the binary lists is what a comparison of every record with every other finds.
//!
//! The rule is written here a second time, from its description alone: registers differ, category the same, days at most one apart (or
//! the month shared where one of them tells no more), places within what both state of their precision, at most 20 km, and no known number
//! of dead or missing that contradicts the other.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use spotlight_core::lonlat::LonLat;
use spotlight_core::region::Regions;
use spotlight_tests::real::{REGISTERS, real_data};
use spotlight_tests::{PUBLIC, import, spotlight};

/// A record of the private export, as far as the rule goes.
struct Record {
    name: (String, String),
    category: String,
    /// First and last day as days since some beginning; none where not even the month is told.
    days: Option<(i64, i64)>,
    whole_day: bool,
    point: Option<(f64, f64)>,
    reach_m: f64,
    region: String,
    dead: Option<u32>,
    missing: Option<u32>,
}

/// The number of a day.
fn serial(year: i64, month: i64, day: i64) -> i64 {
    // Days from civil (Howard Hinnant), so that neighbours across the end of a month are one apart.
    let (y, m) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let era = y.div_euclid(400);
    let of_era = y - era * 400;
    let of_year = (153 * m + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

/// First and last day of a date that tells at least its month.
fn days(date: &str) -> Option<((i64, i64), bool)> {
    let parts: Vec<i64> = date.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match parts[..] {
        [year, month, day] => Some(((serial(year, month, day), serial(year, month, day)), true)),
        [year, month] => {
            let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            Some(((serial(year, month, 1), serial(next.0, next.1, 1) - 1), false))
        }
        _ => None,
    }
}

fn records(db: &Path) -> Vec<Record> {
    let arguments = ["export", "--private", "--format", "csv", "--db"].map(OsStr::new);
    let output = spotlight(arguments.into_iter().chain([db.as_os_str()]));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut csv = csv::Reader::from_reader(output.stdout.as_slice());
    let header = csv.headers().unwrap().clone();
    let regions = Regions::embedded();
    let mut found = Vec::new();
    for row in csv.records() {
        let row = row.unwrap();
        let cell = |name: &str| &row[header.iter().position(|column| column == name).unwrap()];
        let number = |name: &str| cell(name).parse::<f64>().ok();
        let date = days(cell("date"));
        let point = number("lat").zip(number("lon"));
        let region = match point {
            Some((lat, lon)) => {
                let located = regions.locate(LonLat::new(lon, lat).unwrap());
                located.map(|located| regions.get(located.county).code().to_owned()).unwrap_or_default()
            }
            None if cell("county").is_empty() => cell("state").to_owned(),
            None => cell("county").to_owned(),
        };
        found.push(Record {
            name: (cell("source_system").to_owned(), cell("external_id").to_owned()),
            category: cell("category").to_owned(),
            days: date.map(|(days, _)| days),
            whole_day: date.is_some_and(|(_, whole)| whole),
            point,
            reach_m: number("location_uncertainty_m").unwrap_or(1_000.0),
            region,
            dead: cell("dead").parse().ok(),
            missing: cell("missing").parse().ok(),
        });
    }
    found
}

/// Great-circle distance by the law of cosines on unit vectors, metres.
fn metres(one: (f64, f64), other: (f64, f64)) -> f64 {
    let unit = |(lat, lon): (f64, f64)| {
        let (lat, lon) = (lat.to_radians(), lon.to_radians());
        [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
    };
    let (a, b) = (unit(one), unit(other));
    let chord = a.iter().zip(&b).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt();
    2.0 * (chord / 2.0).asin() * 6_371_008.8
}

fn may_be(one: &Record, other: &Record) -> bool {
    let (Some(a), Some(b)) = (one.days, other.days) else { return false };
    let slack = i64::from(one.whole_day && other.whole_day);
    let counts = |a: Option<u32>, b: Option<u32>| a.is_none() || b.is_none() || a == b;
    a.0 - slack <= b.1
        && b.0 <= a.1 + slack
        && one.name.0 != other.name.0
        && one.category == other.category
        && counts(one.dead, other.dead)
        && counts(one.missing, other.missing)
        && match (one.point, other.point) {
            (Some(here), Some(there)) => metres(here, there) <= (one.reach_m + other.reach_m).min(20_000.0),
            _ => !one.region.is_empty() && one.region == other.region,
        }
}

#[test]
fn the_pairs_that_are_listed_are_those_of_a_comparison_of_all_with_all() {
    let Some(data) = real_data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("doubles.db");
    let files: Vec<PathBuf> = REGISTERS.iter().map(|name| data.join("incidents").join(name)).collect();
    import(&db, &files, &PUBLIC);

    let records = records(&db);
    let mut expected = BTreeSet::new();
    for (at, one) in records.iter().enumerate() {
        for other in records[at + 1..].iter().filter(|other| may_be(one, other)) {
            let (a, b) = (one.name.clone(), other.name.clone());
            expected.insert(if a < b { (a, b) } else { (b, a) });
        }
    }
    let output = spotlight(["doubles", "--db"].map(OsStr::new).into_iter().chain([db.as_os_str()]));
    let text = String::from_utf8(output.stdout).unwrap();
    let listed: BTreeSet<_> = text
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split_whitespace().collect();
            let name = |at: usize| (cells[at].to_owned(), cells[at + 1].to_owned());
            if name(0) < name(2) { (name(0), name(2)) } else { (name(2), name(0)) }
        })
        .collect();
    println!("{} records, {} pairs", records.len(), listed.len());
    assert!(expected.len() > 2_000, "{}", expected.len());
    let missed: Vec<_> = expected.difference(&listed).take(5).collect();
    let surplus: Vec<_> = listed.difference(&expected).take(5).collect();
    assert!(missed.is_empty() && surplus.is_empty(), "missed: {missed:?}, too many: {surplus:?}");
}
