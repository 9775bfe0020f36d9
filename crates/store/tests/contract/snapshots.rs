//! Snapshots of reports are kept as they were, but for those who may no longer be public.

use std::collections::BTreeSet;

use spotlight_core::index::Version;
use spotlight_core::region::Regions;
use spotlight_core::snapshot::decode_block;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_record::{CategoryMask, Incident, Masks, Status, Visibility};
use spotlight_store::{BLOCK_ROWS, MOST_SNAPSHOTS, ReviewStore as _, Settings, SnapshotStore as _, Store, StoreError};
use uuid::Uuid;

use crate::engines::Engine;
use crate::samples::{act, incident, incidents, publish, titled};

/// What the public snapshot of this moment is called.
async fn version<S: Store>(store: &S) -> [u8; 32] {
    let now = store.public_blocks().await.unwrap();
    let hashes = now.blocks.iter().map(|block| block.sha256).chain(now.releases.iter().map(|kept| kept.sha256));
    *Version::of(hashes, now.state.projection).as_bytes()
}

pub(crate) async fn keep<S: Store>(store: &S) -> [u8; 32] {
    let version = version(store).await;
    assert_eq!(store.keep_snapshot(version, act("rosa", 2)).await.unwrap().version, version);
    version
}

/// Who is in a kept snapshot, and how many were struck out of it.
async fn kept<S: Store>(store: &S, version: [u8; 32]) -> (BTreeSet<Uuid>, u64) {
    let (kept, blocks) = store.kept_snapshot(version).await.unwrap().unwrap();
    let decode = |body: &[u8]| decode_block(body, Taxonomy::embedded(), Regions::embedded()).unwrap();
    (blocks.iter().flat_map(|block| decode(&block.body)).map(|own| own.id).collect(), kept.struck)
}

pub(crate) async fn a_snapshot_is_kept_as_it_was_whatever_comes_after(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..BLOCK_ROWS + 10)).await;
    let before = store.public_blocks().await.unwrap().blocks;
    let first = keep(store).await;
    publish(store, 2, vec![titled(5, "edited"), incident(BLOCK_ROWS + 20)]).await;
    let second = keep(store).await;
    assert_ne!(first, second);
    assert_eq!(store.kept_snapshot(first).await.unwrap().unwrap().1, before);
    assert_eq!(kept(store, second).await.0.len(), BLOCK_ROWS as usize + 11);
    assert_eq!(store.kept_snapshots().await.unwrap().len(), 2);
    // Keeping is private: it does not make another version, and twice is once.
    assert_eq!(keep(store).await, second);
    assert_eq!(store.kept_snapshots().await.unwrap().len(), 2);
}

pub(crate) async fn only_what_is_public_now_can_be_kept_and_only_so_often(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..3)).await;
    let other = store.keep_snapshot([7; 32], act("rosa", 2)).await;
    assert!(matches!(other, Err(StoreError::SnapshotMoved)), "{other:?}");
    assert_eq!(store.kept_snapshot([7; 32]).await.unwrap(), None);
    for n in 0..MOST_SNAPSHOTS {
        publish(store, 2, vec![titled(1, &format!("edited {n}"))]).await;
        keep(store).await;
    }
    publish(store, 3, vec![titled(1, "one too many")]).await;
    let more = store.keep_snapshot(version(store).await, act("rosa", 3)).await;
    assert!(matches!(more, Err(StoreError::TooManySnapshots)), "{more:?}");
}

pub(crate) async fn whoever_is_no_longer_public_is_in_no_kept_snapshot(engine: impl Engine) {
    let store = engine.store();
    let (batch, puts) = publish(store, 1, incidents(0..30)).await;
    let first = keep(store).await;
    store.set_status(puts[4].id, Status::Retracted, act("rosa", 2)).await.unwrap();
    let (ids, struck) = kept(store, first).await;
    assert_eq!((ids.contains(&puts[4].id), ids.len(), struck), (false, 29, 1));
    let second = keep(store).await;
    store.set_status(puts[5].id, Status::Retracted, act("rosa", 3)).await.unwrap();
    for (version, struck) in [(first, 2), (second, 1)] {
        let (ids, found) = kept(store, version).await;
        assert_eq!((ids.contains(&puts[5].id), ids.len(), found), (false, 28, struck));
    }
    // A whole batch that is taken back.
    let (gone, _) = publish(store, 4, incidents(40..70)).await;
    let third = keep(store).await;
    store.undo(gone, act("rosa", 5)).await.unwrap();
    assert_eq!(kept(store, third).await.1, 30);
    assert_eq!(kept(store, first).await.0.len(), 28);
    assert!(batch != gone);
}

pub(crate) async fn whoever_is_masked_more_widely_is_in_no_kept_snapshot(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, incidents(0..12)).await;
    let version = keep(store).await;
    publish(store, 2, vec![titled(3, "edited, and as public as before")]).await;
    assert_eq!(kept(store, version).await.1, 0);
    publish(store, 3, vec![Incident { visibility: Some(Visibility::Private), ..incident(6) }]).await;
    let (ids, struck) = kept(store, version).await;
    assert_eq!((ids.contains(&puts[6].id), struck), (false, 1));
    // Publishing everything anew strikes nobody who is as public as before, and everybody whose mask is another.
    store.republish(act("operator", 4)).await.unwrap();
    assert_eq!(kept(store, version).await.1, 1);
    let masked = |n| Incident { visibility: Some(Visibility::Area), ..incident(n) };
    publish(store, 5, (20..26).map(masked).collect()).await;
    let version = keep(store).await;
    let coarse = [("death".to_owned(), CategoryMask { resolution: 4, keeps_day: false })];
    let masks = Masks::new(coarse.into_iter().collect(), Taxonomy::embedded()).unwrap();
    store.set_settings(Settings { masks, ..Settings::default() }, act("admin", 6)).await.unwrap();
    assert_eq!(kept(store, version).await.1, 6);
}

pub(crate) async fn a_snapshot_that_is_forgotten_leaves_nothing(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..5)).await;
    let version = keep(store).await;
    assert!(store.forget_snapshot(version, act("rosa", 2)).await.unwrap());
    assert!(!store.forget_snapshot(version, act("rosa", 2)).await.unwrap());
    assert_eq!(store.kept_snapshots().await.unwrap(), Vec::new());
    assert_eq!(store.kept_snapshot(version).await.unwrap(), None);
    // The public snapshot is still there.
    assert_eq!(store.public_blocks().await.unwrap().blocks.len(), 1);
}
