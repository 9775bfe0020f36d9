//! `GET /api/v1/taxonomy`: the code lists with their labels in both languages.

use std::sync::Arc;

use axum::extract::RawQuery;
use axum::{Extension, Json};
use serde_json::{Value, json};
use spotlight_core::index::Dataset;
use spotlight_core::taxonomy::{Entry, Label};

use crate::problem::Problem;
use crate::query;

pub(crate) async fn taxonomy(
    Extension(dataset): Extension<Arc<Dataset>>,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Problem> {
    query::own(query.as_deref(), &[])?;
    let lists = dataset.taxonomy();
    let categories: Vec<Value> = lists
        .categories()
        .iter()
        .map(|c| json!({ "code": c.code, "label": label(&c.label), "rights": c.rights, "guidelines": c.guidelines }))
        .collect();
    let guidelines: Vec<Value> =
        lists.guidelines().iter().map(|g| json!({ "number": g.number, "label": label(&g.label) })).collect();
    Ok(Json(json!({
        "version": dataset.version().to_string(),
        "categories": categories,
        "actors": entries(lists.actors()),
        "verification": entries(lists.verification()),
        "source_types": entries(lists.source_types()),
        "date_kinds": entries(lists.date_kinds()),
        "guidelines": guidelines,
    })))
}

fn entries(list: &[Entry]) -> Vec<Value> {
    list.iter().map(|entry| json!({ "code": entry.code, "label": label(&entry.label) })).collect()
}

fn label(label: &Label) -> Value {
    json!({ "en": label.en, "es": label.es })
}
