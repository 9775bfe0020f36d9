//! Changes that come from a person, not from a file: a status, an undo, a new projection of everything.

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use spotlight_record::Status;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::incidents::{self, SEALED, id, read_row, row_columns};
use super::state::{fixed, key_list, revision, status};
use super::work::Work;
use super::{SqliteStore, Write, changes, compute, links};
use crate::body::Label;
use crate::error::StoreError;
use crate::model::{Act, ChangeId, ChangeKind, Put, Undone};
use crate::plan::{Earlier, Row};

/// Records that are taken back at a time.
const AT_A_TIME: u32 = 1000;

fn day(act: &Act) -> Date {
    TimeZone::UTC.to_datetime(act.now).date()
}

/// Sets the status of one record.
pub(super) async fn set_status(
    mut write: Write,
    store: SqliteStore,
    id: Uuid,
    status: Status,
    act: Act,
) -> Result<Put, StoreError> {
    let (mut row, sealed) = incidents::find(&mut write, id).await?.ok_or(StoreError::UnknownRecord(id))?;
    row.linked = links::load(&mut write, &store.context.keys).await?.has(id);
    let decision = store.context.set_status(&row, &sealed, status, day(&act))?;
    let put = decision.put.clone();
    if decision.write.is_none() {
        write.rollback().await?;
        return Ok(put);
    }
    let mut work = Work::new(write, store, act, &ChangeKind::Status).await?;
    let mut decisions = vec![decision];
    work.find_doubles(&mut decisions).await?;
    work.apply(decisions).await?;
    work.commit("set_status", format!("record {id} {}", status.as_str())).await?;
    Ok(put)
}

/// Takes a batch back.
pub(super) async fn undo(
    mut write: Write,
    store: SqliteStore,
    batch: ChangeId,
    act: Act,
) -> Result<Undone, StoreError> {
    let known = changes::find(&mut write, &store.context.keys, batch).await?;
    let change =
        known.filter(|c| matches!(c.kind, ChangeKind::Import { .. })).ok_or(StoreError::UnknownBatch(batch))?;
    if let Some(by) = change.undone_by {
        return Err(StoreError::AlreadyUndone { batch, by });
    }
    // A change that was itself taken back does not stand in the way: undos work backwards through the batches.
    // Nor does one that a newer file has brought, too, go: that file is still to be there.
    let changed_since: i64 = sqlx::query_scalar(
        "SELECT (SELECT count(DISTINCT incident) FROM revision WHERE change = ?1 AND ended_by <> ?1 \
         AND ended_by NOT IN (SELECT id FROM change WHERE undone_by IS NOT NULL)) \
         + (SELECT count(*) FROM incident WHERE change = ?1 AND vintage > ?1 \
         AND vintage NOT IN (SELECT id FROM change WHERE undone_by IS NOT NULL))",
    )
    .bind(batch.0)
    .fetch_one(&mut *write)
    .await?;
    if changed_since > 0 {
        return Err(StoreError::ChangedSince { batch, records: changed_since.cast_unsigned() });
    }

    let today = day(&act);
    let mut work = Work::new(write, store, act, &ChangeKind::Undo { of: batch }).await?;
    let (mut restored, mut removed) = (0, 0);
    loop {
        // Each round changes what it found, so that the next one finds others.
        let found = touched(&mut work.write, batch).await?;
        if found.is_empty() {
            break;
        }
        let mut earlier = before(&mut work.write, batch, found.iter().map(|(row, _)| row.label.id)).await?;
        let mut gone = Vec::new();
        let mut back = Vec::new();
        for (mut row, sealed) in found {
            row.linked = work.links.has(row.label.id);
            match earlier.remove(&row.label.id) {
                Some(version) => back.push((row, sealed, version)),
                None => gone.push((row.label.id, row.block)),
            }
        }
        restored += back.len() as u64;
        removed += gone.len() as u64;
        let context = work.context().clone();
        let mut decisions = compute(move || {
            back.into_iter()
                .map(|(row, sealed, earlier)| context.restore(&row, &sealed, &earlier, today))
                .collect::<Result<Vec<_>, _>>()
        })
        .await??;
        work.find_doubles(&mut decisions).await?;
        work.apply(decisions).await?;
        work.remove(&gone).await?;
    }
    let undo = work.change;
    changes::set_undone(&mut work.write, batch, undo).await?;
    let public = work.commit("undo", format!("batch {batch}")).await?;
    Ok(Undone { change: undo, restored, removed, public })
}

/// Some of the records whose current version a batch made, sealed.
async fn touched(connection: &mut SqliteConnection, batch: ChangeId) -> Result<Vec<(Row, Vec<u8>)>, StoreError> {
    let rows = sqlx::query(concat!("SELECT ", row_columns!(), ", sealed FROM incident WHERE change = ? LIMIT ?"))
        .bind(batch.0)
        .bind(AT_A_TIME)
        .fetch_all(connection)
        .await?;
    rows.iter().map(|row| Ok((read_row(row)?, row.try_get(SEALED)?))).collect()
}

/// The newest version of each record that neither this batch made nor one that was taken back. A record that the batch brought
/// in has none.
async fn before(
    connection: &mut SqliteConnection,
    batch: ChangeId,
    ids: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Earlier>, StoreError> {
    // SQLite takes the other columns from the row that has the maximum: https://www.sqlite.org/lang_select.html#bareagg
    let rows = sqlx::query(
        "SELECT incident, max(revision), status, content, change, sealed, vintage FROM revision \
         WHERE incident IN (SELECT unhex(value) FROM json_each(?)) AND change <> ? \
         AND change NOT IN (SELECT id FROM change WHERE undone_by IS NOT NULL) GROUP BY incident",
    )
    .bind(key_list(ids))
    .bind(batch.0)
    .fetch_all(connection)
    .await?;
    let read = |row: &SqliteRow| {
        let label =
            Label { id: id(row.try_get(0)?)?, revision: revision(row.try_get(1)?)?, status: status(row.try_get(2)?)? };
        let content = fixed(row.try_get(3)?, "content digest")?;
        Ok((
            label.id,
            Earlier {
                label,
                content,
                by: ChangeId(row.try_get(4)?),
                vintage: row.try_get(6)?,
                sealed: row.try_get(5)?,
            },
        ))
    };
    rows.iter().map(read).collect()
}
