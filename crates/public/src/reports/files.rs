//! `GET /reports/{id}/{file}`: a file of a published report.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use spotlight_report::regional::{HTML_SECURITY, media_type};

use crate::problem::Problem;
use crate::state::{CACHE, PublicState, is_known};
use crate::work;

/// The bytes that were published. Of a report that is withdrawn, or made anew, there are none.
pub(crate) async fn file(
    State(state): State<Arc<PublicState>>,
    Path((id, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let reports = state.reports()?;
    let missing = || Problem::not_found(format!("there is no file {name:?} of a published report {id:?}"));
    let report = reports.find(&id).ok_or_else(missing)?;
    if report.files.is_empty() {
        return Err(Problem::rebuilding());
    }
    let file = report.files.iter().find(|file| file.name == name).ok_or_else(missing)?;
    let tag = format!("W/\"{}\"", file.sha256);
    let about = [
        (header::CACHE_CONTROL, CACHE),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
        (header::ETAG, HeaderValue::try_from(&tag).expect("a hash is made of digits")),
    ];
    if is_known(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, about).into_response());
    }
    // A large file is read into memory: few at once.
    let _permit = work::permit(&state.exports, state.bounds.wait).await?;
    let bytes = state.report_file(report.id, name.clone()).await.ok_or_else(missing)?;
    Ok((about, content(&name, bytes)).into_response())
}

/// A file of a report with what its kind needs: a page shows itself and loads nothing, everything else but a PDF is to be saved.
pub(crate) fn content(name: &str, bytes: impl Into<axum::body::Body>) -> Response {
    let kind = media_type(name);
    let page = kind.starts_with("text/html");
    let shown = page || kind == "application/pdf";
    let placed = format!("{}; filename=\"{name}\"", if shown { "inline" } else { "attachment" });
    let mut response = ([(header::CONTENT_TYPE, kind)], bytes.into()).into_response();
    let headers = response.headers_mut();
    // It counts, and may tell, incidents that are masked or may be withdrawn: a search engine's copy would not follow.
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    if let Ok(placed) = HeaderValue::try_from(placed) {
        headers.insert(header::CONTENT_DISPOSITION, placed);
    }
    if page {
        let policy = format!("{}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", *HTML_SECURITY);
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::try_from(policy).expect("the policy is made of plain characters"),
        );
    }
    response
}
