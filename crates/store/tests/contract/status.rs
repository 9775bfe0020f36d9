//! What the status of a record does.

use spotlight_record::{Consent, Incident, Status};
use spotlight_store::{Disposition, Intent, Store, StoreError};

use crate::engines::Engine;
use crate::oracle::{all_records, assert_snapshot_is_exact, public};
use crate::samples::{act, import, incident, incidents, publish, tally, titled};

pub(crate) async fn publishing_and_retracting_one_record_moves_the_public_blocks(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = import(store, Intent::Keep, 1, incidents(0..3)).await;
    assert_eq!(assert_snapshot_is_exact(store).await, 0);

    let put = store.set_status(puts[1].id, Status::Published, act("rosa", 2)).await.unwrap();
    assert_eq!((put.disposition, put.status, put.withheld), (Disposition::Updated, Status::Published, None));
    assert_eq!(public(store).await.into_keys().collect::<Vec<_>>(), [puts[1].id]);
    assert_eq!(assert_snapshot_is_exact(store).await, 1);

    store.set_status(puts[1].id, Status::Retracted, act("rosa", 3)).await.unwrap();
    assert_eq!(store.public_blocks().await.unwrap().blocks, []);
    assert_eq!(store.public_state().await.unwrap().sequence, 2);
}

pub(crate) async fn an_import_publishes_only_what_names_a_source(engine: impl Engine) {
    let store = engine.store();
    let sourceless = Incident { source: None, ..incident(1) };
    let (_, puts) = publish(store, 1, vec![incident(0), sourceless.clone()]).await;
    assert_eq!([puts[0].status, puts[1].status], [Status::Published, Status::InReview]);
    assert_eq!(tally(&publish(store, 2, vec![sourceless]).await.1), [0, 0, 1]);
    // A source that comes later publishes it; one that goes takes it back.
    assert_eq!(publish(store, 3, vec![incident(1)]).await.1[0].status, Status::Published);
    assert_eq!(assert_snapshot_is_exact(store).await, 2);
    let (_, puts) = import(store, Intent::Keep, 4, vec![Incident { source: None, ..incident(0) }]).await;
    assert_eq!((puts[0].status, puts[0].disposition), (Status::InReview, Disposition::Updated));
    assert_eq!(assert_snapshot_is_exact(store).await, 1);
}

pub(crate) async fn an_import_does_not_bring_back_what_was_retracted(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, incidents(0..2)).await;
    store.set_status(puts[0].id, Status::Retracted, act("rosa", 2)).await.unwrap();
    assert_eq!(tally(&publish(store, 3, incidents(0..2)).await.1), [0, 0, 2]);
    let (_, puts) = publish(store, 4, vec![titled(0, "edited")]).await;
    assert_eq!((puts[0].disposition, puts[0].status), (Disposition::Updated, Status::Retracted));
    assert_eq!(assert_snapshot_is_exact(store).await, 1);
}

pub(crate) async fn a_record_without_a_source_cannot_be_published(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = import(store, Intent::Keep, 1, vec![Incident { source: None, ..incident(0) }]).await;
    let refused = store.set_status(puts[0].id, Status::Published, act("rosa", 2)).await;
    assert!(matches!(refused, Err(StoreError::NoSource(id)) if id == puts[0].id));
    assert_eq!(all_records(store).await[0].status, Status::Draft);
    let unknown = spotlight_core::Uuid::from_u128(7);
    let refused = store.set_status(unknown, Status::Published, act("rosa", 2)).await;
    assert!(matches!(refused, Err(StoreError::UnknownRecord(id)) if id == unknown));
}

pub(crate) async fn a_withheld_record_says_why(engine: impl Engine) {
    let store = engine.store();
    let unasked = Incident { consent: Some(Consent::None), ..incident(0) };
    let (_, first) = publish(store, 1, vec![unasked.clone()]).await;
    assert_eq!(first[0].status, Status::Published);
    assert!(first[0].withheld.is_some());
    let (_, again) = publish(store, 2, vec![unasked]).await;
    assert_eq!((again[0].disposition, &again[0].withheld), (Disposition::Unchanged, &first[0].withheld));
    assert_eq!(assert_snapshot_is_exact(store).await, 0);
    // Consent given and withdrawn again.
    publish(store, 3, vec![incident(0)]).await;
    assert_eq!(assert_snapshot_is_exact(store).await, 1);
    publish(store, 4, vec![Incident { consent: Some(Consent::None), ..incident(0) }]).await;
    assert_eq!(assert_snapshot_is_exact(store).await, 0);
}

pub(crate) async fn setting_the_status_it_has_changes_nothing(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, incidents(0..1)).await;
    let before = all_records(store).await;
    let put = store.set_status(puts[0].id, Status::Published, act("rosa", 2)).await.unwrap();
    assert_eq!(put.disposition, Disposition::Unchanged);
    assert_eq!(before, all_records(store).await);
    assert_eq!(store.history(puts[0].id).await.unwrap().len(), 1);
}

pub(crate) async fn what_comes_for_review_is_not_public_until_it_is_reviewed(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, vec![incident(1), incident(2)]).await;
    let before = public(store).await;
    let (_, puts) = import(store, Intent::Review, 2, vec![incident(1), titled(2, "edited"), incident(3)]).await;
    let statuses: Vec<Status> = puts.iter().map(|put| put.status).collect();
    assert_eq!(statuses, [Status::Published, Status::InReview, Status::InReview]);
    assert_eq!(tally(&puts), [1, 1, 1]);
    assert_eq!(public(store).await, before, "what was public stays as it was until somebody has reviewed the change");
}
