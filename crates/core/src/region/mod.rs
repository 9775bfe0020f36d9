//! Regions: boundaries, lookup and the border kilometre.
//!
//! The data are embedded, decoded once, and never change: see `data/regions/README.md` for where they come from and how
//! exact they are. Everything is on WGS 84.
//!
//! ```
//! use spotlight_core::lonlat::LonLat;
//! use spotlight_core::region::{Country, RegionKind, Regions};
//!
//! let regions = Regions::embedded();
//! let nogales = LonLat::new(-110.9405, 31.3190)?;
//! let located = regions.locate(nogales).expect("Nogales, Sonora, lies in the ten states");
//! assert_eq!(regions.get(located.county).code(), "26043");
//! assert_eq!(regions.side(nogales), Country::Mx);
//! assert_eq!(regions.find(RegionKind::County, "04023").map(|county| county.bare_name()), Some("Santa Cruz"));
//! # Ok::<(), spotlight_core::lonlat::LonLatError>(())
//! ```

mod catalogue;
mod ellipsoid;
mod fixed;
mod grid;
mod kind;
mod line;
mod lists;
mod locate;
mod names;
mod shape;
mod side;
mod topojson;
mod types;

use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

pub use kind::{Country, RegionKind, UnknownRegionKind};
pub use topojson::RegionDataError;
pub use types::{Envelope, Ground, Located, Region, RegionId};

use crate::lonlat::LonLat;
use catalogue::{Catalogue, SEGMENT_KM};
use fixed::Fixed;
use line::BorderLine;
use locate::Locator;
use names::NameIndex;
use side::MexicoSide;
use topojson::{Feature, Rings, Topology};

/// The embedded files, in the order in which they are hashed.
const EMBEDDED: [&[u8]; 4] = [
    include_bytes!("../../../../data/regions/us.topojson.gz"),
    include_bytes!("../../../../data/regions/mx.topojson.gz"),
    include_bytes!("../../../../data/regions/border.json.gz"),
    include_bytes!("../../../../data/regions/neighbours.topojson.gz"),
];

/// All regions and the border line, ready for lookups. Immutable; shared by reference.
#[derive(Debug)]
pub struct Regions {
    hash: [u8; 32],
    catalogue: Catalogue,
    names: NameIndex,
    line: BorderLine,
    side: MexicoSide,
    locator: Locator,
}

