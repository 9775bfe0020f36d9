//! Building the public snapshot again from all sealed records, after the masks, the taxonomy, the regions or the software
//! have changed, or when a block is damaged.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use spotlight_core::public::PublicIncident;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::incidents::{SEALED, after_id, by_ids, read_row, row_columns};
use super::{SqliteStore, Write, audit, compute, flags, links, public, snapshots, state, tables};
use crate::blocks::{BLOCK_ROWS, Blocks};
use crate::body::Body;
use crate::error::StoreError;
use crate::model::{Act, AuditEntry, PublicState};
use crate::plan::{Context, Row};

/// A record as it is read here.
type Sealed = (Row, Vec<u8>);

/// Publishes every record again, in the order of the ids; blocks come out full.
pub(super) async fn republish(mut write: Write, store: SqliteStore, act: Act) -> Result<PublicState, StoreError> {
    let public = rebuild(&mut write, &store, &act).await?;
    write.commit().await?;
    store.sweep().await;
    Ok(public)
}

/// The same within a write that goes on.
pub(super) async fn rebuild(write: &mut Write, store: &SqliteStore, act: &Act) -> Result<PublicState, StoreError> {
    let context = &store.context;
    let hashes = public::hashes(write).await?;
    // What is public of a group depends on which of it has been public: it is decided before the blocks are gone.
    let shared = shared(write, context).await?;
    public::clear(write).await?;
    sqlx::query("UPDATE incident SET block = NULL WHERE block IS NOT NULL").execute(&mut **write).await?;
    let mut blocks = Blocks::default();
    let mut after = None;
    loop {
        let records = published_after(write, after).await?;
        let Some((last, _)) = records.last() else {
            break;
        };
        after = Some(last.label.id);
        for (block, ids) in place(&mut blocks, publish(context, &shared, records).await?) {
            sqlx::query(concat!("UPDATE incident SET block = ? WHERE ", by_ids!()))
                .bind(block)
                .bind(state::key_list(ids))
                .execute(&mut **write)
                .await?;
        }
        if blocks.is_full() {
            public::write(write, context, blocks.take_edits()).await?;
        }
    }
    public::write(write, context, blocks.take_edits()).await?;
    snapshots::strike_withdrawn(write, context).await?;
    let withheld = tables::withhold_all_broken(write, context, act).await?;
    if withheld || public::hashes(write).await? != hashes {
        state::bump_sequence(write).await?;
    }
    state::set_projection(write, context.projection.hash()).await?;
    let (now, who) = (act.now, act.who.clone());
    let entry = AuditEntry { now, who, what: "republish".to_owned(), subject: "all".to_owned() };
    audit::append(write, &context.keys, &entry).await?;
    state::public(write).await
}

/// What is public of the records that are public together with others, or beside a newer version of themselves.
async fn shared(
    connection: &mut SqliteConnection,
    context: &Arc<Context>,
) -> Result<HashMap<Uuid, Option<PublicIncident>>, StoreError> {
    let links = links::load(connection, &context.keys).await?;
    let standing = flags::standing(connection).await?;
    let mut all = HashMap::new();
    for group in links.groups(links.all().chain(standing)) {
        let members = links::members(connection, context, &group).await?;
        let ids: Vec<Uuid> = members.iter().map(|member| member.row.label.id).collect();
        all.extend(ids.into_iter().zip(context.together(&members)));
    }
    Ok(all)
}

async fn published_after(connection: &mut SqliteConnection, after: Option<Uuid>) -> Result<Vec<Sealed>, StoreError> {
    let rows = sqlx::query(concat!(
        "SELECT ",
        row_columns!(),
        ", sealed ",
        after_id!(),
        " AND (status = 'published' OR incident.id IN (SELECT record FROM standing)) ORDER BY incident_id.id LIMIT ?"
    ))
    .bind(after.as_ref().map_or(&[][..], |id| id.as_bytes().as_slice()))
    .bind(BLOCK_ROWS)
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row: &SqliteRow| Ok((read_row(row)?, row.try_get(SEALED)?))).collect()
}

/// What the public sees of records; those that are withheld are left out.
async fn publish(
    context: &Arc<Context>,
    shared: &HashMap<Uuid, Option<PublicIncident>>,
    records: Vec<Sealed>,
) -> Result<Vec<PublicIncident>, StoreError> {
    let known: Vec<Option<Option<PublicIncident>>> =
        records.iter().map(|(row, _)| shared.get(&row.label.id).cloned()).collect();
    let context = Arc::clone(context);
    compute(move || {
        let public = |((row, sealed), known): (&Sealed, Option<Option<PublicIncident>>)| {
            if let Some(known) = known {
                return Ok(known);
            }
            let body = Body::open(&context.keys, row.label, sealed)?;
            Ok(context.publish_row(row, &body).0.map(|public| *public))
        };
        let all = records.par_iter().zip(known).map(public).collect::<Result<Vec<_>, StoreError>>()?;
        Ok(all.into_iter().flatten().collect())
    })
    .await?
}

/// Places incidents; the ids that each block took.
fn place(blocks: &mut Blocks, incidents: Vec<PublicIncident>) -> Vec<(i64, Vec<Uuid>)> {
    let mut taken: Vec<(i64, Vec<Uuid>)> = Vec::new();
    for public in incidents {
        let id = public.id;
        let block = blocks.place(id, None, Some(Box::new(public))).expect("a public incident always gets a block");
        match taken.last_mut() {
            Some((last, ids)) if *last == block => ids.push(id),
            _ => taken.push((block, vec![id])),
        }
    }
    taken
}
