//! `GET /api/v1/incidents` and `/api/v1/incidents/{id}`.

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Serialize;
use spotlight_core::Uuid;
use spotlight_core::filter::{FilterError, Problem as Mistake};
use spotlight_core::index::Dataset;
use spotlight_core::public::Precision;
use spotlight_core::tile::CellRef;
use spotlight_report::wire::Incident;

use crate::cursor::Cursor;
use crate::problem::Problem;
use crate::sort::{NotASort, Sort};
use crate::state::PublicState;
use crate::{answer, query, sort, work};

const PAGE: usize = 50;
const LARGEST_PAGE: usize = 1_000;

#[derive(Serialize)]
struct Page<'a> {
    version: String,
    total: usize,
    incidents: Vec<Incident<'a>>,
    next: Option<String>,
}

/// One page of the filtered incidents, newest first unless `sort` says otherwise; `total` counts all pages.
pub(crate) async fn list(
    State(state): State<Arc<PublicState>>,
    Extension(dataset): Extension<Arc<Dataset>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let (filter, own) = query::filter(query.as_deref(), &["limit", "cursor", "sort", "cell", "area"], &dataset)?;
    let limit = own.read("limit", Mistake::Number)?.unwrap_or(PAGE);
    if !(1..=LARGEST_PAGE).contains(&limit) {
        return Err(FilterError::new("limit", &limit.to_string(), Mistake::Number).into());
    }
    let sort = match own.get("sort") {
        None => Sort::default(),
        Some(name) => name.parse().map_err(|NotASort| {
            FilterError::new("sort", name, Mistake::UnknownValue).allowing(Sort::ALL.map(Sort::as_str))
        })?,
    };
    let after: Option<Cursor> = own.read("cursor", Mistake::Reference)?;
    if after.is_some_and(|after| after.sort() != sort) {
        return Err(FilterError::new("cursor", own.get("cursor").unwrap_or_default(), Mistake::Reference).into());
    }
    let cell: Option<CellRef> = own.read("cell", Mistake::Reference)?;
    let area = own.get("area").map(str::to_owned);

    let bytes = work::heavy(&state, move || {
        let mut rows = dataset.newest(&filter);
        if let Some(cell) = cell {
            rows.retain(|&row| cell.contains(dataset.incident(row)));
        }
        if let Some(wanted) = area {
            rows.retain(|&row| match &dataset.incident(row).precision {
                Precision::Area(area) => *area.id == *wanted,
                Precision::Exact | Precision::Region(_) => false,
            });
        }
        let (shown, more) = sort::page(&dataset, &rows, sort, after, limit);
        let next = shown.last().filter(|_| more).map(|&row| Cursor::at(sort, dataset.incident(row)).to_string());
        let incidents = shown
            .iter()
            .map(|&row| Incident::of(dataset.incident(row), dataset.taxonomy(), dataset.regions()))
            .collect();
        let page = Page { version: dataset.version().to_string(), total: rows.len(), incidents, next };
        serde_json::to_vec(&page).map_err(|error| work::unwritable(&error.into()))
    })
    .await?;
    Ok(answer::json(bytes))
}

#[derive(Serialize)]
struct Detail<'a> {
    version: String,
    incident: Incident<'a>,
}

/// One incident with the shape of its area.
pub(crate) async fn one(
    Extension(dataset): Extension<Arc<Dataset>>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    query::own(query.as_deref(), &[])?;
    let found = Uuid::try_parse(&id).ok().and_then(|id| dataset.get(id));
    let incident = found.ok_or_else(|| Problem::not_found(format!("no public incident has the id {id:?}")))?;
    let incident = Incident::detailed(incident, dataset.taxonomy(), dataset.regions());
    Ok(Json(Detail { version: dataset.version().to_string(), incident }).into_response())
}
