//! Requests of documented people: found wherever it stands, withdrawn at once, and taken out so that no byte is left.

use std::fs;
use std::path::{Path, PathBuf};

use spotlight_core::Lang;
use spotlight_core::lonlat::LonLat;
use spotlight_record::{Consent, Incident, Place, Status, Visibility};
use spotlight_store::{
    Act, Action, Batch, BatchInfo, Decisions, Disposition, Intent, KeptAt, KeySource, NewUpload, Projection, Put,
    Redaction, ReviewStore, Reviewed, Search, Sink, SqliteStore, Store, StoreError, SubjectStore, UploadStore, Words,
};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};
use tempfile::TempDir;

const NAME: &str = "Zacarías Quiñones";

fn act(who: &str) -> Act {
    Act { who: who.to_owned(), now: "2026-11-20T08:00:00Z".parse().unwrap(), why: Some("asked to".to_owned()) }
}

fn incident(n: u32) -> Incident {
    let at = LonLat::new(-111.0 - f64::from(n) / 100.0, 31.8).unwrap();
    Incident {
        external_id: Some(format!("CASE-{n}")),
        title: Some(format!("Case {n}")),
        source: Some("An invented register".to_owned()),
        consent: Some(Consent::PublicRecord),
        visibility: Some(Visibility::Exact),
        ..Incident::new("subjects", "death", "2021-06-02".parse().unwrap(), Place::At(at))
    }
}

fn theirs() -> Incident {
    Incident {
        description: Some(format!("Seen by the brother of {NAME}, tel. +52 633 123 4567")),
        private_notes: Some("lives behind the mill".to_owned()),
        ..incident(1)
    }
}

const REJECTS: &str = "id,name,error\nCASE-8,Somebody else,no_date: The date is blank.\nCASE-9,ZACARIAS QUINONES,no_date: The date is blank.\n";

fn receipt() -> String {
    let remark = |line: u32, value: &str| {
        format!(
            r#"{{"line":{line},"column":"c","value":"{value}","code":"bad_url","severity":"warning","message":{{"en":"about {value}","es":"sobre {value}"}}}}"#
        )
    };
    let rows = [remark(2, "633 123 4567"), remark(2, "a link"), remark(3, "somebody's")].join(",");
    format!(r#"{{"file":"cases.csv","rows_read":5,"accepted":3,"rejected":2,"rows":[{rows}]}}"#)
}

async fn open(path: &Path) -> SqliteStore {
    SqliteStore::open(path, &KeySource::Beside, Projection::embedded()).await.unwrap().store
}

async fn import(store: &SqliteStore, intent: Intent, incidents: Vec<Incident>) -> Vec<Put> {
    let act = Act { why: None, ..act("ana") };
    let file_name = "cases.csv".to_owned();
    let info = BatchInfo { act, file_name, file_sha256: [7; 32], intent, as_of: None, upload: None };
    let mut batch = store.begin(info).await.unwrap();
    let puts = batch.put(incidents).await.unwrap();
    for lang in Lang::ALL {
        batch.keep_rejects(lang, REJECTS.as_bytes().to_vec()).await.unwrap();
    }
    batch.commit(receipt().as_bytes()).await.unwrap();
    puts
}

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    (folder, path)
}

async fn raw(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).connect().await.unwrap()
}

fn all_bytes(path: &Path) -> Vec<u8> {
    let entries = fs::read_dir(path.parent().unwrap()).unwrap();
    // A connection that has just closed takes its log with it.
    entries.flat_map(|entry| fs::read(entry.unwrap().path()).unwrap_or_default()).collect()
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

fn by_words(words: &[&str]) -> Search {
    Search { words: Words::new(words).unwrap(), ..Search::default() }
}

async fn public(store: &SqliteStore) -> usize {
    store.public_blocks().await.unwrap().blocks.iter().map(|block| block.rows as usize).sum()
}

#[tokio::test]
async fn somebody_is_found_wherever_something_is_kept_about_them() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let puts = import(&store, Intent::Publish, vec![theirs(), incident(2)]).await;
    // A later version no longer has the words: the history has.
    import(&store, Intent::Publish, vec![Incident { description: None, ..theirs() }]).await;
    let now = act("ana").now;
    let upload =
        NewUpload { owner: "ana".to_owned(), file_name: "quiñones.csv".to_owned(), length: 3, most_open: 9, now };
    let upload = store.begin_upload(upload).await.unwrap();
    store.remember_reading(&[1; 32], b"{\"constants\":{\"source\":\"Quinones\"}}".to_vec()).await.unwrap();

    let found =
        store.find_subject(by_words(&["quinones", "6331234567"]), "subject_find", act("operator")).await.unwrap();
    assert_eq!(found.records.iter().map(|r| (r.id, r.named)).collect::<Vec<_>>(), [(puts[0].id, false)]);
    let fields: Vec<_> =
        found.records[0].versions.iter().map(|(v, fields)| (v.stored.revision, fields.clone())).collect();
    assert_eq!(fields, [(1, vec!["description"]), (2, vec![])]);
    let at: Vec<_> = found.kept.iter().map(|kept| (kept.at, kept.row)).collect();
    for batch in store.batches().await.unwrap() {
        for lang in Lang::ALL {
            assert!(at.contains(&(KeptAt::Rejects(batch.id, lang), Some(2))), "{at:?}");
        }
        assert_eq!(at.iter().filter(|at| **at == (KeptAt::Receipt(batch.id), Some(2))).count(), 2, "the whole line");
        assert!(!at.contains(&(KeptAt::Receipt(batch.id), Some(3))));
    }
    assert!(at.contains(&(KeptAt::Upload(upload.id), None)) && at.contains(&(KeptAt::Reading, None)), "{at:?}");
    let named = Search { numbers: vec![("subjects".to_owned(), "CASE-2".to_owned())], ..Search::default() };
    let found = store.find_subject(named, "subject_find", act("operator")).await.unwrap();
    assert_eq!(found.records.iter().map(|r| (r.id, r.named)).collect::<Vec<_>>(), [(puts[1].id, true)]);

    let log = store.audit_log().await.unwrap();
    let entries: Vec<_> = log.iter().filter(|entry| entry.what == "subject_find").collect();
    assert_eq!(entries.len(), 2);
    assert!(entries[0].subject.contains(&puts[0].id.to_string()));
    assert!(log.iter().all(|entry| !entry.subject.to_lowercase().contains("quinones")));
    let digest = |n: usize| entries[n].subject.split(',').next().unwrap().to_owned();
    assert_ne!(digest(0), digest(1));
}

