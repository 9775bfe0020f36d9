//! What is older than the settings allow goes, and nothing else.

use jiff::Timestamp;
use spotlight_core::Lang;
use spotlight_core::lonlat::LonLat;
use spotlight_record::{Consent, Incident, Place, Status, Visibility};
use spotlight_store::{
    Act, Batch, BatchInfo, Disposition, Intent, KeySource, NewUpload, Projection, Put, Retained, RetentionStore,
    ReviewStore, Settings, Sink, SqliteStore, Store, StoreError, SubjectStore, UploadStore,
};

const RECEIPT: &str = r#"{"file":"f","rows_read":2,"rejected":1,"rows":[
    {"line":3,"column":"date","value":"31/31/2020","code":"bad_date","severity":"reject","message":{"en":"31/31/2020","es":"31/31/2020"}},
    {"line":2,"column":"url","value":"a link","code":"bad_url","severity":"warning","message":{"en":"a link","es":"a link"}}]}"#;

fn day(day: u32) -> Timestamp {
    format!("2026-{:02}-{:02}T08:00:00Z", 1 + day / 28, 1 + day % 28).parse().unwrap()
}

fn act(on: u32) -> Act {
    Act { who: "operator".to_owned(), now: day(on), why: None }
}

fn incident(n: u32) -> Incident {
    let at = LonLat::new(-111.0 - f64::from(n) / 100.0, 31.8).unwrap();
    Incident {
        external_id: Some(format!("CASE-{n}")),
        source: Some("A register".to_owned()),
        consent: Some(Consent::PublicRecord),
        visibility: Some(Visibility::Exact),
        ..Incident::new("kept", "death", "2021-06-02".parse().unwrap(), Place::At(at))
    }
}

async fn import(store: &SqliteStore, on: u32, intent: Intent, numbers: &[u32]) -> Vec<Put> {
    let file_name = "f".to_owned();
    let info = BatchInfo { act: act(on), file_name, file_sha256: [1; 32], intent, as_of: None, upload: None };
    let mut batch = store.begin(info).await.unwrap();
    let puts = batch.put(numbers.iter().map(|n| incident(*n)).collect()).await.unwrap();
    for lang in Lang::ALL {
        batch.keep_rejects(lang, b"date,error\n31/31/2020,bad_date\n".to_vec()).await.unwrap();
    }
    batch.commit(RECEIPT.as_bytes()).await.unwrap();
    puts
}

async fn set(store: &SqliteStore, drafts: u16, rejects: u16) {
    let kept = Settings { retain_drafts_days: drafts, retain_rejects_days: rejects, ..store.settings().await.unwrap() };
    store.set_settings(kept, act(40)).await.unwrap();
}

#[tokio::test]
async fn what_is_past_its_time_goes_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let store = SqliteStore::open(&path, &KeySource::Beside, Projection::embedded()).await.unwrap().store;
    let withdrawn = import(&store, 0, Intent::Keep, &[6]).await[0].id;
    store.withdraw(&[withdrawn], act(0)).await.unwrap();
    let old = import(&store, 0, Intent::Keep, &[1, 2]).await;
    import(&store, 1, Intent::Publish, &[3]).await;
    let review = import(&store, 1, Intent::Review, &[4]).await;
    let young = import(&store, 30, Intent::Keep, &[5]).await;
    let newest = |on| NewUpload { owner: "ana".into(), file_name: "g".into(), length: 3, most_open: 9, now: day(on) };
    let given_up = store.begin_upload(newest(0)).await.unwrap().id;
    let open = store.begin_upload(newest(35)).await.unwrap().id;

    assert_eq!(store.retain(false, act(300)).await.unwrap(), Retained::default(), "0 keeps everything");
    let entries = store.audit_log().await.unwrap().len();
    set(&store, 20, 0).await;
    let counts = Retained { drafts: 2, uploads: 1, batches: 0, remarks: 0 };
    assert_eq!(store.retain(true, act(40)).await.unwrap(), counts);
    assert_eq!(store.records(None, 9).await.unwrap().len(), 6, "only counted");
    assert_eq!(store.retain(false, act(40)).await.unwrap(), counts);
    assert_eq!(store.retain(false, act(40)).await.unwrap(), Retained::default(), "once");
    for put in &old {
        assert!(matches!(store.history(put.id).await, Err(StoreError::UnknownRecord(_))), "with its history");
    }
    for put in review.iter().chain(&young) {
        assert!(store.history(put.id).await.is_ok());
    }
    assert!(store.history(withdrawn).await.is_ok(), "else a file would bring it back with its consent");
    assert!(matches!(store.upload(given_up).await, Err(StoreError::UnknownUpload(_))));
    assert!(store.upload(open).await.is_ok());
    let log = store.audit_log().await.unwrap();
    assert_eq!(log.len(), entries + 2, "the settings and one act");
    assert_eq!(log[entries + 1].subject, "drafts 2, uploads 1, rejected rows of batches 0, remarks 0");
    assert_eq!(log[entries + 1].what, "retain");

    set(&store, 0, 20).await;
    let counts = Retained { drafts: 0, uploads: 0, batches: 4, remarks: 4 };
    assert_eq!(store.retain(false, act(40)).await.unwrap(), counts);
    let batches = store.batches().await.unwrap();
    for batch in &batches {
        let kept = batch.act.now == day(30);
        assert_eq!(store.rejects(batch.id, Lang::Es).await.unwrap().is_empty(), !kept);
        let receipt = String::from_utf8(store.receipt(batch.id).await.unwrap()).unwrap();
        assert_eq!(receipt.contains("31/31"), kept, "{receipt}");
        assert!(
            receipt.contains("a link") && receipt.contains("bad_date") && receipt.contains("rejected"),
            "{receipt}"
        );
    }
    store.verify_audit().await.unwrap();

    // Nobody asked for the drafts to stay away: a file brings them again.
    let again = import(&store, 41, Intent::Keep, &[1]).await;
    assert_eq!((again[0].disposition, again[0].status), (Disposition::Accepted, Status::Draft));
}
