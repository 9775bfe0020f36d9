//! Points that stand for a whole region: what a program answers that is asked where a county or state is.

use std::f64::consts::PI;

use geo::Centroid;
use rustc_hash::FxHashMap;
use spotlight_core::lonlat::LonLat;
use spotlight_core::region::{Region, RegionId, Regions};

/// What Google's geocoder answers for the names of the four states, latitude and longitude in degrees.
const GEOCODED: [(&str, f64, f64); 4] = [
    ("US-AZ", 34.048_928, -111.093_731),
    ("US-CA", 36.778_261, -119.417_932),
    ("US-NM", 34.519_940, -105.870_090),
    ("US-TX", 31.968_599, -99.901_813),
];

/// Metres in a degree of latitude, nearly enough for what is near.
const DEGREE_M: f64 = 111_000.0;

/// How near to a middle a point is one, as a share of the radius of the region; and in metres at least and at most. Sources draw the boundaries
/// a little differently.
const NEAR: f64 = 0.02;
const NEAR_M: (f64, f64) = (50.0, 1_000.0);

/// The middles of regions, as far as they were asked for.
#[derive(Debug, Default)]
pub(crate) struct Middles(FxHashMap<RegionId, Middle>);

#[derive(Debug)]
struct Middle {
    /// The centre of gravity, the middle of the box around it, and one that lies inside.
    points: Vec<LonLat>,
    near_m: f64,
}

impl Middle {
    fn of(region: &Region) -> Self {
        let around = region.envelope();
        let centroid = region.geometry().and_then(Centroid::centroid).map(|point| (point.x(), point.y()));
        let geocoded = GEOCODED.iter().find(|(code, ..)| *code == region.code()).map(|(_, lat, lon)| (*lon, *lat));
        let boxed = Some((f64::midpoint(around.west, around.east), f64::midpoint(around.south, around.north)));
        let points = [centroid, boxed, geocoded].into_iter().flatten();
        let mut points: Vec<_> = points.filter_map(|(lon, lat)| LonLat::new(lon, lat).ok()).collect();
        points.push(region.label_point());
        Self { points, near_m: (f64::from(radius_m(region)) * NEAR).clamp(NEAR_M.0, NEAR_M.1) }
    }

    fn is_at(&self, at: LonLat) -> bool {
        let east = at.lat().to_radians().cos();
        let far_m = |point: &LonLat| ((point.lon() - at.lon()) * east).hypot(point.lat() - at.lat()) * DEGREE_M;
        self.points.iter().any(|point| far_m(point) <= self.near_m)
    }
}

impl Middles {
    /// The county, or else its state, that a point in the county is the middle of.
    pub(crate) fn of<'a>(&mut self, at: LonLat, county: &'a Region, regions: &'a Regions) -> Option<&'a Region> {
        let state = county.parent().map(|state| regions.get(state));
        let mut both = [Some(county), state].into_iter().flatten();
        both.find(|region| self.0.entry(region.id()).or_insert_with(|| Middle::of(region)).is_at(at))
    }
}

/// The radius in metres of a circle as large as a region, in full kilometres.
pub(crate) fn radius_m(region: &Region) -> u32 {
    ((region.area_km2() / PI).sqrt().ceil() * 1000.0) as u32
}
