//! Reading an archive by ordinary reads. Mapping it into memory would be quicker, and would end the process if somebody cut the file short
//! meanwhile.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use pmtiles::{AsyncBackend, BackendResponse, PmtResult};

/// A file on this machine.
pub(super) struct ArchiveFile {
    path: PathBuf,
}

impl ArchiveFile {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// What changes when the file is replaced: its length and the time of its last change.
    pub(super) fn revision(&self) -> io::Result<String> {
        revision(&File::open(&self.path)?)
    }
}

fn revision(file: &File) -> io::Result<String> {
    let about = file.metadata()?;
    let changed = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(format!("{:x}-{:x}", about.len(), changed.as_nanos()))
}

impl AsyncBackend for ArchiveFile {
    async fn read(&self, offset: u64, length: usize) -> PmtResult<BackendResponse> {
        let path = self.path.clone();
        let read = move || -> io::Result<(Vec<u8>, String)> {
            let mut file = File::open(path)?;
            let version = revision(&file)?;
            file.seek(SeekFrom::Start(offset))?;
            // No room is made for more than there is: a damaged directory may ask for anything.
            let mut bytes = Vec::new();
            file.take(length as u64).read_to_end(&mut bytes)?;
            Ok((bytes, version))
        };
        let (bytes, version) = tokio::task::spawn_blocking(read).await.map_err(io::Error::other)??;
        Ok(BackendResponse::new_with_version(bytes.into(), version))
    }
}
