//! The kinds of region, and the two countries.

use std::fmt;
use std::str::FromStr;

/// What kind of thing a region is. The wire names are the variants in lower case; `county` covers municipios.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RegionKind {
    /// `US` or `MX`: its border states, no more.
    Country,
    /// One of the ten border states, by ISO 3166-2 (`US-AZ`, `MX-SON`).
    State,
    /// A US county by FIPS (`04019`) or a Mexican municipio by CVEGEO (`26043`).
    County,
    /// A Border Patrol sector (`tucson`), approximated by whole counties.
    Sector,
    /// Fifty kilometres of the border line, by its first kilometre (`550`).
    Segment,
}

/// A word that names no region kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown region kind {0:?}; allowed: country, state, county, sector, segment")]
pub struct UnknownRegionKind(String);

impl RegionKind {
    /// Every kind, coarse to fine, then the line's.
    pub const ALL: [Self; 5] = [Self::Country, Self::State, Self::County, Self::Sector, Self::Segment];

    /// The name in query strings and answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::State => "state",
            Self::County => "county",
            Self::Sector => "sector",
            Self::Segment => "segment",
        }
    }
}

impl fmt::Display for RegionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for RegionKind {
    type Err = UnknownRegionKind;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name).ok_or_else(|| UnknownRegionKind(name.to_owned()))
    }
}

/// One of the two countries that the border line parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Country {
    /// Mexico.
    Mx,
    /// The United States.
    Us,
}

impl Country {
    /// Its ISO 3166-1 alpha-2 code, which is also its region code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mx => "MX",
            Self::Us => "US",
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
