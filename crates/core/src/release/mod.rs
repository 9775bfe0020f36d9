//! Suppressed tables of quasi-identifiers: the only form in which age groups, genders and nationalities of masked incidents
//! become public. One release is one state and one year, and is never made again: two that were counted at two times could be
//! subtracted from each other. When a record that it counts may no longer be public, it is withheld, and stays so.
//!
//! A [`Count`] cannot hold a number from 1 to 4, so that no code on the public side can print one. Which cells are withheld
//! is decided where the numbers are, in `spotlight-record`.

mod wire;

#[cfg(test)]
mod tests;

use std::fmt;

use jiff::civil::Date;

pub use wire::DamagedRelease;

/// How cells without a number are written.
const FEW: &str = "<5";
const WITHHELD: &str = "withheld";

/// Numbers below this, but for zero, are not said.
pub const LEAST: u32 = 5;

/// A number that may be said: zero, or at least [`LEAST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(u32);

impl Count {
    /// The number, unless it is too small to be said.
    pub fn new(number: u32) -> Option<Self> {
        (number == 0 || number >= LEAST).then_some(Self(number))
    }

    /// The number.
    pub fn get(self) -> u32 {
        self.0
    }
}

/// What a table says about a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// So many incidents.
    Count(Count),
    /// Fewer than five, and at least one.
    Few,
    /// At least five; withheld, so that subtraction does not bring a small number back.
    Withheld,
}

/// As it is printed: the number, `<5` or `withheld`.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => count.0.fmt(f),
            Self::Few => FEW.fmt(f),
            Self::Withheld => WITHHELD.fmt(f),
        }
    }
}

/// What a table counts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribute {
    /// Age group of the person concerned.
    AgeGroup,
    /// Gender of the person concerned.
    Gender,
    /// Nationality of the person concerned.
    Nationality,
}

impl Attribute {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::AgeGroup, Self::Gender, Self::Nationality];

    /// The wire name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AgeGroup => "age_group",
            Self::Gender => "gender",
            Self::Nationality => "nationality",
        }
    }
}

/// Masked incidents of one state and year by one attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it counts by.
    pub attribute: Attribute,
    /// Code and cell, in the order of the codes; `None` when the table as a whole is withheld.
    pub rows: Option<Vec<(Box<str>, Cell)>>,
}

/// All tables of one state and year, as they were released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// ISO 3166-2 code.
    pub state: Box<str>,
    /// Year of the incidents.
    pub year: i16,
    /// The day on which it was made. What became public later is not counted.
    pub made: Date,
    /// How many masked incidents each table divides; `None` when the release is withheld: then there are no tables.
    pub total: Option<Count>,
    /// One an attribute.
    pub tables: Vec<Table>,
}

impl Release {
    /// Whether nothing is said any more.
    pub fn is_withheld(&self) -> bool {
        self.total.is_none()
    }

    /// The same release with nothing said.
    #[must_use]
    pub fn withhold(self) -> Self {
        Self { total: None, tables: Vec::new(), ..self }
    }
}
