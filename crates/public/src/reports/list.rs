//! `GET /api/v1/reports` and `/api/v1/reports/{id}`: published reports as data.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::ShownReport;
use crate::problem::Problem;
use crate::query;
use crate::state::{CACHE, PublicState, is_known};

fn brief(report: &ShownReport) -> Value {
    let about = &report.about;
    let files = report.files.iter().map(|file| {
        json!({
            "name": file.name,
            "format": file.format(),
            "bytes": file.length,
            "sha256": file.sha256,
            "address": report.file_path(file),
        })
    });
    json!({
        "id": report.id.to_string(),
        "name": report.name,
        "title": about.title,
        "subtitle": about.subtitle,
        "language": about.language,
        "organisation": about.organisation,
        "period": about.period,
        "place": about.place,
        "citation": about.citation,
        "published_at": report.published,
        "changed_at": report.changed,
        "dataset": about.dataset,
        "struck": report.struck,
        "address": report.path(),
        "files": files.collect::<Vec<_>>(),
    })
}

/// All of them, those published last first.
pub(crate) async fn list(
    State(state): State<Arc<PublicState>>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    query::own(query.as_deref(), &[])?;
    let reports = state.reports()?;
    let briefs: Vec<Value> = reports.all.iter().map(brief).collect();
    Ok(answer(&headers, reports.tag(), &json!({ "reports": briefs })))
}

/// One of them.
pub(crate) async fn one(
    State(state): State<Arc<PublicState>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    query::own(query.as_deref(), &[])?;
    let reports = state.reports()?;
    let found = reports.find(&id);
    let found = found.ok_or_else(|| {
        Problem::not_found(format!("there is no published report {id:?}; /api/v1/reports lists those that there are"))
    })?;
    Ok(answer(&headers, reports.tag(), &brief(found)))
}

fn answer(asked: &HeaderMap, tag: HeaderValue, body: &Value) -> Response {
    let known = tag.to_str().is_ok_and(|tag| is_known(asked, tag));
    let headers = [
        (header::CACHE_CONTROL, CACHE),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
        (header::ETAG, tag),
    ];
    if known { (StatusCode::NOT_MODIFIED, headers).into_response() } else { (headers, Json(body)).into_response() }
}
