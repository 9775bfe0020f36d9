//! From the public blocks of a store to the dataset that questions are answered from.

use std::num::NonZero;
use std::thread;

use spotlight_core::index::{Dataset, Version};
use spotlight_core::public::PublicIncident;
use spotlight_core::region::Regions;
use spotlight_core::release::{DamagedRelease, Release};
use spotlight_core::snapshot::{SnapshotError, decode_block};
use spotlight_core::taxonomy::Taxonomy;
use spotlight_store::{Act, PublicBlock, PublicSnapshot, PublicState, Store, StoreError};

use crate::clock;

/// Why there is no dataset.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A block that does not decode. Its checksum fits, so that it was written by another version.
    #[error("public block {block}: {source}")]
    Block {
        /// The number of the block.
        block: i64,
        /// What is wrong with it.
        source: SnapshotError,
    },
    /// A released table whose bytes are not what was written.
    #[error("a released table: {0}")]
    Release(#[from] DamagedRelease),
    /// The work was cut off because the program is stopping.
    #[error("the program is stopping")]
    Stopping,
}

/// Everything that is public in a store, ready to be asked; and which snapshot it was made from.
///
/// A snapshot that was made under other masks, taxonomy, regions or software is built again first, which is a write.
pub async fn dataset<S: Store>(store: &S) -> Result<(Dataset, PublicState), LoadError> {
    if !store.projection_is_current().await? {
        tracing::info!("publishing all records again: masks, taxonomy, regions or software have changed");
        let why = Some("masks, taxonomy, regions or software have changed".to_owned());
        store.republish(Act { who: "system".to_owned(), now: clock::now(), why }).await?;
    }
    let snapshot = store.public_blocks().await?;
    let state = snapshot.state;
    let built = tokio::task::spawn_blocking(move || build(&snapshot)).await;
    Ok((built.map_err(|_| LoadError::Stopping)??, state))
}

fn build(snapshot: &PublicSnapshot) -> Result<Dataset, LoadError> {
    let PublicSnapshot { state, blocks, releases } = snapshot;
    let hashes = blocks.iter().map(|block| block.sha256).chain(releases.iter().map(|kept| kept.sha256));
    let version = Version::of(hashes, state.projection);
    let releases = releases.iter().map(|kept| Release::decode(&kept.body, kept.sha256)).collect::<Result<_, _>>()?;
    let dataset = Dataset::build(decode(blocks)?, version, Taxonomy::embedded(), Regions::embedded());
    Ok(dataset.with_releases(releases))
}

/// Decodes on all cores; the incidents in the order of the blocks.
fn decode(blocks: &[PublicBlock]) -> Result<Vec<PublicIncident>, LoadError> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = blocks.len().div_ceil(cores).max(1);
    let parts: Vec<Result<Vec<PublicIncident>, LoadError>> = thread::scope(|scope| {
        let workers: Vec<_> = blocks.chunks(share).map(|part| scope.spawn(|| decode_part(part))).collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let mut incidents = Vec::with_capacity(blocks.iter().map(|block| block.rows as usize).sum());
    for part in parts {
        incidents.extend(part?);
    }
    Ok(incidents)
}

fn decode_part(blocks: &[PublicBlock]) -> Result<Vec<PublicIncident>, LoadError> {
    let (taxonomy, regions) = (Taxonomy::embedded(), Regions::embedded());
    let mut incidents = Vec::new();
    for block in blocks {
        let decoded = decode_block(&block.body, taxonomy, regions);
        incidents.extend(decoded.map_err(|source| LoadError::Block { block: block.seq, source })?);
    }
    Ok(incidents)
}
