//! Building the public snapshot again from all sealed records, after the masks, the taxonomy, the regions or the software
//! have changed, or when a block is damaged.

use std::sync::Arc;

use rayon::prelude::*;
use spotlight_core::public::PublicIncident;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::incidents::{read_row, row_columns};
use super::{SqliteStore, Write, audit, compute, public, state};
use crate::blocks::{BLOCK_ROWS, Blocks};
use crate::body::{Body, Label};
use crate::error::StoreError;
use crate::model::{Act, AuditEntry, PublicState};
use crate::plan::Context;

/// A record as it is read here.
type Sealed = (Label, Vec<u8>);

/// Publishes every record again, in the order of the ids; blocks come out full.
pub(super) async fn republish(mut write: Write, store: SqliteStore, act: Act) -> Result<PublicState, StoreError> {
    let context = &store.context;
    let hashes = public::hashes(&mut write).await?;
    public::clear(&mut write).await?;
    sqlx::query("UPDATE incident SET block = NULL WHERE block IS NOT NULL").execute(&mut *write).await?;
    let mut blocks = Blocks::default();
    let mut after = None;
    loop {
        let records = published_after(&mut write, after).await?;
        let Some((last, _)) = records.last() else {
            break;
        };
        after = Some(last.id);
        for (block, ids) in place(&mut blocks, publish(context, records).await?) {
            sqlx::query("UPDATE incident SET block = ? WHERE id IN (SELECT unhex(value) FROM json_each(?))")
                .bind(block)
                .bind(state::key_list(ids))
                .execute(&mut *write)
                .await?;
        }
        if blocks.is_full() {
            public::flush(&mut write, context, &mut blocks).await?;
        }
    }
    public::flush(&mut write, context, &mut blocks).await?;
    if public::hashes(&mut write).await? != hashes {
        state::bump_sequence(&mut write).await?;
    }
    state::set_projection(&mut write, context.projection.hash()).await?;
    let entry = AuditEntry { now: act.now, who: act.who, what: "republish".to_owned(), subject: "all".to_owned() };
    audit::append(&mut write, &context.keys, &entry).await?;
    let public = state::public(&mut write).await?;
    write.commit().await?;
    store.sweep().await;
    Ok(public)
}

async fn published_after(connection: &mut SqliteConnection, after: Option<Uuid>) -> Result<Vec<Sealed>, StoreError> {
    let rows = sqlx::query(concat!(
        "SELECT ",
        row_columns!(),
        ", sealed FROM incident WHERE id > ? AND status = 'published' ORDER BY id LIMIT ?"
    ))
    .bind(after.as_ref().map_or(&[][..], |id| id.as_bytes().as_slice()))
    .bind(BLOCK_ROWS)
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row: &SqliteRow| Ok((read_row(row)?.label, row.try_get(7)?))).collect()
}

/// What the public sees of records; those that are withheld are left out.
async fn publish(context: &Arc<Context>, records: Vec<Sealed>) -> Result<Vec<PublicIncident>, StoreError> {
    let context = Arc::clone(context);
    compute(move || {
        let public = |(label, sealed): &Sealed| {
            let body = Body::open(&context.keys, *label, sealed)?;
            Ok(context.projection.publish(label.id, label.status, &body.incident, body.changed).ok())
        };
        let all = records.par_iter().map(public).collect::<Result<Vec<_>, StoreError>>()?;
        Ok(all.into_iter().flatten().collect())
    })
    .await?
}

/// Places incidents; the ids that each block took.
fn place(blocks: &mut Blocks, incidents: Vec<PublicIncident>) -> Vec<(i64, Vec<Uuid>)> {
    let mut taken: Vec<(i64, Vec<Uuid>)> = Vec::new();
    for public in incidents {
        let id = public.id;
        let block = blocks.place(id, None, Some(public)).expect("a public incident always gets a block");
        match taken.last_mut() {
            Some((last, ids)) if *last == block => ids.push(id),
            _ => taken.push((block, vec![id])),
        }
    }
    taken
}
