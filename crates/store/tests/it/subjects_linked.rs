//! A request about a record that somebody has linked with another of the same event.

use spotlight_core::Uuid;
use spotlight_core::lonlat::LonLat;
use spotlight_record::{Consent, Incident, Place, Visibility};
use spotlight_store::{
    Act, Batch, BatchInfo, Intent, KeySource, Projection, Redaction, ReviewStore, Search, Sink, SqliteStore, Store,
    StoreError, SubjectStore,
};

fn act(who: &str) -> Act {
    Act { who: who.to_owned(), now: "2026-11-20T08:00:00Z".parse().unwrap(), why: Some("one event".to_owned()) }
}

fn incident(n: u32) -> Incident {
    let at = LonLat::new(-110.0 - f64::from(n), 31.8).unwrap();
    Incident {
        external_id: Some(format!("CASE-{n}")),
        source: Some("An invented register".to_owned()),
        consent: Some(Consent::PublicRecord),
        visibility: Some(Visibility::Exact),
        ..Incident::new("subjects", "death", "2021-06-02".parse().unwrap(), Place::At(at))
    }
}

async fn public(store: &SqliteStore) -> usize {
    store.public_blocks().await.unwrap().blocks.iter().map(|block| block.rows as usize).sum()
}

async fn pairs(store: &SqliteStore, record: Uuid) -> Vec<Uuid> {
    let search = Search { records: vec![record], ..Search::default() };
    let found = store.find_subject(search, "subject_find", act("operator")).await.unwrap();
    found.records.into_iter().flat_map(|record| record.pairs).collect()
}

#[tokio::test]
async fn what_was_linked_with_a_redacted_record_stays_one_event_and_nothing_is_behind_the_link() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let store = SqliteStore::open(&path, &KeySource::Beside, Projection::embedded()).await.unwrap().store;
    let (file_name, intent) = ("cases.csv".to_owned(), Intent::Publish);
    let info = BatchInfo { act: act("ana"), file_name, file_sha256: [7; 32], intent, as_of: None, upload: None };
    let mut batch = store.begin(info).await.unwrap();
    let puts = batch.put((1..=3).map(incident).collect()).await.unwrap();
    batch.commit(br#"{"file":"cases.csv","rows_read":3,"rejected":0,"rows":[]}"#).await.unwrap();
    let [theirs, second, third] = [puts[0].id, puts[1].id, puts[2].id];
    store.link([theirs, second], act("rosa")).await.unwrap();
    store.link([second, third], act("rosa")).await.unwrap();
    assert_eq!(public(&store).await, 1, "one event");

    assert_eq!(pairs(&store, theirs).await, [second], "whoever asks is told what else may be about it");
    assert_eq!(pairs(&store, second).await.len(), 2);
    let redaction = Redaction { records: vec![second], ..Redaction::default() };
    assert_eq!(store.redact(redaction, act("operator")).await.unwrap().records.len(), 1);
    assert!(matches!(store.history(second).await, Err(StoreError::UnknownRecord(_))));

    for id in [theirs, third] {
        assert_eq!(store.history(id).await.unwrap().len(), 1, "the others stay");
        // That somebody decided so stays known by ids alone: without it the public would count the event twice.
        assert_eq!(pairs(&store, id).await, [second]);
    }
    assert_eq!(public(&store).await, 1);
    store.republish(act("system")).await.unwrap();
    assert_eq!(public(&store).await, 1);
    let search = Search { records: vec![second], ..Search::default() };
    let found = store.find_subject(search, "subject_find", act("operator")).await.unwrap();
    assert!(found.records.is_empty() && found.kept.is_empty(), "behind the id is a tombstone and nothing else");
    assert_eq!(found.redacted.iter().map(|grave| grave.id).collect::<Vec<_>>(), [second]);
    store.verify_audit().await.unwrap();
}
