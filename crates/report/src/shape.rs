//! Polygons as GeoJSON coordinates, to five decimals as every public position.

use geo::{LineString, MultiPolygon};

type Ring = Vec<[f64; 2]>;

fn ring(line: &LineString<f64>) -> Ring {
    line.coords().map(|c| [five(c.x), five(c.y)]).collect()
}

fn five(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

/// The coordinates of a GeoJSON `MultiPolygon` (RFC 7946, 3.1.7).
pub(crate) fn coordinates(shape: &MultiPolygon<f64>) -> Vec<Vec<Ring>> {
    shape.iter().map(|p| std::iter::once(p.exterior()).chain(p.interiors()).map(ring).collect()).collect()
}
