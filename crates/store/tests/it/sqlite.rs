//! What only the SQLite engine promises: its file, its key, its schema, and what a thief finds in it.

use std::fs;
use std::path::{Path, PathBuf};

use spotlight_core::Lang;
use spotlight_core::lonlat::LonLat;
use spotlight_record::{Consent, Incident, Place, Status, Visibility};
use spotlight_store::{
    Act, AuditError, AuditMark, Batch, BatchInfo, Intent, KeyError, KeySource, MasterKey, Opened, Projection, Put,
    Sink, SqliteStore, Store, StoreError,
};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};
use tempfile::TempDir;

const MARK: &str = "Zacatecoluca-Mark";

fn act(day: u32) -> Act {
    let now = format!("2026-11-{day:02}T08:00:00Z").parse().unwrap();
    Act { who: format!("{MARK}-account"), now, why: Some(format!("{MARK}-reason")) }
}

/// An incident in which every text is marked, at an exact place with telling digits.
fn marked(n: u32) -> Incident {
    let at = LonLat::new(-111.123_456_7, 31.987_654_3).unwrap();
    let mark = |field: &str| Some(format!("{MARK}-{field}-{n}"));
    Incident {
        external_id: mark("number"),
        place_name: mark("place"),
        title: mark("title"),
        description: mark("description"),
        private_notes: mark("notes"),
        cause_of_death: mark("cause"),
        source: mark("source"),
        consent: Some(Consent::PublicRecord),
        visibility: Some(Visibility::Exact),
        ..Incident::new(MARK, "death", "2021-06-02".parse().unwrap(), Place::At(at))
    }
}

async fn try_open(path: &Path, key: &KeySource) -> Result<Opened, StoreError> {
    SqliteStore::open(path, key, Projection::embedded()).await
}

async fn open(path: &Path) -> SqliteStore {
    try_open(path, &KeySource::Beside).await.unwrap().store
}

async fn import(store: &SqliteStore, day: u32, intent: Intent, incidents: Vec<Incident>) -> Vec<Put> {
    let file_name = format!("{MARK}.csv");
    let info = BatchInfo { act: act(day), file_name, file_sha256: [0xab; 32], intent, as_of: None, upload: None };
    let mut batch = store.begin(info).await.unwrap();
    let puts = batch.put(incidents).await.unwrap();
    batch.commit(format!("{{\"receipt\":\"{MARK}\"}}").as_bytes()).await.unwrap();
    puts
}

async fn raw(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).connect().await.unwrap()
}

async fn execute(path: &Path, sql: &'static str) -> u64 {
    sqlx::query(sql).execute(&mut raw(path).await).await.unwrap().rows_affected()
}

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    (folder, path)
}

/// The bytes of the database and of everything that SQLite keeps beside it.
fn all_bytes(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(path.parent().unwrap()).unwrap() {
        let entry = entry.unwrap().path();
        if entry.extension().is_none_or(|e| e != "key") {
            bytes.extend(fs::read(entry).unwrap());
        }
    }
    bytes
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|w| w == needle)
}

#[tokio::test]
async fn a_new_database_makes_its_key_and_says_so_once() {
    let (_folder, path) = folder();
    let opened = try_open(&path, &KeySource::Beside).await.unwrap();
    let key = PathBuf::from(format!("{}.key", path.display()));
    assert_eq!(opened.key_created, Some(key.clone()));
    assert!(opened.projection_is_current);
    #[cfg(unix)]
    for file in [&path, &key] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
    }
    opened.store.close().await;
    assert_eq!(try_open(&path, &KeySource::Beside).await.unwrap().key_created, None);
}

#[tokio::test]
async fn without_its_key_or_with_another_it_refuses() {
    let (_folder, path) = folder();
    open(&path).await.close().await;
    let key = PathBuf::from(format!("{}.key", path.display()));
    let away = path.with_extension("away");
    fs::rename(&key, &away).unwrap();

    let missing = try_open(&path, &KeySource::Beside).await.unwrap_err();
    assert!(matches!(&missing, StoreError::Key(KeyError::Missing { path, .. }) if *path == key));
    assert!(missing.to_string().contains("a.db.key is missing"), "{missing}");
    assert!(!key.exists(), "no new key beside a sealed database");

    let other = KeySource::Given(MasterKey::generate().unwrap());
    assert!(matches!(try_open(&path, &other).await, Err(StoreError::Key(KeyError::Wrong { .. }))));

    let given = MasterKey::from_text(&fs::read_to_string(&away).unwrap()).unwrap();
    try_open(&path, &KeySource::Given(given)).await.unwrap();
    try_open(&path, &KeySource::File(away)).await.unwrap();
}

