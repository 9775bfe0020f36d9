//! The tables whose rows are sealed or keyed, and how each row is sealed and keyed again.
//!
//! A digest whose plaintext is sealed beside it is made anew. One whose plaintext is not at hand is keyed once more
//! ([`digests`](crate::digests)): the identity of a record (it is that of the words in which a file first told of it), what a source last
//! said, headers of files, secrets of tokens and links, recovery codes.

use spotlight_core::Lang;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use super::Pass;
use crate::body::Label;
use crate::error::StoreError;
use crate::redactions;
use crate::seal::Slot;
use crate::sqlite::account_row::{Account, name_digest};
use crate::sqlite::state::{fixed, key_list, revision, status};
use crate::sqlite::{incidents, pairs};

/// New values of some columns of a row.
type Values = Result<Vec<Option<Vec<u8>>>, StoreError>;

/// A table whose rows are sealed or keyed.
pub(super) struct Table {
    pub(super) name: &'static str,
    /// The columns that are read, after the number of the row.
    pub(super) read: &'static [&'static str],
    /// The columns that are written.
    pub(super) write: &'static [&'static str],
    /// How many rows at a time.
    pub(super) page: usize,
    /// New values of the columns that are written.
    pub(super) again: fn(&Pass, &SqliteRow) -> Values,
}

/// Rows of at most a few thousand bytes.
const SMALL: usize = 500;

/// Rows of up to some million bytes.
const LARGE: usize = 8;

pub(super) static ALL: [Table; 14] = [
    Table {
        name: "incident",
        read: &["id", "revision", "status", "identity", "content", "sealed"],
        write: &["identity", "content", "sealed"],
        page: SMALL,
        again: |pass, row| {
            let sealed = pass.reseal(record(row)?, row.try_get(6)?)?;
            Ok(vec![pass.digest(row.try_get(4)?)?, pass.digest(row.try_get(5)?)?, sealed])
        },
    },
    Table {
        name: "revision",
        read: &["incident", "revision", "status", "content", "sealed"],
        write: &["content", "sealed"],
        page: SMALL,
        again: |pass, row| Ok(vec![pass.digest(row.try_get(4)?)?, pass.reseal(record(row)?, row.try_get(5)?)?]),
    },
    Table {
        name: "change",
        read: &["detail", "receipt"],
        write: &["detail", "receipt"],
        page: LARGE,
        again: |pass, row| {
            let change = row.try_get(0)?;
            let receipt: Option<&[u8]> = row.try_get(2)?;
            let receipt = receipt.map(|sealed| pass.reseal(Slot::Receipt { change }, sealed)).transpose()?.flatten();
            Ok(vec![pass.reseal(Slot::Detail { change }, row.try_get(1)?)?, receipt])
        },
    },
    Table {
        name: "token",
        read: &["secret", "detail"],
        write: &["secret", "detail"],
        page: SMALL,
        again: |pass, row| {
            let id = row.try_get(0)?;
            Ok(vec![pass.secret(row.try_get(1)?)?, pass.reseal(Slot::Token { id }, row.try_get(2)?)?])
        },
    },
    Table {
        name: "upload",
        read: &["id", "detail"],
        write: &["detail"],
        page: SMALL,
        again: |pass, row| {
            let id = incidents::id(row.try_get(1)?)?;
            Ok(vec![pass.reseal(Slot::Upload { id }, row.try_get(2)?)?])
        },
    },
    Table {
        name: "upload_chunk",
        read: &["upload", "start", "sealed"],
        write: &["sealed"],
        page: LARGE,
        again: |pass, row| {
            let (upload, start) = (incidents::id(row.try_get(1)?)?, row.try_get(2)?);
            Ok(vec![pass.reseal(Slot::Chunk { upload, start }, row.try_get(3)?)?])
        },
    },
    Table {
        name: "reject",
        read: &["change", "lang", "seq", "sealed"],
        write: &["sealed"],
        page: LARGE,
        again: |pass, row| {
            let lang: &str = row.try_get(2)?;
            let lang = [Lang::En, Lang::Es].into_iter().find(|known| known.as_str() == lang);
            let lang = lang.ok_or(StoreError::Value("language"))?;
            let slot = Slot::Reject { change: row.try_get(1)?, lang, seq: row.try_get(3)? };
            Ok(vec![pass.reseal(slot, row.try_get(4)?)?])
        },
    },
    Table {
        name: "reading",
        read: &["header", "sealed"],
        write: &["header", "sealed"],
        page: LARGE,
        again: |pass, row| {
            let header = fixed(row.try_get(1)?, "header of a reading")?;
            let plain = pass.old.open(Slot::Reading { header }, row.try_get(2)?)?;
            let header = pass.new.digests().identity().again(header);
            Ok(vec![Some(header.to_vec()), Some(pass.new.seal(Slot::Reading { header }, &plain))])
        },
    },
    Table {
        name: "possible_double",
        read: &["pair", "sealed"],
        write: &["pair", "one", "other", "sealed"],
        page: SMALL,
        again: |pass, row| {
            let pair = fixed(row.try_get(1)?, "pair of possible doubles")?;
            let plain = pass.old.open(Slot::Double { pair }, row.try_get(2)?)?;
            let ids = pairs::two_ids(&plain)?;
            let pair = pairs::key(&pass.new, ids);
            let [one, other] = ids.map(|id| Some(pairs::member(&pass.new, id).to_vec()));
            Ok(vec![Some(pair.to_vec()), one, other, Some(pass.new.seal(Slot::Double { pair }, &plain))])
        },
    },
    Table {
        name: "verdict",
        read: &["pair", "sealed"],
        write: &["pair", "sealed"],
        page: SMALL,
        again: |pass, row| {
            let pair = fixed(row.try_get(1)?, "pair")?;
            let plain = pass.old.open(Slot::Verdict { pair }, row.try_get(2)?)?;
            let (ids, _) =
                plain.split_first_chunk::<32>().ok_or(StoreError::Value("decision about possible doubles"))?;
            let pair = pairs::key(&pass.new, pairs::two_ids(ids)?);
            Ok(vec![Some(pair.to_vec()), Some(pass.new.seal(Slot::Verdict { pair }, &plain))])
        },
    },
    Table {
        name: "report_draft",
        read: &["id", "sealed"],
        write: &["sealed"],
        page: LARGE,
        again: |pass, row| {
            let id = incidents::id(row.try_get(1)?)?;
            Ok(vec![pass.reseal(Slot::ReportDraft { id }, row.try_get(2)?)?])
        },
    },
    Table {
        name: "settings",
        read: &["sealed"],
        write: &["sealed"],
        page: SMALL,
        again: |pass, row| Ok(vec![pass.reseal(Slot::Settings, row.try_get(1)?)?]),
    },
    Table {
        name: "account",
        read: &["sealed"],
        write: &["name", "sealed"],
        page: SMALL,
        again: |pass, row| {
            let mut account = Account::open(&pass.old, row.try_get(0)?, row.try_get(1)?)?;
            for code in &mut account.totp.recovery {
                *code = pass.new.digests().token_again(*code);
            }
            Ok(vec![Some(name_digest(&pass.new, &account.name).to_vec()), Some(account.seal(&pass.new))])
        },
    },
    Table {
        name: "invitation",
        read: &["secret", "sealed"],
        write: &["secret", "sealed"],
        page: SMALL,
        again: |pass, row| {
            let account = row.try_get(0)?;
            Ok(vec![pass.secret(row.try_get(1)?)?, pass.reseal(Slot::Invitation { account }, row.try_get(2)?)?])
        },
    },
];

