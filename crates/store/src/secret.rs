//! Secrets of sessions and invitations: 256 random bits that are kept nowhere.

use std::fmt;
use std::fmt::Write as _;

use rand::Rng;
use zeroize::Zeroizing;

const BYTES: usize = 32;

/// The secret of a session or an invitation; as text, 64 hexadecimal digits. The store keeps a keyed digest of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<[u8; BYTES]>);

impl Secret {
    /// A new one.
    #[expect(clippy::new_without_default, reason = "every one is another; none is the default")]
    pub fn new() -> Self {
        let mut secret = Zeroizing::new([0; BYTES]);
        rand::rng().fill_bytes(secret.as_mut());
        Self(secret)
    }

    /// The bytes, after a word that says what they are for: no secret of one kind is one of another kind.
    pub(crate) fn labelled(&self, what: &str) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([what.as_bytes(), b" ", self.0.as_ref()].concat())
    }

    /// The text that is shown once.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(2 * BYTES));
        for byte in self.0.iter() {
            write!(text, "{byte:02x}").expect("writing to a String cannot fail");
        }
        text
    }

    /// Reads a text; `None` if it is no secret.
    pub fn from_text(text: &str) -> Option<Self> {
        let digits = text.trim().as_bytes();
        if digits.len() != 2 * BYTES {
            return None;
        }
        let mut secret = Zeroizing::new([0; BYTES]);
        for (byte, pair) in secret.iter_mut().zip(digits.chunks_exact(2)) {
            let digit = |at: usize| char::from(pair[at]).to_digit(16);
            *byte = (digit(0)? * 16 + digit(1)?) as u8;
        }
        Some(Self(secret))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
