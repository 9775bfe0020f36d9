//! Opening and making a database: is it ours, is the key right, is the schema up to date.

use std::fs::OpenOptions;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteLockingMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Row as _, SqliteConnection, SqlitePool};

use super::{SqliteStore, audit, retired, settings, state};
use crate::error::{EngineError, StoreError};
use crate::key::KeySource;
use crate::plan::Context;
use crate::projection::Projection;
use crate::seal::Keys;

static SCHEMA: Migrator = sqlx::migrate!("./migrations/sqlite");

/// "SPOT", in the header of every database of ours; the first migration writes it.
const APPLICATION_ID: i32 = 0x5350_4f54;

/// How long a write waits for another process that writes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Pages of a new database, bytes: large files are written in fewer steps. One that is there keeps its own.
const PAGE_BYTES: u32 = 16 * 1024;

/// Page cache of the connection that writes, KiB. Records are appended and their indices written in order, so that more is not faster.
const WRITER_CACHE_KIB: u32 = 16 * 1024;

/// An opened database.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: SqliteStore,
    /// The key file that was made for a new database: tell the operator to keep it.
    pub key_created: Option<PathBuf>,
    /// Whether the public snapshot fits this program; if not, [`republish`](crate::Store::republish) before serving it.
    pub projection_is_current: bool,
}

impl SqliteStore {
    /// Opens a database, and makes it if it is not there.
    pub async fn open(path: &Path, key: &KeySource, projection: Projection) -> Result<Opened, StoreError> {
        make_private_file(path).map_err(|source| StoreError::File { path: path.to_owned(), source })?;
        Self::open_existing(path, key, projection).await
    }

    /// Opens a database that must be there.
    pub async fn open_existing(path: &Path, key: &KeySource, projection: Projection) -> Result<Opened, StoreError> {
        if !path.exists() {
            return Err(StoreError::NotFound(path.to_owned()));
        }
        let writer = writer(path).await?;
        // One transaction: two processes that open a new database at the same time make one schema and one key.
        let mut setup = writer.begin_with("BEGIN IMMEDIATE").await?;
        migrate(&mut setup, path).await?;
        let (keys, key_created) = unlock(&mut setup, path, key, &projection).await?;
        let public = state::public(&mut setup).await?;
        let unswept = state::unswept(&mut setup).await?;
        let context = Arc::new(Context { keys, projection });
        settings::follow(&mut setup, &context).await?;
        setup.commit().await?;

        let readers = readers(path).await?;
        let projection_is_current = public.projection == context.projection.hash();
        let store = Self { readers, writer, context, alone: false };
        if unswept {
            // What cannot be done now is done when the database is next opened.
            let _ = store.sweep_old_key().await;
        }
        Ok(Opened { store, key_created, projection_is_current })
    }
}

impl SqliteStore {
    /// Writes what the database is at this moment to a new file, whole, while others read and write it.
    ///
    /// `VACUUM INTO` reads in one transaction and leaves out what is unused: <https://www.sqlite.org/lang_vacuum.html#vacuuminto>.
    pub async fn copy_into(&self, path: &Path) -> Result<(), StoreError> {
        let text = path.to_str().ok_or(StoreError::Value("name of a file"))?;
        make_private_file(path).map_err(|source| StoreError::File { path: path.to_owned(), source })?;
        sqlx::query("VACUUM INTO ?").bind(text).execute(&mut *self.writer.acquire().await?).await?;
        Ok(())
    }
}

/// Makes an empty file that only its owner can read; SQLite gives the same mode to the write-ahead log beside it.
fn make_private_file(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .page_size(PAGE_BYTES)
        .journal_mode(SqliteJournalMode::Wal)
        // With the log the same as FULL; after a first load, which has none, the journal that was deleted must not come back with the power
        // (<https://www.sqlite.org/pragma.html#pragma_synchronous>).
        .synchronous(SqliteSynchronous::Extra)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        // What is taken out of the public snapshot, or out of a record, must not stay in free space of the file.
        .pragma("secure_delete", "ON")
        .pragma("trusted_schema", "OFF")
        .pragma("temp_store", "MEMORY")
        // A large import makes a large log; without a limit it would keep its size.
        .pragma("journal_size_limit", "67108864")
}

/// Connects the one connection that writes.
///
/// Turning a new file to write-ahead logging needs it alone for a moment, and SQLite answers `SQLITE_BUSY` to that at once
/// instead of waiting for `busy_timeout` (it could be a deadlock: <https://www.sqlite.org/c3ref/busy_handler.html>). So the
/// waiting is done here.
async fn writer(path: &Path) -> Result<SqlitePool, StoreError> {
    const PAUSE: Duration = Duration::from_millis(20);
    let options = options(path).pragma("cache_size", format!("-{WRITER_CACHE_KIB}"));
    let began = Instant::now();
    loop {
        // It stays connected, so that whoever needs the database alone sees that somebody has it open.
        let pool = SqlitePoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
        let pool = pool.idle_timeout(None).max_lifetime(None);
        match pool.connect_with(options.clone()).await.map_err(|e| not_a_database(path, e)) {
            Err(StoreError::Busy) if began.elapsed() < PATIENCE => tokio::time::sleep(PAUSE).await,
            answer => return answer,
        }
    }
}

