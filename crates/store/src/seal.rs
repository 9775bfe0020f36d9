//! Sealing: XChaCha20-Poly1305 blobs that only fit the row they were made for, and keyed digests.
//!
//! From the master key and the database's own salt, HKDF-SHA256 (RFC 5869) derives one key for each use. A sealed blob is
//! `form (1 byte) ‖ nonce (24) ‖ ciphertext ‖ tag (16)`; nonces are random, which 192 bits allow without counting them
//! (draft-irtf-cfrg-xchacha-03, section 3.1). The associated data name the row, so that a blob moved to another row, or a
//! row whose clear status was changed by hand, no longer opens.

mod cipher;

use std::fmt;

use aes::Aes128;
use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use rand::Rng;
use sha2::Sha256;
use spotlight_core::Lang;
use spotlight_record::Status;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::digests::{self, DigestKeys};
pub(crate) use crate::digests::{Digest, IdentityKey};
use crate::key::MasterKey;
use cipher::{Cipher, NONCE_BYTES, TAG_BYTES};

/// Length of a database's salt, bytes.
pub(crate) const SALT_BYTES: usize = 32;

/// The form of a sealed blob.
const FORM: u8 = 1;

/// Length of what stands before the ciphertext.
const HEAD: usize = 1 + NONCE_BYTES;

/// The row that a blob is sealed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    /// A version of a record, in `incident` or, later, in `revision`.
    Record { id: Uuid, revision: u32, status: Status },
    /// The details of a change.
    Detail { change: i64 },
    /// The receipt of an import.
    Receipt { change: i64 },
    /// An entry of the audit log.
    Audit { seq: u64 },
    /// The newest end of the audit log.
    AuditHead,
    /// The details of a token.
    Token { id: i64 },
    /// The details of an upload.
    Upload { id: Uuid },
    /// Bytes of an upload, from an offset.
    Chunk { upload: Uuid, start: i64 },
    /// A piece of the rejected rows of a batch.
    Reject { change: i64, lang: Lang, seq: i64 },
    /// How a file with a certain header was read.
    Reading { header: Digest },
    /// A pair of possible doubles.
    Double { pair: Digest },
    /// What was decided about a pair.
    Verdict { pair: Digest },
    /// What an author writes.
    ReportDraft { id: Uuid },
    /// The settings.
    Settings,
    /// An account.
    Account { id: i64 },
    /// The link of an account.
    Invitation { account: i64 },
    /// A session, by the digest of its secret.
    Session { secret: [u8; 32] },
    /// Failed sign-ins of a name.
    Attempt { name: Digest },
    /// What remains of a redacted record.
    Tombstone { record: Uuid },
    /// Keys of digests that others have replaced.
    Retired { n: i64 },
    /// The hashes of the audit log under a key that another has replaced.
    RetiredLog { n: i64 },
}

/// A blob that does not open: damaged, altered, or moved from another row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} does not open: it is damaged, was altered, or belongs to another row or key")]
pub struct SealError(SlotName);

/// Which row a [`SealError`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct SlotName(Slot);

/// What is kept of keys that others have replaced.
#[derive(Clone)]
pub(crate) struct Retired {
    /// What digests were made with.
    pub(crate) digests: DigestKeys,
    /// The public half of what heads of the audit log were signed with.
    pub(crate) signer: [u8; 32],
}

/// All keys of a database.
pub(crate) struct Keys {
    cipher: Cipher,
    digests: DigestKeys,
    /// Those before, oldest first.
    retired: Vec<Retired>,
    chain: Hmac<Sha256>,
    signature: Zeroizing<[u8; 32]>,
    reference: Aes128,
    check: Digest,
}

impl Keys {
    /// Derives the keys.
    pub(crate) fn new(master: &MasterKey, salt: &[u8; SALT_BYTES]) -> Self {
        let hkdf = Hkdf::<Sha256>::new(Some(salt), master.expose());
        let derive = |label: &str| {
            let mut key = Zeroizing::new([0; 32]);
            hkdf.expand_multi_info(&[b"spotlight v1 ", label.as_bytes()], key.as_mut())
                .expect("32 bytes are fewer than HKDF's limit of 255 hashes");
            key
        };
        let mac = |label: &str| {
            <Hmac<Sha256> as KeyInit>::new_from_slice(derive(label).as_ref()).expect("HMAC takes keys of any length")
        };
        let mut check = [0; 16];
        check.copy_from_slice(&derive("key check")[..16]);
        let mut digests = Zeroizing::new([0; DigestKeys::BYTES]);
        for (key, label) in digests.chunks_exact_mut(32).zip(["identity", "content", "token"]) {
            key.copy_from_slice(derive(label).as_ref());
        }
        Self {
            cipher: Cipher::new(derive("seal")),
            digests: DigestKeys::new(&digests),
            retired: Vec::new(),
            chain: mac("audit chain"),
            signature: derive("audit signature"),
            reference: Aes128::new_from_slice(&derive("reference")[..16]).expect("AES-128 takes keys of 16 bytes"),
            check,
        }
    }

