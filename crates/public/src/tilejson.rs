//! `GET /tiles.json`: where the tiles of a filter are (TileJSON 3.0.0).

use std::sync::Arc;

use axum::extract::RawQuery;
use axum::http::request::Parts;
use axum::{Extension, Json};
use serde_json::{Value, json};
use spotlight_core::index::Dataset;
use spotlight_core::tile::MAX_ZOOM;

use crate::pages::origin;
use crate::problem::Problem;
use crate::query;

/// The document; its URLs are absolute, as the specification asks, on the host that was asked.
pub(crate) async fn tilejson(
    Extension(dataset): Extension<Arc<Dataset>>,
    asked: Parts,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Problem> {
    let (filter, _) = query::filter(query.as_deref(), &[], &dataset)?;
    let query = filter.to_query(dataset.taxonomy(), dataset.regions());
    let query = if query.is_empty() || query.starts_with('?') { query } else { format!("?{query}") };
    let origin = origin(&asked.headers, &asked.extensions);
    let template = |layer: &str, format: &str| format!("{origin}/tiles/{layer}{{z}}/{{x}}/{{y}}.{format}{query}");
    let counts = dataset.taxonomy().categories().iter().map(|own| (format!("category_{}", own.code), json!("Number")));
    let mut document = json!({
        "tilejson": "3.0.0",
        "name": "Spotlight",
        "tiles": [template("", "mvt")],
        "geojson": [template("", "geojson")],
        "areas": [template("areas/", "mvt")],
        "minzoom": 0,
        "maxzoom": MAX_ZOOM,
        "attribution": "Spotlight",
        "version_id": dataset.version().to_string(),
        "vector_layers": [
            { "id": "incidents", "fields": { "id": "String", "category": "String", "date": "String", "precision": "String",
              "dead": "Number", "title": "String", "cluster": "Boolean", "cluster_id": "Number", "point_count": "Number",
              "point_count_abbreviated": "String", "dead_unknown": "Number" } },
            { "id": "areas", "fields": { "area": "String", "incidents": "Number", "radius_m": "Number" } }
        ],
    });
    if let Some(fields) = document["vector_layers"][0]["fields"].as_object_mut() {
        fields.extend(counts);
    }
    if let Some(bounds) = dataset.bounds() {
        document["bounds"] = json!(bounds);
    }
    Ok(Json(document))
}
