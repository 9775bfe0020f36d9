//! What passes the bridge, what does not, and that nothing private rides along.

use proptest::prelude::*;
use spotlight_core::code::{AgeGroup, Gender};

use super::*;

/// Stands in every private text of [`marked`]: it must not be found in a masked incident.
const MARK: &str = "zzmarkzz";

fn publisher() -> Publisher<'static> {
    Publisher::new(Taxonomy::embedded(), Regions::embedded())
}

fn changed() -> Date {
    Date::constant(2026, 3, 17)
}

fn marked(place: Place) -> Incident {
    let text = |what: &str| Some(format!("{MARK} {what}"));
    let mut incident = Incident::new("field", "death", "2023-05-14".parse().unwrap(), place);
    incident.external_id = text("number");
    incident.place_name = text("place");
    incident.stated_state = text("state");
    incident.stated_county = text("county");
    incident.title = text("title");
    incident.description = text("description");
    incident.lang = text("lang");
    incident.private_notes = text("notes");
    incident.cause_of_death = text("cause");
    incident.source = text("source");
    incident.source_url = Some(format!("https://example.org/{MARK}"));
    incident.nationality = text("nationality");
    incident.age_group = Some(AgeGroup::Older);
    incident.gender = Some(Gender::Nonbinary);
    incident.counts = Counts { dead: Some(3), women: Some(7), men: Some(8), children: Some(9), ..Counts::default() };
    incident.location_uncertainty_m = Some(987_654);
    incident.consent = Some(Consent::Public);
    incident
}

fn at(lon: f64, lat: f64) -> Place {
    Place::At(LonLat::new(lon, lat).unwrap())
}

fn publish(incident: &Incident) -> Result<PublicIncident, Withheld> {
    publisher().publish(Uuid::from_u128(7), Status::Published, incident, changed())
}

fn exact(mut incident: Incident) -> Incident {
    incident.visibility = Some(Visibility::Exact);
    incident.consent = Some(Consent::PublicRecord);
    incident
}

#[test]
fn what_may_not_be_public_is_withheld_with_a_reason() {
    let good = marked(at(-111.0, 32.0));
    assert!(publish(&good).is_ok());
    for status in [Status::Draft, Status::InReview, Status::Retracted] {
        let answer = publisher().publish(Uuid::nil(), status, &good, changed());
        assert_eq!(answer, Err(Withheld::Status(status)));
    }
    let with = |change: fn(&mut Incident)| {
        let mut incident = exact(good.clone());
        change(&mut incident);
        publish(&incident).unwrap_err()
    };
    assert_eq!(with(|i| i.visibility = Some(Visibility::Private)), Withheld::Private);
    assert_eq!(with(|i| i.consent = None), Withheld::Consent);
    assert_eq!(with(|i| i.consent = Some(Consent::None)), Withheld::Consent);
    assert_eq!(with(|i| i.consent = Some(Consent::Internal)), Withheld::Consent);
    assert_eq!(with(|i| (i.source, i.source_url) = (None, None)), Withheld::NoSource);
    assert_eq!(with(|i| i.category = "none".into()), Withheld::UnknownCategory("none".into()));
    assert_eq!(with(|i| i.actors = vec!["nobody".into()]), Withheld::UnknownActor("nobody".into()));
    assert_eq!(with(|i| i.place = Place::County("99999".into())), Withheld::UnknownRegion("99999".into()));
    assert_eq!(with(|i| i.source_url = Some("javascript:x".into())), Withheld::Leak(LeakError::Link));
}

#[test]
fn the_exact_place_needs_both_visibility_and_consent() {
    let exact_of = |visibility, consent| {
        let mut incident = marked(at(-111.0, 32.0));
        (incident.visibility, incident.consent) = (visibility, Some(consent));
        publish(&incident).unwrap().precision.as_str() == "exact"
    };
    for consent in [Consent::PublicExact, Consent::PublicRecord] {
        assert!(exact_of(Some(Visibility::Exact), consent));
        assert!(!exact_of(Some(Visibility::Area), consent));
        assert!(!exact_of(None, consent));
    }
    assert!(!exact_of(Some(Visibility::Exact), Consent::Public));
}

#[test]
fn an_exact_incident_keeps_its_words_and_five_decimals() {
    let public = publish(&exact(marked(at(-111.123_456_7, 32.000_001)))).unwrap();
    assert_eq!(public.point, E5 { lon: -11_112_346, lat: 3_200_000 });
    assert_eq!(public.words.title.as_deref(), Some("zzmarkzz title"));
    assert_eq!(public.person.gender, Some(Gender::Nonbinary));
    assert_eq!(public.counts.women, Some(7));
    assert_eq!(public.updated, PartialDate::day(changed()));
    assert!(!format!("{public:?}").contains("zzmarkzz notes"));
    assert!(!format!("{public:?}").contains("zzmarkzz state"));
}

