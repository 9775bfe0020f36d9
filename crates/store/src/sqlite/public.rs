//! The public blocks: read, and rewritten where an edit is waiting.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;
use spotlight_core::public::PublicIncident;
use spotlight_core::snapshot::block_hash;
use sqlx::{Row as _, Sqlite, SqliteConnection, Transaction};
use uuid::Uuid;

use super::state::fixed;
use super::{compute, snapshots, state, tables};
use crate::blocks::{Blocks, Edits, apply};
use crate::error::StoreError;
use crate::model::{PublicBlock, PublicChanges, UnverifiedBlock};
use crate::plan::Context;
use crate::snapshot::withdraws;
use crate::store::PublicBlocks;

/// How many blocks are in memory at a time while they are rewritten.
const AT_A_TIME: usize = 16;

/// The sizes of all blocks.
pub(super) async fn sizes(connection: &mut SqliteConnection) -> Result<Blocks, StoreError> {
    let rows: Vec<(i64, u32)> = sqlx::query_as("SELECT seq, rows FROM public_block").fetch_all(connection).await?;
    Ok(Blocks::new(rows))
}

/// The state, all checksums, and the blocks whose checksum is not the known one.
pub(super) async fn changes(
    mut read: Transaction<'static, Sqlite>,
    known: &BTreeMap<i64, [u8; 32]>,
) -> Result<PublicChanges<Reading>, StoreError> {
    let state = state::public(&mut read).await?;
    let releases = tables::kept(&mut read).await?;
    let mut hashes = BTreeMap::new();
    let mut wanted = BTreeMap::new();
    // A block's bytes come last in its row: those that are not asked for are not read.
    for row in sqlx::query("SELECT seq, rows, sha256 FROM public_block").fetch_all(&mut *read).await? {
        let (seq, rows, sha256) = (row.try_get(0)?, row.try_get::<u32, _>(1)?, fixed(row.try_get(2)?, "checksum")?);
        hashes.insert(seq, sha256);
        if known.get(&seq) != Some(&sha256) {
            wanted.insert(seq, (rows, sha256));
        }
    }
    let rows = wanted.values().map(|(rows, _)| *rows as usize).sum();
    Ok(PublicChanges { state, hashes, releases, rows, blocks: Reading { read, wanted } })
}

/// Blocks that are still to be read, in the transaction that their checksums are of.
#[derive(Debug)]
pub struct Reading {
    read: Transaction<'static, Sqlite>,
    wanted: BTreeMap<i64, (u32, [u8; 32])>,
}

impl PublicBlocks for Reading {
    async fn next(&mut self) -> Result<Option<UnverifiedBlock>, StoreError> {
        let Some((seq, (rows, sha256))) = self.wanted.pop_first() else { return Ok(None) };
        let body = sqlx::query_scalar("SELECT body FROM public_block WHERE seq = ?").bind(seq);
        let body = body.fetch_one(&mut *self.read).await?;
        Ok(Some(UnverifiedBlock(PublicBlock { seq, rows, sha256, body })))
    }
}

/// A block before and after its edits.
struct Rewrite {
    seq: i64,
    before: Option<([u8; 32], Vec<u8>)>,
    edits: Edits,
}

/// What is to be stored of a rewritten block; no rows means that it is to go.
struct Rewritten {
    seq: i64,
    rows: u32,
    sha256: [u8; 32],
    body: Vec<u8>,
    differs: bool,
    /// Incidents that are no longer public, or less than they were.
    withdrawn: HashSet<Uuid>,
}

/// Writes edits; whether any public byte changed.
pub(super) async fn write(
    connection: &mut SqliteConnection,
    context: &Arc<Context>,
    edits: BTreeMap<i64, Edits>,
) -> Result<bool, StoreError> {
    let mut changed = false;
    let mut edits = edits.into_iter();
    loop {
        let some: BTreeMap<i64, Edits> = edits.by_ref().take(AT_A_TIME).collect();
        if some.is_empty() {
            return Ok(changed);
        }
        let mut rewrites = Vec::with_capacity(some.len());
        for (seq, edits) in some {
            rewrites.push(Rewrite { seq, before: load(connection, seq).await?, edits });
        }
        let shared = Arc::clone(context);
        let rewritten = compute(move || {
            rewrites.into_par_iter().map(|r| rewrite(&shared, r)).collect::<Result<Vec<_>, StoreError>>()
        })
        .await??;
        for block in rewritten.into_iter().filter(|block| block.differs) {
            snapshots::strike(connection, context, &block.withdrawn).await?;
            store(connection, block).await?;
            changed = true;
        }
    }
}

fn rewrite(context: &Context, Rewrite { seq, before, edits }: Rewrite) -> Result<Rewritten, StoreError> {
    let (old_hash, old_rows) = match before {
        Some((sha256, body)) => (Some(sha256), context.projection.decode(seq, sha256, &body)?),
        None => (None, Vec::new()),
    };
    let withdrawn = old_rows
        .iter()
        .filter(|before| edits.get(&before.id).is_some_and(|now| withdraws(before, now.as_deref())))
        .map(|before| before.id)
        .collect();
    let incidents = apply(old_rows, edits);
    if incidents.is_empty() {
        return Ok(Rewritten {
            seq,
            rows: 0,
            sha256: [0; 32],
            body: Vec::new(),
            differs: old_hash.is_some(),
            withdrawn,
        });
    }
    let body = context.projection.encode(&incidents);
    let sha256 = block_hash(&body);
    Ok(Rewritten { seq, rows: incidents.len() as u32, sha256, body, differs: old_hash != Some(sha256), withdrawn })
}

/// One block and its checksum.
pub(super) async fn load(
    connection: &mut SqliteConnection,
    seq: i64,
) -> Result<Option<([u8; 32], Vec<u8>)>, StoreError> {
    let row =
        sqlx::query("SELECT sha256, body FROM public_block WHERE seq = ?").bind(seq).fetch_optional(connection).await?;
    row.map(|row| Ok((fixed(row.try_get(0)?, "checksum")?, row.try_get(1)?))).transpose()
}

async fn store(connection: &mut SqliteConnection, block: Rewritten) -> Result<(), StoreError> {
    if block.rows == 0 {
        sqlx::query("DELETE FROM public_block WHERE seq = ?").bind(block.seq).execute(connection).await?;
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO public_block (seq, rows, sha256, body) VALUES (?, ?, ?, ?) \
         ON CONFLICT (seq) DO UPDATE SET rows = excluded.rows, sha256 = excluded.sha256, body = excluded.body",
    )
    .bind(block.seq)
    .bind(block.rows)
    .bind(block.sha256.to_vec())
    .bind(block.body)
    .execute(connection)
    .await?;
    Ok(())
}

/// The checksums of all blocks, in order.
pub(super) async fn hashes(connection: &mut SqliteConnection) -> Result<Vec<Vec<u8>>, StoreError> {
    Ok(sqlx::query_scalar("SELECT sha256 FROM public_block ORDER BY seq").fetch_all(connection).await?)
}

/// Removes all blocks, before they are built again.
pub(super) async fn clear(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM public_block").execute(connection).await?;
    Ok(())
}

/// The incidents of one block.
pub(super) async fn incidents(
    connection: &mut SqliteConnection,
    context: &Context,
    seq: i64,
) -> Result<Vec<PublicIncident>, StoreError> {
    match load(connection, seq).await? {
        Some((sha256, body)) => context.projection.decode(seq, sha256, &body),
        None => Ok(Vec::new()),
    }
}
