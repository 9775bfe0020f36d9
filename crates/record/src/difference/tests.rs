use spotlight_core::lonlat::LonLat;

use crate::incident::{Consent, Incident, Place};

fn incident(day: &str) -> Incident {
    Incident::new("test", "death", day.parse().unwrap(), Place::At(LonLat::new(-111.5, 32.1).unwrap()))
}

#[test]
fn fields_are_told_by_the_names_of_the_csv() {
    let mut before = Incident { title: Some("One".to_owned()), ..incident("2021-04-03") };
    before.counts.dead = Some(1);
    let mut now = Incident { consent: Some(Consent::Public), ..incident("2021-04-04") };
    now.counts.dead = Some(2);
    assert_eq!(now.changed_since(&before), ["date", "title", "dead"]);
    assert_eq!(now.blanked_since(&before), ["title"]);
    now.place = Place::County("04019".into());
    now.category = "abuse".into();
    assert_eq!(now.changed_since(&before)[..3], ["category", "date", "latitude, longitude"]);
}

#[test]
fn a_day_is_exchanged_only_with_its_own_numbers() {
    for (before, now, exchanged) in [
        ("2021-04-03", "2021-03-04", true),
        ("2021-04-04", "2021-04-04", false),
        ("2021-04-03", "2020-03-04", false),
        ("2021-04-13", "2021-04-13", false),
        ("2021-04-03", "2021-03", false),
    ] {
        let (before, now) = (incident(before), incident(now));
        let expected = exchanged.then(|| before.occurred.first_day());
        assert_eq!(now.exchanged_day_since(&before), expected, "{before:?} {now:?}");
    }
}
