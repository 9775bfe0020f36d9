//! The way from a record to the public snapshot: `publish()` and the form of the blocks, with the data that both need.

use std::fmt;

use jiff::civil::Date;
use spotlight_core::public::PublicIncident;
use spotlight_core::region::Regions;
use spotlight_core::snapshot::{block_hash, decode_block, encode_block};
use spotlight_core::taxonomy::Taxonomy;
use spotlight_record::{Incident, Publisher, Status, Withheld};
use uuid::Uuid;

use crate::error::StoreError;

/// Masks, taxonomy and regions that records are published under.
pub struct Projection {
    publisher: Publisher<'static>,
    taxonomy: &'static Taxonomy,
    regions: &'static Regions,
}

impl Projection {
    /// Publishes under a taxonomy and regions.
    pub fn new(taxonomy: &'static Taxonomy, regions: &'static Regions) -> Self {
        Self { publisher: Publisher::new(taxonomy, regions), taxonomy, regions }
    }

    /// Publishes under the taxonomy and regions that ship with Spotlight.
    pub fn embedded() -> Self {
        Self::new(Taxonomy::embedded(), Regions::embedded())
    }

    /// The hash of everything that a public incident depends on but its record.
    pub fn hash(&self) -> [u8; 32] {
        self.publisher.hash()
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
        self.publisher.publish(id, status, incident, changed)
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
