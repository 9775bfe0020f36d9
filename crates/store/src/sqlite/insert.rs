//! INSERT statements of many rows, whose text is made once.
//!
//! Each blob that is bound is two allocations of sqlx, which another thread gives back, and one of SQLite. A record has eight short
//! ones, which took a seventh of the time of an import. So the short ones of one column go as one, which the statement cuts.

use std::fmt::Write as _;

use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use sqlx::{AssertSqlSafe, Sqlite, query};

/// The most rows of one statement: enough that its own cost does not count, and at most 8 parameters each, far below SQLite's limit of
/// 32,766.
pub(super) const ROWS: usize = 200;

/// A statement that inserts many rows.
pub(super) struct Insert {
    into: &'static str,
    /// The lengths of what is cut from one blob a column, bytes.
    widths: &'static [usize],
    /// How many parameters each row has of its own.
    values: usize,
    /// What is the same in all rows, as SQL.
    constants: String,
    /// For as many rows as there can be.
    full: String,
}

impl Insert {
    /// The statement up to and with its columns: first those of which a row has so many bytes, then those that each row binds, then the
    /// constant ones, as SQL with a comma before each.
    ///
    /// Parameters have no numbers: with them, SQLite looks through all of their names for each that is bound.
    pub(super) fn new(into: &'static str, widths: &'static [usize], values: usize, constants: String) -> Self {
        let mut insert = Self { into, widths, values, constants, full: String::new() };
        insert.full = insert.text(ROWS);
        insert
    }

    /// The statement for so many rows, to which the values of the rows are still to be bound. `keys`: one blob for each column that is
    /// cut, the bytes of all rows one after the other.
    ///
    /// The full one has always the same text, so that it is prepared once and kept.
    pub(super) fn rows<const N: usize>(
        &'static self,
        count: usize,
        keys: [Vec<u8>; N],
    ) -> Query<'static, Sqlite, SqliteArguments> {
        debug_assert!(keys.iter().zip(self.widths).all(|(blob, width)| blob.len() == count * width));
        let query = if count == ROWS {
            query(self.full.as_str())
        } else {
            query(AssertSqlSafe(self.text(count))).persistent(false)
        };
        keys.into_iter().fold(query, Query::bind)
    }

    fn text(&self, rows: usize) -> String {
        let mut text = format!("{} SELECT ", self.into);
        for (n, width) in self.widths.iter().enumerate() {
            let comma = if n == 0 { "" } else { ", " };
            // Bytes are counted from 1: https://www.sqlite.org/lang_corefunc.html#substr
            let _ = write!(text, "{comma}substr(?, column1 * {width} + 1, {width})");
        }
        for value in 0..self.values {
            let _ = write!(text, ", column{}", value + 2);
        }
        let _ = write!(text, "{} FROM (VALUES ", self.constants);
        for row in 0..rows {
            let comma = if row == 0 { "" } else { ", " };
            let _ = write!(text, "{comma}({row}{})", ", ?".repeat(self.values));
        }
        text.push(')');
        text
    }
}
