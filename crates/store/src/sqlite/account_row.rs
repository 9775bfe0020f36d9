//! What the store keeps of an account: sealed, and read again.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use crate::access::Role;
use crate::account::{Credentials, User, UserId, folded};
use crate::error::StoreError;
use crate::seal::{Digest, Keys, Slot};

/// What is sealed of an account: the role and the hash, too, so that nobody who can only write to the file gives himself another.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Account {
    #[serde(skip)]
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) role: String,
    made: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) last_seen: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) disabled: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) password: Option<String>,
    #[serde(default, skip_serializing_if = "Totp::is_empty")]
    pub(super) totp: Totp,
}

/// The second factor.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Totp {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) secret: Option<Vec<u8>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pending: Option<Vec<u8>>,
    /// The period of the newest code that was used.
    #[serde(default)]
    pub(super) period: u64,
    /// Keyed digests of the recovery codes that are left.
    #[serde(default)]
    pub(super) recovery: Vec<[u8; 32]>,
}

impl Totp {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

pub(super) fn time(text: &str) -> Result<Timestamp, StoreError> {
    text.parse().map_err(|_| StoreError::Value("time of an account or session"))
}

/// The digest by which an account is found.
pub(super) fn name_digest(keys: &Keys, name: &str) -> Digest {
    keys.identity(&[b"account name", folded(name).as_bytes()])
}

/// Under what a recovery code may stand; the last is as it is stored now.
pub(super) fn recovery_digests(keys: &Keys, code: &str) -> Vec<[u8; 32]> {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    keys.tokens(&[b"recovery ", plain.as_bytes()].concat())
}

impl Account {
    pub(super) fn new(id: i64, name: &str, role: Role, made: Timestamp) -> Self {
        let (last_seen, disabled, password) = (None, None, None);
        let (name, role, made) = (name.to_owned(), role.as_str().to_owned(), made.to_string());
        Self { id, name, role, made, last_seen, disabled, password, totp: Totp::default() }
    }

    pub(super) fn open(keys: &Keys, id: i64, sealed: &[u8]) -> Result<Self, StoreError> {
        let plain = keys.open(Slot::Account { id }, sealed)?;
        let account: Self =
            serde_json::from_slice(&plain).map_err(|_| StoreError::Value("description of an account"))?;
        Ok(Self { id, ..account })
    }

    pub(super) fn seal(&self, keys: &Keys) -> Vec<u8> {
        let plain = serde_json::to_vec(self).expect("texts and numbers are always JSON");
        keys.seal(Slot::Account { id: self.id }, &plain)
    }

    pub(super) async fn find(connection: &mut SqliteConnection, keys: &Keys, id: UserId) -> Result<Self, StoreError> {
        let row = sqlx::query("SELECT sealed FROM account WHERE id = ?").bind(id.0).fetch_optional(connection).await?;
        Self::open(keys, id.0, row.ok_or(StoreError::UnknownUser(id))?.try_get(0)?)
    }

    pub(super) async fn save(&self, connection: &mut SqliteConnection, keys: &Keys) -> Result<(), StoreError> {
        let update = sqlx::query("UPDATE account SET sealed = ? WHERE id = ?");
        update.bind(self.seal(keys)).bind(self.id).execute(connection).await?;
        Ok(())
    }

    pub(super) async fn insert(&self, connection: &mut SqliteConnection, keys: &Keys) -> Result<(), StoreError> {
        let insert = sqlx::query("INSERT INTO account (id, name, sealed) VALUES (?, ?, ?)");
        let insert = insert.bind(self.id).bind(name_digest(keys, &self.name).to_vec()).bind(self.seal(keys));
        insert.execute(connection).await?;
        Ok(())
    }

    pub(super) fn role(&self) -> Result<Role, StoreError> {
        Role::from_code(&self.role).ok_or(StoreError::Value("role"))
    }

    pub(super) fn is_active_admin(&self) -> bool {
        self.role == Role::Admin.as_str() && self.password.is_some() && self.disabled.is_none()
    }

    pub(super) fn user(&self, invited: Option<Timestamp>) -> Result<User, StoreError> {
        let when = |text: &Option<String>| text.as_deref().map(time).transpose();
        Ok(User {
            id: UserId(self.id),
            name: self.name.clone(),
            role: self.role()?,
            made: time(&self.made)?,
            last_seen: when(&self.last_seen)?,
            disabled: when(&self.disabled)?,
            invited,
            has_password: self.password.is_some(),
            totp: self.totp.secret.is_some(),
        })
    }

    pub(super) fn credentials(&self) -> Credentials {
        let (totp, pending) = (self.totp.secret.clone(), self.totp.pending.clone());
        Credentials { password: self.password.clone(), totp, pending }
    }
}

/// Columns `id, sealed` of an account, then `sealed` of its invitation, if any.
pub(super) const WITH_INVITATION: &str = "SELECT account.id, account.sealed, invitation.sealed FROM account LEFT JOIN invitation ON invitation.account = account.id";

pub(super) fn read(keys: &Keys, row: &SqliteRow) -> Result<(Account, User), StoreError> {
    let id: i64 = row.try_get(0)?;
    let account = Account::open(keys, id, row.try_get(1)?)?;
    let invitation: Option<&[u8]> = row.try_get(2)?;
    let invited = invitation.map(|sealed| expiry(keys, id, sealed)).transpose()?;
    let user = account.user(invited)?;
    Ok((account, user))
}

pub(super) fn expiry(keys: &Keys, account: i64, sealed: &[u8]) -> Result<Timestamp, StoreError> {
    let plain = keys.open(Slot::Invitation { account }, sealed)?;
    std::str::from_utf8(&plain).ok().map_or(Err(StoreError::Value("invitation")), time)
}
