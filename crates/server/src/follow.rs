//! What is served follows what is public.

use std::sync::Arc;
use std::time::Duration;

use spotlight_public::PublicState;
use spotlight_store::Store;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

use crate::load::{self, LoadError, Loaded};

/// How often the store is asked whether something else is public now. One row is read, which takes some tens of microseconds; who commits
/// waits for this long at most, and then for what has changed to be read.
const FOLLOW: Duration = Duration::from_millis(100);

/// How long it waits after it could not be asked or loaded, so that a failure that lasts neither fills the log nor the machine.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// Loads what is public, then what has changed whenever something has. Ends only if it cannot be loaded at the start.
pub(crate) async fn follow<S: Store + Clone>(store: S, state: Arc<PublicState>) -> LoadError {
    let entered = Arc::clone(&state);
    let mut held = match load::dataset(&store, move |stage| entered.enter(stage)).await {
        Ok(loaded) => loaded,
        Err(error) => return error,
    };
    tracing::info!(incidents = held.dataset.len(), version = %held.dataset.version(), "ready");
    show(&state, &held);
    let mut renewal: Option<JoinHandle<Result<Loaded, LoadError>>> = None;
    let mut tick = interval(FOLLOW);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        let renewed = match renewal.take_if(|work| work.is_finished()) {
            Some(work) => Some(work.await.unwrap_or(Err(LoadError::Stopping))),
            None => None,
        };
        match step(&store, &held, renewed).await {
            Ok(None) => {}
            Ok(Some(now)) => {
                held = now;
                tracing::info!(incidents = held.dataset.len(), version = %held.dataset.version(), "a new version is served");
                show(&state, &held);
            }
            Err(error) => {
                tracing::warn!(%error, "what is public could not be loaded again; the earlier version stays");
                tick.reset_after(AFTER_FAILURE);
            }
        }
        if renewal.is_none() && held.dataset.is_worn() {
            let store = store.clone();
            renewal = Some(tokio::spawn(async move { load::dataset(&store, |_| ()).await }));
        }
    }
}

/// What is to be served next, if it is another. What was built anew meanwhile may be older than what is served, and catches up.
async fn step<S: Store>(
    store: &S,
    held: &Loaded,
    renewed: Option<Result<Loaded, LoadError>>,
) -> Result<Option<Loaded>, LoadError> {
    match renewed.transpose()? {
        None => load::next(store, held).await,
        Some(renewed) => Ok(Some(load::next(store, &renewed).await?.unwrap_or(renewed))),
    }
}

/// Serves a dataset, and gets it ready for searches meanwhile.
fn show(state: &PublicState, held: &Loaded) {
    state.swap(Arc::clone(&held.dataset));
    let dataset = Arc::clone(&held.dataset);
    tokio::task::spawn_blocking(move || dataset.learn_words());
}
