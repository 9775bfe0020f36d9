//! A file to read: a path, bytes in memory, or whatever can be opened; as often as it takes to look at it and then to read it.

use std::fmt;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

/// A file as somebody handed it in. It is read twice (to decide, then to take over), always as a stream.
#[derive(Debug, Clone)]
pub struct Input {
    name: String,
    source: Source,
}

#[derive(Debug, Clone)]
enum Source {
    Path(PathBuf),
    Bytes(Arc<[u8]>),
    Opener(Opener),
}

/// What gives the bytes of a file from the beginning, each time it is asked.
#[derive(Clone)]
struct Opener(Arc<dyn Fn() -> io::Result<Box<dyn Read + Send>> + Send + Sync>);

impl fmt::Debug for Opener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opener")
    }
}

impl Input {
    /// A file on disk; its name in receipts is the last part of the path.
    pub fn from_path(path: &Path) -> Self {
        let name =
            path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        Self { name, source: Source::Path(path.to_owned()) }
    }

    /// A file in memory.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), source: Source::Bytes(bytes.into()) }
    }

    /// A file that is kept elsewhere, sealed perhaps. `open` must give the same bytes each time.
    pub fn from_opener(
        name: impl Into<String>,
        open: Arc<dyn Fn() -> io::Result<Box<dyn Read + Send>> + Send + Sync>,
    ) -> Self {
        Self { name: name.into(), source: Source::Opener(Opener(open)) }
    }

    /// The name that receipts show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// SHA-256 of its bytes, for the receipt of a file that is refused before a plan has it.
    pub fn sha256(&self) -> io::Result<[u8; 32]> {
        let mut bytes = self.open()?;
        let mut hasher = Sha256::new();
        let mut chunk = vec![0; 64 * 1024];
        loop {
            match bytes.read(&mut chunk)? {
                0 => return Ok(hasher.finalize().into()),
                read => hasher.update(&chunk[..read]),
            }
        }
    }

    /// The bytes from the beginning.
    pub(crate) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match &self.source {
            Source::Path(path) => Box::new(File::open(path)?),
            Source::Bytes(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
            Source::Opener(Opener(open)) => open()?,
        })
    }
}
