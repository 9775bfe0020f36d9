//! A layer as it is kept and served: JSON with the SHA-256 of all of it. One that was changed afterwards cannot be read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use geo::Geometry;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{About, Content, Feature, Layer, LayerError};
use crate::region::Regions;

/// A layer as it is kept: the bytes and their SHA-256.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// SHA-256 of the body: the version of the layer.
    pub sha256: [u8; 32],
    /// The bytes, for [`Layer::decode`].
    pub body: Vec<u8>,
}

impl Kept {
    /// The hash as people and answers have it: 64 hexadecimal digits.
    pub fn hex(&self) -> String {
        hex(&self.sha256)
    }
}

/// A hash as 64 hexadecimal digits.
pub fn hex(sha256: &[u8; 32]) -> String {
    sha256.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Why kept bytes are no layer.
#[derive(Debug, thiserror::Error)]
pub enum DamagedLayer {
    /// Not the bytes that were written.
    #[error("the checksum of the layer does not fit its content")]
    Checksum,
    /// Not in the form of a layer.
    #[error("not a layer: {0}")]
    Form(#[from] serde_json::Error),
    /// A shape that is none.
    #[error("not a layer: a shape that cannot be read")]
    Shape,
    /// Something about it that may not be.
    #[error("not a layer: {0}")]
    Content(#[from] LayerError),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    id: String,
    name: Names,
    source: String,
    licence: String,
    year: i16,
    unit: Option<String>,
    population: bool,
    content: WireContent,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    en: String,
    es: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WireContent {
    Values(BTreeMap<String, f64>),
    Categories(BTreeMap<String, String>),
    Features(Vec<WireFeature>),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireFeature {
    title: Option<String>,
    shape: geojson::Geometry,
}

impl Layer {
    /// The bytes that keep it, and their hash.
    pub fn encode(&self) -> Kept {
        let About { id, names: [en, es], source, licence, year, unit, population } = &self.about;
        let wire = Wire {
            id: id.to_string(),
            name: Names { en: en.to_string(), es: es.to_string() },
            source: source.to_string(),
            licence: licence.to_string(),
            year: *year,
            unit: unit.as_ref().map(ToString::to_string),
            population: *population,
            content: match &self.content {
                Content::Values(values) => {
                    WireContent::Values(values.iter().map(|(code, value)| (code.to_string(), *value)).collect())
                }
                Content::Categories(words) => WireContent::Categories(
                    words.iter().map(|(code, word)| (code.to_string(), word.to_string())).collect(),
                ),
                Content::Features(features) => WireContent::Features(features.iter().map(wire_feature).collect()),
            },
        };
        let body = serde_json::to_vec(&wire).expect("a layer has nothing that JSON cannot hold");
        Kept { sha256: Sha256::digest(&body).into(), body }
    }

    /// The layer of kept bytes.
    ///
    /// # Errors
    /// If they are not what was written, or hold what no layer may.
    pub fn decode(kept: &Kept, regions: &Regions) -> Result<Self, DamagedLayer> {
        if <[u8; 32]>::from(Sha256::digest(&kept.body)) != kept.sha256 {
            return Err(DamagedLayer::Checksum);
        }
        let wire: Wire = serde_json::from_slice(&kept.body)?;
        let about = About {
            id: wire.id.parse()?,
            names: [wire.name.en.into(), wire.name.es.into()],
            source: wire.source.into(),
            licence: wire.licence.into(),
            year: wire.year,
            unit: wire.unit.map(Into::into),
            population: wire.population,
        };
        let content = match wire.content {
            WireContent::Values(values) => {
                Content::Values(values.into_iter().map(|(code, value)| (code.into(), value)).collect())
            }
            WireContent::Categories(words) => {
                Content::Categories(words.into_iter().map(|(code, word)| (code.into(), word.into())).collect())
            }
            WireContent::Features(features) => {
                Content::Features(features.into_iter().map(feature).collect::<Result<_, _>>()?)
            }
        };
        Ok(Self::new(about, content, regions)?)
    }

    /// The features as a GeoJSON `FeatureCollection` (RFC 7946) with a `title` each; none where the layer has none. `about` are
    /// further members of the collection.
    pub fn to_geojson(&self, about: Map<String, Value>) -> Option<Vec<u8>> {
        let Content::Features(features) = &self.content else { return None };
        let one = |feature: &Feature| {
            let WireFeature { title, shape } = wire_feature(feature);
            json!({ "type": "Feature", "properties": { "title": title }, "geometry": shape })
        };
        let mut collection = Map::new();
        collection.insert("type".to_owned(), "FeatureCollection".into());
        collection.extend(about);
        collection.insert("features".to_owned(), features.iter().map(one).collect());
        Some(serde_json::to_vec(&collection).expect("JSON can be written"))
    }
}

fn wire_feature(feature: &Feature) -> WireFeature {
    WireFeature { title: feature.title.as_ref().map(ToString::to_string), shape: (&feature.shape).into() }
}

fn feature(wire: WireFeature) -> Result<Feature, DamagedLayer> {
    let shape = Geometry::try_from(wire.shape).map_err(|_| DamagedLayer::Shape)?;
    Ok(Feature { title: wire.title.map(Into::into), shape })
}
