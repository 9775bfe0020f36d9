//! Opening the database with its key.

use std::env::{self, VarError};
use std::path::{Path, PathBuf};

use spotlight_store::{KeySource, MasterKey, Projection, SqliteStore, StoreError};

use crate::Usage;

const KEY: &str = "SPOTLIGHT_KEY";

/// Which database.
#[derive(clap::Args)]
pub(crate) struct Database {
    /// The database. Its key is in `SPOTLIGHT_KEY` (64 hexadecimal digits), or else in a file beside it, `DB.key`
    #[arg(long = "db", value_name = "DB")]
    pub(crate) path: PathBuf,
}

impl Database {
    /// Opens it, and makes it with a new key if it is not there.
    pub(crate) async fn create_or_open(&self) -> anyhow::Result<SqliteStore> {
        let opened = SqliteStore::open(&self.path, &key()?, Projection::embedded()).await?;
        if let Some(path) = opened.key_created {
            eprintln!(
                "A key was made for the new database: {}. Keep a copy of it in a safe place, apart from the database: \
                 without it nobody can read the records.",
                path.display()
            );
        }
        Ok(opened.store)
    }

    /// Opens one that must be there.
    pub(crate) async fn open(&self) -> anyhow::Result<SqliteStore> {
        let opened = SqliteStore::open_existing(&self.path, &key()?, Projection::embedded()).await;
        Ok(opened.map_err(|error| missing(error, &self.path))?.store)
    }
}

/// Adds to a missing database what to do about it.
pub(crate) fn missing(error: StoreError, path: &Path) -> anyhow::Error {
    match error {
        StoreError::NotFound(_) => {
            anyhow::anyhow!("{error}; make it with: spotlight import FILE --db {}", path.display())
        }
        error => error.into(),
    }
}

/// Where the key is.
pub(crate) fn key() -> anyhow::Result<KeySource> {
    match env::var(KEY) {
        Ok(text) => match MasterKey::from_text(&text) {
            Ok(key) => Ok(KeySource::Given(key)),
            Err(error) => Err(Usage(format!("{KEY}: {error}")).into()),
        },
        Err(VarError::NotPresent) => Ok(KeySource::Beside),
        Err(VarError::NotUnicode(_)) => Err(Usage(format!("{KEY}: a key must be 64 hexadecimal digits")).into()),
    }
}
