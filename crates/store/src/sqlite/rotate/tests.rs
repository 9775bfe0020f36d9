//! No column is forgotten, and no old value is left in the file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use spotlight_core::Lang;
use spotlight_core::lonlat::LonLat;
use spotlight_record::{Incident, Place};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _};

use super::*;
use crate::access::{Role, TokenStore as _};
use crate::account::{AccountStore as _, TotpChange};
use crate::key::MasterKey;
use crate::model::{BatchInfo, Intent};
use crate::reports::ReportStore as _;
use crate::review::{ReviewStore as _, Settings};
use crate::seal::Slot;
use crate::session_store::SessionStore as _;
use crate::store::{Batch as _, Sink as _, Store as _};
use crate::subject::{Redaction, SubjectStore as _};
use crate::upload::{NewUpload, UploadStore as _};
use tables::{ALL, RETIRED, Table};

/// What a column of bytes holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Sealed bytes.
    Sealed,
    /// A keyed digest, or an encrypted reference.
    Keyed,
    /// An id, a checksum, or what is public.
    Clear,
    /// Rows that a change of the key deletes.
    Dropped,
}
use Kind::{Clear, Dropped, Keyed, Sealed};

/// Every column of bytes there is. Whoever adds one says here what it holds, and to `tables` how it is sealed again.
const COLUMNS: [(&str, &str, Kind); 75] = [
    ("account", "name", Keyed),
    ("account", "sealed", Sealed),
    ("attempt", "name", Dropped),
    ("attempt", "sealed", Dropped),
    ("audit", "entry", Sealed),
    ("audit", "hash", Keyed),
    ("change", "detail", Sealed),
    ("change", "receipt", Sealed),
    ("counted", "record", Clear),
    ("incident", "content", Keyed),
    ("incident", "id", Clear),
    ("incident", "identity", Keyed),
    ("incident", "sealed", Sealed),
    ("incident_id", "id", Clear),
    ("incident_identity", "identity", Keyed),
    ("invitation", "sealed", Sealed),
    ("invitation", "secret", Keyed),
    ("kept_block", "body", Clear),
    ("kept_block", "sha256", Clear),
    ("kept_part", "sha256", Clear),
    ("kept_part", "version", Clear),
    ("kept_snapshot", "projection", Clear),
    ("kept_snapshot", "releases", Clear),
    ("kept_snapshot", "version", Clear),
    ("layer", "body", Clear),
    ("layer", "sha256", Clear),
    ("near", "key", Keyed),
    ("near", "record", Keyed),
    ("near", "register", Keyed),
    ("possible_double", "one", Keyed),
    ("possible_double", "other", Keyed),
    ("possible_double", "pair", Keyed),
    ("possible_double", "sealed", Sealed),
    ("public_block", "body", Clear),
    ("public_block", "sha256", Clear),
    ("reading", "header", Keyed),
    ("reading", "sealed", Sealed),
    ("redacted", "record", Clear),
    ("redacted", "sealed", Sealed),
    ("redacted_identity", "identity", Keyed),
    ("register", "digest", Keyed),
    ("reject", "sealed", Sealed),
    ("release_table", "body", Clear),
    ("release_table", "sha256", Clear),
    ("report", "id", Clear),
    ("report", "version", Clear),
    ("report_draft", "id", Clear),
    ("report_draft", "sealed", Sealed),
    ("report_file", "body", Clear),
    ("report_file", "report", Clear),
    ("report_file", "sha256", Clear),
    ("retired_key", "log", Sealed),
    ("retired_key", "sealed", Sealed),
    ("revision", "content", Keyed),
    ("revision", "incident", Clear),
    ("revision", "sealed", Sealed),
    ("session", "sealed", Dropped),
    ("session", "secret", Dropped),
    ("settings", "sealed", Sealed),
    ("standing", "record", Clear),
    ("state", "audit_head", Sealed),
    ("state", "key_check", Keyed),
    ("state", "projection", Clear),
    ("state", "salt", Clear),
    ("token", "detail", Sealed),
    ("token", "secret", Keyed),
    ("touch", "record", Keyed),
    ("upload", "detail", Sealed),
    ("upload", "id", Clear),
    ("upload_chunk", "sealed", Sealed),
    ("upload_chunk", "upload", Clear),
    ("verdict", "pair", Keyed),
    ("verdict", "sealed", Sealed),
    ("waiting", "record", Clear),
    ("withdrawn", "record", Clear),
];

