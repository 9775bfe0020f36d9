//! Rows of `incident`: looked up, written and moved to history, many at a time.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use spotlight_record::Status;
use sqlx::query_builder::Separated;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row as _, Sqlite, SqliteConnection};
use uuid::Uuid;

use super::index::Index;
use super::insert::{self, Insert};
use super::state::{fixed, key_list, revision, status};
use crate::body::{Body, Label};
use crate::error::StoreError;
use crate::model::{ChangeId, Stored};
use crate::plan::{Context, Row, Write};
use crate::seal::{Digest, Keys};

/// The clear columns that a [`Row`] is read from, in its order; `sealed` comes after them where it is asked for.
macro_rules! row_columns {
    () => {
        "incident.id, revision, status, identity, content, block, vintage, \
         EXISTS (SELECT 1 FROM waiting WHERE record = incident.id), \
         (SELECT revision FROM standing WHERE record = incident.id), \
         EXISTS (SELECT 1 FROM withdrawn WHERE record = incident.id)"
    };
}
pub(super) use row_columns;

/// The record that has an id: one parameter.
macro_rules! by_id {
    () => {
        "n = (SELECT n FROM incident_id WHERE id = ?)"
    };
}

/// The records that have one of these ids: one parameter, made by [`key_list`].
macro_rules! by_ids {
    () => {
        "n IN (SELECT n FROM incident_id WHERE id IN (SELECT unhex(value) FROM json_each(?)))"
    };
}
pub(super) use by_ids;

/// The records after an id: one parameter. To be read in the order of `incident_id.id`.
macro_rules! after_id {
    () => {
        "FROM incident_id CROSS JOIN incident USING (n) WHERE incident_id.id > ?"
    };
}
pub(super) use after_id;

/// Where `sealed` is after them.
pub(super) const SEALED: usize = 10;

/// Reads the columns of `row_columns!`.
pub(super) fn read_row(row: &SqliteRow) -> Result<Row, StoreError> {
    let label =
        Label { id: id(row.try_get(0)?)?, revision: revision(row.try_get(1)?)?, status: status(row.try_get(2)?)? };
    Ok(Row {
        label,
        identity: fixed(row.try_get(3)?, "identity")?,
        content: fixed(row.try_get(4)?, "content digest")?,
        block: row.try_get(5)?,
        vintage: row.try_get(6)?,
        waiting: row.try_get(7)?,
        standing: row.try_get::<Option<i64>, _>(8)?.map(revision).transpose()?,
        linked: false,
        withdrawn: row.try_get(9)?,
    })
}

/// An id column.
pub(super) fn id(blob: &[u8]) -> Result<Uuid, StoreError> {
    Ok(Uuid::from_bytes(fixed(blob, "id")?))
}

/// The records that have one of these identities.
pub(super) async fn by_identity(
    connection: &mut SqliteConnection,
    identities: impl IntoIterator<Item = &Digest>,
) -> Result<HashMap<Digest, Row>, StoreError> {
    let rows = sqlx::query(concat!(
        "SELECT ",
        row_columns!(),
        " FROM incident WHERE n IN (SELECT n FROM incident_identity \
         WHERE identity IN (SELECT unhex(value) FROM json_each(?)))"
    ))
    .bind(key_list(identities))
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| read_row(row).map(|row| (row.identity, row))).collect()
}

/// The sealed bodies of records.
pub(super) async fn sealed(
    connection: &mut SqliteConnection,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<u8>>, StoreError> {
    let rows = sqlx::query(concat!("SELECT id, sealed FROM incident WHERE ", by_ids!()))
        .bind(key_list(ids))
        .fetch_all(connection)
        .await?;
    rows.iter().map(|row| Ok((id(row.try_get(0)?)?, row.try_get(1)?))).collect()
}

/// What files said of records before others replaced it; but for files that were taken back.
pub(super) async fn said_before(
    connection: &mut SqliteConnection,
    ids: &[Uuid],
) -> Result<HashSet<(Uuid, Digest)>, StoreError> {
    let rows = sqlx::query(
        "SELECT revision.incident, revision.content FROM revision JOIN change ON change.id = revision.change \
         WHERE revision.incident IN (SELECT unhex(value) FROM json_each(?)) AND change.undone_by IS NULL",
    )
    .bind(key_list(ids))
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| Ok((id(row.try_get(0)?)?, fixed(row.try_get(1)?, "content digest")?))).collect()
}

