//! The pairs of possible doubles: kept, counted, and read with the records that they are of.

use std::collections::{HashMap, HashSet};

use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::doubles::double;
use super::incidents;
use super::state::{fixed, key_list};
use crate::body::Body;
use crate::error::StoreError;
use crate::model::{ChangeId, DoublePair};
use crate::seal::{Digest, Keys, Slot};

pub(super) fn member(keys: &Keys, id: Uuid) -> Digest {
    keys.identity(&[b"double", id.as_bytes()])
}

/// What a pair is known by, whichever of the two comes first.
pub(super) fn key(keys: &Keys, ids: [Uuid; 2]) -> Digest {
    let [one, other] = ids;
    keys.identity(&[b"pair", one.min(other).as_bytes(), one.max(other).as_bytes()])
}

/// Keeps a pair, if it is not kept already.
pub(super) async fn insert(
    connection: &mut SqliteConnection,
    keys: &Keys,
    change: ChangeId,
    id: Uuid,
    other: Uuid,
) -> Result<(), StoreError> {
    let (one, other) = (id.min(other), id.max(other));
    let pair = key(keys, [one, other]);
    let sealed = keys.seal(Slot::Double { pair }, &[*one.as_bytes(), *other.as_bytes()].concat());
    sqlx::query("INSERT OR IGNORE INTO possible_double (pair, one, other, change, sealed) VALUES (?, ?, ?, ?, ?)")
        .bind(pair.to_vec())
        .bind(member(keys, one).to_vec())
        .bind(member(keys, other).to_vec())
        .bind(change.0)
        .bind(sealed)
        .execute(connection)
        .await?;
    Ok(())
}

/// Drops the pairs of records that have moved or are gone.
pub(super) async fn forget(
    connection: &mut SqliteConnection,
    keys: &Keys,
    ids: impl Iterator<Item = Uuid>,
) -> Result<(), StoreError> {
    let members: Vec<Digest> = ids.map(|id| member(keys, id)).collect();
    if members.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "DELETE FROM possible_double WHERE one IN (SELECT unhex(value) FROM json_each(?1)) \
         OR other IN (SELECT unhex(value) FROM json_each(?1))",
    )
    .bind(key_list(members))
    .execute(connection)
    .await?;
    Ok(())
}

/// How many pairs nobody has decided about.
pub(super) async fn count(connection: &mut SqliteConnection) -> Result<u64, StoreError> {
    let count: i64 =
        sqlx::query_scalar("SELECT count(*) FROM possible_double WHERE pair NOT IN (SELECT pair FROM verdict)")
            .fetch_one(connection)
            .await?;
    Ok(count.cast_unsigned())
}

/// The pairs that nobody has decided about, newest first.
pub(super) async fn open(connection: &mut SqliteConnection, keys: &Keys) -> Result<Vec<DoublePair>, StoreError> {
    let rows = sqlx::query(
        "SELECT pair, change, sealed FROM possible_double WHERE pair NOT IN (SELECT pair FROM verdict) \
         ORDER BY change DESC",
    )
    .fetch_all(&mut *connection)
    .await?;
    opened(connection, keys, &rows).await
}

/// Those of one record.
pub(super) async fn of(
    connection: &mut SqliteConnection,
    keys: &Keys,
    id: Uuid,
) -> Result<Vec<DoublePair>, StoreError> {
    let rows = sqlx::query(
        "SELECT pair, change, sealed FROM possible_double WHERE (one = ?1 OR other = ?1) \
         AND pair NOT IN (SELECT pair FROM verdict)",
    )
    .bind(member(keys, id).to_vec())
    .fetch_all(&mut *connection)
    .await?;
    opened(connection, keys, &rows).await
}

/// In how many of them each of some records is.
pub(super) async fn counts(
    connection: &mut SqliteConnection,
    keys: &Keys,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, u64>, StoreError> {
    let members: HashMap<Digest, Uuid> = ids.iter().map(|id| (member(keys, *id), *id)).collect();
    let rows = sqlx::query(
        "SELECT one, other FROM possible_double WHERE (one IN (SELECT unhex(value) FROM json_each(?1)) \
         OR other IN (SELECT unhex(value) FROM json_each(?1))) AND pair NOT IN (SELECT pair FROM verdict)",
    )
    .bind(key_list(members.keys()))
    .fetch_all(connection)
    .await?;
    let mut counts = HashMap::new();
    for row in &rows {
        for at in 0..2 {
            if let Some(id) = members.get(&fixed(row.try_get(at)?, "member of a pair")?) {
                *counts.entry(*id).or_insert(0) += 1;
            }
        }
    }
    Ok(counts)
}

/// The two ids of a pair that stands among the possible doubles.
pub(super) async fn find(
    connection: &mut SqliteConnection,
    keys: &Keys,
    pair: Digest,
) -> Result<Option<[Uuid; 2]>, StoreError> {
    let sealed: Option<Vec<u8>> = sqlx::query_scalar("SELECT sealed FROM possible_double WHERE pair = ?")
        .bind(pair.to_vec())
        .fetch_optional(connection)
        .await?;
    sealed.map(|sealed| two_ids(&keys.open(Slot::Double { pair }, &sealed)?)).transpose()
}

/// Two ids, one after the other.
pub(super) fn two_ids(bytes: &[u8]) -> Result<[Uuid; 2], StoreError> {
    let ids: [u8; 32] = fixed(bytes, "pair of possible doubles")?;
    Ok([incidents::id(&ids[..16])?, incidents::id(&ids[16..])?])
}

async fn opened(
    connection: &mut SqliteConnection,
    keys: &Keys,
    rows: &[SqliteRow],
) -> Result<Vec<DoublePair>, StoreError> {
    let open = |row: &SqliteRow| {
        let pair = fixed(row.try_get(0)?, "pair of possible doubles")?;
        let ids = two_ids(&keys.open(Slot::Double { pair }, row.try_get(2)?)?)?;
        Ok((pair, ChangeId(row.try_get(1)?), ids))
    };
    let found = rows.iter().map(open).collect::<Result<Vec<(Digest, ChangeId, [Uuid; 2])>, StoreError>>()?;
    let mut records = HashMap::new();
    let ids: Vec<Uuid> = found.iter().flat_map(|(_, _, ids)| *ids).collect::<HashSet<_>>().into_iter().collect();
    for ids in ids.chunks(1000) {
        for (row, sealed) in incidents::with_bodies(connection, ids.iter().copied()).await? {
            let incident = Body::open(keys, row.label, &sealed)?.incident;
            records.insert(row.label.id, double(row.label.id, incident));
        }
    }
    let pair = |(key, found_by, ids): (Digest, ChangeId, [Uuid; 2])| {
        let mut pair = [records.get(&ids[0])?.clone(), records.get(&ids[1])?.clone()];
        pair.sort_by(|a, b| (&a.source_system, &a.external_id).cmp(&(&b.source_system, &b.external_id)));
        Some(DoublePair { pair: Uuid::from_bytes(key), found_by, records: pair })
    };
    let mut pairs: Vec<DoublePair> = found.into_iter().filter_map(pair).collect();
    pairs.sort_by(|a, b| (b.found_by, &a.records).cmp(&(a.found_by, &b.records)));
    Ok(pairs)
}
