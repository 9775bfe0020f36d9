//! The area that stands for a masked place: an H3 cell, cut to one side of the international line.
//!
//! The same place and rule always give the same area, so looking twice teaches nothing.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use geo::{Area as _, BooleanOps, Centroid, Contains, Distance, Geodesic, GeodesicArea, InteriorPoint};
use geo::{CoordsIter, LineString, MultiPolygon, Point, Polygon};
use h3o::{CellIndex, LatLng, Resolution};
use sha2::{Digest as _, Sha256};
use spotlight_core::lonlat::{E5, LonLat};
use spotlight_core::public::{Area, Membership};
use spotlight_core::region::{Country, Located, RegionId, Regions};
use spotlight_core::taxonomy::{Category, MaskRule, Taxonomy};

/// No area is finer than this, whatever the taxonomy says: about 5 km².
pub const FINEST: u8 = 7;

/// No area is finer than this where living persons are concerned: about 36 km².
pub const FINEST_LIVING: u8 = 6;

/// The least part of the cell that must be left on its side of the line; with less, a cell nearby takes it in.
const LEAST_PART: f64 = 0.5;

/// How many cells away that may be.
const REACH: u32 = 2;

/// The length of a stretch of the line, metres.
const SEGMENT_M: f64 = 50_000.0;

/// Farther than this from the line, metres, nothing is cut: the sides mean something only in and around the ten states.
const LINE_REACH_M: f64 = 100_000.0;

/// The H3 resolution of the areas of a category: what its rule says, but never finer than the floors.
pub fn resolution(rule: MaskRule) -> u8 {
    rule.resolution.min(floor(rule))
}

/// The mask that an organisation has set for a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CategoryMask {
    /// The H3 resolution of its areas.
    pub resolution: u8,
    /// Whether its masked incidents keep their day.
    pub keeps_day: bool,
}

/// Why a mask is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MaskError {
    /// No such category.
    #[error("the taxonomy has no category {0:?}")]
    UnknownCategory(String),
    /// Finer or coarser than allowed.
    #[error("areas of {category} have a resolution from {COARSEST} to {finest}, not {resolution}")]
    Resolution {
        /// The category.
        category: String,
        /// The finest that it may have.
        finest: u8,
        /// What was asked for.
        resolution: u8,
    },
    /// A day where only the month may be shown.
    #[error("masked incidents of {0} show their month; their day may not be shown")]
    Day(String),
}

/// No area is coarser than this: a cell of 87,000 km².
pub const COARSEST: u8 = 2;

/// The masks that an organisation has set, by category. Every other category has the mask of the taxonomy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Masks(BTreeMap<String, CategoryMask>);

impl Masks {
    /// Checks masks against the floors: coarser than the taxonomy is always allowed, finer only down to the floor.
    pub fn new(masks: BTreeMap<String, CategoryMask>, taxonomy: &Taxonomy) -> Result<Self, MaskError> {
        for (code, mask) in &masks {
            let id = taxonomy.find_category(code).ok_or_else(|| MaskError::UnknownCategory(code.clone()))?;
            let rule = taxonomy.category(id).mask;
            let finest = floor(rule);
            if !(COARSEST..=finest).contains(&mask.resolution) {
                return Err(MaskError::Resolution { category: code.clone(), finest, resolution: mask.resolution });
            }
            if mask.keeps_day && !rule.keeps_day {
                return Err(MaskError::Day(code.clone()));
            }
        }
        Ok(Self(masks))
    }

    /// Masks that were checked when they were set. Where the taxonomy has changed since, [`rule`](Self::rule) holds the floors.
    pub fn stored(masks: BTreeMap<String, CategoryMask>) -> Self {
        Self(masks)
    }

    /// The masks that are set.
    pub fn iter(&self) -> impl Iterator<Item = (&str, CategoryMask)> {
        self.0.iter().map(|(code, mask)| (code.as_str(), *mask))
    }

    /// The mask of a category. The floors hold here too, whatever was set under another taxonomy.
    pub fn rule(&self, category: &Category) -> MaskRule {
        let rule = category.mask;
        match self.0.get(&category.code) {
            Some(set) => MaskRule {
                resolution: set.resolution.min(floor(rule)),
                keeps_day: rule.keeps_day && set.keeps_day,
                ..rule
            },
            None => rule,
        }
    }

