//! The history of a record.

use spotlight_core::Uuid;
use spotlight_record::Status;
use spotlight_store::{Act, ChangeKind, Store, StoreError};

use crate::engines::Engine;
use crate::samples::{act, incident, publish, titled};

pub(crate) async fn every_version_is_kept_with_who_and_why(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, vec![incident(1)]).await;
    let id = puts[0].id;
    publish(store, 2, vec![titled(1, "Second")]).await;
    let retraction = Act { why: Some("the family asked".to_owned()), ..act("rosa", 3) };
    store.set_status(id, Status::Retracted, retraction.clone()).await.unwrap();

    let engine = engine.reopen().await;
    let history = engine.store().history(id).await.unwrap();
    let brief: Vec<_> = history
        .iter()
        .map(|v| (v.stored.revision, v.stored.status, v.stored.incident.title.as_deref().unwrap(), v.by.id.0))
        .collect();
    assert_eq!(
        brief,
        [(1, Status::Published, "Case 1", 1), (2, Status::Published, "Second", 2), (3, Status::Retracted, "Second", 3),]
    );
    assert!(history.iter().all(|v| v.stored.id == id));
    assert_eq!(history[0].until.as_ref(), Some(&history[1].by));
    assert_eq!(history[1].until.as_ref(), Some(&history[2].by));
    assert_eq!(history[2].until, None);
    assert_eq!((&history[2].by.act, &history[2].by.kind), (&retraction, &ChangeKind::Status));
    let days: Vec<_> = history.iter().map(|v| v.stored.changed.day()).collect();
    assert_eq!(days, [1, 2, 3], "each of them changed what the public sees");
}

pub(crate) async fn an_unknown_record_has_no_history(engine: impl Engine) {
    let id = Uuid::from_u128(1);
    assert!(matches!(engine.store().history(id).await, Err(StoreError::UnknownRecord(unknown)) if unknown == id));
}
