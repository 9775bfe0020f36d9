//! What incidents can be grouped by.

use std::fmt;
use std::str::FromStr;

/// The row of what fits no region or names no actor.
pub const UNASSIGNED: &str = "unassigned";

/// The row of dates that no bucket holds whole.
pub const IMPRECISE: &str = "imprecise";

/// Something to group by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// US county or Mexican municipio.
    County,
    /// State.
    State,
    /// Country.
    Country,
    /// Border Patrol sector (approximate).
    Sector,
    /// Fifty kilometres of the border line.
    Segment,
    /// Category.
    Category,
    /// Alleged actor; many-valued.
    Actor,
    /// Year.
    Year,
    /// Month of a year.
    Month,
    /// Degree of verification.
    Verification,
    /// Source system.
    Source,
}

/// A word that names no dimension.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown dimension {name:?}; allowed: {allowed}", name = .0, allowed = Dimension::ALL.map(Dimension::as_str).join(", "))]
pub struct UnknownDimension(String);

impl Dimension {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::County,
        Self::State,
        Self::Country,
        Self::Sector,
        Self::Segment,
        Self::Category,
        Self::Actor,
        Self::Year,
        Self::Month,
        Self::Verification,
        Self::Source,
    ];

    /// The wire name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::State => "state",
            Self::Country => "country",
            Self::Sector => "sector",
            Self::Segment => "segment",
            Self::Category => "category",
            Self::Actor => "actor",
            Self::Year => "year",
            Self::Month => "month",
            Self::Verification => "verification",
            Self::Source => "source",
        }
    }

    /// Whether its codes are regions.
    pub fn is_region(self) -> bool {
        matches!(self, Self::County | Self::State | Self::Country | Self::Sector | Self::Segment)
    }
}

impl FromStr for Dimension {
    type Err = UnknownDimension;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|own| own.as_str() == name).ok_or_else(|| UnknownDimension(name.to_owned()))
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
