//! Where an incident was, in words that promise no more than is public.

use spotlight_core::Lang;
use spotlight_core::public::{Area, Precision, PublicIncident};
use spotlight_core::region::Regions;

use super::words::{Words, number, plain};

/// Kilometres across an area, rounded up: a promise of "somewhere in" must hold.
pub(super) fn across_km(area: &Area) -> u64 {
    (u64::from(area.radius_m) * 2).div_ceil(1000)
}

/// The names of the place and its regions: "Arivaca, Pima County, Arizona".
pub(super) fn names(incident: &PublicIncident, regions: &Regions, lang: Lang) -> String {
    let own = &incident.regions;
    let region = |id| regions.get(id).name(lang).to_owned();
    let place = incident.words.place.as_deref().map(plain);
    let mut names: Vec<String> = place.into_iter().collect();
    names.extend(own.county.map(region));
    names.extend(own.state.map(region));
    if own.state.is_none() {
        names.extend(own.country.map(region));
    }
    names.join(", ")
}

/// The place in a few words, for a title or a row of the list.
pub(super) fn short(incident: &PublicIncident, regions: &Regions, words: Words) -> String {
    let names = names(incident, regions, words.0);
    if names.is_empty() { words.t("pages.where.nowhere").to_owned() } else { names }
}

/// How exactly the place is meant, as a sentence.
pub(super) fn precision(incident: &PublicIncident, words: Words) -> String {
    match &incident.precision {
        Precision::Exact => words.t("place.exact").to_owned(),
        Precision::Area(area) => words.fill("pages.where.area", &[("km", &number(across_km(area)))]),
        Precision::Region(_) => words.t("place.region").to_owned(),
    }
}

/// The same in a few words; none for a place that is known.
pub(super) fn precision_short(incident: &PublicIncident, words: Words) -> Option<String> {
    match &incident.precision {
        Precision::Exact => None,
        Precision::Area(area) => Some(words.fill("pages.where.areaShort", &[("km", &number(across_km(area)))])),
        Precision::Region(_) => Some(words.t("place.short.region").to_owned()),
    }
}
