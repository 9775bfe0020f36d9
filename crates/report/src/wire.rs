//! A public incident as JSON: the one shape of lists, single answers and GeoJSON exports.

use serde::Serialize;
use spotlight_core::code::{AgeGroup, Gender, SourceType};
use spotlight_core::public::{Area, Precision, PublicIncident};
use spotlight_core::region::{RegionId, Regions};
use spotlight_core::taxonomy::Taxonomy;

use crate::shape;

/// A public incident. `null` means "not known, or not public", never zero.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the fields are those of `Facts`, documented there, under their wire names")]
pub struct Incident<'a> {
    pub id: String,
    pub source_system: &'a str,
    pub external_id: Option<&'a str>,
    pub category: &'a str,
    pub date: String,
    pub date_kind: &'static str,
    pub precision: &'static str,
    pub lon: f64,
    pub lat: f64,
    pub area_id: Option<&'a str>,
    pub radius_m: Option<u32>,
    pub country: Option<&'a str>,
    pub state: Option<&'a str>,
    pub county: Option<&'a str>,
    pub sector: Option<&'a str>,
    pub segment: Option<&'a str>,
    pub place: Option<&'a str>,
    pub title: Option<&'a str>,
    pub description: Option<&'a str>,
    pub lang: Option<&'a str>,
    pub cause_of_death: Option<&'a str>,
    pub identified: Option<bool>,
    pub dead: Option<u32>,
    pub missing: Option<u32>,
    pub injured: Option<u32>,
    pub survivors: Option<u32>,
    pub women: Option<u32>,
    pub men: Option<u32>,
    pub children: Option<u32>,
    pub nationality: Option<&'a str>,
    pub age_group: Option<&'static str>,
    pub gender: Option<&'static str>,
    pub actors: Vec<&'a str>,
    pub source_type: Option<&'static str>,
    pub source: Option<&'a str>,
    pub source_url: Option<&'a str>,
    pub source_quality: Option<u8>,
    pub verification: &'static str,
    pub updated: String,
    /// Only in the answer about one incident.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<AreaShape<'a>>,
}

/// The area that a masked incident lies in.
#[derive(Debug, Serialize)]
pub struct AreaShape<'a> {
    /// Its id, as in `area_id`.
    pub id: &'a str,
    /// Metres from the centre to the farthest corner.
    pub radius_m: u32,
    /// Longitude and latitude, degrees.
    pub centre: [f64; 2],
    /// A GeoJSON geometry.
    pub geometry: serde_json::Value,
}

impl<'a> Incident<'a> {
    /// The incident as lists and exports show it, without the shape of its area.
    pub fn of(incident: &'a PublicIncident, taxonomy: &'a Taxonomy, regions: &'a Regions) -> Self {
        let at = incident.point.to_lonlat();
        let code = |id: Option<RegionId>| id.map(|id| regions.get(id).code());
        let area = area_of(incident);
        let (counts, words, person) = (&incident.counts, &incident.words, &incident.person);
        Self {
            id: incident.id.to_string(),
            source_system: &incident.source_system,
            external_id: incident.external_id.as_deref(),
            category: &taxonomy.category(incident.category).code,
            date: incident.date.to_string(),
            date_kind: incident.date_kind.as_str(),
            precision: incident.precision.as_str(),
            lon: at.lon(),
            lat: at.lat(),
            area_id: area.map(|area| &*area.id),
            radius_m: area.map(|area| area.radius_m),
            country: code(incident.regions.country),
            state: code(incident.regions.state),
            county: code(incident.regions.county),
            sector: code(incident.regions.sector),
            segment: code(incident.regions.segment),
            place: words.place.as_deref(),
            title: words.title.as_deref(),
            description: words.description.as_deref(),
            lang: words.lang.as_deref(),
            cause_of_death: words.cause_of_death.as_deref(),
            identified: incident.identified,
            dead: counts.dead,
            missing: counts.missing,
            injured: counts.injured,
            survivors: counts.survivors,
            women: counts.women,
            men: counts.men,
            children: counts.children,
            nationality: person.nationality.as_deref(),
            age_group: person.age_group.map(AgeGroup::as_str),
            gender: person.gender.map(Gender::as_str),
            actors: incident.actor_ids().map(|id| taxonomy.actor(id).code.as_str()).collect(),
            source_type: incident.source_type.map(SourceType::as_str),
            source: words.source.as_deref(),
            source_url: words.source_url.as_deref(),
            source_quality: incident.source_quality,
            verification: incident.verification.as_str(),
            updated: incident.updated.to_string(),
            area: None,
        }
    }

    /// The same with the shape of its area, if it lies in one.
    pub fn detailed(incident: &'a PublicIncident, taxonomy: &'a Taxonomy, regions: &'a Regions) -> Self {
        let area = area_of(incident).map(|area| {
            let centre = area.centre.to_lonlat();
            let geometry =
                serde_json::json!({ "type": "MultiPolygon", "coordinates": shape::coordinates(&area.shape) });
            AreaShape { id: &area.id, radius_m: area.radius_m, centre: [centre.lon(), centre.lat()], geometry }
        });
        Self { area, ..Self::of(incident, taxonomy, regions) }
    }
}

fn area_of(incident: &PublicIncident) -> Option<&Area> {
    match &incident.precision {
        Precision::Area(area) => Some(area),
        Precision::Exact | Precision::Region(_) => None,
    }
}