#[test]
fn a_masked_day_stays_only_where_it_may() {
    let date_of = |category: &str, consent| {
        let mut incident = marked(at(-111.0, 32.0));
        (incident.category, incident.consent) = (category.to_owned(), Some(consent));
        publish(&incident).unwrap().date.to_string()
    };
    for category in Taxonomy::embedded().categories() {
        let expected = if category.mask.keeps_day { "2023-05-14" } else { "2023-05" };
        assert_eq!(date_of(&category.code, Consent::Public), expected, "{}", category.code);
        assert_eq!(date_of(&category.code, Consent::PublicRecord), "2023-05-14", "{}", category.code);
    }
    assert!(Taxonomy::embedded().categories().iter().any(|category| !category.mask.keeps_day));
}

#[test]
fn a_county_is_shown_as_itself_with_what_holds_it() {
    let regions = Regions::embedded();
    let public = publish(&marked(Place::County("04019".into()))).unwrap();
    let pima = regions.find(RegionKind::County, "04019").unwrap();
    assert_eq!(public.precision, Precision::Region(pima.id()));
    assert_eq!(public.point, pima.label_point().to_e5());
    let codes: Vec<&str> = public.regions.iter().map(|id| regions.get(id).code()).collect();
    assert_eq!(codes, ["US", "US-AZ", "04019", "tucson"]);
    assert!(!format!("{public:?}").contains(MARK));
    let open = publish(&exact(marked(Place::County("04019".into())))).unwrap();
    assert!(open.words.title.is_some() && open.external_id.is_some());
    assert_eq!((&open.person, open.counts.women), (&Person::default(), None));
    let state = publish(&marked(Place::State("MX-SON".into()))).unwrap();
    assert_eq!((state.regions.county, state.regions.sector, state.regions.segment), (None, None, None));
}

#[test]
fn a_county_smaller_than_the_area_is_shown_as_the_area() {
    let regions = Regions::embedded();
    let smallest = regions
        .iter()
        .filter(|region| region.kind() == RegionKind::County)
        .min_by(|a, b| a.area_km2().total_cmp(&b.area_km2()))
        .unwrap();
    let mut incident = marked(Place::County(smallest.code().to_owned()));
    let sensitive = Taxonomy::embedded().categories().iter().find(|category| category.mask.resolution == 5).unwrap();
    incident.category.clone_from(&sensitive.code);
    assert!(smallest.area_km2() < 200.0, "the smallest county measures {} km²", smallest.area_km2());
    let public = publish(&incident).unwrap();
    assert_eq!(public.precision.as_str(), "area");
    assert_eq!(public.regions.county.filter(|id| *id == smallest.id()), None);
}

#[test]
fn outside_the_regions_nothing_is_assigned() {
    let public = publish(&exact(marked(at(-99.13, 19.43)))).unwrap();
    assert_eq!(public.regions, Membership::default());
    let masked = publish(&marked(at(-99.13, 19.43))).unwrap();
    assert_eq!((masked.regions, masked.precision.as_str()), (Membership::default(), "area"));
}

#[test]
fn the_hash_is_stable_and_knows_the_taxonomy() {
    assert_eq!(publisher().hash(), publisher().hash());
    let json = include_str!("../../../../data/taxonomy/taxonomy.json").replacen("  ", "   ", 1);
    let other = Taxonomy::from_json(json.as_bytes()).unwrap();
    assert_ne!(Publisher::new(&other, Regions::embedded()).hash(), publisher().hash());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn nothing_private_rides_along_with_an_area(lon in -117.5..-97.0f64, lat in 25.0..34.0f64, category in 0usize..64) {
        let categories = Taxonomy::embedded().categories();
        let mut incident = marked(at(lon, lat));
        incident.category.clone_from(&categories[category % categories.len()].code);
        let public = publish(&incident).unwrap();
        let told = format!("{public:?}");
        for secret in [MARK, "Older", "Nonbinary", "987654", &lon.to_string(), &lat.to_string()] {
            prop_assert!(!told.contains(secret), "{secret} in {told}");
        }
        prop_assert_eq!((public.counts.women, public.counts.men, public.counts.children), (None, None, None));
        prop_assert_eq!(public.counts.dead, Some(3));
        prop_assert_eq!(public.updated.to_string(), "2026-03");
        prop_assert_ne!(public.point, LonLat::new(lon, lat).unwrap().to_e5());
        // The same record gives the same answer, from a fresh publisher too.
        prop_assert_eq!(&publish(&incident).unwrap(), &public);
    }
}
