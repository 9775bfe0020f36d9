//! A batch is all or nothing, and a file that comes again is known again.

use std::time::Duration;

use spotlight_core::code::Verification;
use spotlight_record::{Consent, Incident, Status, Visibility};
use spotlight_store::{Batch, BatchInfo, ChangeKind, Disposition, Intent, Sink, Store, StoreError, Stored};

use crate::engines::Engine;
use crate::oracle::{all_records, assert_snapshot_is_exact};
use crate::samples::{import, incident, incidents, info, publish, tally, titled};

pub(crate) async fn a_batch_is_seen_whole_after_its_commit_and_after_opening_again(engine: impl Engine) {
    let (committed, puts) = import(engine.store(), Intent::Publish, 1, incidents(0..1500)).await;
    assert_eq!(tally(&puts), [1500, 0, 0]);
    assert!(puts.iter().all(|p| p.status == Status::Published && p.withheld.is_none()));
    assert_eq!(engine.store().receipt(committed.batch).await.unwrap(), b"{}");
    assert_eq!(engine.store().public_state().await.unwrap(), committed.public);

    let engine = engine.reopen().await;
    let mut stored: Vec<Incident> = all_records(engine.store()).await.into_iter().map(|r| r.incident).collect();
    stored.sort_by_key(|i| i.external_id.as_ref().map(|n| n.parse::<u32>().unwrap()));
    assert_eq!(stored, incidents(0..1500));
    assert_eq!(assert_snapshot_is_exact(engine.store()).await, 1500);
    assert_eq!(engine.store().public_state().await.unwrap(), committed.public);
}

pub(crate) async fn nothing_is_left_of_a_batch_that_was_rolled_back(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..10)).await;
    let before = (all_records(store).await, store.public_blocks().await.unwrap(), store.batches().await.unwrap());

    let mut batch = store.begin(info(Intent::Publish, 2)).await.unwrap();
    let puts = batch.put(vec![titled(3, "edited"), incident(11)]).await.unwrap();
    assert_eq!(tally(&puts), [1, 1, 0]);
    batch.rollback().await.unwrap();

    let after = (all_records(store).await, store.public_blocks().await.unwrap(), store.batches().await.unwrap());
    assert_eq!(before, after);
    assert_eq!(store.verify_audit().await.unwrap(), 1);
}

pub(crate) async fn nothing_is_left_of_a_batch_that_was_dropped(engine: impl Engine) {
    let store = engine.store();
    let mut batch = store.begin(info(Intent::Publish, 1)).await.unwrap();
    batch.put(incidents(0..2000)).await.unwrap();
    drop(batch);
    assert_eq!(all_records(store).await, []);
    assert_eq!(publish(store, 2, incidents(0..5)).await.0.0, 1, "the store goes on, and the number was not used up");
}

pub(crate) async fn a_cancelled_step_breaks_the_batch(engine: impl Engine) {
    let store = engine.store();
    let mut batch = store.begin(info(Intent::Publish, 1)).await.unwrap();
    batch.put(incidents(0..10)).await.unwrap();
    // On a machine with much to do, a step may be through before it is looked at for the first time.
    let mut cancelled = tokio::time::timeout(Duration::ZERO, batch.put(incidents(10..3000))).await.is_err();
    for start in 1..20 {
        if !cancelled {
            let next = batch.put(incidents(3000 * start..3000 * (start + 1)));
            cancelled = tokio::time::timeout(Duration::ZERO, next).await.is_err();
        }
    }
    assert!(cancelled);
    assert!(matches!(batch.put(incidents(20..30)).await, Err(StoreError::BatchBroken)));
    assert!(matches!(batch.commit(b"{}").await, Err(StoreError::BatchBroken)));
    assert_eq!(all_records(store).await, []);
    assert_eq!(tally(&publish(store, 2, incidents(0..5)).await.1), [5, 0, 0]);
}

