//! The stored form of an incident: JSON through a struct of its own, apart from the domain type.
//!
//! The bytes are canonical: the same incident always gives the same bytes, so a digest of them tells whether it changed.

use serde::{Deserialize, Serialize};
use spotlight_core::code::UnknownCode;
use spotlight_core::date::DateError;
use spotlight_core::lonlat::{LonLat, LonLatError};
use spotlight_core::public::Counts;

use crate::cleared::Cleared;
use crate::incident::{Consent, Incident, Place, Proposed, Visibility};

/// The version of the form, written into each record.
const VERSION: u8 = 1;

/// Why stored bytes are not an incident.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    /// Not the expected JSON.
    #[error("a stored record is not readable: {0}")]
    Form(#[from] serde_json::Error),
    /// Written by a newer version of Spotlight.
    #[error("a stored record has form {0}; this version reads form {VERSION}")]
    Version(u8),
    /// A date that does not exist.
    #[error(transparent)]
    Date(#[from] DateError),
    /// A position that is not on the globe.
    #[error(transparent)]
    Position(#[from] LonLatError),
    /// A code that no list has.
    #[error(transparent)]
    Code(#[from] UnknownCode),
    /// A code of consent or visibility that does not exist, or a place that is none.
    #[error("a stored record has no valid {0}")]
    Field(&'static str),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    v: u8,
    source_system: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_id: Option<String>,
    category: String,
    occurred: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    county: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uncertainty_m: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stated_state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stated_county: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    private_notes: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cause_of_death: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identified: Option<bool>,
    /// Dead, missing, injured, survivors, women, men, children.
    counts: [Option<u32>; 7],
    #[serde(skip_serializing_if = "Option::is_none")]
    nationality: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    age_group: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gender: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    actors: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_quality: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    visibility: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proposed_verification: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proposed_consent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proposed_visibility: Option<String>,
    /// Names of texts that are ticked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    cleared: Vec<String>,
}

/// The stored bytes of an incident.
pub fn encode(incident: &Incident) -> Vec<u8> {
    let i = incident.clone();
    let c = i.counts;
    let (at, county, state) = match i.place {
        Place::At(at) => (Some([at.lon(), at.lat()]), None, None),
        Place::County(code) => (None, Some(code), None),
        Place::State(code) => (None, None, Some(code)),
    };
    let stored = Stored {
        v: VERSION,
        source_system: i.source_system,
        external_id: i.external_id,
        category: i.category,
        occurred: i.occurred.to_string(),
        date_kind: i.date_kind.map(|k| k.as_str().to_owned()),
        at,
        county,
        state,
        uncertainty_m: i.location_uncertainty_m,
        place_name: i.place_name,
        stated_state: i.stated_state,
        stated_county: i.stated_county,
        title: i.title,
        description: i.description,
        lang: i.lang,
        private_notes: i.private_notes,
        cause_of_death: i.cause_of_death,
        identified: i.identified,
        counts: [c.dead, c.missing, c.injured, c.survivors, c.women, c.men, c.children],
        nationality: i.nationality,
        age_group: i.age_group.map(|a| a.as_str().to_owned()),
        gender: i.gender.map(|g| g.as_str().to_owned()),
        actors: i.actors,
        source_type: i.source_type.map(|s| s.as_str().to_owned()),
        source: i.source,
        source_url: i.source_url,
        source_quality: i.source_quality,
        verification: i.verification.map(|v| v.as_str().to_owned()),
        consent: i.consent.map(|c| c.as_str().to_owned()),
        visibility: i.visibility.map(|v| v.as_str().to_owned()),
        proposed_verification: i.proposed.verification.map(|v| v.as_str().to_owned()),
        proposed_consent: i.proposed.consent.map(|c| c.as_str().to_owned()),
        proposed_visibility: i.proposed.visibility.map(|v| v.as_str().to_owned()),
        cleared: i.cleared.names().map(str::to_owned).collect(),
    };
    serde_json::to_vec(&stored).expect("a struct of texts and finite numbers is always JSON")
}

/// The incident of stored bytes.
pub fn decode(bytes: &[u8]) -> Result<Incident, WireError> {
    let s: Stored = serde_json::from_slice(bytes)?;
    if s.v != VERSION {
        return Err(WireError::Version(s.v));
    }
    let place = match (s.at, s.county, s.state) {
        (Some([lon, lat]), None, None) => Place::At(LonLat::new(lon, lat)?),
        (None, Some(code), None) => Place::County(code),
        (None, None, Some(code)) => Place::State(code),
        _ => return Err(WireError::Field("place")),
    };
    let [dead, missing, injured, survivors, women, men, children] = s.counts;
    let consent =
        |code: Option<String>| code.map(|c| Consent::from_code(&c).ok_or(WireError::Field("consent"))).transpose();
    let visibility = |code: Option<String>| {
        code.map(|v| Visibility::from_code(&v).ok_or(WireError::Field("visibility"))).transpose()
    };
    let proposed = Proposed {
        verification: s.proposed_verification.map(|v| v.parse()).transpose()?,
        consent: consent(s.proposed_consent)?,
        visibility: visibility(s.proposed_visibility)?,
    };
    let mut cleared = Cleared::default();
    if !s.cleared.iter().all(|name| cleared.tick(name)) {
        return Err(WireError::Field("tick"));
    }
    Ok(Incident {
        source_system: s.source_system,
        external_id: s.external_id,
        category: s.category,
        occurred: s.occurred.parse()?,
        date_kind: s.date_kind.map(|k| k.parse()).transpose()?,
        place,
        location_uncertainty_m: s.uncertainty_m,
        place_name: s.place_name,
        stated_state: s.stated_state,
        stated_county: s.stated_county,
        title: s.title,
        description: s.description,
        lang: s.lang,
        private_notes: s.private_notes,
        cause_of_death: s.cause_of_death,
        identified: s.identified,
        counts: Counts { dead, missing, injured, survivors, women, men, children },
        nationality: s.nationality,
        age_group: s.age_group.map(|a| a.parse()).transpose()?,
        gender: s.gender.map(|g| g.parse()).transpose()?,
        actors: s.actors,
        source_type: s.source_type.map(|t| t.parse()).transpose()?,
        source: s.source,
        source_url: s.source_url,
        source_quality: s.source_quality,
        verification: s.verification.map(|v| v.parse()).transpose()?,
        consent: consent(s.consent)?,
        visibility: visibility(s.visibility)?,
        proposed,
        cleared,
    })
}
