//! Tiles: the matching incidents of a square of the map, clustered on a grid that never crosses a tile's edge.
//!
//! Every tile has 16 × 16 cells at every zoom. A cell with one incident is that incident; any other is a cluster at the mean
//! position of its members. As each incident is in exactly one cell of one tile, the point counts of any zoom add up to the
//! number of matching incidents, without a buffer.

mod area;
mod coord;
mod geojson;
mod grid;
mod line;
mod mvt;
#[cfg(test)]
mod oracle;
mod protobuf;
#[cfg(test)]
mod tests;
mod values;

pub(crate) use area::AreaEntry;
pub use area::{AreaTile, MaskedArea};
pub use coord::{CellRef, GRID_BITS, MAX_TILE_ZOOM, MAX_ZOOM, TileCoord, TileError};

use line::Line;

use crate::index::Dataset;
use crate::mercator::Mercator;
use crate::taxonomy::Taxonomy;

/// A clustered tile.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    coord: TileCoord,
    /// In the order of the grid, row by row.
    pub features: Vec<Feature>,
    /// Incidents by place of the category in the taxonomy, for every cluster one after the other.
    categories: Vec<u32>,
}

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Feature {
    /// The only incident of its cell, by row.
    Incident(u32),
    /// Several incidents.
    Cluster(Cluster),
}

/// The incidents of one cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cluster {
    /// Which cell.
    pub cell: CellRef,
    /// How many incidents.
    pub point_count: u64,
    /// The mean of the members in Web Mercator, inside the cell.
    pub at: Mercator,
    /// Where its categories begin in the tile's list.
    categories: u32,
    /// Sum of the known dead.
    pub dead: u64,
    /// Incidents whose number of dead is unknown.
    pub dead_unknown: u64,
}

impl Cluster {
    /// Longitude and latitude of the mean of the members; degrees.
    pub fn mean(&self) -> (f64, f64) {
        self.at.to_degrees()
    }
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

    /// A cluster's incidents by place of the category in the taxonomy.
    pub fn categories(&self, cluster: &Cluster, taxonomy: &Taxonomy) -> &[u32] {
        let start = cluster.categories as usize;
        &self.categories[start..start + taxonomy.categories().len()]
    }

    /// Reads a little of every single incident before they are written one after the other, and tells the bytes of their titles. They lie
    /// wherever they lie: memory is slow to bring one of them, but brings several at the same time to who asks for them together.
    /// Measured: `benches/README.md`.
    fn fetch(&self, dataset: &Dataset) -> usize {
        let rows = self.features.iter().filter_map(|feature| match feature {
            Feature::Incident(row) => Some(*row),
            Feature::Cluster(_) => None,
        });
        let mut bytes = 0;
        for row in rows {
            let incident = dataset.incident(row);
            let title = incident.words.title.as_deref().unwrap_or_default();
            std::hint::black_box((incident.id, incident.date, incident.counts.dead, title.bytes().last()));
            bytes += title.len();
        }
        bytes
    }

    /// Whether nothing matching lies in the tile.
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }
}

/// A number as a label: `987`, `1.2k`, `12k`, as supercluster abbreviates.
fn abbreviate(line: &mut Line, count: u64) {
    let tenths = match count {
        0..1_000 => return line.number(count),
        1_000..10_000 => (count + 50) / 100,
        _ => (count + 500) / 1_000 * 10,
    };
    line.number(tenths / 10);
    if !tenths.is_multiple_of(10) {
        line.byte(b'.');
        line.number(tenths % 10);
    }
    line.byte(b'k');
}
