//! The dataset version: a name for exactly these public facts under exactly these rules.

use std::fmt;

use sha2::{Digest, Sha256};

/// A hash over the hashes of the snapshot's blocks and released tables, and the projection (masks, taxonomy, regions, software).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Version([u8; 32]);

impl Version {
    /// The version of a snapshot: the hashes of its blocks and of its released tables, in order, and the hash of the rules that it
    /// was published under.
    pub fn of(hashes: impl IntoIterator<Item = [u8; 32]>, projection: [u8; 32]) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"spotlight dataset 1\0");
        hash.update(projection);
        for part in hashes {
            hash.update(part);
        }
        Self(hash.finalize().into())
    }

    /// The whole hash.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// The first 16 hexadecimal digits: enough to tell versions apart, short enough to cite.
impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0[..8].iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