#[tokio::test]
async fn consent_that_was_withdrawn_takes_effect_at_once_and_no_file_brings_it_back() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let puts = import(&store, Intent::Publish, vec![incident(1), incident(2)]).await;
    let (id, before) = (puts[0].id, store.public_state().await.unwrap());
    assert_eq!(public(&store).await, 2);

    assert_eq!(store.withdraw(&[id], act("operator")).await.unwrap(), [id]);
    assert_eq!(public(&store).await, 1);
    assert_ne!(store.public_state().await.unwrap(), before, "a new version of what is public");
    assert!(store.withdraw(&[id], act("operator")).await.unwrap().is_empty(), "once");

    // A corrected file that states consent, the file itself, and an undo.
    let corrected = Incident { title: Some("Corrected".to_owned()), ..incident(1) };
    import(&store, Intent::Publish, vec![corrected]).await;
    let stored = store.history(id).await.unwrap().pop().unwrap().stored;
    assert_eq!(stored.incident.title.as_deref(), Some("Corrected"));
    assert_eq!((stored.incident.consent, stored.incident.visibility), (Some(Consent::None), Some(Visibility::Private)));
    let newest = store.batches().await.unwrap()[0].id;
    store.undo(newest, act("operator")).await.unwrap();
    assert_eq!(store.history(id).await.unwrap().pop().unwrap().stored.incident.consent, Some(Consent::None));
    import(&store, Intent::Publish, vec![incident(1)]).await;
    assert_eq!(public(&store).await, 1);

    let decisions = Decisions {
        consent: Consent::PublicExact,
        visibility: Visibility::Exact,
        verification: spotlight_core::code::Verification::Verified,
        cleared: spotlight_record::Cleared::default(),
    };
    let publish = |revision| vec![Reviewed { id, revision, action: Action::Publish(decisions) }];
    let revision = store.history(id).await.unwrap().pop().unwrap().stored.revision;
    let refused = store.review(publish(revision), act("eva")).await.unwrap_err();
    assert!(matches!(refused, StoreError::Withdrawn(of) if of == id), "{refused}");
    store.lift_withdrawal(id, act("operator")).await.unwrap();
    assert!(matches!(store.lift_withdrawal(id, act("operator")).await, Err(StoreError::NotWithdrawn(_))));
    assert_eq!(public(&store).await, 1, "nothing becomes public by this alone");
    store.review(publish(revision), act("eva")).await.unwrap();
    assert_eq!(public(&store).await, 2);
    store.verify_audit().await.unwrap();
}

#[tokio::test]
async fn a_version_that_stayed_public_goes_with_the_consent_to_it() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let id = import(&store, Intent::Publish, vec![incident(1)]).await[0].id;
    let edited = Incident { title: Some("Edited".to_owned()), ..incident(1) };
    let put = import(&store, Intent::Review, vec![edited]).await;
    assert_eq!((put[0].status, public(&store).await), (Status::InReview, 1), "the earlier version stays");
    store.withdraw(&[id], act("operator")).await.unwrap();
    assert_eq!(public(&store).await, 0);
    store.republish(act("system")).await.unwrap();
    assert_eq!(public(&store).await, 0);
}

