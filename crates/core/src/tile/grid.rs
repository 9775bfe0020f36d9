//! The grid of a tile while it is filled, and what each of its cells then shows.

use std::ops::Range;

use super::{CellRef, Cluster, Feature, GRID_BITS, Tile, TileCoord};
use crate::filter::Filter;
use crate::index::{Asked, Columns, Dataset, Sink, Total};
use crate::mercator::Mercator;

const CELLS: usize = 1 << (2 * GRID_BITS);

/// What is summed up for a cell. The number of its rows is the sum over the categories. Four numbers of one width, so that they are
/// added two or four at a time.
#[derive(Clone, Copy, Default)]
#[repr(align(32))]
struct Sum([u64; 4]);

impl Sum {
    fn add(&mut self, x: u64, y: u64, dead: u64, dead_unknown: u64) {
        for (own, more) in self.0.iter_mut().zip([x, y, dead, dead_unknown]) {
            *own += more;
        }
    }
}

struct Grid {
    coord: TileCoord,
    sums: [Sum; CELLS],
    /// One more than the last row that came by itself; 0 for none.
    rows: [u32; CELLS],
    /// By cell, then category.
    categories: Vec<u32>,
    kinds: usize,
}

/// A grid that is filled from one part of a dataset.
struct Filling<'a> {
    grid: &'a mut Grid,
    columns: &'a Columns,
    /// The row of the whole dataset that the part's first one is.
    first: u32,
}

impl Filling<'_> {
    fn add(&mut self, row: u32, category: usize) {
        let i = row as usize;
        let (x, y) = (self.columns.x[i], self.columns.y[i]);
        let cell = self.grid.coord.cell_of(Mercator { x, y });
        let (dead, dead_unknown) = self.columns.dead_of(i);
        self.grid.sums[cell].add(x.into(), y.into(), dead.into(), dead_unknown.into());
        self.grid.rows[cell] = self.first + row + 1;
        self.grid.categories[cell * self.grid.kinds + category] += 1;
    }

    /// Takes a row back that was gathered, by itself or in a total.
    fn take_back(&mut self, row: u32) {
        let (x, y) = (self.columns.x[row as usize], self.columns.y[row as usize]);
        let cell = self.grid.coord.cell_of(Mercator { x, y });
        let dead = self.columns.dead(row);
        let own = [x.into(), y.into(), dead.map_or(0, u64::from), u64::from(dead.is_none())];
        self.grid.sums[cell].0.iter_mut().zip(own).for_each(|(sum, own)| *sum -= own);
        self.grid.categories[cell * self.grid.kinds + self.columns.category(row)] -= 1;
        // Which one it was that came last is not known any more.
        self.grid.rows[cell] = 0;
    }
}

impl Sink for Filling<'_> {
    fn row(&mut self, row: u32) {
        self.rows(row..row + 1, self.columns.category(row));
    }

    fn rows(&mut self, rows: Range<u32>, category: usize) {
        if self.columns.has_many() {
            for row in rows.clone() {
                let all = self.columns.dead(row).map_or(0, u64::from);
                let at = Mercator { x: self.columns.x[row as usize], y: self.columns.y[row as usize] };
                let cell = self.grid.coord.cell_of(at);
                self.grid.sums[cell].add(0, 0, all - u64::from(self.columns.dead_of(row as usize).0), 0);
            }
        }
        for row in rows {
            self.add(row, category);
        }
    }

    fn total(&mut self, at: Mercator, category: usize, total: Total) {
        let cell = self.grid.coord.cell_of(at);
        self.grid.sums[cell].add(total.x, total.y, total.dead.into(), total.dead_unknown.into());
        self.grid.categories[cell * self.grid.kinds + category] += total.count;
    }
}

impl Dataset {
    /// The clustered tile of a filter.
    pub fn tile(&self, coord: TileCoord, filter: &Filter) -> Tile {
        let asked = Asked::new(filter, self);
        let kinds = self.taxonomy().categories().len();
        let sums = [Sum::default(); CELLS];
        let mut grid = Grid { coord, sums, rows: [0; CELLS], categories: vec![0; CELLS * kinds], kinds };
        let base = asked.base();
        let mut filling = Filling { grid: &mut grid, columns: base.columns(), first: base.first };
        base.gather(coord, &mut filling);
        asked.gone(coord).for_each(|row| filling.take_back(row));
        if let Some(added) = asked.added() {
            added.gather(coord, &mut Filling { grid: &mut grid, columns: added.columns(), first: added.first });
        }

        let mut features = Vec::with_capacity(CELLS / 2);
        for (cell, Sum([x, y, dead, dead_unknown])) in grid.sums.into_iter().enumerate() {
            let start = cell * kinds;
            match grid.categories[start..start + kinds].iter().map(|count| u64::from(*count)).sum() {
                0 => {}
                // One that came in a total is known by its position, which is the sum.
                1 => features.extend(
                    grid.rows[cell]
                        .checked_sub(1)
                        .or_else(|| asked.only(Mercator { x: x as u32, y: y as u32 }))
                        .map(Feature::Incident),
                ),
                point_count => {
                    let cell = CellRef::new(coord, cell as u16);
                    features.push(Feature::Cluster(Cluster {
                        cell,
                        point_count,
                        at: cell.inside((x / point_count) as u32, (y / point_count) as u32),
                        categories: start as u32,
                        dead,
                        dead_unknown,
                    }));
                }
            }
        }
        Tile { coord, features, categories: grid.categories }
    }
}
