//! The filter's meaning, its mistakes, and that its one query form says all of it.

use proptest::prelude::*;

use super::*;
use crate::region::{RegionKind, Regions};
use crate::testing::incident;

fn parse(query: &str) -> Result<Filter, FilterErrors> {
    parse_own(query, &[]).map(|(filter, _)| filter)
}

fn parse_own(query: &str, own: &[&str]) -> Result<(Filter, Vec<(String, String)>), FilterErrors> {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    Filter::parse(&pairs, own, Taxonomy::embedded(), Regions::embedded())
}

/// The problems of a query, as (parameter, value, problem).
fn problems(query: &str) -> Vec<(String, String, Problem)> {
    parse(query).unwrap_err().0.into_iter().map(|e| (e.parameter, e.value, e.problem)).collect()
}

fn matches(query: &str, incident: &PublicIncident) -> bool {
    parse(query).unwrap().matches(incident, Taxonomy::embedded())
}

#[test]
fn every_mistake_has_its_problem() {
    let long = "a".repeat(201);
    let longer = format!("source={}", "a".repeat(2_001));
    let cases: &[(&str, &str, Problem)] = &[
        ("colour=red", "red", Problem::UnknownParameter),
        ("category=deaths", "deaths", Problem::UnknownValue),
        ("category=death,deaths", "deaths", Problem::UnknownValue),
        ("actor=nobody", "nobody", Problem::UnknownValue),
        ("verification=true", "true", Problem::UnknownValue),
        ("fatal=yes", "yes", Problem::UnknownValue),
        ("fatal=true&fatal=true", "true", Problem::Repeated),
        ("from=2023-02-30", "2023-02-30", Problem::Date),
        ("to=2023/2024", "2023/2024", Problem::Date),
        ("from=2024&to=2023", "2024-01-01 > 2023-12-31", Problem::Reversed),
        ("region=04019", "04019", Problem::RegionForm),
        ("region=planet:earth", "planet:earth", Problem::RegionForm),
        ("region=county:99999", "county:99999", Problem::UnknownRegion),
        ("bbox=1,2,3", "1,2,3", Problem::Bbox),
        ("bbox=1,2,3,95", "1,2,3,95", Problem::Bbox),
        ("bbox=1,5,3,2", "1,5,3,2", Problem::Bbox),
        ("bbox=1,2,3,NaN", "1,2,3,NaN", Problem::Bbox),
        (&longer, "…", Problem::TooLong),
    ];
    for (query, value, problem) in cases {
        let parameter = query.split('=').next().unwrap().to_owned();
        assert_eq!(problems(query), [(parameter, (*value).to_owned(), *problem)], "{query}");
    }
    assert_eq!(problems(&format!("q={long}")), [("q".to_owned(), "…".to_owned(), Problem::TooLong)]);
}

#[test]
fn all_mistakes_are_told_at_once_and_in_both_languages() {
    let errors = parse("category=x&from=y&colour=z").unwrap_err();
    assert_eq!(errors.0.len(), 3);
    assert!(errors.0[0].allowed.iter().any(|code| code == "death"));
    for error in &errors.0 {
        assert_ne!(error.message(crate::Lang::En), error.message(crate::Lang::Es));
        assert!(error.message(crate::Lang::Es).contains(&error.parameter) || error.problem == Problem::Date);
    }
}

#[test]
fn what_belongs_to_the_route_is_given_back() {
    let (filter, rest) = parse_own("by=year&category=death&limit=5", &["by", "limit"]).unwrap();
    assert_eq!(filter, parse("category=death").unwrap());
    assert_eq!(rest, [("by".to_owned(), "year".to_owned()), ("limit".to_owned(), "5".to_owned())]);
    let error = parse_own("limit=5&limit=6", &["limit"]).unwrap_err();
    assert_eq!(error.0[0].problem, Problem::Repeated);
}

#[test]
fn the_query_is_canonical() {
    let query = |text: &str| parse(text).unwrap().to_query(Taxonomy::embedded(), Regions::embedded());
    assert_eq!(query("category=&q=&bbox="), "");
    assert_eq!(query("q=R%C3%ADo+bravo,R%C3%8DO"), "q=bravo+rio");
    assert_eq!(query("fatal=true&category=other&category=death,other"), "category=death%2Cother&fatal=true");
    assert_eq!(query("region=county:04019,state:US-AZ"), query("region=state:US-AZ&region=county:04019"));
}

#[test]
fn dates_overlap_the_period_edges_included() {
    let month = incident().date("2023-05").build();
    for (query, expected) in [
        ("from=2023-05-31", true),
        ("from=2023-06", false),
        ("to=2023-05-01", true),
        ("to=2023-04", false),
        ("from=2023-05-10&to=2023-05-11", true),
        ("from=2022&to=2024", true),
    ] {
        assert_eq!(matches(query, &month), expected, "{query}");
    }
}

#[test]
fn a_box_has_its_edges_and_may_cross_the_antimeridian() {
    let here = incident().at(-111.0, 32.0).build();
    for (query, expected) in [
        ("bbox=-111,32,-110,33", true),
        ("bbox=-112,31,-111,32", true),
        ("bbox=-110.9,31,-110,33", false),
        ("bbox=170,31,-110,33", true),
        ("bbox=170,31,-112,33", false),
    ] {
        assert_eq!(matches(query, &here), expected, "{query}");
    }
}

