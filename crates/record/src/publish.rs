//! The only bridge from the private record to what the world may know.

use sha2::{Digest, Sha256};
use spotlight_core::code::{DateKind, Verification};
use spotlight_core::date::PartialDate;
use spotlight_core::lonlat::{E5, LonLat};
use spotlight_core::public::{Counts, Facts, Membership, Person, Precision, PublicIncident, Words};
use spotlight_core::region::{Located, Region, RegionId, RegionKind, Regions};
use spotlight_core::taxonomy::{MaskRule, Taxonomy};

use crate::cleared::Cleared;
use crate::company::{Company, Limits};
use crate::incident::{Consent, Incident, Place, Status, Visibility};
use crate::mask::{self, Masker, Masks};
use crate::withheld::Withheld;
use jiff::civil::Date;
use uuid::Uuid;

/// Raised whenever the code of this module or of [`mask`] gives another public incident for the same record.
const RULES: &[u8] = b"spotlight publish 2";

/// Turns records into public incidents under one taxonomy and one set of regions.
#[derive(Debug)]
pub struct Publisher<'a> {
    taxonomy: &'a Taxonomy,
    regions: &'a Regions,
    masker: Masker<'a>,
    masks: Masks,
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
        Self::with_masks(taxonomy, regions, Masks::default())
    }

    /// The same with masks that an organisation has set.
    pub fn with_masks(taxonomy: &'a Taxonomy, regions: &'a Regions, masks: Masks) -> Self {
        Self { taxonomy, regions, masker: Masker::new(regions), masks }
    }

    /// The masks that an organisation has set.
    pub fn masks(&self) -> &Masks {
        &self.masks
    }

    /// SHA-256 of everything but the record that decides over its public form: the rules, the taxonomy, the regions and the
    /// version of the code. Another hash means that all public incidents must be made anew.
    pub fn hash(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(RULES);
        hasher.update(self.taxonomy.hash());
        hasher.update(self.regions.hash());
        hasher.update(env!("CARGO_PKG_VERSION"));
        self.masks.feed(&mut hasher);
        hasher.finalize().into()
    }

    /// The public form of a record that stands alone and was released, or why it has none. `changed` is the day of its last
    /// public change.
    pub fn publish(
        &self,
        id: Uuid,
        status: Status,
        incident: &Incident,
        changed: Date,
    ) -> Result<PublicIncident, Withheld> {
        self.publish_among(id, status, incident, changed, &Company::alone())
    }

    /// The public form of a record beside those that are linked with it, or why it has none.
    pub fn publish_among(
        &self,
        id: Uuid,
        status: Status,
        incident: &Incident,
        changed: Date,
        company: &Company,
    ) -> Result<PublicIncident, Withheld> {
        let openness = openness(status, incident, company.limits)?;
        let category = self
            .taxonomy
            .find_category(&incident.category)
            .ok_or_else(|| Withheld::UnknownCategory(incident.category.clone()))?;
        let rule = company.limits.join_rule(self.masks.rule(self.taxonomy.category(category)));
        let shown = self.show(&incident.place, openness, rule)?;
        let exact = shown.precision == Precision::Exact;
        let full = openness == Openness::Full;
        let changed = PartialDate::day(changed);
        let facts = Facts {
            id,
            source_system: incident.source_system.as_str().into(),
            external_id: incident.external_id.as_deref().filter(|_| full).map(Into::into),
            category,
            date: date(incident, openness, rule, company.limits),
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
            words: if full { words(incident) } else { cleared_words(incident) },
            person: if exact { person(incident) } else { Person::default() },
            updated: if full { changed } else { changed.to_month() },
        };
        let public = PublicIncident::new(facts)?;
        if let Some(other) = company.instead {
            return Err(Withheld::SameEventAs(other));
        }
        if !full && !company.released {
            return Err(Withheld::NotReleased);
        }
        Ok(public)
    }

    /// What a record asks of those that are linked with it.
    pub fn limits(&self, incident: &Incident) -> Limits {
        let visibility = match (incident.visibility.unwrap_or(Visibility::Area), incident.consent) {
            (Visibility::Exact, Some(Consent::PublicExact | Consent::PublicRecord)) => Visibility::Exact,
            (Visibility::Private, _) => Visibility::Private,
            _ => Visibility::Area,
        };
        let rule =
            self.taxonomy.find_category(&incident.category).map(|id| self.masks.rule(self.taxonomy.category(id)));
        let rule = rule.unwrap_or_default();
        let keeps_day =
            visibility == Visibility::Exact || rule.keeps_day || incident.consent == Some(Consent::PublicRecord);
        Limits { visibility, resolution: mask::resolution(rule), keeps_day }
    }

    /// What a version that nobody has reviewed asks of the published one before it: what protects takes effect at once.
    pub fn limits_of_update(&self, incident: &Incident) -> Limits {
        let mut limits = self.limits(incident);
        for consent in [incident.consent, incident.proposed.consent].into_iter().flatten() {
            match consent {
                Consent::None | Consent::Internal => limits.visibility = Visibility::Private,
                Consent::Public => limits.visibility = limits.visibility.min(Visibility::Area),
                Consent::PublicExact | Consent::PublicRecord => {}
            }
        }
        limits
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

/// Whether a record may be public, and how much of it: the stricter of status, visibility, consent and what others ask.
fn openness(status: Status, incident: &Incident, limits: Limits) -> Result<Openness, Withheld> {
    if status != Status::Published {
        return Err(Withheld::Status(status));
    }
    let visibility = incident.visibility.unwrap_or(Visibility::Area).min(limits.visibility);
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

/// A masked incident keeps its day only where its category does, or where an authority has published it anyway; and where
/// nothing that is linked with it shows only its month.
fn date(incident: &Incident, openness: Openness, rule: MaskRule, limits: Limits) -> PartialDate {
    let keeps_day = openness == Openness::Full || rule.keeps_day || incident.consent == Some(Consent::PublicRecord);
    if keeps_day && limits.keeps_day { incident.occurred } else { incident.occurred.to_month() }
}

/// Whether a public incident is masked: nothing else shows only the month of its last change.
pub fn is_masked(public: &PublicIncident) -> bool {
    public.updated.only_day().is_none()
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

/// What is left of the words of a masked incident: those that a reviewer has ticked. The language says something only beside a
/// text that is written in it.
fn cleared_words(incident: &Incident) -> Words {
    let Cleared { title, description, source, source_url } = incident.cleared;
    let all = words(incident);
    let (title, description) = (all.title.filter(|_| title), all.description.filter(|_| description));
    Words {
        place: None,
        lang: all.lang.filter(|_| title.is_some() || description.is_some()),
        title,
        description,
        cause_of_death: None,
        source: all.source.filter(|_| source),
        source_url: all.source_url.filter(|_| source_url),
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
