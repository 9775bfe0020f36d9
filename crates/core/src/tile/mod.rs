//! Tiles: the matching incidents of a square of the map, clustered on a grid that never crosses a tile's edge.
//!
//! Every tile has 16 × 16 cells at every zoom. A cell with one incident is that incident; any other is a cluster at the mean
//! position of its members. As each incident is in exactly one cell of one tile, the point counts of any zoom add up to the
//! number of matching incidents, without a buffer.

mod area;
mod coord;
mod geojson;
mod mvt;
#[cfg(test)]
mod tests;

pub(crate) use area::AreaEntry;
pub use area::{AreaTile, MaskedArea};
pub use coord::{CellRef, GRID_BITS, MAX_TILE_ZOOM, MAX_ZOOM, TileCoord, TileError};

use crate::filter::Filter;
use crate::index::Dataset;
use crate::mercator::Mercator;

/// A clustered tile.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    coord: TileCoord,
    /// In the order of the grid, row by row.
    pub features: Vec<Feature>,
}

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Feature {
    /// The only incident of its cell, by row.
    Incident(u32),
    /// Several incidents.
    Cluster(Cluster),
}

/// The incidents of one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Which cell.
    pub cell: CellRef,
    /// How many incidents.
    pub point_count: u64,
    /// Longitude and latitude of the mean of the members in Web Mercator, inside the cell; degrees.
    pub mean: (f64, f64),
    /// Incidents by place of the category in the taxonomy, without zeros.
    pub categories: Vec<(u8, u32)>,
    /// Sum of the known dead.
    pub dead: u64,
    /// Incidents whose number of dead is unknown.
    pub dead_unknown: u64,
}

impl Tile {
    /// The sum of the point counts: how many matching incidents lie in the tile.
    pub fn point_count(&self) -> u64 {
        let count = |feature: &Feature| match feature {
            Feature::Incident(_) => 1,
            Feature::Cluster(cluster) => cluster.point_count,
        };
        self.features.iter().map(count).sum()
    }

    /// Whether nothing matching lies in the tile.
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }
}

const CELLS: usize = 1 << (2 * GRID_BITS);

/// What is summed up for a cell while the rows go by.
#[derive(Clone, Copy, Default)]
struct Sum {
    count: u64,
    x: u64,
    y: u64,
    dead: u64,
    dead_unknown: u64,
    row: u32,
}

impl Dataset {
    /// The clustered tile of a filter.
    pub fn tile(&self, coord: TileCoord, filter: &Filter) -> Tile {
        let columns = self.columns();
        let kinds = self.taxonomy().categories().len();
        let mut sums = vec![Sum::default(); CELLS];
        let mut categories = vec![0_u32; CELLS * kinds];
        self.visit(filter, Some(coord.window()), |row| {
            let i = row as usize;
            let (x, y) = (columns.x[i], columns.y[i]);
            let cell = coord.cell_of(Mercator { x, y });
            let sum = &mut sums[cell];
            sum.count += 1;
            sum.x += u64::from(x);
            sum.y += u64::from(y);
            match columns.dead[i] {
                crate::index::UNKNOWN_DEAD => sum.dead_unknown += 1,
                dead => sum.dead += u64::from(dead),
            }
            sum.row = row;
            categories[cell * kinds + usize::from(columns.category[i])] += 1;
        });
        let feature = |(cell, sum): (usize, &Sum)| match sum.count {
            0 => None,
            1 => Some(Feature::Incident(sum.row)),
            _ => {
                let cell_ref = CellRef::new(coord, cell as u16);
                let counts = categories[cell * kinds..(cell + 1) * kinds].iter().enumerate();
                Some(Feature::Cluster(Cluster {
                    cell: cell_ref,
                    point_count: sum.count,
                    mean: cell_ref.inside((sum.x / sum.count) as u32, (sum.y / sum.count) as u32).to_degrees(),
                    categories: counts.filter(|(_, n)| **n > 0).map(|(c, n)| (c as u8, *n)).collect(),
                    dead: sum.dead,
                    dead_unknown: sum.dead_unknown,
                }))
            }
        };
        Tile { coord, features: sums.iter().enumerate().filter_map(feature).collect() }
    }
}

/// A number as a label: `987`, `1.2k`, `12k`, as supercluster abbreviates.
fn abbreviated(count: u64) -> String {
    match count {
        0..1_000 => count.to_string(),
        1_000..10_000 => {
            let tenths = (count + 50) / 100;
            if tenths.is_multiple_of(10) {
                format!("{}k", tenths / 10)
            } else {
                format!("{}.{}k", tenths / 10, tenths % 10)
            }
        }
        _ => format!("{}k", (count + 500) / 1_000),
    }
}
