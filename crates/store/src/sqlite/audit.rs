//! The audit log: sealed entries in a keyed hash chain, and a sealed head that says where it ends.
//!
//! Each entry continues from the sealed head, not from the last row: an entry that was cut off leaves a gap that stays.

use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, Sqlite, SqliteConnection, Transaction};

use super::state::fixed;
use crate::audit::{ACTS, AuditHead, AuditMark};
use crate::error::{AuditError, StoreError};
use crate::model::AuditEntry;
use crate::seal::{Keys, Slot};

/// What is sealed of an entry.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    who: String,
    what: String,
    subject: String,
}

/// Number and hash of the newest entry; number 0 and a hash of zeros before the first.
#[derive(Clone, Copy)]
struct Head {
    seq: u64,
    hash: [u8; 32],
}

impl Head {
    const EMPTY: Self = Self { seq: 0, hash: [0; 32] };

    fn seal(self, keys: &Keys) -> Vec<u8> {
        keys.seal(Slot::AuditHead, &[self.seq.to_le_bytes().as_slice(), &self.hash].concat())
    }

    async fn load(connection: &mut SqliteConnection, keys: &Keys) -> Result<Self, StoreError> {
        let sealed: Vec<u8> = sqlx::query_scalar("SELECT audit_head FROM state").fetch_one(connection).await?;
        let plain = keys.open(Slot::AuditHead, &sealed)?;
        let (seq, hash) = plain.split_first_chunk().ok_or(StoreError::Value("head of the audit log"))?;
        Ok(Self { seq: u64::from_le_bytes(*seq), hash: fixed(hash, "head of the audit log")? })
    }
}

/// The head of a log without entries.
pub(super) fn empty_head(keys: &Keys) -> Vec<u8> {
    Head::EMPTY.seal(keys)
}

/// Adds an entry.
pub(super) async fn append(
    connection: &mut SqliteConnection,
    keys: &Keys,
    entry: &AuditEntry,
) -> Result<(), StoreError> {
    debug_assert!(ACTS.contains(&entry.what.as_str()), "{} has no sentence", entry.what);
    let head = Head::load(connection, keys).await?;
    let seq = head.seq + 1;
    let at = entry.now.to_string();
    let plain = Entry { who: entry.who.clone(), what: entry.what.clone(), subject: entry.subject.clone() };
    let plain = serde_json::to_vec(&plain).expect("texts are always JSON");
    let sealed = keys.seal(Slot::Audit { seq }, &plain);
    let hash = keys.chain(&head.hash, seq, &at, &sealed);
    sqlx::query("INSERT INTO audit (seq, at, entry, hash) VALUES (?, ?, ?, ?)")
        .bind(seq.cast_signed())
        .bind(at)
        .bind(sealed)
        .bind(hash.to_vec())
        .execute(&mut *connection)
        .await?;
    sqlx::query("UPDATE state SET audit_head = ?").bind(Head { seq, hash }.seal(keys)).execute(connection).await?;
    Ok(())
}

/// All entries, oldest first.
pub(super) async fn entries(connection: &mut SqliteConnection, keys: &Keys) -> Result<Vec<AuditEntry>, StoreError> {
    let rows = sqlx::query("SELECT seq, at, entry FROM audit ORDER BY seq").fetch_all(connection).await?;
    rows.iter().map(|row| read(keys, row)).collect()
}

fn read(keys: &Keys, row: &SqliteRow) -> Result<AuditEntry, StoreError> {
    let seq: i64 = row.try_get(0)?;
    let at: &str = row.try_get(1)?;
    let plain = keys.open(Slot::Audit { seq: seq.cast_unsigned() }, row.try_get(2)?)?;
    let Entry { who, what, subject } = serde_json::from_slice(&plain).map_err(|_| StoreError::Value("audit entry"))?;
    let now = at.parse().map_err(|_| StoreError::Value("time of an audit entry"))?;
    Ok(AuditEntry { now, who, what, subject })
}

