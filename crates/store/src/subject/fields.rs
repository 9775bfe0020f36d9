//! Every field of a record as text, by its name in Spotlight's own CSV: what is searched when somebody asks about a person.

use std::fmt::Display;

use spotlight_core::code::{AgeGroup, DateKind, Gender, SourceType, Verification};
use spotlight_core::public::Counts;
use spotlight_record::{Consent, Incident, Place, Visibility};

/// The fields that say something. A field added to the record does not compile until it is added here.
pub(crate) fn fields(incident: &Incident) -> Vec<(&'static str, String)> {
    let Incident {
        source_system,
        external_id,
        category,
        occurred,
        date_kind,
        place,
        location_uncertainty_m,
        place_name,
        stated_state,
        stated_county,
        title,
        description,
        lang,
        private_notes,
        cause_of_death,
        identified,
        counts: Counts { dead, missing, injured, survivors, women, men, children },
        nationality,
        age_group,
        gender,
        actors,
        source_type,
        source,
        source_url,
        source_quality,
        verification,
        consent,
        visibility,
        // What waits for a decision and what was read are codes about the record, and say nothing of anybody.
        proposed: _,
        cleared: _,
    } = incident;
    let place = match place {
        Place::At(at) => vec![("lat", at.lat().to_string()), ("lon", at.lon().to_string())],
        Place::County(code) => vec![("county", code.clone())],
        Place::State(code) => vec![("state", code.clone())],
    };
    let mut all = vec![
        ("source_system", source_system.clone()),
        ("external_id", text(external_id.as_ref())),
        ("category", category.clone()),
        ("date", occurred.to_string()),
        ("date_kind", text(date_kind.map(DateKind::as_str))),
        ("location_uncertainty_m", text(*location_uncertainty_m)),
        ("place", text(place_name.as_ref())),
        ("state", text(stated_state.as_ref())),
        ("county", text(stated_county.as_ref())),
        ("title", text(title.as_ref())),
        ("description", text(description.as_ref())),
        ("lang", text(lang.as_ref())),
        ("private_notes", text(private_notes.as_ref())),
        ("cause_of_death", text(cause_of_death.as_ref())),
        ("identified", text(*identified)),
        ("dead", text(*dead)),
        ("missing", text(*missing)),
        ("injured", text(*injured)),
        ("survivors", text(*survivors)),
        ("women", text(*women)),
        ("men", text(*men)),
        ("children", text(*children)),
        ("nationality", text(nationality.as_ref())),
        ("age_group", text(age_group.map(AgeGroup::as_str))),
        ("gender", text(gender.map(Gender::as_str))),
        ("actors", actors.join(";")),
        ("source_type", text(source_type.map(SourceType::as_str))),
        ("source", text(source.as_ref())),
        ("source_url", text(source_url.as_ref())),
        ("source_quality", text(*source_quality)),
        ("verification", text(verification.map(Verification::as_str))),
        ("consent", text(consent.map(Consent::as_str))),
        ("visibility", text(visibility.map(Visibility::as_str))),
    ];
    all.extend(place);
    all.retain(|(_, value)| !value.is_empty());
    all
}

fn text(value: Option<impl Display>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}
