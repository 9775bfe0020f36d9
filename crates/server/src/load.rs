//! From the public blocks of a store to the dataset that questions are answered from, and from that to the next one.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::Arc;
use std::thread;

use spotlight_core::index::{Dataset, Version};
use spotlight_core::public::PublicIncident;
use spotlight_core::region::Regions;
use spotlight_core::release::{DamagedRelease, Release};
use spotlight_core::snapshot::{SnapshotError, decode_block};
use spotlight_core::taxonomy::Taxonomy;
use spotlight_public::Stage;
use spotlight_store::{Act, KeptRelease, PublicBlock, PublicChanges, PublicState, Store, StoreError};

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

/// A dataset, and the snapshot that it was made of.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Everything that is public, ready to be asked.
    pub dataset: Arc<Dataset>,
    state: PublicState,
    /// Checksums of the blocks, by number.
    blocks: BTreeMap<i64, [u8; 32]>,
}

/// A number and what the block of that number holds.
type Decoded = Vec<(i64, Vec<PublicIncident>)>;

/// Everything that is public in a store. `entered` is told what is done.
///
/// A snapshot that was made under other masks, taxonomy, regions or software is built again first, which is a write.
pub async fn dataset<S: Store>(store: &S, entered: impl Fn(Stage) + Send + 'static) -> Result<Loaded, LoadError> {
    if !store.projection_is_current().await? {
        tracing::info!("publishing all records again: masks, taxonomy, regions or software have changed");
        entered(Stage::Publishing);
        let why = Some("masks, taxonomy, regions or software have changed".to_owned());
        store.republish(Act { who: "system".to_owned(), now: clock::now(), why }).await?;
    }
    entered(Stage::Reading);
    let changes = store.public_changes(&BTreeMap::new()).await?;
    compute(move || {
        let decoded = decode(&changes.blocks)?;
        entered(Stage::Indexing);
        let (taxonomy, regions) = (Taxonomy::embedded(), Regions::embedded());
        Loaded::new(Dataset::of_blocks(decoded, version(&changes), taxonomy, regions), changes)
    })
    .await
}

/// What is public now, from what was public before; none if it is the same. Blocks that have not changed are not read again.
pub async fn next<S: Store>(store: &S, before: &Loaded) -> Result<Option<Loaded>, LoadError> {
    let state = store.public_state().await?;
    if state == before.state {
        return Ok(None);
    }
    if state.projection == before.state.projection {
        let changes = store.public_changes(&before.blocks).await?;
        let of = before.clone();
        if let Some(updated) = compute(move || update(&of, changes)).await? {
            return Ok(Some(updated));
        }
    }
    dataset(store, |_| ()).await.map(Some)
}

/// None where the dataset should be built anew.
fn update(before: &Loaded, changes: PublicChanges) -> Result<Option<Loaded>, LoadError> {
    if changes.state.projection != before.state.projection {
        return Ok(None);
    }
    let mut blocks = decode(&changes.blocks)?;
    blocks.extend(before.blocks.keys().filter(|seq| !changes.hashes.contains_key(seq)).map(|seq| (*seq, Vec::new())));
    let dataset = before.dataset.updated(version(&changes), blocks);
    dataset.map(|dataset| Loaded::new(dataset, changes)).transpose()
}

/// What a snapshot is called.
fn version(PublicChanges { state, hashes, releases, .. }: &PublicChanges) -> Version {
    Version::of(hashes.values().copied().chain(releases.iter().map(|kept| kept.sha256)), state.projection)
}

impl Loaded {
    /// A dataset, with what else belongs to its version.
    fn new(dataset: Dataset, changes: PublicChanges) -> Result<Self, LoadError> {
        let PublicChanges { state, hashes, releases, .. } = changes;
        let decode = |kept: &KeptRelease| Release::decode(&kept.body, kept.sha256);
        let releases = releases.iter().map(decode).collect::<Result<_, _>>()?;
        Ok(Self { dataset: Arc::new(dataset.with_releases(releases)), state, blocks: hashes })
    }
}

/// Runs what takes its time beside the threads that answer.
async fn compute<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, LoadError> + Send + 'static,
) -> Result<T, LoadError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| LoadError::Stopping)?
}

/// Decodes on all cores; in the order of the blocks.
fn decode(blocks: &[PublicBlock]) -> Result<Decoded, LoadError> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = blocks.len().div_ceil(cores).max(1);
    let parts: Vec<Result<Decoded, LoadError>> = thread::scope(|scope| {
        let workers: Vec<_> = blocks.chunks(share).map(|part| scope.spawn(|| decode_part(part))).collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let mut all = Vec::with_capacity(blocks.len());
    for part in parts {
        all.extend(part?);
    }
    Ok(all)
}

fn decode_part(blocks: &[PublicBlock]) -> Result<Decoded, LoadError> {
    let (taxonomy, regions) = (Taxonomy::embedded(), Regions::embedded());
    let one = |block: &PublicBlock| {
        let decoded = decode_block(&block.body, taxonomy, regions);
        Ok((block.seq, decoded.map_err(|source| LoadError::Block { block: block.seq, source })?))
    };
    blocks.iter().map(one).collect()
}
