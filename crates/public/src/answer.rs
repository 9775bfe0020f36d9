//! What all answers about the data have in common: one dataset a request, its version as the validator, caching, time.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;
use crate::state::PublicState;

/// Gives the request the current dataset, or answers 503; answers 304 to whoever has this version already.
pub(crate) async fn versioned(
    State(state): State<Arc<PublicState>>,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let served = state.served()?;
    if served.is_known(request.headers()) {
        return Ok(served.not_modified());
    }
    request.extensions_mut().insert(Arc::clone(&served.dataset));
    let mut response = next.run(request).await;
    if response.status().is_success() {
        for (name, value) in served.headers() {
            if name == header::VARY {
                response.headers_mut().append(name, value);
            } else {
                response.headers_mut().insert(name, value);
            }
        }
    }
    Ok(response)
}

/// Answers 503 when an answer does not begin in time. What computes it goes on to its end, and keeps its place until then.
pub(crate) async fn timely(State(state): State<Arc<PublicState>>, request: Request, next: Next) -> Response {
    let answer = tokio::time::timeout(state.bounds.answer, next.run(request)).await;
    answer.unwrap_or_else(|_| Problem::too_slow().into_response())
}

/// Bytes that are JSON already.
pub(crate) fn json(bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], bytes).into_response()
}
