//! The only bridge from the private record to what the world may know.

use sha2::{Digest, Sha256};
use spotlight_core::code::{DateKind, Verification};
use spotlight_core::date::PartialDate;
use spotlight_core::lonlat::{E5, LonLat};
use spotlight_core::public::{Counts, Facts, LeakError, Membership, Person, Precision, PublicIncident, Words};
use spotlight_core::region::{Located, Region, RegionId, RegionKind, Regions};
use spotlight_core::taxonomy::{MaskRule, Taxonomy};

use crate::incident::{Consent, Incident, Place, Status, Visibility};
use crate::mask::{self, Masker};
use jiff::civil::Date;
use uuid::Uuid;

/// Raised whenever the code of this module or of [`mask`] gives another public incident for the same record.
const RULES: &[u8] = b"spotlight publish 1";

/// Turns records into public incidents under one taxonomy and one set of regions.
#[derive(Debug)]
pub struct Publisher<'a> {
    taxonomy: &'a Taxonomy,
    regions: &'a Regions,
    masker: Masker<'a>,
}

/// Why a record has no public form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Withheld {
    /// It is not published.
    #[error("its status is {}", .0.as_str())]
    Status(Status),
    /// It is never to be public.
    #[error("its visibility is private")]
    Private,
    /// The person concerned or the family has not agreed to publication.
    #[error("there is no consent to publication")]
    Consent,
    /// It names no source.
    #[error("it names no source")]
    NoSource,
    /// Its category is not in the taxonomy.
    #[error("the taxonomy has no category {0:?}")]
    UnknownCategory(String),
    /// One of its actors is not in the taxonomy.
    #[error("the taxonomy has no actor {0:?}")]
    UnknownActor(String),
    /// Its county or state is none of the regions.
    #[error("no region has the code {0:?}")]
    UnknownRegion(String),
    /// No area could be made for its place.
    #[error("there is no area for its place")]
    NoArea,
    /// Its facts together would undo a mask.
    #[error("{0}")]
    Leak(#[from] LeakError),
}

/// How much of a record may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Openness {
    /// All that is public at all.
    Full,
    /// Only what does not undo the mask.
    Masked,
}

/// Where an incident is shown.
struct Shown {
    point: E5,
    precision: Precision,
    regions: Membership,
}

impl<'a> Publisher<'a> {
    /// A publisher for records under a taxonomy, placed in regions.
    pub fn new(taxonomy: &'a Taxonomy, regions: &'a Regions) -> Self {
        Self { taxonomy, regions, masker: Masker::new(regions) }
    }

    /// SHA-256 of everything but the record that decides over its public form: the rules, the taxonomy, the regions and the
    /// version of the code. Another hash means that all public incidents must be made anew.
    pub fn hash(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(RULES);
        hasher.update(self.taxonomy.hash());
        hasher.update(self.regions.hash());
        hasher.update(env!("CARGO_PKG_VERSION"));
        hasher.finalize().into()
    }

    /// The public form of a record, or why it has none. `changed` is the day of its last public change.
    pub fn publish(
        &self,
        id: Uuid,
        status: Status,
        incident: &Incident,
        changed: Date,
    ) -> Result<PublicIncident, Withheld> {
        let openness = openness(status, incident)?;
        let category = self
            .taxonomy
            .find_category(&incident.category)
            .ok_or_else(|| Withheld::UnknownCategory(incident.category.clone()))?;
        let rule = self.taxonomy.category(category).mask;
        let shown = self.show(&incident.place, openness, rule)?;
        let exact = shown.precision == Precision::Exact;
        let full = openness == Openness::Full;
        let changed = PartialDate::day(changed);
        let facts = Facts {
            id,
            source_system: incident.source_system.as_str().into(),
            external_id: incident.external_id.as_deref().filter(|_| full).map(Into::into),
            category,
            date: date(incident, openness, rule),
            date_kind: incident.date_kind.unwrap_or(DateKind::Occurred),
            point: shown.point,
            precision: shown.precision,
            regions: shown.regions,
            counts: if exact { incident.counts } else { without_people(incident.counts) },
            identified: incident.identified,
            actors: self.actors(incident)?,
            source_type: incident.source_type,
            source_quality: incident.source_quality,
            verification: incident.verification.unwrap_or(Verification::Unverified),
            words: if full { words(incident) } else { Words::default() },
            person: if exact { person(incident) } else { Person::default() },
            updated: if full { changed } else { changed.to_month() },
        };
        Ok(PublicIncident::new(facts)?)
    }

    fn actors(&self, incident: &Incident) -> Result<u64, Withheld> {
        incident.actors.iter().try_fold(0, |set, code| {
            let actor = self.taxonomy.find_actor(code).ok_or_else(|| Withheld::UnknownActor(code.clone()))?;
            Ok(set | actor.bit())
        })
    }

