//! The first form: JSON through a struct of its own, apart from the domain type.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use spotlight_core::code::{AgeGroup, DateKind, Gender, SourceType, Verification};
use spotlight_core::lonlat::LonLat;
use spotlight_core::public::Counts;

use super::WireError;
use crate::cleared::Cleared;
use crate::incident::{Consent, Incident, Place, Proposed, Visibility};

/// The version of the form, written into each record.
pub(super) const VERSION: u8 = 1;

/// Bytes that most records take.
const USUAL_BYTES: usize = 768;

/// What is stored of an incident, whatever the form.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stored<'a> {
    pub(super) v: u8,
    pub(super) source_system: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) external_id: Option<Cow<'a, str>>,
    pub(super) category: Cow<'a, str>,
    pub(super) occurred: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_kind: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) county: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) state: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) uncertainty_m: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place_name: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stated_state: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stated_county: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lang: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) private_notes: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cause_of_death: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) identified: Option<bool>,
    /// Dead, missing, injured, survivors, women, men, children.
    pub(super) counts: [Option<u32>; 7],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) nationality: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) age_group: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) gender: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) actors: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source_type: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source_url: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source_quality: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verification: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) consent: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) visibility: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) proposed_verification: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) proposed_consent: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) proposed_visibility: Option<Cow<'a, str>>,
    /// Names of texts that are ticked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) cleared: Vec<Cow<'a, str>>,
}

/// The bytes of the form.
pub(super) fn encode(stored: &Stored<'_>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(USUAL_BYTES);
    serde_json::to_writer(&mut bytes, stored).expect("a struct of texts and finite numbers is always JSON");
    bytes
}

/// What the bytes say.
pub(super) fn decode(bytes: &[u8]) -> Result<Stored<'_>, WireError> {
    let stored: Stored<'_> = serde_json::from_slice(bytes)?;
    if stored.v == VERSION { Ok(stored) } else { Err(WireError::Version(stored.v)) }
}

/// What is to be stored of an incident.
pub(super) fn stored(i: &Incident) -> Stored<'_> {
    fn text(text: Option<&str>) -> Option<Cow<'_, str>> {
        text.map(Cow::Borrowed)
    }
    let c = i.counts;
    let (at, county, state) = match &i.place {
        Place::At(at) => (Some([at.lon(), at.lat()]), None, None),
        Place::County(code) => (None, Some(code.as_str().into()), None),
        Place::State(code) => (None, None, Some(code.as_str().into())),
    };
    Stored {
        v: VERSION,
        source_system: i.source_system.as_str().into(),
        external_id: text(i.external_id.as_deref()),
        category: i.category.as_str().into(),
        occurred: i.occurred.to_string().into(),
        date_kind: text(i.date_kind.map(DateKind::as_str)),
        at,
        county,
        state,
        uncertainty_m: i.location_uncertainty_m,
        place_name: text(i.place_name.as_deref()),
        stated_state: text(i.stated_state.as_deref()),
        stated_county: text(i.stated_county.as_deref()),
        title: text(i.title.as_deref()),
        description: text(i.description.as_deref()),
        lang: text(i.lang.as_deref()),
        private_notes: text(i.private_notes.as_deref()),
        cause_of_death: text(i.cause_of_death.as_deref()),
        identified: i.identified,
        counts: [c.dead, c.missing, c.injured, c.survivors, c.women, c.men, c.children],
        nationality: text(i.nationality.as_deref()),
        age_group: text(i.age_group.map(AgeGroup::as_str)),
        gender: text(i.gender.map(Gender::as_str)),
        actors: i.actors.iter().map(|actor| actor.as_str().into()).collect(),
        source_type: text(i.source_type.map(SourceType::as_str)),
        source: text(i.source.as_deref()),
        source_url: text(i.source_url.as_deref()),
        source_quality: i.source_quality,
        verification: text(i.verification.map(Verification::as_str)),
        consent: text(i.consent.map(Consent::as_str)),
        visibility: text(i.visibility.map(Visibility::as_str)),
        proposed_verification: text(i.proposed.verification.map(Verification::as_str)),
        proposed_consent: text(i.proposed.consent.map(Consent::as_str)),
        proposed_visibility: text(i.proposed.visibility.map(Visibility::as_str)),
        cleared: i.cleared.names().map(Cow::Borrowed).collect(),
    }
}

/// The incident that was stored.
pub(super) fn incident(s: Stored<'_>) -> Result<Incident, WireError> {
    let text = |text: Option<Cow<'_, str>>| text.map(Cow::into_owned);
    let place = match (s.at, s.county, s.state) {
        (Some([lon, lat]), None, None) => Place::At(LonLat::new(lon, lat)?),
        (None, Some(code), None) => Place::County(code.into_owned()),
        (None, None, Some(code)) => Place::State(code.into_owned()),
        _ => return Err(WireError::Field("place")),
    };
    let [dead, missing, injured, survivors, women, men, children] = s.counts;
    let consent = |code: Option<Cow<'_, str>>| {
        code.map(|c| Consent::from_code(&c).ok_or(WireError::Field("consent"))).transpose()
    };
    let visibility = |code: Option<Cow<'_, str>>| {
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
        source_system: s.source_system.into_owned(),
        external_id: text(s.external_id),
        category: s.category.into_owned(),
        occurred: s.occurred.parse()?,
        date_kind: s.date_kind.map(|k| k.parse()).transpose()?,
        place,
        location_uncertainty_m: s.uncertainty_m,
        place_name: text(s.place_name),
        stated_state: text(s.stated_state),
        stated_county: text(s.stated_county),
        title: text(s.title),
        description: text(s.description),
        lang: text(s.lang),
        private_notes: text(s.private_notes),
        cause_of_death: text(s.cause_of_death),
        identified: s.identified,
        counts: Counts { dead, missing, injured, survivors, women, men, children },
        nationality: text(s.nationality),
        age_group: s.age_group.map(|a| a.parse()).transpose()?,
        gender: s.gender.map(|g| g.parse()).transpose()?,
        actors: s.actors.into_iter().map(Cow::into_owned).collect(),
        source_type: s.source_type.map(|t| t.parse()).transpose()?,
        source: text(s.source),
        source_url: text(s.source_url),
        source_quality: s.source_quality,
        verification: s.verification.map(|v| v.parse()).transpose()?,
        consent: consent(s.consent)?,
        visibility: visibility(s.visibility)?,
        proposed,
        cleared,
    })
}
