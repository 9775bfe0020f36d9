//! Rows of `retired_key`: what is kept of keys that others have replaced.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use crate::audit::AuditHead;
use crate::digests::DigestKeys;
use crate::error::{AuditError, StoreError};
use crate::seal::{Keys, Retired, Slot};

/// Length of a hash of the audit log, bytes.
const HASH_BYTES: usize = 32;

/// What is kept of the keys before these, oldest first.
pub(super) async fn load(connection: &mut SqliteConnection, keys: &Keys) -> Result<Vec<Retired>, StoreError> {
    let rows = sqlx::query("SELECT n, sealed FROM retired_key ORDER BY n").fetch_all(connection).await?;
    let open = |row: &SqliteRow| {
        let plain = zeroize::Zeroizing::new(keys.open(Slot::Retired { n: row.try_get(0)? }, row.try_get(1)?)?);
        let (digests, signer) = plain.split_first_chunk().ok_or(StoreError::Value("retired key"))?;
        let signer = signer.try_into().map_err(|_| StoreError::Value("retired key"))?;
        Ok(Retired { digests: DigestKeys::new(digests), signer })
    };
    rows.iter().map(open).collect()
}

/// Keeps what is still needed of keys that these replace. `hashes`: of the audit log, one after the other.
pub(super) async fn add(
    connection: &mut SqliteConnection,
    keys: &Keys,
    retired: &Retired,
    hashes: &[u8],
) -> Result<(), StoreError> {
    let next = "SELECT coalesce(max(n), 0) + 1 FROM retired_key";
    let n: i64 = sqlx::query_scalar(next).fetch_one(&mut *connection).await?;
    let plain = zeroize::Zeroizing::new([retired.digests.bytes().as_slice(), &retired.signer].concat());
    sqlx::query("INSERT INTO retired_key (n, sealed, log) VALUES (?, ?, ?)")
        .bind(n)
        .bind(keys.seal(Slot::Retired { n }, &plain))
        .bind(keys.seal(Slot::RetiredLog { n }, hashes))
        .execute(connection)
        .await?;
    Ok(())
}

/// Whether a head that a key before this one has signed is of this audit log.
pub(super) async fn kept_by(
    connection: &mut SqliteConnection,
    keys: &Keys,
    head: &AuditHead,
) -> Result<bool, StoreError> {
    for (n, retired) in (1_i64..).zip(keys.retired()) {
        let Some(signed) = head.check(&retired.signer) else { continue };
        signed?;
        let Some(before) = head.entries.checked_sub(1) else { return Ok(true) };
        let sealed: Vec<u8> =
            sqlx::query_scalar("SELECT log FROM retired_key WHERE n = ?").bind(n).fetch_one(connection).await?;
        let hashes = keys.open(Slot::RetiredLog { n }, &sealed)?;
        let (hashes, _) = hashes.as_chunks::<HASH_BYTES>();
        return Ok(hashes.get(before as usize) == Some(&head.hash));
    }
    Err(AuditError::OtherDatabase.into())
}
