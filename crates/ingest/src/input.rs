//! A file to read: a path or bytes in memory, opened as often as it takes to look at it and then to read it.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

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

    /// The name that receipts show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The bytes from the beginning.
    pub(crate) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match &self.source {
            Source::Path(path) => Box::new(File::open(path)?),
            Source::Bytes(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        })
    }
}
