//! The tile mix in process, one thread: find, filter, cluster, write GeoJSON; the mean and the slowest of all requests, by zoom and by
//! filter, the index's memory, and the time to build it.
//!
//! `cargo bench -p spotlight-benches --bench mix -- 100000 1000000` · `-- --csv FILE` measures the rows of a file instead ·
//! `-- --worn 8192 1000000` measures an index after as many incidents have come, and gone, since it was built

use std::fs::File;
use std::io::BufReader;
use std::time::{Duration, Instant};

use spotlight_benches::{FILTERS, OTHERS, Seed, ad_hoc, filter, invented, read_public, requests, tiles, worn};
use spotlight_core::filter::Filter;
use spotlight_core::index::Dataset;
use spotlight_core::tile::TileCoord;

/// Passes over the mix; of every request the quickest counts, so that what else the machine does weighs little.
const PASSES: usize = 5;

/// What some requests took.
struct Took(Vec<Duration>);

impl Took {
    fn mean(&self) -> f64 {
        self.0.iter().map(Duration::as_secs_f64).sum::<f64>() * 1e6 / self.0.len().max(1) as f64
    }

    fn p99(&mut self) -> f64 {
        self.0.sort_unstable();
        self.0.get(self.0.len() * 99 / 100).map_or(0.0, |took| took.as_secs_f64() * 1e6)
    }

    fn row(&mut self, name: &str, bytes: usize) {
        let mean_bytes = bytes / self.0.len().max(1);
        println!("| {name} | {:.1} | {:.0} | {mean_bytes} |", self.mean(), self.p99());
    }
}

type Writer = fn(&Dataset, TileCoord, &Filter) -> usize;

/// Every request once; the times in the order of the requests, and the bytes written.
fn pass(data: &Dataset, requests: &[(TileCoord, &Filter)], write: Writer) -> (Vec<Duration>, usize) {
    let mut bytes = 0;
    let times = requests.iter().map(|(tile, filter)| {
        let began = Instant::now();
        bytes += write(data, *tile, filter);
        began.elapsed()
    });
    (times.collect(), bytes)
}

/// Of every request the quickest of a few passes, and the bytes written in one.
fn best(data: &Dataset, requests: &[(TileCoord, &Filter)], write: Writer) -> (Vec<Duration>, usize) {
    let (mut best, bytes) = pass(data, requests, write);
    for _ in 1..PASSES {
        let (again, _) = pass(data, requests, write);
        best.iter_mut().zip(again).for_each(|(best, again)| *best = again.min(*best));
    }
    (best, bytes)
}

fn geojson(data: &Dataset, tile: TileCoord, filter: &Filter) -> usize {
    data.tile(tile, filter).to_geojson(data).len()
}

fn mvt(data: &Dataset, tile: TileCoord, filter: &Filter) -> usize {
    data.tile(tile, filter).to_mvt(data).len()
}

fn grid(data: &Dataset, tile: TileCoord, filter: &Filter) -> usize {
    data.tile(tile, filter).features.len()
}

fn measure(data: &Dataset) {
    let memory = data.memory();
    let a_row = |bytes: usize| bytes as f64 / data.len().max(1) as f64;
    println!(
        "index memory, bytes an incident: {:.1} = columns {:.1} + orders {:.1} + squares {:.1} + tables {:.1}\n",
        a_row(memory.total()),
        a_row(memory.columns),
        a_row(memory.orders),
        a_row(memory.squares),
        a_row(memory.tables)
    );
    println!("| {} incidents, µs a request | mean | p99 | bytes |\n|---|---:|---:|---:|", data.len());
    let tiles = tiles(data, 7);
    let filters = FILTERS.map(|query| filter(query, data));
    let mix = requests(&tiles, filters.len(), 8);
    let asked: Vec<(TileCoord, &Filter)> = mix.iter().map(|(tile, place)| (*tile, &filters[*place])).collect();
    let (took, bytes) = best(data, &asked, grid);
    Took(took).row("find + filter + cluster (features)", bytes);
    let (took, bytes) = best(data, &asked, mvt);
    Took(took).row("… + MVT", bytes);
    let (took, bytes) = best(data, &asked, geojson);
    Took(took.clone()).row("… + GeoJSON", bytes);
    for (name, zooms) in [("z4-5", 4..6), ("z6-8", 6..9), ("z9-11", 9..12), ("z12-14", 12..15)] {
        let own = asked.iter().zip(&took).filter(|((tile, _), _)| zooms.contains(&tile.zxy().0));
        Took(own.map(|(_, own)| *own).collect()).row(name, 0);
    }
    for (place, query) in FILTERS.iter().enumerate() {
        let own = mix.iter().zip(&took).filter(|((_, own), _)| *own == place);
        Took(own.map(|(_, own)| *own).collect()).row(if query.is_empty() { "no filter" } else { query }, 0);
    }
    let mut seed = Seed(9);
    let own: Vec<Filter> = asked.iter().map(|_| ad_hoc(&mut seed, data)).collect();
    let asked: Vec<(TileCoord, &Filter)> = asked.iter().zip(&own).map(|((tile, _), filter)| (*tile, filter)).collect();
    let (took, bytes) = best(data, &asked, geojson);
    Took(took).row("a new filter on every request, GeoJSON", bytes);
    for (name, query) in OTHERS {
        let own = filter(query, data);
        let asked: Vec<(TileCoord, &Filter)> = tiles.iter().map(|tile| (*tile, &own)).collect();
        let (took, bytes) = best(data, &asked, geojson);
        Took(took).row(name, bytes);
    }
    println!();
}

fn main() {
    // `cargo bench` hands on a flag of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|own| own != "--bench").collect();
    let began = Instant::now();
    let built = |data: Dataset| {
        println!("made and built in {:.2} s", began.elapsed().as_secs_f64());
        measure(&data);
    };
    if let [flag, path] = &arguments[..]
        && flag == "--csv"
    {
        let incidents = File::open(path).and_then(|file| read_public(BufReader::new(file)));
        let incidents = incidents.unwrap_or_else(|error| panic!("{path}: {error}"));
        let began = Instant::now();
        let data = spotlight_benches::build(incidents);
        println!("index built in {:.2} s", began.elapsed().as_secs_f64());
        return built(data);
    }
    if let [flag, changed, sizes @ ..] = &arguments[..]
        && flag == "--worn"
    {
        let number = |text: &String| text.parse().unwrap_or_else(|_| panic!("{text:?} is no number"));
        return sizes.iter().for_each(|rows| built(worn(number(rows), number(changed))));
    }
    let sizes = if arguments.is_empty() { vec!["10000".to_owned(), "100000".to_owned()] } else { arguments };
    for rows in sizes {
        built(invented(rows.parse().unwrap_or_else(|_| panic!("{rows:?} is no number of incidents"))));
    }
}
