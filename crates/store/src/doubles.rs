//! Which records of different registers may document the same event.
//!
//! A pair is possible when the category is the same, the dates are at most a day apart (or share the month, if one of them tells no
//! more), the places are within what both state of their precision, and no known number of dead or missing contradicts the other. Pairs
//! are shown to people; nothing is ever merged by itself.
//!
//! So that not every record is compared with every other, each has one *key*: category, month and a cell of a quarter degree,
//! or the region where only that is known. A newcomer looks under the keys that a partner may have.

use std::fmt::{self, Write as _};

use jiff::ToSpan as _;
use jiff::civil::Date;
use spotlight_core::lonlat::LonLat;
use spotlight_core::region::{Region, RegionKind, Regions};
use spotlight_record::{Incident, Place};

/// Half of what a pair may be apart where neither states its precision, metres: 2 km together.
const UNSTATED_M: u32 = 1_000;

/// The most that a pair may be apart, whatever is stated, metres.
const FARTHEST_M: f64 = 20_000.0;

/// Days that two dates may be apart.
const TOLERANCE_DAYS: i32 = 1;

/// Side of a cell, degrees.
const CELL: f64 = 0.25;

/// Bytes that most keys take at most.
const USUAL_KEY: usize = 64;

/// Metres of a degree of latitude on the sphere of the mean radius that [`metres`] measures on.
const METRES_PER_DEGREE: f64 = 6_371_008.8 * std::f64::consts::PI / 180.0;

/// What of a record decides whether it may be a double of another.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sketch {
    pub(crate) system: String,
    pub(crate) external_id: Option<String>,
    category: String,
    first: Date,
    last: Date,
    place: Spot,
    dead: Option<u32>,
    missing: Option<u32>,
}

/// Where, and how precisely.
#[derive(Debug, Clone, PartialEq)]
enum Spot {
    Point { at: LonLat, uncertainty_m: u32 },
    County(String),
    State(String),
}

/// The key that a record stands under; none if its date tells no month: too much would be like it.
pub(crate) fn neighbourhood(incident: &Incident) -> Option<String> {
    incident.occurred.only_month()?;
    let month = month(incident.occurred.first_day());
    Some(match &incident.place {
        Place::At(at) => keyed(&incident.category, month, CellName(cell(at.lon()), cell(at.lat()))),
        Place::County(code) | Place::State(code) => keyed(&incident.category, month, code),
    })
}

fn keyed(category: &str, (year, month): (i16, i8), place: impl fmt::Display) -> String {
    let mut key = String::with_capacity(USUAL_KEY);
    // A text takes all that is written to it.
    let _ = write!(key, "{category}|{year}-{month}|{place}");
    key
}

impl Sketch {
    /// The sketch of an incident; none if its date tells no month: too much would be like it.
    pub(crate) fn of(incident: &Incident) -> Option<Self> {
        incident.occurred.only_month()?;
        let place = match &incident.place {
            Place::At(at) => {
                Spot::Point { at: *at, uncertainty_m: incident.location_uncertainty_m.unwrap_or(UNSTATED_M) }
            }
            Place::County(code) => Spot::County(code.clone()),
            Place::State(code) => Spot::State(code.clone()),
        };
        Some(Self {
            system: incident.source_system.clone(),
            external_id: incident.external_id.clone(),
            category: incident.category.clone(),
            first: incident.occurred.first_day(),
            last: incident.occurred.last_day(),
            place,
            dead: incident.counts.dead,
            missing: incident.counts.missing,
        })
    }

