//! What a person is shown of a file's columns, and what only a person can decide.

use super::Header;
use super::content::Content;
use super::mapping::Mapping;
use super::used::{ColumnUse, LeftOut};
use crate::values::personal;

/// The most characters of a sample.
const SHOWN: usize = 80;

/// A wish about one column of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnChoice {
    /// Which column, from 0.
    pub column: usize,
    /// The field that it is to be read as, one of [`crate::fields`]; nothing to leave it out.
    pub field: Option<String>,
}

/// One column of a file: what it is read as, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnView {
    /// Which column, from 0.
    pub column: usize,
    /// Its name in the file, or its place (`#3`) where it has none.
    pub name: String,
    /// The field that it is read as.
    pub field: Option<&'static str>,
    /// Why it is not read: `personal`, `redundant`, `another_table`, `unknown` or `chosen`.
    pub left_out: Option<&'static str>,
    /// What that rests on: `preset`, `header`, `content` or `chosen`.
    pub basis: &'static str,
    /// Up to three values. Of what may be personal only the first letter is shown.
    pub samples: Vec<String>,
}

/// What only a person can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Which number of `03/04/2020` is the day.
    DateOrder {
        /// The column of the dates, as the file names it.
        column: String,
    },
    /// Which column a field is in.
    Mapping {
        /// The field: `category`, `date` or `lat` where a needed one was not found, any where several columns could be it.
        field: &'static str,
        /// The columns that it could be; empty where none looks like it.
        columns: Vec<usize>,
    },
}

/// The views of all columns.
pub(crate) fn views(header: &Header, mapping: &Mapping, content: &Content) -> Vec<ColumnView> {
    let view = |(column, used): (usize, &ColumnUse)| {
        let left_out = match used {
            ColumnUse::LeftOut(why) => Some(*why),
            _ => None,
        };
        let hidden = left_out == Some(LeftOut::Personal) || mapping.personal[column];
        ColumnView {
            column,
            name: header.shown(column),
            field: used.field_name(),
            left_out: left_out.map(LeftOut::as_str),
            basis: mapping.basis[column].as_str(),
            samples: content.samples(column).map(|sample| shown(sample, hidden)).collect(),
        }
    };
    mapping.uses.iter().enumerate().map(view).collect()
}

/// A value as a preview shows it.
fn shown(value: &str, hidden: bool) -> String {
    let short = match value.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &value[..at]),
        None => value.to_owned(),
    };
    if hidden {
        return masked(&short);
    }
    match personal::find(&short) {
        Some((_, at)) => format!("{}{}{}", &short[..at.start], masked(&short[at.clone()]), &short[at.end..]),
        None => short,
    }
}

/// A value of which only the first letter can be read.
fn masked(value: &str) -> String {
    value.chars().enumerate().map(|(i, c)| if i > 0 && c.is_alphanumeric() { '·' } else { c }).collect()
}
