//! What reviewers look at: the queue, and one record with everything about it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::civil::Date;
use spotlight_core::public::PublicIncident;
use spotlight_record::{Status, Withheld};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::incidents::{self, SEALED, read_row, row_columns, stored};
use super::{SqliteStore, changes, links, pairs, public};
use crate::body::Body;
use crate::error::StoreError;
use crate::link::Member;
use crate::model::{ChangeId, Stored};
use crate::review::{Decisions, Opened, Pairing, Queued};
use crate::seal::Keys;

/// The statement of a status: with its word in it, SQLite knows that it may use the index of the queue.
macro_rules! of_status {
    ($status:expr, $($variant:ident = $code:literal),+) => {
        match $status {
            $(Status::$variant => concat!(
                "SELECT ", row_columns!(), ", sealed, n FROM incident WHERE status = '", $code,
                "' AND n > ?1 AND (?2 IS NULL OR vintage = ?2) ORDER BY n LIMIT ?3"
            )),+
        }
    };
}

/// The next records of a status.
pub(super) async fn queue(
    store: &SqliteStore,
    status: Status,
    batch: Option<ChangeId>,
    after: Option<i64>,
    limit: u32,
) -> Result<Vec<Queued>, StoreError> {
    let keys = &store.context.keys;
    let mut connection = store.readers.acquire().await?;
    let statement = of_status!(
        status,
        Draft = "draft",
        InReview = "in_review",
        Returned = "returned",
        Published = "published",
        Retracted = "retracted"
    );
    let rows = sqlx::query(statement)
        .bind(after.unwrap_or(0))
        .bind(batch.map(|batch| batch.0))
        .bind(limit)
        .fetch_all(&mut *connection)
        .await?;
    let open = |row: &SqliteRow| {
        let known = read_row(row)?;
        let body = Body::open(keys, known.label, row.try_get(SEALED)?)?;
        Ok((row.try_get(SEALED + 1)?, known.vintage, stored(known.label, body)))
    };
    let found = rows.iter().map(open).collect::<Result<Vec<Found>, StoreError>>()?;
    queued(&mut connection, keys, found).await
}

/// A record on its way: its place in the order of entry, its newest batch, and itself.
type Found = (i64, Option<i64>, Stored);

/// Records in short.
pub(super) async fn brief(
    connection: &mut SqliteConnection,
    keys: &Keys,
    ids: &[Uuid],
) -> Result<Vec<Queued>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for (row, sealed) in incidents::with_bodies(connection, ids.iter().copied()).await? {
        found.push((0, row.vintage, stored(row.label, Body::open(keys, row.label, &sealed)?)));
    }
    found.sort_by_key(|(_, _, stored)| ids.iter().position(|id| *id == stored.id));
    queued(connection, keys, found).await
}

async fn queued(connection: &mut SqliteConnection, keys: &Keys, found: Vec<Found>) -> Result<Vec<Queued>, StoreError> {
    let ids: Vec<Uuid> = found.iter().map(|(_, _, stored)| stored.id).collect();
    let counts = pairs::counts(connection, keys, &ids).await?;
    let mut batches = HashMap::new();
    for batch in found.iter().filter_map(|(_, vintage, _)| *vintage) {
        if let Entry::Vacant(open) = batches.entry(batch) {
            open.insert(uploader(connection, keys, Some(batch)).await?);
        }
    }
    let queued = |(n, vintage, stored): Found| Queued {
        n,
        batch: vintage.and_then(|batch| batches[&batch].clone()),
        doubles: counts.get(&stored.id).copied().unwrap_or(0),
        stored,
    };
    Ok(found.into_iter().map(queued).collect())
}

/// How many records have a status.
pub(super) async fn count(connection: &mut SqliteConnection, status: Status) -> Result<u64, StoreError> {
    let statement = match status {
        Status::InReview => "SELECT count(*) FROM incident WHERE status = 'in_review'",
        Status::Returned => "SELECT count(*) FROM incident WHERE status = 'returned'",
        Status::Draft | Status::Published | Status::Retracted => "SELECT count(*) FROM incident WHERE status = ?",
    };
    let mut query = sqlx::query_scalar(statement);
    if !matches!(status, Status::InReview | Status::Returned) {
        query = query.bind(status.as_str());
    }
    let count: i64 = query.fetch_one(connection).await?;
    Ok(count.cast_unsigned())
}

/// The batch that last told of a record, and who handed it in.
async fn uploader(
    connection: &mut SqliteConnection,
    keys: &Keys,
    vintage: Option<i64>,
) -> Result<Option<(ChangeId, String)>, StoreError> {
    let Some(batch) = vintage.map(ChangeId) else { return Ok(None) };
    Ok(changes::find(connection, keys, batch).await?.map(|change| (batch, change.act.who)))
}

async fn group(store: &SqliteStore, connection: &mut SqliteConnection, id: Uuid) -> Result<Vec<Member>, StoreError> {
    let links = links::load(connection, &store.context.keys).await?;
    links::members(connection, &store.context, &links.group(id)).await
}

fn find(members: &[Member], id: Uuid) -> Result<&Member, StoreError> {
    members.iter().find(|member| member.row.label.id == id).ok_or(StoreError::UnknownRecord(id))
}

/// One record, as of one moment.
pub(super) async fn open(store: &SqliteStore, id: Uuid, today: Date) -> Result<Opened, StoreError> {
    let context = &store.context;
    let mut read = store.readers.begin().await?;
    let members = group(store, &mut read, id).await?;
    let member = find(&members, id)?;
    let shown = match member.row.block {
        Some(block) => public::incidents(&mut read, context, block).await?.into_iter().find(|shown| shown.id == id),
        None => None,
    };
    let keys = &context.keys;
    let others: Vec<Uuid> = members.iter().map(|member| member.row.label.id).filter(|other| *other != id).collect();
    let links = brief(&mut read, keys, &others).await?;
    let mut known = Vec::new();
    for pair in pairs::of(&mut read, keys, id).await? {
        known.extend(pair.records.iter().find(|double| double.id != id).map(|other| (pair.pair, other.id, None)));
    }
    let decided = links::verdicts_of(&mut read, keys, id).await?;
    known.extend(decided.into_iter().map(|(pair, other, verdict)| (pair, other, Some(verdict))));
    let ids: Vec<Uuid> = known.iter().map(|(_, other, _)| *other).collect();
    let records = brief(&mut read, keys, &ids).await?;
    let pairing = |(pair, other, verdict): (Uuid, Uuid, _)| {
        let other = records.iter().find(|record| record.stored.id == other)?.clone();
        Some(Pairing { pair, verdict, other })
    };
    let opened = Opened {
        batch: uploader(&mut read, &context.keys, member.row.vintage).await?,
        standing: member.row.standing.is_some() && shown.is_some(),
        public: shown,
        preview: context.preview(&members, id, &member.body.incident, today),
        withheld: context.withheld(&members, id),
        doubles: known.into_iter().filter_map(pairing).collect(),
        stored: stored(member.row.label, member.body.clone()),
        links,
    };
    read.rollback().await?;
    Ok(opened)
}

/// What the public would see with other decisions.
pub(super) async fn preview(
    store: &SqliteStore,
    id: Uuid,
    decisions: Decisions,
    today: Date,
) -> Result<Result<PublicIncident, Withheld>, StoreError> {
    let mut read = store.readers.begin().await?;
    let members = group(store, &mut read, id).await?;
    let mut incident = find(&members, id)?.body.incident.clone();
    read.rollback().await?;
    decisions.apply(&mut incident);
    Ok(store.context.preview(&members, id, &incident, today))
}
