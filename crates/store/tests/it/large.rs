//! Batches of more records than their indices take at once: what is decided beside the writing is what would have been decided
//! after it, and everything is found again. And a database from before the indices stood apart.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use spotlight_core::lonlat::LonLat;
use spotlight_record::{Consent, Incident, Place, Visibility};
use spotlight_store::{
    Act, Batch as _, BatchInfo, ChangeId, Disposition, Intent, KeySource, Projection, Put, Sink as _, SqliteStore,
    Store as _,
};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Row as _, SqliteConnection};
use tempfile::TempDir;

/// More than two runs of the index, and no multiple of a chunk.
pub(super) const MANY: u32 = 20_500;
pub(super) const CHUNK: usize = 1000;

/// One of a register; each somewhere else, so that none is a double of another.
pub(super) fn numbered(system: &str, n: u32) -> Incident {
    let at = LonLat::new(-112.0 - f64::from(n % 200) / 100.0, 31.9 + f64::from(n / 200) / 200.0).unwrap();
    Incident {
        external_id: Some(n.to_string()),
        source: Some("invented".into()),
        consent: Some(Consent::PublicRecord),
        visibility: Some(Visibility::Exact),
        ..Incident::new(system, "death", "2021-06-02".parse().unwrap(), Place::At(at))
    }
}

pub(super) fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    (folder, path)
}

pub(super) async fn open(path: &Path) -> SqliteStore {
    SqliteStore::open(path, &KeySource::Beside, Projection::embedded()).await.unwrap().store
}

pub(super) async fn import(
    store: &SqliteStore,
    chunks: impl IntoIterator<Item = Vec<Incident>>,
) -> (ChangeId, Vec<Put>) {
    let act = Act { who: "test".into(), now: "2026-11-20T08:00:00Z".parse().unwrap(), why: None };
    let (file_name, intent) = ("a.csv".into(), Intent::Publish);
    let info = BatchInfo { act, file_name, file_sha256: [1; 32], intent, as_of: None, upload: None };
    let mut batch = store.begin(info).await.unwrap();
    let mut puts = Vec::new();
    for chunk in chunks {
        puts.extend(batch.put(chunk).await.unwrap());
    }
    (batch.commit(b"{}").await.unwrap().batch, puts)
}

pub(super) fn chunks(all: &[Incident]) -> Vec<Vec<Incident>> {
    all.chunks(CHUNK).map(<[Incident]>::to_vec).collect()
}

pub(super) fn count(puts: &[Put], disposition: Disposition) -> usize {
    puts.iter().filter(|put| put.disposition == disposition).count()
}

pub(super) async fn raw(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).connect().await.unwrap()
}

