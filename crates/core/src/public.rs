//! What the world may know of an incident.
//!
//! [`PublicIncident`] is the only type that the index, the tiles, the lists, the exports and the reports are made from. Its
//! fields can be read but not written, and [`PublicIncident::new`] refuses a combination that would undo a mask. In the
//! workspace two places call it, `publish()` in `spotlight-record` and the reader of checksummed snapshots; CI checks that.

use std::ops::Deref;
use std::sync::Arc;

use geo::MultiPolygon;
use uuid::Uuid;

use crate::code::{AgeGroup, DateKind, Gender, SourceType, Verification};
use crate::date::PartialDate;
use crate::lonlat::E5;
use crate::region::RegionId;
use crate::taxonomy::{ActorId, CategoryId};

/// An incident as it may be published. Read its fields through [`Deref`] to [`Facts`].
#[derive(Debug, Clone, PartialEq)]
pub struct PublicIncident(Facts);

/// The fields of a public incident. `None` always means "not known, or not public", never zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Stable id; says nothing about when the record came in.
    pub id: Uuid,
    /// The register or upload series it comes from.
    pub source_system: Box<str>,
    /// The register's own number. Never of an area incident.
    pub external_id: Option<Box<str>>,
    /// What happened.
    pub category: CategoryId,
    /// When, as precisely as is known and may be said.
    pub date: PartialDate,
    /// What that is the date of.
    pub date_kind: DateKind,
    /// Where it is drawn and counted.
    pub point: E5,
    /// How precisely that is meant.
    pub precision: Precision,
    /// The regions it counts in.
    pub regions: Membership,
    /// How many people were affected.
    pub counts: Counts,
    /// Whether the dead were identified.
    pub identified: Option<bool>,
    /// Who is said to be responsible: a set of [`ActorId::bit`]s.
    pub actors: u64,
    /// What kind of source.
    pub source_type: Option<SourceType>,
    /// 1 (low) to 5 (high).
    pub source_quality: Option<u8>,
    /// How far it could be confirmed.
    pub verification: Verification,
    /// The texts. All blank for an area incident whose words nobody has cleared.
    pub words: Words,
    /// Quasi-identifiers. All blank unless the place is exact.
    pub person: Person,
    /// When the public record last changed: a month for a masked incident, else a day.
    pub updated: PartialDate,
}

/// How precisely [`Facts::point`] is meant.
#[derive(Debug, Clone, PartialEq)]
pub enum Precision {
    /// The documented place, to five decimals.
    Exact,
    /// Somewhere in an area; the point is its centre.
    Area(Arc<Area>),
    /// Only the region is known; the point is its label point.
    Region(RegionId),
}

impl Precision {
    /// The wire name: `exact`, `area` or `region`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Area(_) => "area",
            Self::Region(_) => "region",
        }
    }
}

/// The area that a masked incident lies in: an H3 cell, cut at the international line, with the slivers of cells beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// The H3 index, and after a hyphen the country where the area is not just the cell.
    pub id: Box<str>,
    /// A point inside it, near its middle.
    pub centre: E5,
    /// Metres from the centre to the farthest corner.
    pub radius_m: u32,
    /// Its shape, degrees.
    pub shape: MultiPolygon<f64>,
}

/// The regions that an incident counts in; `None` is the `unassigned` row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Membership {
    /// Country.
    pub country: Option<RegionId>,
    /// State.
    pub state: Option<RegionId>,
    /// County or municipio.
    pub county: Option<RegionId>,
    /// Border Patrol sector (approximate).
    pub sector: Option<RegionId>,
    /// Stretch of the border line.
    pub segment: Option<RegionId>,
}

impl Membership {
    /// Whether a region is among them.
    pub fn contains(&self, region: RegionId) -> bool {
        self.iter().any(|own| own == region)
    }

    /// Those that are known.
    pub fn iter(&self) -> impl Iterator<Item = RegionId> {
        [self.country, self.state, self.county, self.sector, self.segment].into_iter().flatten()
    }
}

