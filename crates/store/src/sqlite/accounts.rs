//! Rows of `account` and `invitation`.

use jiff::Timestamp;
use sqlx::{Row as _, SqliteConnection};

use super::account_row::{Account, Totp, WITH_INVITATION, expiry, name_digest, read, recovery_digests};
use super::state::key_list;
use super::{SqliteStore, Write, audit, sessions, tokens};
use crate::access::Role;
use crate::account::{AccountStore, Credentials, FIRST_ADMIN, TotpChange, User, UserId};
use crate::error::StoreError;
use crate::model::{Act, AuditEntry};
use crate::seal::{Keys, Slot};
use crate::secret::Secret;

/// Makes the only link of an account.
async fn link(write: &mut Write, keys: &Keys, account: i64, expires: Timestamp) -> Result<Secret, StoreError> {
    let secret = Secret::new();
    sqlx::query("INSERT OR REPLACE INTO invitation (account, secret, sealed) VALUES (?, ?, ?)")
        .bind(account)
        .bind(keys.token(&secret.labelled("invitation")).to_vec())
        .bind(keys.seal(Slot::Invitation { account }, expires.to_string().as_bytes()))
        .execute(&mut **write)
        .await?;
    Ok(secret)
}

/// The account of a good link.
async fn by_link(
    connection: &mut SqliteConnection,
    keys: &Keys,
    secret: &Secret,
    now: Timestamp,
) -> Result<Option<Account>, StoreError> {
    let find = "SELECT account, sealed FROM invitation WHERE secret IN (SELECT unhex(value) FROM json_each(?))";
    let digests = key_list(keys.tokens(&secret.labelled("invitation")));
    let row = sqlx::query(find).bind(digests).fetch_optional(&mut *connection).await?;
    let Some(row) = row else { return Ok(None) };
    let id: i64 = row.try_get(0)?;
    if expiry(keys, id, row.try_get(1)?)? <= now {
        return Ok(None);
    }
    let account = Account::find(connection, keys, UserId(id)).await?;
    Ok(Some(account).filter(|account| account.disabled.is_none()))
}

/// Refuses what would leave nobody to look after the accounts.
async fn not_the_last_admin(write: &mut Write, keys: &Keys, account: &Account) -> Result<(), StoreError> {
    if !account.is_active_admin() {
        return Ok(());
    }
    let rows = sqlx::query("SELECT id, sealed FROM account").fetch_all(&mut **write).await?;
    for row in &rows {
        let other = Account::open(keys, row.try_get(0)?, row.try_get(1)?)?;
        if other.id != account.id && other.is_active_admin() {
            return Ok(());
        }
    }
    Err(StoreError::LastAdmin)
}

impl SqliteStore {
    /// Ends a write about an account with its entry in the audit log.
    pub(super) async fn finish(
        &self,
        mut write: Write,
        act: Act,
        what: &str,
        subject: String,
    ) -> Result<(), StoreError> {
        let entry = AuditEntry { now: act.now, who: act.who, what: what.to_owned(), subject };
        audit::append(&mut write, &self.context.keys, &entry).await?;
        Ok(write.commit().await?)
    }

    async fn make(
        &self,
        mut write: Write,
        account: Account,
        expires: Timestamp,
        act: Act,
    ) -> Result<(User, Secret), StoreError> {
        let keys = &self.context.keys;
        account.insert(&mut write, keys).await?;
        let secret = link(&mut write, keys, account.id, expires).await?;
        self.finish(write, act, "invite", format!("account {} {}", account.id, account.role)).await?;
        Ok((account.user(Some(expires))?, secret))
    }
}

