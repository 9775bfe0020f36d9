//! What is kept beside the records: rejected rows of batches, and how files were read.

use spotlight_core::Lang;
use sqlx::{Row as _, SqliteConnection};

use super::state::{fixed, key_list};
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

/// Under what a header may stand; the last is as it is stored now.
fn header_digests(keys: &Keys, header: &[u8; 32]) -> Vec<Digest> {
    keys.identities(|key| key.digest(&[b"header", header]))
}

/// Remembers how a file with a certain header is read.
pub(super) async fn remember(
    connection: &mut SqliteConnection,
    keys: &Keys,
    header: &[u8; 32],
    reading: &[u8],
) -> Result<(), StoreError> {
    let headers = header_digests(keys, header);
    sqlx::query("DELETE FROM reading WHERE header IN (SELECT unhex(value) FROM json_each(?))")
        .bind(key_list(&headers))
        .execute(&mut *connection)
        .await?;
    let header = *headers.last().expect("there is always a key in use");
    sqlx::query("INSERT INTO reading (header, sealed) VALUES (?, ?)")
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
    let find = "SELECT header, sealed FROM reading WHERE header IN (SELECT unhex(value) FROM json_each(?))";
    let found = sqlx::query(find).bind(key_list(header_digests(keys, header))).fetch_optional(connection).await?;
    let Some(row) = found else { return Ok(None) };
    let header = fixed(row.try_get(0)?, "header of a reading")?;
    Ok(Some(keys.open(Slot::Reading { header }, row.try_get(1)?)?))
}
