//! A whole batch can be taken back, or none of it.

use spotlight_record::{Incident, Status};
use spotlight_store::{ChangeId, Intent, Store, StoreError};

use crate::engines::Engine;
use crate::oracle::{all_records, assert_snapshot_is_exact};
use crate::samples::{act, import, incident, incidents, publish, tally, titled};

/// Number, title and status of every record.
async fn brief<S: Store>(store: &S) -> Vec<(String, String, Status)> {
    let brief = |(i, status): (Incident, Status)| (i.external_id.unwrap(), i.title.unwrap(), status);
    let mut all: Vec<_> = all_records(store).await.into_iter().map(|r| brief((r.incident, r.status))).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

pub(crate) async fn an_undone_batch_leaves_everything_as_before(engine: impl Engine) {
    let store = engine.store();
    import(store, Intent::Keep, 1, incidents(0..1200)).await;
    let before = brief(store).await;
    let edited = (0..1200).map(|n| titled(n, "edited")).chain(incidents(1200..2500)).collect();
    let (batch, _) = publish(store, 2, edited).await;
    assert_eq!(assert_snapshot_is_exact(store).await, 2500);

    let undone = store.undo(batch, act("rosa", 3)).await.unwrap();
    assert_eq!((undone.restored, undone.removed), (1200, 1300));
    assert_eq!(brief(store).await, before);
    assert_eq!(assert_snapshot_is_exact(store).await, 0);
    assert_eq!(store.public_state().await.unwrap(), undone.public);
    assert_eq!(store.batches().await.unwrap()[0].undone_by, Some(undone.change));
}

pub(crate) async fn what_was_brought_in_is_gone_but_for_its_history(engine: impl Engine) {
    let store = engine.store();
    let (batch, puts) = publish(store, 1, vec![incident(1), titled(1, "twice")]).await;
    let undone = store.undo(batch, act("rosa", 2)).await.unwrap();
    assert_eq!((undone.restored, undone.removed), (0, 1));
    assert_eq!(all_records(store).await, []);
    let history = store.history(puts[0].id).await.unwrap();
    let titles: Vec<_> = history.iter().map(|v| v.stored.incident.title.as_deref().unwrap()).collect();
    assert_eq!(titles, ["Case 1", "twice"]);
    assert_eq!(history[1].until.as_ref().map(|c| (c.id, c.act.who.as_str())), Some((undone.change, "rosa")));
}

pub(crate) async fn batches_are_undone_backwards(engine: impl Engine) {
    let store = engine.store();
    let (first, puts) = publish(store, 1, vec![incident(1)]).await;
    let (second, _) = publish(store, 2, vec![titled(1, "second")]).await;
    let (third, _) = publish(store, 3, vec![titled(1, "third")]).await;
    for wrong in [first, second] {
        let refused = store.undo(wrong, act("rosa", 4)).await;
        assert!(matches!(refused, Err(StoreError::ChangedSince { batch, records: 1 }) if batch == wrong));
    }
    store.undo(third, act("rosa", 4)).await.unwrap();
    assert_eq!(brief(store).await[0].1, "second");
    store.undo(second, act("rosa", 5)).await.unwrap();
    assert_eq!(brief(store).await[0].1, "Case 1");
    assert_eq!(assert_snapshot_is_exact(store).await, 1);
    let by: Vec<i64> = store.history(puts[0].id).await.unwrap().iter().map(|v| v.by.id.0).collect();
    assert_eq!(by, [1, 2, 3, 2, 1], "each version by whoever made it so");
    store.undo(first, act("rosa", 6)).await.unwrap();
    assert_eq!(brief(store).await, []);
    assert_eq!(assert_snapshot_is_exact(store).await, 0);
}

pub(crate) async fn an_undo_refuses_if_a_record_has_changed_since(engine: impl Engine) {
    let store = engine.store();
    let (batch, puts) = publish(store, 1, incidents(0..5)).await;
    store.set_status(puts[2].id, Status::Retracted, act("rosa", 2)).await.unwrap();
    let before = (all_records(store).await, store.public_blocks().await.unwrap());
    let refused = store.undo(batch, act("rosa", 3)).await;
    assert!(matches!(refused, Err(StoreError::ChangedSince { records: 1, .. })));
    assert_eq!(before, (all_records(store).await, store.public_blocks().await.unwrap()));
}

pub(crate) async fn an_undone_file_can_be_imported_again(engine: impl Engine) {
    let store = engine.store();
    let (batch, first) = publish(store, 1, incidents(0..5)).await;
    store.undo(batch, act("rosa", 2)).await.unwrap();
    let (_, again) = publish(store, 3, incidents(0..5)).await;
    assert_eq!(tally(&again), [5, 0, 0]);
    assert!(again.iter().all(|p| first.iter().all(|f| f.id != p.id)), "a new record has a new id");
    assert_eq!(assert_snapshot_is_exact(store).await, 5);
}

pub(crate) async fn only_batches_can_be_undone_and_only_once(engine: impl Engine) {
    let store = engine.store();
    let (batch, puts) = publish(store, 1, incidents(0..2)).await;
    let (other, _) = publish(store, 2, incidents(2..3)).await;
    store.set_status(puts[0].id, Status::Retracted, act("rosa", 3)).await.unwrap();
    let by = store.undo(other, act("rosa", 4)).await.unwrap().change;
    let again = store.undo(other, act("rosa", 5)).await;
    assert!(matches!(again, Err(StoreError::AlreadyUndone { batch, by: first }) if (batch, first) == (other, by)));
    for no_batch in [ChangeId(3), by, ChangeId(99)] {
        assert_ne!(no_batch, batch);
        let refused = store.undo(no_batch, act("rosa", 5)).await;
        assert!(matches!(refused, Err(StoreError::UnknownBatch(id)) if id == no_batch));
    }
}
