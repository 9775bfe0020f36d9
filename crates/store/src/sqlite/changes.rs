//! Rows of `change`: who changed records, when, why.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use crate::age::Ages;
use crate::error::StoreError;
use crate::model::{Act, Change, ChangeId, ChangeKind};
use crate::seal::{Keys, Slot};

/// What is sealed of a change.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Detail {
    who: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<File>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undoes: Option<i64>,
    /// What a reviewer did. The clear column says `status` of all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    act: Option<String>,
}

/// What reviewers do, and its word.
const ACTS: [(ChangeKind, &str); 10] = [
    (ChangeKind::Edit, "edit"),
    (ChangeKind::Publish, "publish"),
    (ChangeKind::Return, "return"),
    (ChangeKind::Retract, "retract"),
    (ChangeKind::Link, "link"),
    (ChangeKind::Release, "release"),
    (ChangeKind::Table, "table"),
    (ChangeKind::Withdraw, "withdraw"),
    (ChangeKind::Redact, "redact"),
    (ChangeKind::Retain, "retain"),
];

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    sha256: [u8; 32],
    /// A day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
}

fn code(kind: &ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Import { .. } => "import",
        ChangeKind::Status
        | ChangeKind::Edit
        | ChangeKind::Publish
        | ChangeKind::Return
        | ChangeKind::Retract
        | ChangeKind::Link
        | ChangeKind::Release
        | ChangeKind::Table
        | ChangeKind::Withdraw
        | ChangeKind::Redact
        | ChangeKind::Retain => "status",
        ChangeKind::Undo { .. } => "undo",
    }
}

/// Adds a change. The caller holds the write lock, so that the number is free.
pub(super) async fn add(
    connection: &mut SqliteConnection,
    keys: &Keys,
    act: &Act,
    kind: &ChangeKind,
) -> Result<ChangeId, StoreError> {
    let id: i64 = sqlx::query_scalar("SELECT coalesce(max(id), 0) + 1 FROM change").fetch_one(&mut *connection).await?;
    let detail = seal_detail(keys, ChangeId(id), act, kind);
    sqlx::query("INSERT INTO change (id, kind, at, detail) VALUES (?, ?, ?, ?)")
        .bind(id)
        .bind(code(kind))
        .bind(act.now.to_string())
        .bind(detail)
        .execute(connection)
        .await?;
    Ok(ChangeId(id))
}

fn seal_detail(keys: &Keys, change: ChangeId, act: &Act, kind: &ChangeKind) -> Vec<u8> {
    let (file, undoes) = match kind {
        ChangeKind::Import { file_name, file_sha256, as_of } => {
            let as_of = as_of.map(|day| day.to_string());
            (Some(File { name: file_name.clone(), sha256: *file_sha256, as_of }), None)
        }
        ChangeKind::Undo { of } => (None, Some(of.0)),
        _ => (None, None),
    };
    let word = ACTS.iter().find(|(act, _)| act == kind).map(|(_, word)| (*word).to_owned());
    let detail = Detail { who: act.who.clone(), why: act.why.clone(), file, undoes, act: word };
    let detail = serde_json::to_vec(&detail).expect("texts and numbers are always JSON");
    keys.seal(Slot::Detail { change: change.0 }, &detail)
}

/// Describes a change again, when more is known of it.
pub(super) async fn describe(
    connection: &mut SqliteConnection,
    keys: &Keys,
    change: ChangeId,
    act: &Act,
    kind: &ChangeKind,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE change SET detail = ? WHERE id = ?")
        .bind(seal_detail(keys, change, act, kind))
        .bind(change.0)
        .execute(connection)
        .await?;
    Ok(())
}

/// How new the batches are that were not undone.
pub(super) async fn ages(connection: &mut SqliteConnection, keys: &Keys) -> Result<Ages, StoreError> {
    let standing = imports(connection, keys).await?.into_iter().filter(|change| change.undone_by.is_none());
    let age = |change: Change| match change.kind {
        ChangeKind::Import { as_of: Some(as_of), file_sha256, .. } => Some((change.id.0, as_of, file_sha256)),
        _ => None,
    };
    Ok(Ages::new(standing.filter_map(age)))
}

