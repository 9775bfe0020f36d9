//! Positions as whole 10⁻⁷ degrees (11 mm of latitude), on which every containment test is exact.
//!
//! The embedded data come in 10⁻⁶ degrees. A query is rounded once, to the nearest unit; from there on no test rounds:
//! within the envelope of the data a product of two differences stays below 2⁶³.

use crate::lonlat::LonLat;

/// Units in a degree.
pub(super) const UNITS_PER_DEGREE: f64 = 1e7;

/// A position: longitude `x` and latitude `y` in 10⁻⁷ degrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fixed {
    pub(super) x: i32,
    pub(super) y: i32,
}

impl Fixed {
    /// Rounds degrees to units; ±180° fits an `i32`.
    pub(super) fn from_degrees(lon: f64, lat: f64) -> Self {
        Self { x: (lon * UNITS_PER_DEGREE).round() as i32, y: (lat * UNITS_PER_DEGREE).round() as i32 }
    }

    /// Longitude and latitude in degrees.
    pub(super) fn to_degrees(self) -> (f64, f64) {
        (f64::from(self.x) / UNITS_PER_DEGREE, f64::from(self.y) / UNITS_PER_DEGREE)
    }

    /// Twice the signed area of the triangle `a`, `b`, `self`: positive when `self` lies left of the way from `a` to `b`.
    pub(super) fn left_of(self, a: Self, b: Self) -> i64 {
        let wide = |from: i32, to: i32| i64::from(to) - i64::from(from);
        wide(a.x, b.x) * wide(a.y, self.y) - wide(a.y, b.y) * wide(a.x, self.x)
    }
}

impl From<LonLat> for Fixed {
    fn from(at: LonLat) -> Self {
        Self::from_degrees(at.lon(), at.lat())
    }
}

/// A box of positions, its edges included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) min: Fixed,
    pub(super) max: Fixed,
}

impl Bounds {
    /// The box of no position.
    pub(super) const EMPTY: Self =
        Self { min: Fixed { x: i32::MAX, y: i32::MAX }, max: Fixed { x: i32::MIN, y: i32::MIN } };

    /// The smallest box around this one and a position.
    pub(super) fn with(self, at: Fixed) -> Self {
        Self {
            min: Fixed { x: self.min.x.min(at.x), y: self.min.y.min(at.y) },
            max: Fixed { x: self.max.x.max(at.x), y: self.max.y.max(at.y) },
        }
    }

    /// Whether the position lies in the box.
    pub(super) fn contains(&self, at: Fixed) -> bool {
        (self.min.x..=self.max.x).contains(&at.x) && (self.min.y..=self.max.y).contains(&at.y)
    }
}
