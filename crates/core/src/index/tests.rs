//! The index against the plain meaning of the filter.

use super::*;
use crate::code::Verification;
use crate::testing::{filters, seeded};

pub(crate) fn dataset(n: usize, seed: u64) -> Dataset {
    Dataset::build(seeded(n, seed), Version::of([], [0; 32]), Taxonomy::embedded(), Regions::embedded())
}

#[test]
fn every_filter_takes_what_its_meaning_takes() {
    let data = dataset(3_000, 11);
    let mut seen = 0;
    for filter in filters() {
        let meant: Vec<Uuid> = {
            let mut meant: Vec<&PublicIncident> =
                data.base.incidents.iter().filter(|i| filter.matches(i, data.taxonomy())).collect();
            meant.sort_by_key(|i| (std::cmp::Reverse(i.date.last_day()), i.id));
            meant.iter().map(|i| i.id).collect()
        };
        let found: Vec<Uuid> = data.newest(&filter).iter().map(|row| data.incident(*row).id).collect();
        assert_eq!(found, meant, "{filter:?}");
        assert_eq!(data.count(&filter), meant.len() as u64, "{filter:?}");
        seen += usize::from(!meant.is_empty());
    }
    assert!(seen > 10, "only {seen} filters found anything");
}

#[test]
fn a_window_takes_what_lies_in_it() {
    let data = dataset(3_000, 12);
    for filter in filters() {
        for z in [3_u8, 7, 11] {
            let row = |incident: &PublicIncident| {
                crate::tile::TileCoord::at(z, crate::mercator::Mercator::of_e5(incident.point)).unwrap()
            };
            let coord = row(&data.base.incidents[100]);
            let meant =
                data.base.incidents.iter().filter(|i| row(i) == coord && filter.matches(i, data.taxonomy())).count();
            let mut found = 0;
            data.visit(&filter, Some(coord.window()), |_| found += 1);
            assert_eq!(found, meant, "{coord:?} {filter:?}");
        }
    }
}

#[test]
fn the_order_of_input_does_not_matter() {
    let mut incidents = seeded(500, 5);
    let build = |incidents: Vec<PublicIncident>| {
        let data = Dataset::build(incidents, Version::of([], [0; 32]), Taxonomy::embedded(), Regions::embedded());
        data.base.incidents.iter().map(|i| i.id).collect::<Vec<_>>()
    };
    let one = build(incidents.clone());
    incidents.reverse();
    assert_eq!(build(incidents), one);
}

#[test]
fn an_empty_dataset_answers() {
    let data = dataset(0, 0);
    assert_eq!(data.count(&Filter::default()), 0);
    assert_eq!((data.bounds(), data.period()), (None, None));
    let verified = Filter { verification: vec![Verification::Verified], ..Filter::default() };
    assert!(data.newest(&verified).is_empty());
}

#[test]
fn a_version_changes_with_each_part() {
    let base = Version::of([[1; 32], [2; 32]], [0; 32]);
    assert_ne!(base, Version::of([[2; 32], [1; 32]], [0; 32]));
    assert_ne!(base, Version::of([[1; 32]], [0; 32]));
    assert_ne!(base, Version::of([[1; 32], [2; 32]], [9; 32]));
    assert_eq!(base.to_string().len(), 16);
}
