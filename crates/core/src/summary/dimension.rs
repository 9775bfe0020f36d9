//! What incidents can be grouped by.

use std::fmt;
use std::str::FromStr;

use crate::code::Verification;
use crate::index::Dataset;
use crate::public::PublicIncident;
use crate::region::RegionId;

/// The row of what fits no region or names no actor.
pub const UNASSIGNED: &str = "unassigned";

/// The row of dates that no bucket holds whole.
pub const IMPRECISE: &str = "imprecise";

/// The bucket number of a special row.
const SPECIAL: u32 = u32::MAX;

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

    /// The buckets of an incident: one, but for actors.
    pub(super) fn buckets(self, incident: &PublicIncident, dataset: &Dataset) -> Vec<u32> {
        let region = |id: Option<RegionId>| vec![id.map_or(SPECIAL, |id| id.index() as u32)];
        match self {
            Self::County => region(incident.regions.county),
            Self::State => region(incident.regions.state),
            Self::Country => region(incident.regions.country),
            Self::Sector => region(incident.regions.sector),
            Self::Segment => region(incident.regions.segment),
            Self::Category => vec![incident.category.index() as u32],
            Self::Actor if incident.actors == 0 => vec![SPECIAL],
            Self::Actor => incident.actor_ids().map(|actor| actor.index() as u32).collect(),
            Self::Year => vec![incident.date.only_year().map_or(SPECIAL, |year| year as u32)],
            Self::Month => vec![
                incident.date.only_month().map_or(SPECIAL, |(year, month)| year as u32 * 12 + u32::from(month) - 1),
            ],
            Self::Verification => vec![incident.verification as u32],
            Self::Source => {
                vec![dataset.sources().partition_point(|(code, _)| **code < *incident.source_system) as u32]
            }
        }
    }

    /// What a reader of the table sees for a bucket.
    pub(super) fn label(self, bucket: u32, dataset: &Dataset) -> Box<str> {
        let taxonomy = dataset.taxonomy();
        let i = bucket as usize;
        match self {
            Self::Year | Self::Month if bucket == SPECIAL => IMPRECISE.into(),
            _ if bucket == SPECIAL => UNASSIGNED.into(),
            Self::County | Self::State | Self::Country | Self::Sector | Self::Segment => {
                dataset.regions().iter().nth(i).map_or(UNASSIGNED, |region| region.code()).into()
            }
            Self::Category => taxonomy.categories()[i].code.as_str().into(),
            Self::Actor => taxonomy.actors()[i].code.as_str().into(),
            Self::Year => format!("{bucket:04}").into(),
            Self::Month => format!("{:04}-{:02}", bucket / 12, bucket % 12 + 1).into(),
            Self::Verification => Verification::ALL[i].as_str().into(),
            Self::Source => dataset.sources()[i].0.clone(),
        }
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