#[test]
fn the_other_parameters_mean_what_they_say() {
    let death = incident().at(-111.0, 32.0).build();
    let raid = incident().category("raid").with(|facts| {
        facts.words.title = Some("Redada en el Río".into());
        facts.external_id = Some("AB-17".into());
        facts.actors = Taxonomy::embedded().find_actor("ice").unwrap().bit();
        facts.source_system = "field".into();
        facts.verification = Verification::Verified;
    });
    let killed = raid.clone().with(|facts| facts.counts.dead = Some(1)).build();
    let nobody = raid.clone().with(|facts| facts.counts.dead = Some(0)).build();
    let raid = raid.build();
    let cases: &[(&str, &PublicIncident, bool)] = &[
        ("", &death, true),
        ("category=death", &death, true),
        ("category=death", &raid, false),
        ("category=death,raid", &raid, true),
        ("actor=ice,border_patrol", &raid, true),
        ("actor=border_patrol", &raid, false),
        ("actor=ice", &death, false),
        ("fatal=true", &death, true),
        ("fatal=false", &death, false),
        ("fatal=true", &killed, true),
        ("fatal=true", &nobody, false),
        ("fatal=false", &raid, true),
        ("region=state:US-AZ", &death, true),
        ("region=state:US-TX", &death, false),
        ("region=state:US-TX,country:US", &death, true),
        ("source=field", &raid, true),
        ("source=field,other", &death, false),
        ("verification=verified", &raid, true),
        ("verification=disputed,unverified", &raid, false),
        ("q=rio", &raid, true),
        ("q=REDADA+r%C3%ADo", &raid, true),
        ("q=redada+mar", &raid, false),
        ("q=edada", &raid, false),
        ("q=red", &raid, true),
        ("q=17", &raid, true),
    ];
    for (query, incident, expected) in cases {
        assert_eq!(matches(query, incident), *expected, "{query}");
    }
}

fn bound() -> impl Strategy<Value = PartialDate> {
    (1900i16..2100, 1u8..=12, 1i8..=28, 0..3).prop_map(|(year, month, day, form)| match form {
        0 => PartialDate::Year(year),
        1 => PartialDate::Month(year, month),
        _ => PartialDate::Day(Date::new(year, month as i8, day).unwrap()),
    })
}

fn boxes() -> impl Strategy<Value = Bbox> {
    (-180.0..=180.0f64, -90.0..=90.0f64, -180.0..=180.0f64, -90.0..=90.0f64).prop_map(|(west, a, east, b)| Bbox {
        west,
        south: a.min(b),
        east,
        north: a.max(b),
    })
}

fn filters() -> impl Strategy<Value = Filter> {
    let all = |n: usize| if n == 64 { u64::MAX } else { (1 << n) - 1 };
    let (categories, actors) = (Taxonomy::embedded().categories().len(), Taxonomy::embedded().actors().len());
    let regions: Vec<RegionId> = Regions::embedded().iter().map(crate::region::Region::id).collect();
    let sets = (any::<u64>(), any::<u64>(), prop::sample::subsequence(regions, 0..4));
    let period = (prop::option::of(bound()), prop::option::of(bound()));
    let rest = (
        prop::option::of(boxes()),
        prop::sample::subsequence(Verification::ALL.to_vec(), 0..=4),
        prop::option::of(any::<bool>()),
        prop::collection::btree_set("[a-zA-Z0-9 &=+%_ñ]{0,6}[a-z]", 0..3),
        prop::collection::btree_set("[a-z0-9]{1,8}", 0..4),
    );
    (sets, period, rest).prop_map(move |((c, a, regions), (from, to), (bbox, verification, fatal, sources, words))| {
        let reversed = from.zip(to).is_some_and(|(from, to)| from.first_day() > to.last_day());
        let (from, to) = if reversed { (to, from) } else { (from, to) };
        Filter {
            categories: c & all(categories),
            actors: a & all(actors),
            from,
            to,
            regions,
            bbox,
            verification,
            fatal,
            sources: sources
                .into_iter()
                .map(|s| s.trim().to_owned())
                .collect::<std::collections::BTreeSet<_>>()
                .into_iter()
                .collect(),
            words: words.into_iter().collect(),
        }
    })
}

proptest! {
    #[test]
    fn a_filter_comes_back_from_its_query(filter in filters()) {
        let query = filter.to_query(Taxonomy::embedded(), Regions::embedded());
        prop_assert_eq!(&parse(&query).unwrap(), &filter, "{}", query);
        prop_assert_eq!(filter.is_empty(), query.is_empty());
    }

    #[test]
    fn no_query_makes_it_panic(query in "[a-z]{0,8}=?[ -~]{0,20}(&(from|bbox|region|q|fatal)=[0-9,.:a-z-]{0,20}){0,3}") {
        if let Ok(filter) = parse(&query) {
            let again = parse(&filter.to_query(Taxonomy::embedded(), Regions::embedded()));
            prop_assert_eq!(again.unwrap(), filter);
        }
    }

    #[test]
    fn every_region_can_be_named(index in 0usize..10_000) {
        let all: Vec<_> = Regions::embedded().iter().collect();
        let region = all[index % all.len()];
        let text = format!("region={}:{}", region.kind().as_str(), region.code());
        prop_assert_eq!(parse(&text).unwrap().regions, vec![region.id()]);
        prop_assert!(RegionKind::ALL.contains(&region.kind()));
    }
}
