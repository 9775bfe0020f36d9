//! Rows of `upload` and `upload_chunk`.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::{SqliteStore, incidents};
use crate::error::StoreError;
use crate::model::ChangeId;
use crate::seal::{Keys, Slot};
use crate::upload::{NewUpload, Upload, UploadStore};

/// What is sealed of an upload.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Detail {
    owner: String,
    file_name: String,
    begun: String,
}

macro_rules! columns {
    () => {
        "id, length, offset, touched, batch, detail"
    };
}

/// Reads the columns of `columns!`.
fn read(keys: &Keys, row: &SqliteRow) -> Result<Upload, StoreError> {
    let id = incidents::id(row.try_get(0)?)?;
    let plain = keys.open(Slot::Upload { id }, row.try_get(5)?)?;
    let detail: Detail = serde_json::from_slice(&plain).map_err(|_| StoreError::Value("description of an upload"))?;
    let when = |text: &str| text.parse::<Timestamp>().map_err(|_| StoreError::Value("time of an upload"));
    let bytes = |column: usize| Ok::<u64, StoreError>(row.try_get::<i64, _>(column)?.cast_unsigned());
    Ok(Upload {
        id,
        owner: detail.owner,
        file_name: detail.file_name,
        length: bytes(1)?,
        offset: bytes(2)?,
        begun: when(&detail.begun)?,
        touched: when(row.try_get(3)?)?,
        batch: row.try_get::<Option<i64>, _>(4)?.map(ChangeId),
    })
}

async fn find(connection: &mut SqliteConnection, keys: &Keys, id: Uuid) -> Result<Upload, StoreError> {
    let row = sqlx::query(concat!("SELECT ", columns!(), " FROM upload WHERE id = ?"))
        .bind(id.as_bytes().as_slice())
        .fetch_optional(connection)
        .await?;
    read(keys, &row.ok_or(StoreError::UnknownUpload(id))?)
}

/// Refuses an upload that is a batch already.
pub(super) async fn assert_open(connection: &mut SqliteConnection, keys: &Keys, id: Uuid) -> Result<(), StoreError> {
    match find(connection, keys, id).await?.batch {
        Some(batch) => Err(StoreError::AlreadyConfirmed { id, batch }),
        None => Ok(()),
    }
}

/// Notes what an upload was confirmed as, and drops its bytes.
pub(super) async fn confirm(connection: &mut SqliteConnection, id: Uuid, batch: ChangeId) -> Result<(), StoreError> {
    sqlx::query("UPDATE upload SET batch = ? WHERE id = ?")
        .bind(batch.0)
        .bind(id.as_bytes().as_slice())
        .execute(&mut *connection)
        .await?;
    sqlx::query("DELETE FROM upload_chunk WHERE upload = ?").bind(id.as_bytes().as_slice()).execute(connection).await?;
    Ok(())
}

/// Every upload, oldest first.
pub(super) async fn everyones(connection: &mut SqliteConnection, keys: &Keys) -> Result<Vec<Upload>, StoreError> {
    let rows = sqlx::query(concat!("SELECT ", columns!(), " FROM upload")).fetch_all(connection).await?;
    let mut all = rows.iter().map(|row| read(keys, row)).collect::<Result<Vec<_>, _>>()?;
    all.sort_by_key(|upload| (upload.begun, upload.id));
    Ok(all)
}

/// Those that are not confirmed.
pub(super) async fn unconfirmed(connection: &mut SqliteConnection, keys: &Keys) -> Result<Vec<Upload>, StoreError> {
    Ok(everyones(connection, keys).await?.into_iter().filter(|upload| upload.batch.is_none()).collect())
}

async fn all_of(connection: &mut SqliteConnection, keys: &Keys, owner: &str) -> Result<Vec<Upload>, StoreError> {
    // Uploads are few: they end as batches, or are given up.
    let mut all = everyones(connection, keys).await?;
    all.retain(|upload| upload.owner == owner);
    all.sort_by_key(|upload| (std::cmp::Reverse(upload.begun), upload.id));
    Ok(all)
}

/// A length or offset as SQLite keeps it. Longer ones than an `i64` counts do not exist.
fn integer(bytes: u64) -> Result<i64, StoreError> {
    i64::try_from(bytes).map_err(|_| StoreError::Value("length"))
}

