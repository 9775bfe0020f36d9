//! Changing the key: everything that is sealed or keyed is sealed and keyed again, in one transaction.
//!
//! Whoever has an old master key must get nothing by it from the database as it is from then on, and nothing may be lost on the way:
//!
//! 1. The database is opened alone. Nobody else has it open, and nobody gets in before the end.
//! 2. The new key is written to `KEY.new` and is safely on the disk.
//! 3. Everything is sealed again, and the key check with it: one commit.
//! 4. `KEY.new` takes the place of `KEY`.
//! 5. What the old key had sealed is overwritten in unused parts of the file and in its log.
//!
//! A crash before the commit leaves the old key in force, one after it the new; whoever opens the database next sees by the key check which
//! it is, and does what was left ([`KeySource::settle`], [`SqliteStore::sweep_old_key`]).

mod index;
mod pages;
mod tables;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sqlx::{Connection as _, Row as _, SqliteConnection};

use super::{SqliteStore, audit, open, retired, state};
use crate::audit::signer;
use crate::error::StoreError;
use crate::key::{KeyError, KeySource, NewKey};
use crate::model::{Act, AuditEntry};
use crate::projection::Projection;
use crate::seal::{Keys, Retired};
use pages::Progress;

/// A change of the key.
#[derive(Debug)]
pub struct Rotation<'a> {
    /// The database.
    pub database: &'a Path,
    /// Where its key is.
    pub old: &'a KeySource,
    /// Where the new one comes from.
    pub new: &'a NewKey,
    /// A file that the old one is written to first, for backups from before. It must not be there yet.
    pub copy: Option<&'a Path>,
    /// Who, and when.
    pub act: Act,
}

/// A key that was changed.
#[derive(Debug)]
pub struct Rotated {
    /// The how many-th key of the database it is.
    pub number: u64,
    /// How many values were sealed or keyed again.
    pub values: u64,
    /// Sessions that were ended.
    pub sessions: u64,
    /// The file of the new key, if it is in one.
    pub key_file: Option<PathBuf>,
    /// Whether nothing that the old key had sealed is left in unused parts of the file. If not, it is tried again when the
    /// database is next opened.
    pub erased: bool,
}

/// The keys of before and those of after.
struct Pass {
    old: Keys,
    new: Keys,
}

impl SqliteStore {
    /// Changes the key of a database that nobody has open. `progress` is told how many values are done, and of how many.
    pub async fn rotate_key(
        rotation: Rotation<'_>,
        progress: impl FnMut(u64, u64) + Send,
    ) -> Result<Rotated, StoreError> {
        let Rotation { database, old, new, copy, act } = rotation;
        // Brings the schema up to date, and ends an earlier change of the key that was cut short.
        Self::open_existing(database, old, Projection::embedded()).await?.store.close().await;
        let mut connection = open::alone(database).await?;
        let mut write = connection.begin_with("BEGIN EXCLUSIVE").await?;
        let (keys, _) = open::unlock(&mut write, database, old, &Projection::embedded()).await?;
        let salt: Vec<u8> = sqlx::query_scalar("SELECT salt FROM state").fetch_one(&mut *write).await?;
        if let Some(copy) = copy {
            old.load(database)?.write_to(copy)?;
        }
        let (master, prepared) = new.prepare(old, database)?;
        let fresh = Keys::new(&master, &state::fixed(&salt, "salt")?);
        if fresh.check() == keys.check() {
            return Err(KeyError::Same.into());
        }
        let replaced = Retired { digests: keys.digests().clone(), signer: signer(keys.signature()) };
        let number = keys.retired().len() as u64 + 2;
        let retired = keys.retired().iter().cloned().chain([replaced.clone()]).collect();
        let pass = Arc::new(Pass { old: keys, new: fresh.after(retired) });

        let mut progress = Progress::begin(&mut write, progress).await?;
        let sessions = tables::sessions(&mut write).await?;
        for table in tables::ALL.iter().chain([&tables::RETIRED]) {
            pages::again(&mut write, &pass, table, &mut progress).await?;
        }
        tables::redacted(&mut write, &pass).await?;
        index::again(&mut write, &pass, &mut progress).await?;
        let hashes = audit::again(&mut write, &pass.old, &pass.new, |done| progress.add(done)).await?;
        retired::add(&mut write, &pass.new, &replaced, &hashes).await?;
        sqlx::query("UPDATE state SET key_check = ?, unswept = 1")
            .bind(pass.new.check().as_slice())
            .execute(&mut *write)
            .await?;
        let (now, who, what) = (act.now, act.who, "rotate_key".to_owned());
        let entry = AuditEntry { now, who, what, subject: format!("key {number}") };
        audit::append(&mut write, &pass.new, &entry).await?;
        let prepared = prepared.keep();
        write.commit().await?;
        let key_file = prepared.finish()?;

        let erased = erase(&mut connection).await.is_ok();
        connection.close().await?;
        Ok(Rotated { number, values: progress.done(), sessions, key_file, erased })
    }

    /// Overwrites what an old key had sealed, where that could not be done when the key was changed.
    pub(super) async fn sweep_old_key(&self) -> Result<(), StoreError> {
        if self.erase().await? {
            state::set_swept(&mut *self.writer.acquire().await?).await?;
        }
        Ok(())
    }
}

/// Rebuilds the file and empties the log beside it. Nobody else has the database open.
async fn erase(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    sqlx::query("VACUUM").execute(&mut *connection).await?;
    let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *connection).await?;
    if row.try_get::<i64, _>(0)? != 0 {
        return Err(StoreError::Busy);
    }
    state::set_swept(connection).await
}

#[cfg(test)]
mod tests;