/// How many people were affected; blank is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// People who died.
    pub dead: Option<u32>,
    /// People who went missing.
    pub missing: Option<u32>,
    /// People who were injured.
    pub injured: Option<u32>,
    /// People who survived.
    pub survivors: Option<u32>,
    /// Of the affected, women. A quasi-identifier.
    pub women: Option<u32>,
    /// Of the affected, men. A quasi-identifier.
    pub men: Option<u32>,
    /// Of the affected, children. A quasi-identifier.
    pub children: Option<u32>,
}

/// The texts of an incident.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Name of the place.
    pub place: Option<Box<str>>,
    /// Short title.
    pub title: Option<Box<str>>,
    /// What happened, in the language it was written in.
    pub description: Option<Box<str>>,
    /// BCP 47 language of title and description.
    pub lang: Option<Box<str>>,
    /// Cause of death.
    pub cause_of_death: Option<Box<str>>,
    /// Who says so.
    pub source: Option<Box<str>>,
    /// Where it can be read; `http` or `https`.
    pub source_url: Option<Box<str>>,
}

/// Facts about the person concerned that together may tell who it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// ISO 3166-1 alpha-2, or `unknown`.
    pub nationality: Option<Box<str>>,
    /// Age group.
    pub age_group: Option<AgeGroup>,
    /// Gender.
    pub gender: Option<Gender>,
}

/// A combination of public facts that would undo a mask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LeakError {
    /// A place name or register number beside a masked place.
    #[error("a masked incident must not carry its place name or its register number")]
    Place,
    /// Quasi-identifiers beside a place that is not exact.
    #[error("quasi-identifiers are public only beside an exact place")]
    Person,
    /// A point that is not the centre of the area that it stands for.
    #[error("a masked incident must be drawn at the centre of its area")]
    Point,
    /// A day of change beside a masked place.
    #[error("the last change of a masked incident must not be finer than a month")]
    Updated,
    /// A link that is not `http` or `https`.
    #[error("a source link must be http or https")]
    Link,
}

impl PublicIncident {
    /// Makes a public incident of facts that are already masked; refuses what would undo the mask.
    pub fn new(facts: Facts) -> Result<Self, LeakError> {
        let counts = &facts.counts;
        let person_known = facts.person != Person::default()
            || [counts.women, counts.men, counts.children].iter().any(Option::is_some);
        if let Precision::Area(area) = &facts.precision {
            if facts.words.place.is_some() || facts.external_id.is_some() {
                return Err(LeakError::Place);
            }
            if facts.point != area.centre {
                return Err(LeakError::Point);
            }
            if facts.updated.only_day().is_some() {
                return Err(LeakError::Updated);
            }
        }
        if person_known && facts.precision != Precision::Exact {
            return Err(LeakError::Person);
        }
        if facts.words.source_url.as_deref().is_some_and(|url| !is_web_link(url)) {
            return Err(LeakError::Link);
        }
        Ok(Self(facts))
    }

    /// Whether somebody died: a `death`, or a known number of dead above zero.
    pub fn is_fatal(&self, death: Option<CategoryId>) -> bool {
        Some(self.category) == death || self.counts.dead.is_some_and(|n| n > 0)
    }

    /// The codes of the actors, in the taxonomy's order.
    pub fn actor_ids(&self) -> impl Iterator<Item = ActorId> + use<> {
        let set = self.actors;
        (0..crate::taxonomy::MAX_CODES).filter(move |i| set >> i & 1 == 1).map(ActorId::from_index)
    }
}

/// Whether a text is a link that a browser may be sent to: `http` or `https`, and no white space or control character.
pub fn is_web_link(url: &str) -> bool {
    let lower = url.get(..8.min(url.len())).unwrap_or_default().to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://"))
        && !url.chars().any(|c| c.is_whitespace() || c.is_control())
}

impl Deref for PublicIncident {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.0
    }
}
