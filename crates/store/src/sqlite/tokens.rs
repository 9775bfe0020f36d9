//! Rows of `token`.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use super::account_row::Account;
use super::{SqliteStore, Write};
use crate::access::{Role, Token, TokenId, TokenSecret, TokenStore};
use crate::account::UserId;
use crate::error::StoreError;
use crate::model::Act;
use crate::seal::{Keys, Slot};

/// What is sealed of a token: the role, too, so that nobody who can only write to the file gives himself another.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Detail {
    name: String,
    role: String,
    made: String,
    expires: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    owner: Option<i64>,
}

fn seal(keys: &Keys, token: &Token) -> Vec<u8> {
    let detail = Detail {
        name: token.name.clone(),
        role: token.role.as_str().to_owned(),
        made: token.made.to_string(),
        expires: token.expires.to_string(),
        revoked: token.revoked.map(|when| when.to_string()),
        label: token.label.clone(),
        owner: token.owner.map(|owner| owner.0),
    };
    let detail = serde_json::to_vec(&detail).expect("texts are always JSON");
    keys.seal(Slot::Token { id: token.id.0 }, &detail)
}

/// Reads the columns `id, detail`.
fn read(keys: &Keys, row: &SqliteRow) -> Result<Token, StoreError> {
    let id: i64 = row.try_get(0)?;
    let plain = keys.open(Slot::Token { id }, row.try_get(1)?)?;
    let detail: Detail = serde_json::from_slice(&plain).map_err(|_| StoreError::Value("description of a token"))?;
    let when = |text: String| text.parse::<Timestamp>().map_err(|_| StoreError::Value("time of a token"));
    Ok(Token {
        id: TokenId(id),
        name: detail.name,
        role: Role::from_code(&detail.role).ok_or(StoreError::Value("role"))?,
        made: when(detail.made)?,
        expires: when(detail.expires)?,
        revoked: detail.revoked.map(when).transpose()?,
        label: detail.label,
        owner: detail.owner.map(UserId),
    })
}

async fn find(connection: &mut SqliteConnection, keys: &Keys, id: TokenId) -> Result<Token, StoreError> {
    let row = sqlx::query("SELECT id, detail FROM token WHERE id = ?").bind(id.0).fetch_optional(connection).await?;
    read(keys, &row.ok_or(StoreError::UnknownToken(id))?)
}

/// Revokes every token of an account.
pub(super) async fn revoke_all(
    connection: &mut SqliteConnection,
    keys: &Keys,
    owner: UserId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let rows = sqlx::query("SELECT id, detail FROM token").fetch_all(&mut *connection).await?;
    for row in &rows {
        let mut token = read(keys, row)?;
        if token.owner == Some(owner) && token.revoked.is_none() {
            token.revoked = Some(now);
            save(connection, keys, &token).await?;
        }
    }
    Ok(())
}

async fn save(connection: &mut SqliteConnection, keys: &Keys, token: &Token) -> Result<(), StoreError> {
    let update = sqlx::query("UPDATE token SET detail = ? WHERE id = ?");
    update.bind(seal(keys, token)).bind(token.id.0).execute(connection).await?;
    Ok(())
}

impl SqliteStore {
    /// Gives a token its number and its secret, and stores it.
    async fn keep(&self, mut write: Write, token: Token, act: Act) -> Result<(Token, TokenSecret), StoreError> {
        let keys = &self.context.keys;
        let id: i64 = sqlx::query_scalar("SELECT coalesce(max(id), 0) + 1 FROM token").fetch_one(&mut *write).await?;
        let token = Token { id: TokenId(id), ..token };
        let secret = TokenSecret::generate();
        sqlx::query("INSERT INTO token (id, secret, detail) VALUES (?, ?, ?)")
            .bind(id)
            .bind(keys.token(secret.expose()).to_vec())
            .bind(seal(keys, &token))
            .execute(&mut *write)
            .await?;
        self.finish(write, act, "token", format!("token {id} {}", token.role.as_str())).await?;
        Ok((token, secret))
    }
}

impl TokenStore for SqliteStore {
    async fn add_token(
        &self,
        name: &str,
        role: Role,
        expires: Timestamp,
        act: Act,
    ) -> Result<(Token, TokenSecret), StoreError> {
        let write = self.write_any_projection().await?;
        let (id, name, label) = (TokenId(0), name.to_owned(), String::new());
        let token = Token { id, name, role, made: act.now, expires, revoked: None, label, owner: None };
        self.keep(write, token, act).await
    }

    async fn add_user_token(
        &self,
        owner: UserId,
        label: &str,
        role: Role,
        expires: Timestamp,
        act: Act,
    ) -> Result<(Token, TokenSecret), StoreError> {
        let mut write = self.write_any_projection().await?;
        let account = Account::find(&mut write, &self.context.keys, owner).await?.user(None)?;
        if !account.is_active() || !account.role.covers(role) {
            return Err(StoreError::BeyondOwner);
        }
        let (id, name, label, owner) = (TokenId(0), account.name, label.to_owned(), Some(owner));
        let token = Token { id, name, role, made: act.now, expires, revoked: None, label, owner };
        self.keep(write, token, act).await
    }

    async fn tokens(&self) -> Result<Vec<Token>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let rows = sqlx::query("SELECT id, detail FROM token ORDER BY id").fetch_all(&mut *connection).await?;
        rows.iter().map(|row| read(&self.context.keys, row)).collect()
    }

    async fn revoke_token(&self, id: TokenId, act: Act) -> Result<Token, StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let mut token = find(&mut write, keys, id).await?;
        if token.revoked.is_some() {
            write.rollback().await?;
            return Ok(token);
        }
        token.revoked = Some(act.now);
        save(&mut write, keys, &token).await?;
        self.finish(write, act, "token", format!("token {id} revoked")).await?;
        Ok(token)
    }

    /// Compares with every token, each in constant time: there are few, and how long it takes tells nothing.
    async fn token(&self, secret: &TokenSecret) -> Result<Option<Token>, StoreError> {
        let keys = &self.context.keys;
        let mut connection = self.readers.acquire().await?;
        let rows = sqlx::query("SELECT id, detail, secret FROM token").fetch_all(&mut *connection).await?;
        let mut found = None;
        for row in &rows {
            if keys.token_is(secret.expose(), row.try_get(2)?) {
                found = Some(row);
            }
        }
        found.map(|row| read(keys, row)).transpose()
    }
}