impl UploadStore for SqliteStore {
    async fn begin_upload(&self, new: NewUpload) -> Result<Upload, StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let open = all_of(&mut write, keys, &new.owner).await?.iter().filter(|upload| upload.batch.is_none()).count();
        if open as u64 >= new.most_open {
            return Err(StoreError::TooManyUploads { open: open as u64 });
        }
        let id = Uuid::new_v4();
        let detail = Detail { owner: new.owner.clone(), file_name: new.file_name.clone(), begun: new.now.to_string() };
        let detail = serde_json::to_vec(&detail).expect("texts are always JSON");
        sqlx::query("INSERT INTO upload (id, length, offset, touched, detail) VALUES (?, ?, 0, ?, ?)")
            .bind(id.as_bytes().as_slice())
            .bind(integer(new.length)?)
            .bind(new.now.to_string())
            .bind(keys.seal(Slot::Upload { id }, &detail))
            .execute(&mut *write)
            .await?;
        write.commit().await?;
        let NewUpload { owner, file_name, length, now, .. } = new;
        Ok(Upload { id, owner, file_name, length, offset: 0, begun: now, touched: now, batch: None })
    }

    async fn append(&self, id: Uuid, offset: u64, bytes: Vec<u8>, now: Timestamp) -> Result<u64, StoreError> {
        let keys = &self.context.keys;
        let start = integer(offset)?;
        let sealed = keys.seal(Slot::Chunk { upload: id, start }, &bytes);
        let mut write = self.write_any_projection().await?;
        let upload = find(&mut write, keys, id).await?;
        if let Some(batch) = upload.batch {
            return Err(StoreError::AlreadyConfirmed { id, batch });
        }
        if upload.offset != offset {
            return Err(StoreError::WrongOffset { id, at: upload.offset });
        }
        let end = offset + bytes.len() as u64;
        if end > upload.length {
            return Err(StoreError::TooLong { id, length: upload.length });
        }
        if bytes.is_empty() {
            return Ok(offset);
        }
        sqlx::query("INSERT INTO upload_chunk (upload, start, sealed) VALUES (?, ?, ?)")
            .bind(id.as_bytes().as_slice())
            .bind(start)
            .bind(sealed)
            .execute(&mut *write)
            .await?;
        sqlx::query("UPDATE upload SET offset = ?, touched = ? WHERE id = ?")
            .bind(integer(end)?)
            .bind(now.to_string())
            .bind(id.as_bytes().as_slice())
            .execute(&mut *write)
            .await?;
        write.commit().await?;
        Ok(end)
    }

    async fn upload(&self, id: Uuid) -> Result<Upload, StoreError> {
        find(&mut *self.readers.acquire().await?, &self.context.keys, id).await
    }

    async fn uploads(&self, owner: &str) -> Result<Vec<Upload>, StoreError> {
        all_of(&mut *self.readers.acquire().await?, &self.context.keys, owner).await
    }

    async fn upload_bytes(&self, id: Uuid, from: u64) -> Result<Vec<u8>, StoreError> {
        let start = integer(from)?;
        let sealed: Option<Vec<u8>> =
            sqlx::query_scalar("SELECT sealed FROM upload_chunk WHERE upload = ? AND start = ?")
                .bind(id.as_bytes().as_slice())
                .bind(start)
                .fetch_optional(&mut *self.readers.acquire().await?)
                .await?;
        match sealed {
            Some(sealed) => Ok(self.context.keys.open(Slot::Chunk { upload: id, start }, &sealed)?),
            None => Ok(Vec::new()),
        }
    }

    async fn remove_upload(&self, id: Uuid) -> Result<(), StoreError> {
        let mut write = self.write_any_projection().await?;
        let removed = sqlx::query("DELETE FROM upload WHERE id = ?")
            .bind(id.as_bytes().as_slice())
            .execute(&mut *write)
            .await?
            .rows_affected();
        write.commit().await?;
        if removed == 0 { Err(StoreError::UnknownUpload(id)) } else { Ok(()) }
    }

    async fn remove_uploads_before(&self, moment: Timestamp) -> Result<u64, StoreError> {
        let mut write = self.write_any_projection().await?;
        let rows = sqlx::query("SELECT id, touched FROM upload").fetch_all(&mut *write).await?;
        let mut removed = 0;
        for row in &rows {
            // Texts of moments do not sort as the moments do: some have a fraction of a second.
            let touched: Timestamp =
                row.try_get::<&str, _>(1)?.parse().map_err(|_| StoreError::Value("time of an upload"))?;
            if touched < moment {
                let id: &[u8] = row.try_get(0)?;
                sqlx::query("DELETE FROM upload WHERE id = ?").bind(id).execute(&mut *write).await?;
                removed += 1;
            }
        }
        write.commit().await?;
        Ok(removed)
    }
}
