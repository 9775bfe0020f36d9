//! Web Mercator in fixed point: the square of the world as 2³² × 2³² units, x to the east, y to the south.
//!
//! A tile or a cluster cell is then a shift of a coordinate, so every position is in exactly one of them.

use std::f64::consts::{FRAC_PI_2, PI};

use crate::lonlat::{E5, LonLat};

/// The latitude where the square of Web Mercator ends, degrees (EPSG:3857).
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

const UNITS: f64 = 4_294_967_296.0;

/// A position in fixed-point Web Mercator. Latitudes beyond the square lie on its edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mercator {
    /// East from the antimeridian, 0…2³²−1.
    pub x: u32,
    /// South from latitude 85.05°, 0…2³²−1.
    pub y: u32,
}

impl Mercator {
    /// Projects a position.
    pub fn of(at: LonLat) -> Self {
        let latitude = at.lat().clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
        let x = (at.lon() + 180.0) / 360.0;
        let y = (1.0 - latitude.tan().asinh() / PI) / 2.0;
        // `as` saturates, so longitude 180 and the southern edge stay on the last unit.
        Self { x: (x * UNITS).floor() as u32, y: (y * UNITS).floor() as u32 }
    }

    /// Projects a public position.
    pub fn of_e5(at: E5) -> Self {
        Self::of(at.to_lonlat())
    }

    /// Longitude and latitude of the middle of the unit, degrees.
    pub fn to_degrees(self) -> (f64, f64) {
        let lon = (f64::from(self.x) + 0.5) / UNITS * 360.0 - 180.0;
        // The Gudermannian function, by one exponential: atan(sinh(t)) = 2 atan(e^t) − π/2.
        let t = PI * (1.0 - 2.0 * (f64::from(self.y) + 0.5) / UNITS);
        let lat = (2.0 * t.exp().atan() - FRAC_PI_2).to_degrees();
        (lon, lat)
    }
}
