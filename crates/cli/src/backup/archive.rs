//! The form of a backup: a tar with a manifest, ended by the hash of all of it.
//!
//! ```text
//! manifest.json   what follows: format, versions, when, and name, size and SHA-256 of each member
//! spotlight.db    the database
//! spotlight.key   its key, only in an encrypted backup
//! sha256 <hex>    of every byte before, after the end of the tar: `tar` reads past it
//! ```

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::digest::{Ended, Hashing};

pub(crate) const DATABASE: &str = "spotlight.db";
pub(crate) const KEY: &str = "spotlight.key";
const MANIFEST: &str = "manifest.json";

/// The form that this program writes, and the newest that it reads.
const FORMAT: u32 = 1;

/// The most bytes of a manifest.
const MANIFEST_BYTES: u64 = 64 * 1024;

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) format: u32,
    /// The version of the program that wrote it.
    pub(crate) software: String,
    /// The version of the public dataset, if it did not change while it was copied.
    pub(crate) dataset: Option<String>,
    /// RFC 3339, UTC.
    pub(crate) created: String,
    pub(crate) members: Vec<Member>,
}

/// One file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Member {
    pub(crate) name: String,
    /// Bytes.
    pub(crate) size: u64,
    /// 64 hexadecimal digits.
    pub(crate) sha256: String,
}

impl Manifest {
    pub(crate) fn new(created: Timestamp, dataset: Option<String>, members: Vec<Member>) -> Self {
        Self {
            format: FORMAT,
            software: env!("CARGO_PKG_VERSION").to_owned(),
            dataset,
            created: created.to_string(),
            members,
        }
    }

    pub(crate) fn has_key(&self) -> bool {
        self.members.iter().any(|member| member.name == KEY)
    }
}

impl Member {
    fn of(name: &str, contents: impl Read) -> io::Result<Self> {
        let mut hashing = Hashing::new(contents);
        io::copy(&mut hashing, &mut io::sink())?;
        let (sha256, size) = hashing.so_far();
        Ok(Self { name: name.to_owned(), size, sha256 })
    }

    pub(crate) fn of_file(name: &str, path: &Path) -> io::Result<Self> {
        Self::of(name, File::open(path)?)
    }

    pub(crate) fn of_bytes(name: &str, bytes: &[u8]) -> Self {
        Self::of(name, bytes).expect("reading from memory does not fail")
    }
}

/// Writes a backup. `contents` are those of the members, in their order.
pub(crate) fn write(out: impl Write, manifest: &Manifest, contents: Vec<Box<dyn Read + '_>>) -> anyhow::Result<()> {
    let mut tar = tar::Builder::new(Hashing::new(out));
    let text = serde_json::to_vec_pretty(manifest)?;
    append(&mut tar, MANIFEST, text.len() as u64, text.as_slice())?;
    for (member, contents) in manifest.members.iter().zip(contents) {
        append(&mut tar, &member.name, member.size, contents)?;
    }
    tar.into_inner()?.finish()?;
    Ok(())
}

fn append<W: Write>(tar: &mut tar::Builder<W>, name: &str, size: u64, contents: impl Read) -> io::Result<()> {
    let mut header = tar::Header::new_ustar();
    header.set_size(size);
    header.set_mode(0o600);
    tar.append_data(&mut header, name, contents)
}

/// Reads a backup to its end. `take` must read each member whole; what it was given is verified when this returns.
pub(crate) fn read(
    from: impl Read,
    mut take: impl FnMut(&Manifest, &Member, &mut dyn Read) -> anyhow::Result<()>,
) -> anyhow::Result<Manifest> {
    let mut tar = tar::Archive::new(Ended::new(from));
    let mut entries = tar.entries()?;
    let mut next = |expected: &str| -> anyhow::Result<_> {
        let entry = entries.next().transpose().context(DAMAGED)?.context(DAMAGED)?;
        ensure!(*entry.path_bytes() == *expected.as_bytes(), "{NOT_OURS}");
        Ok(entry)
    };
    let mut text = Vec::new();
    next(MANIFEST).context(NOT_OURS)?.take(MANIFEST_BYTES).read_to_end(&mut text).context(DAMAGED)?;
    let manifest: Manifest = serde_json::from_slice(&text).context(DAMAGED)?;
    if manifest.format > FORMAT {
        bail!(
            "it was written by a newer version of Spotlight ({}); use that version or a newer one",
            manifest.software
        );
    }
    ensure!(manifest.members.first().is_some_and(|member| member.name == DATABASE), "{NOT_OURS}");
    for member in &manifest.members {
        let mut entry = Hashing::new(next(&member.name)?);
        // What fails is the reading, or else what is done with it: a full disk says nothing about the backup.
        let taken = take(&manifest, member, &mut entry);
        taken.map_err(|error| if entry.has_failed() { error.context(DAMAGED) } else { error })?;
        ensure!(entry.so_far() == (member.sha256.clone(), member.size), "{}: {DAMAGED}", member.name);
    }
    ensure!(tar.into_inner().ends_whole().context(DAMAGED)?, "{DAMAGED}");
    Ok(manifest)
}

pub(crate) const DAMAGED: &str = "the backup is damaged or was cut off; nothing of it may be relied on";
const NOT_OURS: &str = "this is no backup as `spotlight backup` writes it, or its beginning is damaged";

#[cfg(test)]
mod tests;
