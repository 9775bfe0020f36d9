//! Binary tiles, decoded: what their features say, and where they lie. The crate that reads them is not the one that writes them.

use std::fmt::Write as _;

use geo::{CoordsIter, Geometry};
use mvt_reader::Reader;

use crate::crawl::Answer;

/// A decoded tile.
#[derive(Debug)]
pub struct Decoded {
    /// Zoom.
    pub zoom: u8,
    /// Every layer name, id, property name and value.
    pub text: String,
    /// Every position of every geometry, in units of the tile's grid over the whole world, x and y.
    pub positions: Vec<(i64, i64)>,
}

/// Units of a tile's side.
const EXTENT: i64 = 4096;

/// The content of an answer that is a binary tile.
///
/// # Panics
/// If it says that it is one, and cannot be read as one: then nobody has looked into it.
pub fn decoded(answer: &Answer) -> Option<Decoded> {
    let address = answer.path.split('?').next().unwrap_or_default();
    let tile = address.strip_prefix("/tiles/")?.strip_suffix(".mvt")?;
    if answer.status != 200 {
        return None;
    }
    let tile = tile.strip_prefix("areas/").unwrap_or(tile);
    let numbers: Vec<i64> = tile.split('/').map(|number| number.parse().expect("z, x and y of a tile")).collect();
    let [zoom, x, y] = numbers[..] else { panic!("{} is no address of a tile", answer.path) };
    let reader = Reader::new(answer.body.clone()).unwrap_or_else(|error| panic!("{}: {error}", answer.path));
    let layers = reader.get_layer_metadata().unwrap_or_else(|error| panic!("{}: {error}", answer.path));
    assert!(!layers.is_empty() || answer.body.is_empty(), "{} has bytes and no layer", answer.path);
    let (mut text, mut positions) = (String::new(), Vec::new());
    for layer in layers {
        assert_eq!(i64::from(layer.extent), EXTENT, "{}", answer.path);
        text += &layer.name;
        let features = reader.get_features_as::<i32>(layer.layer_index);
        let features = features.unwrap_or_else(|error| panic!("{}: {error}", answer.path));
        assert_eq!(features.len(), layer.feature_count, "{}", answer.path);
        for feature in features {
            writeln!(text, "\nid: {:?}", feature.id).expect("writing to memory");
            for (name, value) in feature.properties.unwrap_or_default() {
                writeln!(text, "{name}: {value:?}").expect("writing to memory");
            }
            let geometry: Geometry<i32> = feature.geometry;
            let world = |at: geo::Coord<i32>| (x * EXTENT + i64::from(at.x), y * EXTENT + i64::from(at.y));
            positions.extend(geometry.coords_iter().map(world));
        }
    }
    Some(Decoded { zoom: zoom as u8, text, positions })
}

/// Where a place lies, in units of the grid of a zoom over the whole world.
pub fn units(lon: f64, lat: f64, zoom: u8) -> (i64, i64) {
    let side = f64::from(1_u32 << zoom) * EXTENT as f64;
    let y = (1.0 - lat.to_radians().tan().asinh() / std::f64::consts::PI) / 2.0;
    (((lon + 180.0) / 360.0 * side).round() as i64, (y * side).round() as i64)
}
