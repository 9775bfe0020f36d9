//! Things with a place, from GeoJSON (RFC 7946, and the older form with a `crs` where that says longitude and latitude). Of their
//! properties only the title is kept.

use std::collections::HashSet;

use geo::{Coord, CoordsIter as _, Geometry, MapCoords as _};
use geojson::{FeatureCollection, GeoJson, JsonObject};
use serde_json::Value;
use spotlight_core::layer::{Content, Feature, MOST_FEATURES, MOST_VERTICES};
use spotlight_core::words::fold;

use super::LayerOptions;
use super::points::{rounded, title};
use super::receipt::{LayerReceipt, Reason};
use super::refusal::{LayerColumn, LayerRefusal};

/// Properties that are taken for the title, the first of them that any feature has.
const TITLES: [&str; 9] = ["title", "titulo", "título", "name", "nombre", "label", "etiqueta", "facility", "seg_name"];

/// Whether bytes are JSON: the first that is not blank opens an object.
pub(super) fn may_be(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}

/// Reads the features of a file.
pub(super) fn read(bytes: &[u8], options: &LayerOptions, receipt: &mut LayerReceipt) -> Result<Content, LayerRefusal> {
    let collection = parse(bytes)?;
    let property = named(&collection, options)?;
    receipt.reading.extend(property.as_ref().map(|name| format!("titles: {name}")));
    let (mut seen, mut features, mut vertices, mut nowhere) = (HashSet::new(), Vec::new(), 0, 0);
    for (n, feature) in (1_u64..).zip(collection.features) {
        receipt.read += 1;
        let own = property.as_ref().and_then(|name| feature.properties.as_ref()?.get(name)).and_then(said);
        let Some(geometry) = feature.geometry else {
            receipt.blank += 1;
            continue;
        };
        let shape = Geometry::<f64>::try_from(geometry).ok().filter(|shape| shape.coords_count() > 0);
        let on_globe = |shape: &Geometry<f64>| {
            shape.coords_iter().all(|at| (-180.0..=180.0).contains(&at.x) && (-90.0..=90.0).contains(&at.y))
        };
        let Some(shape) = shape.filter(on_globe) else {
            nowhere += 1;
            receipt.reject(n, own.as_deref().unwrap_or_default(), Reason::NoPlace);
            continue;
        };
        let shape = shape.map_coords(|at| Coord { x: rounded(at.x), y: rounded(at.y) });
        if !seen.insert((geojson::Geometry::from(&shape).to_string(), own.clone())) {
            receipt.duplicates += 1;
            continue;
        }
        vertices += shape.coords_count();
        if vertices > MOST_VERTICES {
            return Err(LayerRefusal::TooMany { what: "vertices", most: MOST_VERTICES });
        }
        if features.len() == MOST_FEATURES {
            return Err(LayerRefusal::TooMany { what: "features", most: MOST_FEATURES });
        }
        receipt.placed += 1;
        features.push(Feature { title: own, shape });
    }
    if nowhere * 2 > receipt.read as usize {
        return Err(LayerRefusal::Projected { wrong: nowhere, all: receipt.read as usize });
    }
    receipt.holds = features.len() as u64;
    Ok(Content::Features(features))
}

fn parse(bytes: &[u8]) -> Result<FeatureCollection, LayerRefusal> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let parsed: GeoJson = serde_json::from_slice(bytes).map_err(|error| LayerRefusal::NotGeoJson(error.to_string()))?;
    let collection = match parsed {
        GeoJson::FeatureCollection(collection) => collection,
        GeoJson::Feature(feature) => FeatureCollection::new(vec![feature]),
        GeoJson::Geometry(geometry) => FeatureCollection::new(vec![geometry.into()]),
    };
    match collection.foreign_members.as_ref().and_then(system) {
        Some(name) => Err(LayerRefusal::OtherSystem(name)),
        None => Ok(collection),
    }
}

/// The reference system of the older form, if it is not longitude and latitude.
fn system(members: &JsonObject) -> Option<String> {
    let name = members.get("crs")?.get("properties")?.get("name")?.as_str()?;
    let degrees = ["CRS84", "EPSG::4326", "EPSG:4326"].iter().any(|known| name.ends_with(known));
    (!degrees).then(|| name.to_owned())
}

/// The property with the titles.
fn named(collection: &FeatureCollection, options: &LayerOptions) -> Result<Option<String>, LayerRefusal> {
    let properties = || collection.features.iter().filter_map(|feature| feature.properties.as_ref());
    if let Some(wanted) = &options.title {
        let found = properties().flat_map(JsonObject::keys).find(|key| fold(key) == fold(wanted));
        let missing = || LayerRefusal::NoSuchColumn { name: wanted.clone(), columns: samples(collection) };
        return found.cloned().map(Some).ok_or_else(missing);
    }
    let has = |title: &&&str| {
        properties().any(|own| own.iter().any(|(key, value)| fold(key) == fold(title) && said(value).is_some()))
    };
    let title = TITLES.iter().find(has);
    Ok(title.and_then(|title| properties().flat_map(JsonObject::keys).find(|key| fold(key) == fold(title)).cloned()))
}

/// A property as a title.
fn said(value: &Value) -> Option<Box<str>> {
    match value {
        Value::String(text) => title(text),
        Value::Number(number) => title(&number.to_string()),
        _ => None,
    }
}

/// The properties of the features with some of what they hold.
fn samples(collection: &FeatureCollection) -> Vec<LayerColumn> {
    let mut columns: Vec<LayerColumn> = Vec::new();
    for (key, value) in collection.features.iter().take(100).filter_map(|f| f.properties.as_ref()).flatten() {
        let at = columns.iter().position(|column| column.name == *key).unwrap_or_else(|| {
            columns.push(LayerColumn { name: key.clone(), samples: Vec::new() });
            columns.len() - 1
        });
        let samples = &mut columns[at].samples;
        if let Some(text) = said(value).filter(|text| samples.len() < 3 && !samples.iter().any(|s| **s == **text)) {
            samples.push(text.chars().take(40).collect());
        }
    }
    columns
}