#[tokio::test]
async fn what_was_redacted_is_in_no_file_and_comes_back_by_none() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let puts = import(&store, Intent::Publish, vec![theirs(), incident(2)]).await;
    let id = puts[0].id;
    import(&store, Intent::Publish, vec![Incident { description: None, ..theirs() }]).await;
    store.close().await;
    let blobs: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT sealed FROM incident WHERE id = ?1 UNION ALL SELECT sealed FROM revision WHERE incident = ?1 \
         UNION ALL SELECT sealed FROM reject UNION ALL SELECT receipt FROM change WHERE receipt IS NOT NULL",
    )
    .bind(id.as_bytes().as_slice())
    .fetch_all(&mut raw(&path).await)
    .await
    .unwrap();
    assert_eq!(blobs.len(), 2 + 4 + 2);
    let bytes = all_bytes(&path);
    assert!(blobs.iter().all(|blob| holds(&bytes, &blob[..40])), "they are found while they are there");
    assert!(holds(&bytes, id.as_bytes()));

    let store = open(&path).await;
    let words = Words::new([NAME, "633 123 4567"]).unwrap();
    let redaction = Redaction { records: vec![id], words, uploads: Vec::new() };
    let redacted = store.redact(redaction, act("operator")).await.unwrap();
    assert!(redacted.erased);
    assert_eq!(redacted.records.iter().map(|grave| (grave.id, grave.versions)).collect::<Vec<_>>(), [(id, 2)]);
    assert_eq!(redacted.records[0].act, act("operator"));
    assert_eq!(public(&store).await, 1);
    assert!(matches!(store.history(id).await, Err(StoreError::UnknownRecord(_))));
    let bytes = all_bytes(&path);
    for blob in &blobs {
        assert!(!holds(&bytes, &blob[..40]) && !holds(&bytes, &blob[blob.len() - 40..]));
    }

    for batch in store.batches().await.unwrap() {
        let rows = String::from_utf8(store.rejects(batch.id, Lang::En).await.unwrap()).unwrap();
        assert_eq!(rows.lines().count(), 3, "rows stay: {rows}");
        assert!(rows.contains("Somebody else") && !rows.contains("QUINONES") && !rows.contains("CASE-9"), "{rows}");
        assert!(rows.ends_with(",,redacted: taken out at the person's request\n"), "{rows}");
        let receipt = String::from_utf8(store.receipt(batch.id).await.unwrap()).unwrap();
        assert!(receipt.contains(r#""rows_read":5"#) && receipt.contains("somebody's"), "{receipt}");
        assert!(!receipt.contains("4567") && !receipt.contains("a link"), "{receipt}");
    }
    let found = store.find_subject(by_words(&["quinones"]), "subject_find", act("operator")).await.unwrap();
    assert!(found.records.is_empty() && found.kept.is_empty());
    store.verify_audit().await.unwrap();

    // The same file again, tried and in earnest; its other row is as before.
    let again = import(&store, Intent::Publish, vec![theirs(), incident(2)]).await;
    assert_eq!(
        again.iter().map(|put| put.disposition).collect::<Vec<_>>(),
        [Disposition::Redacted, Disposition::Unchanged]
    );
    assert_eq!(store.records(None, 9).await.unwrap().len(), 1);
    let info = store.batches().await.unwrap()[0].clone();
    assert!(!store.audit_log().await.unwrap().is_empty() && info.undone_by.is_none());
    let named = Search { records: vec![id], ..Search::default() };
    let found = store.find_subject(named, "subject_find", act("operator")).await.unwrap();
    assert_eq!(found.redacted, store.tombstones().await.unwrap());
    // A batch that it was in can still be taken back.
    let first = store.batches().await.unwrap().last().unwrap().id;
    let undone = store.undo(first, act("operator")).await.unwrap();
    assert_eq!((undone.restored, undone.removed, public(&store).await), (0, 1, 0));
}

#[tokio::test]
async fn a_record_without_a_number_and_one_that_was_undone_can_be_taken_out_too() {
    let (_folder, path) = folder();
    let store = open(&path).await;
    let unnumbered = Incident { external_id: None, ..theirs() };
    let id = import(&store, Intent::Keep, vec![unnumbered.clone()]).await[0].id;
    let batch = store.batches().await.unwrap()[0].id;
    store.undo(batch, act("ana")).await.unwrap();
    let redaction = Redaction { records: vec![id], ..Redaction::default() };
    assert_eq!(store.redact(redaction.clone(), act("operator")).await.unwrap().records.len(), 1);
    assert_eq!(store.redact(redaction, act("operator")).await.unwrap().records.len(), 0, "once");
    let again = import(&store, Intent::Keep, vec![unnumbered, incident(3)]).await;
    assert_eq!(again[0].disposition, Disposition::Redacted);
    assert_eq!(again[1].disposition, Disposition::Accepted);
    let unknown = Redaction { records: vec![spotlight_core::Uuid::from_u128(5)], ..Redaction::default() };
    assert!(matches!(store.redact(unknown, act("operator")).await, Err(StoreError::UnknownRecord(_))));
}
