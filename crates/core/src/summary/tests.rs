//! Tables against the slow way, and invariant 2.

use std::collections::BTreeMap;

use super::*;
use crate::index::Version;
use crate::region::Regions;
use crate::taxonomy::Taxonomy;
use crate::testing::{filters, seeded};

fn dataset(n: usize, seed: u64) -> Dataset {
    Dataset::build(seeded(n, seed), Version::of([], [0; 32]), Taxonomy::embedded(), Regions::embedded())
}

#[test]
fn rows_add_up_to_the_total_for_every_dimension_and_filter() {
    let data = dataset(2_000, 31);
    for filter in filters() {
        for dimension in Dimension::ALL {
            let summary = data.summary(&filter, &[dimension]);
            let sum: u64 = summary.rows.iter().map(|row| row.incidents).sum();
            assert_eq!(summary.total, data.count(&filter));
            if dimension == Dimension::Actor {
                assert!(sum >= summary.total);
            } else {
                assert_eq!(sum, summary.total, "{dimension} {filter:?}");
            }
        }
    }
}

#[test]
fn county_by_month_is_what_counting_by_hand_gives() {
    let data = dataset(2_000, 32);
    let mut meant: BTreeMap<(String, String), (u64, Dead)> = BTreeMap::new();
    for row in data.newest(&Filter::default()) {
        let incident = data.incident(row);
        let county = incident.regions.county.map_or("unassigned", |id| data.regions().get(id).code());
        let (first, last) = (incident.date.first_day().to_string(), incident.date.last_day().to_string());
        let month = if first[..7] == last[..7] { &first[..7] } else { "imprecise" };
        let group = meant.entry((county.to_owned(), month.to_owned())).or_default();
        group.0 += 1;
        group.1.add(incident);
    }
    let summary = data.summary(&Filter::default(), &[Dimension::County, Dimension::Month]);
    let found: BTreeMap<(String, String), (u64, Dead)> = summary
        .rows
        .iter()
        .map(|row| ((row.key[0].to_string(), row.key[1].to_string()), (row.incidents, row.dead)))
        .collect();
    assert_eq!(found, meant);
    assert!(meant.keys().any(|(_, month)| month == IMPRECISE) && meant.keys().any(|(county, _)| county == UNASSIGNED));
}

#[test]
fn actors_times_categories_count_each_pair_once() {
    let data = dataset(1_500, 33);
    let by = [Dimension::Actor, Dimension::Category];
    let pairs: u64 = data.summary(&Filter::default(), &by).rows.iter().map(|row| row.incidents).sum();
    let meant: u64 = data
        .newest(&Filter::default())
        .iter()
        .map(|row| u64::from(data.incident(*row).actors.count_ones().max(1)))
        .sum();
    assert_eq!(pairs, meant);
}

#[test]
fn a_timeline_has_no_gaps_and_loses_nothing() {
    let data = dataset(2_000, 34);
    for filter in filters() {
        for unit in Unit::ALL {
            let timeline = data.timeline(&filter, unit);
            let binned: u64 = timeline.bins.iter().map(|bin| bin.incidents).sum();
            assert_eq!(binned + timeline.imprecise, data.count(&filter), "{unit:?} {filter:?}");
        }
        let years: Vec<i32> =
            data.timeline(&filter, Unit::Year).bins.iter().map(|bin| bin.date.parse().unwrap()).collect();
        assert!(years.windows(2).all(|pair| pair[0] + 1 == pair[1]));
    }
}
