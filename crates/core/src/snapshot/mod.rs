//! Snapshot blocks: public incidents as checksummed bytes, so that a start can read them without the private records.
//!
//! A block holds a few thousand incidents. It names codes (categories, actors, regions) by text in small dictionaries, so it
//! does not depend on the numbering of one loaded taxonomy or boundary file. The same incidents give the same bytes.

#[cfg(test)]
mod tests;
mod wire;

use sha2::{Digest, Sha256};

use crate::public::{LeakError, PublicIncident};
use crate::region::Regions;
use crate::taxonomy::Taxonomy;
use wire::{Block, Dictionaries};

/// Why bytes are not a block of public incidents.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// Not of the form that this version writes.
    #[error("a snapshot block is not readable: {0}")]
    Form(#[from] postcard::Error),
    /// Written by another version of the form.
    #[error("a snapshot block has form {found}; this version reads form {}", wire::VERSION)]
    Version {
        /// The form's number in the block.
        found: u8,
    },
    /// A code that the loaded taxonomy or boundary file does not have.
    #[error("a snapshot block names the {list} {code:?}, which this installation does not have")]
    UnknownCode {
        /// What kind of code.
        list: &'static str,
        /// The code.
        code: String,
    },
    /// A reference past the end of a dictionary, or a number out of its range.
    #[error("a snapshot block holds a {0} that cannot be")]
    Value(&'static str),
    /// Facts that must not be public together.
    #[error(transparent)]
    Leak(#[from] LeakError),
}

/// Bytes that most incidents take in a block.
const USUAL_BYTES: usize = 256;

/// The bytes of a block.
pub fn encode_block(incidents: &[PublicIncident], taxonomy: &Taxonomy, regions: &Regions) -> Vec<u8> {
    let block = Block::of(incidents, taxonomy, regions);
    let bytes = Vec::with_capacity(incidents.len() * USUAL_BYTES);
    postcard::to_extend(&block, bytes).expect("writing plain structs to memory cannot fail")
}

/// The incidents of a block. The caller has compared [`block_hash`] with the one kept beside it.
pub fn decode_block(
    bytes: &[u8],
    taxonomy: &Taxonomy,
    regions: &Regions,
) -> Result<Vec<PublicIncident>, SnapshotError> {
    let found = *bytes.first().ok_or(SnapshotError::Value("length"))?;
    if found != wire::VERSION {
        return Err(SnapshotError::Version { found });
    }
    let block: Block<'_> = postcard::from_bytes(bytes)?;
    let dictionaries = Dictionaries::resolve(&block, taxonomy, regions)?;
    block.rows.into_iter().map(|row| Ok(PublicIncident::new(row.into_facts(&dictionaries)?)?)).collect()
}

/// SHA-256 of a block's bytes.
pub fn block_hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
