//! INSERT statements of many rows, whose text is made once.

use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use sqlx::{AssertSqlSafe, Sqlite, query};

/// The most rows of one statement: enough that its own cost does not count, and at most 9 parameters each, far below SQLite's limit of
/// 32,766.
pub(super) const ROWS: usize = 200;

/// A statement that inserts many rows.
pub(super) struct Insert {
    begin: &'static str,
    row: String,
    /// For as many rows as there can be.
    full: String,
}

impl Insert {
    /// The statement up to `VALUES`, and each row.
    ///
    /// Parameters have no numbers: with them, SQLite looks through all of their names for each that is bound.
    pub(super) fn new(begin: &'static str, row: impl Into<String>) -> Self {
        let row = row.into();
        Self { full: text(begin, &row, ROWS), begin, row }
    }

    /// The statement for so many rows. The full one has always the same text, so that it is prepared once and kept.
    pub(super) fn rows(&'static self, count: usize) -> Query<'static, Sqlite, SqliteArguments> {
        if count == ROWS {
            query(self.full.as_str())
        } else {
            query(AssertSqlSafe(text(self.begin, &self.row, count))).persistent(false)
        }
    }
}

fn text(begin: &str, row: &str, rows: usize) -> String {
    format!("{begin} VALUES {}", vec![row; rows].join(", "))
}
