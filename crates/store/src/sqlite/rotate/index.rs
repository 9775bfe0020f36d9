//! What is keyed by values that are sealed elsewhere: the index of possible doubles, the registers, acts that concern records.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use spotlight_record::Status;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::Pass;
use super::pages::Progress;
use crate::body::{Body, Label};
use crate::doubles::neighbourhood;
use crate::error::StoreError;
use crate::plan::{Near, register};
use crate::seal::Digest;
use crate::sqlite::state::{fixed, key_list, revision, status};
use crate::sqlite::{compute, doubles, incidents, index, links};

/// Records at a time.
const PAGE: i64 = 1000;

/// Makes them anew, from records that are sealed again already. Entries of records that have moved or are gone are not made.
pub(super) async fn again<F: FnMut(u64, u64)>(
    connection: &mut SqliteConnection,
    pass: &Arc<Pass>,
    progress: &mut Progress<F>,
) -> Result<(), StoreError> {
    index::identities_again(connection).await?;
    sqlx::query("DELETE FROM near").execute(&mut *connection).await?;
    sqlx::query("DELETE FROM register").execute(&mut *connection).await?;
    let mut registers = BTreeSet::new();
    let mut after = i64::MIN;
    loop {
        let select = "SELECT n, id, revision, status, sealed FROM incident WHERE n > ? ORDER BY n LIMIT ?";
        let rows = sqlx::query(select).bind(after).bind(PAGE).fetch_all(&mut *connection).await?;
        let Some(last) = rows.last() else { break };
        after = last.try_get(0)?;
        progress.add(rows.len() as u64);
        let pass = Arc::clone(pass);
        let found: Vec<Option<(Near, Digest)>> =
            compute(move || rows.into_par_iter().map(|row| entry(&pass, &row)).collect::<Result<_, StoreError>>())
                .await??;
        let (near, own): (Vec<Near>, Vec<Digest>) = found.into_iter().flatten().unzip();
        registers.extend(own);
        doubles::insert(connection, &near).await?;
    }
    for register in registers {
        doubles::insert_register(connection, register).await?;
    }
    touches(connection, pass).await
}

/// Where a record stands, and its register; nothing if it is no double of anything.
fn entry(pass: &Pass, row: &SqliteRow) -> Result<Option<(Near, Digest)>, StoreError> {
    let id = incidents::id(row.try_get(1)?)?;
    let label = Label { id, revision: revision(row.try_get(2)?)?, status: status(row.try_get(3)?)? };
    let body = Body::open(&pass.new, label, row.try_get(4)?)?;
    let name = if label.status == Status::Retracted { None } else { neighbourhood(&body.incident) };
    let register = register(&pass.new, &body.incident.source_system);
    Ok(name.map(|name| (Near::of(&pass.new, id, &name, &register), register)))
}

/// Acts that concern a record are found by the digest of its id.
async fn touches(connection: &mut SqliteConnection, pass: &Pass) -> Result<(), StoreError> {
    let mut acts: HashMap<Digest, Vec<i64>> = HashMap::new();
    for row in &sqlx::query("SELECT record, change FROM touch").fetch_all(&mut *connection).await? {
        acts.entry(fixed(row.try_get(0)?, "record of an act")?).or_default().push(row.try_get(1)?);
    }
    if acts.is_empty() {
        return Ok(());
    }
    sqlx::query("DELETE FROM touch").execute(&mut *connection).await?;
    let mut anew: HashMap<i64, Vec<Digest>> = HashMap::new();
    for statement in [
        "SELECT id FROM incident_id WHERE id > ? ORDER BY id LIMIT ?",
        "SELECT DISTINCT incident FROM revision WHERE incident > ? ORDER BY incident LIMIT ?",
    ] {
        let mut after: Vec<u8> = Vec::new();
        loop {
            let ids: Vec<Vec<u8>> =
                sqlx::query_scalar(statement).bind(after.as_slice()).bind(PAGE).fetch_all(&mut *connection).await?;
            let Some(last) = ids.last() else { break };
            after.clone_from(last);
            for id in &ids {
                let id: Uuid = incidents::id(id)?;
                // A record that is in both is found once.
                for change in acts.remove(&links::touched(&pass.old, id)).into_iter().flatten() {
                    anew.entry(change).or_default().push(links::touched(&pass.new, id));
                }
            }
        }
    }
    for (change, records) in anew {
        sqlx::query("INSERT INTO touch (record, change) SELECT unhex(value), ?2 FROM json_each(?1)")
            .bind(key_list(records))
            .bind(change)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
