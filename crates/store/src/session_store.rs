//! Sessions of people who are signed in with their account, and the count of sign-ins that failed.

use std::future::Future;

use jiff::Timestamp;

use crate::account::{User, UserId};
use crate::error::StoreError;
use crate::model::Act;
use crate::secret::Secret;

/// A session. Whoever asks decides by its times whether it is still good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who is signed in.
    pub user: User,
    /// When it began.
    pub made: Timestamp,
    /// When it was last noted to be in use.
    pub seen: Timestamp,
    /// Whether the password should be changed, because the rules of today would refuse it.
    pub must_change: bool,
}

/// Sign-ins that failed in a row, for one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attempts {
    /// How many.
    pub failed: u32,
    /// When the last was.
    pub last: Option<Timestamp>,
}

/// The sessions of a store.
pub trait SessionStore {
    /// Begins a session, and forgets the sign-ins that failed before.
    fn begin_session(
        &self,
        user: UserId,
        must_change: bool,
        now: Timestamp,
    ) -> impl Future<Output = Result<Secret, StoreError>> + Send;

    /// The session of a secret.
    fn session(&self, secret: &Secret) -> impl Future<Output = Result<Option<Session>, StoreError>> + Send;

    /// Notes that a session is in use.
    fn touch_session(&self, secret: &Secret, now: Timestamp) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Ends one session.
    fn end_session(&self, secret: &Secret, act: Act) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Ends all sessions of an account; how many there were.
    fn end_sessions(&self, user: UserId, act: Act) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// Removes sessions that began before one moment or were last used before another, and failed sign-ins of before the latter.
    fn remove_sessions(&self, made: Timestamp, seen: Timestamp)
    -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// The sign-ins that failed in a row for a name, whether or not there is an account of that name.
    fn attempts(&self, name: &str) -> impl Future<Output = Result<Attempts, StoreError>> + Send;

    /// Counts one more. The work is the same whether or not there is an account of that name.
    fn sign_in_failed(&self, name: &str, now: Timestamp) -> impl Future<Output = Result<Attempts, StoreError>> + Send;
}
