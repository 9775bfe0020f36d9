//! Rows of `redacted` and `redacted_identity`: what remains of records that were taken out.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::state::{fixed, key_list};
use super::{changes, incidents};
use crate::error::StoreError;
use crate::model::ChangeId;
use crate::plan::Incoming;
use crate::redactions::{Redactions, again};
use crate::seal::{Digest, Keys, Slot};
use crate::subject::Tombstone;

/// What redacted records are recognised by; nothing where there are none.
pub(super) async fn load(
    connection: &mut SqliteConnection,
    keys: &Keys,
) -> Result<Option<Arc<Redactions>>, StoreError> {
    let any: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM redacted_identity)").fetch_one(&mut *connection).await?;
    if !any {
        return Ok(None);
    }
    let retired = keys.retired().iter().map(|retired| &retired.digests);
    let generations = retired.chain([keys.digests()]).map(|digests| digests.identity().clone());
    Ok(Some(Arc::new(Redactions::new(generations))))
}

/// Which of the incidents that nobody knows were redacted, by their places.
pub(super) async fn among(
    connection: &mut SqliteConnection,
    redactions: &Redactions,
    unknown: impl Iterator<Item = Option<&Incoming>>,
) -> Result<HashSet<usize>, StoreError> {
    let mut places: HashMap<Digest, usize> = HashMap::new();
    for (at, one) in unknown.enumerate().filter_map(|(at, one)| Some((at, one?))) {
        places.extend(redactions.digests(&one.incident).into_iter().map(|digest| (digest, at)));
    }
    let found: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT identity FROM redacted_identity WHERE identity IN (SELECT unhex(value) FROM json_each(?))",
    )
    .bind(key_list(places.keys()))
    .fetch_all(connection)
    .await?;
    found.iter().map(|digest| Ok(places[&fixed::<16>(digest, "digest of a redacted record")?])).collect()
}

/// Notes that a record was taken out, and what it must not come back by.
pub(super) async fn add(
    connection: &mut SqliteConnection,
    keys: &Keys,
    change: ChangeId,
    record: Uuid,
    versions: u32,
    digest: Digest,
    identities: impl IntoIterator<Item = Digest>,
) -> Result<(), StoreError> {
    let plain = [versions.to_le_bytes().as_slice(), &digest].concat();
    sqlx::query("INSERT INTO redacted (record, change, sealed) VALUES (?, ?, ?)")
        .bind(record.as_bytes().as_slice())
        .bind(change.0)
        .bind(keys.seal(Slot::Tombstone { record }, &plain))
        .execute(&mut *connection)
        .await?;
    let digests = identities.into_iter().map(|identity| again(keys.digests().identity(), identity));
    sqlx::query("INSERT OR IGNORE INTO redacted_identity (identity) SELECT unhex(value) FROM json_each(?)")
        .bind(key_list(digests))
        .execute(connection)
        .await?;
    Ok(())
}

/// The tombstones, oldest first.
pub(super) async fn all(connection: &mut SqliteConnection, keys: &Keys) -> Result<Vec<Tombstone>, StoreError> {
    let rows = sqlx::query("SELECT record, change, sealed FROM redacted ORDER BY change, record")
        .fetch_all(&mut *connection)
        .await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        let record = incidents::id(row.try_get(0)?)?;
        let change = changes::find(connection, keys, ChangeId(row.try_get(1)?)).await?;
        let plain = keys.open(Slot::Tombstone { record }, row.try_get(2)?)?;
        let (versions, digest) = plain.split_first_chunk().ok_or(StoreError::Value("tombstone"))?;
        all.push(Tombstone {
            id: record,
            act: change.ok_or(StoreError::Value("change of a tombstone"))?.act,
            versions: u32::from_le_bytes(*versions),
            digest: crate::audit::hex(digest),
        });
    }
    Ok(all)
}