fn act(who: &str) -> Act {
    Act { who: who.to_owned(), now: "2026-11-20T08:00:00Z".parse().unwrap(), why: None }
}

fn incident(register: &str, n: u32) -> Incident {
    let place = Place::At(LonLat::new(-111.0 - f64::from(n), 31.8).unwrap());
    let (external_id, source) = (Some(n.to_string()), Some("An invented register".to_owned()));
    Incident { external_id, source, ..Incident::new(register, "death", "2021-06-02".parse().unwrap(), place) }
}

async fn import(store: &SqliteStore, incidents: Vec<Incident>) -> Vec<uuid::Uuid> {
    let (file_name, intent) = ("cases.csv".to_owned(), Intent::Keep);
    let info = BatchInfo { act: act("ana"), file_name, file_sha256: [1; 32], intent, as_of: None, upload: None };
    let mut batch = store.begin(info).await.unwrap();
    let puts = batch.put(incidents).await.unwrap();
    batch.keep_rejects(Lang::En, b"a,error\n".to_vec()).await.unwrap();
    batch.keep_rejects(Lang::Es, b"a,error\n".to_vec()).await.unwrap();
    batch.commit(b"{\"rows\":[]}").await.unwrap();
    puts.into_iter().map(|put| put.id).collect()
}

/// A database with something in every column that is sealed or keyed.
async fn fill(store: &SqliteStore) {
    let now = act("").now;
    let until = "2026-12-20T08:00:00Z".parse().unwrap();
    let ids = import(store, (1..4).map(|n| incident("a", n)).collect()).await;
    let others = import(store, (1..4).map(|n| incident("b", n)).collect()).await;
    import(store, vec![Incident { title: Some("Corrected".to_owned()), ..incident("a", 1) }]).await;
    let pair = store.doubles().await.unwrap()[0].pair;
    store.judge(pair, crate::review::Verdict::Same, act("rosa")).await.unwrap();
    store.redact(Redaction { records: vec![ids[2], others[2]], ..Redaction::default() }, act("rosa")).await.unwrap();
    store.add_token("Script", Role::Documenter, until, act("operator")).await.unwrap();
    let (user, link) = store.invite("Ana", Role::Admin, until, act("operator")).await.unwrap();
    store.accept(&link, "hash".to_owned(), now).await.unwrap();
    store.set_totp(user.id, TotpChange::Prepare(vec![7; 20]), act("Ana")).await.unwrap();
    store.set_totp(user.id, TotpChange::TurnOn(vec!["abcd".to_owned()]), act("Ana")).await.unwrap();
    store.invite("Ben", Role::Author, until, act("Ana")).await.unwrap();
    store.begin_session(user.id, false, now).await.unwrap();
    store.sign_in_failed("Eva", now).await.unwrap();
    let (owner, file_name) = ("Ana".to_owned(), "a.csv".to_owned());
    let upload = store.begin_upload(NewUpload { owner, file_name, length: 8, most_open: 9, now }).await.unwrap();
    store.append(upload.id, 0, b"1,2".to_vec(), now).await.unwrap();
    store.append(upload.id, 3, b"\n3,4".to_vec(), now).await.unwrap();
    store.make_report_draft("pima", "{}", act("Ana")).await.unwrap();
    store.remember_reading(&[9; 32], b"{}".to_vec()).await.unwrap();
    store.set_settings(Settings { release_days: 3, ..Settings::default() }, act("Ana")).await.unwrap();
}