/// Seals every entry again, in a new chain, and tells how many are done. The old chain is verified on the way: a log that was altered
/// must not come out as one that was not. Its hashes, one after the other.
pub(super) async fn again(
    connection: &mut SqliteConnection,
    old: &Keys,
    new: &Keys,
    mut tell: impl FnMut(u64),
) -> Result<Vec<u8>, StoreError> {
    let end = Head::load(connection, old).await?;
    let (mut last, mut next) = (Head::EMPTY, Head::EMPTY);
    let mut hashes = Vec::new();
    loop {
        let page = sqlx::query("SELECT seq, at, entry, hash FROM audit WHERE seq > ? ORDER BY seq LIMIT 1000")
            .bind(last.seq.cast_signed())
            .fetch_all(&mut *connection)
            .await?;
        if page.is_empty() {
            break;
        }
        for row in &page {
            last = follow(old, last, end, row)?;
            let (seq, at): (u64, &str) = (last.seq, row.try_get(1)?);
            let entry = new.seal(Slot::Audit { seq }, &old.open(Slot::Audit { seq }, row.try_get(2)?)?);
            next = Head { seq, hash: new.chain(&next.hash, seq, at, &entry) };
            hashes.extend(last.hash);
            sqlx::query("UPDATE audit SET entry = ?, hash = ? WHERE seq = ?")
                .bind(entry)
                .bind(next.hash.to_vec())
                .bind(seq.cast_signed())
                .execute(&mut *connection)
                .await?;
        }
        tell(page.len() as u64);
    }
    reached(last, end)?;
    sqlx::query("UPDATE state SET audit_head = ?").bind(next.seal(new)).execute(connection).await?;
    Ok(hashes)
}

/// The next link of the chain, verified.
fn follow(keys: &Keys, last: Head, end: Head, row: &SqliteRow) -> Result<Head, StoreError> {
    let found: i64 = row.try_get(0)?;
    let seq = last.seq + 1;
    if seq > end.seq {
        return Err(AuditError::Surplus(found.cast_unsigned()).into());
    }
    if found.cast_unsigned() != seq {
        return Err(AuditError::Missing(seq).into());
    }
    let hash = keys.chain(&last.hash, seq, row.try_get(1)?, row.try_get(2)?);
    if row.try_get::<&[u8], _>(3)? != hash {
        return Err(AuditError::Altered(seq).into());
    }
    Ok(Head { seq, hash })
}

/// Whether a chain ends where its head says.
fn reached(last: Head, end: Head) -> Result<(), AuditError> {
    if last.seq < end.seq {
        return Err(AuditError::Missing(last.seq + 1));
    }
    if last.hash != end.hash {
        return Err(AuditError::Altered(last.seq));
    }
    Ok(())
}

/// Walks the chain from a mark to its head, past the head that was kept if there is one; how far it goes. Entries before the mark are
/// counted, and not looked at.
pub(super) async fn verify(
    mut read: Transaction<'static, Sqlite>,
    keys: &Keys,
    from: AuditMark,
    kept: Option<&AuditHead>,
) -> Result<AuditMark, StoreError> {
    let head = Head::load(&mut read, keys).await?;
    let before: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE seq <= ?")
        .bind(from.entries.cast_signed())
        .fetch_one(&mut *read)
        .await?;
    let rows = sqlx::query("SELECT seq, at, entry, hash FROM audit WHERE seq > ? ORDER BY seq")
        .bind(from.entries.cast_signed())
        .fetch_all(&mut *read)
        .await?;
    read.rollback().await?;
    let before = before.cast_unsigned();
    if before != from.entries {
        return Err(AuditError::MissingOf { entries: from.entries, there: before }.into());
    }
    let mut last = Head { seq: from.entries, hash: from.hash };
    let mut passed = kept.is_none_or(|kept| kept.entries == 0);
    for row in &rows {
        last = follow(keys, last, head, row)?;
        passed |= kept.is_some_and(|kept| kept.entries == last.seq && kept.hash == last.hash);
    }
    reached(last, head)?;
    match kept {
        Some(kept) if !passed => Err(AuditError::RolledBack { kept: kept.entries, entries: last.seq }.into()),
        _ => Ok(AuditMark { entries: last.seq, hash: last.hash }),
    }
}
