//! Find, filter, cluster and write one tile, in process, at 10k and 100k invented incidents along the line.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jiff::civil::Date;
use spotlight_benches::Seed;
use spotlight_core::Uuid;
use spotlight_core::date::{PartialDate, from_epoch_day};
use spotlight_core::filter::Filter;
use spotlight_core::index::{Dataset, Version};
use spotlight_core::lonlat::LonLat;
use spotlight_core::mercator::Mercator;
use spotlight_core::region::Regions;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_core::tile::TileCoord;
use spotlight_record::{Consent, Incident, Place, Publisher, Status, Visibility};

fn dataset(n: u64) -> Dataset {
    let (taxonomy, regions) = (Taxonomy::embedded(), Regions::embedded());
    let publisher = Publisher::new(taxonomy, regions);
    let mut seed = Seed(n);
    let incidents = (0..n).filter_map(|_| {
        let on_line = regions.border_point(seed.below(3_150) as f64);
        let away = |seed: &mut Seed| (seed.below(20_000) as f64 - 10_000.0) / 20_000.0;
        let at = LonLat::new(on_line.lon() + away(&mut seed), on_line.lat() + away(&mut seed)).ok()?;
        let categories = taxonomy.categories();
        let category = &categories[seed.below(categories.len() as u64) as usize].code;
        let day = from_epoch_day(11_000 + seed.below(9_000) as i32)?;
        let mut incident = Incident::new("bench", category, PartialDate::Day(day), Place::At(at));
        incident.source = Some("bench".into());
        incident.consent = Some(Consent::PublicRecord);
        incident.visibility = Some(Visibility::Exact);
        let id = Uuid::from_u64_pair(seed.below(u64::MAX), seed.below(u64::MAX));
        publisher.publish(id, Status::Published, &incident, Date::constant(2026, 1, 1)).ok()
    });
    Dataset::build(incidents.collect(), Version::of([], publisher.hash()), taxonomy, regions)
}

fn tiles(c: &mut Criterion) {
    let mut group = c.benchmark_group("tile to GeoJSON");
    for n in [10_000, 100_000] {
        let data = dataset(n);
        let centre = data.incident((data.len() / 2) as u32).point;
        let filters = [("all", Filter::default()), ("death", Filter { categories: 1, ..Filter::default() })];
        for (name, filter) in &filters {
            for z in [4, 8, 12] {
                let Ok(coord) = TileCoord::at(z, Mercator::of_e5(centre)) else { continue };
                group.bench_function(BenchmarkId::new(format!("{n} {name}"), format!("z{z}")), |b| {
                    b.iter(|| data.tile(coord, filter).to_geojson(&data));
                });
            }
        }
    }
    group.finish();
}

criterion_group!(benches, tiles);
criterion_main!(benches);