/// The values of every column that is sealed or keyed.
async fn values(path: &Path) -> BTreeMap<(&'static str, &'static str), Vec<Vec<u8>>> {
    let mut connection = SqliteConnectOptions::new().filename(path).connect().await.unwrap();
    let mut all = BTreeMap::new();
    for (table, column, kind) in COLUMNS {
        if kind != Clear {
            let select = AssertSqlSafe(format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL"));
            all.insert((table, column), sqlx::query_scalar(select).fetch_all(&mut connection).await.unwrap());
        }
    }
    connection.close().await.unwrap();
    all
}

async fn rotate(path: &Path) -> Rotated {
    let (old, new) = (KeySource::Beside, NewKey::InPlace);
    let rotation = Rotation { database: path, old: &old, new: &new, copy: None, act: act("operator") };
    SqliteStore::rotate_key(rotation, |_, _| ()).await.unwrap()
}

fn key(path: &Path) -> MasterKey {
    KeySource::Beside.load(path).unwrap()
}

/// Which tables have a row that does, or does not, open with a key, and how many rows were tried.
async fn tried(path: &Path, key: &MasterKey, opens: bool) -> (BTreeSet<&'static str>, usize) {
    let mut connection = SqliteConnectOptions::new().filename(path).connect().await.unwrap();
    let salt: Vec<u8> = sqlx::query_scalar("SELECT salt FROM state").fetch_one(&mut connection).await.unwrap();
    let keys = || Keys::new(key, &state::fixed(&salt, "salt").unwrap());
    let pass = Pass { old: keys(), new: keys() };
    let (mut found, mut count) = (BTreeSet::new(), 0);
    for Table { name, read, again, .. } in ALL.iter().chain([&RETIRED]) {
        let select = AssertSqlSafe(format!("SELECT rowid, {} FROM {name}", read.join(", ")));
        for row in &sqlx::query(select).fetch_all(&mut connection).await.unwrap() {
            count += 1;
            if again(&pass, row).is_ok() == opens {
                found.insert(*name);
            }
        }
    }
    for row in &sqlx::query("SELECT record, sealed FROM redacted").fetch_all(&mut connection).await.unwrap() {
        let record = crate::sqlite::incidents::id(row.get(0)).unwrap();
        if keys().open(Slot::Tombstone { record }, row.get(1)).is_ok() == opens {
            found.insert("redacted");
        }
    }
    let entries = sqlx::query("SELECT seq, entry FROM audit").fetch_all(&mut connection).await.unwrap();
    let head: Vec<u8> = sqlx::query_scalar("SELECT audit_head FROM state").fetch_one(&mut connection).await.unwrap();
    let entry = |row: &sqlx::sqlite::SqliteRow| {
        let seq = row.get::<i64, _>(0).cast_unsigned();
        keys().open(Slot::Audit { seq }, row.get(1)).is_ok() == opens
    };
    if entries.iter().any(entry) || keys().open(Slot::AuditHead, &head).is_ok() == opens {
        found.insert("audit");
    }
    connection.close().await.unwrap();
    (found, count + entries.len() + 1)
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    (folder, path)
}

async fn filled(path: &Path) {
    let store = SqliteStore::open(path, &KeySource::Beside, Projection::embedded()).await.unwrap().store;
    fill(&store).await;
    store.close().await;
    // A key that was replaced before is among what has to be sealed again.
    rotate(path).await;
    let store = SqliteStore::open(path, &KeySource::Beside, Projection::embedded()).await.unwrap().store;
    let user = store.users().await.unwrap()[0].id;
    store.begin_session(user, false, act("").now).await.unwrap();
    store.sign_in_failed("Eva", act("").now).await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn every_column_of_bytes_is_known() {
    let (_folder, path) = folder();
    SqliteStore::open(&path, &KeySource::Beside, Projection::embedded()).await.unwrap().store.close().await;
    let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    let found: Vec<(String, String)> = sqlx::query_as(
        "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c \
         WHERE t.type = 'table' AND c.type = 'BLOB' AND t.name NOT LIKE '\\_sqlx%' ESCAPE '\\' ORDER BY t.name, c.name",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let known: Vec<_> = COLUMNS.iter().map(|(table, column, _)| ((*table).to_owned(), (*column).to_owned())).collect();
    assert_eq!(found, known);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_column_is_forgotten_and_the_old_key_opens_nothing() {
    let (_folder, path) = folder();
    filled(&path).await;
    let (old, before) = (key(&path), values(&path).await);
    for (column, values) in &before {
        assert!(!values.is_empty(), "the test can fail: {column:?} holds something");
    }
    assert_eq!(rotate(&path).await.number, 3);
    let after = values(&path).await;
    for (table, column, kind) in COLUMNS {
        let (Some(before), Some(after)) = (before.get(&(table, column)), after.get(&(table, column))) else { continue };
        match kind {
            Dropped => assert!(after.is_empty(), "{table}.{column}"),
            _ => assert!(after.len() >= before.len(), "{table}.{column}"),
        }
        // Four bytes of a tag are the same by chance once in four thousand million.
        assert!(!after.iter().any(|value| before.contains(value)), "{table}.{column} is as it was");
    }
    let new = key(&path);
    let (open, rows) = tried(&path, &old, true).await;
    assert!(open.is_empty() && rows > 30, "{open:?} open with the old key");
    let (shut, _) = tried(&path, &new, false).await;
    assert!(shut.is_empty(), "{shut:?} do not open with the new key");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_old_value_is_left_in_the_file() {
    let (folder, path) = folder();
    filled(&path).await;
    let bytes = || {
        let files = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        files.flat_map(|file| fs::read(file).unwrap()).collect::<Vec<u8>>()
    };
    let before = values(&path).await;
    let is_in = |bytes: &[u8], value: &[u8]| bytes.windows(16).any(|window| value.starts_with(window));
    let old = key(&path);
    let sealed = |bytes: &[u8]| {
        let long = before.iter().flat_map(|(column, values)| values.iter().map(move |value| (column, value)));
        let left = long.filter(|(_, value)| value.len() >= 16 && is_in(bytes, value));
        left.map(|(column, _)| *column).collect::<BTreeSet<_>>()
    };
    let all = sealed(&bytes());
    assert!(all.len() > 30, "the test can fail: {all:?}");
    let rotated = rotate(&path).await;
    assert!(rotated.erased);
    assert_eq!(sealed(&bytes()), BTreeSet::new());
    let text = fs::read_to_string(path.with_extension("db.key")).unwrap();
    assert_ne!(MasterKey::from_text(&text).unwrap().expose(), old.expose());
    assert_eq!(rotated.key_file, Some(path.with_extension("db.key")));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "the database and its key");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_it_open_holds_it_off_and_never_writes_with_an_old_key() {
    let (_folder, path) = folder();
    let store = SqliteStore::open(&path, &KeySource::Beside, Projection::embedded()).await.unwrap().store;
    let (old, new) = (KeySource::Beside, NewKey::InPlace);
    let rotation = Rotation { database: &path, old: &old, new: &new, copy: None, act: act("operator") };
    let refused = SqliteStore::rotate_key(rotation, |_, _| ()).await;
    assert!(matches!(refused, Err(StoreError::InUse(_))), "{refused:?}");
    assert!(!path.with_extension("db.key.new").exists());
    import(&store, vec![incident("a", 1)]).await;

    let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    sqlx::query("UPDATE state SET key_check = zeroblob(16)").execute(&mut connection).await.unwrap();
    let refused = store.remember_reading(&[1; 32], b"{}".to_vec()).await;
    assert!(matches!(refused, Err(StoreError::KeyChanged)), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_crash_after_the_commit_has_left_is_done_when_it_is_next_opened() {
    let (folder, path) = folder();
    filled(&path).await;
    let old = fs::read(path.with_extension("db.key")).unwrap();
    rotate(&path).await;
    fs::rename(path.with_extension("db.key"), path.with_extension("db.key.new")).unwrap();
    fs::write(path.with_extension("db.key"), old).unwrap();
    let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    sqlx::query("UPDATE state SET unswept = 1").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let store = SqliteStore::open(&path, &KeySource::Beside, Projection::embedded()).await.unwrap().store;
    assert!(!state::unswept(&mut store.writer.acquire().await.unwrap()).await.unwrap());
    assert!(store.verify_audit().await.is_ok());
    store.close().await;
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "the database and its key");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_that_was_altered_or_a_blob_that_is_damaged_changes_no_key() {
    let (_folder, path) = folder();
    filled(&path).await;
    let before = fs::read(path.with_extension("db.key")).unwrap();
    for damage in [
        "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE seq = 2",
        "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
        "UPDATE incident SET sealed = zeroblob(60) WHERE n = 1",
    ] {
        let copy = path.with_file_name("copy.db");
        fs::copy(&path, &copy).unwrap();
        let key = path.with_file_name("copy.db.key");
        fs::write(&key, &before).unwrap();
        let mut connection = SqliteConnectOptions::new().filename(&copy).connect().await.unwrap();
        sqlx::query(damage).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        let (old, new) = (KeySource::Beside, NewKey::InPlace);
        let rotation = Rotation { database: &copy, old: &old, new: &new, copy: None, act: act("operator") };
        let refused = SqliteStore::rotate_key(rotation, |_, _| ()).await;
        assert!(matches!(refused, Err(StoreError::Audit(_) | StoreError::Sealed(_))), "{damage}: {refused:?}");
        assert_eq!(fs::read(&key).unwrap(), before, "{damage}");
        assert!(SqliteStore::open(&copy, &KeySource::Beside, Projection::embedded()).await.is_ok(), "{damage}");
    }
}
