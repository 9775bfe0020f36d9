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

/// The key that replaces another, and where it is kept.
#[derive(Debug, Clone)]
pub enum NewKey {
    /// A new one, in the file of the one that it replaces.
    InPlace,
    /// A new one, in a file of its own, which must not be there yet.
    File(PathBuf),
    /// Handed over. Nothing is written.
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
    /// A file that a new key was to be written to.
    #[error(
        "{0} is there already and is not overwritten. If it is from a change of the key that was cut short, see whether the \
         database opens with it before you remove it"
    )]
    Exists(PathBuf),
    /// The key is to be replaced in its file, but was handed over.
    #[error("the key is not in a file that a new one could take the place of; name a new file, or hand a new key over")]
    NoFile,
    /// The key that is to replace another is the same.
    #[error("the new key is the one that the database has already")]
    Same,
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

    /// Writes the key to a new file that only its owner can read.
    pub(crate) fn write_to(&self, path: &Path) -> Result<(), KeyError> {
        write(path, self).map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => KeyError::Exists(path.to_owned()),
            _ => KeyError::File { path: path.to_owned(), source },
        })
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

    /// The key of a database that has one, as its check tells.
    ///
    /// A change of the key that was cut short has left a second file: whichever of the two keys fits is the key, and the other
    /// file goes. Nobody changes the key meanwhile, as that needs the database alone.
    pub(crate) fn settle<T>(&self, database: &Path, fits: impl Fn(&MasterKey) -> Option<T>) -> Result<T, KeyError> {
        let wrong = || KeyError::Wrong { database: database.to_owned() };
        let Some(path) = self.path(database) else {
            return fits(&self.load(database)?).ok_or_else(wrong);
        };
        let pending = pending(&path);
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| KeyError::File { path, source }
        };
        let current = read(&path)?;
        if let Some(found) = current.as_ref().and_then(&fits) {
            return match fs::remove_file(&pending) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => Err(failed(&pending)(e)),
                _ => Ok(found),
            };
        }
        match read(&pending)?.as_ref().and_then(&fits) {
            Some(found) => {
                replace(&pending, &path).map_err(failed(&path))?;
                Ok(found)
            }
            None if current.is_none() => Err(KeyError::Missing { database: database.to_owned(), path }),
            None => Err(wrong()),
        }
    }

    /// The text form of the key of a database that has one, as a key file holds it.
    pub fn text(&self, database: &Path) -> Result<Zeroizing<String>, KeyError> {
        Ok(self.load(database)?.to_text())
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

impl NewKey {
    /// The new key, durably on the disk if it is kept in a file; and what is to be done once the database is sealed with it.
    pub(crate) fn prepare(&self, old: &KeySource, database: &Path) -> Result<(MasterKey, Prepared), KeyError> {
        let (written, target) = match self {
            Self::Given(key) => return Ok((key.clone(), Prepared { written: None, target: None })),
            Self::File(path) => (path.clone(), None),
            Self::InPlace => {
                let path = old.path(database).ok_or(KeyError::NoFile)?;
                (pending(&path), Some(path))
            }
        };
        let key = MasterKey::generate()?;
        key.write_to(&written)?;
        Ok((key, Prepared { written: Some(written), target }))
    }
}

/// A new key that waits for the database to be sealed with it. Dropped, its file goes.
pub(crate) struct Prepared {
    written: Option<PathBuf>,
    target: Option<PathBuf>,
}

/// A new key that the database may be sealed with already. Its file stays, whatever happens: whether the database needs it is
/// seen when it is next opened.
pub(crate) struct Kept {
    written: Option<PathBuf>,
    target: Option<PathBuf>,
}

impl Prepared {
    /// From here on the file stays.
    pub(crate) fn keep(mut self) -> Kept {
        Kept { written: self.written.take(), target: self.target.take() }
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        if let Some(path) = &self.written {
            // Best effort: a file that stays is recognised when the database is next opened.
            let _ = fs::remove_file(path);
        }
    }
}

impl Kept {
    /// Puts the file into its place; where the key is, if it is in a file.
    pub(crate) fn finish(self) -> Result<Option<PathBuf>, KeyError> {
        let (Some(written), Some(target)) = (&self.written, &self.target) else { return Ok(self.written) };
        replace(written, target).map_err(|source| KeyError::File { path: target.clone(), source })?;
        Ok(self.target)
    }
}

/// The file of a key that is to take the place of the one at a path.
fn pending(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

/// Gives a file the name of another, durably.
fn replace(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    sync_folder(to)
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
