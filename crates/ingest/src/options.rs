//! What whoever imports a file may say about it, and what rows are compared with.

use jiff::civil::Date;
use spotlight_core::region::Regions;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_record::{Consent, Visibility};

use crate::columns::ColumnChoice;
use crate::read::Encoding;
use crate::values::date_order::DateOrder;

/// How a file is to be read. `consent` and `visibility` fill blank cells only: a value in the row wins.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The preset, by name; without one it is recognised by the header.
    pub preset: Option<String>,
    /// Corrections of the mapping. Columns that are not named keep what they would be.
    pub columns: Option<Vec<ColumnChoice>>,
    /// What all rows have in common: the name of a field and its value, for blank cells and where no column is read as the field.
    pub constants: Vec<(String, String)>,
    /// The encoding of the bytes; without one it is told by the bytes.
    pub encoding: Option<Encoding>,
    /// What separates the cells; without one it is told by the text.
    pub delimiter: Option<char>,
    /// The sheet of a workbook, by name; without one the first that holds a table.
    pub sheet: Option<String>,
    /// Consent for rows that state none.
    pub consent: Option<Consent>,
    /// Visibility for rows that state none.
    pub visibility: Option<Visibility>,
    /// Whether to take rows outside the ten border states and their waters.
    pub keep_outside: bool,
    /// Which number of `03/04/2020` is the day, for the whole file.
    pub date_order: Option<DateOrder>,
    /// The day of the import: dates after it are rejected, and two-digit years are never after its year.
    pub today: Date,
}

impl Options {
    /// No wishes, on a day.
    pub fn new(today: Date) -> Self {
        Self {
            preset: None,
            columns: None,
            constants: Vec::new(),
            encoding: None,
            delimiter: None,
            sheet: None,
            consent: None,
            visibility: None,
            keep_outside: false,
            date_order: None,
            today,
        }
    }
}

/// What rows are compared with.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'a> {
    /// Categories and actors.
    pub taxonomy: &'a Taxonomy,
    /// Boundaries and names of regions.
    pub regions: &'a Regions,
}