    fn show(&self, place: &Place, openness: Openness, rule: MaskRule) -> Result<Shown, Withheld> {
        match (place, openness) {
            (Place::At(at), Openness::Full) => {
                let point = at.to_e5();
                let regions = self.regions.locate(point.to_lonlat()).map(membership).unwrap_or_default();
                Ok(Shown { point, precision: Precision::Exact, regions })
            }
            (Place::At(at), Openness::Masked) => self.area(*at, rule),
            (Place::County(code), _) => self.region(RegionKind::County, code, openness, rule),
            (Place::State(code), _) => self.region(RegionKind::State, code, openness, rule),
        }
    }

    fn area(&self, at: LonLat, rule: MaskRule) -> Result<Shown, Withheld> {
        let masked = self.masker.mask(at, mask::resolution(rule)).ok_or(Withheld::NoArea)?;
        Ok(Shown { point: masked.area.centre, precision: Precision::Area(masked.area), regions: masked.regions })
    }

    /// The region itself; or, where it is smaller than the area that the category asks for, the area of its label point.
    fn region(&self, kind: RegionKind, code: &str, openness: Openness, rule: MaskRule) -> Result<Shown, Withheld> {
        let region = self.regions.find(kind, code).ok_or_else(|| Withheld::UnknownRegion(code.to_owned()))?;
        let at = region.label_point();
        if openness == Openness::Masked {
            let cell = mask::cell_km2(at, mask::resolution(rule)).ok_or(Withheld::NoArea)?;
            if region.area_km2() < cell {
                return self.area(at, rule);
            }
        }
        Ok(Shown { point: at.to_e5(), precision: Precision::Region(region.id()), regions: self.around(region) })
    }

    /// A region and what holds it. The sector is known for a county, as sectors are made of whole counties; no stretch of
    /// the line is.
    fn around(&self, region: &Region) -> Membership {
        let mut regions = Membership::default();
        let mut next: Option<RegionId> = Some(region.id());
        while let Some(id) = next {
            let region = self.regions.get(id);
            match region.kind() {
                RegionKind::County => regions.county = Some(id),
                RegionKind::State => regions.state = Some(id),
                RegionKind::Country => regions.country = Some(id),
                RegionKind::Sector | RegionKind::Segment => {}
            }
            next = region.parent();
        }
        if region.kind() == RegionKind::County {
            regions.sector = self.regions.locate(region.label_point()).and_then(|located| located.sector);
        }
        regions
    }
}

/// Whether a record may be public, and how much of it: the stricter of status, visibility and consent.
fn openness(status: Status, incident: &Incident) -> Result<Openness, Withheld> {
    if status != Status::Published {
        return Err(Withheld::Status(status));
    }
    let visibility = incident.visibility.unwrap_or(Visibility::Area);
    if visibility == Visibility::Private {
        return Err(Withheld::Private);
    }
    let may_be_exact = match incident.consent.unwrap_or(Consent::None) {
        Consent::None | Consent::Internal => return Err(Withheld::Consent),
        Consent::Public => false,
        Consent::PublicExact | Consent::PublicRecord => true,
    };
    if !incident.has_source() {
        return Err(Withheld::NoSource);
    }
    Ok(if may_be_exact && visibility == Visibility::Exact { Openness::Full } else { Openness::Masked })
}

/// A masked incident keeps its day only where its category does, or where an authority has published it anyway.
fn date(incident: &Incident, openness: Openness, rule: MaskRule) -> PartialDate {
    let keeps_day = openness == Openness::Full || rule.keeps_day || incident.consent == Some(Consent::PublicRecord);
    if keeps_day { incident.occurred } else { incident.occurred.to_month() }
}

fn without_people(counts: Counts) -> Counts {
    Counts { women: None, men: None, children: None, ..counts }
}

fn person(incident: &Incident) -> Person {
    Person {
        nationality: incident.nationality.as_deref().map(Into::into),
        age_group: incident.age_group,
        gender: incident.gender,
    }
}

fn words(incident: &Incident) -> Words {
    let text = |text: &Option<String>| text.as_deref().map(Into::into);
    Words {
        place: text(&incident.place_name),
        title: text(&incident.title),
        description: text(&incident.description),
        lang: text(&incident.lang),
        cause_of_death: text(&incident.cause_of_death),
        source: text(&incident.source),
        source_url: text(&incident.source_url),
    }
}

fn membership(located: Located) -> Membership {
    Membership {
        country: Some(located.country),
        state: Some(located.state),
        county: Some(located.county),
        sector: located.sector,
        segment: Some(located.segment),
    }
}

#[cfg(test)]
mod tests;
