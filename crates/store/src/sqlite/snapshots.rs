//! The snapshots that reports were built from: kept, read, struck out of, and forgotten.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::Arc;

use spotlight_core::index::Version;
use spotlight_core::public::PublicIncident;
use spotlight_core::snapshot::block_hash;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::state::fixed;
use super::{SqliteStore, audit, public, reports, state, tables};
use crate::error::StoreError;
use crate::model::{Act, AuditEntry, PublicBlock};
use crate::plan::Context;
use crate::snapshot::{KeptSnapshot, MOST_SNAPSHOTS, SnapshotStore, withdraws};

/// Ids that are looked for by their bytes before a block is decoded.
const FEW: usize = 16;

impl SnapshotStore for SqliteStore {
    async fn keep_snapshot(&self, version: [u8; 32], act: Act) -> Result<KeptSnapshot, StoreError> {
        let mut write = self.write().await?;
        if let Some(kept) = find(&mut write, version).await? {
            return Ok(kept);
        }
        let projection = state::public(&mut write).await?.projection;
        let hashes = public::hashes(&mut write).await?;
        let hashes = hashes.iter().map(|hash| fixed(hash, "checksum")).collect::<Result<Vec<_>, _>>()?;
        let releases: Vec<[u8; 32]> = tables::kept(&mut write).await?.iter().map(|kept| kept.sha256).collect();
        let now = Version::of(hashes.into_iter().chain(releases.iter().copied()), projection);
        if *now.as_bytes() != version {
            return Err(StoreError::SnapshotMoved);
        }
        let there: i64 = sqlx::query_scalar("SELECT count(*) FROM kept_snapshot").fetch_one(&mut *write).await?;
        if there >= MOST_SNAPSHOTS as i64 {
            return Err(StoreError::TooManySnapshots);
        }
        sqlx::query("INSERT INTO kept_snapshot (version, projection, releases, at) VALUES (?, ?, ?, ?)")
            .bind(version.to_vec())
            .bind(projection.to_vec())
            .bind(releases.concat())
            .bind(act.now.to_string())
            .execute(&mut *write)
            .await?;
        sqlx::query(
            "INSERT OR IGNORE INTO kept_block (sha256, rows, body) SELECT sha256, rows, body FROM public_block",
        )
        .execute(&mut *write)
        .await?;
        sqlx::query("INSERT INTO kept_part (version, seq, sha256) SELECT ?, seq, sha256 FROM public_block")
            .bind(version.to_vec())
            .execute(&mut *write)
            .await?;
        log(&mut write, &self.context, &act, "keep_snapshot", version).await?;
        write.commit().await?;
        Ok(KeptSnapshot { version, projection, releases, at: act.now, struck: 0 })
    }

    async fn kept_snapshots(&self) -> Result<Vec<KeptSnapshot>, StoreError> {
        let mut read = self.readers.acquire().await?;
        let rows = sqlx::query(
            "SELECT version, projection, releases, at, struck FROM kept_snapshot ORDER BY at DESC, version",
        );
        rows.fetch_all(&mut *read).await?.iter().map(read_kept).collect()
    }

    async fn kept_snapshot(&self, version: [u8; 32]) -> Result<Option<(KeptSnapshot, Vec<PublicBlock>)>, StoreError> {
        let mut read = self.readers.begin().await?;
        let Some(kept) = find(&mut read, version).await? else { return Ok(None) };
        let rows = sqlx::query(
            "SELECT seq, rows, sha256, body FROM kept_part JOIN kept_block USING (sha256) WHERE version = ? ORDER BY seq",
        );
        let rows = rows.bind(version.to_vec()).fetch_all(&mut *read).await?;
        let block = |row: &SqliteRow| {
            let (seq, sha256) = (row.try_get(0)?, fixed(row.try_get(2)?, "checksum")?);
            let block = PublicBlock { seq, rows: row.try_get(1)?, sha256, body: row.try_get(3)? };
            if block_hash(&block.body) == sha256 { Ok(block) } else { Err(StoreError::BlockDamaged(seq)) }
        };
        let blocks = rows.iter().map(block).collect::<Result<_, StoreError>>()?;
        Ok(Some((kept, blocks)))
    }

    async fn forget_snapshot(&self, version: [u8; 32], act: Act) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        reports::release_snapshot(&mut write, version).await?;
        let gone = sqlx::query("DELETE FROM kept_snapshot WHERE version = ?").bind(version.to_vec());
        if gone.execute(&mut *write).await?.rows_affected() == 0 {
            return Ok(false);
        }
        drop_unused(&mut write).await?;
        log(&mut write, &self.context, &act, "forget_snapshot", version).await?;
        write.commit().await?;
        self.sweep().await;
        Ok(true)
    }
}

async fn find(connection: &mut SqliteConnection, version: [u8; 32]) -> Result<Option<KeptSnapshot>, StoreError> {
    let row = sqlx::query("SELECT version, projection, releases, at, struck FROM kept_snapshot WHERE version = ?");
    row.bind(version.to_vec()).fetch_optional(connection).await?.as_ref().map(read_kept).transpose()
}

fn read_kept(row: &SqliteRow) -> Result<KeptSnapshot, StoreError> {
    let releases: &[u8] = row.try_get(2)?;
    Ok(KeptSnapshot {
        version: fixed(row.try_get(0)?, "version")?,
        projection: fixed(row.try_get(1)?, "projection")?,
        releases: releases.chunks_exact(32).map(|hash| fixed(hash, "checksum")).collect::<Result<_, _>>()?,
        at: row.try_get::<&str, _>(3)?.parse().map_err(|_| StoreError::Value("time"))?,
        struck: row.try_get::<i64, _>(4)?.cast_unsigned(),
    })
}

