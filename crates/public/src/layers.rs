//! `GET /api/v1/layers` and `/api/v1/layers/{id}`: reference layers, each with its source, year, licence and hash. They belong to no
//! version of the dataset: their own hashes are their validators.

use std::fmt;
use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use spotlight_core::layer::{CLASSES, Content, Layer, hex, quantiles};

use crate::problem::Problem;
use crate::query;
use crate::state::{CACHE, PublicState, is_known};

/// All layers that are served, with their answers ready.
pub(crate) struct Layers {
    list: Answer,
    each: Vec<(Box<str>, Answer)>,
}

impl fmt::Debug for Layers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.each.iter().map(|(id, _)| id)).finish()
    }
}

/// An answer that is made once.
struct Answer {
    kind: &'static str,
    tag: HeaderValue,
    body: Bytes,
}

const JSON: &str = "application/json";
const GEOJSON: &str = "application/geo+json";

impl Layers {
    /// The answers about these layers; each with its hash.
    pub(crate) fn new(layers: &[(Layer, [u8; 32])]) -> Self {
        let mut all = Sha256::new();
        for (_, hash) in layers {
            all.update(hash);
        }
        let hash: [u8; 32] = all.finalize().into();
        let briefs: Vec<Value> = layers.iter().map(|(layer, hash)| Value::Object(brief(layer, hash))).collect();
        let list = Answer::new(JSON, &hash, &json!({ "hash": hex(&hash), "layers": briefs }));
        let each = layers.iter().map(|(layer, hash)| (layer.about().id.as_str().into(), whole(layer, hash))).collect();
        Self { list, each }
    }
}

impl Answer {
    fn new(kind: &'static str, hash: &[u8; 32], body: &Value) -> Self {
        Self::of_bytes(kind, hash, serde_json::to_vec(body).expect("JSON can be written"))
    }

    fn of_bytes(kind: &'static str, hash: &[u8; 32], body: Vec<u8>) -> Self {
        let tag = HeaderValue::try_from(format!("W/\"{}\"", hex(hash))).expect("a hash is made of digits");
        Self { kind, tag, body: body.into() }
    }

    fn to(&self, asked: &HeaderMap) -> Response {
        let headers = [
            (header::CACHE_CONTROL, CACHE),
            (header::VARY, HeaderValue::from_static("accept-encoding")),
            (header::ETAG, self.tag.clone()),
        ];
        if self.tag.to_str().is_ok_and(|tag| is_known(asked, tag)) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        (headers, [(header::CONTENT_TYPE, self.kind)], self.body.clone()).into_response()
    }
}

/// What a layer says about itself.
fn brief(layer: &Layer, hash: &[u8; 32]) -> Map<String, Value> {
    let about = layer.about();
    let mut said = json!({
        "id": about.id.as_str(),
        "kind": layer.kind(),
        "name": { "en": about.names[0], "es": about.names[1] },
        "source": about.source,
        "licence": about.licence,
        "year": about.year,
        "unit": about.unit,
        "population": about.population,
        "hash": hex(hash),
        "count": layer.len(),
        "min": null,
        "max": null,
        "breaks": null,
        "words": null,
    });
    match layer.content() {
        Content::Values(values) => {
            let figures: Vec<f64> = values.values().copied().collect();
            said["min"] = json!(figures.iter().copied().reduce(f64::min));
            said["max"] = json!(figures.iter().copied().reduce(f64::max));
            said["breaks"] = json!({ "method": "quantiles", "limits": quantiles(figures, CLASSES) });
        }
        Content::Categories(_) => said["words"] = json!(layer.words()),
        Content::Features(_) => {}
    }
    match said {
        Value::Object(said) => said,
        _ => Map::new(),
    }
}

/// A layer with what it holds.
fn whole(layer: &Layer, hash: &[u8; 32]) -> Answer {
    let mut said = brief(layer, hash);
    if let Some(collection) = layer.to_geojson(Map::from_iter([("layer".to_owned(), Value::Object(said.clone()))])) {
        return Answer::of_bytes(GEOJSON, hash, collection);
    }
    let values = match layer.content() {
        Content::Values(values) => json!(values),
        Content::Categories(words) => json!(words),
        Content::Features(_) => Value::Null,
    };
    said.insert("values".to_owned(), values);
    Answer::new(JSON, hash, &Value::Object(said))
}

/// All layers, without what they hold.
pub(crate) async fn list(
    State(state): State<Arc<PublicState>>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    query::own(query.as_deref(), &[])?;
    Ok(state.layers()?.list.to(&headers))
}

/// One layer.
pub(crate) async fn one(
    State(state): State<Arc<PublicState>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    query::own(query.as_deref(), &[])?;
    let layers = state.layers()?;
    let found = layers.each.iter().find(|(own, _)| **own == id);
    let (_, answer) = found.ok_or_else(|| {
        Problem::not_found(format!("there is no layer {id:?}; /api/v1/layers lists those that there are"))
    })?;
    Ok(answer.to(&headers))
}
