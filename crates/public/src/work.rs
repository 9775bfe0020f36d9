//! Heavy work off the threads that serve tiles, and never more of it at once than the machine can carry.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::problem::Problem;
use crate::state::PublicState;

/// Waits for a place among the heavy requests, for a while.
pub(crate) async fn permit(places: &Arc<Semaphore>, wait: Duration) -> Result<OwnedSemaphorePermit, Problem> {
    match tokio::time::timeout(wait, Arc::clone(places).acquire_owned()).await {
        Ok(Ok(permit)) => Ok(permit),
        _ => Err(Problem::busy()),
    }
}

/// Runs a computation on a blocking thread.
pub(crate) async fn heavy<T: Send + 'static>(
    state: &PublicState,
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let permit = permit(&state.heavy, state.bounds.wait).await?;
    tokio::task::spawn_blocking(move || {
        let answer = work();
        drop(permit);
        answer
    })
    .await
    .unwrap_or_else(|error| {
        tracing::error!(%error, "a computation failed");
        Err(Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "the answer could not be computed"))
    })
}

/// A report that could not be built, which only a mistake of ours can cause.
pub(crate) fn failed(error: &dyn std::fmt::Display) -> Problem {
    tracing::error!(%error, "a report could not be built");
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "the report could not be built")
}

/// A failure to write into memory, which only a mistake of ours can cause.
pub(crate) fn unwritable(error: &std::io::Error) -> Problem {
    tracing::error!(%error, "an answer could not be written");
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "the answer could not be written")
}
