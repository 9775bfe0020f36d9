//! Tables against the slow way, and invariant 2.

use std::collections::BTreeMap;

use super::*;
use crate::filter::Filter;
use crate::index::{Dataset, Version};
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
            let sum: u64 = summary.rows().map(|row| row.incidents).sum();
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
        .rows()
        .map(|row| ((row.key[0].to_string(), row.key[1].to_string()), (row.incidents, row.dead)))
        .collect();
    assert_eq!(found, meant);
    assert!(meant.keys().any(|(_, month)| month == IMPRECISE) && meant.keys().any(|(county, _)| county == UNASSIGNED));
}

#[test]
fn actors_times_categories_count_each_pair_once() {
    let data = dataset(1_500, 33);
    let by = [Dimension::Actor, Dimension::Category];
    let pairs: u64 = data.summary(&Filter::default(), &by).rows().map(|row| row.incidents).sum();
    let meant: u64 = data
        .newest(&Filter::default())
        .iter()
        .map(|row| u64::from(data.incident(*row).actors.count_ones().max(1)))
        .sum();
    assert_eq!(pairs, meant);
}

#[test]
fn more_rows_than_one_thread_takes_and_more_groups_than_a_table_has_are_counted_as_by_hand() {
    let data = dataset(70_000, 35);
    let actors = data.taxonomy().actors();
    let mut meant: BTreeMap<Vec<String>, (u64, Dead)> = BTreeMap::new();
    for row in data.newest(&Filter::default()) {
        let incident = data.incident(row);
        let county = incident.regions.county.map_or("unassigned", |id| data.regions().get(id).code());
        let (first, last) = (incident.date.first_day().to_string(), incident.date.last_day().to_string());
        let month = if first[..7] == last[..7] { &first[..7] } else { "imprecise" };
        let own = (0..actors.len()).filter(|place| incident.actors >> place & 1 == 1).map(|place| &*actors[place].code);
        let own = if incident.actors == 0 { vec!["unassigned"] } else { own.collect() };
        for actor in own {
            let key = [county, actor, month, &*incident.source_system].map(str::to_owned);
            let group = meant.entry(key.to_vec()).or_default();
            group.0 += 1;
            group.1.add(incident);
        }
    }
    let by = [Dimension::County, Dimension::Actor, Dimension::Month, Dimension::Source];
    let summary = data.summary(&Filter::default(), &by);
    let words = |key: Key<'_>| -> Vec<String> { key.iter().map(str::to_owned).collect() };
    let found: BTreeMap<_, _> = summary.rows().map(|row| (words(row.key), (row.incidents, row.dead))).collect();
    assert_eq!(found.len(), summary.rows().len());
    assert_eq!(found, meant);
    // In the order of the words, but for the special ones, which come last.
    let special = |word: &str| matches!(word, UNASSIGNED | IMPRECISE);
    let order: Vec<Vec<(bool, &str)>> =
        summary.rows().map(|row| row.key.iter().map(|word| (special(word), word)).collect()).collect();
    assert!(order.is_sorted());
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
