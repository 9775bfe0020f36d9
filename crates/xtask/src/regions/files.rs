//! Where the rebuild reads and writes, and the few ways in which it does.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use flate2::{Compression, GzBuilder};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

/// The project's folders that the rebuild touches.
pub(super) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the project root and makes the folders that are missing.
    pub(super) fn open() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .context("the xtask crate lies two folders below the root")?;
        let workspace = Self { root: root.to_owned() };
        for folder in [workspace.build(""), workspace.regions(""), workspace.basemap("")] {
            fs::create_dir_all(&folder).with_context(|| format!("make {}", folder.display()))?;
        }
        Ok(workspace)
    }

    /// A path in `target/regions`, where downloads and intermediate files stay.
    pub(super) fn build(&self, name: &str) -> PathBuf {
        self.root.join("target/regions").join(name)
    }

    /// A path in `data/regions`.
    pub(super) fn regions(&self, name: &str) -> PathBuf {
        self.root.join("data/regions").join(name)
    }

    /// A path in `data/basemap`.
    pub(super) fn basemap(&self, name: &str) -> PathBuf {
        self.root.join("data/basemap").join(name)
    }

    /// A path in the folder `tools` beside this source file.
    pub(super) fn tools(&self, name: &str) -> PathBuf {
        self.root.join("crates/xtask/src/regions/tools").join(name)
    }
}

/// Reads a JSON file.
pub(super) fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let bytes = fs::read(path).with_context(|| format!("read {}", path.display()))?;
    serde_json::from_slice(&bytes).with_context(|| format!("parse {}", path.display()))
}

/// Writes a file, and says how large it is.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("write {}", path.display()))?;
    println!("regions: {} {} bytes", path.display(), bytes.len());
    Ok(())
}

/// The gzip form of some bytes: best compression, no name and no time, so that the same bytes come out every time.
pub(super) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// SHA-256 in lower-case hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// SHA-256 of a file.
pub(super) fn sha256_of(path: &Path) -> Result<String> {
    Ok(sha256(&fs::read(path).with_context(|| format!("read {}", path.display()))?))
}
