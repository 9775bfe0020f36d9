//! The ground that previews are drawn on: the basemap's land, lines between states, and the border, in Mercator.

use std::sync::LazyLock;

use serde_json::Value;

const COUNTRIES: &str = include_str!("../../../../data/basemap/countries.geojson");
const STATES: &str = include_str!("../../../../data/basemap/states.geojson");
const BORDER: &str = include_str!("../../../../data/basemap/border.geojson");

/// What is drawn under an incident.
pub(super) struct Ground {
    /// Polygons: their rings, outer and inner together.
    pub land: Vec<Shape>,
    pub states: Vec<Shape>,
    pub border: Vec<Shape>,
}

/// Rings or lines, and the box around them.
pub(super) struct Shape {
    pub lines: Vec<Vec<[f64; 2]>>,
    /// Least x and y, greatest x and y.
    pub edges: [f64; 4],
}

/// Degrees to Web Mercator with the width of the world as 360, north being up.
pub(super) fn project(lon: f64, lat: f64) -> [f64; 2] {
    [lon, lat.clamp(-85.0, 85.0).to_radians().tan().asinh().to_degrees()]
}

impl Shape {
    /// Of positions in degrees.
    pub(super) fn of(lines: impl IntoIterator<Item = Vec<[f64; 2]>>) -> Self {
        let lines: Vec<Vec<[f64; 2]>> =
            lines.into_iter().map(|line| line.into_iter().map(|[lon, lat]| project(lon, lat)).collect()).collect();
        let mut edges = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        for [x, y] in lines.iter().flatten() {
            edges = [edges[0].min(*x), edges[1].min(*y), edges[2].max(*x), edges[3].max(*y)];
        }
        Self { lines, edges }
    }

    /// Of polygons, each with its holes.
    pub(super) fn of_polygons(polygons: &geo::MultiPolygon<f64>) -> Self {
        let rings = polygons.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
        Self::of(rings.map(|ring| ring.coords().map(|at| [at.x, at.y]).collect()))
    }

    /// Whether the boxes meet.
    pub(super) fn meets(&self, other: [f64; 4]) -> bool {
        self.edges[0] <= other[2] && self.edges[2] >= other[0] && self.edges[1] <= other[3] && self.edges[3] >= other[1]
    }
}

impl Ground {
    /// Read once.
    pub(super) fn embedded() -> &'static Self {
        static GROUND: LazyLock<Ground> =
            LazyLock::new(|| Ground { land: shapes(COUNTRIES), states: shapes(STATES), border: shapes(BORDER) });
        &GROUND
    }
}

/// Each polygon and each line of a file by itself; points are labels, and left out.
fn shapes(file: &str) -> Vec<Shape> {
    let file: Value = serde_json::from_str(file).expect("the basemap is JSON");
    let mut shapes = Vec::new();
    for feature in file["features"].as_array().into_iter().flatten() {
        let (kind, coordinates) = (feature["geometry"]["type"].as_str(), &feature["geometry"]["coordinates"]);
        match kind {
            Some("Polygon") => shapes.push(Shape::of(rings(coordinates))),
            Some("MultiPolygon") => shapes.extend(parts(coordinates).map(|part| Shape::of(rings(part)))),
            Some("LineString") => shapes.push(Shape::of([line(coordinates)])),
            Some("MultiLineString") => shapes.extend(parts(coordinates).map(|part| Shape::of([line(part)]))),
            _ => {}
        }
    }
    shapes
}

fn parts(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn rings(polygon: &Value) -> Vec<Vec<[f64; 2]>> {
    parts(polygon).map(line).collect()
}

fn line(line: &Value) -> Vec<[f64; 2]> {
    parts(line).filter_map(|at| Some([at[0].as_f64()?, at[1].as_f64()?])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ground_has_land_on_both_sides_and_a_line_between() {
        let ground = Ground::embedded();
        let over = |shapes: &[Shape], lon, lat| {
            let [x, y] = project(lon, lat);
            shapes.iter().filter(|shape| shape.meets([x, y, x, y])).count()
        };
        assert!(over(&ground.land, -110.9, 32.2) > 0 && over(&ground.land, -110.9, 29.0) > 0);
        assert!(over(&ground.border, -110.9, 31.5) > 0);
        assert!(ground.states.len() > 20, "{}", ground.states.len());
        assert_eq!(over(&ground.border, -90.0, 45.0), 0);
    }
}
