//! What stands in the audit log, and signed heads of it, to be kept outside of the database.
//!
//! The chain shows every change, gap and cut inside a database, but not that a whole database was put back to an older copy of
//! itself. Whoever keeps a head elsewhere finds that: it says how many entries there were and what the last one's hash was, and nobody without
//! the database's key can make one (Ed25519, RFC 8032).

use std::fmt;
use std::fmt::Write as _;
use std::str::FromStr;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use jiff::Timestamp;

use crate::error::AuditError;

/// What stands in the log, by its stable words. The pages have a sentence for each, in both languages.
pub const ACTS: [&str; 43] = [
    "sign_in",
    "sign_in_failed",
    "sign_out",
    "password",
    "totp",
    "invite",
    "role",
    "disable",
    "token",
    "import",
    "undo",
    "view_queue",
    "view_record",
    "edit",
    "mend",
    "publish",
    "return",
    "retract",
    "link",
    "release",
    "rehearse_table",
    "make_table",
    "withhold_table",
    "add_layer",
    "remove_layer",
    "set_status",
    "settings",
    "export_private",
    "subject_find",
    "subject_export",
    "withdraw",
    "redact",
    "retain",
    "republish",
    "keep_snapshot",
    "forget_snapshot",
    "publish_report",
    "withdraw_report",
    "rebuild_report",
    "remove_report",
    "rotate_key",
    "backup",
    "restore",
];

/// How far the audit log was verified: its entries up to one, and the hash of that one. Verifying on from there needs no earlier entry, and
/// says nothing about them: what was changed in them later is found by verifying from the beginning only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditMark {
    /// How many entries were verified.
    pub entries: u64,
    pub(crate) hash: [u8; 32],
}

impl AuditMark {
    /// Before the first entry.
    pub const BEGINNING: Self = Self { entries: 0, hash: [0; 32] };
}

const FORM: &str = "spotlight audit head 1";

/// What a database says about the end of its audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditHead {
    /// How many entries there were.
    pub entries: u64,
    /// The hash of the last one; zeros where there was none.
    pub hash: [u8; 32],
    /// When it was signed.
    pub made: Timestamp,
    key: [u8; 32],
    signature: [u8; 64],
}

/// A text that is no signed head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a signed head of an audit log as `spotlight audit head` writes it")]
pub struct NoHead;

impl AuditHead {
    pub(crate) fn sign(seed: &[u8; 32], entries: u64, hash: [u8; 32], made: Timestamp) -> Self {
        let key = SigningKey::from_bytes(seed);
        let signature = key.sign(statement(entries, &hash, made).as_bytes()).to_bytes();
        Self { entries, hash, made, key: key.verifying_key().to_bytes(), signature }
    }

    /// Whether it was signed by this key, and says what was signed; nothing where another key signed it.
    pub(crate) fn check(&self, signer: &[u8; 32]) -> Option<Result<(), AuditError>> {
        (*signer == self.key).then(|| {
            let key = VerifyingKey::from_bytes(&self.key).map_err(|_| AuditError::Forged)?;
            let said = statement(self.entries, &self.hash, self.made);
            key.verify_strict(said.as_bytes(), &Signature::from_bytes(&self.signature)).map_err(|_| AuditError::Forged)
        })
    }
}

/// The public half of the key of a seed.
pub(crate) fn signer(seed: &[u8; 32]) -> [u8; 32] {
    SigningKey::from_bytes(seed).verifying_key().to_bytes()
}

fn statement(entries: u64, hash: &[u8; 32], made: Timestamp) -> String {
    format!("{FORM}\nentries {entries}\nhash {}\nmade {made}\n", hex(hash))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let pairs = text.as_bytes().chunks_exact(2);
    if text.len() != 2 * N || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(pairs) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

impl fmt::Display for AuditHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signed = statement(self.entries, &self.hash, self.made);
        write!(f, "{signed}key {}\nsignature {}\n", hex(&self.key), hex(&self.signature))
    }
}

impl FromStr for AuditHead {
    type Err = NoHead;

    fn from_str(text: &str) -> Result<Self, NoHead> {
        let mut lines = text.trim().lines().map(str::trim);
        if lines.next() != Some(FORM) {
            return Err(NoHead);
        }
        let mut value = |name: &str| {
            lines.next().and_then(|line| line.strip_prefix(name)?.strip_prefix(' ').map(str::to_owned)).ok_or(NoHead)
        };
        Ok(Self {
            entries: value("entries")?.parse().map_err(|_| NoHead)?,
            hash: unhex(&value("hash")?).ok_or(NoHead)?,
            made: value("made")?.parse().map_err(|_| NoHead)?,
            key: unhex(&value("key")?).ok_or(NoHead)?,
            signature: unhex(&value("signature")?).ok_or(NoHead)?,
        })
    }
}

#[cfg(test)]
mod tests;
