//! Polygons that an author draws or brings.

use geo::{
    Area as _, BooleanOps as _, Contains as _, Coord, Intersects as _, LineString, MultiPolygon, Point, Polygon,
};
use serde_json::Value;

/// The most corners of all polygons of an area together.
pub(super) const MAX_CORNERS: usize = 2_000;

/// A named polygon, or several.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// What it is called in the report.
    pub name: String,
    /// Longitudes and latitudes in degrees.
    pub shape: MultiPolygon<f64>,
}

/// Why a polygon is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BadArea {
    /// Not GeoJSON of a polygon.
    Form,
    /// A ring of fewer than three different corners, or one that encloses nothing.
    Small,
    /// More corners than are accepted.
    Large,
    /// A corner that is not on the globe.
    Outside,
    /// Edges that cross; between which corners, from 1.
    Crossing(usize, usize),
}

impl Area {
    /// Whether a position lies inside or on the edge.
    pub fn contains(&self, lon: f64, lat: f64) -> bool {
        self.shape.intersects(&Point::new(lon, lat))
    }

    /// Whether a shape lies partly inside, partly outside.
    pub fn straddles(&self, shape: &MultiPolygon<f64>) -> bool {
        if !self.shape.intersects(shape) {
            return false;
        }
        let whole = shape.unsigned_area();
        let inside = self.shape.contains(shape) || self.shape.intersection(shape).unsigned_area() >= whole * 0.999_999;
        !inside
    }
}

/// The rings of a polygon of corners, closed if they are not.
pub(super) fn of_corners(corners: &[[f64; 2]]) -> Result<MultiPolygon<f64>, BadArea> {
    Ok(MultiPolygon(vec![polygon(&[corners.to_vec()])?]))
}

/// GeoJSON: a polygon, several, or a feature of such.
pub(super) fn of_geojson(text: &str) -> Result<MultiPolygon<f64>, BadArea> {
    let value: Value = serde_json::from_str(text).map_err(|_| BadArea::Form)?;
    let geometry = if value["type"] == "Feature" { &value["geometry"] } else { &value };
    let coordinates = geometry["coordinates"].clone();
    let polygons: Vec<Vec<Vec<[f64; 2]>>> = match geometry["type"].as_str() {
        Some("Polygon") => vec![rings(coordinates)?],
        Some("MultiPolygon") => {
            coordinates.as_array().cloned().unwrap_or_default().into_iter().map(rings).collect::<Result<_, _>>()?
        }
        _ => return Err(BadArea::Form),
    };
    if polygons.is_empty() {
        return Err(BadArea::Small);
    }
    if polygons.iter().flatten().map(Vec::len).sum::<usize>() > MAX_CORNERS {
        return Err(BadArea::Large);
    }
    Ok(MultiPolygon(polygons.iter().map(|rings| polygon(rings)).collect::<Result<_, _>>()?))
}

/// Positions may have an altitude, which is left out.
fn rings(coordinates: Value) -> Result<Vec<Vec<[f64; 2]>>, BadArea> {
    let rings: Vec<Vec<Vec<f64>>> = serde_json::from_value(coordinates).map_err(|_| BadArea::Form)?;
    let position = |position: Vec<f64>| match position[..] {
        [lon, lat] | [lon, lat, _] => Ok([lon, lat]),
        _ => Err(BadArea::Form),
    };
    rings.into_iter().map(|ring| ring.into_iter().map(position).collect()).collect()
}

fn polygon(rings: &[Vec<[f64; 2]>]) -> Result<Polygon<f64>, BadArea> {
    let mut lines = rings.iter().map(|ring| self::ring(ring)).collect::<Result<Vec<_>, _>>()?.into_iter();
    let outer = lines.next().ok_or(BadArea::Small)?;
    Ok(Polygon::new(outer, lines.collect()))
}

fn ring(corners: &[[f64; 2]]) -> Result<LineString<f64>, BadArea> {
    if corners.len() > MAX_CORNERS {
        return Err(BadArea::Large);
    }
    let on_globe = |[lon, lat]: &[f64; 2]| (-180.0..=180.0).contains(lon) && (-90.0..=90.0).contains(lat);
    if !corners.iter().all(on_globe) {
        return Err(BadArea::Outside);
    }
    let mut ring: Vec<Coord<f64>> = corners.iter().map(|&[x, y]| Coord { x, y }).collect();
    ring.dedup();
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    if ring.len() < 3 {
        return Err(BadArea::Small);
    }
    if let Some((one, other)) = crossing(&ring) {
        return Err(BadArea::Crossing(one + 1, other + 1));
    }
    ring.push(ring[0]);
    let line = LineString(ring);
    if Polygon::new(line.clone(), Vec::new()).unsigned_area() <= 0.0 {
        return Err(BadArea::Small);
    }
    Ok(line)
}

/// Two edges that meet though they are no neighbours, by the numbers of their first corners. Every pair is looked at: corners are few.
fn crossing(ring: &[Coord<f64>]) -> Option<(usize, usize)> {
    let n = ring.len();
    let edge = |i: usize| geo::Line::new(ring[i], ring[(i + 1) % n]);
    (0..n).find_map(|i| (i + 2..n).filter(|j| (j + 1) % n != i).find(|j| edge(i).intersects(&edge(*j))).map(|j| (i, j)))
}
