//! The one row of `state`, and the small conversions of columns.

use std::fmt::Write as _;

use spotlight_record::Status;
use sqlx::{Row as _, SqliteConnection};

use crate::error::StoreError;
use crate::model::PublicState;
use crate::seal::Keys;

/// Which public snapshot there is.
pub(super) async fn public(connection: &mut SqliteConnection) -> Result<PublicState, StoreError> {
    let row = sqlx::query("SELECT public_sequence, projection FROM state").fetch_one(connection).await?;
    let sequence: i64 = row.try_get(0)?;
    Ok(PublicState { sequence: sequence.cast_unsigned(), projection: fixed(row.try_get(1)?, "projection")? })
}

/// Notes that public blocks changed.
pub(super) async fn bump_sequence(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    sqlx::query("UPDATE state SET public_sequence = public_sequence + 1").execute(connection).await?;
    Ok(())
}

/// Notes what the public snapshot is made under.
pub(super) async fn set_projection(connection: &mut SqliteConnection, hash: [u8; 32]) -> Result<(), StoreError> {
    sqlx::query("UPDATE state SET projection = ?").bind(hash.as_slice()).execute(connection).await?;
    Ok(())
}

/// Refuses to write to a database that has another key by now.
pub(super) async fn assert_key(connection: &mut SqliteConnection, keys: &Keys) -> Result<(), StoreError> {
    let check: Vec<u8> = sqlx::query_scalar("SELECT key_check FROM state").fetch_one(connection).await?;
    if keys.check() == fixed(&check, "key check")? { Ok(()) } else { Err(StoreError::KeyChanged) }
}

/// Whether bytes that were sealed with an old key may be left in unused parts of the file.
pub(super) async fn unswept(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM state WHERE unswept = 1)").fetch_one(connection).await?)
}

/// Notes that none are left.
pub(super) async fn set_swept(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    sqlx::query("UPDATE state SET unswept = 0").execute(connection).await?;
    Ok(())
}

/// A blob of a known length.
pub(super) fn fixed<const N: usize>(blob: &[u8], what: &'static str) -> Result<[u8; N], StoreError> {
    blob.try_into().map_err(|_| StoreError::Value(what))
}

/// A status column.
pub(super) fn status(code: &str) -> Result<Status, StoreError> {
    Status::from_code(code).ok_or(StoreError::Value("status"))
}

/// A revision column.
pub(super) fn revision(number: i64) -> Result<u32, StoreError> {
    u32::try_from(number).map_err(|_| StoreError::Value("revision"))
}

/// Keys as a JSON array of hexadecimal texts: one parameter for `IN (SELECT unhex(value) FROM json_each(?))`, so that the
/// statement is the same for any number of them.
pub(super) fn key_list<K: AsRef<[u8]>>(keys: impl IntoIterator<Item = K>) -> String {
    let mut json = String::from("[");
    for key in keys {
        json.push_str(if json.len() == 1 { "\"" } else { ",\"" });
        for byte in key.as_ref() {
            write!(json, "{byte:02x}").expect("writing to a String cannot fail");
        }
        json.push('"');
    }
    json.push(']');
    json
}