async fn log(
    connection: &mut SqliteConnection,
    context: &Context,
    act: &Act,
    what: &str,
    version: [u8; 32],
) -> Result<(), StoreError> {
    let mut subject = String::new();
    for byte in &version[..8] {
        write!(subject, "{byte:02x}").expect("writing to a String cannot fail");
    }
    let entry = AuditEntry { now: act.now, who: act.who.clone(), what: what.to_owned(), subject };
    audit::append(connection, &context.keys, &entry).await?;
    Ok(())
}

/// Strikes incidents out of every kept block.
pub(super) async fn strike(
    connection: &mut SqliteConnection,
    context: &Arc<Context>,
    ids: &HashSet<Uuid>,
) -> Result<(), StoreError> {
    if ids.is_empty() {
        return Ok(());
    }
    for sha256 in blocks_with(connection, ids).await? {
        rewrite(connection, context, sha256, |incident| ids.contains(&incident.id)).await?;
    }
    Ok(())
}

/// Strikes out whatever is no longer public, or less than it was, after everything was published anew.
pub(super) async fn strike_withdrawn(
    connection: &mut SqliteConnection,
    context: &Arc<Context>,
) -> Result<(), StoreError> {
    let kept: Vec<Vec<u8>> = sqlx::query_scalar("SELECT sha256 FROM kept_block").fetch_all(&mut *connection).await?;
    if kept.is_empty() {
        return Ok(());
    }
    let mut now: HashMap<Uuid, PublicIncident> = HashMap::new();
    let seqs: Vec<i64> = sqlx::query_scalar("SELECT seq FROM public_block").fetch_all(&mut *connection).await?;
    for seq in seqs {
        now.extend(public::incidents(connection, context, seq).await?.into_iter().map(|own| (own.id, own)));
    }
    for sha256 in kept {
        let sha256 = fixed(&sha256, "checksum")?;
        rewrite(connection, context, sha256, |incident| withdraws(incident, now.get(&incident.id))).await?;
    }
    Ok(())
}

/// The kept blocks that may hold any of some incidents: of a few their bytes are looked for, for more every block is read.
async fn blocks_with(connection: &mut SqliteConnection, ids: &HashSet<Uuid>) -> Result<Vec<[u8; 32]>, StoreError> {
    let mut found: HashSet<Vec<u8>> = HashSet::new();
    if ids.len() <= FEW {
        for id in ids {
            let holding = sqlx::query_scalar("SELECT sha256 FROM kept_block WHERE instr(body, ?) > 0");
            found.extend(holding.bind(id.as_bytes().as_slice()).fetch_all(&mut *connection).await?);
        }
    } else {
        found.extend(
            sqlx::query_scalar::<_, Vec<u8>>("SELECT sha256 FROM kept_block").fetch_all(&mut *connection).await?,
        );
    }
    found.iter().map(|hash| fixed(hash, "checksum")).collect()
}

/// Writes a kept block without some of its incidents. One that this version cannot read goes whole: nobody could say who is in it.
async fn rewrite(
    connection: &mut SqliteConnection,
    context: &Arc<Context>,
    sha256: [u8; 32],
    strikes: impl Fn(&PublicIncident) -> bool,
) -> Result<(), StoreError> {
    let row = sqlx::query("SELECT rows, body FROM kept_block WHERE sha256 = ?").bind(sha256.to_vec());
    let Some(row) = row.fetch_optional(&mut *connection).await? else { return Ok(()) };
    let (rows, body): (i64, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?);
    let rest: Vec<PublicIncident> = match context.projection.decode(0, sha256, &body) {
        Ok(incidents) => incidents.into_iter().filter(|incident| !strikes(incident)).collect(),
        Err(_) => Vec::new(),
    };
    if rest.len() as i64 == rows {
        return Ok(());
    }
    reports::unpublish_files_of(connection, sha256).await?;
    sqlx::query(
        "UPDATE kept_snapshot SET struck = struck + ? WHERE version IN (SELECT version FROM kept_part WHERE sha256 = ?)",
    )
    .bind(rows - rest.len() as i64)
    .bind(sha256.to_vec())
    .execute(&mut *connection)
    .await?;
    if rest.is_empty() {
        sqlx::query("DELETE FROM kept_part WHERE sha256 = ?").bind(sha256.to_vec()).execute(&mut *connection).await?;
    } else {
        let body = context.projection.encode(&rest);
        let struck = block_hash(&body);
        sqlx::query("INSERT OR IGNORE INTO kept_block (sha256, rows, body) VALUES (?, ?, ?)")
            .bind(struck.to_vec())
            .bind(rest.len() as i64)
            .bind(body)
            .execute(&mut *connection)
            .await?;
        sqlx::query("UPDATE kept_part SET sha256 = ? WHERE sha256 = ?")
            .bind(struck.to_vec())
            .bind(sha256.to_vec())
            .execute(&mut *connection)
            .await?;
    }
    drop_unused(connection).await
}

async fn drop_unused(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM kept_block WHERE sha256 NOT IN (SELECT sha256 FROM kept_part)")
        .execute(connection)
        .await?;
    Ok(())
}