pub(crate) async fn the_same_file_again_changes_nothing(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..50)).await;
    let before = (all_records(store).await, store.public_blocks().await.unwrap());
    let (_, puts) = publish(store, 2, incidents(0..50)).await;
    assert_eq!(tally(&puts), [0, 0, 50]);
    let (_, puts) = import(store, Intent::Keep, 3, incidents(0..50)).await;
    assert_eq!(tally(&puts), [0, 0, 50]);
    assert_eq!(before, (all_records(store).await, store.public_blocks().await.unwrap()));
}

pub(crate) async fn an_id_that_another_incident_has_by_chance_replaces_nothing(engine: impl Engine) {
    let store = engine.store();
    let uploaded = |incident: Incident| Incident { source_system: "upload-0123abcd".to_owned(), ..incident };
    publish(store, 1, vec![uploaded(incident(1)), uploaded(incident(2))]).await;
    let before = all_records(store).await;
    // Of another day and another place: another incident. Of another day, or of another place: a correction.
    let elsewhere = Incident { external_id: Some("1".to_owned()), ..uploaded(incident(40)) };
    let later = Incident { occurred: incident(40).occurred, ..uploaded(incident(2)) };
    let (_, puts) = publish(store, 2, vec![elsewhere.clone(), later]).await;
    assert_eq!(puts[0].disposition, Disposition::Clash);
    assert_eq!(tally(&puts), [0, 1, 0]);
    let one = |records: &[Stored]| records.iter().find(|r| r.incident.external_id.as_deref() == Some("1")).cloned();
    assert_eq!(one(&before), one(&all_records(store).await));
    // Whatever somebody calls the list.
    let named = |incident: Incident| Incident { source_system: "Casa del Migrante".to_owned(), ..incident };
    publish(store, 2, vec![named(incident(1))]).await;
    let (_, puts) = publish(store, 2, vec![named(elsewhere.clone())]).await;
    assert_eq!(puts[0].disposition, Disposition::Clash);
    // A register that is known numbers its incidents once.
    publish(store, 3, vec![incident(1)]).await;
    let (_, puts) = publish(store, 4, vec![Incident { source_system: incident(1).source_system, ..elsewhere }]).await;
    assert_eq!(tally(&puts), [0, 1, 0]);
}

pub(crate) async fn the_same_rows_in_another_order_change_nothing(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..50)).await;
    let before = all_records(store).await;
    let mut shuffled = incidents(0..50);
    shuffled.reverse();
    shuffled.swap(3, 40);
    assert_eq!(tally(&publish(store, 2, shuffled).await.1), [0, 0, 50]);
    assert_eq!(before, all_records(store).await);
}

pub(crate) async fn one_edited_cell_updates_one_record(engine: impl Engine) {
    let store = engine.store();
    let (_, first) = publish(store, 1, incidents(0..50)).await;
    let mut edited = incidents(0..50);
    edited[7].counts.dead = Some(0);
    let (_, puts) = publish(store, 2, edited).await;
    assert_eq!(tally(&puts), [0, 1, 49]);
    assert_eq!(puts[7].id, first[7].id);
    let stored = all_records(store).await.into_iter().find(|r| r.id == puts[7].id).unwrap();
    assert_eq!((stored.revision, stored.incident.counts.dead), (2, Some(0)));
    assert_eq!(assert_snapshot_is_exact(store).await, 50);
}

pub(crate) async fn a_record_twice_in_a_file_is_one_record(engine: impl Engine) {
    let store = engine.store();
    let rows = vec![incident(1), incident(2), titled(1, "later"), titled(1, "last"), incident(2)];
    let (_, puts) = publish(store, 1, rows).await;
    assert_eq!(tally(&puts), [2, 2, 1]);
    assert_eq!((puts[0].id, puts[1].id), (puts[3].id, puts[4].id));
    let records = all_records(store).await;
    assert_eq!(records.len(), 2);
    let first = records.iter().find(|r| r.id == puts[0].id).unwrap();
    assert_eq!((first.incident.title.as_deref(), first.revision), (Some("last"), 3));
    assert_eq!(assert_snapshot_is_exact(store).await, 2);
}

