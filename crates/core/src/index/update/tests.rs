//! A dataset that was updated answers everything as one that was built of the same incidents.

use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::*;
use crate::filter::Filter;
use crate::mercator::Mercator;
use crate::region::Regions;
use crate::summary::{Dimension, Unit};
use crate::taxonomy::Taxonomy;
use crate::testing::{Builder, filters, incident, seeded};
use crate::tile::TileCoord;

type Blocks = BTreeMap<i64, Vec<PublicIncident>>;

fn version() -> Version {
    Version::of([], [0; 32])
}

fn built(blocks: &Blocks) -> Dataset {
    let len = blocks.values().map(Vec::len).sum();
    let blocks = blocks.iter().map(|(block, own)| (*block, own.clone()));
    Dataset::of_blocks(len, blocks, version(), Taxonomy::embedded(), Regions::embedded())
}

/// Incidents in blocks of two hundred.
fn blocks(incidents: &[PublicIncident]) -> Blocks {
    incidents.chunks(200).zip(1..).map(|(own, block)| (block, own.to_vec())).collect()
}

/// Some tiles that have something in them, of zooms with totals and of zooms with rows.
fn tiles(incidents: &[PublicIncident]) -> Vec<TileCoord> {
    let at = |z: u8, one: &PublicIncident| TileCoord::at(z, Mercator::of_e5(one.point)).unwrap();
    let mut tiles: Vec<TileCoord> =
        [0, 2, 4, 5, 7, 9, 12, 16].iter().flat_map(|z| incidents.iter().step_by(97).map(|one| at(*z, one))).collect();
    tiles.sort_unstable_by_key(|coord| coord.zxy());
    tiles.dedup();
    tiles
}

fn assert_same(updated: &Dataset, built: &Dataset, incidents: &[PublicIncident]) {
    assert_eq!(updated.len(), built.len());
    assert_eq!(updated.sources(), built.sources());
    assert_eq!((updated.bounds(), updated.period()), (built.bounds(), built.period()));
    let known = |data: &Dataset| incidents.iter().map(|own| data.get(own.id).cloned()).collect::<Vec<_>>();
    assert_eq!(known(updated), known(built));
    let tiles = tiles(incidents);
    for filter in filters() {
        let found = |data: &Dataset| data.newest(&filter).iter().map(|row| data.incident(*row).id).collect::<Vec<_>>();
        assert_eq!(found(updated), found(built), "{filter:?}");
        assert_eq!(updated.count(&filter), built.count(&filter), "{filter:?}");
        let by = [Dimension::Category, Dimension::Year];
        assert_eq!(updated.summary(&filter, &by), built.summary(&filter, &by), "{filter:?}");
        assert_eq!(updated.timeline(&filter, Unit::Month), built.timeline(&filter, Unit::Month), "{filter:?}");
        for coord in &tiles {
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
            let tile = |data: &Dataset| text(data.tile(*coord, &filter).to_geojson(data));
            assert_eq!(tile(updated), tile(built), "{coord:?} {filter:?}");
            let areas = |data: &Dataset| text(data.areas(*coord, &filter).to_geojson());
            assert_eq!(areas(updated), areas(built), "{coord:?} {filter:?}");
        }
    }
}

/// Takes incidents out of a block, changes some, and puts others in.
fn change(random: &mut ChaCha8Rng, own: &mut Vec<PublicIncident>, others: &mut impl Iterator<Item = PublicIncident>) {
    own.retain(|_| random.random_bool(0.9));
    for one in own.iter_mut() {
        if random.random_bool(0.9) {
            continue;
        }
        let moved = seeded(1, random.random()).remove(0);
        let id = one.id;
        *one = Builder::from(moved).with(|facts| facts.id = id).build();
    }
    own.extend(others.take(random.random_range(0..20)));
}

