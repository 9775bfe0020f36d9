//! A first load without the write-ahead log: the same records, whole or not at all, and only where nobody else has the database open.

use std::path::Path;
use std::time::Duration;

use spotlight_store::{Act, Batch as _, BatchInfo, Disposition, Intent, Sink as _, Store as _};

use super::large::{CHUNK, MANY, chunks, count, counts, folder, import, numbered, open, raw};

async fn journal(path: &Path) -> String {
    sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut raw(path).await).await.unwrap()
}

fn info() -> BatchInfo {
    let act = Act { who: "test".into(), now: "2026-11-20T08:00:00Z".parse().unwrap(), why: None };
    let (file_name, intent) = ("a.csv".into(), Intent::Publish);
    BatchInfo { act, file_name, file_sha256: [1; 32], intent, as_of: None, upload: None }
}

fn log_of(path: &Path) -> std::path::PathBuf {
    path.with_extension("db-wal")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_first_load_has_no_log_and_what_follows_has_one() {
    let (_folder, path) = folder();
    let store = open(&path).await.alone();
    let all: Vec<_> = (0..MANY).map(|n| numbered("one", n)).collect();
    let mut batch = store.begin(info()).await.unwrap();
    for chunk in chunks(&all) {
        batch.put(chunk).await.unwrap();
    }
    assert!(!log_of(&path).exists());
    batch.commit(b"{}").await.unwrap();
    assert_eq!(counts(&path).await, [i64::from(MANY); 5]);
    assert_eq!(journal(&path).await, "wal");

    // The same again finds all of them, and more come in beside readers.
    let more: Vec<_> = (0..=MANY).map(|n| numbered("one", n)).collect();
    let (_, puts) = import(&store, chunks(&more)).await;
    assert_eq!((count(&puts, Disposition::Unchanged), count(&puts, Disposition::Accepted)), (all.len(), 1));
    store.close().await;
    assert_eq!(open(&path).await.audit_log().await.unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn repeats_and_several_registers_in_a_first_load_are_seen() {
    let (_folder, path) = folder();
    let store = open(&path).await.alone();
    let first: Vec<_> = (0..CHUNK as u32).map(|n| numbered("one", n)).collect();
    // The same places and days under another name: possible doubles, each of one.
    let second: Vec<_> = (0..CHUNK as u32).map(|n| numbered("two", n)).collect();
    let (_, puts) = import(&store, [first.clone(), first, second]).await;
    assert_eq!(count(&puts, Disposition::Accepted), 2 * CHUNK);
    assert_eq!(count(&puts, Disposition::Unchanged), CHUNK);
    assert!(puts[2 * CHUNK..].iter().all(|put| !put.doubles.is_empty()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_first_load_that_ends_early_leaves_nothing_and_can_be_repeated() {
    let (_folder, path) = folder();
    let store = open(&path).await.alone();
    let all: Vec<_> = (0..MANY).map(|n| numbered("one", n)).collect();
    for taken_back in [true, false] {
        let mut batch = store.begin(info()).await.unwrap();
        for chunk in chunks(&all).into_iter().take(12) {
            batch.put(chunk).await.unwrap();
        }
        if taken_back {
            batch.rollback().await.unwrap();
            assert_eq!(counts(&path).await, [0; 5]);
        } else {
            drop(batch);
        }
    }
    let (_, puts) = import(&store, chunks(&all)).await;
    assert_eq!(count(&puts, Disposition::Accepted), all.len());
    assert_eq!(counts(&path).await, [i64::from(MANY); 5]);
    assert_eq!(journal(&path).await, "wal");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_else_has_it_open_goes_on_reading() {
    let (_folder, path) = folder();
    let other = open(&path).await;
    let store = open(&path).await.alone();
    let mut batch = store.begin(info()).await.unwrap();
    batch.put((0..CHUNK as u32).map(|n| numbered("one", n)).collect()).await.unwrap();
    assert!(log_of(&path).exists());
    assert!(!other.has_records().await.unwrap());
    batch.commit(b"{}").await.unwrap();
    assert!(other.has_records().await.unwrap());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_opens_it_during_a_first_load_waits_for_its_end() {
    let (_folder, path) = folder();
    let store = open(&path).await.alone();
    let mut batch = store.begin(info()).await.unwrap();
    batch.put((0..CHUNK as u32).map(|n| numbered("one", n)).collect()).await.unwrap();
    let opening = async { open(&path).await.has_records().await.unwrap() };
    tokio::pin!(opening);
    assert!(tokio::time::timeout(Duration::from_millis(300), &mut opening).await.is_err());
    batch.commit(b"{}").await.unwrap();
    assert!(opening.await);
}
