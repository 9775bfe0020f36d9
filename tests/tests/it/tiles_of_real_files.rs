//! The tiles of the real registers in process, exhaustively: no tile of any zoom holds more or less than a count, one by one,
//! of the incidents that lie in it.

use std::collections::HashMap;
use std::path::PathBuf;

use spotlight_core::filter::Filter;
use spotlight_core::index::Dataset;
use spotlight_core::mercator::Mercator;
use spotlight_core::tile::TileCoord;
use spotlight_server::load;
use spotlight_store::{KeySource, Projection, SqliteStore};
use spotlight_tests::real::{REGISTERS, queries, real_data};
use spotlight_tests::{PUBLIC, import};

/// Every tile of the world is asked up to this zoom.
const WORLD: u8 = 8;

/// Every tile of the ten states' box is asked up to this zoom; beyond it, those that hold something and their neighbours.
const BOX: u8 = 11;

/// The last zoom.
const DEEPEST: u8 = 16;

#[test]
fn every_tile_of_every_zoom_holds_what_lies_in_it() {
    let Some(data) = real_data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("tiles.db");
    let files: Vec<PathBuf> = REGISTERS.iter().map(|name| data.join("incidents").join(name)).collect();
    import(&db, &files, &PUBLIC);
    let dataset = tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = SqliteStore::open_existing(&db, &KeySource::Beside, Projection::embedded()).await.unwrap().store;
        load::dataset(&store, |_| ()).await.unwrap().dataset
    });
    assert!(dataset.len() > 8_000, "{}", dataset.len());
    // Two halves at a time: what is compared is independent of the order.
    let (first, second) = queries().split_at_checked(10).map(|(a, b)| (a.to_vec(), b.to_vec())).unwrap();
    std::thread::scope(|scope| {
        for half in [first, second] {
            scope.spawn(|| half.into_iter().for_each(|query| holds(&dataset, query)));
        }
    });
}

/// Compares all zooms of a filter with the positions of the incidents that match it.
fn holds(dataset: &Dataset, query: &str) {
    let pairs = form_urlencoded::parse(query.as_bytes()).into_owned().collect::<Vec<_>>();
    let (filter, _) = Filter::parse(&pairs, &[], dataset.taxonomy(), dataset.regions()).unwrap();
    let matching: Vec<Mercator> = (0..dataset.len() as u32)
        .map(|row| dataset.incident(row))
        .filter(|incident| filter.matches(incident, dataset.taxonomy()))
        .map(|incident| Mercator::of_e5(incident.point))
        .collect();
    assert_eq!(dataset.count(&filter), matching.len() as u64, "{query}");
    for z in 0..=DEEPEST {
        let mut members: HashMap<(u32, u32), u64> = HashMap::new();
        for position in &matching {
            let (_, x, y) = TileCoord::at(z, *position).unwrap().zxy();
            *members.entry((x, y)).or_default() += 1;
        }
        let mut sum = 0;
        for (x, y) in asked(z, &members) {
            let count = dataset.tile(TileCoord::new(z, x, y).unwrap(), &filter).point_count();
            assert_eq!(count, members.get(&(x, y)).copied().unwrap_or(0), "{z}/{x}/{y} of {query}");
            sum += count;
        }
        assert_eq!(sum, matching.len() as u64, "zoom {z} of {query}");
    }
}

/// The tiles of a zoom that are looked at.
fn asked(z: u8, members: &HashMap<(u32, u32), u64>) -> Vec<(u32, u32)> {
    let side = 1_u32 << z;
    let rectangle = |xs: std::ops::Range<u32>, ys: std::ops::Range<u32>| -> Vec<(u32, u32)> {
        xs.flat_map(|x| ys.clone().map(move |y| (x, y))).collect()
    };
    if z <= WORLD {
        return rectangle(0..side, 0..side);
    }
    if z <= BOX {
        // 125°–93° W and 22°–42° N with a margin, as shares of the Web Mercator square.
        let share = |part: f64| (f64::from(side) * part) as u32;
        return rectangle(share(0.152)..share(0.243), share(0.368)..share(0.438));
    }
    let around = |tile: u32| tile.saturating_sub(1)..=(tile + 1).min(side - 1);
    let mut tiles: Vec<_> =
        members.keys().flat_map(|(x, y)| around(*x).flat_map(move |x| around(*y).map(move |y| (x, y)))).collect();
    tiles.sort_unstable();
    tiles.dedup();
    tiles
}