#[tokio::test]
async fn a_key_that_a_crash_left_without_a_database_is_used() {
    let (_folder, path) = folder();
    open(&path).await.close().await;
    fs::remove_file(&path).unwrap();
    let opened = try_open(&path, &KeySource::Beside).await.unwrap();
    assert_eq!(opened.key_created, None);
    import(&opened.store, 1, Intent::Publish, vec![marked(1)]).await;
}

#[tokio::test]
async fn only_its_own_databases_are_opened() {
    let (_folder, path) = folder();
    let missing = SqliteStore::open_existing(&path, &KeySource::Beside, Projection::embedded()).await;
    assert!(matches!(missing, Err(StoreError::NotFound(p)) if p == path));
    assert!(!path.exists());

    fs::write(&path, "id,date\n1,2020-05-01\n".repeat(300)).unwrap();
    assert!(matches!(try_open(&path, &KeySource::Beside).await, Err(StoreError::NotSpotlight(_))));

    let other = path.with_extension("other");
    fs::write(&other, "").unwrap();
    execute(&other, "CREATE TABLE theirs (x)").await;
    assert!(matches!(try_open(&other, &KeySource::Beside).await, Err(StoreError::NotSpotlight(_))));
    let marked = path.with_extension("marked");
    fs::write(&marked, "").unwrap();
    execute(&marked, "PRAGMA application_id = 7").await;
    assert!(matches!(try_open(&marked, &KeySource::Beside).await, Err(StoreError::NotSpotlight(_))));
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    let (_folder, path) = folder();
    open(&path).await.close().await;
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 VALUES (9000, 'from the future', TRUE, x'00', 0)";
    execute(&path, newer).await;
    let refused = try_open(&path, &KeySource::Beside).await.unwrap_err();
    assert!(matches!(refused, StoreError::Newer { schema: 9000, .. }), "{refused}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_that_open_a_new_database_at_once_share_one_key() {
    // Many times, since the two meet in a window of a millisecond.
    for _ in 0..20 {
        let (_folder, path) = folder();
        // SQLite works on threads of its own: both do so at the same time.
        let (first, second) = tokio::join!(open(&path), open(&path));
        import(&first, 1, Intent::Publish, vec![marked(1)]).await;
        assert_eq!(second.records(None, 10).await.unwrap().len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_in_the_middle_of_a_batch_leaves_the_old_state() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    import(&store, 1, Intent::Publish, (0..3).map(marked).collect()).await;
    let before = (store.records(None, 10).await.unwrap(), store.public_blocks().await.unwrap());

    let (file_name, intent) = (String::new(), Intent::Publish);
    let info = BatchInfo { act: act(2), file_name, file_sha256: [0; 32], intent, as_of: None, upload: None };
    let mut batch = store.begin(info).await.unwrap();
    // More than the page cache would hold back, so that the write-ahead log has pages of the batch.
    batch.put((0..20_000).map(|n| Incident { title: Some("x".repeat(8000)), ..marked(n) }).collect()).await.unwrap();
    // What else is kept with the batch waits until its incidents are written.
    batch.keep_rejects(Lang::En, b"n\n".to_vec()).await.unwrap();
    let crashed = tempfile::tempdir().unwrap();
    for ending in ["", "-wal", ".key"] {
        let name = format!("a.db{ending}");
        fs::copy(path.parent().unwrap().join(&name), crashed.path().join(&name)).unwrap();
    }
    assert!(fs::metadata(crashed.path().join("a.db-wal")).unwrap().len() > 1_000_000, "the log has part of the batch");
    let after = open(&crashed.path().join("a.db")).await;
    assert_eq!(before, (after.records(None, 10).await.unwrap(), after.public_blocks().await.unwrap()));
    assert_eq!(after.verify_audit().await.unwrap(), 1);
}

#[tokio::test]
async fn a_stolen_file_tells_nothing_of_what_is_not_public() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let puts = import(&store, 1, Intent::Keep, vec![marked(1), marked(2)]).await;
    import(&store, 2, Intent::Keep, vec![Incident { title: Some(format!("{MARK} again")), ..marked(1) }]).await;
    store.set_status(puts[1].id, Status::Retracted, act(3)).await.unwrap();

    let check = |when: &str| {
        let bytes = all_bytes(&path);
        for text in [MARK, "111.1234", "31.9876", "2021-06-02", "public_record"] {
            assert!(!holds(&bytes, text.as_bytes()), "{text} {when}");
        }
        for number in [-111.123_456_7_f64, 31.987_654_3] {
            assert!(!holds(&bytes, &number.to_le_bytes()) && !holds(&bytes, &number.to_be_bytes()), "{number} {when}");
        }
        // 31.98765 as the blocks' integer would have it.
        assert!(!holds(&bytes, &3_198_765_i32.to_le_bytes()), "{when}");
    };
    check("in the write-ahead log");
    store.close().await;
    check("in the closed file");
}

#[tokio::test]
async fn what_is_retracted_is_gone_from_the_file() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let public = |n: u32| Incident { description: Some(format!("Public words {n} {}", "w".repeat(600))), ..marked(n) };
    let puts = import(&store, 1, Intent::Publish, (0..40).map(public).collect()).await;
    let found = |n: u32| holds(&all_bytes(&path), format!("Public words {n} ").as_bytes());
    assert!((0..40).all(found), "the test can fail: public words are in the clear");

    store.set_status(puts[7].id, Status::Retracted, act(2)).await.unwrap();
    assert!(!found(7), "right after the retraction, in the log too");
    assert!(found(8));
    let batch = store.batches().await.unwrap().remove(0).id;
    assert!(matches!(store.undo(batch, act(3)).await, Err(StoreError::ChangedSince { .. })));
    import(&store, 4, Intent::Publish, vec![Incident { description: None, ..public(9) }]).await;
    assert!(!found(9));
    store.close().await;
    assert!(![7, 9].into_iter().any(found));
}

#[tokio::test]
async fn rows_that_were_altered_or_swapped_by_hand_are_noticed() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    import(&store, 1, Intent::Publish, vec![marked(1), marked(2)]).await;
    import(&store, 2, Intent::Keep, vec![marked(3)]).await;
    let copy = |name: &str| {
        let to = path.with_file_name(name);
        fs::copy(&path, &to).unwrap();
        to
    };
    store.close().await;
    let key = KeySource::File(PathBuf::from(format!("{}.key", path.display())));

    let swapped = copy("swapped.db");
    execute(&swapped, "UPDATE incident SET sealed = (SELECT sealed FROM incident AS o WHERE o.n <> incident.n)").await;
    let promoted = copy("promoted.db");
    execute(&promoted, "UPDATE incident SET status = 'published' WHERE status = 'draft'").await;
    for path in [swapped, promoted] {
        let store = try_open(&path, &key).await.unwrap().store;
        assert!(matches!(store.records(None, 10).await, Err(StoreError::Sealed(_))), "{}", path.display());
        assert!(matches!(store.republish(act(2)).await, Err(StoreError::Sealed(_))), "{}", path.display());
    }
}

