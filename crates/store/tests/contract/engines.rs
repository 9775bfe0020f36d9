//! How the contract gets a database of each engine.

use std::future::Future;

use spotlight_store::{Act, KeySource, NewKey, Projection, Rotation, SqliteStore, Store};
use tempfile::TempDir;

/// A database of an engine, gone when dropped.
pub(crate) trait Engine: Sized {
    type Store: Store;

    /// A new, empty database.
    fn fresh() -> impl Future<Output = Self>;

    /// The store.
    fn store(&self) -> &Self::Store;

    /// The same database, opened again.
    fn reopen(self) -> impl Future<Output = Self>;

    /// The same database, under another key.
    fn rotate(self, act: Act) -> impl Future<Output = Self>;
}

pub(crate) struct Sqlite {
    store: SqliteStore,
    folder: TempDir,
}

impl Sqlite {
    async fn open(folder: TempDir) -> Self {
        let path = folder.path().join("contract.db");
        let opened = SqliteStore::open(&path, &KeySource::Beside, Projection::embedded()).await.unwrap();
        assert!(opened.projection_is_current);
        Self { store: opened.store, folder }
    }
}

impl Engine for Sqlite {
    type Store = SqliteStore;

    async fn fresh() -> Self {
        Self::open(tempfile::tempdir().unwrap()).await
    }

    fn store(&self) -> &SqliteStore {
        &self.store
    }

    async fn reopen(self) -> Self {
        self.store.close().await;
        Self::open(self.folder).await
    }

    async fn rotate(self, act: Act) -> Self {
        self.store.close().await;
        let path = self.folder.path().join("contract.db");
        let (old, new) = (KeySource::Beside, NewKey::InPlace);
        let rotation = Rotation { database: &path, old: &old, new: &new, copy: None, act };
        let mut told = (0, 0);
        let rotated = SqliteStore::rotate_key(rotation, |done, of| told = (done, of)).await.unwrap();
        assert!(rotated.erased && told.0 == told.1 && told.0 == rotated.values, "{told:?} {rotated:?}");
        Self::open(self.folder).await
    }
}
