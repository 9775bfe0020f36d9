//! The exceptions among records: those that wait for their release, and those whose earlier version stays public.

use serde_json::json;
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::incidents;
use super::state::key_list;
use crate::error::StoreError;
use crate::plan::Write;

/// Notes what changes with new versions.
pub(super) async fn set(connection: &mut SqliteConnection, writes: &[Write]) -> Result<(), StoreError> {
    let of = |which: fn(&Write) -> bool| writes.iter().filter(move |w| which(w)).map(|w| w.row.label.id);
    let begin: Vec<Uuid> = of(|w| w.waiting && !w.row.waiting).collect();
    if !begin.is_empty() {
        sqlx::query("INSERT OR IGNORE INTO waiting (record) SELECT unhex(value) FROM json_each(?)")
            .bind(key_list(begin))
            .execute(&mut *connection)
            .await?;
    }
    drop_waiting(connection, of(|w| w.row.waiting && !w.waiting)).await?;
    let kept = writes.iter().filter(|w| w.standing.is_some() && w.standing != w.row.standing);
    let kept: Vec<_> = kept.map(|w| json!([w.row.label.id.simple().to_string(), w.standing])).collect();
    if !kept.is_empty() {
        sqlx::query(
            "INSERT OR REPLACE INTO standing (record, revision) \
             SELECT unhex(value ->> 0), value ->> 1 FROM json_each(?)",
        )
        .bind(json!(kept).to_string())
        .execute(&mut *connection)
        .await?;
    }
    let gone: Vec<Uuid> = of(|w| w.standing.is_none() && w.row.standing.is_some()).collect();
    if !gone.is_empty() {
        sqlx::query("DELETE FROM standing WHERE record IN (SELECT unhex(value) FROM json_each(?))")
            .bind(key_list(gone))
            .execute(connection)
            .await?;
    }
    Ok(())
}

/// Notes that records wait no longer.
pub(super) async fn drop_waiting(
    connection: &mut SqliteConnection,
    ids: impl Iterator<Item = Uuid>,
) -> Result<(), StoreError> {
    let ids: Vec<Uuid> = ids.collect();
    if !ids.is_empty() {
        sqlx::query("DELETE FROM waiting WHERE record IN (SELECT unhex(value) FROM json_each(?))")
            .bind(key_list(ids))
            .execute(connection)
            .await?;
    }
    Ok(())
}

/// Drops what was noted about records that are gone; their ids as [`key_list`] writes them.
pub(super) async fn forget(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM waiting WHERE record IN (SELECT unhex(value) FROM json_each(?))",
        "DELETE FROM standing WHERE record IN (SELECT unhex(value) FROM json_each(?))",
    ] {
        sqlx::query(statement).bind(ids).execute(&mut *connection).await?;
    }
    Ok(())
}

/// The records whose earlier version stays public.
pub(super) async fn standing(connection: &mut SqliteConnection) -> Result<Vec<Uuid>, StoreError> {
    ids(&sqlx::query_scalar::<_, Vec<u8>>("SELECT record FROM standing").fetch_all(connection).await?)
}

/// The records that wait for their release.
pub(super) async fn waiting(connection: &mut SqliteConnection) -> Result<Vec<Uuid>, StoreError> {
    ids(&sqlx::query_scalar::<_, Vec<u8>>("SELECT record FROM waiting").fetch_all(connection).await?)
}

fn ids(blobs: &[Vec<u8>]) -> Result<Vec<Uuid>, StoreError> {
    blobs.iter().map(|blob| incidents::id(blob)).collect()
}