#[tokio::test]
async fn a_damaged_block_is_noticed_and_can_be_built_again() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let puts = import(&store, 1, Intent::Publish, (0..5).map(marked).collect()).await;
    let whole = store.public_blocks().await.unwrap().blocks;
    execute(&path, "UPDATE public_block SET body = CAST(body || x'00' AS BLOB)").await;
    assert!(matches!(store.public_blocks().await, Err(StoreError::BlockDamaged(1))));
    let refused = store.set_status(puts[0].id, Status::Retracted, act(2)).await;
    assert!(matches!(refused, Err(StoreError::BlockDamaged(1))));
    store.republish(act(3)).await.unwrap();
    assert_eq!(store.public_blocks().await.unwrap().blocks, whole);
}

#[tokio::test]
async fn a_snapshot_made_under_other_masks_must_be_republished_before_a_write() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let puts = import(&store, 1, Intent::Publish, (0..5).map(marked).collect()).await;
    let state = store.public_state().await.unwrap();
    execute(&path, "UPDATE state SET projection = zeroblob(32)").await;
    assert!(!store.projection_is_current().await.unwrap());
    assert!(!try_open(&path, &KeySource::Beside).await.unwrap().projection_is_current);
    let refused = store.set_status(puts[0].id, Status::Retracted, act(2)).await;
    assert!(matches!(refused, Err(StoreError::StaleProjection)));
    assert_eq!(store.republish(act(3)).await.unwrap().projection, state.projection);
    store.set_status(puts[0].id, Status::Retracted, act(4)).await.unwrap();
}

