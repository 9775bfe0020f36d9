//! Reference layers: kept in the clear, in a table of their own.

use spotlight_core::layer::{Kept, Layer};
use sqlx::{Row as _, SqliteConnection};

use super::state::fixed;
use super::{SqliteStore, audit};
use crate::error::StoreError;
use crate::layer::{LayerStore, MOST_LAYER_BYTES, MOST_LAYERS, SameId};
use crate::model::{Act, AuditEntry};

impl LayerStore for SqliteStore {
    async fn add_layer(&self, layer: &Layer, same_id: SameId, act: Act) -> Result<bool, StoreError> {
        let kept = layer.encode();
        let subject = format!("{} sha256:{}", layer.about().id, kept.hex());
        let Kept { sha256, body } = kept;
        let id = layer.about().id.as_str();
        // Nothing of what is public of records is touched, under whatever projection.
        let mut write = self.write_any_projection().await?;
        let there: Option<Vec<u8>> =
            sqlx::query_scalar("SELECT sha256 FROM layer WHERE id = ?").bind(id).fetch_optional(&mut *write).await?;
        match there {
            Some(there) if there == sha256 => return Ok(false),
            Some(_) if same_id == SameId::Refuse => return Err(StoreError::LayerThere(id.to_owned())),
            Some(_) => delete(&mut write, id).await?,
            None => {}
        }
        let (layers, bytes): (i64, i64) =
            sqlx::query_as("SELECT count(*), coalesce(sum(length(body)), 0) FROM layer").fetch_one(&mut *write).await?;
        if layers as u64 >= MOST_LAYERS || bytes as u64 + body.len() as u64 > MOST_LAYER_BYTES {
            return Err(StoreError::TooManyLayers { layers: layers as u64, bytes: bytes as u64 });
        }
        sqlx::query("INSERT INTO layer (id, sha256, body) VALUES (?, ?, ?)")
            .bind(id)
            .bind(sha256.as_slice())
            .bind(body)
            .execute(&mut *write)
            .await?;
        let entry = AuditEntry { now: act.now, who: act.who, what: "add_layer".to_owned(), subject };
        audit::append(&mut write, &self.context.keys, &entry).await?;
        write.commit().await?;
        Ok(true)
    }

    async fn remove_layer(&self, id: &str, act: Act) -> Result<(), StoreError> {
        let mut write = self.write_any_projection().await?;
        let there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM layer WHERE id = ?)")
            .bind(id)
            .fetch_one(&mut *write)
            .await?;
        if !there {
            return Err(StoreError::UnknownLayer(id.to_owned()));
        }
        delete(&mut write, id).await?;
        let entry = AuditEntry { now: act.now, who: act.who, what: "remove_layer".to_owned(), subject: id.to_owned() };
        audit::append(&mut write, &self.context.keys, &entry).await?;
        Ok(write.commit().await?)
    }

    async fn layers(&self) -> Result<Vec<Kept>, StoreError> {
        let rows = sqlx::query("SELECT sha256, body FROM layer ORDER BY n")
            .fetch_all(&mut *self.readers.acquire().await?)
            .await?;
        let kept = |row: &sqlx::sqlite::SqliteRow| {
            Ok(Kept { sha256: fixed(row.try_get(0)?, "checksum")?, body: row.try_get(1)? })
        };
        rows.iter().map(kept).collect()
    }

    async fn layer_hashes(&self) -> Result<Vec<[u8; 32]>, StoreError> {
        let hashes: Vec<Vec<u8>> = sqlx::query_scalar("SELECT sha256 FROM layer ORDER BY n")
            .fetch_all(&mut *self.readers.acquire().await?)
            .await?;
        hashes.iter().map(|hash| fixed(hash, "checksum")).collect()
    }
}

async fn delete(connection: &mut SqliteConnection, id: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM layer WHERE id = ?").bind(id).execute(connection).await?;
    Ok(())
}
