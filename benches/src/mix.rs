//! The tile mix: tiles of zooms 4 to 14 drawn where the incidents are, each under six filters, in a fixed shuffled order. As a day in
//! the news would have it, hot tiles come more often, and a fifth of the tiles is moved to a neighbour, so that some are empty.

use spotlight_core::filter::Filter;
use spotlight_core::index::Dataset;
use spotlight_core::mercator::Mercator;
use spotlight_core::tile::TileCoord;

use crate::Seed;

/// How many tiles of each zoom from 4 to 14.
const ZOOMS: [(u8, u32); 11] =
    [(4, 8), (5, 16), (6, 36), (7, 48), (8, 60), (9, 64), (10, 62), (11, 58), (12, 56), (13, 48), (14, 44)];

/// The filters of the fixed mix.
pub const FILTERS: [&str; 6] = [
    "",
    "category=death",
    "category=use_of_force",
    "from=2021-01-01&to=2021-12-31",
    "category=death&from=2018-01-01&to=2022-12-31",
    "category=arbitrary_detention,profiling,pursuit&from=2010-01-01&to=2019-12-31",
];

/// Filters of other kinds than category and whole months, to see what they cost.
pub const OTHERS: [(&str, &str); 7] = [
    ("days", "from=2018-03-15&to=2022-08-20"),
    ("category and days", "category=death&from=2018-03-15&to=2022-08-20"),
    ("verification", "verification=verified"),
    ("fatal", "fatal=true"),
    ("region", "region=state:US-AZ"),
    ("box", "bbox=-112.5,31,-110.5,32.5"),
    ("words", "q=mezquite"),
];

/// A filter of its query string.
///
/// # Panics
/// If it is none.
pub fn filter(query: &str, data: &Dataset) -> Filter {
    let pairs: Vec<(String, String)> = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    Filter::parse(&pairs, &[], data.taxonomy(), data.regions()).expect("the filters of the mix can be read").0
}

/// The 500 tiles.
pub fn tiles(data: &Dataset, seed: u64) -> Vec<TileCoord> {
    let mut seed = Seed(seed);
    let mut tiles = Vec::new();
    for (z, count) in ZOOMS {
        for _ in 0..count {
            let row = seed.below(data.len() as u64) as u32;
            let Ok(own) = TileCoord::at(z, Mercator::of_e5(data.incident(row).point)) else { continue };
            let (_, x, y) = own.zxy();
            let mut beside = |place: u32| (place + seed.below(3) as u32).saturating_sub(1);
            let moved = TileCoord::new(z, beside(x), beside(y)).unwrap_or(own);
            tiles.push(if seed.share() < 0.2 { moved } else { own });
        }
    }
    tiles
}

/// All requests of the mix: a tile and a place in `filters`, shuffled.
pub fn requests(tiles: &[TileCoord], filters: usize, seed: u64) -> Vec<(TileCoord, usize)> {
    let mut seed = Seed(seed);
    let mut all: Vec<_> = tiles.iter().flat_map(|tile| (0..filters).map(|filter| (*tile, filter))).collect();
    for i in (1..all.len()).rev() {
        all.swap(i, seed.below(i as u64 + 1) as usize);
    }
    all
}

/// A filter of its own for a request: up to four categories and a range of whole months.
pub fn ad_hoc(seed: &mut Seed, data: &Dataset) -> Filter {
    let mut categories = 0;
    for _ in 0..seed.below(5) {
        categories |= 1 << seed.below(data.taxonomy().categories().len() as u64);
    }
    let (first, length) = (seed.below(300), 1 + seed.below(120));
    let month = |number: u64| format!("{}-{:02}", 2000 + number / 12, number % 12 + 1);
    let period = filter(&format!("from={}&to={}", month(first), month((first + length).min(317))), data);
    Filter { categories, ..period }
}