pub(crate) async fn a_row_without_a_number_is_known_by_what_it_documents(engine: impl Engine) {
    let store = engine.store();
    let nameless = |n| Incident { external_id: None, consent: None, visibility: None, ..incident(n) };
    let (_, puts) = import(store, Intent::Keep, 1, vec![nameless(1), nameless(2)]).await;
    assert_eq!(tally(&puts), [2, 0, 0]);
    // The same rows, now with a consent that a flag filled in.
    let (consent, visibility) = (Some(Consent::PublicRecord), Some(Visibility::Exact));
    let consented = |n| Incident { consent, visibility, ..nameless(n) };
    let (_, again) = publish(store, 2, vec![consented(1), nameless(2)]).await;
    assert_eq!(tally(&again), [0, 2, 0]);
    assert_eq!(again[0].id, puts[0].id);
    // Another title is another incident.
    let (_, other) = publish(store, 3, vec![Incident { title: Some("Other".to_owned()), ..nameless(1) }]).await;
    assert_eq!(tally(&other), [1, 0, 0]);
    assert_snapshot_is_exact(store).await;
}

pub(crate) async fn a_blank_cell_does_not_undo_a_decision(engine: impl Engine) {
    let store = engine.store();
    let decided = Incident {
        verification: Some(Verification::Verified),
        private_notes: Some("the family was asked".to_owned()),
        ..incident(1)
    };
    publish(store, 1, vec![decided.clone()]).await;
    let blank = Incident { verification: None, consent: None, visibility: None, ..incident(1) };
    assert_eq!(tally(&publish(store, 2, vec![blank.clone()]).await.1), [0, 0, 1]);
    let edited = Incident { cause_of_death: Some("Exposure".to_owned()), ..blank };
    assert_eq!(tally(&publish(store, 3, vec![edited.clone()]).await.1), [0, 1, 0]);
    assert_eq!(tally(&publish(store, 4, vec![edited]).await.1), [0, 0, 1]);
    let expected = Incident { cause_of_death: Some("Exposure".to_owned()), ..decided };
    assert_eq!(all_records(store).await[0].incident, expected);
}

pub(crate) async fn a_batch_that_changes_nothing_is_still_remembered(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..2)).await;
    let mut batch = store.begin(BatchInfo { file_sha256: [2; 32], ..info(Intent::Publish, 2) }).await.unwrap();
    batch.put(incidents(0..2)).await.unwrap();
    let committed = batch.commit("{\"ñ\":2}".as_bytes()).await.unwrap();

    let batches = store.batches().await.unwrap();
    assert_eq!(batches.iter().map(|b| b.id.0).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(batches[0].act, info(Intent::Keep, 2).act);
    let newest = Some("2011-02-02".parse().unwrap());
    let kind = ChangeKind::Import { file_name: "cases.csv".to_owned(), file_sha256: [2; 32], as_of: newest };
    assert_eq!(batches[0].kind, kind);
    assert_eq!(store.receipt(committed.batch).await.unwrap(), "{\"ñ\":2}".as_bytes());
    let unknown = spotlight_store::ChangeId(3);
    assert!(matches!(store.receipt(unknown).await, Err(StoreError::UnknownBatch(id)) if id == unknown));
}

pub(crate) async fn readers_see_the_old_state_while_a_batch_is_open(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..5)).await;
    let mut batch = store.begin(info(Intent::Publish, 2)).await.unwrap();
    batch.put(incidents(5..2000)).await.unwrap();
    assert_eq!(assert_snapshot_is_exact(store).await, 5);
    batch.commit(b"{}").await.unwrap();
    assert_eq!(assert_snapshot_is_exact(store).await, 2000);
}
