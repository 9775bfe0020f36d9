//! The area that stands for a masked place: an H3 cell, cut to one side of the international line.
//!
//! The same place and rule always give the same area, so looking twice teaches nothing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use geo::{Area as _, BooleanOps, Centroid, Contains, Distance, Geodesic, GeodesicArea, InteriorPoint};
use geo::{CoordsIter, LineString, MultiPolygon, Point, Polygon};
use h3o::{CellIndex, LatLng, Resolution};
use spotlight_core::lonlat::{E5, LonLat};
use spotlight_core::public::{Area, Membership};
use spotlight_core::region::{Country, Located, RegionId, Regions};
use spotlight_core::taxonomy::MaskRule;

/// No area is finer than this, whatever the taxonomy says: about 5 km².
pub const FINEST: u8 = 7;

/// No area is finer than this where living persons are concerned: about 36 km².
pub const FINEST_LIVING: u8 = 6;

/// The least part of the cell that must be left on its side of the line; with less, the parent's part is taken.
const LEAST_PART: f64 = 0.5;

/// Farther than this from the line, metres, nothing is cut: the sides mean something only in and around the ten states.
const LINE_REACH_M: f64 = 100_000.0;

/// The H3 resolution of the areas of a category: what its rule says, but never finer than the floors.
pub fn resolution(rule: MaskRule) -> u8 {
    rule.resolution.min(if rule.living { FINEST_LIVING } else { FINEST })
}

/// An area, and what else is public because of it.
#[derive(Debug, Clone)]
pub struct MaskedPlace {
    /// The area.
    pub area: Arc<Area>,
    /// The regions of its centre, without those that are smaller than the area and would narrow it down.
    pub regions: Membership,
}

/// Makes areas, and remembers them: cutting a cell against the whole border line takes milliseconds.
#[derive(Debug)]
pub struct Masker<'a> {
    regions: &'a Regions,
    known: Mutex<HashMap<(CellIndex, Country), Option<MaskedPlace>>>,
}

impl<'a> Masker<'a> {
    /// A masker for the regions of a dataset.
    pub fn new(regions: &'a Regions) -> Self {
        Self { regions, known: Mutex::default() }
    }

    /// The area of a place at an H3 resolution; `None` where no cell leaves room for a centre, which the land border and
    /// its waters do not have.
    pub fn mask(&self, at: LonLat, resolution: u8) -> Option<MaskedPlace> {
        let cell = cell_at(at, resolution)?;
        let key = (cell, self.regions.side(at));
        if let Some(known) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let made = self.make(cell, key.1);
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, made.clone());
        made
    }

    /// The cell's part in a country; or its nearest ancestor's, where that leaves less than half the size of the cell.
    ///
    /// The comparison stays with the first cell: a parent may itself have only a sliver on this side.
    fn make(&self, cell: CellIndex, country: Country) -> Option<MaskedPlace> {
        let least = hexagon(cell).unsigned_area() * LEAST_PART;
        let mut current = Some(cell);
        while let Some(cell) = current {
            let (shape, cut) = self.part(cell, country);
            if shape.unsigned_area() >= least
                && let Some(centre) = self.centre(&shape, cut.then_some(country))
            {
                return Some(self.place(cell, cut.then_some(country), shape, centre));
            }
            current = cell.resolution().pred().and_then(|coarser| cell.parent(coarser));
        }
        None
    }

    /// A cell's part in a country, and whether the line takes anything away from it.
    fn part(&self, cell: CellIndex, country: Country) -> (MultiPolygon<f64>, bool) {
        let whole = hexagon(cell);
        if !self.may_straddle(cell, country) {
            return (MultiPolygon::new(vec![whole]), false);
        }
        let full = whole.unsigned_area();
        let mexico = self.regions.mexico_side();
        let whole = MultiPolygon::new(vec![whole]);
        let part = match country {
            Country::Mx => whole.intersection(mexico),
            Country::Us => whole.difference(mexico),
        };
        // Less than a part in a million is the rounding of the overlay, not a cut.
        if part.unsigned_area() > full * (1.0 - 1e-6) { (whole, false) } else { (part, true) }
    }

    /// A cheap test that is never wrong about a cell that the line does cross.
    fn may_straddle(&self, cell: CellIndex, country: Country) -> bool {
        let centre = LatLng::from(cell);
        let Ok(at) = LonLat::new(centre.lng(), centre.lat()) else { return false };
        let corners = cell.boundary();
        let radius = corners.iter().map(|corner| centre.distance_m(*corner)).fold(0.0, f64::max);
        let distance = self.regions.border_distance_m(at);
        // H3 measures on a sphere: 1 % more covers the difference.
        distance <= radius * 1.01
            || distance <= LINE_REACH_M.max(radius)
                && corners.iter().any(|corner| {
                    LonLat::new(corner.lng(), corner.lat()).is_ok_and(|corner| self.regions.side(corner) != country)
                })
    }

    /// A point in the shape near its middle, to five decimals, and on the right side where the shape was cut.
    fn centre(&self, shape: &MultiPolygon<f64>, side: Option<Country>) -> Option<E5> {
        let largest = shape.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
        [shape.centroid(), largest.centroid(), largest.interior_point()].into_iter().flatten().find_map(|point| {
            let at = LonLat::new(point.x(), point.y()).ok()?.to_e5();
            let rounded = at.to_lonlat();
            let inside = shape.contains(&Point::from(rounded));
            (inside && side.is_none_or(|side| self.regions.side(rounded) == side)).then_some(at)
        })
    }

    fn place(&self, cell: CellIndex, cut: Option<Country>, shape: MultiPolygon<f64>, centre: E5) -> MaskedPlace {
        let middle = Point::from(centre.to_lonlat());
        let radius = shape.coords_iter().map(|c| Geodesic.distance(middle, Point::from(c))).fold(0.0, f64::max);
        let km2 = shape.geodesic_area_unsigned() / 1e6;
        let id = match cut {
            None => cell.to_string(),
            Some(country) => format!("{cell}-{}", country.as_str().to_ascii_lowercase()),
        };
        let located = self.regions.locate(centre.to_lonlat());
        let regions = located.map(|located| self.no_smaller_than(km2, located)).unwrap_or_default();
        let area = Area { id: id.into(), centre, radius_m: radius.ceil() as u32, shape };
        MaskedPlace { area: Arc::new(area), regions }
    }

    fn no_smaller_than(&self, km2: f64, located: Located) -> Membership {
        let large = |id: RegionId| (self.regions.get(id).area_km2() >= km2).then_some(id);
        Membership {
            country: large(located.country),
            state: large(located.state),
            county: large(located.county),
            sector: located.sector.and_then(large),
            segment: Some(located.segment),
        }
    }
}

/// The size in km² of the cell that a place falls in.
pub fn cell_km2(at: LonLat, resolution: u8) -> Option<f64> {
    cell_at(at, resolution).map(CellIndex::area_km2)
}

fn cell_at(at: LonLat, resolution: u8) -> Option<CellIndex> {
    let resolution = Resolution::try_from(resolution).ok()?;
    Some(LatLng::new(at.lat(), at.lon()).ok()?.to_cell(resolution))
}

fn hexagon(cell: CellIndex) -> Polygon<f64> {
    // `Polygon::new` closes the ring.
    let ring: LineString<f64> = cell.boundary().iter().map(|corner| (corner.lng(), corner.lat())).collect();
    Polygon::new(ring, Vec::new())
}

#[cfg(test)]
mod tests;
