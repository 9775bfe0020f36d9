//! Where the next page of the list begins: after the last incident shown.

use std::fmt;
use std::str::FromStr;

use spotlight_core::Uuid;
use spotlight_core::public::PublicIncident;

use crate::sort::Sort;

/// A position in the list in one of its orders: by what is sorted by, then by id. It survives a change of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cursor {
    sort: Sort,
    key: i64,
    id: Uuid,
}

impl Cursor {
    /// The position of an incident.
    pub(crate) fn at(sort: Sort, incident: &PublicIncident) -> Self {
        Self { sort, key: sort.key(incident), id: incident.id }
    }

    /// The order that it is a position in; in another it means nothing.
    pub(crate) fn sort(self) -> Sort {
        self.sort
    }
}

/// A text that is not a cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotACursor;

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}{:016x}{}", self.sort as u8, self.key, self.id.simple())
    }
}

impl FromStr for Cursor {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        if text.len() != 49 || !text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
            return Err(NotACursor);
        }
        let (sort, rest) = text.split_at(1);
        let (key, id) = rest.split_at(16);
        let sort = usize::from_str_radix(sort, 16).ok().and_then(|place| Sort::ALL.get(place)).ok_or(NotACursor)?;
        let key = u64::from_str_radix(key, 16).map_err(|_| NotACursor)?.cast_signed();
        Ok(Self { sort: *sort, key, id: Uuid::try_parse(id).map_err(|_| NotACursor)? })
    }
}
