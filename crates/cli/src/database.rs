//! Opening the database with its key.

use std::env::{self, VarError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use spotlight_store::{KeySource, MasterKey, Projection, SqliteStore, StoreError};

use crate::Usage;

/// The variable that the key may be in.
pub(crate) const KEY: &str = "SPOTLIGHT_KEY";

/// The variable that a new key may be in.
pub(crate) const NEW_KEY: &str = "SPOTLIGHT_NEW_KEY";

/// What was opened, for [`close`].
static OPENED: Mutex<Vec<SqliteStore>> = Mutex::new(Vec::new());

/// Closes what this run opened, however its command ended. A process that ends with its databases open can leave one half folded: the file
/// alone, without its write-ahead log, is then no database that a copy could be taken of.
pub(crate) async fn close() {
    let opened = std::mem::take(&mut *OPENED.lock().unwrap_or_else(PoisonError::into_inner));
    for store in opened {
        store.close().await;
    }
}

/// Keeps a database in mind, to be closed at the end.
fn keep(store: SqliteStore) -> SqliteStore {
    OPENED.lock().unwrap_or_else(PoisonError::into_inner).push(store.clone());
    store
}

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
        Ok(keep(opened.store))
    }

    /// Opens one that must be there.
    pub(crate) async fn open(&self) -> anyhow::Result<SqliteStore> {
        let opened = SqliteStore::open_existing(&self.path, &key()?, Projection::embedded()).await;
        Ok(keep(opened.map_err(|error| missing(error, &self.path))?.store))
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
    Ok(key_in(KEY)?.map_or(KeySource::Beside, KeySource::Given))
}

/// The key in a variable, if it is set.
pub(crate) fn key_in(variable: &str) -> anyhow::Result<Option<MasterKey>> {
    match env::var(variable) {
        Ok(text) => match MasterKey::from_text(&text) {
            Ok(key) => Ok(Some(key)),
            Err(error) => Err(Usage(format!("{variable}: {error}")).into()),
        },
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(Usage(format!("{variable}: a key must be 64 hexadecimal digits")).into()),
    }
}