/// Rows of `retired_key` are few, but the list of hashes in each is as long as the audit log was.
pub(super) static RETIRED: Table = Table {
    name: "retired_key",
    read: &["sealed", "log"],
    write: &["sealed", "log"],
    page: 1,
    again: |pass, row| {
        let n = row.try_get(0)?;
        Ok(vec![
            pass.reseal(Slot::Retired { n }, row.try_get(1)?)?,
            pass.reseal(Slot::RetiredLog { n }, row.try_get(2)?)?,
        ])
    },
};

/// The slot of a row that begins with `id, revision, status`.
fn record(row: &SqliteRow) -> Result<Slot, StoreError> {
    let id = incidents::id(row.try_get(1)?)?;
    let label = Label { id, revision: revision(row.try_get(2)?)?, status: status(row.try_get(3)?)? };
    Ok(label.slot())
}

impl Pass {
    /// Opens with the old key and seals with the new one.
    fn reseal(&self, slot: Slot, sealed: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let plain = zeroize::Zeroizing::new(self.old.open(slot, sealed)?);
        Ok(Some(self.new.seal(slot, &plain)))
    }

    /// Keys a digest once more.
    fn digest(&self, digest: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(Some(self.new.digests().identity().again(fixed(digest, "digest")?).to_vec()))
    }

    /// Keys the digest of a secret once more.
    fn secret(&self, digest: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(Some(self.new.digests().token_again(fixed(digest, "digest of a secret")?).to_vec()))
    }
}

/// Ends all sessions, and forgets failed sign-ins; how many sessions there were.
///
/// Whoever had the old key, and could write to the file, could have made a session. Everybody signs in again. Failed sign-ins are
/// counted for names that nobody has, too, so that their digests could not be made anew.
pub(super) async fn sessions(connection: &mut SqliteConnection) -> Result<u64, StoreError> {
    sqlx::query("DELETE FROM attempt").execute(&mut *connection).await?;
    Ok(sqlx::query("DELETE FROM session").execute(connection).await?.rows_affected())
}

/// Seals the tombstones of redacted records again, and keys again what they are recognised by.
pub(super) async fn redacted(connection: &mut SqliteConnection, pass: &Pass) -> Result<(), StoreError> {
    for row in &sqlx::query("SELECT record, sealed FROM redacted").fetch_all(&mut *connection).await? {
        let record = incidents::id(row.try_get(0)?)?;
        sqlx::query("UPDATE redacted SET sealed = ? WHERE record = ?")
            .bind(pass.reseal(Slot::Tombstone { record }, row.try_get(1)?)?)
            .bind(record.as_bytes().as_slice())
            .execute(&mut *connection)
            .await?;
    }
    let old: Vec<Vec<u8>> =
        sqlx::query_scalar("SELECT identity FROM redacted_identity").fetch_all(&mut *connection).await?;
    let again = |digest: &Vec<u8>| {
        Ok(redactions::again(pass.new.digests().identity(), fixed(digest, "digest of a redacted record")?))
    };
    let new = old.iter().map(again).collect::<Result<Vec<_>, StoreError>>()?;
    sqlx::query("DELETE FROM redacted_identity").execute(&mut *connection).await?;
    sqlx::query("INSERT INTO redacted_identity (identity) SELECT unhex(value) FROM json_each(?)")
        .bind(key_list(new))
        .execute(connection)
        .await?;
    Ok(())
}
