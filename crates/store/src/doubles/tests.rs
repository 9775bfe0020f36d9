//! The rule of possible doubles, and that the keys find every pair that the rule allows.

use proptest::prelude::*;

use spotlight_core::date::PartialDate;

use super::*;

fn incident(system: &str, date: &str, place: Place) -> Incident {
    Incident::new(system, "death", date.parse().unwrap(), place)
}

fn at(lon: f64, lat: f64) -> Place {
    Place::At(LonLat::new(lon, lat).unwrap())
}

fn pair(one: &Incident, other: &Incident) -> bool {
    let regions = Regions::embedded();
    let keys = [one, other].map(|incident| neighbourhood(incident).unwrap());
    let [one, other] = [one, other].map(|incident| Sketch::of(incident).unwrap());
    let both = one.may_be(&other, regions);
    assert_eq!(both, other.may_be(&one, regions), "the rule has no direction");
    if both {
        assert!(one.keys_around(regions).contains(&keys[1]), "{one:?} does not find {other:?}");
        assert!(other.keys_around(regions).contains(&keys[0]), "{other:?} does not find {one:?}");
    }
    both
}

#[test]
fn days_may_be_one_apart_and_a_month_takes_its_days() {
    let day = |date| incident(if date == "2020-05-31" { "a" } else { "b" }, date, at(-111.0, 32.0));
    let last = day("2020-05-31");
    for (date, expected) in [
        ("2020-06-01", true),
        ("2020-06-02", false),
        ("2020-05-30", true),
        ("2020-05-29", false),
        ("2020-05", true),
        ("2020-06", false),
        ("2020-05-30/2020-05-31", true),
        ("2020-05-01/2020-05-30", false),
    ] {
        assert_eq!(pair(&last, &day(date)), expected, "{date}");
    }
    let year = incident("a", "2020", at(-111.0, 32.0));
    assert!(Sketch::of(&year).is_none() && neighbourhood(&year).is_none());
}

#[test]
fn places_may_be_as_far_apart_as_both_say_together() {
    let one = incident("a", "2020-05-14", at(-111.0, 32.0));
    // A minute of latitude is 1.853 km on the sphere.
    assert!(pair(&one, &incident("b", "2020-05-14", at(-111.0, 32.0 + 1.0 / 60.0))));
    let farther = Incident::new("b", "death", "2020-05-14".parse().unwrap(), at(-111.0, 32.0 + 2.0 / 60.0));
    assert!(!pair(&one, &farther));
    let vaguer = Incident { location_uncertainty_m: Some(15_000), ..farther };
    assert!(pair(&one, &vaguer));
    let precise = Incident { location_uncertainty_m: Some(100), ..vaguer };
    assert!(!pair(&one, &precise));
}

#[test]
fn a_county_takes_the_points_that_lie_in_it() {
    let pima = incident("a", "2020-05-14", Place::County("04019".to_owned()));
    assert!(pair(&pima, &incident("b", "2020-05-15", at(-111.5, 32.0))));
    assert!(!pair(&pima, &incident("b", "2020-05-15", at(-109.7, 31.6))), "that is in Cochise");
    assert!(pair(&pima, &incident("b", "2020-05", Place::County("04019".to_owned()))));
    assert!(!pair(&pima, &incident("b", "2020-05", Place::State("US-AZ".to_owned()))));
}

#[test]
fn register_category_and_known_counts_decide_too() {
    let of = |change: &dyn Fn(&mut Incident)| {
        let mut incident = Incident::new("b", "death", "2020-05-14".parse().unwrap(), at(-111.0, 32.0));
        incident.counts.dead = Some(1);
        change(&mut incident);
        incident
    };
    let one = of(&|i| i.source_system = "a".to_owned());
    assert!(pair(&one, &of(&|_| {})));
    assert!(pair(&one, &of(&|i| i.counts.dead = None)));
    assert!(pair(&one, &of(&|i| i.counts.missing = Some(2))));
    assert!(!pair(&one, &of(&|i| i.counts.dead = Some(2))));
    assert!(!pair(&one, &of(&|i| i.category = "disappearance".to_owned())));
    assert!(!pair(&one, &of(&|i| i.source_system = "a".to_owned())));
}

proptest! {
    #[test]
    fn whatever_pair_the_rule_allows_is_found_by_its_keys(
        (lon, lat) in (-118.0..-97.0_f64, 25.0..34.0_f64),
        (dx, dy) in (-0.3..0.3_f64, -0.3..0.3_f64),
        (day, apart) in (1_i8..28, 0_i32..3),
        uncertainty in proptest::option::of(0_u32..40_000),
    ) {
        let date = jiff::civil::date(2020, 5, day).saturating_add(apart.days());
        let one = incident("a", &format!("2020-05-{day:02}"), at(lon, lat));
        let other = Incident::new("b", "death", PartialDate::Day(date), at(lon + dx, lat + dy));
        let other = Incident { location_uncertainty_m: uncertainty, ..other };
        pair(&one, &other);
    }
}