    /// Feeds a hash, if there is any.
    pub(crate) fn feed(&self, hasher: &mut Sha256) {
        for (code, mask) in &self.0 {
            hasher.update((code.len() as u64).to_le_bytes());
            hasher.update(code);
            hasher.update([mask.resolution, u8::from(mask.keeps_day)]);
        }
    }
}

fn floor(rule: MaskRule) -> u8 {
    if rule.living { FINEST_LIVING } else { FINEST }
}

/// An area, and what else is public because of it.
#[derive(Debug, Clone)]
pub struct MaskedPlace {
    /// The area.
    pub area: Arc<Area>,
    /// The regions of its centre, without those that are smaller than the area and would narrow it down.
    pub regions: Membership,
}

/// What of a cell lies in a country, and whether that is less than the cell.
type Part = (MultiPolygon<f64>, bool);

/// Makes areas, and remembers them: cutting a cell against the whole border line takes milliseconds.
#[derive(Debug)]
pub struct Masker<'a> {
    regions: &'a Regions,
    known: Mutex<HashMap<(CellIndex, Country), Option<MaskedPlace>>>,
    parts: Mutex<HashMap<(CellIndex, Country), Part>>,
}

impl<'a> Masker<'a> {
    /// A masker for the regions of a dataset.
    pub fn new(regions: &'a Regions) -> Self {
        Self { regions, known: Mutex::default(), parts: Mutex::default() }
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

    /// The part of a cell in a country, with the slivers of the cells around it that are too small to be areas of their own.
    ///
    /// Each place belongs to one area, and an area stands for all places inside its outline: had a sliver an area of another
    /// kind, such as its parent's, that area would tell that the place is in a sliver.
    fn make(&self, cell: CellIndex, country: Country) -> Option<MaskedPlace> {
        let leader = self.leader(cell, country)?;
        let (mut shape, mut cut) = self.part(leader, country);
        for near in leader.grid_disk::<Vec<_>>(REACH) {
            let (sliver, _) = self.part(near, country);
            if near != leader && sliver.unsigned_area() > 0.0 && self.leader(near, country) == Some(leader) {
                shape = shape.union(&sliver);
                cut = true;
            }
        }
        let side = cut.then_some(country);
        let centre = self.centre(&shape, side)?;
        Some(self.place(leader, side, shape, centre))
    }

    /// The cell whose area a cell belongs to: itself, if enough of it lies in the country, or else the nearest of which that is
    /// so; of several, the one of the lowest index.
    fn leader(&self, cell: CellIndex, country: Country) -> Option<CellIndex> {
        let large =
            |cell: CellIndex| self.part(cell, country).0.unsigned_area() >= hexagon(cell).unsigned_area() * LEAST_PART;
        let mut near = cell.grid_disk_distances::<Vec<_>>(REACH);
        near.sort_unstable_by_key(|(cell, distance)| (*distance, u64::from(*cell)));
        near.into_iter().map(|(cell, _)| cell).find(|cell| large(*cell))
    }

    /// A cell's part in a country, and whether the line takes anything away from it.
    fn part(&self, cell: CellIndex, country: Country) -> Part {
        let key = (cell, country);
        if let Some(part) = self.parts.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return part.clone();
        }
        let part = self.cut(cell, country);
        self.parts.lock().unwrap_or_else(PoisonError::into_inner).insert(key, part.clone());
        part
    }

    fn cut(&self, cell: CellIndex, country: Country) -> Part {
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
        let regions = located.map(|located| self.no_smaller_than(km2, radius, located)).unwrap_or_default();
        let area = Area { id: id.into(), centre, radius_m: radius.ceil() as u32, shape };
        MaskedPlace { area: Arc::new(area), regions }
    }

    fn no_smaller_than(&self, km2: f64, radius_m: f64, located: Located) -> Membership {
        let large = |id: RegionId| (self.regions.get(id).area_km2() >= km2).then_some(id);
        Membership {
            country: large(located.country),
            state: large(located.state),
            county: large(located.county),
            sector: located.sector.and_then(large),
            // An area wider than a stretch of the line says nothing as fine as that.
            segment: (2.0 * radius_m <= SEGMENT_M).then_some(located.segment),
        }
    }
}

/// The size in km² of the cell that a place falls in.
pub fn cell_km2(at: LonLat, resolution: u8) -> Option<f64> {
    cell_at(at, resolution).map(CellIndex::area_km2)
}

/// Whether two places fall in one cell.
#[cfg(test)]
pub(crate) fn same_cell(one: LonLat, other: LonLat, resolution: u8) -> bool {
    cell_at(one, resolution) == cell_at(other, resolution)
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
