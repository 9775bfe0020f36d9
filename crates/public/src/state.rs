//! What the routes share: the dataset that is served now, and how much heavy work may run at once.

use std::sync::Arc;

use arc_swap::ArcSwapOption;
use spotlight_core::index::Dataset;
use tokio::sync::Semaphore;

/// Lists, summaries and timelines that are computed at the same time; tiles are not counted.
const HEAVY: usize = 8;

/// Exports under way at the same time. They last as long as their client reads, so they must not hold up the others.
const EXPORTS: usize = 8;

/// The shared state of the public routes.
#[derive(Debug)]
pub struct PublicState {
    /// The dataset that is served now; none until the first is built.
    pub dataset: ArcSwapOption<Dataset>,
    pub(crate) heavy: Arc<Semaphore>,
    pub(crate) exports: Arc<Semaphore>,
}

impl PublicState {
    /// A state without data: every data route answers 503 until [`swap`](Self::swap).
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            dataset: ArcSwapOption::empty(),
            heavy: Arc::new(Semaphore::new(HEAVY)),
            exports: Arc::new(Semaphore::new(EXPORTS)),
        })
    }

    /// Serves this dataset from now on. Requests under way finish with the one they began with.
    pub fn swap(&self, dataset: Dataset) {
        self.dataset.store(Some(Arc::new(dataset)));
    }
}
