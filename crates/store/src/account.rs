//! Accounts: who there is, what they may do, and what they sign in with.
//!
//! A name is an account's for good: accounts are disabled, never removed, because what somebody did is known by their name.
//! Names are compared folded (case, width, spaces), so that nobody gets one that looks like another's.

use std::fmt;
use std::future::Future;

use jiff::Timestamp;
use unicode_normalization::UnicodeNormalization as _;

use crate::access::Role;
use crate::error::StoreError;
use crate::model::Act;
use crate::secret::Secret;

/// The most characters of a name.
pub const LONGEST_NAME: usize = 100;

/// Names that the audit log uses for the program itself.
const RESERVED: [&str; 2] = ["operator", "system"];

/// The name of the account that a service makes when there is none at all.
pub const FIRST_ADMIN: &str = "admin";

/// The number of an account, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UserId(pub i64);

impl fmt::Display for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Why a text cannot be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadName {
    /// Empty, too long, or with control characters.
    #[error("a name has 1 to {LONGEST_NAME} characters, without line breaks")]
    Form,
    /// The name of the program itself.
    #[error("this name stands for the program itself in the audit log; choose another")]
    Reserved,
}

/// A name as it is kept: without spaces around it.
pub fn name(text: &str) -> Result<String, BadName> {
    let name: String = text.trim().nfc().collect();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(BadName::Form);
    }
    if RESERVED.contains(&folded(&name).as_str()) {
        return Err(BadName::Reserved);
    }
    Ok(name)
}

/// A name as it is compared.
pub fn folded(name: &str) -> String {
    let lower: String = name.nfkc().flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Its number.
    pub id: UserId,
    /// Its name.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// When it was made.
    pub made: Timestamp,
    /// When somebody was last signed in with it.
    pub last_seen: Option<Timestamp>,
    /// When it was disabled, if it is.
    pub disabled: Option<Timestamp>,
    /// Until when the link is good by which a password is chosen, if there is one.
    pub invited: Option<Timestamp>,
    /// Whether a password was chosen.
    pub has_password: bool,
    /// Whether signing in takes a code, too.
    pub totp: bool,
}

impl User {
    /// Whether somebody can sign in with it.
    pub fn is_active(&self) -> bool {
        self.has_password && self.disabled.is_none()
    }
}

/// What an account signs in with.
#[derive(Clone, Default)]
pub struct Credentials {
    /// The hash of its password, in the PHC string format.
    pub password: Option<String>,
    /// The secret of its second factor, once that is turned on.
    pub totp: Option<Vec<u8>>,
    /// A secret that waits to be turned on.
    pub pending: Option<Vec<u8>>,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}

/// A change of the second factor.
#[derive(Clone)]
pub enum TotpChange {
    /// A new secret, which waits for a first code.
    Prepare(Vec<u8>),
    /// The secret that waits is asked for from now on, beside these recovery codes.
    TurnOn(Vec<String>),
    /// No code is asked for any more.
    TurnOff,
}

/// The accounts of a store.
pub trait AccountStore {
    /// Makes an account without a password, and the secret of the link by which one is chosen.
    fn invite(
        &self,
        name: &str,
        role: Role,
        expires: Timestamp,
        act: Act,
    ) -> impl Future<Output = Result<(User, Secret), StoreError>> + Send;

    /// While nobody has ever had an account: makes the first, for an administrator, or a new link for it.
    fn first_admin(
        &self,
        expires: Timestamp,
        act: Act,
    ) -> impl Future<Output = Result<Option<(User, Secret)>, StoreError>> + Send;

    /// Takes password, second factor, sessions and tokens from an account, and makes a new link for it.
    fn reset(
        &self,
        id: UserId,
        expires: Timestamp,
        act: Act,
    ) -> impl Future<Output = Result<(User, Secret), StoreError>> + Send;

    /// Whose a link is, if it is good.
    fn invited(&self, secret: &Secret, now: Timestamp)
    -> impl Future<Output = Result<Option<User>, StoreError>> + Send;

    /// Uses a link up: the account has this password now. `None` if the link is not good.
    fn accept(
        &self,
        secret: &Secret,
        password: String,
        now: Timestamp,
    ) -> impl Future<Output = Result<Option<User>, StoreError>> + Send;

    /// All accounts, oldest first.
    fn users(&self) -> impl Future<Output = Result<Vec<User>, StoreError>> + Send;

    /// One account.
    fn user(&self, id: UserId) -> impl Future<Output = Result<User, StoreError>> + Send;

    /// The account of a name, and what it signs in with.
    fn user_named(&self, name: &str) -> impl Future<Output = Result<Option<(User, Credentials)>, StoreError>> + Send;

    /// What an account signs in with.
    fn credentials(&self, id: UserId) -> impl Future<Output = Result<Credentials, StoreError>> + Send;

    /// Gives an account another role, and ends its sessions. The last administrator stays one.
    fn set_role(&self, id: UserId, role: Role, act: Act) -> impl Future<Output = Result<User, StoreError>> + Send;

    /// Disables an account, which ends its sessions and revokes its tokens, or lets it in again. Not the last administrator.
    fn set_disabled(
        &self,
        id: UserId,
        disabled: bool,
        act: Act,
    ) -> impl Future<Output = Result<User, StoreError>> + Send;

    /// Changes a password; all sessions end but the one that it was changed in.
    fn set_password(
        &self,
        id: UserId,
        password: String,
        keep: Option<&Secret>,
        act: Act,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Changes the second factor.
    fn set_totp(&self, id: UserId, change: TotpChange, act: Act)
    -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Uses a code of a period up; false if a code of this or a later period was used before.
    fn use_totp(&self, id: UserId, period: u64) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Uses a recovery code up; false if it is none, or was used before.
    fn use_recovery(&self, id: UserId, code: &str, act: Act) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

#[cfg(test)]
mod tests;
