//! The mapping of one file: what becomes of each of its columns.

use super::field::Field;
use super::header::Header;
use super::preset::{Precision, Preset};
use super::privacy::is_personal;

/// What becomes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnUse {
    /// It is read as a field.
    Field(Field),
    /// It is kept in the description.
    Described,
    /// It says how precise the place is.
    Precision,
    /// It is not imported.
    LeftOut(LeftOut),
}

/// Why a column is not imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeftOut {
    /// Its header says that it holds names or numbers of people.
    Personal,
    /// It says the same as another column.
    Redundant,
    /// Nothing is known about it.
    Unknown,
}

impl LeftOut {
    /// The word in receipts.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Redundant => "redundant",
            Self::Unknown => "unknown",
        }
    }
}

/// Which column each field is in.
#[derive(Debug, Clone)]
pub(crate) struct Mapping {
    columns: [Option<usize>; Field::ALL.len()],
    constants: [Option<String>; Field::ALL.len()],
    /// Label and column of what the description keeps.
    pub(crate) described: Vec<(String, usize)>,
    /// The columns whose words tell how precise the place is, each with what its words mean.
    pub(crate) precision: Vec<(usize, Vec<Precision>)>,
    /// What becomes of each column of the file.
    pub(crate) uses: Vec<ColumnUse>,
}

impl Mapping {
    pub(crate) fn new(preset: &Preset, header: &Header) -> Self {
        let left_out = |column: usize| {
            let key = header.key(column);
            ColumnUse::LeftOut(if preset.redundant.iter().any(|name| name == key) {
                LeftOut::Redundant
            } else if is_personal(key) {
                LeftOut::Personal
            } else {
                LeftOut::Unknown
            })
        };
        let mut mapping = Self {
            columns: [None; Field::ALL.len()],
            constants: [const { None }; Field::ALL.len()],
            described: Vec::new(),
            precision: Vec::new(),
            uses: (0..header.len()).map(left_out).collect(),
        };
        for described in &preset.describe {
            if let Some(column) = header.find(&described.column) {
                mapping.described.push((described.label.clone(), column));
                mapping.uses[column] = ColumnUse::Described;
            }
        }
        for precision in &preset.precision {
            let Some(column) = header.find(&precision.column) else {
                continue;
            };
            if matches!(mapping.uses[column], ColumnUse::LeftOut(_)) {
                mapping.uses[column] = ColumnUse::Precision;
            }
            match mapping.precision.iter_mut().find(|(known, _)| *known == column) {
                Some((_, rules)) => rules.push(precision.clone()),
                None => mapping.precision.push((column, vec![precision.clone()])),
            }
        }
        for (field, name) in &preset.columns {
            if let Some(column) = header.find(name) {
                mapping.columns[*field as usize] = Some(column);
                mapping.uses[column] = ColumnUse::Field(*field);
            }
        }
        for (field, value) in &preset.constants {
            mapping.constants[*field as usize] = Some(value.clone());
        }
        mapping
    }

    /// The column of a field.
    pub(crate) fn column(&self, field: Field) -> Option<usize> {
        self.columns[field as usize]
    }

    /// What stands for a blank cell of a field.
    pub(crate) fn constant(&self, field: Field) -> Option<&str> {
        self.constants[field as usize].as_deref()
    }
}
