//! The border line: its kilometre scale, and the nearest point of it.

use super::ellipsoid::{Geocentric, arc_of_chord, geocentric};
use super::fixed::Fixed;
use crate::lonlat::LonLat;

/// Stretches between two vertices that one leaf of the search tree holds.
const LEAF: usize = 8;

/// The line from the Pacific (kilometre 0) to the Gulf of Mexico.
#[derive(Debug)]
pub(super) struct BorderLine {
    /// The vertices, in degrees' units and in geocentric metres.
    vertices: Vec<Fixed>,
    places: Vec<Geocentric>,
    /// Metres along the line up to each vertex.
    along: Vec<f64>,
    /// Boxes of a binary tree over the leaves: node 1 is the root, node `n` has the children `2n` and `2n + 1`.
    boxes: Vec<Box3>,
    leaves: usize,
}

/// The nearest point of the line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct OnLine {
    /// Metres along the line from the Pacific.
    pub(super) along_m: f64,
    /// Metres to it, through the earth.
    pub(super) chord_m: f64,
}

#[derive(Debug, Clone, Copy)]
struct Box3 {
    min: Geocentric,
    max: Geocentric,
}

impl Box3 {
    const EMPTY: Self = Self { min: [f64::INFINITY; 3], max: [f64::NEG_INFINITY; 3] };

    fn with(mut self, place: Geocentric) -> Self {
        for (axis, &metres) in place.iter().enumerate() {
            self.min[axis] = self.min[axis].min(metres);
            self.max[axis] = self.max[axis].max(metres);
        }
        self
    }

    /// Squared distance from a place to the box; infinite for the empty box.
    fn distance2(&self, place: Geocentric) -> f64 {
        (0..3).map(|axis| (self.min[axis] - place[axis]).max(place[axis] - self.max[axis]).max(0.0).powi(2)).sum()
    }
}

impl BorderLine {
    /// Measures and indexes the line; it has at least two vertices.
    pub(super) fn new(vertices: Vec<Fixed>) -> Self {
        let places: Vec<Geocentric> = vertices.iter().map(|&vertex| geocentric(position(vertex))).collect();
        let mut along = vec![0.0];
        for pair in places.windows(2) {
            along.push(along[along.len() - 1] + distance2(pair[0], pair[1]).sqrt());
        }
        let leaves = (places.len() - 1).div_ceil(LEAF).next_power_of_two();
        let mut boxes = vec![Box3::EMPTY; 2 * leaves];
        for (leaf, first) in (0..places.len() - 1).step_by(LEAF).enumerate() {
            let last = (first + LEAF).min(places.len() - 1);
            boxes[leaves + leaf] = places[first..=last].iter().fold(Box3::EMPTY, |around, &place| around.with(place));
        }
        for node in (1..leaves).rev() {
            let (left, right) = (boxes[2 * node], boxes[2 * node + 1]);
            boxes[node] =
                [right.min, right.max].into_iter().filter(|corner| corner[0].is_finite()).fold(left, Box3::with);
        }
        Self { vertices, places, along, boxes, leaves }
    }

    /// The vertices, Pacific first.
    pub(super) fn vertices(&self) -> &[Fixed] {
        &self.vertices
    }

    /// Its length in metres.
    pub(super) fn length_m(&self) -> f64 {
        self.along[self.along.len() - 1]
    }

    /// The nearest point of the line to a position: the shortest way through the earth, which is the shortest way on it.
    pub(super) fn nearest(&self, at: LonLat) -> OnLine {
        let place = geocentric(at);
        let mut best = (f64::INFINITY, 0.0);
        self.search(1, place, &mut best);
        OnLine { along_m: best.1, chord_m: best.0.sqrt() }
    }

    /// Metres on the surface from a position to the line.
    pub(super) fn distance_m(&self, at: LonLat) -> f64 {
        arc_of_chord(self.nearest(at).chord_m)
    }

    /// The point at some metres along the line.
    pub(super) fn point_at(&self, along_m: f64) -> LonLat {
        let next = self.along.partition_point(|&metres| metres <= along_m).clamp(1, self.along.len() - 1);
        let (start, end) = (self.along[next - 1], self.along[next]);
        let share = ((along_m - start) / (end - start)).clamp(0.0, 1.0);
        let ((lon0, lat0), (lon1, lat1)) = (self.vertices[next - 1].to_degrees(), self.vertices[next].to_degrees());
        LonLat::new(lon0 + (lon1 - lon0) * share, lat0 + (lat1 - lat0) * share)
            .expect("a point between two positions is one")
    }

    /// The vertices between two distances along the line, and the points at both.
    pub(super) fn stretch(&self, from_m: f64, to_m: f64) -> impl Iterator<Item = LonLat> {
        let inner =
            self.along.partition_point(|&metres| metres <= from_m)..self.along.partition_point(|&metres| metres < to_m);
        let inner = self.vertices[inner].iter().map(|&vertex| position(vertex));
        [self.point_at(from_m), self.point_at(to_m)].into_iter().chain(inner)
    }

    fn search(&self, node: usize, place: Geocentric, best: &mut (f64, f64)) {
        if node >= self.leaves {
            let first = (node - self.leaves) * LEAF;
            for index in first..(first + LEAF).min(self.places.len() - 1) {
                let found = self.nearest_on(index, place);
                if found.0 < best.0 {
                    *best = found;
                }
            }
            return;
        }
        let mut children = [2 * node, 2 * node + 1].map(|child| (self.boxes[child].distance2(place), child));
        if children[1].0 < children[0].0 {
            children.swap(0, 1);
        }
        for (distance2, child) in children {
            if distance2 < best.0 {
                self.search(child, place, best);
            }
        }
    }

    /// Squared distance to the stretch after a vertex, and the metres along the line of its nearest point.
    fn nearest_on(&self, index: usize, place: Geocentric) -> (f64, f64) {
        let (a, b) = (self.places[index], self.places[index + 1]);
        let way = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
        let to = [place[0] - a[0], place[1] - a[1], place[2] - a[2]];
        let length2 = dot(way, way);
        let share = (dot(to, way) / length2).clamp(0.0, 1.0);
        let foot = [a[0] + way[0] * share, a[1] + way[1] * share, a[2] + way[2] * share];
        (distance2(foot, place), self.along[index] + length2.sqrt() * share)
    }
}

fn position(vertex: Fixed) -> LonLat {
    let (lon, lat) = vertex.to_degrees();
    LonLat::new(lon, lat).expect("the border line lies on the globe")
}

fn dot(a: Geocentric, b: Geocentric) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn distance2(a: Geocentric, b: Geocentric) -> f64 {
    let way = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    dot(way, way)
}