/// Records with their sealed bodies.
pub(super) async fn with_bodies(
    connection: &mut SqliteConnection,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<(Row, Vec<u8>)>, StoreError> {
    let rows = sqlx::query(concat!("SELECT ", row_columns!(), ", sealed FROM incident WHERE ", by_ids!()))
        .bind(key_list(ids))
        .fetch_all(connection)
        .await?;
    rows.iter().map(|row| Ok((read_row(row)?, row.try_get(SEALED)?))).collect()
}

/// Notes that a newer file says the same as records.
pub(super) async fn set_vintage(
    connection: &mut SqliteConnection,
    change: ChangeId,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<(), StoreError> {
    sqlx::query(concat!("UPDATE incident SET vintage = ? WHERE ", by_ids!()))
        .bind(change.0)
        .bind(key_list(ids))
        .execute(connection)
        .await?;
    Ok(())
}

/// Notes in which block a record is.
pub(super) async fn set_block(
    connection: &mut SqliteConnection,
    id: Uuid,
    block: Option<i64>,
) -> Result<(), StoreError> {
    sqlx::query(concat!("UPDATE incident SET block = ? WHERE ", by_id!()))
        .bind(block)
        .bind(id.as_bytes().as_slice())
        .execute(connection)
        .await?;
    Ok(())
}

/// Seals a version again, with another day of its last public change, and notes in which block it is.
pub(super) async fn reseal(
    connection: &mut SqliteConnection,
    keys: &Keys,
    label: Label,
    body: &Body,
    block: Option<i64>,
) -> Result<(), StoreError> {
    sqlx::query(concat!("UPDATE incident SET block = ?, sealed = ? WHERE ", by_id!()))
        .bind(block)
        .bind(body.seal(keys, label))
        .bind(label.id.as_bytes().as_slice())
        .execute(connection)
        .await?;
    Ok(())
}

/// One record with its sealed body.
pub(super) async fn find(connection: &mut SqliteConnection, id: Uuid) -> Result<Option<(Row, Vec<u8>)>, StoreError> {
    let row = sqlx::query(concat!("SELECT ", row_columns!(), ", sealed FROM incident WHERE ", by_id!()))
        .bind(id.as_bytes().as_slice())
        .fetch_optional(connection)
        .await?;
    row.map(|row| Ok((read_row(&row)?, row.try_get(SEALED)?))).transpose()
}

/// The next records in the order of their ids, opened.
pub(super) async fn page(
    connection: &mut SqliteConnection,
    context: &Context,
    after: Option<Uuid>,
    limit: u32,
) -> Result<Vec<Stored>, StoreError> {
    let rows =
        sqlx::query(concat!("SELECT ", row_columns!(), ", sealed ", after_id!(), " ORDER BY incident_id.id LIMIT ?"))
            // No id is as short as an empty blob, so that it sorts before the first.
            .bind(after.as_ref().map_or(&[][..], |id| id.as_bytes().as_slice()))
            .bind(limit)
            .fetch_all(connection)
            .await?;
    let open = |row: &SqliteRow| {
        let label = read_row(row)?.label;
        Ok(stored(label, Body::open(&context.keys, label, row.try_get(SEALED)?)?))
    };
    rows.iter().map(open).collect()
}

/// A version of a record as the outside sees it.
pub(super) fn stored(label: Label, body: Body) -> Stored {
    let Label { id, revision, status } = label;
    Stored { id, status, revision, changed: body.changed, incident: body.incident }
}

/// Writes new records and new versions. The old versions of the latter have been [`archive`]d.
pub(super) async fn write(
    connection: &mut SqliteConnection,
    index: &mut Index,
    change: ChangeId,
    writes: Vec<Write>,
) -> Result<(), StoreError> {
    let is_fresh = |write: &Write| write.row.label.revision == 1;
    // As of most files that are new: then nothing is moved.
    if writes.iter().all(is_fresh) {
        return append(connection, index, change, writes).await;
    }
    let (fresh, known): (Vec<Write>, Vec<Write>) = writes.into_iter().partition(is_fresh);
    append(connection, index, change, fresh).await?;
    replace(connection, change, known).await
}

/// Writes new records.
async fn append(
    connection: &mut SqliteConnection,
    index: &mut Index,
    change: ChangeId,
    mut fresh: Vec<Write>,
) -> Result<(), StoreError> {
    let status = |write: &Write| write.row.label.status;
    fresh.sort_by_key(status);
    let Some(first) = index.number(connection, fresh.iter().map(|write| &write.row)).await? else { return Ok(()) };
    let mut numbered = (first..).zip(fresh).peekable();
    while let Some((_, one)) = numbered.peek() {
        let alike = status(one);
        let next = || numbered.next_if(|(_, write)| status(write) == alike);
        let rows: Vec<(i64, Write)> = std::iter::from_fn(next).take(insert::ROWS).collect();
        let keys = |key: fn(&Row) -> Digest| rows.iter().flat_map(|(_, write)| key(&write.row)).collect();
        let keys = [keys(|row| row.label.id.into_bytes()), keys(|row| row.identity), keys(|row| row.content)];
        let insert = APPEND[&alike].rows(rows.len(), keys);
        let insert = rows.into_iter().fold(insert, |insert, (n, Write { row, sealed, restores, .. })| {
            insert.bind(n).bind(row.block).bind(row.vintage).bind(restores.unwrap_or(change).0).bind(sealed)
        });
        insert.execute(&mut *connection).await?;
    }
    Ok(())
}

/// What writes new records, by their status.
///
/// Whatever fails, all of the write is taken back: FAIL keeps no copy of pages to take back the statement alone.
static APPEND: LazyLock<BTreeMap<Status, Insert>> = LazyLock::new(|| {
    let into =
        "INSERT OR FAIL INTO incident (id, identity, content, n, block, vintage, change, sealed, revision, status)";
    let of = |status: Status| Insert::new(into, &[16, 16, 16], 5, format!(", 1, '{}'", status.as_str()));
    Status::ALL.into_iter().map(|status| (status, of(status))).collect()
});

/// Writes new versions of records.
async fn replace(connection: &mut SqliteConnection, change: ChangeId, known: Vec<Write>) -> Result<(), StoreError> {
    let mut known = known.into_iter();
    loop {
        let rows: Vec<Write> = known.by_ref().take(insert::ROWS).collect();
        if rows.is_empty() {
            return Ok(());
        }
        let keep = rows.len() == insert::ROWS;
        // A full statement has always the same text, so that it is prepared once and kept.
        // Without a name the columns are those of the first row: https://www.sqlite.org/lang_select.html#the_values_clause
        let mut update = QueryBuilder::<Sqlite>::new(
            "UPDATE incident SET revision = new.column2, status = new.column3, content = new.column5, block = new.column6, \
             vintage = new.column7, change = new.column8, sealed = new.column9 FROM (",
        );
        update.push_values(rows, |row, write| bind(row, change, write));
        update.push(") AS new WHERE n = (SELECT n FROM incident_id WHERE incident_id.id = new.column1)");
        update.build().persistent(keep).execute(&mut *connection).await?;
    }
}

/// Binds `id, revision, status, identity, content, block, vintage, change, sealed`.
fn bind(mut row: Separated<'_, Sqlite, &'static str>, change: ChangeId, write: Write) {
    let Write { row: Row { label, identity, content, block, vintage, .. }, sealed, restores, .. } = write;
    row.push_bind(label.id.as_bytes().to_vec())
        .push_bind(label.revision)
        .push_bind(label.status.as_str())
        .push_bind(identity.to_vec())
        .push_bind(content.to_vec())
        .push_bind(block)
        .push_bind(vintage)
        .push_bind(restores.unwrap_or(change).0)
        .push_bind(sealed);
}

/// Copies the current versions of records to history.
pub(super) async fn archive(
    connection: &mut SqliteConnection,
    ended_by: ChangeId,
    ids: &str,
) -> Result<(), StoreError> {
    sqlx::query(concat!(
        "INSERT INTO revision (incident, revision, status, content, vintage, change, ended_by, sealed) \
         SELECT id, revision, status, content, vintage, change, ?, sealed FROM incident WHERE ",
        by_ids!()
    ))
    .bind(ended_by.0)
    .bind(ids)
    .execute(connection)
    .await?;
    Ok(())
}

/// Removes records that have been [`archive`]d.
pub(super) async fn remove(connection: &mut SqliteConnection, ids: &str) -> Result<(), StoreError> {
    for statement in [
        concat!(
            "DELETE FROM incident_identity WHERE identity IN (SELECT identity FROM incident WHERE ",
            by_ids!(),
            ")"
        ),
        concat!("DELETE FROM incident WHERE ", by_ids!()),
        "DELETE FROM incident_id WHERE id IN (SELECT unhex(value) FROM json_each(?))",
    ] {
        sqlx::query(statement).bind(ids).execute(&mut *connection).await?;
    }
    Ok(())
}
