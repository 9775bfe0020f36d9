//! Invariant 2: counts are conserved, and every cluster is where its members are.

use rustc_hash::FxHashMap;

use super::*;
use crate::filter::Filter;
use crate::index::{Dataset, Version};
use crate::mercator::Mercator;
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
                    Feature::Cluster(cluster) => check(&data, &tile, cluster, &cells),
                }
            }
        }
    }
}

fn check(data: &Dataset, tile: &Tile, cluster: &Cluster, cells: &FxHashMap<usize, Vec<u32>>) {
    let own = cells.values().find(|rows| cluster.cell.contains(data.incident(rows[0]))).unwrap();
    assert_eq!(cluster.point_count, own.len() as u64);
    assert!(own.iter().all(|row| cluster.cell.contains(data.incident(*row))));
    let categories = tile.categories(cluster, data.taxonomy());
    assert_eq!(categories.iter().map(|n| u64::from(*n)).sum::<u64>(), cluster.point_count);
    let cell: CellRef = cluster.cell.to_string().parse().unwrap();
    assert_eq!(cell, cluster.cell);
    assert_eq!(cluster.cell.id().to_string().parse::<CellRef>().unwrap(), cluster.cell);
    // As it is written, in six decimals, it is still in its cell.
    let (lon, lat) = (format!("{:.6}", cluster.mean().0), format!("{:.6}", cluster.mean().1));
    let at = Mercator::of(crate::lonlat::LonLat::new(lon.parse().unwrap(), lat.parse().unwrap()).unwrap());
    assert_eq!(TileCoord::at(tile.coord.zxy().0, at), Ok(tile.coord));
    assert_eq!(CellRef::new(tile.coord, tile.coord.cell_of(at) as u16), cluster.cell);
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
        assert_same(&data, coord, features, tile.to_mvt(&data));
    }
    let empty = data.tile(TileCoord::new(8, 0, 0).unwrap(), &filter);
    assert_eq!(empty.to_geojson(&data), br#"{"type":"FeatureCollection","features":[]}"#);
    assert!(empty.to_mvt(&data).is_empty());
}

/// Every feature of a vector tile, read by a crate that did not write it, says what the same feature of the GeoJSON says.
fn assert_same(data: &Dataset, coord: TileCoord, features: &[serde_json::Value], mvt: Vec<u8>) {
    let reader = mvt_reader::Reader::new(mvt).unwrap();
    let read = reader.get_features_as::<i32>(0).unwrap();
    assert_eq!(read.len(), features.len());
    for (own, feature) in read.iter().zip(features) {
        let degrees = |i: usize| feature["geometry"]["coordinates"][i].as_f64().unwrap();
        let at = Mercator::of(crate::lonlat::LonLat::new(degrees(0), degrees(1)).unwrap());
        let (x, y) = coord.local(at, 4096.0);
        let points: Vec<geo::Coord<i32>> = geo::CoordsIter::coords_iter(&own.geometry).collect();
        let [point] = points[..] else { panic!("{:?}", own.geometry) };
        let near = |unit: i32, meant: f64| (f64::from(unit) - meant).abs() < 0.51;
        assert!(near(point.x, x) && near(point.y, y), "{point:?} {x} {y}");
        let said = own.properties.as_ref().unwrap();
        let meant = feature["properties"].as_object().unwrap();
        for (name, value) in meant.iter().filter(|(name, _)| *name != "categories") {
            assert_eq!(text(&said[name]), value.as_str().map_or_else(|| value.to_string(), str::to_owned), "{name}");
        }
        let counts = meant.get("categories").and_then(serde_json::Value::as_array).into_iter().flatten();
        let mut names = meant.len() - usize::from(meant.contains_key("categories"));
        for (category, count) in data.taxonomy().categories().iter().zip(counts).filter(|(_, count)| **count != 0) {
            assert_eq!(text(&said[&format!("category_{}", category.code)]), count.to_string());
            names += 1;
        }
        assert_eq!(said.len(), names, "{said:?} {meant:?}");
    }
}

fn text(value: &mvt_reader::feature::Value) -> String {
    use mvt_reader::feature::Value;
    match value {
        Value::String(text) => text.clone(),
        Value::UInt(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        other => panic!("{other:?} is written nowhere"),
    }
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
        let (mut line, mut out) = (Line::new(), Vec::new());
        abbreviate(&mut line, count);
        line.end(&mut out);
        assert_eq!(String::from_utf8(out).unwrap(), label);
    }
}
