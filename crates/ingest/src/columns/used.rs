//! What becomes of a column, and what that rests on.

use super::field::Field;

/// What becomes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnUse {
    /// It is read as a field.
    Field(Field),
    /// It is kept in the description.
    Described,
    /// It is kept in the private notes, beside another one.
    Noted,
    /// It says how precise the place is.
    Precision,
    /// It says how exactly the day is known.
    DatePrecision,
    /// It is not imported.
    LeftOut(LeftOut),
}

impl ColumnUse {
    /// The field that the column goes into.
    pub(crate) fn field_name(self) -> Option<&'static str> {
        match self {
            Self::Field(field) => Some(field.name()),
            Self::Described => Some(Field::Description.name()),
            Self::Noted => Some(Field::PrivateNotes.name()),
            Self::Precision => Some(Field::Uncertainty.name()),
            Self::DatePrecision => Some(Field::Date.name()),
            Self::LeftOut(_) => None,
        }
    }
}

/// Why a column is not imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeftOut {
    /// Its header or its values say that it holds names or numbers of people.
    Personal,
    /// It says the same as another column.
    Redundant,
    /// It is of another table that stands beside the first rows.
    Aside,
    /// Nothing is known about it.
    Unknown,
    /// Whoever imports the file left it out.
    Chosen,
}

impl LeftOut {
    /// The word in receipts.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Redundant => "redundant",
            Self::Aside => "another_table",
            Self::Unknown => "unknown",
            Self::Chosen => "chosen",
        }
    }
}

/// What the use of a column rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Basis {
    Preset,
    Header,
    Content,
    Chosen,
}

impl Basis {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Preset => "preset",
            Self::Header => "header",
            Self::Content => "content",
            Self::Chosen => "chosen",
        }
    }
}
