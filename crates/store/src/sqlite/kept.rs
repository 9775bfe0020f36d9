//! What is kept beside the records: rejected rows of batches, and how files were read.

use spotlight_core::Lang;
use sqlx::{Row as _, SqliteConnection};

use crate::error::StoreError;
use crate::model::ChangeId;
use crate::seal::{Digest, Keys, Slot};

/// Keeps the next piece of the rejected rows of a batch.
pub(super) async fn add_reject(
    connection: &mut SqliteConnection,
    keys: &Keys,
    batch: ChangeId,
    lang: Lang,
    piece: &[u8],
) -> Result<(), StoreError> {
    let seq: i64 = sqlx::query_scalar("SELECT coalesce(max(seq), 0) + 1 FROM reject WHERE change = ? AND lang = ?")
        .bind(batch.0)
        .bind(lang.as_str())
        .fetch_one(&mut *connection)
        .await?;
    sqlx::query("INSERT INTO reject (change, lang, seq, sealed) VALUES (?, ?, ?, ?)")
        .bind(batch.0)
        .bind(lang.as_str())
        .bind(seq)
        .bind(keys.seal(Slot::Reject { change: batch.0, lang, seq }, piece))
        .execute(connection)
        .await?;
    Ok(())
}

/// The rejected rows of a batch.
pub(super) async fn rejects(
    connection: &mut SqliteConnection,
    keys: &Keys,
    batch: ChangeId,
    lang: Lang,
) -> Result<Vec<u8>, StoreError> {
    let rows = sqlx::query("SELECT seq, sealed FROM reject WHERE change = ? AND lang = ? ORDER BY seq")
        .bind(batch.0)
        .bind(lang.as_str())
        .fetch_all(connection)
        .await?;
    let mut all = Vec::new();
    for row in &rows {
        all.extend(keys.open(Slot::Reject { change: batch.0, lang, seq: row.try_get(0)? }, row.try_get(1)?)?);
    }
    Ok(all)
}

/// Keeps other rows in place of the rejected rows of a batch.
pub(super) async fn replace_rejects(
    connection: &mut SqliteConnection,
    keys: &Keys,
    batch: ChangeId,
    lang: Lang,
    rows: &[u8],
    piece: usize,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM reject WHERE change = ? AND lang = ?")
        .bind(batch.0)
        .bind(lang.as_str())
        .execute(&mut *connection)
        .await?;
    for piece in rows.chunks(piece) {
        add_reject(connection, keys, batch, lang, piece).await?;
    }
    Ok(())
}

fn header_digest(keys: &Keys, header: &[u8; 32]) -> Digest {
    keys.identity(&[b"header", header])
}

/// Remembers how a file with a certain header is read.
pub(super) async fn remember(
    connection: &mut SqliteConnection,
    keys: &Keys,
    header: &[u8; 32],
    reading: &[u8],
) -> Result<(), StoreError> {
    let header = header_digest(keys, header);
    sqlx::query("INSERT INTO reading (header, sealed) VALUES (?, ?) ON CONFLICT (header) DO UPDATE SET sealed = excluded.sealed")
        .bind(header.to_vec())
        .bind(keys.seal(Slot::Reading { header }, reading))
        .execute(connection)
        .await?;
    Ok(())
}

/// How the last file with this header was read.
pub(super) async fn recall(
    connection: &mut SqliteConnection,
    keys: &Keys,
    header: &[u8; 32],
) -> Result<Option<Vec<u8>>, StoreError> {
    let header = header_digest(keys, header);
    let sealed: Option<Vec<u8>> = sqlx::query_scalar("SELECT sealed FROM reading WHERE header = ?")
        .bind(header.to_vec())
        .fetch_optional(connection)
        .await?;
    Ok(sealed.map(|sealed| keys.open(Slot::Reading { header }, &sealed)).transpose()?)
}
