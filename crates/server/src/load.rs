//! From the public blocks of a store to the dataset that questions are answered from, and from that to the next one.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use spotlight_core::index::{Dataset, Version};
use spotlight_core::public::PublicIncident;
use spotlight_core::region::Regions;
use spotlight_core::release::{DamagedRelease, Release};
use spotlight_core::snapshot::{SnapshotError, decode_block};
use spotlight_core::taxonomy::Taxonomy;
use spotlight_public::Stage;
use spotlight_store::{
    Act, KeptRelease, PublicBlock, PublicBlocks, PublicChanges, PublicState, Store, StoreError, UnverifiedBlock,
};
use tokio::sync::mpsc;

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
    let version = version(&changes);
    let PublicChanges { state, hashes, releases, rows, blocks } = changes;
    let dataset = decoded(blocks, move |blocks| {
        let blocks = blocks.chain(std::iter::from_fn(|| {
            entered(Stage::Indexing);
            None
        }));
        Dataset::of_blocks(rows, blocks, version, Taxonomy::embedded(), Regions::embedded())
    })
    .await?;
    Loaded::new(dataset, state, hashes, &releases)
}

/// What is public now, from what was public before; none if it is the same. Blocks that have not changed are not read again.
pub async fn next<S: Store>(store: &S, before: &Loaded) -> Result<Option<Loaded>, LoadError> {
    let state = store.public_state().await?;
    if state == before.state {
        return Ok(None);
    }
    if state.projection == before.state.projection {
        let changes = store.public_changes(&before.blocks).await?;
        if let Some(updated) = update(before, changes).await? {
            return Ok(Some(updated));
        }
    }
    dataset(store, |_| ()).await.map(Some)
}

/// None where the dataset should be built anew.
async fn update<B: PublicBlocks>(before: &Loaded, changes: PublicChanges<B>) -> Result<Option<Loaded>, LoadError> {
    let version = version(&changes);
    let PublicChanges { state, hashes, releases, blocks, .. } = changes;
    if state.projection != before.state.projection {
        return Ok(None);
    }
    let gone: Vec<i64> = before.blocks.keys().filter(|seq| !hashes.contains_key(seq)).copied().collect();
    let last = Arc::clone(&before.dataset);
    let dataset = decoded(blocks, move |blocks| {
        last.updated(version, blocks.chain(gone.into_iter().map(|seq| (seq, Vec::new()))).collect())
    })
    .await?;
    dataset.map(|dataset| Loaded::new(dataset, state, hashes, &releases)).transpose()
}

/// What a snapshot is called.
fn version<B>(PublicChanges { state, hashes, releases, .. }: &PublicChanges<B>) -> Version {
    Version::of(hashes.values().copied().chain(releases.iter().map(|kept| kept.sha256)), state.projection)
}

impl Loaded {
    /// A dataset, with what else belongs to its version.
    fn new(
        dataset: Dataset,
        state: PublicState,
        blocks: BTreeMap<i64, [u8; 32]>,
        releases: &[KeptRelease],
    ) -> Result<Self, LoadError> {
        let decode = |kept: &KeptRelease| Release::decode(&kept.body, kept.sha256);
        let releases = releases.iter().map(decode).collect::<Result<_, _>>()?;
        Ok(Self { dataset: Arc::new(dataset.with_releases(releases)), state, blocks })
    }
}

/// A number and what the block of that number holds.
type Decoded = (i64, Vec<PublicIncident>);

/// What becomes of blocks that are verified and decoded on all cores while more of them are read; they come in any order. The bytes of a
/// block go as soon as it is decoded, so that few are in memory at a time.
async fn decoded<T: Send + 'static>(
    mut blocks: impl PublicBlocks,
    take: impl FnOnce(&mut dyn Iterator<Item = Decoded>) -> T + Send + 'static,
) -> Result<T, LoadError> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let (sender, receiver) = mpsc::channel(2 * cores);
    // Beside the threads that answer.
    let taken = tokio::task::spawn_blocking(move || decode(cores, receiver, take));
    while let Some(block) = blocks.next().await.transpose() {
        // Who receives nothing more has failed already, and says why.
        if sender.send(block).await.is_err() {
            break;
        }
    }
    drop(sender);
    taken.await.map_err(|_| LoadError::Stopping)?
}

fn decode<T>(
    cores: usize,
    blocks: mpsc::Receiver<Result<UnverifiedBlock, StoreError>>,
    take: impl FnOnce(&mut dyn Iterator<Item = Decoded>) -> T,
) -> Result<T, LoadError> {
    let blocks = Mutex::new(blocks);
    let next = &|| blocks.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
    thread::scope(|scope| {
        let (sender, receiver) = std::sync::mpsc::sync_channel(cores);
        for _ in 0..cores {
            let sender = sender.clone();
            scope.spawn(move || while next().is_some_and(|block| sender.send(decode_one(block)).is_ok()) {});
        }
        drop(sender);
        let mut failed = None;
        let mut decoded = receiver.into_iter().map_while(|block| block.map_err(|error| failed = Some(error)).ok());
        let taken = take(&mut decoded);
        drop(decoded);
        failed.map_or(Ok(taken), Err)
    })
}

fn decode_one(block: Result<UnverifiedBlock, StoreError>) -> Result<Decoded, LoadError> {
    let PublicBlock { seq, body, .. } = block?.verify()?;
    let decoded = decode_block(&body, Taxonomy::embedded(), Regions::embedded());
    Ok((seq, decoded.map_err(|source| LoadError::Block { block: seq, source })?))
}
