//! Removing what is older than the settings allow.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::work::Work;
use super::{SqliteStore, changes, incidents, settings, subject, uploads};
use crate::error::StoreError;
use crate::model::{Act, ChangeId, ChangeKind};
use crate::retention::{Retained, RetentionStore};
use crate::seal::Keys;

/// Drafts that are removed at a time.
const AT_A_TIME: usize = 1000;

impl RetentionStore for SqliteStore {
    async fn retain(&self, dry_run: bool, act: Act) -> Result<Retained, StoreError> {
        let keys = &self.context.keys;
        let (set, _) = settings::load(&mut *self.readers.acquire().await?, keys).await?;
        let before = |days: u16| (days > 0).then(|| act.now - SignedDuration::from_hours(24 * i64::from(days)));
        let due = Due { drafts: before(set.retain_drafts_days), rejects: before(set.retain_rejects_days) };
        let mut read = self.readers.begin().await?;
        let counted = due.find(&mut read, keys).await?.count();
        read.rollback().await?;
        if dry_run || counted.is_nothing() {
            return Ok(counted);
        }
        let mut work = Work::new(self.write().await?, self.clone(), act, &ChangeKind::Retain).await?;
        // What was due a moment ago may have been confirmed since.
        let found = due.find(&mut work.write, keys).await?;
        let removed = found.count();
        found.remove(&mut work, keys).await?;
        work.commit("retain", removed.to_string()).await?;
        self.sweep().await;
        Ok(removed)
    }
}

/// Since when something must have been there for it to go.
struct Due {
    drafts: Option<Timestamp>,
    rejects: Option<Timestamp>,
}

/// What goes.
#[derive(Default)]
struct Found {
    drafts: Vec<Uuid>,
    uploads: Vec<Uuid>,
    batches: Vec<ChangeId>,
    /// Receipts as they are to be, and how many of their remarks differ.
    receipts: Vec<(ChangeId, Vec<u8>, u64)>,
}

impl Due {
    async fn find(&self, connection: &mut SqliteConnection, keys: &Keys) -> Result<Found, StoreError> {
        let mut found = Found::default();
        if let Some(before) = self.drafts {
            found.drafts = drafts(connection, before).await?;
        }
        for upload in uploads::everyones(connection, keys).await? {
            let before = if upload.batch.is_some() { self.rejects } else { self.drafts };
            if before.is_some_and(|before| upload.touched < before) {
                found.uploads.push(upload.id);
            }
        }
        let Some(before) = self.rejects else { return Ok(found) };
        for change in changes::imports(connection, keys).await?.into_iter().filter(|c| c.act.now < before) {
            let any: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM reject WHERE change = ?)")
                .bind(change.id.0)
                .fetch_one(&mut *connection)
                .await?;
            if any {
                found.batches.push(change.id);
            }
            let receipt = changes::receipt(connection, keys, change.id).await?;
            found.receipts.extend(without_rejects(&receipt)?.map(|(receipt, remarks)| (change.id, receipt, remarks)));
        }
        Ok(found)
    }
}

/// Drafts that nothing has changed since a moment, and that no file has told of since.
///
/// One whose consent was withdrawn stays: if it went, the next file would bring it back with the consent that the file states.
async fn drafts(connection: &mut SqliteConnection, before: Timestamp) -> Result<Vec<Uuid>, StoreError> {
    let rows = sqlx::query(
        "SELECT i.id, c.at, v.at FROM incident i JOIN change c ON c.id = i.change \
         LEFT JOIN change v ON v.id = i.vintage WHERE i.status = 'draft' \
         AND NOT EXISTS (SELECT 1 FROM withdrawn WHERE record = i.id)",
    )
    .fetch_all(connection)
    .await?;
    let mut all = Vec::new();
    for row in &rows {
        // Texts of moments do not sort as the moments do: some have a fraction of a second.
        let moment = |text: &str| text.parse::<Timestamp>().map_err(|_| StoreError::Value("time of a change"));
        let changed = moment(row.try_get(1)?)?;
        let told = row.try_get::<Option<&str>, _>(2)?.map(moment).transpose()?;
        if Some(changed).max(told).is_some_and(|last| last < before) {
            all.push(incidents::id(row.try_get(0)?)?);
        }
    }
    Ok(all)
}

/// A receipt whose remarks about rejected rows repeat no value; nothing if none does.
fn without_rejects(receipt: &[u8]) -> Result<Option<(Vec<u8>, u64)>, StoreError> {
    let mut receipt: Value = serde_json::from_slice(receipt).map_err(|_| StoreError::Value("receipt"))?;
    let Some(remarks) = receipt.get_mut("rows").and_then(Value::as_array_mut) else { return Ok(None) };
    let rejected: Vec<Value> =
        remarks.iter().filter(|r| r["severity"] == "reject").map(|remark| remark["line"].clone()).collect();
    let mut blanked = 0;
    for remark in remarks.iter_mut().filter(|remark| rejected.contains(&remark["line"])) {
        if remark["value"].as_str().is_some_and(|value| !value.is_empty()) {
            remark["value"] = "".into();
            remark["message"] = serde_json::json!({
                "en": "What the row said was removed when its time was over.",
                "es": "Lo que decía la fila se eliminó al cumplirse su plazo.",
            });
            blanked += 1;
        }
    }
    Ok((blanked > 0).then(|| (serde_json::to_vec(&receipt).expect("a value is always JSON"), blanked)))
}

impl Found {
    fn count(&self) -> Retained {
        Retained {
            drafts: self.drafts.len() as u64,
            uploads: self.uploads.len() as u64,
            batches: self.batches.len() as u64,
            remarks: self.receipts.iter().map(|(_, _, remarks)| remarks).sum(),
        }
    }

    async fn remove(self, work: &mut Work, keys: &Keys) -> Result<(), StoreError> {
        for drafts in self.drafts.chunks(AT_A_TIME) {
            let rows = incidents::with_bodies(&mut work.write, drafts.iter().copied()).await?;
            let rows: Vec<_> = rows.iter().map(|(row, _)| (row.label.id, row.block)).collect();
            work.remove(&rows).await?;
            for id in drafts {
                subject::forget(&mut work.write, keys, *id).await?;
            }
        }
        for id in self.uploads {
            subject::remove_upload(&mut work.write, id).await?;
        }
        for batch in self.batches {
            sqlx::query("DELETE FROM reject WHERE change = ?").bind(batch.0).execute(&mut *work.write).await?;
        }
        for (batch, receipt, _) in self.receipts {
            changes::set_receipt(&mut work.write, keys, batch, &receipt).await?;
        }
        Ok(())
    }
}
