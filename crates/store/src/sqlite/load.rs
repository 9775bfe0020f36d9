//! A first load: into a database without records that nobody else has open, without the write-ahead log.
//!
//! With the log every page is written twice, and the second time at the end, when nothing else is left to do: of a million records
//! that was an eighth of the time (`benches/README.md`). A rollback journal keeps what was there before, which is next to nothing here, and new pages go
//! to their places at once. It is as durable, and as whole: a journal that is left behind is rolled back by whoever opens the
//! database next (<https://www.sqlite.org/lockingv3.html#hot_journals>). But nobody reads meanwhile.

use std::time::{Duration, Instant};

use super::{SqliteStore, Write};
use crate::error::StoreError;
use crate::store::Store as _;

/// How long readers are waited for, and how long until the next look.
const PATIENCE: Duration = Duration::from_millis(200);
const PAUSE: Duration = Duration::from_millis(1);

impl SqliteStore {
    /// The store of whoever does nothing else with it while a batch is open: a first load may then have the file for itself.
    ///
    /// With a store that is not alone in its process, reading fails with [`StoreError::Busy`] during such a load.
    #[must_use]
    pub fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// Takes the write lock for a first load. Nothing if it is none, or if somebody else has the database open.
    pub(super) async fn write_alone(&self) -> Result<Option<Write>, StoreError> {
        if !self.alone || self.has_records().await? {
            return Ok(None);
        }
        if !self.close_readers().await? || self.set_journal("PRAGMA journal_mode = DELETE").await?.is_none() {
            return Ok(None);
        }
        let begun = self.begin_load().await;
        if !matches!(begun, Ok(Some(_))) {
            self.log_again().await;
        }
        begun
    }

    async fn begin_load(&self) -> Result<Option<Write>, StoreError> {
        let mut write = match self.begin_write("BEGIN EXCLUSIVE").await {
            Ok(write) => write,
            Err(StoreError::Busy) => return Ok(None),
            Err(error) => return Err(error),
        };
        // Between the two, somebody may have opened it, and even have stored something.
        let journal: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut *write).await?;
        let any: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM incident)").fetch_one(&mut *write).await?;
        Ok((journal == "delete" && !any).then_some(write))
    }

    /// Closes the readers; false if some are in use. They are connected again when they are next needed.
    async fn close_readers(&self) -> Result<bool, StoreError> {
        let began = Instant::now();
        while self.readers.size() > 0 {
            match self.readers.try_acquire() {
                Some(idle) => idle.close().await?,
                // A connection is idle again a moment after it was given back.
                None if began.elapsed() < PATIENCE => tokio::time::sleep(PAUSE).await,
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Back to the log after a first load. Where that cannot be, it is done by whoever opens the database next.
    pub(super) async fn log_again(&self) {
        let _ = self.set_journal("PRAGMA journal_mode = WAL").await;
    }

    /// The journal that the database has after a PRAGMA that changes it; nothing if it cannot be had alone for that.
    async fn set_journal(&self, pragma: &'static str) -> Result<Option<String>, StoreError> {
        let answer = sqlx::query_scalar(pragma).fetch_one(&mut *self.writer.acquire().await?).await;
        match answer.map_err(StoreError::from) {
            Ok(now) => Ok(Some(now)),
            Err(StoreError::Busy) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