    /// A value that is kept in the clear to recognise the key by; it tells nothing about it.
    pub(crate) fn check(&self) -> Digest {
        self.check
    }

    /// Seals bytes for a row.
    pub(crate) fn seal(&self, slot: Slot, plain: &[u8]) -> Vec<u8> {
        self.seal_parts(slot, &[plain])
    }

    /// Seals bytes that follow on each other.
    pub(crate) fn seal_parts(&self, slot: Slot, plain: &[&[u8]]) -> Vec<u8> {
        let mut nonce = [0; NONCE_BYTES];
        rand::rng().fill_bytes(&mut nonce);
        let length: usize = plain.iter().map(|part| part.len()).sum();
        let mut sealed = Vec::with_capacity(HEAD + length + TAG_BYTES);
        sealed.push(FORM);
        sealed.extend_from_slice(&nonce);
        for part in plain {
            sealed.extend_from_slice(part);
        }
        let tag = self.cipher.seal(&nonce, &slot.associated_data(), &mut sealed[HEAD..]);
        sealed.extend_from_slice(&tag);
        sealed
    }

    /// Opens what was sealed for the same row.
    pub(crate) fn open(&self, slot: Slot, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let refuse = SealError(SlotName(slot));
        let (&form, rest) = sealed.split_first().ok_or(refuse)?;
        let (nonce, body) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(refuse)?;
        if form != FORM {
            return Err(refuse);
        }
        self.cipher.open(nonce, &slot.associated_data(), body.to_vec()).ok_or(refuse)
    }

    /// The same keys, and what is kept of those before, oldest first.
    pub(crate) fn after(self, retired: Vec<Retired>) -> Self {
        Self { retired, ..self }
    }

    /// What is kept of the keys before, oldest first.
    pub(crate) fn retired(&self) -> &[Retired] {
        &self.retired
    }

    /// The keys of digests.
    pub(crate) fn digests(&self) -> &DigestKeys {
        &self.digests
    }

    fn generations(&self) -> Vec<&DigestKeys> {
        self.retired.iter().map(|retired| &retired.digests).chain([&self.digests]).collect()
    }

    /// The digest of parts, which are told apart by their lengths, as it is stored now.
    pub(crate) fn identity(&self, parts: &[&[u8]]) -> Digest {
        self.digests.identity().digest(parts)
    }

    /// Under what something may stand that is matched by such a digest and was stored at any time; the last is as it is stored now.
    pub(crate) fn identities(&self, digest: impl Fn(&IdentityKey) -> Digest) -> Vec<Digest> {
        let again = |keys: &DigestKeys, digest| keys.identity().again(digest);
        digests::standings(&self.generations(), |keys| digest(keys.identity()), again)
    }

    /// The digest of what a source said, as it is stored now.
    pub(crate) fn content(&self, bytes: &[u8]) -> Digest {
        self.digests.content(bytes)
    }

    /// Under what it may stand that was stored at any time; the last is as it is stored now.
    pub(crate) fn contents(&self, bytes: &[u8]) -> Vec<Digest> {
        let again = |keys: &DigestKeys, digest| keys.identity().again(digest);
        digests::standings(&self.generations(), |keys| keys.content(bytes), again)
    }

    /// The digest that a token is stored as now.
    pub(crate) fn token(&self, secret: &[u8]) -> [u8; 32] {
        self.digests.token(secret)
    }

    /// Under what a token may stand that was stored at any time.
    pub(crate) fn tokens(&self, secret: &[u8]) -> Vec<[u8; 32]> {
        digests::standings(&self.generations(), |keys| keys.token(secret), DigestKeys::token_again)
    }

    /// Whether a token has this stored digest; takes as long for every token.
    pub(crate) fn token_is(&self, secret: &[u8], stored: &[u8]) -> bool {
        self.tokens(secret).iter().fold(false, |found, digest| found | digests::same(digest, stored))
    }

    /// A reference to a record that leads nobody without the key to it: its id as one encrypted block.
    pub(crate) fn reference(&self, id: Uuid) -> [u8; 16] {
        let mut block = id.into_bytes().into();
        self.reference.encrypt_block(&mut block);
        block.into()
    }

    /// The record that a reference leads to.
    pub(crate) fn referenced(&self, reference: [u8; 16]) -> Uuid {
        let mut block = reference.into();
        self.reference.decrypt_block(&mut block);
        Uuid::from_bytes(block.into())
    }