#[test]
fn an_updated_dataset_answers_as_one_that_was_built() {
    let incidents = seeded(3_000, 21);
    let mut random = ChaCha8Rng::seed_from_u64(21);
    let mut others = seeded(400, 22).into_iter();
    let mut all = blocks(&incidents);
    let mut data = built(&all);
    let numbers: Vec<i64> = (1..=18).collect();
    for round in 0..4 {
        let mut changed = BTreeMap::new();
        for block in numbers.sample(&mut random, 3) {
            let own = all.entry(*block).or_default();
            change(&mut random, own, &mut others);
            changed.insert(*block, own.clone());
        }
        if round == 2 {
            // A block that is no more.
            all.remove(&5);
            changed.insert(5, Vec::new());
        }
        data = data.updated(version(), changed.into_iter().collect()).unwrap();
        let own: Vec<PublicIncident> = all.values().flatten().cloned().collect();
        assert_same(&data, &built(&all), &own);
    }
    assert!(data.gone.len() > 100 && data.added.len() > 100, "{} {}", data.gone.len(), data.added.len());
}

#[test]
fn an_incident_that_moves_to_another_block_is_there_once() {
    let incidents = seeded(600, 3);
    let mut all = blocks(&incidents);
    let data = built(&all);
    let moved = all.get_mut(&1).unwrap().pop().unwrap();
    all.get_mut(&3).unwrap().push(moved);
    let updated = data.updated(version(), [1, 3].map(|block| (block, all[&block].clone())).into()).unwrap();
    assert_same(&updated, &built(&all), &incidents);
    // And back again: what is as it was in the base may be so in either part.
    let first = blocks(&incidents);
    let back = updated.updated(version(), [1, 3].map(|block| (block, first[&block].clone())).into()).unwrap();
    assert_same(&back, &built(&first), &incidents);
}

#[test]
fn of_two_in_a_cell_the_other_stays_when_one_goes() {
    // Many at one point and in one leaf, so that totals are taken back as well as rows.
    let at = |n: u128| incident().at(-111.0, 31.9).with(|facts| facts.id = uuid::Uuid::from_u128(n)).build();
    let far = |n: u128| incident().at(-105.0, 31.0).with(|facts| facts.id = uuid::Uuid::from_u128(n)).build();
    let mut all = Blocks::from([(1, (1..=300).map(at).collect()), (2, (301..=302).map(far).collect())]);
    let data = built(&all);
    all.insert(1, vec![at(7)]);
    all.insert(2, vec![]);
    let updated = data.updated(version(), all.clone().into_iter().collect()).unwrap();
    assert_same(&updated, &built(&all), &[at(7), at(8), far(301)]);
    let again = updated.updated(version(), vec![(1, vec![at(7), at(900)])]).unwrap();
    assert_same(&again, &built(&Blocks::from([(1, vec![at(7), at(900)])])), &[at(7), at(900)]);
}

#[test]
fn nothing_is_left_when_everything_goes() {
    let incidents = seeded(200, 9);
    let data = built(&blocks(&incidents));
    let updated = data.updated(version(), vec![(1, Vec::new())]).unwrap();
    assert!(updated.is_empty());
    assert_eq!((updated.bounds(), updated.period()), (None, None));
    assert_same(&updated, &built(&Blocks::new()), &incidents);
    assert!(updated.newest(&Filter::default()).is_empty());
}

#[test]
fn too_many_changes_are_built_anew() {
    let many = seeded(1, 1).remove(0);
    let many: Vec<PublicIncident> = (0..=TOO_MANY as u128)
        .map(|n| Builder::from(many.clone()).with(|facts| facts.id = uuid::Uuid::from_u128(n)).build())
        .collect();
    let data = built(&blocks(&seeded(10, 2)));
    let some = data.updated(version(), vec![(2, many[..=WORN].to_vec())]).unwrap();
    assert!(some.is_worn() && !data.is_worn());
    assert!(data.updated(version(), vec![(2, many)]).is_none());
}
