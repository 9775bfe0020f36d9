//! Encrypting a backup to an age recipient, and opening it with the identity: <https://age-encryption.org/v1>.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use age::stream::{StreamReader, StreamWriter};
use age::x25519::Recipient;
use age::{DecryptError, Decryptor, Encryptor, IdentityFile};
use anyhow::{Context as _, anyhow, bail};

use super::archive::DAMAGED;
use crate::Usage;

/// What every file of age begins with.
const MAGIC: &[u8] = b"age-encryption.org/";

/// A recipient as `age-keygen` prints it.
pub(crate) fn recipient(text: &str) -> Result<Recipient, Usage> {
    text.trim().parse().map_err(|_| {
        Usage(format!(
            "{text:?} is no recipient of age; one begins with age1, and `age-keygen` prints it beside a new identity"
        ))
    })
}

pub(super) fn encrypt<W: Write>(to: &Recipient, out: W) -> anyhow::Result<StreamWriter<W>> {
    Ok(Encryptor::with_recipients(std::iter::once(to as _))?.wrap_output(out)?)
}

/// A backup that can be read.
pub(super) enum Opened<R> {
    Plain(R),
    Encrypted(StreamReader<R>),
}

pub(super) fn open<R: BufRead>(mut file: R, identity: Option<&Path>) -> anyhow::Result<Opened<R>> {
    let encrypted = file.fill_buf()?.starts_with(MAGIC);
    let Some(identity) = identity.filter(|_| encrypted) else {
        if encrypted {
            return Err(Usage(
                "it is encrypted: name the file of the age identity that opens it with --identity".to_owned(),
            )
            .into());
        }
        return Ok(Opened::Plain(file));
    };
    let named = || identity.display().to_string();
    let keys =
        IdentityFile::from_buffer(BufReader::new(File::open(identity).with_context(named)?)).with_context(named)?;
    let keys = keys.into_identities().map_err(|error| anyhow!("{}: {error}", named()))?;
    if keys.is_empty() {
        bail!("{} holds no age identity", named());
    }
    let decryptor = Decryptor::new_buffered(file).map_err(|error| failed(error, identity))?;
    let opened = decryptor.decrypt(keys.iter().map(|key| &**key as &dyn age::Identity));
    opened.map(Opened::Encrypted).map_err(|error| failed(error, identity))
}

fn failed(error: DecryptError, identity: &Path) -> anyhow::Error {
    match error {
        DecryptError::NoMatchingKeys => anyhow!(
            "the identity in {} does not open it: it was encrypted to another recipient, or its beginning is damaged",
            identity.display()
        ),
        DecryptError::Io(error) => anyhow::Error::from(error).context(DAMAGED),
        DecryptError::UnknownFormat => {
            anyhow!("it is encrypted in a newer form of age than this program knows, or is damaged")
        }
        _ => anyhow!(DAMAGED),
    }
}
