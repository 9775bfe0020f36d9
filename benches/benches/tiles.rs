//! One tile where the incidents are crowded, by zoom and filter: cluster, and write as GeoJSON and MVT; and the index being built.
//! 10k, 100k and 1M incidents; 10M where `SPOTLIGHT_BENCH_LARGE` is set, which takes some 10 GB.

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use spotlight_benches::{FILTERS, OTHERS, build, filter, invented};
use spotlight_core::index::Dataset;
use spotlight_core::mercator::Mercator;
use spotlight_core::tile::TileCoord;

fn sizes() -> Vec<u64> {
    let large = std::env::var_os("SPOTLIGHT_BENCH_LARGE").is_some();
    [10_000, 100_000, 1_000_000].into_iter().chain(large.then_some(10_000_000)).collect()
}

/// The tile of a zoom around the middle of all rows, which is where many are.
fn crowded(data: &Dataset, z: u8) -> TileCoord {
    let middle = data.incident((data.len() / 2) as u32).point;
    TileCoord::at(z, Mercator::of_e5(middle)).expect("zooms 4 to 16 exist")
}

fn tiles(c: &mut Criterion) {
    for rows in sizes() {
        let data = invented(rows);
        let mut group = c.benchmark_group(format!("{rows} incidents"));
        group.sample_size(20);
        for z in [4, 8, 12, 16] {
            let coord = crowded(&data, z);
            let queries = FILTERS.iter().map(|query| (*query, *query)).chain(OTHERS);
            for (name, query) in queries {
                let filter = filter(query, &data);
                group.bench_function(BenchmarkId::new(format!("cluster {name}"), format!("z{z}")), |b| {
                    b.iter(|| data.tile(coord, &filter));
                });
            }
            let tile = data.tile(coord, &filter("", &data));
            group.bench_function(BenchmarkId::new("GeoJSON", format!("z{z}")), |b| b.iter(|| tile.to_geojson(&data)));
            group.bench_function(BenchmarkId::new("MVT", format!("z{z}")), |b| b.iter(|| tile.to_mvt(&data)));
        }
        if rows <= 100_000 {
            let incidents: Vec<_> = (0..data.len() as u32).map(|row| data.incident(row).clone()).collect();
            group.bench_function("build", |b| {
                b.iter_batched(|| incidents.clone(), build, BatchSize::LargeInput);
            });
        }
        group.finish();
    }
}

criterion_group!(benches, tiles);
criterion_main!(benches);
