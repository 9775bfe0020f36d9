//! The master key: where it comes from, and the file that a new database gets.
//!
//! The text form is 64 hexadecimal digits. A key file is written, and is safely on the disk, before anything is sealed with
//! it: a crash between the two leaves a key without data, never data without a key.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rand::TryRng;
use rand::rngs::SysRng;
use zeroize::Zeroizing;

/// Length of the master key, bytes.
pub(crate) const KEY_BYTES: usize = 32;

/// The 32 bytes that every other key of a database is derived from. Wiped from memory when dropped; never printed.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; KEY_BYTES]>);

/// Where the master key of a database is.
#[derive(Debug, Clone)]
pub enum KeySource {
    /// In a file beside the database: its path with `.key` appended. A new database gets a new one.
    Beside,
    /// In a file of the operator's choice; made for a new database if it is not there.
    File(PathBuf),
    /// Handed over, for instance from an environment variable. Nothing is written.
    Given(MasterKey),
}

/// Why there is no usable key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The database has records, and its key is not where it should be.
    #[error(
        "{database} is sealed and its key {path} is missing; without the key the records cannot be read. Put the key file back"
    )]
    Missing {
        /// The database.
        database: PathBuf,
        /// Where the key was looked for.
        path: PathBuf,
    },
    /// A key, but of another database.
    #[error("the key does not belong to {database}; no record was read or written")]
    Wrong {
        /// The database.
        database: PathBuf,
    },
    /// Not 64 hexadecimal digits.
    #[error("a key must be 64 hexadecimal digits")]
    Form,
    /// The key file cannot be read or written.
    #[error("the key file {path}: {source}")]
    File {
        /// The key file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The system gave no random bytes.
    #[error("the operating system gives no random bytes for a key: {0}")]
    Random(String),
}

impl MasterKey {
    /// A new random key from the operating system.
    pub fn generate() -> Result<Self, KeyError> {
        let mut bytes = Zeroizing::new([0; KEY_BYTES]);
        SysRng.try_fill_bytes(bytes.as_mut()).map_err(|e| KeyError::Random(e.to_string()))?;
        Ok(Self(bytes))
    }

    /// A key of given bytes.
    pub fn from_bytes(bytes: [u8; KEY_BYTES]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Reads the text form; white space around it does not matter.
    pub fn from_text(text: &str) -> Result<Self, KeyError> {
        let digits = text.trim().as_bytes();
        if digits.len() != 2 * KEY_BYTES {
            return Err(KeyError::Form);
        }
        let mut bytes = Zeroizing::new([0; KEY_BYTES]);
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
        }
        Ok(Self(bytes))
    }

    fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(2 * KEY_BYTES + 1));
        for byte in self.0.iter() {
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(digit), 16).expect("four bits are a hexadecimal digit"));
            }
        }
        text.push('\n');
        text
    }

    pub(crate) fn expose(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

fn nibble(digit: u8) -> Result<u8, KeyError> {
    char::from(digit).to_digit(16).map(|n| n as u8).ok_or(KeyError::Form)
}

impl KeySource {
    /// The key file of a database, if the key is in a file.
    pub fn path(&self, database: &Path) -> Option<PathBuf> {
        match self {
            Self::Beside => {
                let mut name = database.as_os_str().to_owned();
                name.push(".key");
                Some(PathBuf::from(name))
            }
            Self::File(path) => Some(path.clone()),
            Self::Given(_) => None,
        }
    }

    /// The key of a database that has one.
    pub(crate) fn load(&self, database: &Path) -> Result<MasterKey, KeyError> {
        match (self, self.path(database)) {
            (Self::Given(key), _) => Ok(key.clone()),
            (_, Some(path)) => read(&path)?.ok_or_else(|| KeyError::Missing { database: database.to_owned(), path }),
            (_, None) => unreachable!("only a given key has no path"),
        }
    }

    /// The key for a new database, and the path of its file if it had to be made.
    pub(crate) fn load_or_create(&self, database: &Path) -> Result<(MasterKey, Option<PathBuf>), KeyError> {
        match self.load(database) {
            Err(KeyError::Missing { path, .. }) => {
                let key = MasterKey::generate()?;
                write(&path, &key).map_err(|source| KeyError::File { path: path.clone(), source })?;
                Ok((key, Some(path)))
            }
            found => found.map(|key| (key, None)),
        }
    }
}

fn read(path: &Path) -> Result<Option<MasterKey>, KeyError> {
    match fs::read_to_string(path).map(Zeroizing::new) {
        Ok(text) => MasterKey::from_text(&text).map(Some),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(KeyError::File { path: path.to_owned(), source }),
    }
}

/// Writes a new file that only its owner can read, and waits until file and name are on the disk.
fn write(path: &Path, key: &MasterKey) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(key.to_text().as_bytes())?;
    file.sync_all()?;
    sync_folder(path)
}

/// Makes a new name durable. Only Unix lets a folder be synced, and only there is it needed.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
