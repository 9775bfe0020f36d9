//! A kept snapshot as the dataset that it was.

use spotlight_core::index::{Dataset, Version};
use spotlight_core::region::Regions;
use spotlight_core::snapshot::{SnapshotError, decode_block};
use spotlight_core::taxonomy::Taxonomy;
use spotlight_store::{KeptSnapshot, SnapshotStore, StoreError};

/// Why a kept snapshot cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum KeptError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Bytes that are not what was written.
    #[error("a kept snapshot: {0}")]
    Damaged(#[from] SnapshotError),
    /// The work was cut off because the program is stopping.
    #[error("the program is stopping")]
    Stopping,
}

/// A kept snapshot, without what was struck out of it since; none if it is not kept.
pub async fn kept_dataset<S: SnapshotStore + Sync>(
    store: &S,
    version: [u8; 32],
) -> Result<Option<(KeptSnapshot, Dataset)>, KeptError> {
    let Some((kept, blocks)) = store.kept_snapshot(version).await? else { return Ok(None) };
    let hashes = blocks.iter().map(|block| block.sha256).chain(kept.releases.iter().copied());
    let now = Version::of(hashes, kept.projection);
    let decode = move || {
        let (taxonomy, regions) = (Taxonomy::embedded(), Regions::embedded());
        let mut incidents = Vec::new();
        for block in &blocks {
            incidents.extend(decode_block(&block.body, taxonomy, regions)?);
        }
        Ok::<_, SnapshotError>(Dataset::build(incidents, now, taxonomy, regions))
    };
    let dataset = tokio::task::spawn_blocking(decode).await.map_err(|_| KeptError::Stopping)??;
    Ok(Some((kept, dataset)))
}