    /// The seed of the key that heads of the audit log are signed with.
    pub(crate) fn signature(&self) -> &[u8; 32] {
        &self.signature
    }

    /// The hash of an audit entry: keyed, so that a chain cannot be rebuilt without the key.
    pub(crate) fn chain(&self, previous: &[u8; 32], seq: u64, at: &str, entry: &[u8]) -> [u8; 32] {
        let mut mac = self.chain.clone();
        mac.update(previous);
        mac.update(&seq.to_le_bytes());
        mac.update(&(at.len() as u64).to_le_bytes());
        mac.update(at.as_bytes());
        mac.update(entry);
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Slot {
    /// A tag for the kind of row, then its key at fixed width: no two rows share their associated data.
    fn associated_data(self) -> Vec<u8> {
        match self {
            Self::Record { id, revision, status } => {
                [b"record ", id.as_bytes().as_slice(), &revision.to_le_bytes(), status.as_str().as_bytes()].concat()
            }
            Self::Detail { change } => [b"detail ".as_slice(), &change.to_le_bytes()].concat(),
            Self::Receipt { change } => [b"receipt ".as_slice(), &change.to_le_bytes()].concat(),
            Self::Audit { seq } => [b"audit ".as_slice(), &seq.to_le_bytes()].concat(),
            Self::AuditHead => b"audit head".to_vec(),
            Self::Token { id } => [b"token ".as_slice(), &id.to_le_bytes()].concat(),
            Self::Upload { id } => [b"upload ".as_slice(), id.as_bytes()].concat(),
            Self::Chunk { upload, start } => [b"chunk ".as_slice(), upload.as_bytes(), &start.to_le_bytes()].concat(),
            Self::Reject { change, lang, seq } => {
                [b"reject ".as_slice(), &change.to_le_bytes(), &seq.to_le_bytes(), lang.as_str().as_bytes()].concat()
            }
            Self::Reading { header } => [b"reading ".as_slice(), &header].concat(),
            Self::Double { pair } => [b"double ".as_slice(), &pair].concat(),
            Self::Verdict { pair } => [b"verdict ".as_slice(), &pair].concat(),
            Self::ReportDraft { id } => [b"report draft ".as_slice(), id.as_bytes()].concat(),
            Self::Settings => b"settings".to_vec(),
            Self::Account { id } => [b"account ".as_slice(), &id.to_le_bytes()].concat(),
            Self::Invitation { account } => [b"invitation ".as_slice(), &account.to_le_bytes()].concat(),
            Self::Session { secret } => [b"session ".as_slice(), &secret].concat(),
            Self::Attempt { name } => [b"attempt ".as_slice(), &name].concat(),
            Self::Tombstone { record } => [b"tombstone ".as_slice(), record.as_bytes()].concat(),
            Self::Retired { n } => [b"retired ".as_slice(), &n.to_le_bytes()].concat(),
            Self::RetiredLog { n } => [b"retired log ".as_slice(), &n.to_le_bytes()].concat(),
        }
    }
}

impl fmt::Display for SlotName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Slot::Record { id, revision, .. } => write!(f, "revision {revision} of record {id}"),
            Slot::Detail { change } => write!(f, "the description of change {change}"),
            Slot::Receipt { change } => write!(f, "the receipt of batch {change}"),
            Slot::Audit { seq } => write!(f, "entry {seq} of the audit log"),
            Slot::AuditHead => f.write_str("the head of the audit log"),
            Slot::Token { id } => write!(f, "token {id}"),
            Slot::Upload { id } => write!(f, "the description of upload {id}"),
            Slot::Chunk { upload, start } => write!(f, "the part of upload {upload} from byte {start}"),
            Slot::Reject { change, .. } => write!(f, "a part of the rejected rows of batch {change}"),
            Slot::Reading { .. } => f.write_str("a remembered reading"),
            Slot::Double { .. } => f.write_str("a pair of possible doubles"),
            Slot::Verdict { .. } => f.write_str("a decision about possible doubles"),
            Slot::ReportDraft { id } => write!(f, "the draft of report {id}"),
            Slot::Settings => f.write_str("the settings"),
            Slot::Account { id } => write!(f, "account {id}"),
            Slot::Invitation { account } => write!(f, "the invitation of account {account}"),
            Slot::Session { .. } => f.write_str("a session"),
            Slot::Attempt { .. } => f.write_str("a count of failed sign-ins"),
            Slot::Tombstone { record } => write!(f, "the tombstone of record {record}"),
            Slot::Retired { n } => write!(f, "retired key {n}"),
            Slot::RetiredLog { n } => write!(f, "the hashes of the audit log under retired key {n}"),
        }
    }
}

#[cfg(test)]
mod tests;
