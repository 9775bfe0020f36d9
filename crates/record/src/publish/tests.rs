//! What passes the bridge, what does not, and that nothing private rides along.

use proptest::prelude::*;
use spotlight_core::code::{AgeGroup, Gender};
use spotlight_core::public::LeakError;

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

/// Another record whose masked form must be the same: everything differs that must not show.
fn other_private_facts(incident: &Incident, salt: u32) -> Incident {
    let text = |what: &str| Some(format!("{salt} {what}"));
    let yes = salt.is_multiple_of(2);
    Incident {
        external_id: text("number").filter(|_| yes),
        location_uncertainty_m: yes.then_some(salt),
        place_name: text("place"),
        stated_state: text("state"),
        stated_county: text("county"),
        title: text("title").filter(|_| yes),
        description: text("description"),
        lang: text("lang"),
        private_notes: text("notes"),
        cause_of_death: text("cause"),
        nationality: text("nationality"),
        age_group: yes.then_some(AgeGroup::Child),
        gender: yes.then_some(Gender::Man),
        source: text("source"),
        source_url: Some(format!("https://example.net/{salt}")),
        counts: Counts { women: Some(salt), men: None, children: yes.then_some(1), ..incident.counts },
        proposed: crate::incident::Proposed { visibility: Some(Visibility::Exact), ..Default::default() },
        ..incident.clone()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_masked_incident_is_the_same_whatever_its_private_facts_are(
        lon in -117.5..-97.0f64, lat in 25.0..34.0f64, east in -0.02..0.02f64, north in -0.02..0.02f64,
        category in 0usize..64, day in 1u32..=28, salt in any::<u32>(),
    ) {
        let categories = Taxonomy::embedded().categories();
        let category = &categories[category % categories.len()];
        let mut one = marked(at(lon, lat));
        one.category.clone_from(&category.code);
        let mut other = other_private_facts(&one, salt);
        // Another place of the same cell and side, and, where only the month shows, another day of it.
        let place = LonLat::new(lon + east, lat + north).unwrap();
        let resolution = mask::resolution(category.mask);
        let here = LonLat::new(lon, lat).unwrap();
        let same_cell = mask::same_cell(here, place, resolution);
        if same_cell && Regions::embedded().side(here) == Regions::embedded().side(place) {
            other.place = Place::At(place);
        }
        if !category.mask.keeps_day {
            other.occurred = format!("2023-05-{day:02}").parse().unwrap();
        }
        let later = Date::constant(2026, 3, day as i8);
        let again = publisher().publish(Uuid::from_u128(7), Status::Published, &other, later);
        prop_assert_eq!(again, publish(&one));
    }

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

/// What a linked record asks.
fn asks(incident: &Incident) -> Company {
    Company { limits: publisher().limits(incident), ..Company::alone() }
}

fn among(incident: &Incident, company: &Company) -> Result<PublicIncident, Withheld> {
    publisher().publish_among(Uuid::from_u128(7), Status::Published, incident, changed(), company)
}

#[test]
fn only_ticked_words_show_beside_an_area() {
    let mut incident = marked(at(-111.0, 32.0));
    assert_eq!(publish(&incident).unwrap().words, Words::default());
    incident.cleared = Cleared { title: true, source: true, ..Cleared::default() };
    let words = publish(&incident).unwrap().words.clone();
    assert_eq!((words.title.as_deref(), words.source.as_deref()), (Some("zzmarkzz title"), Some("zzmarkzz source")));
    assert_eq!((words.description, words.source_url, words.place, words.cause_of_death), (None, None, None, None));
    assert!(words.lang.is_some(), "the language of a text that shows");
    incident.cleared = Cleared { source: true, ..Cleared::default() };
    assert_eq!(publish(&incident).unwrap().words.lang, None);
}

#[test]
fn a_text_that_changes_loses_its_tick() {
    let mut before = marked(at(-111.0, 32.0));
    before.cleared = Cleared::ALL;
    let mut after = before.clone();
    after.title = Some("another".to_owned());
    after.keep_ticks_of(&before);
    assert_eq!(after.cleared.names().collect::<Vec<_>>(), ["description", "source", "source_url"]);
    let stored = crate::wire::decode(&crate::wire::encode(&after)).unwrap();
    assert_eq!(stored, after, "ticks are stored");
}

#[test]
fn a_masked_incident_waits_for_its_release_and_an_exact_one_does_not() {
    let waiting = Company { released: false, ..Company::alone() };
    let masked = marked(at(-111.0, 32.0));
    assert_eq!(among(&masked, &waiting), Err(Withheld::NotReleased));
    assert_eq!(among(&marked(Place::County("04019".into())), &waiting), Err(Withheld::NotReleased));
    assert!(is_masked(&publish(&masked).unwrap()));
    let open = among(&exact(masked), &waiting).unwrap();
    assert!(!is_masked(&open));
}

#[test]
fn the_strictest_of_linked_records_holds_for_each() {
    let open = exact(marked(at(-111.0, 32.0)));
    let masked = marked(at(-111.0, 32.0));
    let public = among(&open, &asks(&masked)).unwrap();
    assert_eq!((public.precision.as_str(), public.external_id.as_deref()), ("area", None));
    assert_eq!((&public.words, &public.person), (&Words::default(), &Person::default()));
    assert_eq!(public.updated.to_string(), "2026-03");
    let private = Incident { visibility: Some(Visibility::Private), ..masked.clone() };
    assert_eq!(among(&open, &asks(&private)), Err(Withheld::Private));
    let sensitive = Incident { category: "abuse".to_owned(), ..masked.clone() };
    let coarse = among(&open, &asks(&sensitive)).unwrap();
    assert_eq!(coarse.date.to_string(), "2023-05", "nothing says the day that one of them may not say");
    assert_ne!(coarse.point, public.point, "the coarser area of the two");
    assert_eq!(among(&open, &asks(&open)).unwrap(), publish(&open).unwrap());
}

#[test]
fn an_update_that_protects_counts_before_anybody_has_reviewed_it() {
    let open = exact(marked(at(-111.0, 32.0)));
    let visibility = |consent| {
        let mut update = Incident { consent, ..open.clone() };
        update.propose();
        update.keep_decisions_of(&open);
        publisher().limits_of_update(&update).visibility
    };
    assert_eq!(visibility(None), Visibility::Exact);
    assert_eq!(visibility(Some(Consent::PublicExact)), Visibility::Exact);
    assert_eq!(visibility(Some(Consent::Public)), Visibility::Area);
    assert_eq!(visibility(Some(Consent::Internal)), Visibility::Private);
}

#[test]
fn the_other_member_is_named_only_to_those_who_may_know() {
    let instead = Company { instead: Some(Uuid::from_u128(9)), ..Company::alone() };
    let masked = marked(at(-111.0, 32.0));
    assert_eq!(among(&masked, &instead), Err(Withheld::SameEventAs(Uuid::from_u128(9))));
}

#[test]
fn an_organisation_can_coarsen_masks_and_cannot_go_below_the_floor() {
    let set = |category: &str, resolution, keeps_day| {
        let one = [(category.to_owned(), crate::CategoryMask { resolution, keeps_day })];
        Masks::new(one.into_iter().collect(), Taxonomy::embedded())
    };
    assert!(set("abuse", 7, false).is_err(), "living persons: 6 is the floor");
    assert!(set("environment", 8, true).is_err());
    assert!(set("abuse", 5, true).is_err(), "its day may not show");
    assert!(set("nothing", 5, false).is_err());
    let coarse = Publisher::with_masks(Taxonomy::embedded(), Regions::embedded(), set("death", 4, false).unwrap());
    let public = coarse.publish(Uuid::nil(), Status::Published, &marked(at(-111.0, 32.0)), changed()).unwrap();
    assert_eq!(public.date.to_string(), "2023-05");
    let Precision::Area(area) = &public.precision else { panic!("{:?}", public.precision) };
    assert!(area.radius_m > 15_000, "{}", area.radius_m);
    assert_ne!(coarse.hash(), publisher().hash(), "other masks are another dataset version");
}