impl Regions {
    /// The regions of the embedded data, decoded at the first call.
    ///
    /// # Panics
    ///
    /// Never: the embedded bytes are constants, and the tests decode them.
    pub fn embedded() -> &'static Self {
        static REGIONS: LazyLock<Regions> =
            LazyLock::new(|| Regions::decode(EMBEDDED).expect("the embedded region data decode, as the tests show"));
        &REGIONS
    }

    /// Decodes the four files of `data/regions`: US, Mexico, border line, neighbours.
    fn decode(files: [&[u8]; 4]) -> Result<Self, RegionDataError> {
        let [us, mx, line, neighbours] = files;
        let (mut us, mut mx, mut neighbours) =
            (Topology::decode(us)?, Topology::decode(mx)?, Topology::decode(neighbours)?);
        let line = BorderLine::new(topojson::decode_line(line)?);
        let side = MexicoSide::new(line.vertices());
        let (catalogue, rings) = catalogue::build(&mut us, &mut mx, &line)?;
        let land = |features: Vec<Feature>| features.into_iter().flat_map(|feature| feature.polygons).collect();
        let (us_land, mx_land): (Vec<Rings>, Vec<Rings>) =
            (land(neighbours.layer("us")?), land(neighbours.layer("mx")?));
        let locator = Locator::new(&catalogue.counties, &rings, [&us_land, &mx_land], &side);
        let by_code = |kind, code: &str| catalogue.by_code.get(&(kind, code.to_owned())).copied();
        let names = NameIndex::new(&catalogue.regions, by_code);
        let mut hasher = Sha256::new();
        for file in files {
            hasher.update((file.len() as u64).to_le_bytes());
            hasher.update(file);
        }
        Ok(Self { hash: hasher.finalize().into(), names, catalogue, line, side, locator })
    }

    /// SHA-256 of the embedded data, each file preceded by its length: part of the dataset version.
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// Every region: countries, states, counties, each by code, then sectors and segments from west to east. The n-th one
    /// has the id with the index n.
    pub fn iter(&self) -> impl Iterator<Item = &Region> {
        self.catalogue.regions.iter()
    }

    /// The region of an id.
    pub fn get(&self, id: RegionId) -> &Region {
        &self.catalogue.regions[id.index()]
    }

    /// The region of a kind and code. Codes are exact; the municipios San Quintín (`02006`) and San Felipe (`02007`), which
    /// are younger than the polygons, are found as Ensenada and Mexicali, whose land they were.
    pub fn find(&self, kind: RegionKind, code: &str) -> Option<&Region> {
        let alias = names::NEW_MUNICIPIOS.iter().find(|(_, _, new, _)| kind == RegionKind::County && *new == code);
        let code = alias.map_or(code, |(_, _, _, parent)| parent);
        self.catalogue.by_code.get(&(kind, code.to_owned())).map(|&id| self.get(id))
    }

    /// The county or municipio of a name in a state (ISO 3166-2). Case, accents, marks and words such as `County`,
    /// `Condado de`, `Municipio de` don't matter.
    pub fn find_county_by_name(&self, state_code: &str, name: &str) -> Option<&Region> {
        let state = self.find(RegionKind::State, state_code)?;
        self.names.county(state.id, name).map(|id| self.get(id))
    }

    /// The border state of a name in either language, an ISO 3166-2 code with or without its country, or a usual
    /// abbreviation: `Nuevo León`, `US-AZ`, `SON`, `Tamps.`.
    pub fn find_state_by_name(&self, name: &str) -> Option<&Region> {
        self.names.state(name).map(|id| self.get(id))
    }

    /// The regions of a position, or none: outside the ten border states and their waters (22 km).
    ///
    /// The country is the side of the border line. Within it the county is the one whose polygon holds the position (on a
    /// shared edge the lower code); else the nearest within 1 km; else, at sea, the nearest within 22 km. Most answers cost
    /// one array access and a search for the nearest point of the line.
    pub fn locate(&self, at: LonLat) -> Option<Located> {
        let (county, on) = self.locator.locate(at.into(), &self.side)?;
        let row = self.catalogue.counties[county];
        Some(Located {
            country: row.country,
            state: row.state,
            county: row.county,
            sector: row.sector,
            segment: self.segment_at(at),
            on,
        })
    }

    /// The county or municipio of a position, by the rules of [`locate`](Self::locate), and none where that finds none: for whoever
    /// does not ask for the nearest point of the line, which is most of what `locate` costs.
    pub fn county_at(&self, at: LonLat) -> Option<&Region> {
        let (county, _) = self.locator.locate(at.into(), &self.side)?;
        Some(self.get(self.catalogue.counties[county].county))
    }

    /// On which side of the border line, extended along the maritime boundary, a position lies; on the line itself: Mexico.
    /// Means something for places in and around the ten states only.
    pub fn side(&self, at: LonLat) -> Country {
        locate::side_of(&self.side, Fixed::from(at))
    }

    /// The polygon south of the border line, in degrees, for cutting what straddles it. It follows the maritime boundary
    /// out to sea and is closed far away, at 130° and 86° west and 10° north.
    pub fn mexico_side(&self) -> &geo::MultiPolygon<f64> {
        self.side.polygon()
    }

    /// Kilometres along the border line, 0 at the Pacific, of its point that is nearest to a position.
    pub fn border_km(&self, at: LonLat) -> f64 {
        self.line.nearest(at).along_m / 1000.0
    }

    /// Metres on the surface from a position to the border line, to 0.2 %.
    pub fn border_distance_m(&self, at: LonLat) -> f64 {
        self.line.distance_m(at)
    }

    /// Length of the border line in kilometres.
    pub fn border_length_km(&self) -> f64 {
        self.line.length_m() / 1000.0
    }

    /// The point of the border line at some kilometres from the Pacific; beyond an end, that end.
    pub fn border_point(&self, km: f64) -> LonLat {
        self.line.point_at(km * 1000.0)
    }

    /// The 50 km of border line that are nearest to a position.
    pub fn segment_at(&self, at: LonLat) -> RegionId {
        let step = (self.border_km(at) / SEGMENT_KM) as u16;
        let last = self.catalogue.regions.len() as u16 - 1;
        RegionId((self.catalogue.first_segment + step).min(last))
    }
}

#[cfg(test)]
mod tests;
