//! Heavy work off the threads that serve tiles, and never more of it at once than the machine can carry.

use std::sync::Arc;

use axum::http::StatusCode;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::problem::Problem;

/// Waits for a place among the heavy requests. The request's own time limit ends the wait.
pub(crate) async fn permit(heavy: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, Problem> {
    Arc::clone(heavy).acquire_owned().await.map_err(|_| Problem::unavailable("the server is stopping"))
}

/// Runs a computation on a blocking thread.
pub(crate) async fn heavy<T: Send + 'static>(
    heavy: &Arc<Semaphore>,
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let permit = permit(heavy).await?;
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

/// A failure to write into memory, which only a mistake of ours can cause.
pub(crate) fn unwritable(error: &std::io::Error) -> Problem {
    tracing::error!(%error, "an answer could not be written");
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "the answer could not be written")
}
