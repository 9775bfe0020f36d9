//! Rows of `session` and `attempt`.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::{Row as _, SqliteConnection};

use super::account_row::{Account, name_digest, time};
use super::state::fixed;
use super::{SqliteStore, Write};
use crate::account::UserId;
use crate::error::StoreError;
use crate::model::Act;
use crate::seal::{Keys, Slot};
use crate::secret::Secret;
use crate::session_store::{Attempts, Session, SessionStore};

/// What is sealed of a session.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Detail {
    /// Whose it is, so that a row cannot be given to somebody else.
    account: i64,
    made: String,
    seen: String,
    must_change: bool,
}

/// What is sealed of failed sign-ins.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Failed {
    failed: u32,
    last: String,
}

fn digest(keys: &Keys, secret: &Secret) -> [u8; 32] {
    keys.token(&secret.labelled("session"))
}

impl Detail {
    fn seal(&self, keys: &Keys, secret: [u8; 32]) -> Vec<u8> {
        let plain = serde_json::to_vec(self).expect("texts and numbers are always JSON");
        keys.seal(Slot::Session { secret }, &plain)
    }

    fn open(keys: &Keys, secret: [u8; 32], sealed: &[u8]) -> Result<Self, StoreError> {
        let plain = keys.open(Slot::Session { secret }, sealed)?;
        serde_json::from_slice(&plain).map_err(|_| StoreError::Value("description of a session"))
    }
}

async fn find(connection: &mut SqliteConnection, keys: &Keys, secret: [u8; 32]) -> Result<Option<Detail>, StoreError> {
    let find = sqlx::query("SELECT account, sealed FROM session WHERE secret = ?").bind(secret.to_vec());
    let Some(row) = find.fetch_optional(connection).await? else { return Ok(None) };
    let detail = Detail::open(keys, secret, row.try_get(1)?)?;
    if detail.account != row.try_get::<i64, _>(0)? {
        return Err(StoreError::Value("account of a session"));
    }
    Ok(Some(detail))
}

