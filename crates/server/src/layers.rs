//! The reference layers, followed: what the operator adds or removes is served without a restart.

use std::sync::Arc;
use std::time::Duration;

use spotlight_core::layer::{DamagedLayer, Layer};
use spotlight_core::region::Regions;
use spotlight_public::PublicState;
use spotlight_store::{LayerStore, StoreError};
use tokio::time::{MissedTickBehavior, interval};

/// How often the hashes are looked at; at most forty short rows are read.
const FOLLOW: Duration = Duration::from_millis(500);

/// How long it waits after the layers could not be read.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// Why layers cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum LayersError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Bytes that are not what was written.
    #[error("a reference layer: {0}")]
    Damaged(#[from] DamagedLayer),
    /// The work was cut off because the program is stopping.
    #[error("the program is stopping")]
    Stopping,
}

/// All layers of a store with their hashes, verified.
///
/// # Errors
/// If they cannot be read, or one of them is damaged.
pub async fn load<S: LayerStore + Sync>(store: &S) -> Result<Vec<(Layer, [u8; 32])>, LayersError> {
    let kept = store.layers().await?;
    let decode = move || {
        let one = |kept| Ok((Layer::decode(&kept, Regions::embedded())?, kept.sha256));
        kept.into_iter().map(one).collect()
    };
    tokio::task::spawn_blocking(decode).await.map_err(|_| LayersError::Stopping)?
}

/// Serves the layers, and what they are whenever that has changed. What cannot be read is tried again; what was served stays.
pub(crate) async fn follow<S: LayerStore + Sync>(store: S, state: Arc<PublicState>) {
    let mut shown: Option<Vec<[u8; 32]>> = None;
    let mut tick = interval(FOLLOW);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        match next(&store, shown.as_deref()).await {
            Ok(None) => {}
            Ok(Some(layers)) => {
                state.show_layers(&layers);
                tracing::info!(layers = layers.len(), "reference layers are served");
                shown = Some(layers.iter().map(|(_, hash)| *hash).collect());
            }
            Err(error) => {
                tracing::warn!(%error, "the reference layers could not be read; what was served stays");
                tick.reset_after(AFTER_FAILURE);
            }
        }
    }
}

/// The layers, if they are others than those that are shown.
async fn next<S: LayerStore + Sync>(
    store: &S,
    shown: Option<&[[u8; 32]]>,
) -> Result<Option<Vec<(Layer, [u8; 32])>>, LayersError> {
    if shown == Some(&store.layer_hashes().await?[..]) {
        return Ok(None);
    }
    load(store).await.map(Some)
}
