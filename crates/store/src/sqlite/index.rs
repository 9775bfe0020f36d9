//! What records are found by: their ids, their identities, and the neighbourhoods that possible doubles are looked for in.
//!
//! All three are in random order. A new entry that is written at once is sought alone, in a page that no other entry of the same
//! chunk shares, and of a large file every page of the three is written again and again. So new entries are collected until there
//! are many, sorted, and written a part at a time. Before anything is looked up in a write that has made new records, all of them
//! are written: [`Index::settle`].

use std::cmp::Reverse;
use std::sync::LazyLock;

use sqlx::SqliteConnection;
use sqlx::query::Query;

use super::doubles;
use super::insert::{self, Insert};
use crate::error::StoreError;
use crate::plan::{Near, Row};

/// How many records' entries are sorted together: at first few, so that of a small file little is left for the end, then a quarter
/// of all so far, and at most 12 MB, and as much again while they are written.
const FIRST_RUN: usize = 8 * 1024;
const RUN: usize = 128 * 1024;

/// Entries of new records.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The number of the last new record, once there is one.
    last: Option<i64>,
    /// How many records' entries were sorted.
    count: usize,
    collected: Entries,
    /// In order of their keys; written from their ends.
    sorted: Entries,
}

#[derive(Debug, Default)]
struct Entries {
    ids: Vec<([u8; 16], i64)>,
    identities: Vec<([u8; 16], i64)>,
    near: Vec<Near>,
}

impl Index {
    /// Numbers new records, one after the other, and notes what they are found by; the number of the first.
    pub(super) async fn number(
        &mut self,
        connection: &mut SqliteConnection,
        rows: impl ExactSizeIterator<Item = &Row>,
    ) -> Result<Option<i64>, StoreError> {
        if rows.len() == 0 {
            return Ok(None);
        }
        // The write lock is held: nobody else gives numbers.
        let last = match self.last {
            Some(last) => last,
            None => sqlx::query_scalar("SELECT coalesce(max(n), 0) FROM incident").fetch_one(connection).await?,
        };
        self.last = Some(last + rows.len() as i64);
        for (n, row) in (last + 1..).zip(rows) {
            self.collected.ids.push((row.label.id.into_bytes(), n));
            self.collected.identities.push((row.identity, n));
        }
        Ok(Some(last + 1))
    }

    /// Notes where records stand for others to find.
    pub(super) fn add_near(&mut self, near: impl IntoIterator<Item = Near>) {
        self.collected.near.extend(near);
    }

    /// Writes a part of what waits, at least as much as a chunk of records adds.
    pub(super) async fn write_some(
        &mut self,
        connection: &mut SqliteConnection,
        chunk: usize,
    ) -> Result<(), StoreError> {
        if self.collected.ids.len() >= (self.count / 4).clamp(FIRST_RUN, RUN) {
            self.write_sorted(connection, usize::MAX).await?;
            self.sort();
        }
        // Faster than they come, so that the last run is written before the next is full.
        self.write_sorted(connection, chunk + chunk / 8 + insert::ROWS).await
    }

    /// Writes all that waits: from here on every record of this write is found.
    pub(super) async fn settle(&mut self, connection: &mut SqliteConnection) -> Result<(), StoreError> {
        self.write_sorted(connection, usize::MAX).await?;
        self.sort();
        self.write_sorted(connection, usize::MAX).await
    }

    fn sort(&mut self) {
        let mut run = std::mem::take(&mut self.collected);
        self.count += run.ids.len();
        // Big-endian numbers are in the order of their bytes, and are compared at once. No two of ids or identities are the same.
        let order = |key: [u8; 16]| Reverse(u128::from_be_bytes(key));
        run.ids.sort_unstable_by_key(|&(id, _)| order(id));
        run.identities.sort_unstable_by_key(|&(identity, _)| order(identity));
        run.near.sort_unstable_by_key(|near| (Reverse(u64::from_be_bytes(near.key)), order(near.record)));
        self.sorted = run;
    }

    async fn write_sorted(&mut self, connection: &mut SqliteConnection, most: usize) -> Result<(), StoreError> {
        let Entries { ids, identities, near } = &mut self.sorted;
        numbers(connection, &IDS, take(ids, most)).await?;
        numbers(connection, &IDENTITIES, take(identities, most)).await?;
        doubles::insert(connection, &take(near, most).collect::<Vec<_>>()).await
    }
}

/// The first entries, in order.
fn take<T>(sorted: &mut Vec<T>, most: usize) -> impl ExactSizeIterator<Item = T> + '_ {
    let stay = sorted.len().saturating_sub(most);
    sorted.drain(stay..).rev()
}

static IDS: LazyLock<Insert> =
    LazyLock::new(|| Insert::new("INSERT OR FAIL INTO incident_id (id, n)", &[16], 1, String::new()));
static IDENTITIES: LazyLock<Insert> =
    LazyLock::new(|| Insert::new("INSERT OR FAIL INTO incident_identity (identity, n)", &[16], 1, String::new()));

async fn numbers(
    connection: &mut SqliteConnection,
    insert: &'static Insert,
    mut entries: impl ExactSizeIterator<Item = ([u8; 16], i64)>,
) -> Result<(), StoreError> {
    while entries.len() > 0 {
        let (keys, numbers): (Vec<[u8; 16]>, Vec<i64>) = entries.by_ref().take(insert::ROWS).unzip();
        let insert = insert.rows(numbers.len(), [keys.concat()]);
        numbers.into_iter().fold(insert, Query::bind).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Makes the entries of identities anew, after these were keyed anew.
pub(super) async fn identities_again(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM incident_identity").execute(&mut *connection).await?;
    sqlx::query("INSERT INTO incident_identity (identity, n) SELECT identity, n FROM incident ORDER BY identity")
        .execute(connection)
        .await?;
    Ok(())
}
