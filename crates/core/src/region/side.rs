//! Which country: the polygon south of the border line, which runs on along the maritime boundary.

use geo::{LineString, MultiPolygon, Polygon};

use super::fixed::Fixed;
use super::shape::Shape;
use super::topojson::Ring;

/// The maritime boundary in the Pacific from the shore outwards, longitude and latitude: the points 1–4 of the Treaty on
/// Maritime Boundaries (Mexico and United States, 4 May 1978), which begin at the twelve-mile end of the boundary that the
/// treaty of 23 November 1970 draws from the shore. NAD 27 is taken as WGS 84, about 100 m off, and the straight lines are
/// straight in degrees: enough for waters, where places are known to kilometres.
const PACIFIC: [(f64, f64); 4] =
    [(-117.463_728, 32.589_475), (-117.825_278, 32.626_944), (-118.605, 31.132_778), (-121.866_214, 30.542)];

/// The same in the western Gulf of Mexico: GM.W-1 to GM.W-4.
const GULF: [(f64, f64); 4] =
    [(-96.924_269, 25.975_158), (-96.808_056, 26.008_611), (-95.657_222, 26.008_333), (-93.445_05, 25.996_744)];

/// Where the polygon is closed, far from any place that it is asked about: west, south and east.
const CLOSING: (f64, f64, f64) = (-130.0, 10.0, -86.0);

/// Everything on the Mexican side.
#[derive(Debug)]
pub(super) struct MexicoSide {
    shape: Shape,
    polygon: MultiPolygon<f64>,
}

impl MexicoSide {
    /// Extends the line (Pacific first) seaward and closes it in the south.
    pub(super) fn new(line: &[Fixed]) -> Self {
        let (west, south, east) = CLOSING;
        let at = |&(lon, lat): &(f64, f64)| Fixed::from_degrees(lon, lat);
        let mut ring: Ring = vec![at(&(west, south)), at(&(west, PACIFIC[3].1))];
        ring.extend(PACIFIC.iter().rev().map(at));
        ring.extend(line);
        ring.extend(GULF.iter().map(at));
        ring.extend([(east, GULF[3].1), (east, south), (west, south)].iter().map(at));
        ring.reverse();
        let outline: LineString<f64> = ring.iter().map(|vertex| vertex.to_degrees()).collect();
        Self { shape: Shape::new(&[vec![ring]]), polygon: Polygon::new(outline, Vec::new()).into() }
    }

    /// Whether a position lies south of the line or on it: a shared edge goes to the lower code, and `MX` is below `US`.
    pub(super) fn contains(&self, at: Fixed) -> bool {
        self.shape.contains(at)
    }

    /// The edges and their index.
    pub(super) fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The polygon in degrees, counter-clockwise.
    pub(super) fn polygon(&self) -> &MultiPolygon<f64> {
        &self.polygon
    }
}
