//! What the region tests share: a seeded stream of positions, the border line as its file has it, and the slow, obvious
//! lookup.

use std::io::Read as _;
use std::path::Path;

use flate2::read::GzDecoder;
use geo::{Coord, Distance as _, Haversine, Intersects as _, Line, LineString, Point};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use spotlight_core::lonlat::LonLat;
use spotlight_core::region::{Country, Region, RegionKind, Regions};

/// A generator that gives the same stream in every run.
pub(crate) fn seeded(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

/// A position from two numbers that are one.
pub(crate) fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).expect("a position")
}

/// A position anywhere in the box around the ten states.
pub(crate) fn anywhere(random: &mut ChaCha8Rng) -> LonLat {
    at(random.random_range(-124.5..-93.4), random.random_range(22.1..42.1))
}

/// A position up to some metres east or west, and north or south, of a point on the border line.
pub(crate) fn near_line(random: &mut ChaCha8Rng, metres: f64) -> LonLat {
    let regions = Regions::embedded();
    let on = regions.border_point(random.random_range(0.0..regions.border_length_km()));
    let degrees = metres / 111_000.0;
    at(on.lon() + random.random_range(-degrees..degrees), on.lat() + random.random_range(-degrees..degrees))
}

/// The counties, in the order of their codes.
pub(crate) fn counties() -> Vec<&'static Region> {
    let mut counties: Vec<&Region> =
        Regions::embedded().iter().filter(|region| region.kind() == RegionKind::County).collect();
    counties.sort_by_key(|county| county.code());
    counties
}

/// Every county whose polygon holds a position, its edge included, by asking all of them.
pub(crate) fn holding(counties: &[&'static Region], position: LonLat) -> Vec<&'static Region> {
    let point = Coord { x: position.lon(), y: position.lat() };
    counties
        .iter()
        .filter(|county| {
            let envelope = county.envelope();
            (envelope.west..=envelope.east).contains(&point.x) && (envelope.south..=envelope.north).contains(&point.y)
        })
        .filter(|county| county.geometry().is_some_and(|polygons| polygons.intersects(&point)))
        .copied()
        .collect()
}

/// The country that a county's code tells.
pub(crate) fn country_of(county: &Region) -> Country {
    if ["04", "06", "35", "48"].contains(&&county.code()[..2]) { Country::Us } else { Country::Mx }
}

/// Metres on the sphere from a position to a county's edge, by asking all of its edges.
pub(crate) fn metres_to(county: &Region, position: LonLat) -> f64 {
    let lines = county.geometry().expect("a county has polygons").iter();
    lines
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
        .flat_map(LineString::lines)
        .map(|line| metres_to_line(line, position))
        .fold(f64::INFINITY, f64::min)
}

/// Metres on the sphere from a position to a short line.
pub(crate) fn metres_to_line(line: Line<f64>, position: LonLat) -> f64 {
    let point = Point::new(position.lon(), position.lat());
    let shrink = position.lat().to_radians().cos();
    let way = ((line.end.x - line.start.x) * shrink, line.end.y - line.start.y);
    let to = ((point.x() - line.start.x) * shrink, point.y() - line.start.y);
    let length2 = way.0 * way.0 + way.1 * way.1;
    let share = if length2 == 0.0 { 0.0 } else { ((to.0 * way.0 + to.1 * way.1) / length2).clamp(0.0, 1.0) };
    let foot = Point::from(line.start + (line.end - line.start) * share);
    Haversine.distance(foot, point)
}

/// The vertices of the border line as `data/regions/border.json.gz` has them, Pacific first.
pub(crate) fn line_of_file() -> Vec<Coord<f64>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/regions/border.json.gz");
    let mut text = String::new();
    let file = std::fs::File::open(path).expect("the border line's file");
    GzDecoder::new(file).read_to_string(&mut text).expect("a gzip file");
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut units = [0_i64; 2];
    let steps = json["steps"].as_array().expect("steps").iter();
    steps
        .map(|step| {
            units[0] += step[0].as_i64().expect("an integer");
            units[1] += step[1].as_i64().expect("an integer");
            Coord { x: units[0] as f64 / 1e6, y: units[1] as f64 / 1e6 }
        })
        .collect()
}