async fn readers(path: &Path) -> Result<SqlitePool, StoreError> {
    let options = options(path).pragma("query_only", "ON");
    // Connections to a file do not grow old. Looking after their age is also what must not be: the pool of sqlx 0.9 counts idle ones a moment
    // after it hands them back, its look after them may see the counter below zero, which is a very large number, and then never ends
    // (seen: a core busy for minutes, and a command that waited for it).
    let pool = SqlitePoolOptions::new().max_connections(4).acquire_timeout(PATIENCE);
    Ok(pool.idle_timeout(None).max_lifetime(None).connect_with(options).await?)
}

/// SQLite reports a file of another kind only when it first reads it: <https://www.sqlite.org/rescode.html#notadb>.
fn not_a_database(path: &Path, error: sqlx::Error) -> StoreError {
    match &error {
        sqlx::Error::Database(e) if e.code().as_deref() == Some("26") => StoreError::NotSpotlight(path.to_owned()),
        _ => error.into(),
    }
}

async fn migrate(connection: &mut SqliteConnection, path: &Path) -> Result<(), StoreError> {
    let application: i32 = sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut *connection).await?;
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema").fetch_one(&mut *connection).await?;
    if application != APPLICATION_ID && (application != 0 || tables > 0) {
        return Err(StoreError::NotSpotlight(path.to_owned()));
    }
    SCHEMA.run(connection).await.map_err(|error| match error {
        MigrateError::VersionMissing(schema) => StoreError::Newer { path: path.to_owned(), schema },
        other => StoreError::Schema(EngineError::new(other)),
    })
}

/// Connects to a database that nobody else has open, and lets nobody else in until the connection is closed.
///
/// In write-ahead logging every connection holds a shared lock of the file for as long as it is open
/// (<https://www.sqlite.org/wal.html#use_of_wal_without_shared_memory>).
pub(super) async fn alone(path: &Path) -> Result<SqliteConnection, StoreError> {
    const WAIT: Duration = Duration::from_secs(3);
    const PAUSE: Duration = Duration::from_millis(100);
    let options = options(path)
        .locking_mode(SqliteLockingMode::Exclusive)
        .busy_timeout(Duration::ZERO)
        .pragma("cache_size", format!("-{WRITER_CACHE_KIB}"))
        // A rebuilt database can be larger than the memory.
        .pragma("temp_store", "FILE");
    let began = Instant::now();
    loop {
        let connected = async {
            let mut connection = options.connect().await?;
            // The lock is taken by the first read or write.
            sqlx::query("BEGIN EXCLUSIVE").execute(&mut connection).await?;
            sqlx::query("COMMIT").execute(&mut connection).await?;
            Ok(connection)
        };
        match connected.await.map_err(|e| not_a_database(path, e)) {
            Err(StoreError::Busy) if began.elapsed() < WAIT => tokio::time::sleep(PAUSE).await,
            Err(StoreError::Busy) => return Err(StoreError::InUse(path.to_owned())),
            answer => return answer,
        }
    }
}

/// Derives the keys and compares them with what the database was sealed with; a new database gets its key here.
pub(super) async fn unlock(
    connection: &mut SqliteConnection,
    path: &Path,
    source: &KeySource,
    projection: &Projection,
) -> Result<(Keys, Option<PathBuf>), StoreError> {
    if let Some(row) = sqlx::query("SELECT salt, key_check FROM state").fetch_optional(&mut *connection).await? {
        let salt = state::fixed(row.try_get(0)?, "salt")?;
        let check = state::fixed(row.try_get(1)?, "key check")?;
        let keys = source.settle(path, |key| Some(Keys::new(key, &salt)).filter(|keys| keys.check() == check))?;
        let retired = retired::load(connection, &keys).await?;
        return Ok((keys.after(retired), None));
    }
    let (key, created) = source.load_or_create(path)?;
    let mut salt = [0; crate::seal::SALT_BYTES];
    rand::Rng::fill_bytes(&mut rand::rng(), &mut salt);
    let keys = Keys::new(&key, &salt);
    sqlx::query(
        "INSERT INTO state (one, salt, key_check, projection, public_sequence, audit_head) VALUES (1, ?, ?, ?, 0, ?)",
    )
    .bind(salt.as_slice())
    .bind(keys.check().as_slice())
    .bind(projection.hash().as_slice())
    .bind(audit::empty_head(&keys))
    .execute(connection)
    .await?;
    Ok((keys, created))
}