/// How many records, ids and identities there are, and how many of the latter two lead to their record.
pub(super) async fn counts(path: &Path) -> [i64; 5] {
    let row = sqlx::query(
        "SELECT (SELECT count(*) FROM incident), (SELECT count(*) FROM incident_id), \
         (SELECT count(*) FROM incident_identity), (SELECT count(*) FROM incident_id x JOIN incident USING (n) \
         WHERE incident.id = x.id), (SELECT count(*) FROM incident_identity x JOIN incident USING (n) \
         WHERE incident.identity = x.identity)",
    )
    .fetch_one(&mut raw(path).await)
    .await
    .unwrap();
    std::array::from_fn(|at| row.get(at))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_large_file_is_found_again_in_any_order_and_is_taken_back_whole() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let all: Vec<Incident> = (0..MANY).map(|n| numbered("one", n)).collect();
    let (batch, puts) = import(&store, chunks(&all)).await;
    assert_eq!(count(&puts, Disposition::Accepted), all.len());
    assert_eq!(puts.iter().map(|put| put.id).collect::<HashSet<_>>().len(), all.len());
    assert_eq!(counts(&path).await, [i64::from(MANY); 5]);

    let mut edited: Vec<Incident> = all.iter().rev().cloned().collect();
    edited[7].counts.dead = Some(2);
    let (again, puts) = import(&store, chunks(&edited)).await;
    assert_eq!((count(&puts, Disposition::Unchanged), count(&puts, Disposition::Updated)), (all.len() - 1, 1));

    let act = Act { who: "test".into(), now: "2026-11-21T08:00:00Z".parse().unwrap(), why: None };
    store.undo(again, act.clone()).await.unwrap();
    store.undo(batch, act).await.unwrap();
    assert_eq!(counts(&path).await, [0; 5]);
    assert!(store.public_blocks().await.unwrap().blocks.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_record_that_comes_again_in_a_later_chunk_finds_its_first_row() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let mut all = chunks(&(0..9000).map(|n| numbered("one", n)).collect::<Vec<_>>());
    let mut later: Vec<Incident> = (0..9000).step_by(100).map(|n| numbered("one", n)).collect();
    let same = later.len();
    let changed =
        (50..9000).step_by(100).map(|n| Incident { cause_of_death: Some("heat".into()), ..numbered("one", n) });
    later.extend(changed);
    let twice = later.len() - same;
    // In the middle, so that new records come after them as well.
    all.insert(5, later.clone());
    all.push(later);
    let (_, puts) = import(&store, all).await;
    // What the chunk in the middle names for the first time is new there, and comes again later.
    assert_eq!(count(&puts, Disposition::Accepted), 9000);
    assert_eq!(puts.len(), 9000 + 2 * (same + twice));
    assert_eq!(counts(&path).await, [9000; 5]);
    let dead_of_heat = store.records(None, 9000).await.unwrap();
    let dead_of_heat = dead_of_heat.iter().filter(|record| record.incident.cause_of_death.is_some()).count();
    assert_eq!(dead_of_heat, twice);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn doubles_across_registers_of_one_file_are_found_wherever_they_stand() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let one: Vec<Incident> = (0..3000).map(|n| numbered("one", n)).collect();
    // The same places and days under another register: every tenth, some in the chunks between.
    let other: Vec<Incident> = (0..3000).step_by(10).map(|n| numbered("other", n)).collect();
    let (_, puts) = import(&store, [one[..1500].to_vec(), other.clone(), one[1500..].to_vec()]).await;
    let doubled = puts.iter().filter(|put| !put.doubles.is_empty()).count();
    assert!(doubled >= 300, "{doubled}");
    assert!(store.double_count().await.unwrap() >= 300);

    // And those of a file of one register beside what is stored already.
    let (_folder, path) = folder();
    let store = open(&path).await;
    import(&store, [one]).await;
    let (_, puts) = import(&store, [other[..150].to_vec(), other[150..].to_vec()]).await;
    assert!(puts.iter().all(|put| put.doubles.iter().any(|double| double.source_system == "one")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_from_before_the_indices_stood_apart_keeps_all_its_records() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let all: Vec<Incident> = (0..2500).map(|n| numbered("one", n)).collect();
    import(&store, chunks(&all)).await;
    let before = (store.records(None, 3000).await.unwrap(), store.public_blocks().await.unwrap());
    store.close().await;

    // As the twelve migrations before left it.
    let mut connection = raw(&path).await;
    for statement in [
        "PRAGMA foreign_keys = OFF",
        "CREATE TABLE old (n INTEGER NOT NULL PRIMARY KEY, id BLOB NOT NULL UNIQUE CHECK (length(id) = 16), \
         identity BLOB NOT NULL UNIQUE CHECK (length(identity) = 16), content BLOB NOT NULL CHECK (length(content) = 16), \
         status TEXT NOT NULL CHECK (status IN ('draft', 'in_review', 'published', 'retracted', 'returned')), \
         revision INTEGER NOT NULL CHECK (revision >= 1), change INTEGER NOT NULL REFERENCES change (id), \
         block INTEGER, sealed BLOB NOT NULL, vintage INTEGER) STRICT",
        "INSERT INTO old SELECT n, id, identity, content, status, revision, change, block, sealed, vintage FROM incident",
        "DROP TABLE incident",
        "ALTER TABLE old RENAME TO incident",
        "CREATE INDEX incident_change ON incident (change)",
        "CREATE INDEX incident_review ON incident (status) WHERE status IN ('in_review', 'returned')",
        "DROP TABLE incident_id",
        "DROP TABLE incident_identity",
        "DELETE FROM _sqlx_migrations WHERE version = 13",
    ] {
        sqlx::query(statement).execute(&mut connection).await.unwrap();
    }
    drop(connection);

    let store = open(&path).await;
    assert_eq!(before, (store.records(None, 3000).await.unwrap(), store.public_blocks().await.unwrap()));
    assert_eq!(counts(&path).await, [2500; 5]);
    let (_, puts) = import(&store, chunks(&all)).await;
    assert_eq!(count(&puts, Disposition::Unchanged), 2500);
    let checked: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut raw(&path).await).await.unwrap();
    assert_eq!(checked, "ok");
}
