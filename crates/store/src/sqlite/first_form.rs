//! Records from before there was a second stored form are read, compared and replaced as others are.

use std::path::{Path, PathBuf};

use spotlight_core::lonlat::LonLat;
use spotlight_record::wire::encode_first;
use spotlight_record::{Consent, Incident, Place, Status, Visibility};
use tempfile::TempDir;

use super::SqliteStore;
use super::incidents::{SEALED, read_row, row_columns};
use crate::body::{self, Body};
use crate::key::KeySource;
use crate::model::{Act, BatchInfo, Disposition, Intent, Put};
use crate::projection::Projection;
use crate::store::{Batch as _, Sink as _, Store as _};

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    (folder, path)
}

async fn open(path: &Path) -> SqliteStore {
    SqliteStore::open(path, &KeySource::Beside, Projection::embedded()).await.unwrap().store
}

fn incident(number: Option<&str>, title: &str) -> Incident {
    Incident {
        external_id: number.map(str::to_owned),
        title: Some(title.to_owned()),
        source: Some("invented".into()),
        consent: Some(Consent::PublicRecord),
        visibility: Some(Visibility::Exact),
        ..Incident::new("test", "death", "2021-06-02".parse().unwrap(), Place::At(LonLat::new(-111.5, 32.1).unwrap()))
    }
}

async fn import(store: &SqliteStore, file: u8, day: &str, incidents: Vec<Incident>) -> Vec<Put> {
    let act = Act { who: "test".into(), now: format!("{day}T08:00:00Z").parse().unwrap(), why: None };
    let (file_name, intent) = ("a.csv".into(), Intent::Publish);
    let as_of = Some(day.parse().unwrap());
    let info = BatchInfo { act, file_name, file_sha256: [file; 32], intent, as_of, upload: None };
    let mut batch = store.begin(info).await.unwrap();
    let puts = batch.put(incidents).await.unwrap();
    batch.commit(b"{}").await.unwrap();
    puts
}

/// Writes all records and versions as the version before did.
async fn downgrade(store: &SqliteStore) -> usize {
    let keys = &store.context.keys;
    let mut connection = store.writer.acquire().await.unwrap();
    let rows = sqlx::query(concat!("SELECT ", row_columns!(), ", sealed FROM incident"));
    let rows = rows.fetch_all(&mut *connection).await.unwrap();
    for row in &rows {
        use sqlx::Row as _;
        let label = read_row(row).unwrap().label;
        let was = Body::open(keys, label, row.try_get(SEALED).unwrap()).unwrap();
        let form = encode_first(&was.incident);
        sqlx::query("UPDATE incident SET sealed = ?, content = ? WHERE id = ?")
            .bind(body::seal(keys, label, was.changed, &form))
            .bind(keys.content(&form).to_vec())
            .bind(label.id.as_bytes().as_slice())
            .execute(&mut *connection)
            .await
            .unwrap();
    }
    rows.len()
}

#[tokio::test]
async fn the_same_file_again_changes_nothing_and_another_word_is_a_new_version() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let all = || vec![incident(Some("7"), "One"), incident(Some("8"), "Two"), incident(None, "Three")];
    let first = import(&store, 1, "2026-11-20", all()).await;
    assert!(first.iter().all(|put| put.disposition == Disposition::Accepted), "{first:?}");
    assert_eq!(downgrade(&store).await, 3);

    let again = import(&store, 1, "2026-11-20", all()).await;
    assert!(again.iter().all(|put| put.disposition == Disposition::Unchanged), "{again:?}");
    assert_eq!(first.iter().map(|put| put.id).collect::<Vec<_>>(), again.iter().map(|put| put.id).collect::<Vec<_>>());

    let edited = vec![incident(Some("7"), "One"), incident(Some("8"), "Another"), incident(None, "Three")];
    let newer = import(&store, 2, "2026-11-21", edited).await;
    let dispositions: Vec<Disposition> = newer.iter().map(|put| put.disposition).collect();
    assert_eq!(dispositions, [Disposition::Unchanged, Disposition::Updated, Disposition::Unchanged]);
    assert!(newer[1].unedited.is_empty(), "nobody here has edited it: {newer:?}");
    assert_eq!(newer[1].status, Status::Published);

    // What the older file says was said before, in the first form.
    let older = import(&store, 1, "2026-11-20", all()).await;
    assert_eq!(older[1].disposition, Disposition::Unchanged, "{older:?}");
    let stored = store.records(None, 10).await.unwrap().into_iter().find(|one| one.id == first[1].id).unwrap();
    assert_eq!((stored.revision, stored.incident.title.as_deref()), (2, Some("Another")));
}
