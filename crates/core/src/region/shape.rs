//! A polygon that answers "is this position in it?" from the few edges at the position's latitude.
//!
//! ```text
//! bands of equal height      each edge is listed in every band it reaches;
//! ┌────────────╱╲───────┐    a ray to the west from the position crosses
//! ├──────────╱────╲─────┤    only edges of the position's own band
//! ├────╲───╱───•   ╲────┤
//! └──────╲╱─────────╲───┘
//! ```

use super::fixed::{Bounds, Fixed};
use super::topojson::Rings;

/// Edges that a band holds on average, before those that reach into several bands.
const EDGES_PER_BAND: usize = 6;

/// One side of a ring.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) a: Fixed,
    pub(super) b: Fixed,
}

/// A region's polygons as edges in latitude bands.
#[derive(Debug)]
pub(super) struct Shape {
    bounds: Bounds,
    edges: Vec<Edge>,
    band_height: i64,
    /// Band `i` lists `listed[starts[i]..starts[i + 1]]`: the edges themselves, one behind the other where they are looked at.
    starts: Vec<u32>,
    listed: Vec<Edge>,
}

impl Shape {
    /// Indexes polygons; rings are closed, holes are holes because they are crossed twice.
    pub(super) fn new(polygons: &[Rings]) -> Self {
        let edges: Vec<Edge> = polygons
            .iter()
            .flatten()
            .flat_map(|ring| ring.windows(2).map(|pair| Edge { a: pair[0], b: pair[1] }))
            .collect();
        let bounds = edges.iter().fold(Bounds::EMPTY, |bounds, edge| bounds.with(edge.a));
        let bands = (edges.len() / EDGES_PER_BAND).max(1);
        let height = i64::from(bounds.max.y) - i64::from(bounds.min.y) + 1;
        let mut shape = Self {
            bounds,
            edges,
            band_height: height / bands as i64 + 1,
            starts: vec![0; bands + 1],
            listed: Vec::new(),
        };
        shape.list_edges();
        shape
    }

    /// Its smallest box.
    pub(super) fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// All its edges.
    pub(super) fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Whether the position lies inside or on the edge.
    pub(super) fn contains(&self, at: Fixed) -> bool {
        if !self.bounds.contains(at) {
            return false;
        }
        let band = self.band(at.y);
        let listed = &self.listed[self.starts[band] as usize..self.starts[band + 1] as usize];
        let mut inside = false;
        for &Edge { a, b } in listed {
            if (a.y > at.y) != (b.y > at.y) {
                let left = at.left_of(a, b);
                if left == 0 {
                    return true;
                }
                inside ^= (left > 0) == (b.y > a.y);
            } else if touches_level_edge(a, b, at) {
                return true;
            }
        }
        inside
    }

    fn band(&self, y: i32) -> usize {
        ((i64::from(y) - i64::from(self.bounds.min.y)) / self.band_height) as usize
    }

    fn bands_of(&self, edge: Edge) -> std::ops::RangeInclusive<usize> {
        self.band(edge.a.y.min(edge.b.y))..=self.band(edge.a.y.max(edge.b.y))
    }

    /// Counts, then places: a counting sort of edges by band.
    fn list_edges(&mut self) {
        let mut counts = vec![0_u32; self.starts.len()];
        for &edge in &self.edges {
            for band in self.bands_of(edge) {
                counts[band + 1] += 1;
            }
        }
        for band in 1..counts.len() {
            counts[band] += counts[band - 1];
        }
        self.starts.clone_from(&counts);
        let nowhere = Fixed { x: 0, y: 0 };
        self.listed = vec![Edge { a: nowhere, b: nowhere }; counts.last().map_or(0, |&total| total as usize)];
        for &edge in &self.edges {
            for band in self.bands_of(edge) {
                self.listed[counts[band] as usize] = edge;
                counts[band] += 1;
            }
        }
    }
}

/// For an edge that the position's parallel does not cross: does it end at, or lie along, the position?
fn touches_level_edge(a: Fixed, b: Fixed, at: Fixed) -> bool {
    at == a || at == b || (a.y == at.y && b.y == at.y && (a.x.min(b.x)..=a.x.max(b.x)).contains(&at.x))
}
