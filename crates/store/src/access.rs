//! Roles, and tokens: what a program signs in with over HTTP, or a person without an account.

use std::fmt;
use std::fmt::Write as _;
use std::future::Future;

use jiff::Timestamp;
use rand::Rng;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::account::UserId;
use crate::error::StoreError;
use crate::model::Act;

const PREFIX: &str = "spot_";
const SECRET_BYTES: usize = 32;
const CHECK_BYTES: usize = 4;

/// The number of a token, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TokenId(pub i64);

impl fmt::Display for TokenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Hands in records, sees and takes back what is their own.
    Documenter,
    /// Writes reports about what is public.
    Author,
    /// May do both with everybody's, and decides.
    Reviewer,
    /// May do everything, and looks after accounts, settings and the audit log.
    Admin,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Documenter, Self::Author, Self::Reviewer, Self::Admin];

    /// Whether this role may do all that another may.
    pub fn covers(self, other: Self) -> bool {
        match self {
            Self::Documenter | Self::Author => self == other,
            Self::Reviewer => other != Self::Admin,
            Self::Admin => true,
        }
    }

    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Documenter => "documenter",
            Self::Author => "author",
            Self::Reviewer => "reviewer",
            Self::Admin => "admin",
        }
    }

    /// The role of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == code)
    }
}

/// A token as the store knows it: everything but the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its number.
    pub id: TokenId,
    /// Whose it is. Somebody's several tokens bear one name, and what is theirs is found by it.
    pub name: String,
    /// What it allows.
    pub role: Role,
    /// When it was made.
    pub made: Timestamp,
    /// From when it is good for nothing.
    pub expires: Timestamp,
    /// When it was revoked.
    pub revoked: Option<Timestamp>,
    /// What it is for, in the words of its owner; empty for a token that the operator made.
    pub label: String,
    /// The account that it belongs to; none has one that the operator made.
    pub owner: Option<UserId>,
}

/// The secret of a token: 256 random bits. As text, `spot_`, the bits and a check in hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenSecret(Zeroizing<[u8; SECRET_BYTES]>);

/// A text that is no token: the check tells a slip of the pen from a token that is not, or no longer, known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a token, or it was not copied as it is: a token is spot_ and 72 hexadecimal digits")]
pub struct Mistyped;

impl TokenSecret {
    /// A new one.
    pub(crate) fn generate() -> Self {
        let mut secret = Zeroizing::new([0; SECRET_BYTES]);
        rand::rng().fill_bytes(secret.as_mut());
        Self(secret)
    }

    pub(crate) fn expose(&self) -> &[u8] {
        self.0.as_ref()
    }

    fn check(&self) -> [u8; CHECK_BYTES] {
        let hash: [u8; 32] = Sha256::digest(self.expose()).into();
        let mut check = [0; CHECK_BYTES];
        check.copy_from_slice(&hash[..CHECK_BYTES]);
        check
    }

    /// The text that is shown once.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(PREFIX.len() + 2 * (SECRET_BYTES + CHECK_BYTES)));
        text.push_str(PREFIX);
        for byte in self.expose().iter().chain(&self.check()) {
            write!(text, "{byte:02x}").expect("writing to a String cannot fail");
        }
        text
    }

    /// Reads a text.
    pub fn from_text(text: &str) -> Result<Self, Mistyped> {
        let digits = text.trim().strip_prefix(PREFIX).ok_or(Mistyped)?.as_bytes();
        if digits.len() != 2 * (SECRET_BYTES + CHECK_BYTES) {
            return Err(Mistyped);
        }
        let mut bytes = Zeroizing::new([0; SECRET_BYTES + CHECK_BYTES]);
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let digit = |at: usize| char::from(pair[at]).to_digit(16).ok_or(Mistyped);
            *byte = (digit(0)? * 16 + digit(1)?) as u8;
        }
        let mut secret = Zeroizing::new([0; SECRET_BYTES]);
        secret.copy_from_slice(&bytes[..SECRET_BYTES]);
        let secret = Self(secret);
        if secret.check() == bytes[SECRET_BYTES..] { Ok(secret) } else { Err(Mistyped) }
    }
}

impl fmt::Debug for TokenSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSecret(…)")
    }
}

/// The tokens of a store.
pub trait TokenStore {
    /// Makes a token. Its secret is not kept and cannot be had again.
    fn add_token(
        &self,
        name: &str,
        role: Role,
        expires: Timestamp,
        act: Act,
    ) -> impl Future<Output = Result<(Token, TokenSecret), StoreError>> + Send;

    /// Makes a token of an account, which allows no more than its owner may do.
    fn add_user_token(
        &self,
        owner: UserId,
        label: &str,
        role: Role,
        expires: Timestamp,
        act: Act,
    ) -> impl Future<Output = Result<(Token, TokenSecret), StoreError>> + Send;

    /// All tokens, oldest first.
    fn tokens(&self) -> impl Future<Output = Result<Vec<Token>, StoreError>> + Send;

    /// Makes a token good for nothing from now on. One that is revoked stays as it is.
    fn revoke_token(&self, id: TokenId, act: Act) -> impl Future<Output = Result<Token, StoreError>> + Send;

    /// The token with this secret, also if it has expired or was revoked. Whether its owner may still do what it allows
    /// is for the caller to ask.
    fn token(&self, secret: &TokenSecret) -> impl Future<Output = Result<Option<Token>, StoreError>> + Send;
}

#[cfg(test)]
mod tests;
