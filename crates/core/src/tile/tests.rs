//! Invariant 2: counts are conserved, and every cluster is where its members are.

use rustc_hash::FxHashMap;

use super::*;
use crate::index::Version;
use crate::region::Regions;
use crate::taxonomy::Taxonomy;
use crate::testing::{filters, seeded};

fn dataset(n: usize, seed: u64) -> Dataset {
    Dataset::build(seeded(n, seed), Version::of([], [0; 32]), Taxonomy::embedded(), Regions::embedded())
}

/// The tiles of a zoom that hold anything, with their members, the slow way.
fn members(data: &Dataset, z: u8, filter: &Filter) -> FxHashMap<TileCoord, Vec<u32>> {
    let mut tiles: FxHashMap<TileCoord, Vec<u32>> = FxHashMap::default();
    for row in data.newest(filter) {
        let coord = TileCoord::at(z, Mercator::of_e5(data.incident(row).point)).unwrap();
        tiles.entry(coord).or_default().push(row);
    }
    tiles
}

#[test]
fn counts_are_conserved_at_every_zoom_for_every_filter() {
    let data = dataset(2_000, 21);
    for filter in filters() {
        for z in 0..=MAX_ZOOM {
            let sum: u64 =
                members(&data, z, &filter).keys().map(|coord| data.tile(*coord, &filter).point_count()).sum();
            assert_eq!(sum, data.count(&filter), "zoom {z} {filter:?}");
        }
    }
}

#[test]
fn every_cluster_is_its_members() {
    let data = dataset(2_000, 22);
    let filter = Filter::default();
    for z in [0, 4, 9, 16, 20] {
        for (coord, rows) in members(&data, z, &filter) {
            let mut cells: FxHashMap<usize, Vec<u32>> = FxHashMap::default();
            for row in rows {
                cells.entry(coord.cell_of(Mercator::of_e5(data.incident(row).point))).or_default().push(row);
            }
            let tile = data.tile(coord, &filter);
            assert_eq!(tile.features.len(), cells.len());
            for feature in &tile.features {
                match feature {
                    Feature::Incident(row) => assert!(cells.values().any(|own| own == &[*row])),
                    Feature::Cluster(cluster) => check(&data, cluster, &cells),
                }
            }
        }
    }
}

fn check(data: &Dataset, cluster: &Cluster, cells: &FxHashMap<usize, Vec<u32>>) {
    let own = cells.values().find(|rows| cluster.cell.contains(data.incident(rows[0]))).unwrap();
    assert_eq!(cluster.point_count, own.len() as u64);
    assert!(own.iter().all(|row| cluster.cell.contains(data.incident(*row))));
    assert_eq!(cluster.categories.iter().map(|(_, n)| u64::from(*n)).sum::<u64>(), cluster.point_count);
    let dead = own.iter().filter_map(|row| data.incident(*row).counts.dead).map(u64::from).sum::<u64>();
    assert_eq!(cluster.dead, dead);
    let mean = |part: fn(Mercator) -> u32| {
        own.iter().map(|row| f64::from(part(Mercator::of_e5(data.incident(*row).point)))).sum::<f64>()
            / own.len() as f64
    };
    let (lon, lat) = (format!("{:.8}", cluster.mean.0), format!("{:.8}", cluster.mean.1));
    let at = Mercator::of(crate::lonlat::LonLat::new(lon.parse().unwrap(), lat.parse().unwrap()).unwrap());
    let near = |unit: u32, mean: f64| (f64::from(unit) - mean).abs() <= 4.0;
    assert!(near(at.x, mean(|m| m.x)) && near(at.y, mean(|m| m.y)), "{cluster:?}");
    let cell: CellRef = cluster.cell.to_string().parse().unwrap();
    assert_eq!(cell, cluster.cell);
    assert_eq!(cell.inside(at.x, at.y), at, "as written in eight decimals it left its cell");
}

#[test]
fn geojson_and_mvt_say_the_same() {
    let data = dataset(1_000, 23);
    let filter = Filter::default();
    for (coord, rows) in members(&data, 6, &filter) {
        let tile = data.tile(coord, &filter);
        let json: serde_json::Value = serde_json::from_slice(&tile.to_geojson(&data)).unwrap();
        let features = json["features"].as_array().unwrap();
        let count: u64 = features.iter().map(|f| f["properties"]["point_count"].as_u64().unwrap_or(1)).sum();
        assert_eq!(count, rows.len() as u64);
        let parsed: ::geojson::GeoJson = String::from_utf8(tile.to_geojson(&data)).unwrap().parse().unwrap();
        assert!(matches!(parsed, ::geojson::GeoJson::FeatureCollection(_)));
        assert!(!tile.to_mvt(&data).is_empty());
    }
    let empty = data.tile(TileCoord::new(8, 0, 0).unwrap(), &filter);
    assert_eq!(empty.to_geojson(&data), br#"{"type":"FeatureCollection","features":[]}"#);
    assert!(empty.to_mvt(&data).is_empty());
}

#[test]
fn areas_are_drawn_where_a_matching_incident_is_masked() {
    let data = dataset(2_000, 24);
    for filter in filters() {
        let meant = data
            .newest(&filter)
            .iter()
            .filter(|row| matches!(data.incident(**row).precision, crate::public::Precision::Area(_)))
            .count() as u64;
        // At zoom 9 a tile is larger than any area, so the tile of an area's centre draws it.
        let mut seen: FxHashMap<String, u64> = FxHashMap::default();
        for coord in members(&data, 9, &filter).keys() {
            for masked in data.areas(*coord, &filter).areas {
                seen.insert(masked.area.id.to_string(), masked.incidents);
            }
        }
        assert_eq!(seen.values().sum::<u64>(), meant, "{filter:?}");
    }
}

#[test]
fn what_is_no_tile_is_refused() {
    assert_eq!(TileCoord::new(3, 8, 0), Err(TileError::Outside { z: 3, x: 8, y: 0 }));
    assert_eq!(TileCoord::new(21, 0, 0), Err(TileError::Zoom(21)));
    for text in ["", "1/2/3", "3/8/0/1", "3/1/1/256", "a/b/c/d", "3/1/1/1/1"] {
        assert!(text.parse::<CellRef>().is_err(), "{text}");
    }
}

#[test]
fn counts_are_abbreviated_as_supercluster_does() {
    for (count, label) in [(999, "999"), (1_000, "1k"), (1_240, "1.2k"), (9_950, "10k"), (12_499, "12k")] {
        assert_eq!(abbreviated(count), label);
    }
}