impl AccountStore for SqliteStore {
    async fn invite(&self, name: &str, role: Role, expires: Timestamp, act: Act) -> Result<(User, Secret), StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let taken = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM account WHERE name = ?)");
        if taken.bind(name_digest(keys, name).to_vec()).fetch_one(&mut *write).await? {
            return Err(StoreError::NameTaken);
        }
        let id = sqlx::query_scalar("SELECT coalesce(max(id), 0) + 1 FROM account").fetch_one(&mut *write).await?;
        let account = Account::new(id, name, role, act.now);
        self.make(write, account, expires, act).await
    }

    async fn first_admin(&self, expires: Timestamp, act: Act) -> Result<Option<(User, Secret)>, StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let rows = sqlx::query(WITH_INVITATION).fetch_all(&mut *write).await?;
        match rows.as_slice() {
            [] => {
                let account = Account::new(1, FIRST_ADMIN, Role::Admin, act.now);
                self.make(write, account, expires, act).await.map(Some)
            }
            [only] => {
                let (account, user) = read(keys, only)?;
                if account.name != FIRST_ADMIN || account.password.is_some() || account.disabled.is_some() {
                    return Ok(None);
                }
                let secret = link(&mut write, keys, account.id, expires).await?;
                self.finish(write, act, "invite", format!("account {} again", account.id)).await?;
                Ok(Some((User { invited: Some(expires), ..user }, secret)))
            }
            _ => Ok(None),
        }
    }

    async fn reset(&self, id: UserId, expires: Timestamp, act: Act) -> Result<(User, Secret), StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let mut account = Account::find(&mut write, keys, id).await?;
        (account.password, account.totp) = (None, Totp::default());
        account.save(&mut write, keys).await?;
        sessions::end_all(&mut write, id).await?;
        tokens::revoke_all(&mut write, keys, id, act.now).await?;
        let secret = link(&mut write, keys, id.0, expires).await?;
        self.finish(write, act, "invite", format!("account {id} reset")).await?;
        Ok((account.user(Some(expires))?, secret))
    }

    async fn invited(&self, secret: &Secret, now: Timestamp) -> Result<Option<User>, StoreError> {
        let found = by_link(&mut *self.readers.acquire().await?, &self.context.keys, secret, now).await?;
        found.map(|account| account.user(None)).transpose()
    }

    async fn accept(&self, secret: &Secret, password: String, now: Timestamp) -> Result<Option<User>, StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let Some(mut account) = by_link(&mut write, keys, secret, now).await? else { return Ok(None) };
        account.password = Some(password);
        account.save(&mut write, keys).await?;
        sqlx::query("DELETE FROM invitation WHERE account = ?").bind(account.id).execute(&mut *write).await?;
        let act = Act { who: account.name.clone(), now, why: None };
        self.finish(write, act, "password", format!("account {} by link", account.id)).await?;
        Ok(Some(account.user(None)?))
    }

    async fn users(&self) -> Result<Vec<User>, StoreError> {
        let keys = &self.context.keys;
        let mut connection = self.readers.acquire().await?;
        let mut seen = sessions::last_seen(&mut connection, keys).await?;
        let list = format!("{WITH_INVITATION} ORDER BY account.id");
        let rows = sqlx::query(sqlx::AssertSqlSafe(list)).fetch_all(&mut *connection).await?;
        let users = rows.iter().map(|row| {
            let (_, user) = read(keys, row)?;
            let last_seen = user.last_seen.max(seen.remove(&user.id));
            Ok(User { last_seen, ..user })
        });
        users.collect()
    }

    async fn user(&self, id: UserId) -> Result<User, StoreError> {
        let find = format!("{WITH_INVITATION} WHERE account.id = ?");
        let find = sqlx::query(sqlx::AssertSqlSafe(find)).bind(id.0);
        let row = find.fetch_optional(&mut *self.readers.acquire().await?).await?;
        Ok(read(&self.context.keys, &row.ok_or(StoreError::UnknownUser(id))?)?.1)
    }

    async fn user_named(&self, name: &str) -> Result<Option<(User, Credentials)>, StoreError> {
        let keys = &self.context.keys;
        let find = format!("{WITH_INVITATION} WHERE account.name = ?");
        let find = sqlx::query(sqlx::AssertSqlSafe(find)).bind(name_digest(keys, name).to_vec());
        let row = find.fetch_optional(&mut *self.readers.acquire().await?).await?;
        row.map(|row| read(keys, &row).map(|(account, user)| (user, account.credentials()))).transpose()
    }

    async fn credentials(&self, id: UserId) -> Result<Credentials, StoreError> {
        let account = Account::find(&mut *self.readers.acquire().await?, &self.context.keys, id).await?;
        Ok(account.credentials())
    }

    async fn set_role(&self, id: UserId, role: Role, act: Act) -> Result<User, StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let mut account = Account::find(&mut write, keys, id).await?;
        let before = account.role()?;
        if before == role {
            return account.user(None);
        }
        if role != Role::Admin {
            not_the_last_admin(&mut write, keys, &account).await?;
        }
        role.as_str().clone_into(&mut account.role);
        account.save(&mut write, keys).await?;
        sessions::end_all(&mut write, id).await?;
        let subject = format!("account {id} from {} to {}", before.as_str(), role.as_str());
        self.finish(write, act, "role", subject).await?;
        account.user(None)
    }

    async fn set_disabled(&self, id: UserId, disabled: bool, act: Act) -> Result<User, StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let mut account = Account::find(&mut write, keys, id).await?;
        if account.disabled.is_some() == disabled {
            return account.user(None);
        }
        if disabled {
            not_the_last_admin(&mut write, keys, &account).await?;
            sessions::end_all(&mut write, id).await?;
            tokens::revoke_all(&mut write, keys, id, act.now).await?;
        }
        account.disabled = disabled.then(|| act.now.to_string());
        account.save(&mut write, keys).await?;
        let subject = format!("account {id}{}", if disabled { "" } else { " let in again" });
        self.finish(write, act, "disable", subject).await?;
        account.user(None)
    }

    async fn set_password(
        &self,
        id: UserId,
        password: String,
        keep: Option<&Secret>,
        act: Act,
    ) -> Result<(), StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let mut account = Account::find(&mut write, keys, id).await?;
        account.password = Some(password);
        account.save(&mut write, keys).await?;
        sessions::end_all_but(&mut write, keys, id, keep).await?;
        self.finish(write, act, "password", format!("account {id}")).await
    }

    async fn set_totp(&self, id: UserId, change: TotpChange, act: Act) -> Result<(), StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let mut account = Account::find(&mut write, keys, id).await?;
        let what = match change {
            TotpChange::Prepare(secret) => {
                account.totp.pending = Some(secret);
                account.save(&mut write, keys).await?;
                return Ok(write.commit().await?);
            }
            TotpChange::TurnOn(codes) => {
                let recovery = codes.iter().filter_map(|code| recovery_digests(keys, code).pop()).collect();
                account.totp = Totp { secret: account.totp.pending.take(), pending: None, period: 0, recovery };
                "on"
            }
            TotpChange::TurnOff => {
                account.totp = Totp::default();
                "off"
            }
        };
        account.save(&mut write, keys).await?;
        self.finish(write, act, "totp", format!("account {id} {what}")).await
    }

    async fn use_totp(&self, id: UserId, period: u64) -> Result<bool, StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let mut account = Account::find(&mut write, keys, id).await?;
        let fresh = period > account.totp.period;
        if fresh {
            account.totp.period = period;
            account.save(&mut write, keys).await?;
            write.commit().await?;
        }
        Ok(fresh)
    }

    async fn use_recovery(&self, id: UserId, code: &str, act: Act) -> Result<bool, StoreError> {
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let mut account = Account::find(&mut write, keys, id).await?;
        let digests = recovery_digests(keys, code);
        let before = account.totp.recovery.len();
        account.totp.recovery.retain(|kept| !digests.contains(kept));
        let left = account.totp.recovery.len();
        if left == before {
            return Ok(false);
        }
        account.save(&mut write, keys).await?;
        self.finish(write, act, "totp", format!("account {id} recovery code, {left} left")).await?;
        Ok(true)
    }
}
