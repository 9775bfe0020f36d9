//! Which tile, and which cell of it.

use std::fmt;
use std::str::FromStr;

use crate::index::Window;
use crate::mercator::Mercator;
use crate::public::PublicIncident;

/// The deepest zoom with tiles of its own; maps overzoom beyond it.
pub const MAX_ZOOM: u8 = 16;

/// The deepest zoom that is answered. Cluster ids of it still fit a JavaScript number (2 × 24 + 5 = 53 bits).
pub const MAX_TILE_ZOOM: u8 = 20;

/// A tile has 2⁴ × 2⁴ cells.
pub const GRID_BITS: u32 = 4;

/// A tile of the XYZ scheme: zoom, column from the west, row from the north.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TileCoord {
    z: u8,
    x: u32,
    y: u32,
}

/// Why there is no such tile or cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TileError {
    /// Deeper than [`MAX_TILE_ZOOM`].
    #[error("zoom {0} is deeper than {MAX_TILE_ZOOM}")]
    Zoom(u8),
    /// A column or row that the zoom does not have.
    #[error("zoom {z} has no tile {x}/{y}")]
    Outside {
        /// Zoom.
        z: u8,
        /// Column.
        x: u32,
        /// Row.
        y: u32,
    },
    /// Neither a `cluster_id` nor of the form `z/x/y/i` with a cell of 0…255.
    #[error("a cell is a cluster_id, or z/x/y/i with i from 0 to 255")]
    Cell,
}

impl TileCoord {
    /// The tile, if the zoom has it.
    pub fn new(z: u8, x: u32, y: u32) -> Result<Self, TileError> {
        if z > MAX_TILE_ZOOM {
            return Err(TileError::Zoom(z));
        }
        if x >> z != 0 || y >> z != 0 {
            return Err(TileError::Outside { z, x, y });
        }
        Ok(Self { z, x, y })
    }

    /// Zoom, column, row.
    pub fn zxy(self) -> (u8, u32, u32) {
        (self.z, self.x, self.y)
    }

    /// The tile of a zoom that a position lies in.
    pub fn at(z: u8, position: Mercator) -> Result<Self, TileError> {
        let part = |unit: u32| (u64::from(unit) >> (32 - u32::from(z.min(32)))) as u32;
        Self::new(z, part(position.x), part(position.y))
    }

    /// Bits of a fixed-point coordinate below the tile's own.
    fn shift(self) -> u32 {
        32 - u32::from(self.z)
    }

    pub(crate) fn window(self) -> Window {
        let span = |tile: u32| {
            let first = u64::from(tile) << self.shift();
            (first as u32, (first + (1_u64 << self.shift()) - 1) as u32)
        };
        Window { x: span(self.x), y: span(self.y) }
    }

    /// The cell of a position that lies in the tile: 16 × row + column.
    pub(super) fn cell_of(self, at: Mercator) -> usize {
        let part = |unit: u32| (unit >> (self.shift() - GRID_BITS)) as usize & 15;
        part(at.y) << GRID_BITS | part(at.x)
    }

    /// A position inside the tile in whole units of `extent` to the tile's side, from its north-western corner, rounded.
    pub(super) fn units(self, at: Mercator, extent: u32) -> (u32, u32) {
        let below = (1_u64 << self.shift()) - 1;
        let part = |unit: u32| {
            let scaled = (u64::from(unit) & below) * u64::from(extent);
            ((scaled + (1 << (self.shift() - 1))) >> self.shift()) as u32
        };
        (part(at.x), part(at.y))
    }

    /// A position in units of `extent` to the tile's side, from its north-western corner; may lie outside.
    pub(super) fn local(self, at: Mercator, extent: f64) -> (f64, f64) {
        let window = self.window();
        let scale = extent / (1_u64 << self.shift()) as f64;
        ((f64::from(at.x) - f64::from(window.x.0)) * scale, (f64::from(at.y) - f64::from(window.y.0)) * scale)
    }
}

/// One cell of one tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CellRef {
    tile: TileCoord,
    cell: u8,
}

impl CellRef {
    pub(super) fn new(tile: TileCoord, cell: u16) -> Self {
        Self { tile, cell: cell as u8 }
    }

    /// Whether an incident is counted in the cell.
    pub fn contains(&self, incident: &PublicIncident) -> bool {
        let at = Mercator::of_e5(incident.point);
        TileCoord::at(self.tile.z, at) == Ok(self.tile) && self.tile.cell_of(at) == usize::from(self.cell)
    }

    /// A number for the cluster, the same in every answer: column and row of the cell in the world, then the zoom.
    pub fn id(&self) -> u64 {
        let column = u64::from(self.tile.x) << GRID_BITS | u64::from(self.cell & 15);
        let row = u64::from(self.tile.y) << GRID_BITS | u64::from(self.cell >> 4);
        (column << 24 | row) << 5 | u64::from(self.tile.z)
    }

    /// The position moved inside the cell if it lies on its edge, so that writing it in six decimals cannot carry it over: half a
    /// millionth of a degree is 6 units of longitude and, where Web Mercator ends, 70 of latitude. The smallest cell has 256.
    pub(super) fn inside(&self, x: u32, y: u32) -> Mercator {
        let window = self.tile.window();
        let side = 1_u64 << (self.tile.shift() - GRID_BITS);
        let clamp = |unit: u32, start: u32, place: u8, margin: u64| {
            let first = u64::from(start) + u64::from(place) * side;
            u64::from(unit).clamp(first + margin, first + side - 1 - margin) as u32
        };
        Mercator { x: clamp(x, window.x.0, self.cell & 15, 8), y: clamp(y, window.y.0, self.cell >> 4, 72) }
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}/{}", self.tile.z, self.tile.x, self.tile.y, self.cell)
    }
}

impl FromStr for CellRef {
    type Err = TileError;

    /// Reads `z/x/y/i`, or the number that [`id`](Self::id) gives.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Ok(id) = text.parse::<u64>() {
            let (z, row, column) = (id as u8 & 31, (id >> 5) as u32 & 0xFF_FFFF, id >> 29);
            let column = u32::try_from(column).map_err(|_| TileError::Cell)?;
            let cell = (row & 15) << GRID_BITS | column & 15;
            let tile = TileCoord::new(z, column >> GRID_BITS, row >> GRID_BITS)?;
            return Ok(Self { tile, cell: cell as u8 });
        }
        let numbers: Vec<u32> =
            text.split('/').map(str::parse).collect::<Result<_, _>>().map_err(|_| TileError::Cell)?;
        let [z, x, y, cell] = numbers[..] else { return Err(TileError::Cell) };
        let z = u8::try_from(z).map_err(|_| TileError::Cell)?;
        let cell = u8::try_from(cell).map_err(|_| TileError::Cell)?;
        Ok(Self { tile: TileCoord::new(z, x, y)?, cell })
    }
}
