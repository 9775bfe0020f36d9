//! A region as it is looked up and shown, and what a lookup answers.

use geo::MultiPolygon;

use super::kind::RegionKind;
use crate::Lang;
use crate::lonlat::LonLat;

/// A region's number: an index into [`Regions`](super::Regions), stable for one version of the embedded data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegionId(pub(super) u16);

impl RegionId {
    /// The number itself, from 0, without gaps.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A box of longitudes and latitudes in degrees; `west <= east`, `south <= north`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Envelope {
    /// Least longitude.
    pub west: f64,
    /// Least latitude.
    pub south: f64,
    /// Greatest longitude.
    pub east: f64,
    /// Greatest latitude.
    pub north: f64,
}

/// One region: what it is called, what holds it, where it lies.
#[derive(Debug)]
pub struct Region {
    pub(super) id: RegionId,
    pub(super) kind: RegionKind,
    pub(super) code: String,
    pub(super) bare_name: String,
    pub(super) name: [String; 2],
    pub(super) parent: Option<RegionId>,
    pub(super) envelope: Envelope,
    pub(super) label_point: LonLat,
    pub(super) area_km2: f64,
    pub(super) geometry: Option<MultiPolygon<f64>>,
    pub(super) approximate: bool,
}

impl Region {
    /// Its number.
    pub fn id(&self) -> RegionId {
        self.id
    }

    /// What kind of region it is.
    pub fn kind(&self) -> RegionKind {
        self.kind
    }

    /// Its code, unique within its kind: `US`, `US-AZ`, `04019`, `tucson`, `550`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// What a reader sees: `Pima County`, `Condado de Pima`.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.name[0],
            Lang::Es => &self.name[1],
        }
    }

    /// The proper name alone, as its own source writes it: `Pima`, `Nogales`, `Doña Ana`.
    pub fn bare_name(&self) -> &str {
        &self.bare_name
    }

    /// What holds it: a county's state, a state's country, a sector's country; a country and a segment have none.
    pub fn parent(&self) -> Option<RegionId> {
        self.parent
    }

    /// The smallest box around it.
    pub fn envelope(&self) -> Envelope {
        self.envelope
    }

    /// A point inside it, far from its edges; for a segment the middle of its stretch of line.
    pub fn label_point(&self) -> LonLat {
        self.label_point
    }

    /// Its geodesic area on WGS 84 in square kilometres, waters not counted; 0 for a segment.
    pub fn area_km2(&self) -> f64 {
        self.area_km2
    }

    /// Its land, longitudes and latitudes in degrees, outer rings counter-clockwise; none for a segment, which is a line.
    pub fn geometry(&self) -> Option<&MultiPolygon<f64>> {
        self.geometry.as_ref()
    }

    /// True for sectors: built from whole counties, so a reader must be told.
    pub fn approximate(&self) -> bool {
        self.approximate
    }
}

/// The regions of one position, one of each kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Located {
    /// The true country: the side of the border line.
    pub country: RegionId,
    /// The border state.
    pub state: RegionId,
    /// The county or municipio.
    pub county: RegionId,
    /// The Border Patrol sector of a US county, approximate.
    pub sector: Option<RegionId>,
    /// The 50 km of border line that are nearest.
    pub segment: RegionId,
    /// How the county was found.
    pub on: Ground,
}

/// Whether a position lies inside its county's polygon.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ground {
    /// Inside it, or on its edge.
    Land,
    /// Outside every polygon of its country (river, sliver, coastal water): the county is the nearest one.
    Shore {
        /// Metres to that county, up to 22,000.
        distance_m: f64,
    },
}
