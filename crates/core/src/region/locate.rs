//! From a position to its county, by the rules of the border:
//!
//! 1. The side of the border line is the country.
//! 2. In that country, the county whose polygon holds the position; on a shared edge the lower code.
//! 3. On a neighbouring state's land: nowhere.
//! 4. Else the nearest county of that country within 1 km: the river, and slivers between two sources.
//! 5. Else coastal waters: the nearest land of that country within 22 km, if it is a county's and not a neighbouring state's.

use super::catalogue::CountyRow;
use super::ellipsoid::metres_per_degree;
use super::fixed::{Fixed, UNITS_PER_DEGREE};
use super::grid::{Area, CELL, Grid};
use super::kind::Country;
use super::shape::{Edge, Shape};
use super::side::MexicoSide;
use super::topojson::Rings;
use super::types::Ground;

/// How far a position in no polygon may lie from its county wherever it is, in metres.
const SLIVER_M: f64 = 1_000.0;
/// How far out coastal waters reach, in metres.
const COASTAL_M: f64 = 22_000.0;

/// Finds counties. Areas below `counties.len()` are counties; the two after them are the neighbours' land, US then Mexico.
#[derive(Debug)]
pub(super) struct Locator {
    shapes: Vec<Shape>,
    sides: Vec<Country>,
    counties: usize,
    grid: Grid,
}

/// The nearest county, and the nearest land of a neighbouring state: whole millimetres and area.
#[derive(Default)]
struct Nearest {
    county: Option<(u64, Area)>,
    outside: Option<(u64, Area)>,
}

impl Locator {
    /// Indexes the counties' and the neighbours' polygons.
    pub(super) fn new(rows: &[CountyRow], rings: &[Vec<Rings>], neighbours: [&[Rings]; 2], side: &MexicoSide) -> Self {
        let shapes: Vec<Shape> = rings.iter().map(Vec::as_slice).chain(neighbours).map(Shape::new).collect();
        let sides: Vec<Country> = rows.iter().map(|row| row.side).chain([Country::Us, Country::Mx]).collect();
        let mexican = |area: Area| sides[usize::from(area)] == Country::Mx;
        let grid = Grid::new(&shapes, rings.len(), side.shape(), mexican);
        Self { shapes, sides, counties: rings.len(), grid }
    }

    /// The county of a position, as a number into the catalogue's counties, and how it was found.
    pub(super) fn locate(&self, at: Fixed, side: &MexicoSide) -> Option<(usize, Ground)> {
        let (column, row) = self.grid.frame().column_row(at);
        let cell = self.grid.frame().cell(column, row)?;
        if let Some(area) = self.grid.whole(cell) {
            return self.county(area).map(|county| (county, Ground::Land));
        }
        let country = side_of(side, at);
        for &area in self.grid.areas(cell) {
            if self.sides[usize::from(area)] == country && self.shapes[usize::from(area)].contains(at) {
                return self.county(area).map(|county| (county, Ground::Land));
            }
        }
        let nearest = self.nearest(at, country, (column, row));
        let (millimetres, area) = nearest.county?;
        let distance_m = millimetres as f64 / 1000.0;
        let at_sea = distance_m <= COASTAL_M && nearest.outside.is_none_or(|(outside, _)| millimetres <= outside);
        (distance_m <= SLIVER_M || at_sea).then(|| (usize::from(area), Ground::Shore { distance_m }))
    }

    fn county(&self, area: Area) -> Option<usize> {
        Some(usize::from(area)).filter(|&area| area < self.counties)
    }

    /// Looks at the cells around a position, ring by ring, until no farther one can hold anything nearer.
    fn nearest(&self, at: Fixed, country: Country, (column, row): (i32, i32)) -> Nearest {
        let (_, lat) = at.to_degrees();
        let (x_m, y_m) = metres_per_degree(lat);
        let scale = [x_m / UNITS_PER_DEGREE, y_m / UNITS_PER_DEGREE];
        let cell_m = f64::from(CELL) * scale[0].min(scale[1]);
        let mut nearest = Nearest::default();
        for ring in 0.. {
            let reached_m = f64::from(ring - 1) * cell_m;
            let found_m = nearest.county.map_or(COASTAL_M, |(millimetres, _)| millimetres as f64 / 1000.0);
            if reached_m > found_m {
                break;
            }
            for cell in ring_cells(column, row, ring).filter_map(|(column, row)| self.grid.frame().cell(column, row)) {
                for side in self.grid.edges(cell).iter().filter(|side| self.sides[usize::from(side.area)] == country) {
                    let found = (millimetres_to(side.edge, at, scale), side.area);
                    let best =
                        if self.county(side.area).is_some() { &mut nearest.county } else { &mut nearest.outside };
                    if best.is_none_or(|best| found < best) {
                        *best = Some(found);
                    }
                }
            }
        }
        nearest
    }
}

/// The country of a position.
pub(super) fn side_of(side: &MexicoSide, at: Fixed) -> Country {
    if side.contains(at) { Country::Mx } else { Country::Us }
}

/// The cells at a distance of `ring` cells, counted as a king moves.
fn ring_cells(column: i32, row: i32, ring: i32) -> impl Iterator<Item = (i32, i32)> {
    let rows = -ring..=ring;
    rows.flat_map(move |dy| {
        let step = if dy.abs() == ring { 1 } else { (2 * ring).max(1) };
        (-ring..=ring).step_by(step as usize).map(move |dx| (column + dx, row + dy))
    })
}

/// Millimetres from a position to an edge, on the plane that touches the ellipsoid there: within 0.1 % for 22 km.
///
/// Whole millimetres, so that two counties that share their nearest edge tie, and the lower code wins.
fn millimetres_to(edge: Edge, at: Fixed, scale: [f64; 2]) -> u64 {
    let plane =
        |end: Fixed| [(f64::from(end.x) - f64::from(at.x)) * scale[0], (f64::from(end.y) - f64::from(at.y)) * scale[1]];
    let (a, b) = (plane(edge.a), plane(edge.b));
    let way = [b[0] - a[0], b[1] - a[1]];
    let length2 = way[0] * way[0] + way[1] * way[1];
    let share = if length2 > 0.0 { (-(a[0] * way[0] + a[1] * way[1]) / length2).clamp(0.0, 1.0) } else { 0.0 };
    ((a[0] + way[0] * share).hypot(a[1] + way[1] * share) * 1000.0).round() as u64
}
