//! The versions of records: searched for words, and taken out.

use std::collections::BTreeSet;

use spotlight_record::Incident;
use spotlight_record::wire::encode;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use crate::body::{Body, Label};
use crate::error::StoreError;
use crate::model::ChangeId;
use crate::plan::identity;
use crate::seal::{Digest, Keys};
use crate::sqlite::state::{key_list, revision, status};
use crate::sqlite::{incidents, links, pairs, redacted};
use crate::subject::Words;
use crate::subject::fields::fields;

/// Versions that are opened at a time.
const AT_A_TIME: i64 = 2000;

/// The fields of a version that hold one of the words.
pub(super) fn hits(incident: &Incident, words: &Words) -> Vec<&'static str> {
    fields(incident).into_iter().filter_map(|(name, value)| words.are_in(&value).then_some(name)).collect()
}

/// Opens the columns `incident, revision, status, sealed`.
fn open(keys: &Keys, row: &SqliteRow) -> Result<(Uuid, Body), StoreError> {
    let label = Label {
        id: incidents::id(row.try_get(0)?)?,
        revision: revision(row.try_get(1)?)?,
        status: status(row.try_get(2)?)?,
    };
    Ok((label.id, Body::open(keys, label, row.try_get(3)?)?))
}

/// The records of which a version, present or past, is looked for.
async fn matching(
    connection: &mut SqliteConnection,
    keys: &Keys,
    is_wanted: impl Fn(&Incident) -> bool,
) -> Result<BTreeSet<Uuid>, StoreError> {
    let mut found = BTreeSet::new();
    for statement in [
        "SELECT id, revision, status, sealed, n FROM incident WHERE n > ? ORDER BY n LIMIT ?",
        "SELECT incident, revision, status, sealed, n FROM revision WHERE n > ? ORDER BY n LIMIT ?",
    ] {
        let mut after = 0_i64;
        loop {
            let rows = sqlx::query(statement).bind(after).bind(AT_A_TIME).fetch_all(&mut *connection).await?;
            let Some(last) = rows.last() else { break };
            after = last.try_get(4)?;
            for row in &rows {
                let (id, body) = open(keys, row)?;
                if is_wanted(&body.incident) {
                    found.insert(id);
                }
            }
        }
    }
    Ok(found)
}

/// The records that hold one of the words, in any field of any version.
pub(super) async fn holding(
    connection: &mut SqliteConnection,
    keys: &Keys,
    words: &Words,
) -> Result<BTreeSet<Uuid>, StoreError> {
    matching(connection, keys, |incident| fields(incident).iter().any(|(_, value)| words.are_in(value))).await
}

/// Records of a number that are only history any more, or had it in an earlier version.
pub(super) async fn numbered(
    connection: &mut SqliteConnection,
    keys: &Keys,
    system: &str,
    number: &str,
) -> Result<BTreeSet<Uuid>, StoreError> {
    matching(connection, keys, |i| i.source_system == system && i.external_id.as_deref() == Some(number)).await
}

/// Every version of a record.
pub(super) async fn of(connection: &mut SqliteConnection, keys: &Keys, id: Uuid) -> Result<Vec<Body>, StoreError> {
    let rows = sqlx::query(
        "SELECT incident, revision, status, sealed FROM revision WHERE incident = ?1 \
         UNION ALL SELECT id, revision, status, sealed FROM incident \
         WHERE n = (SELECT n FROM incident_id WHERE id = ?1) ORDER BY 2",
    )
    .bind(id.as_bytes().as_slice())
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| Ok(open(keys, row)?.1)).collect()
}

/// Takes out what is kept of a record that has been moved to history, and leaves its tombstone.
pub(super) async fn erase(
    connection: &mut SqliteConnection,
    keys: &Keys,
    change: ChangeId,
    id: Uuid,
    versions: &[Body],
) -> Result<(), StoreError> {
    // Every version may be what a file brings again; but not what another record is known by.
    let standings: BTreeSet<Vec<Digest>> =
        versions.iter().map(|version| keys.identities(|key| identity(key, &version.incident))).collect();
    let others = incidents::by_identity(connection, standings.iter().flatten()).await?;
    let own = standings.iter().filter(|all| !all.iter().any(|identity| others.contains_key(identity)));
    let identities: Vec<Digest> = own.filter_map(|all| all.last().copied()).collect();
    let said: Vec<u8> = versions.iter().flat_map(|version| encode(&version.incident)).collect();
    let count = versions.len() as u32;
    redacted::add(connection, keys, change, id, count, keys.content(&said), identities).await?;
    forget(connection, keys, id).await
}

/// Takes out what is kept of a record that has been moved to history.
pub(in crate::sqlite) async fn forget(
    connection: &mut SqliteConnection,
    keys: &Keys,
    id: Uuid,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM revision WHERE incident = ?")
        .bind(id.as_bytes().as_slice())
        .execute(&mut *connection)
        .await?;
    sqlx::query("DELETE FROM near WHERE record = ?")
        .bind(keys.reference(id).to_vec())
        .execute(&mut *connection)
        .await?;
    sqlx::query("DELETE FROM withdrawn WHERE record = ?")
        .bind(id.as_bytes().as_slice())
        .execute(&mut *connection)
        .await?;
    sqlx::query("DELETE FROM touch WHERE record IN (SELECT unhex(value) FROM json_each(?))")
        .bind(key_list([links::touched(keys, id)]))
        .execute(&mut *connection)
        .await?;
    pairs::forget(connection, keys, [id].into_iter()).await
}
