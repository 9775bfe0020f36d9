//! `GET /api/v1/dataset`: what is served now, and whether any of it is invented.

use std::sync::Arc;

use axum::extract::RawQuery;
use axum::{Extension, Json};
use serde_json::{Value, json};
use spotlight_core::index::Dataset;

use crate::problem::Problem;
use crate::query;

/// The word in the source system of invented incidents, as in the project's own `invented-sample`.
const INVENTED: &str = "invented";

pub(crate) async fn dataset(
    Extension(dataset): Extension<Arc<Dataset>>,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Problem> {
    query::own(query.as_deref(), &[])?;
    let sources: Vec<Value> = dataset
        .sources()
        .iter()
        .map(|(code, incidents)| json!({ "code": code, "incidents": incidents, "invented": invented(code) }))
        .collect();
    let period = dataset.period();
    Ok(Json(json!({
        "version": dataset.version().to_string(),
        "incidents": dataset.len(),
        "bounds": dataset.bounds(),
        "first": period.map(|(first, _)| first.to_string()),
        "last": period.map(|(_, last)| last.to_string()),
        "sources": sources,
        "invented": dataset.sources().iter().any(|(code, _)| invented(code)),
    })))
}

/// Whether a source system holds invented records.
pub(crate) fn invented(source: &str) -> bool {
    source.split('-').any(|word| word == INVENTED)
}
