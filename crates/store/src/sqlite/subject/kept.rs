//! What is kept beside the records: searched, and blanked where it is somebody's.
//!
//! One walk does both, so that what is taken out is what was shown before. Rows stay, without what they said: the counts of
//! receipts add up as before.

mod receipt;
mod rejects;

use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::needles::Needles;
use crate::error::StoreError;
use crate::model::{ChangeId, ChangeKind};
use crate::seal::{Keys, Slot};
use crate::sqlite::state::fixed;
use crate::sqlite::{changes, uploads};
use crate::subject::{Kept, KeptAt};

/// What stands in place of a text that was blanked.
const BLANKED: &str = "[redacted]";

/// Everything beside the records that is somebody's; blanked, too, if `blank`.
pub(super) async fn search(
    connection: &mut SqliteConnection,
    keys: &Keys,
    needles: &Needles,
    blank: bool,
) -> Result<Vec<Kept>, StoreError> {
    let mut all = rejects::search(connection, keys, needles, blank).await?;
    all.extend(receipt::search(connection, keys, needles, blank).await?);
    all.extend(descriptions(connection, keys, needles, blank).await?);
    all.extend(upload_names(connection, keys, needles, blank).await?);
    all.extend(readings(connection, keys, needles, blank).await?);
    Ok(all)
}

/// Something that has one part.
fn one(at: KeptAt, part: &str, says: &str) -> Kept {
    let part = part.to_owned();
    Kept { at, row: None, hits: vec![part.clone()], cells: vec![(part, says.to_owned())] }
}

/// Reasons and file names of changes.
async fn descriptions(
    connection: &mut SqliteConnection,
    keys: &Keys,
    needles: &Needles,
    blank: bool,
) -> Result<Vec<Kept>, StoreError> {
    let ids: Vec<i64> = sqlx::query_scalar("SELECT id FROM change ORDER BY id").fetch_all(&mut *connection).await?;
    let mut all = Vec::new();
    for id in ids.into_iter().map(ChangeId) {
        let Some(mut change) = changes::find(connection, keys, id).await? else { continue };
        let before = all.len();
        if let Some(why) = change.act.why.as_mut().filter(|why| needles.is_theirs(why)) {
            all.push(one(KeptAt::Change(id), "reason", why));
            BLANKED.clone_into(why);
        }
        if let ChangeKind::Import { file_name, .. } = &mut change.kind
            && needles.is_theirs(file_name)
        {
            all.push(one(KeptAt::Change(id), "file name", file_name));
            BLANKED.clone_into(file_name);
        }
        if blank && all.len() > before {
            changes::describe(connection, keys, id, &change.act, &change.kind).await?;
        }
    }
    Ok(all)
}

/// File names of uploads. The upload goes with its name; the batch that it was confirmed as stays.
async fn upload_names(
    connection: &mut SqliteConnection,
    keys: &Keys,
    needles: &Needles,
    blank: bool,
) -> Result<Vec<Kept>, StoreError> {
    let mut all = Vec::new();
    for upload in uploads::everyones(connection, keys).await? {
        if needles.is_theirs(&upload.file_name) {
            all.push(one(KeptAt::Upload(upload.id), "file name", &upload.file_name));
            if blank {
                remove_upload(connection, upload.id).await?;
            }
        }
    }
    Ok(all)
}

/// Gives an upload up; one that is gone already is as good.
pub(in crate::sqlite) async fn remove_upload(connection: &mut SqliteConnection, id: Uuid) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM upload WHERE id = ?").bind(id.as_bytes().as_slice()).execute(connection).await?;
    Ok(())
}

/// Remembered readings of files, which may name constants and columns. They are forgotten as a whole.
async fn readings(
    connection: &mut SqliteConnection,
    keys: &Keys,
    needles: &Needles,
    blank: bool,
) -> Result<Vec<Kept>, StoreError> {
    let rows = sqlx::query("SELECT header, sealed FROM reading ORDER BY header").fetch_all(&mut *connection).await?;
    let mut all = Vec::new();
    for row in &rows {
        let header = fixed(row.try_get(0)?, "header of a reading")?;
        let plain = keys.open(Slot::Reading { header }, row.try_get(1)?)?;
        let text = String::from_utf8_lossy(&plain);
        if needles.is_theirs(&text) {
            all.push(one(KeptAt::Reading, "reading", &text));
            if blank {
                sqlx::query("DELETE FROM reading WHERE header = ?")
                    .bind(header.to_vec())
                    .execute(&mut *connection)
                    .await?;
            }
        }
    }
    Ok(all)
}
