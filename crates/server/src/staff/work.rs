//! What is heavy is bounded, and goes on when the client goes away.

use std::future::Future;
use std::sync::Arc;

use super::Staff;
use super::fault::Fault;

/// Runs heavy work if there is a place for it, to its end whether or not somebody still waits for the answer.
pub(super) async fn heavy<T: Send + 'static>(
    staff: &Staff,
    work: impl Future<Output = Result<T, Fault>> + Send + 'static,
) -> Result<T, Fault> {
    let permit = Arc::clone(&staff.heavy).try_acquire_owned().map_err(|_| Fault::busy())?;
    detached(async move {
        let answer = work.await;
        drop(permit);
        answer
    })
    .await
}

/// Runs work to its end whether or not somebody still waits for the answer.
pub(super) async fn detached<T: Send + 'static>(
    work: impl Future<Output = Result<T, Fault>> + Send + 'static,
) -> Result<T, Fault> {
    tokio::spawn(work).await.unwrap_or_else(|error| Err(Fault::internal(&error)))
}
