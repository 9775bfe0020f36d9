//! No polygon is invalid: by geo's own validation, and, for those with so many edges that it would take minutes, by a grid.

use std::collections::HashMap;

use crate::support::counties;
use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{Intersects as _, Line, MultiPolygon, Validation as _, Winding};
use spotlight_core::region::Regions;

/// geo compares every edge with every other: below this many vertices in a polygon that takes milliseconds.
const MANY: usize = 2_500;

#[test]
fn no_county_is_invalid() {
    let mut validated = 0;
    for county in counties() {
        let polygons = county.geometry().expect("a county has polygons");
        if polygons.iter().all(|polygon| polygon.exterior().0.len() < MANY) {
            validated += 1;
            if let Err(error) = polygons.check_validation() {
                panic!("{}: {error}", county.code());
            }
        }
    }
    assert!(validated > 580, "only {validated} were validated by geo");
}

/// Every shape, the large ones too: rings closed, wound as RFC 7946 says, simple, and none crossing another of its shape.
#[test]
fn no_ring_crosses_itself_or_another() {
    let regions = Regions::embedded();
    for region in regions.iter() {
        if let Some(conflict) = region.geometry().and_then(conflict) {
            panic!("{} {}: {conflict:?}", region.kind(), region.code());
        }
    }
    assert_eq!(conflict(regions.mexico_side()), None);
}

#[test]
fn the_grid_finds_what_is_wrong() {
    let shape = |points: &[(f64, f64)]| MultiPolygon::from(geo::Polygon::new(points.to_vec().into(), Vec::new()));
    let square = [(0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.1), (0.0, 0.0)];
    assert_eq!(conflict(&shape(&square)), None);
    let bow_tie = [(0.0, 0.0), (0.1, 0.0), (0.0, 0.1), (0.1, 0.11), (0.0, 0.0)];
    assert!(conflict(&shape(&bow_tie)).is_some());
    let spike = [(0.0, 0.0), (0.1, 0.0), (0.2, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.0)];
    assert!(conflict(&shape(&spike)).is_some());
    let shifted = square.map(|(x, y)| (x + 0.05, y + 0.05));
    let overlapping: MultiPolygon<f64> = shape(&square).into_iter().chain(shape(&shifted)).collect();
    assert!(conflict(&overlapping).is_some());
}

/// An edge and its place: ring, index in the ring, and how many edges the ring has.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Side {
    line: Line<f64>,
    ring: usize,
    index: usize,
    count: usize,
}

/// Two edges that meet where they must not.
fn conflict(shape: &MultiPolygon<f64>) -> Option<(Side, Side)> {
    let mut cells: HashMap<(i32, i32), Vec<Side>> = HashMap::new();
    let rings = shape.iter().flat_map(|polygon| {
        assert!(polygon.exterior().is_ccw() && polygon.interiors().iter().all(Winding::is_cw));
        std::iter::once(polygon.exterior()).chain(polygon.interiors())
    });
    for (ring, string) in rings.enumerate() {
        assert!(string.is_closed() && string.0.len() > 3);
        let count = string.0.len() - 1;
        for (index, line) in string.lines().enumerate() {
            let side = Side { line, ring, index, count };
            for cell in cells_of(line) {
                let others = cells.entry(cell).or_default();
                if let Some(&other) = others.iter().find(|other| wrong(**other, side)) {
                    return Some((other, side));
                }
                others.push(side);
            }
        }
    }
    None
}

/// The cells of 0.01° that an edge's box covers. The edges that close the Mexican side far out at sea have too many.
fn cells_of(line: Line<f64>) -> Vec<(i32, i32)> {
    let cell = |degrees: f64| (degrees / 0.01).floor() as i32;
    let span = |a: f64, b: f64| cell(a.min(b))..=cell(a.max(b));
    let (columns, rows) = (span(line.start.x, line.end.x), span(line.start.y, line.end.y));
    if columns.clone().count() * rows.clone().count() > 100_000 {
        return Vec::new();
    }
    columns.flat_map(|column| rows.clone().map(move |row| (column, row))).collect()
}

/// Neighbours in a ring may share their vertex and nothing else, others in a ring nothing; rings may touch, not cross.
fn wrong(first: Side, second: Side) -> bool {
    let (a, b) = (first.line, second.line);
    if first.ring != second.ring {
        let meeting = line_intersection(a, b);
        return matches!(meeting, Some(LineIntersection::SinglePoint { is_proper: true, .. }));
    }
    let next = |index: usize| (index + 1) % first.count;
    if first.index == second.index {
        false
    } else if next(first.index) == second.index {
        b.intersects(&a.start) || a.intersects(&b.end)
    } else if next(second.index) == first.index {
        a.intersects(&b.start) || b.intersects(&a.end)
    } else {
        a.intersects(&b)
    }
}
