//! Every tile against the plain meaning of the filter, to the last digit: counts, members, sums, mean positions.

use proptest::prelude::*;
use rustc_hash::FxHashMap;

use super::*;
use crate::date::{PartialDate, from_epoch_day};
use crate::filter::Filter;
use crate::index::{Dataset, Version};
use crate::mercator::Mercator;
use crate::public::PublicIncident;
use crate::region::Regions;
use crate::testing::{Builder, filters, incident, seeded};

/// What a cell should say: rows, sum of x and y, known dead, unknown dead, rows by category.
#[derive(Debug, Clone, PartialEq, Default)]
struct Cell {
    rows: Vec<u32>,
    x: u64,
    y: u64,
    dead: u64,
    dead_unknown: u64,
    categories: Vec<u32>,
}

fn build(incidents: Vec<PublicIncident>) -> Dataset {
    Dataset::build(incidents, Version::of([], [0; 32]), Taxonomy::embedded(), Regions::embedded())
}

/// Crowds, one point with thousands, the edges of the world, numbers that fit no byte.
fn hard(n: usize, seed: u64) -> Dataset {
    let mut incidents = seeded(n, seed);
    let codes = ["death", "raid", "pursuit", "environment"];
    let more = (0..n).map(|i| {
        let day = from_epoch_day(11_000 + (i * 37 % 9_000) as i32).unwrap();
        let (lon, lat) = match i % 40 {
            0 => (180.0, 85.2),
            1 => (-180.0, -85.2),
            2 => (179.999_99, 0.0),
            3 => (-180.0, 85.051),
            _ => (-110.5, 31.5),
        };
        incident().at(lon, lat).category(codes[i % 4]).with(|facts| {
            facts.id = uuid::Uuid::from_u128(1 << 100 | i as u128);
            facts.date = match i % 50 {
                0 => PartialDate::year(day.year()).unwrap(),
                1..10 => PartialDate::month(day.year(), day.month() as u8).unwrap(),
                _ => PartialDate::day(day),
            };
            facts.counts.dead = [None, Some(0), Some(1), Some(253), Some(254), Some(255), Some(70_000)][i % 7];
        })
    });
    incidents.extend(more.map(Builder::build));
    build(incidents)
}

/// The cells of a zoom that hold anything, from the meaning of the filter alone.
fn meant(data: &Dataset, z: u8, filter: &Filter) -> FxHashMap<TileCoord, FxHashMap<u16, Cell>> {
    let mut tiles: FxHashMap<TileCoord, FxHashMap<u16, Cell>> = FxHashMap::default();
    let kinds = data.taxonomy().categories().len();
    for row in 0..data.len() as u32 {
        let own = data.incident(row);
        if filter.matches(own, data.taxonomy()) {
            let at = Mercator::of_e5(own.point);
            let coord = TileCoord::at(z, at).unwrap();
            let cell = tiles.entry(coord).or_default().entry(coord.cell_of(at) as u16).or_default();
            cell.categories.resize(kinds, 0);
            cell.rows.push(row);
            cell.x += u64::from(at.x);
            cell.y += u64::from(at.y);
            match own.counts.dead {
                Some(dead) => cell.dead += u64::from(dead),
                None => cell.dead_unknown += 1,
            }
            cell.categories[own.category.index()] += 1;
        }
    }
    tiles
}

fn check(data: &Dataset, z: u8, filter: &Filter) {
    for (coord, cells) in meant(data, z, filter) {
        let tile = data.tile(coord, filter);
        assert_eq!(tile.features.len(), cells.len(), "{coord:?} {filter:?}");
        for (own, cell) in &cells {
            let cell_ref = CellRef::new(coord, *own);
            if let [row] = cell.rows[..] {
                assert!(tile.features.contains(&Feature::Incident(row)), "{coord:?} {own} {filter:?}");
                continue;
            }
            let found = tile.features.iter().find_map(|feature| match feature {
                Feature::Cluster(cluster) if cluster.cell == cell_ref => Some(cluster),
                _ => None,
            });
            let cluster = found.unwrap_or_else(|| panic!("no cluster in cell {own} of {coord:?} for {filter:?}"));
            let count = cell.rows.len() as u64;
            let mean = cell_ref.inside((cell.x / count) as u32, (cell.y / count) as u32);
            let sums = (cluster.point_count, cluster.dead, cluster.dead_unknown, cluster.at);
            assert_eq!(sums, (count, cell.dead, cell.dead_unknown, mean), "{coord:?} {own} {filter:?}");
            assert_eq!(tile.categories(cluster, data.taxonomy()), cell.categories, "{coord:?} {own} {filter:?}");
        }
    }
}

#[test]
fn every_tile_is_what_the_filter_means() {
    let data = hard(12_000, 31);
    for filter in filters() {
        for z in [0, 1, 3, 6, 9, 13, 20] {
            check(&data, z, &filter);
        }
    }
}

#[test]
fn counts_need_no_tiles() {
    let data = hard(12_000, 32);
    for filter in filters() {
        let matching = (0..data.len() as u32).filter(|row| filter.matches(data.incident(*row), data.taxonomy()));
        assert_eq!(data.count(&filter), matching.count() as u64, "{filter:?}");
    }
}

#[test]
fn dead_that_fit_no_sum_are_added_up_row_by_row() {
    let many = seeded(9_000, 33)
        .into_iter()
        .map(|own| Builder::from(own).with(|facts| facts.counts.dead = Some(u32::MAX - 1)).build());
    let data = build(many.collect());
    for filter in filters() {
        for z in [0, 5, 14] {
            check(&data, z, &filter);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Any categories, any days, any zoom: periods that begin and end within months, too.
    #[test]
    fn any_period_of_any_categories(categories in any::<u32>(), from in 4_900..20_900_i32, days in 0..9_000_i32, z in 0..17_u8) {
        static DATA: std::sync::LazyLock<Dataset> = std::sync::LazyLock::new(|| hard(12_000, 34));
        let day = |day: i32| Some(PartialDate::day(from_epoch_day(day).unwrap()));
        let all = (1_u64 << DATA.taxonomy().categories().len()) - 1;
        // A quarter of the filters has no end, a quarter no beginning.
        let filter = Filter {
            categories: u64::from(categories) & all,
            from: day(from).filter(|_| from % 4 != 0),
            to: day(from + days).filter(|_| from % 4 != 1),
            ..Filter::default()
        };
        check(&DATA, z, &filter);
    }
}
