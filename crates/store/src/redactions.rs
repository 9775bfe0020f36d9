//! Recognising what was redacted: keyed digests of keyed digests of identity, also across changes of the key.
//!
//! Of a redacted record nothing is left to make a new digest of when the key changes. So what is stored is keyed once more with
//! each new key, and the keys that were replaced are kept, sealed: `key 3 (key 2 (key 1 (identity under key 1)))`.

use spotlight_record::Incident;

use crate::plan::identity;
use crate::seal::{Digest, IdentityKey};

/// The keys that redacted records may have been known under, oldest first; the last is the one in use.
#[derive(Clone)]
pub(crate) struct Redactions(Vec<IdentityKey>);

impl Redactions {
    pub(crate) fn new(generations: impl IntoIterator<Item = IdentityKey>) -> Self {
        Self(generations.into_iter().collect())
    }

    /// Under what an incident would stand if it was redacted: one digest for each key.
    pub(crate) fn digests(&self, incident: &Incident) -> Vec<Digest> {
        let under =
            |n: usize| self.0[n..].iter().fold(identity(&self.0[n], incident), |digest, key| again(key, digest));
        (0..self.0.len()).map(under).collect()
    }
}

/// What an identity stands as among those that were redacted, and what that becomes under a new key.
pub(crate) fn again(key: &IdentityKey, digest: Digest) -> Digest {
    key.digest(&[b"redacted", &digest])
}

impl std::fmt::Debug for Redactions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Redactions({} keys)", self.0.len())
    }
}

#[cfg(test)]
mod tests;
