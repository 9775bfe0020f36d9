//! What all answers about the data have in common: one dataset a request, its version as the validator, caching, time.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;
use crate::state::PublicState;

/// The longest that an answer may take to begin.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long an answer may be used without asking again: a correction must not be shown late by more than this.
const CACHE: HeaderValue = HeaderValue::from_static("public, max-age=60, must-revalidate");

/// Gives the request the current dataset, or answers 503; answers 304 to whoever has this version already.
pub(crate) async fn versioned(State(state): State<Arc<PublicState>>, mut request: Request, next: Next) -> Response {
    let Some(dataset) = state.dataset.load_full() else {
        return Problem::unavailable("the data are still being loaded").into_response();
    };
    let tag = format!("W/\"{}\"", dataset.version());
    let known = holds(request.headers(), &tag);
    request.extensions_mut().insert(dataset);
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { next.run(request).await };
    if response.status().is_success() || known {
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, CACHE);
        headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(tag) = HeaderValue::try_from(tag) {
            headers.insert(header::ETAG, tag);
        }
    }
    response
}

/// Whether `If-None-Match` names the tag, by the weak comparison of RFC 9110, 8.8.3.2.
fn holds(headers: &HeaderMap, tag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|given| given.trim() == "*" || strong(given) == strong(tag))
}

/// Answers 503 when an answer does not begin in time.
pub(crate) async fn timely(request: Request, next: Next) -> Response {
    tokio::time::timeout(PATIENCE, next.run(request))
        .await
        .unwrap_or_else(|_| Problem::unavailable("the answer took too long").into_response())
}

/// Bytes that are JSON already.
pub(crate) fn json(bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], bytes).into_response()
}