    /// The keys that a partner may stand under; `regions` for places that are only a county on one side.
    pub(crate) fn keys_around(&self, regions: &Regions) -> Vec<String> {
        let mut places = Vec::new();
        match &self.place {
            Spot::Point { at, .. } => {
                let lat = FARTHEST_M / METRES_PER_DEGREE;
                // Away from the poles, where no border is, this is wide enough at both edges of the box.
                let lon = lat / at.lat().abs().min(80.0).to_radians().cos() * 1.01;
                push_cells(&mut places, [at.lon() - lon, at.lat() - lat, at.lon() + lon, at.lat() + lat]);
                if let Some(county) = county_at(*at, regions) {
                    places.push(county.to_owned());
                }
            }
            Spot::County(code) => {
                if let Some(county) = regions.find(RegionKind::County, code) {
                    let e = county.envelope();
                    // A point in the water belongs to the nearest county; it may lie outside its envelope.
                    let margin = CELL;
                    push_cells(&mut places, [e.west - margin, e.south - margin, e.east + margin, e.north + margin]);
                }
                places.push(code.clone());
            }
            Spot::State(code) => places.push(code.clone()),
        }
        let day = TOLERANCE_DAYS.days();
        let mut months = vec![month(self.first)];
        for end in [self.first.saturating_sub(day), self.last.saturating_add(day)].map(month) {
            if !months.contains(&end) {
                months.push(end);
            }
        }
        months.iter().flat_map(|month| places.iter().map(|place| self.keyed(*month, place))).collect()
    }

    fn keyed(&self, month: (i16, i8), place: &str) -> String {
        keyed(&self.category, month, place)
    }

    /// Whether two records may document the same event.
    pub(crate) fn may_be(&self, other: &Self, regions: &Regions) -> bool {
        self.system != other.system
            && self.category == other.category
            && compatible(self.dead, other.dead)
            && compatible(self.missing, other.missing)
            && self.when(other)
            && self.place.may_be(&other.place, regions)
    }

    fn when(&self, other: &Self) -> bool {
        let (day, other_day) = (self.first == self.last, other.first == other.last);
        let tolerance = if day && other_day { TOLERANCE_DAYS } else { 0 }.days();
        self.first.saturating_sub(tolerance) <= other.last && other.first <= self.last.saturating_add(tolerance)
    }
}

/// Whether two counts may be of the same people: an unknown one contradicts none.
fn compatible(one: Option<u32>, other: Option<u32>) -> bool {
    one.is_none() || other.is_none() || one == other
}

impl Spot {
    fn may_be(&self, other: &Self, regions: &Regions) -> bool {
        match (self, other) {
            (Self::Point { at, uncertainty_m }, Self::Point { at: other, uncertainty_m: others }) => {
                let reach = f64::from(*uncertainty_m) + f64::from(*others);
                metres(*at, *other) <= reach.min(FARTHEST_M)
            }
            (Self::County(code), Self::Point { at, .. }) | (Self::Point { at, .. }, Self::County(code)) => {
                county_at(*at, regions) == Some(code)
            }
            (Self::County(one), Self::County(other)) | (Self::State(one), Self::State(other)) => one == other,
            _ => false,
        }
    }
}

fn county_at(at: LonLat, regions: &Regions) -> Option<&str> {
    regions.county_at(at).map(Region::code)
}

fn month(day: Date) -> (i16, i8) {
    (day.year(), day.month())
}

fn cell(degrees: f64) -> i32 {
    (degrees / CELL).floor() as i32
}

/// A cell by its place in the grid.
struct CellName(i32, i32);

impl fmt::Display for CellName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(x, y) = self;
        write!(f, "{x},{y}")
    }
}

fn push_cells(places: &mut Vec<String>, [west, south, east, north]: [f64; 4]) {
    for y in cell(south)..=cell(north) {
        places.extend((cell(west)..=cell(east)).map(|x| CellName(x, y).to_string()));
    }
}

/// The distance of two places along the sphere (haversine), metres.
fn metres(one: LonLat, other: LonLat) -> f64 {
    let (lat, other_lat) = (one.lat().to_radians(), other.lat().to_radians());
    let half = |a: f64, b: f64| ((b - a) / 2.0).sin().powi(2);
    let chord =
        half(lat, other_lat) + lat.cos() * other_lat.cos() * half(one.lon().to_radians(), other.lon().to_radians());
    2.0 * chord.sqrt().min(1.0).asin().to_degrees() * METRES_PER_DEGREE
}

#[cfg(test)]
mod tests;