/// Reads the columns `id, kind, at, undone_by, detail`.
fn read(keys: &Keys, row: &SqliteRow) -> Result<Change, StoreError> {
    let id: i64 = row.try_get(0)?;
    let at: &str = row.try_get(2)?;
    let detail = keys.open(Slot::Detail { change: id }, row.try_get(4)?)?;
    let detail: Detail = serde_json::from_slice(&detail).map_err(|_| StoreError::Value("description of a change"))?;
    let kind = match (row.try_get(1)?, detail.file, detail.undoes) {
        ("import", Some(file), None) => {
            let as_of = file.as_of.map(|day| day.parse().map_err(|_| StoreError::Value("date of a file")));
            ChangeKind::Import { file_name: file.name, file_sha256: file.sha256, as_of: as_of.transpose()? }
        }
        ("status", None, None) => match detail.act {
            None => ChangeKind::Status,
            Some(word) => {
                let act = ACTS.iter().find(|(_, known)| *known == word);
                act.ok_or(StoreError::Value("act of a change"))?.0.clone()
            }
        },
        ("undo", None, Some(of)) => ChangeKind::Undo { of: ChangeId(of) },
        _ => return Err(StoreError::Value("kind of change")),
    };
    let now = at.parse().map_err(|_| StoreError::Value("time of a change"))?;
    let undone_by: Option<i64> = row.try_get(3)?;
    Ok(Change {
        id: ChangeId(id),
        act: Act { who: detail.who, now, why: detail.why },
        kind,
        undone_by: undone_by.map(ChangeId),
    })
}

/// One change.
pub(super) async fn find(
    connection: &mut SqliteConnection,
    keys: &Keys,
    id: ChangeId,
) -> Result<Option<Change>, StoreError> {
    let row = sqlx::query("SELECT id, kind, at, undone_by, detail FROM change WHERE id = ?")
        .bind(id.0)
        .fetch_optional(connection)
        .await?;
    row.map(|row| read(keys, &row)).transpose()
}

/// All imports, newest first.
pub(super) async fn imports(connection: &mut SqliteConnection, keys: &Keys) -> Result<Vec<Change>, StoreError> {
    let rows = sqlx::query("SELECT id, kind, at, undone_by, detail FROM change WHERE kind = 'import' ORDER BY id DESC")
        .fetch_all(connection)
        .await?;
    rows.iter().map(|row| read(keys, row)).collect()
}

/// Notes that an undo took a batch back.
pub(super) async fn set_undone(
    connection: &mut SqliteConnection,
    batch: ChangeId,
    by: ChangeId,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE change SET undone_by = ? WHERE id = ?").bind(by.0).bind(batch.0).execute(connection).await?;
    Ok(())
}

/// How a compressed receipt begins (RFC 1952); one that was kept before begins with a brace.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// A receipt repeats itself in every remark: it takes a tenth when it is compressed.
fn compress(receipt: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(receipt).and_then(|()| gzip.finish()).expect("writing to memory cannot fail")
}

/// What was compressed; it has been opened, so that nobody else has made it.
fn decompress(kept: Vec<u8>) -> Result<Vec<u8>, StoreError> {
    if !kept.starts_with(&GZIP) {
        return Ok(kept);
    }
    let mut receipt = Vec::new();
    GzDecoder::new(kept.as_slice()).read_to_end(&mut receipt).map_err(|_| StoreError::Value("receipt"))?;
    Ok(receipt)
}

/// Keeps the receipt of a batch.
pub(super) async fn set_receipt(
    connection: &mut SqliteConnection,
    keys: &Keys,
    batch: ChangeId,
    receipt: &[u8],
) -> Result<(), StoreError> {
    sqlx::query("UPDATE change SET receipt = ? WHERE id = ?")
        .bind(keys.seal(Slot::Receipt { change: batch.0 }, &compress(receipt)))
        .bind(batch.0)
        .execute(connection)
        .await?;
    Ok(())
}

/// The receipt of a batch.
pub(super) async fn receipt(
    connection: &mut SqliteConnection,
    keys: &Keys,
    batch: ChangeId,
) -> Result<Vec<u8>, StoreError> {
    let sealed: Option<Vec<u8>> = sqlx::query_scalar("SELECT receipt FROM change WHERE id = ? AND receipt IS NOT NULL")
        .bind(batch.0)
        .fetch_optional(connection)
        .await?;
    let sealed = sealed.ok_or(StoreError::UnknownBatch(batch))?;
    decompress(keys.open(Slot::Receipt { change: batch.0 }, &sealed)?)
}

#[cfg(test)]
mod tests {
    use super::{compress, decompress};

    #[test]
    fn a_receipt_is_what_it_was_also_one_from_before_they_were_compressed() {
        let receipt = format!("{{\"remarks\":[{}0]}}", "{\"line\":1},".repeat(1000)).into_bytes();
        let kept = compress(&receipt);
        assert!(kept.len() * 10 < receipt.len(), "{} of {}", kept.len(), receipt.len());
        assert_eq!(decompress(kept).unwrap(), receipt);
        assert_eq!(decompress(receipt.clone()).unwrap(), receipt);
        assert!(decompress(compress(&receipt)[..20].to_vec()).is_err());
    }
}
