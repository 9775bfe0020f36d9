//! The stored form of an incident.
//!
//! The bytes are canonical: the same incident always gives the same bytes of a form, so that a digest of them tells whether it changed.
//! There are two forms. New records are stored in the second; records of the first stay as they are until they change.

mod compact;
mod text;

use spotlight_core::code::UnknownCode;
use spotlight_core::date::DateError;
use spotlight_core::lonlat::LonLatError;

use crate::incident::Incident;

/// Why stored bytes are not an incident.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    /// Not the expected JSON.
    #[error("a stored record is not readable: {0}")]
    Form(#[from] serde_json::Error),
    /// Not the expected bytes.
    #[error("a stored record is not readable: {0}")]
    Bytes(#[from] postcard::Error),
    /// Written by a newer version of Spotlight.
    #[error("a stored record has form {0}; this version reads forms 1 and 2")]
    Version(u8),
    /// A date that does not exist.
    #[error(transparent)]
    Date(#[from] DateError),
    /// A position that is not on the globe.
    #[error(transparent)]
    Position(#[from] LonLatError),
    /// A code that no list has.
    #[error(transparent)]
    Code(#[from] UnknownCode),
    /// A code of consent or visibility that does not exist, or a place that is none.
    #[error("a stored record has no valid {0}")]
    Field(&'static str),
}

/// The bytes that are stored of an incident.
pub fn encode(incident: &Incident) -> Vec<u8> {
    compact::encode(&text::stored(incident))
}

/// The bytes that were stored of an incident before there was a second form: what digests of records from then are of, and those by which
/// records without a number are matched.
pub fn encode_first(incident: &Incident) -> Vec<u8> {
    text::encode(&text::stored(incident))
}

/// The incident of stored bytes of either form.
///
/// # Errors
///
/// [`WireError`] if they are not what [`encode`] or [`encode_first`] made.
pub fn decode(bytes: &[u8]) -> Result<Incident, WireError> {
    let stored = match bytes.split_first() {
        Some((&compact::VERSION, rest)) => compact::decode(rest)?,
        Some((b'{', _)) | None => text::decode(bytes)?,
        Some((&other, _)) => return Err(WireError::Version(other)),
    };
    text::incident(stored)
}

#[cfg(test)]
mod tests;
