//! Numbers that stand for unknown: 99 in a column of small numbers is a code, and among numbers of its size it is one of them.

use super::count::{Count, count};
use super::text;
use crate::columns::{Field, Mapping};
use crate::read::records::Record;

/// What stands for an unknown number in many registers.
pub(crate) const CODES: [u32; 3] = [99, 999, 9999];

/// The fields that count people.
const COUNTS: [Field; 7] =
    [Field::Dead, Field::Missing, Field::Injured, Field::Survivors, Field::Women, Field::Men, Field::Children];

/// The largest number of each count that is none of the codes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Unknowns {
    largest: [u32; COUNTS.len()],
}

impl Unknowns {
    /// Takes in the counts of a row.
    pub(crate) fn note(&mut self, record: &Record, mapping: &Mapping) {
        for (field, largest) in COUNTS.iter().zip(&mut self.largest) {
            let cell = mapping.column(*field).and_then(|column| record.get(column)).and_then(text::value);
            if let Some(Count::Known(number)) = cell.map(count)
                && !CODES.contains(&number)
            {
                *largest = number.max(*largest);
            }
        }
    }

    /// Whether a number of a field is a code: the others of its column do not come near it.
    pub(crate) fn is(&self, field: Field, number: u32) -> bool {
        let largest =
            COUNTS.iter().zip(self.largest).find(|(known, _)| **known == field).map_or(0, |(_, largest)| largest);
        CODES.contains(&number) && largest < number / 2
    }
}
