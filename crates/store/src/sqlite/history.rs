//! Every version of a record, and who made it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, Sqlite, Transaction};
use uuid::Uuid;

use super::changes;
use super::incidents::stored;
use super::state::{revision, status};
use crate::body::{Body, Label};
use crate::error::StoreError;
use crate::model::{Change, ChangeId, Version};
use crate::seal::Keys;

/// A version as its row has it.
struct Row {
    label: Label,
    change: i64,
    ended_by: Option<i64>,
    sealed: Vec<u8>,
}

fn read(id: Uuid, row: &SqliteRow) -> Result<Row, StoreError> {
    let label = Label { id, revision: revision(row.try_get(0)?)?, status: status(row.try_get(1)?)? };
    Ok(Row { label, change: row.try_get(2)?, ended_by: row.try_get(3)?, sealed: row.try_get(4)? })
}

/// The history of a record.
pub(super) async fn of(
    mut tx: Transaction<'static, Sqlite>,
    keys: &Keys,
    id: Uuid,
) -> Result<Vec<Version>, StoreError> {
    let rows = sqlx::query(
        "SELECT revision, status, change, ended_by, sealed FROM revision WHERE incident = ?1 \
         UNION ALL SELECT revision, status, change, NULL, sealed FROM incident \
         WHERE n = (SELECT n FROM incident_id WHERE id = ?1) ORDER BY 1",
    )
    .bind(id.as_bytes().as_slice())
    .fetch_all(&mut *tx)
    .await?;
    let rows = rows.iter().map(|row| read(id, row)).collect::<Result<Vec<_>, _>>()?;
    let mut changes: HashMap<i64, Change> = HashMap::new();
    let numbers: Vec<i64> = rows.iter().flat_map(|row| row.ended_by.into_iter().chain([row.change])).collect();
    for number in numbers {
        if let Entry::Vacant(unknown) = changes.entry(number) {
            let change = changes::find(&mut tx, keys, ChangeId(number)).await?;
            unknown.insert(change.ok_or(StoreError::Value("change of a version"))?);
        }
    }
    tx.rollback().await?;
    if rows.is_empty() {
        return Err(StoreError::UnknownRecord(id));
    }
    let open = |row: Row| {
        let body = Body::open(keys, row.label, &row.sealed)?;
        Ok(Version {
            stored: stored(row.label, body),
            by: changes[&row.change].clone(),
            until: row.ended_by.map(|number| changes[&number].clone()),
        })
    };
    rows.into_iter().map(open).collect()
}
