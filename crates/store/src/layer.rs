//! Reference layers: what a store promises about them.
//!
//! They are public as a whole and made of no record, so that nothing of them is sealed, and the public snapshot and its version know
//! nothing of them. Only the operator adds and removes them; both are in the audit log, with the hash of what was added.

use std::future::Future;

use spotlight_core::layer::{Kept, Layer};

use crate::error::StoreError;
use crate::model::Act;

/// Layers of a store, at most: more than a reader would choose from.
pub const MOST_LAYERS: u64 = 40;

/// Bytes of the bodies of all layers, at most: all of them are in the memory of whoever serves them.
pub const MOST_LAYER_BYTES: u64 = 64 << 20;

/// Whether a layer may take the place of one with the same id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameId {
    /// The one that is there stays, and the new one is refused.
    Refuse,
    /// The new one takes its place.
    Replace,
}

/// The reference layers of a store.
pub trait LayerStore {
    /// Adds a layer. One that is there already, bytes and all, changes nothing and is in no log; false then.
    ///
    /// # Errors
    /// If there is another of this id that may not be replaced, or more than [`MOST_LAYERS`] or [`MOST_LAYER_BYTES`] would be kept.
    fn add_layer(
        &self,
        layer: &Layer,
        same_id: SameId,
        act: Act,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Removes a layer.
    fn remove_layer(&self, id: &str, act: Act) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// All layers, in the order in which they were added: bytes for [`Layer::decode`].
    fn layers(&self) -> impl Future<Output = Result<Vec<Kept>, StoreError>> + Send;

    /// The hashes of all layers, in the same order. Cheap: no body is read.
    fn layer_hashes(&self) -> impl Future<Output = Result<Vec<[u8; 32]>, StoreError>> + Send;
}
