//! A running service removes by itself what is older than the settings allow.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use spotlight_core::lonlat::LonLat;
use spotlight_record::{Consent, Incident, Place};
use spotlight_store::{
    Act, Batch as _, BatchInfo, Intent, KeySource, Projection, ReviewStore as _, Settings, Sink as _, SqliteStore,
    Store as _,
};
use spotlight_tests::service::Service;

async fn open(db: &Path) -> SqliteStore {
    SqliteStore::open(db, &KeySource::Beside, Projection::embedded()).await.unwrap().store
}

fn act(now: Timestamp) -> Act {
    Act { who: "Ana".to_owned(), now, why: None }
}

/// One record that was brought in so many days ago.
async fn import(store: &SqliteStore, n: u32, days: i64, intent: Intent) {
    let at = LonLat::new(-111.0 - f64::from(n) / 100.0, 31.8).unwrap();
    let incident = Incident {
        external_id: Some(format!("CASE-{n}")),
        source: Some("An invented register".to_owned()),
        consent: Some(Consent::PublicRecord),
        ..Incident::new("retained", "death", "2021-06-02".parse().unwrap(), Place::At(at))
    };
    let act = act(Timestamp::now() - SignedDuration::from_hours(24 * days));
    let (file_name, file_sha256) = (format!("{n}.csv"), [1; 32]);
    let info = BatchInfo { act, file_name, file_sha256, intent, as_of: None, upload: None };
    let mut batch = store.begin(info).await.unwrap();
    batch.put(vec![incident]).await.unwrap();
    batch.commit(br#"{"file":"f","rows_read":1,"rejected":0,"rows":[]}"#).await.unwrap();
}

async fn numbers(store: &SqliteStore) -> Vec<String> {
    let mut all: Vec<_> =
        store.records(None, 9).await.unwrap().into_iter().filter_map(|r| r.incident.external_id).collect();
    all.sort();
    all
}

#[test]
fn drafts_past_their_time_are_gone_once_the_service_has_started() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("retained.db");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = open(&db).await;
        import(&store, 1, 40, Intent::Keep).await;
        import(&store, 2, 20, Intent::Keep).await;
        import(&store, 3, 40, Intent::Review).await;
        let kept = Settings { retain_drafts_days: 30, ..store.settings().await.unwrap() };
        store.set_settings(kept, act(Timestamp::now())).await.unwrap();
        assert_eq!(numbers(&store).await, ["CASE-1", "CASE-2", "CASE-3"]);
        store.close().await;
    });

    let mut service = Service::start(folder.path(), &db, &[]);
    let log = service.wait_for("what was older than the settings allow was removed");
    let said = log.lines().find(|line| line.contains("older than the settings allow")).unwrap();
    assert!(said.contains("drafts 1, uploads 0"), "{said}");
    assert!(service.stop());

    runtime.block_on(async {
        let store = open(&db).await;
        assert_eq!(numbers(&store).await, ["CASE-2", "CASE-3"], "what is young, and what waits for review, stays");
        let log = store.audit_log().await.unwrap();
        let entries: Vec<_> = log.iter().filter(|entry| entry.what == "retain").collect();
        assert_eq!(entries.len(), 1);
        assert!(entries[0].who == "system" && entries[0].subject.starts_with("drafts 1,"), "{:?}", entries[0]);
        store.verify_audit().await.unwrap();
    });
}