#[tokio::test]
async fn a_change_a_gap_or_a_cut_tail_of_the_audit_log_is_found() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    for day in 1..=4 {
        import(&store, day, Intent::Keep, vec![marked(day)]).await;
    }
    store.close().await;
    let key = KeySource::File(PathBuf::from(format!("{}.key", path.display())));
    let cases: [(&'static str, AuditError); 6] = [
        ("UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE seq = 2", AuditError::Altered(2)),
        ("UPDATE audit SET entry = x'00' WHERE seq = 3", AuditError::Altered(3)),
        ("DELETE FROM audit WHERE seq = 2", AuditError::Missing(2)),
        ("DELETE FROM audit WHERE seq = 4", AuditError::Missing(4)),
        ("DELETE FROM audit", AuditError::Missing(1)),
        ("INSERT INTO audit SELECT 5, at, entry, hash FROM audit WHERE seq = 4", AuditError::Surplus(5)),
    ];
    for (n, (damage, expected)) in cases.into_iter().enumerate() {
        let copy = path.with_file_name(format!("copy{n}.db"));
        fs::copy(&path, &copy).unwrap();
        execute(&copy, damage).await;
        let store = try_open(&copy, &key).await.unwrap().store;
        let found = store.verify_audit().await;
        assert!(matches!(&found, Err(StoreError::Audit(e)) if *e == expected), "{damage}: {found:?}");
        if expected == AuditError::Missing(4) {
            // Writing on does not hide that the tail was cut.
            import(&store, 9, Intent::Keep, vec![marked(9)]).await;
            assert!(matches!(store.verify_audit().await, Err(StoreError::Audit(AuditError::Missing(4)))));
        }
    }
}

#[tokio::test]
async fn from_a_mark_the_rest_of_the_audit_log_is_verified_and_nothing_before_it() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    assert_eq!(store.verify_audit_from(AuditMark::BEGINNING).await.unwrap(), AuditMark::BEGINNING);
    for day in 1..=3 {
        import(&store, day, Intent::Keep, vec![marked(day)]).await;
    }
    let mark = store.verify_audit_from(AuditMark::BEGINNING).await.unwrap();
    assert_eq!((mark.entries, store.verify_audit_from(mark).await.unwrap()), (3, mark));
    import(&store, 4, Intent::Keep, vec![marked(4)]).await;
    assert_eq!(store.verify_audit_from(mark).await.unwrap().entries, 4);
    store.close().await;
    let key = KeySource::File(PathBuf::from(format!("{}.key", path.display())));
    let cases: [(&'static str, Option<AuditError>, AuditError); 4] = [
        ("UPDATE audit SET entry = x'00' WHERE seq = 2", None, AuditError::Altered(2)),
        (
            "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE seq = 4",
            Some(AuditError::Altered(4)),
            AuditError::Altered(4),
        ),
        ("DELETE FROM audit WHERE seq = 4", Some(AuditError::Missing(4)), AuditError::Missing(4)),
        (
            "DELETE FROM audit WHERE seq = 2",
            Some(AuditError::MissingOf { entries: 3, there: 2 }),
            AuditError::Missing(2),
        ),
    ];
    for (n, (damage, since, whole)) in cases.into_iter().enumerate() {
        let copy = path.with_file_name(format!("mark{n}.db"));
        fs::copy(&path, &copy).unwrap();
        execute(&copy, damage).await;
        let store = try_open(&copy, &key).await.unwrap().store;
        let found = |result: Result<AuditMark, StoreError>| match result {
            Ok(_) => None,
            Err(StoreError::Audit(error)) => Some(error),
            Err(other) => panic!("{damage}: {other}"),
        };
        assert_eq!(found(store.verify_audit_from(mark).await), since, "{damage}");
        assert_eq!(found(store.verify_audit_from(AuditMark::BEGINNING).await), Some(whole), "{damage}");
    }
}
