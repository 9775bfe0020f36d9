//! How far simplification moved Mexican edges: every vertex of the source against the nearest simplified edge.

use std::collections::HashMap;

use super::topology::{Topology, UNITS, Units};

/// Side of a cell in units: 0.01°. No vertex moves by as much.
const CELL: i64 = 10_000;

/// The largest distance in metres from a source vertex to the simplified arcs, and the number of vertices before and after.
pub(super) struct Shift {
    pub(super) largest_m: f64,
    pub(super) vertices: [usize; 2],
}

/// Measures all arcs.
pub(super) fn shift(source: &Topology, simplified: &Topology) -> Shift {
    let mut cells: HashMap<Units, Vec<[Units; 2]>> = HashMap::new();
    for pair in simplified.arcs.iter().flat_map(|arc| arc.windows(2)) {
        let edge = [pair[0], pair[1]];
        let span = |axis: usize| {
            let (a, b) = (edge[0][axis].min(edge[1][axis]), edge[0][axis].max(edge[1][axis]));
            a.div_euclid(CELL) - 1..=b.div_euclid(CELL) + 1
        };
        for cell in span(0).flat_map(|x| span(1).map(move |y| [x, y])) {
            cells.entry(cell).or_default().push(edge);
        }
    }
    let largest_m = source.arcs.iter().flatten().map(|vertex| {
        let near = cells.get(&vertex.map(|units| units.div_euclid(CELL)));
        near.into_iter().flatten().map(|edge| metres(*vertex, *edge)).fold(f64::INFINITY, f64::min)
    });
    let vertices = [source, simplified].map(|topology| topology.arcs.iter().map(Vec::len).sum());
    Shift { largest_m: largest_m.fold(0.0, f64::max), vertices }
}

/// Metres from a vertex to an edge, on a sphere of 111.2 km a degree that is flat near the vertex.
fn metres(vertex: Units, [a, b]: [Units; 2]) -> f64 {
    let shrink = (vertex[1] as f64 / UNITS).to_radians().cos();
    let plane = |end: Units| [(end[0] - vertex[0]) as f64 * shrink, (end[1] - vertex[1]) as f64];
    let (a, b) = (plane(a), plane(b));
    let way = [b[0] - a[0], b[1] - a[1]];
    let length2 = way[0] * way[0] + way[1] * way[1];
    let share = if length2 > 0.0 { (-(a[0] * way[0] + a[1] * way[1]) / length2).clamp(0.0, 1.0) } else { 0.0 };
    (a[0] + way[0] * share).hypot(a[1] + way[1] * share) * 111_200.0 / UNITS
}
