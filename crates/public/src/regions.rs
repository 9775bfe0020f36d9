//! `GET /api/v1/regions`: names, codes and boxes of the regions, without their shapes.

use std::sync::Arc;

use axum::extract::RawQuery;
use axum::{Extension, Json};
use serde_json::{Value, json};
use spotlight_core::filter::{FilterError, Problem as Mistake};
use spotlight_core::index::Dataset;
use spotlight_core::region::{Region, RegionKind, Regions};
use spotlight_core::{Lang, words};

use crate::problem::Problem;
use crate::query;

/// The regions of a kind whose name has, for each word of `q`, a word that begins so, or whose code is `q`.
pub(crate) async fn regions(
    Extension(dataset): Extension<Arc<Dataset>>,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Problem> {
    let own = query::own(query.as_deref(), &["kind", "q"])?;
    let kind = own
        .get("kind")
        .map(|kind| {
            kind.parse::<RegionKind>().map_err(|_| {
                FilterError::new("kind", kind, Mistake::UnknownValue).allowing(RegionKind::ALL.map(RegionKind::as_str))
            })
        })
        .transpose()?;
    let q = own.get("q").unwrap_or_default();
    if q.chars().count() > 200 {
        return Err(FilterError::new("q", "…", Mistake::TooLong).into());
    }
    let starts = words::words(q);
    let all = dataset.regions();
    let found: Vec<Value> = all
        .iter()
        .filter(|region| kind.is_none_or(|kind| kind == region.kind()))
        .filter(|region| region.code().eq_ignore_ascii_case(q) || named(region, &starts))
        .map(|region| document(region, all))
        .collect();
    Ok(Json(json!({ "version": dataset.version().to_string(), "regions": found })))
}

fn named(region: &Region, starts: &[String]) -> bool {
    Lang::ALL.iter().any(|&lang| {
        let name = words::words(region.name(lang));
        starts.iter().all(|start| name.iter().any(|word| word.starts_with(start.as_str())))
    })
}

fn document(region: &Region, all: &Regions) -> Value {
    let (edges, label) = (region.envelope(), region.label_point());
    let parent = region.parent().map(|id| all.get(id)).map(|parent| format!("{}:{}", parent.kind(), parent.code()));
    json!({
        "kind": region.kind().as_str(),
        "code": region.code(),
        "name": { "en": region.name(Lang::En), "es": region.name(Lang::Es) },
        "parent": parent,
        "bbox": [edges.west, edges.south, edges.east, edges.north],
        "label": [label.lon(), label.lat()],
        "approximate": region.approximate(),
    })
}
