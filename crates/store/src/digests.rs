//! Keyed digests, and how they outlive a change of the key.
//!
//! What a digest was made of is often not at hand any more: the database keeps none of the secrets that people sign in with, and not
//! the words in which a file first told of a record. So when the key changes, such a digest is keyed once more with the new key,
//! `again (key 3, again (key 2, digest under key 1))`, and the keys of digests that were replaced are kept, sealed under the new
//! master key. Whoever has only an old master key cannot make the outermost digest, and so can test no guess against the database.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// A keyed digest: the first 128 bits of HMAC-SHA256. Without the key it tells nothing; with it, a million records collide
/// with a probability of about 10⁻²⁷.
pub(crate) type Digest = [u8; 16];

/// The key of digests of identity.
#[derive(Clone)]
pub(crate) struct IdentityKey(Hmac<Sha256>);

/// The keys of digests of one generation.
#[derive(Clone)]
pub(crate) struct DigestKeys {
    identity: IdentityKey,
    content: Hmac<Sha256>,
    token: Hmac<Sha256>,
    /// The three of them, as they are kept when they are replaced.
    bytes: Zeroizing<[u8; DigestKeys::BYTES]>,
}

impl IdentityKey {
    /// A key of these bytes.
    pub(crate) fn new(bytes: &[u8; 32]) -> Self {
        Self(mac(bytes))
    }

    /// A digest of parts, which are told apart by their lengths.
    pub(crate) fn digest(&self, parts: &[&[u8]]) -> Digest {
        let mut mac = self.0.clone();
        for part in parts {
            mac.update(&(part.len() as u64).to_le_bytes());
            mac.update(part);
        }
        truncate(mac)
    }

    /// What a digest of an earlier generation becomes.
    pub(crate) fn again(&self, digest: Digest) -> Digest {
        self.digest(&[b"again", &digest])
    }
}

impl DigestKeys {
    /// Length of the kept form.
    pub(crate) const BYTES: usize = 96;

    /// The keys of their kept form: of identity, of content, of tokens.
    pub(crate) fn new(bytes: &[u8; Self::BYTES]) -> Self {
        let mut identity = Zeroizing::new([0; 32]);
        identity.copy_from_slice(&bytes[..32]);
        Self {
            identity: IdentityKey::new(&identity),
            content: mac(&bytes[32..64]),
            token: mac(&bytes[64..]),
            bytes: Zeroizing::new(*bytes),
        }
    }

    pub(crate) fn bytes(&self) -> &[u8; Self::BYTES] {
        &self.bytes
    }

    pub(crate) fn identity(&self) -> &IdentityKey {
        &self.identity
    }

    /// The digest of what a source said.
    pub(crate) fn content(&self, bytes: &[u8]) -> Digest {
        let mut mac = self.content.clone();
        mac.update(bytes);
        truncate(mac)
    }

    /// The digest that a token is stored as.
    ///
    /// A fast hash is enough: a token is 256 random bits, so that nobody can try them all, and needs neither salt nor a slow
    /// hash as a password does. The key makes the stored digest useless to whoever has only the database.
    pub(crate) fn token(&self, secret: &[u8]) -> [u8; 32] {
        let mut mac = self.token.clone();
        mac.update(secret);
        mac.finalize().into_bytes().into()
    }

    /// What such a digest of an earlier generation becomes. No secret is as long as the label and a digest together.
    pub(crate) fn token_again(&self, digest: [u8; 32]) -> [u8; 32] {
        self.token(&[b"again ".as_slice(), &digest].concat())
    }
}

/// Under what something may stand that was digested when one of these keys was in use, oldest first; the last is in use now.
pub(crate) fn standings<D>(
    generations: &[&DigestKeys],
    digest: impl Fn(&DigestKeys) -> D,
    again: impl Fn(&DigestKeys, D) -> D,
) -> Vec<D> {
    let under = |n: usize| generations[n + 1..].iter().fold(digest(generations[n]), |digest, keys| again(keys, digest));
    (0..generations.len()).map(under).collect()
}

/// Whether two digests are the same; takes as long wherever they differ.
pub(crate) fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}

fn mac(key: &[u8]) -> Hmac<Sha256> {
    <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length")
}

fn truncate(mac: Hmac<Sha256>) -> Digest {
    let mut digest = [0; 16];
    digest.copy_from_slice(&mac.finalize().into_bytes()[..16]);
    digest
}

#[cfg(test)]
mod tests;
