//! The shapes of masked areas: a second layer beside the counted points. A shape may cross tiles and is never counted.

use std::collections::BTreeMap;
use std::sync::Arc;

use geo::{BoundingRect, Coord};
use rustc_hash::FxHashMap;

use super::TileCoord;
use crate::filter::Filter;
use crate::index::{Asked, Dataset};
use crate::lonlat::LonLat;
use crate::mercator::Mercator;
use crate::public::{Area, Precision, PublicIncident};

/// A shape narrower than this many of a tile's 512 pixels is not drawn.
const MIN_PIXELS: f64 = 4.0;

/// An area of a dataset with the rows that lie in it.
#[derive(Debug)]
pub(crate) struct AreaEntry {
    area: Arc<Area>,
    rows: Vec<u32>,
    /// North-western and south-eastern corners.
    corners: (Mercator, Mercator),
}

/// The areas that a tile touches and that hold a matching incident.
#[derive(Debug)]
pub struct AreaTile<'a> {
    pub(super) coord: TileCoord,
    /// In the order of their ids.
    pub areas: Vec<MaskedArea<'a>>,
}

/// An area with how many matching incidents lie somewhere in it.
#[derive(Debug)]
pub struct MaskedArea<'a> {
    /// Shape and id.
    pub area: &'a Area,
    /// Matching incidents.
    pub incidents: u64,
}

impl AreaEntry {
    pub(crate) fn collect(incidents: &[PublicIncident]) -> Vec<Self> {
        let mut entries: FxHashMap<&str, Self> = FxHashMap::default();
        for (row, incident) in incidents.iter().enumerate() {
            if let Precision::Area(area) = &incident.precision {
                let entry = entries.entry(&*area.id).or_insert_with(|| Self {
                    area: Arc::clone(area),
                    rows: Vec::new(),
                    corners: corners(area),
                });
                entry.rows.push(row as u32);
            }
        }
        let mut entries: Vec<Self> = entries.into_values().collect();
        entries.sort_unstable_by(|a, b| a.area.id.cmp(&b.area.id));
        entries
    }

    fn touches(&self, coord: TileCoord) -> bool {
        let window = coord.window();
        let (north_west, south_east) = self.corners;
        north_west.x <= window.x.1
            && window.x.0 <= south_east.x
            && north_west.y <= window.y.1
            && window.y.0 <= south_east.y
    }

    fn is_visible(&self, coord: TileCoord) -> bool {
        let width = f64::from(self.corners.1.x - self.corners.0.x);
        let (z, ..) = coord.zxy();
        width / (1_u64 << (32 - u32::from(z))) as f64 * 512.0 >= MIN_PIXELS
    }
}

fn corners(area: &Area) -> (Mercator, Mercator) {
    let centre = Mercator::of_e5(area.centre);
    let project = |c: Coord<f64>| LonLat::new(c.x, c.y).map(Mercator::of);
    let ends = area.shape.bounding_rect().and_then(|rect| {
        let north_west = project(Coord { x: rect.min().x, y: rect.max().y }).ok()?;
        Some((north_west, project(Coord { x: rect.max().x, y: rect.min().y }).ok()?))
    });
    ends.unwrap_or((centre, centre))
}

impl Dataset {
    /// The shapes of the masked areas of a tile. A zoom at which they would be specks has none.
    pub fn areas(&self, coord: TileCoord, filter: &Filter) -> AreaTile<'_> {
        let asked = Asked::new(filter, self);
        let mut areas: BTreeMap<&str, MaskedArea<'_>> = BTreeMap::new();
        let visible = self.area_entries().filter(|(entry, _)| entry.touches(coord) && entry.is_visible(coord));
        for (entry, first) in visible {
            let incidents = entry.rows.iter().filter(|row| asked.takes(first + **row)).count() as u64;
            let none = || MaskedArea { area: &entry.area, incidents: 0 };
            areas.entry(&*entry.area.id).or_insert_with(none).incidents += incidents;
        }
        AreaTile { coord, areas: areas.into_values().filter(|masked| masked.incidents > 0).collect() }
    }
}
