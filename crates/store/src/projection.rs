//! The way from a record to the public snapshot: `publish()` and the form of the blocks, with the data that both need.

use std::fmt;
use std::sync::Arc;

use arc_swap::ArcSwap;
use jiff::civil::Date;
use spotlight_core::public::PublicIncident;
use spotlight_core::region::Regions;
use spotlight_core::snapshot::{block_hash, decode_block, encode_block};
use spotlight_core::taxonomy::Taxonomy;
use spotlight_record::{Incident, Masks, Publisher, Status, Withheld};
use uuid::Uuid;

use crate::error::StoreError;

/// Masks, taxonomy and regions that records are published under.
pub struct Projection {
    publisher: ArcSwap<Publisher<'static>>,
    taxonomy: &'static Taxonomy,
    regions: &'static Regions,
}

impl Projection {
    /// Publishes under a taxonomy and regions.
    pub fn new(taxonomy: &'static Taxonomy, regions: &'static Regions) -> Self {
        Self { publisher: ArcSwap::from_pointee(Publisher::new(taxonomy, regions)), taxonomy, regions }
    }

    /// Publishes under the taxonomy and regions that ship with Spotlight.
    pub fn embedded() -> Self {
        Self::new(Taxonomy::embedded(), Regions::embedded())
    }

    /// The hash of everything that a public incident depends on but its record.
    pub fn hash(&self) -> [u8; 32] {
        self.publisher.load().hash()
    }

    /// The same if other masks were set.
    pub(crate) fn hash_under(&self, masks: &Masks) -> [u8; 32] {
        let publisher = self.publisher.load();
        if publisher.masks() == masks {
            return publisher.hash();
        }
        Publisher::with_masks(self.taxonomy, self.regions, masks.clone()).hash()
    }

    /// What publishes under the masks of this moment.
    pub(crate) fn publisher(&self) -> Arc<Publisher<'static>> {
        self.publisher.load_full()
    }

    /// Publishes under the masks that an organisation has set, from here on.
    pub(crate) fn set_masks(&self, masks: &Masks) {
        if self.publisher.load().masks() != masks {
            self.publisher.store(Arc::new(Publisher::with_masks(self.taxonomy, self.regions, masks.clone())));
        }
    }

    pub(crate) fn regions(&self) -> &'static Regions {
        self.regions
    }

    pub(crate) fn publish(
        &self,
        id: Uuid,
        status: Status,
        incident: &Incident,
        changed: Date,
    ) -> Result<PublicIncident, Withheld> {
        self.publisher.load().publish(id, status, incident, changed)
    }

    pub(crate) fn encode(&self, incidents: &[PublicIncident]) -> Vec<u8> {
        encode_block(incidents, self.taxonomy, self.regions)
    }

    /// The incidents of a stored block, once its checksum fits.
    pub(crate) fn decode(&self, seq: i64, sha256: [u8; 32], body: &[u8]) -> Result<Vec<PublicIncident>, StoreError> {
        if block_hash(body) != sha256 {
            return Err(StoreError::BlockDamaged(seq));
        }
        decode_block(body, self.taxonomy, self.regions).map_err(|source| StoreError::Block { seq, source })
    }
}

impl fmt::Debug for Projection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Projection(…)")
    }
}
