//! Where the next page of the list begins: after the last day and id of the last incident shown.

use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

use spotlight_core::Uuid;
use spotlight_core::date::epoch_day;
use spotlight_core::public::PublicIncident;

/// A position in the list, newest first: by last day of the date, then by id. It survives a change of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cursor(Reverse<i32>, Uuid);

impl Cursor {
    /// The position of an incident.
    pub(crate) fn at(incident: &PublicIncident) -> Self {
        Self(Reverse(epoch_day(incident.date.last_day())), incident.id)
    }
}

/// A text that is not a cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotACursor;

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}{}", self.0.0, self.1.simple())
    }
}

impl FromStr for Cursor {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        if text.len() != 40 || !text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
            return Err(NotACursor);
        }
        let (day, id) = text.split_at(8);
        let day = u32::from_str_radix(day, 16).map_err(|_| NotACursor)?.cast_signed();
        Ok(Self(Reverse(day), Uuid::try_parse(id).map_err(|_| NotACursor)?))
    }
}