async fn save(
    connection: &mut SqliteConnection,
    keys: &Keys,
    secret: [u8; 32],
    detail: &Detail,
) -> Result<(), StoreError> {
    sqlx::query("INSERT OR REPLACE INTO session (secret, account, sealed) VALUES (?, ?, ?)")
        .bind(secret.to_vec())
        .bind(detail.account)
        .bind(detail.seal(keys, secret))
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends all sessions of an account; how many there were.
pub(super) async fn end_all(connection: &mut SqliteConnection, user: UserId) -> Result<u64, StoreError> {
    let done = sqlx::query("DELETE FROM session WHERE account = ?").bind(user.0).execute(connection).await?;
    Ok(done.rows_affected())
}

/// Ends all sessions of an account but one, which need not ask for another password any more.
pub(super) async fn end_all_but(
    connection: &mut SqliteConnection,
    keys: &Keys,
    user: UserId,
    keep: Option<&Secret>,
) -> Result<(), StoreError> {
    let kept = match keep.map(|secret| digest(keys, secret)) {
        Some(secret) => find(connection, keys, secret).await?.map(|detail| (secret, detail)),
        None => None,
    };
    end_all(connection, user).await?;
    if let Some((secret, detail)) = kept {
        save(connection, keys, secret, &Detail { must_change: false, ..detail }).await?;
    }
    Ok(())
}

/// When each account was last noted to be in use, of those that are signed in.
pub(super) async fn last_seen(
    connection: &mut SqliteConnection,
    keys: &Keys,
) -> Result<HashMap<UserId, Timestamp>, StoreError> {
    let rows = sqlx::query("SELECT secret, sealed FROM session").fetch_all(connection).await?;
    let mut seen = HashMap::new();
    for row in &rows {
        let detail = Detail::open(keys, fixed(row.try_get(0)?, "session")?, row.try_get(1)?)?;
        let when = time(&detail.seen)?;
        seen.entry(UserId(detail.account))
            .and_modify(|known: &mut Timestamp| *known = when.max(*known))
            .or_insert(when);
    }
    Ok(seen)
}

async fn attempts(connection: &mut SqliteConnection, keys: &Keys, name: [u8; 16]) -> Result<Attempts, StoreError> {
    let find = sqlx::query("SELECT sealed FROM attempt WHERE name = ?").bind(name.to_vec());
    let Some(row) = find.fetch_optional(connection).await? else { return Ok(Attempts::default()) };
    read_attempts(keys, name, row.try_get(0)?)
}

fn read_attempts(keys: &Keys, name: [u8; 16], sealed: &[u8]) -> Result<Attempts, StoreError> {
    let plain = keys.open(Slot::Attempt { name }, sealed)?;
    let Failed { failed, last } = serde_json::from_slice(&plain).map_err(|_| StoreError::Value("failed sign-ins"))?;
    Ok(Attempts { failed, last: Some(time(&last)?) })
}

async fn remove_old(write: &mut Write, keys: &Keys, made: Timestamp, seen: Timestamp) -> Result<u64, StoreError> {
    let mut removed = 0;
    for row in &sqlx::query("SELECT secret, sealed FROM session").fetch_all(&mut **write).await? {
        let secret: [u8; 32] = fixed(row.try_get(0)?, "session")?;
        let detail = Detail::open(keys, secret, row.try_get(1)?)?;
        if time(&detail.made)? < made || time(&detail.seen)? < seen {
            let remove = sqlx::query("DELETE FROM session WHERE secret = ?").bind(secret.to_vec());
            removed += remove.execute(&mut **write).await?.rows_affected();
        }
    }
    for row in &sqlx::query("SELECT name, sealed FROM attempt").fetch_all(&mut **write).await? {
        let name: [u8; 16] = fixed(row.try_get(0)?, "name")?;
        if read_attempts(keys, name, row.try_get(1)?)?.last < Some(made.min(seen)) {
            sqlx::query("DELETE FROM attempt WHERE name = ?").bind(name.to_vec()).execute(&mut **write).await?;
        }
    }
    Ok(removed)
}

impl SessionStore for SqliteStore {
    async fn begin_session(&self, user: UserId, must_change: bool, now: Timestamp) -> Result<Secret, StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let mut account = Account::find(&mut write, keys, user).await?;
        account.last_seen = Some(now.to_string());
        account.save(&mut write, keys).await?;
        let forget = sqlx::query("DELETE FROM attempt WHERE name = ?");
        forget.bind(name_digest(keys, &account.name).to_vec()).execute(&mut *write).await?;
        let secret = Secret::new();
        let detail = Detail { account: user.0, made: now.to_string(), seen: now.to_string(), must_change };
        save(&mut write, keys, digest(keys, &secret), &detail).await?;
        let act = Act { who: account.name, now, why: None };
        self.finish(write, act, "sign_in", format!("account {user}")).await?;
        Ok(secret)
    }

    async fn session(&self, secret: &Secret) -> Result<Option<Session>, StoreError> {
        let keys = &self.context.keys;
        let mut connection = self.readers.acquire().await?;
        let Some(detail) = find(&mut connection, keys, digest(keys, secret)).await? else { return Ok(None) };
        let user = Account::find(&mut connection, keys, UserId(detail.account)).await?.user(None)?;
        let (made, seen) = (time(&detail.made)?, time(&detail.seen)?);
        Ok(Some(Session { user, made, seen, must_change: detail.must_change }))
    }

    async fn touch_session(&self, secret: &Secret, now: Timestamp) -> Result<(), StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let secret = digest(keys, secret);
        if let Some(detail) = find(&mut write, keys, secret).await? {
            save(&mut write, keys, secret, &Detail { seen: now.to_string(), ..detail }).await?;
        }
        Ok(write.commit().await?)
    }

    async fn end_session(&self, secret: &Secret, act: Act) -> Result<(), StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let digest = digest(keys, secret);
        let Some(detail) = find(&mut write, keys, digest).await? else { return Ok(()) };
        sqlx::query("DELETE FROM session WHERE secret = ?").bind(digest.to_vec()).execute(&mut *write).await?;
        self.finish(write, act, "sign_out", format!("account {}", detail.account)).await
    }

    async fn end_sessions(&self, user: UserId, act: Act) -> Result<u64, StoreError> {
        let mut write = self.write_any_projection().await?;
        let ended = end_all(&mut write, user).await?;
        self.finish(write, act, "sign_out", format!("account {user} everywhere")).await?;
        Ok(ended)
    }

    async fn remove_sessions(&self, made: Timestamp, seen: Timestamp) -> Result<u64, StoreError> {
        let mut write = self.write_any_projection().await?;
        let removed = remove_old(&mut write, &self.context.keys, made, seen).await?;
        write.commit().await?;
        Ok(removed)
    }

    async fn attempts(&self, name: &str) -> Result<Attempts, StoreError> {
        let keys = &self.context.keys;
        attempts(&mut *self.readers.acquire().await?, keys, name_digest(keys, name)).await
    }

    async fn sign_in_failed(&self, name: &str, now: Timestamp) -> Result<Attempts, StoreError> {
        let keys = &self.context.keys;
        let digest = name_digest(keys, name);
        let mut write = self.write_any_projection().await?;
        let failed = attempts(&mut write, keys, digest).await?.failed.saturating_add(1);
        let plain = serde_json::to_vec(&Failed { failed, last: now.to_string() }).expect("always JSON");
        sqlx::query("INSERT OR REPLACE INTO attempt (name, sealed) VALUES (?, ?)")
            .bind(digest.to_vec())
            .bind(keys.seal(Slot::Attempt { name: digest }, &plain))
            .execute(&mut *write)
            .await?;
        let account = sqlx::query_scalar("SELECT id FROM account WHERE name = ?").bind(digest.to_vec());
        let account: Option<i64> = account.fetch_optional(&mut *write).await?;
        // Not what was typed: a password typed into the wrong field would be kept for good.
        let subject = account.map_or_else(|| "no account".to_owned(), |id| format!("account {id}"));
        let act = Act { who: "system".to_owned(), now, why: None };
        self.finish(write, act, "sign_in_failed", subject).await?;
        Ok(Attempts { failed, last: Some(now) })
    }
}
