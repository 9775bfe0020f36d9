//! A uniform grid over the ten states and their waters: which areas reach into a cell, and which edges cross it.

use std::ops::RangeInclusive;

use super::fixed::{Bounds, Fixed};
use super::lists::Lists;
use super::shape::{Edge, Shape};

/// Side of a cell: 0.05°, about 5 km.
pub(super) const CELL: i32 = 500_000;
/// Kept free around the areas: 22 km of waters, with some to spare.
const MARGIN: i32 = 6 * CELL;

/// An area's number: its place in the list that the grid was built from.
pub(super) type Area = u16;

/// An edge of an area.
#[derive(Debug, Clone, Copy)]
pub(super) struct AreaEdge {
    pub(super) area: Area,
    pub(super) edge: Edge,
}

/// The columns and rows, without content.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    origin: Fixed,
    columns: i32,
    rows: i32,
}

/// The grid and what its cells hold.
#[derive(Debug)]
pub(super) struct Grid {
    frame: Frame,
    /// The areas that reach into each cell, ascending.
    areas: Lists<Area>,
    /// The edges that cross each cell.
    edges: Lists<AreaEdge>,
    /// The one area that holds all of a cell, or `NONE`.
    whole: Vec<Area>,
}

const NONE: Area = Area::MAX;

impl Frame {
    /// The frame around some boxes, with the margin.
    fn around(boxes: impl Iterator<Item = Bounds>) -> Self {
        let around = boxes.fold(Bounds::EMPTY, |all, one| all.with(one.min).with(one.max));
        let origin = Fixed { x: around.min.x - MARGIN, y: around.min.y - MARGIN };
        let cells = |from: i32, to: i32| (to + MARGIN - from) / CELL + 1;
        Self { origin, columns: cells(origin.x, around.max.x), rows: cells(origin.y, around.max.y) }
    }

    /// The column and row of a position, which may lie outside the frame.
    pub(super) fn column_row(self, at: Fixed) -> (i32, i32) {
        let cell = |at: i32, origin: i32| ((i64::from(at) - i64::from(origin)).div_euclid(i64::from(CELL))) as i32;
        (cell(at.x, self.origin.x), cell(at.y, self.origin.y))
    }

    /// The number of a cell inside the frame.
    pub(super) fn cell(self, column: i32, row: i32) -> Option<usize> {
        let inside = (0..self.columns).contains(&column) && (0..self.rows).contains(&row);
        inside.then(|| (row * self.columns + column) as usize)
    }

    /// The middle of a cell.
    fn centre(self, column: i32, row: i32) -> Fixed {
        Fixed { x: self.origin.x + column * CELL + CELL / 2, y: self.origin.y + row * CELL + CELL / 2 }
    }

    fn count(self) -> usize {
        (self.columns * self.rows) as usize
    }

    /// Columns and rows of a box, cut to the frame.
    fn span(self, bounds: Bounds) -> (RangeInclusive<i32>, RangeInclusive<i32>) {
        let ((west, south), (east, north)) = (self.column_row(bounds.min), self.column_row(bounds.max));
        (west.max(0)..=east.min(self.columns - 1), south.max(0)..=north.min(self.rows - 1))
    }

    /// The cells that an edge may cross: those of its box.
    fn cells_of(self, edge: Edge) -> impl Iterator<Item = u32> {
        let (columns, rows) = self.span(Bounds::EMPTY.with(edge.a).with(edge.b));
        rows.flat_map(move |row| columns.clone().map(move |column| (row * self.columns + column) as u32))
    }
}

impl Grid {
    /// Builds a grid around the first `framed` shapes. A cell is an area's whole cell only if no edge of `divider` crosses it
    /// and the area belongs on the cell's side of it, as `inside` tells.
    pub(super) fn new(shapes: &[Shape], framed: usize, divider: &Shape, inside: impl Fn(Area) -> bool) -> Self {
        let frame = Frame::around(shapes[..framed].iter().map(Shape::bounds));
        let (mut areas, mut edges) = (Vec::new(), Vec::new());
        let mut crossed_by = vec![NONE; frame.count()];
        for (area, shape) in shapes.iter().enumerate() {
            let area = area as Area;
            for &edge in shape.edges() {
                for cell in frame.cells_of(edge) {
                    edges.push((cell, AreaEdge { area, edge }));
                    crossed_by[cell as usize] = area;
                }
            }
            areas.extend(reached(frame, shape, |cell| crossed_by[cell] == area).map(|cell| (cell, area)));
        }
        let mut crossed: Vec<bool> = crossed_by.iter().map(|&area| area != NONE).collect();
        let mut on_divider = vec![false; frame.count()];
        for cell in divider.edges().iter().flat_map(|&edge| frame.cells_of(edge)) {
            on_divider[cell as usize] = true;
            crossed[cell as usize] = true;
        }
        let mut is_inside = vec![false; frame.count()];
        for cell in reached(frame, divider, |cell| on_divider[cell]) {
            is_inside[cell as usize] = true;
        }
        let areas = Lists::new(frame.count(), &areas);
        let whole = (0..frame.count()).map(|cell| match *areas.of(cell) {
            [area] if !crossed[cell] && inside(area) == is_inside[cell] => area,
            _ => NONE,
        });
        Self { frame, whole: whole.collect(), edges: Lists::new(frame.count(), &edges), areas }
    }

    /// The columns and rows.
    pub(super) fn frame(&self) -> Frame {
        self.frame
    }

    /// The area that holds all of a cell, border side included.
    pub(super) fn whole(&self, cell: usize) -> Option<Area> {
        Some(self.whole[cell]).filter(|&area| area != NONE)
    }

    /// The areas that reach into a cell, ascending.
    pub(super) fn areas(&self, cell: usize) -> &[Area] {
        self.areas.of(cell)
    }

    /// The edges that may cross a cell.
    pub(super) fn edges(&self, cell: usize) -> &[AreaEdge] {
        self.edges.of(cell)
    }
}

/// The cells that a shape crosses or covers. Along a row only an edge changes whether the next cell is covered, so that the
/// polygon is asked once after every crossed cell.
fn reached(frame: Frame, shape: &Shape, crossed: impl Fn(usize) -> bool) -> impl Iterator<Item = u32> {
    let (columns, rows) = frame.span(shape.bounds());
    let mut reached = Vec::new();
    for row in rows {
        let mut covered = None;
        for column in columns.clone() {
            let cell = (row * frame.columns + column) as usize;
            if crossed(cell) {
                covered = None;
                reached.push(cell as u32);
            } else if *covered.get_or_insert_with(|| shape.contains(frame.centre(column, row))) {
                reached.push(cell as u32);
            }
        }
    }
    reached.into_iter()
}
