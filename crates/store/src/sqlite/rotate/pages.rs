//! Walking a table: some rows are read, sealed again on all processors, and written back, and then the next.

use std::sync::Arc;

use rayon::prelude::*;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, QueryBuilder, Row as _, Sqlite, SqliteConnection};

use super::Pass;
use super::tables::{ALL, Table};
use crate::error::StoreError;
use crate::sqlite::compute;

/// How far it is.
pub(super) struct Progress<F> {
    done: u64,
    of: u64,
    tell: F,
}

impl<F: FnMut(u64, u64)> Progress<F> {
    /// Counts what there is to do.
    pub(super) async fn begin(connection: &mut SqliteConnection, tell: F) -> Result<Self, StoreError> {
        let mut of = 0;
        // Each record is read twice: once to be sealed again, once for the index of doubles.
        for name in ALL.iter().map(|table| table.name).chain(["retired_key", "audit", "incident"]) {
            let count = AssertSqlSafe(format!("SELECT count(*) FROM {name}"));
            of += sqlx::query_scalar::<_, i64>(count).fetch_one(&mut *connection).await?.cast_unsigned();
        }
        Ok(Self { done: 0, of, tell })
    }

    pub(super) fn add(&mut self, done: u64) {
        self.done += done;
        (self.tell)(self.done, self.of);
    }

    pub(super) fn done(&self) -> u64 {
        self.done
    }
}

/// Seals every row of a table again.
pub(super) async fn again<F: FnMut(u64, u64)>(
    connection: &mut SqliteConnection,
    pass: &Arc<Pass>,
    table: &'static Table,
    progress: &mut Progress<F>,
) -> Result<(), StoreError> {
    let Table { name, read, page, .. } = table;
    let select = format!("SELECT rowid, {} FROM {name} WHERE rowid > ? ORDER BY rowid LIMIT {page}", read.join(", "));
    let mut after = i64::MIN;
    loop {
        let rows = sqlx::query(AssertSqlSafe(select.clone())).bind(after).fetch_all(&mut *connection).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.try_get(0)?;
        let pass = Arc::clone(pass);
        let seal = move |row: SqliteRow| Ok((row.try_get(0)?, (table.again)(&pass, &row)?));
        let sealed: Vec<(i64, Vec<Option<Vec<u8>>>)> =
            compute(move || rows.into_par_iter().map(seal).collect::<Result<_, StoreError>>()).await??;
        let count = sealed.len();
        write(connection, table, sealed).await?;
        progress.add(count as u64);
    }
}

async fn write(
    connection: &mut SqliteConnection,
    table: &Table,
    sealed: Vec<(i64, Vec<Option<Vec<u8>>>)>,
) -> Result<(), StoreError> {
    let Table { name, write, page, .. } = table;
    let set = write.iter().zip(2..).map(|(column, n): (_, u32)| format!("{column} = new.column{n}"));
    let set = set.collect::<Vec<_>>().join(", ");
    let full = sealed.len() == *page;
    let mut update = QueryBuilder::<Sqlite>::new(format!("UPDATE {name} SET {set} FROM ("));
    update.push_values(sealed, |mut row, (rowid, values)| {
        row.push_bind(rowid);
        for value in values {
            row.push_bind(value);
        }
    });
    update.push(format!(") AS new WHERE {name}.rowid = new.column1"));
    update.build().persistent(full).execute(connection).await?;
    Ok(())
}
