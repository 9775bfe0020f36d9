//! WGS 84 in the three forms that regions need: geocentric metres, a local scale, and areas.
//!
//! Constants and formulas: NGA.STND.0036 (WGS 84), tables 3.1 and 4.1; authalic latitude: Snyder, *Map Projections: A Working
//! Manual* (USGS 1395), equation 3-12.

use crate::lonlat::LonLat;

/// Semi-major axis in metres.
const A: f64 = 6_378_137.0;
/// Flattening.
const F: f64 = 1.0 / 298.257_223_563;
/// First eccentricity squared.
const E2: f64 = F * (2.0 - F);
/// Mean radius in metres, for turning a chord into an arc.
const MEAN_RADIUS: f64 = 6_371_008.8;

/// A position in geocentric metres.
pub(super) type Geocentric = [f64; 3];

/// Geocentric coordinates of a position on the ellipsoid.
pub(super) fn geocentric(at: LonLat) -> Geocentric {
    let (sin_lat, cos_lat) = at.lat().to_radians().sin_cos();
    let (sin_lon, cos_lon) = at.lon().to_radians().sin_cos();
    let normal = A / (1.0 - E2 * sin_lat * sin_lat).sqrt();
    [normal * cos_lat * cos_lon, normal * cos_lat * sin_lon, normal * (1.0 - E2) * sin_lat]
}

/// Metres along the surface for a straight distance through the earth: exact to a metre at 100 km, to 0.2 % anywhere.
pub(super) fn arc_of_chord(chord_m: f64) -> f64 {
    2.0 * MEAN_RADIUS * (chord_m / (2.0 * MEAN_RADIUS)).min(1.0).asin()
}

/// Metres in a degree of longitude and in a degree of latitude at a latitude in degrees: the ellipsoid's two radii there.
pub(super) fn metres_per_degree(lat: f64) -> (f64, f64) {
    let (sin, cos) = lat.to_radians().sin_cos();
    let w2 = 1.0 - E2 * sin * sin;
    let normal = A / w2.sqrt();
    let meridian = A * (1.0 - E2) / (w2 * w2.sqrt());
    ((normal * cos).to_radians(), meridian.to_radians())
}

/// Area of the ellipsoid between the equator and a latitude, per radian of longitude, in square metres.
fn zone(lat: f64) -> f64 {
    let e = E2.sqrt();
    let sin = lat.to_radians().sin();
    let q = (1.0 - E2) * (sin / (1.0 - E2 * sin * sin) + (e * sin).atanh() / e);
    A * A * q / 2.0
}

/// Signed area of a closed ring of longitudes and latitudes in degrees, in square kilometres, counter-clockwise positive.
///
/// Each edge is taken as straight in longitude and zone area. Against geodesic edges the difference is a part in 10⁵ for
/// edges of a few kilometres; a test holds it to that.
pub(super) fn ring_area_km2(ring: impl Iterator<Item = (f64, f64)>) -> f64 {
    let mut area = 0.0;
    let mut last: Option<(f64, f64)> = None;
    for (lon, lat) in ring {
        let here = (lon.to_radians(), zone(lat));
        if let Some((lon0, zone0)) = last {
            area += (lon0 - here.0) * (zone0 + here.1) / 2.0;
        }
        last = Some(here);
    }
    area / 1e6
}
