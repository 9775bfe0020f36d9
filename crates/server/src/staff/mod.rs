//! The routes of those who sign in: uploads, batches, single records, possible doubles. One file a resource.
//!
//! Whoever calls proves who they are with a token in `Authorization: Bearer`; no cookie is set or read, so that no other page
//! can act for them. Nothing of an answer may be kept by a browser or a proxy.

mod batches;
mod confirm;
mod doubles;
mod fault;
mod preview;
mod reading;
mod records;
mod router;
mod session;
mod tus;
mod uploads;
mod work;

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use spotlight_store::{SqliteStore, Store as _, StoreError, UploadStore as _};
use tokio::sync::Semaphore;

use crate::clock;

pub use reading::{encoding, encoding_names};
pub(crate) use router::router;

/// How many uploads that are not confirmed one person may have.
const MOST_OPEN_UPLOADS: u64 = 20;

/// How many previews, confirmations and undos may run at the same time.
const AT_ONCE: usize = 2;

/// How long an upload that nothing happens to is kept.
pub(crate) const UPLOADS_KEPT: SignedDuration = SignedDuration::from_hours(48);

/// How often abandoned uploads are looked for.
const SWEEP: Duration = Duration::from_mins(15);

/// What the routes share.
#[derive(Clone)]
pub(crate) struct Staff {
    store: SqliteStore,
    max_upload: u64,
    heavy: Arc<Semaphore>,
}

impl Staff {
    pub(crate) fn new(store: SqliteStore, max_upload: u64) -> Self {
        Self { store, max_upload, heavy: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

/// Gives abandoned uploads up, for as long as the service runs.
pub(crate) async fn sweep(store: SqliteStore) {
    let mut tick = tokio::time::interval(SWEEP);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        match abandoned(&store).await {
            Ok(0) => {}
            Ok(removed) => tracing::info!(removed, "uploads that nothing happened to for two days were given up"),
            Err(error) => tracing::warn!(%error, "abandoned uploads could not be removed"),
        }
    }
}

async fn abandoned(store: &SqliteStore) -> Result<u64, StoreError> {
    // Before the first republish there may be a writer that takes long; there is always a next time.
    if !store.projection_is_current().await? {
        return Ok(0);
    }
    store.remove_uploads_before(clock::now() - UPLOADS_KEPT).await
}
