//! The public snapshot follows the records, and nothing private moves it.

use std::collections::{BTreeMap, BTreeSet};

use spotlight_record::{Incident, Status, Visibility};
use spotlight_store::{BLOCK_ROWS, Intent, PublicBlocks as _, Store};

use crate::engines::Engine;
use crate::oracle::{all_records, assert_snapshot_is_exact, public};
use crate::samples::{act, import, incident, incidents, publish, titled};

pub(crate) async fn a_private_write_does_not_change_the_public_state(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..20)).await;
    let before = store.public_blocks().await.unwrap();

    let (_, drafts) = import(store, Intent::Keep, 2, incidents(20..40)).await;
    import(store, Intent::Keep, 3, vec![titled(25, "a draft, edited")]).await;
    store.set_status(drafts[0].id, Status::InReview, act("rosa", 4)).await.unwrap();
    store.set_status(drafts[1].id, Status::Retracted, act("rosa", 4)).await.unwrap();
    publish(store, 5, vec![Incident { visibility: Some(Visibility::Private), ..incident(41) }]).await;
    assert_eq!(before, store.public_blocks().await.unwrap());
}

pub(crate) async fn a_private_edit_of_a_public_record_does_not_show(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..3)).await;
    let before = store.public_blocks().await.unwrap();
    let noted = Incident { private_notes: Some("a witness called again".to_owned()), ..incident(1) };
    let (_, puts) = publish(store, 2, vec![noted]).await;
    assert_eq!(before, store.public_blocks().await.unwrap());

    let record = all_records(store).await.into_iter().find(|r| r.id == puts[0].id).unwrap();
    assert_eq!((record.revision, record.changed.day()), (2, 1), "changed, but nobody outside can tell");
}

pub(crate) async fn more_than_a_block_is_cut_into_blocks(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..BLOCK_ROWS - 1)).await;
    publish(store, 2, incidents(BLOCK_ROWS - 1..2 * BLOCK_ROWS + 1)).await;
    let rows: Vec<u32> = store.public_blocks().await.unwrap().blocks.iter().map(|b| b.rows).collect();
    assert_eq!(rows, [BLOCK_ROWS, BLOCK_ROWS, 1]);
    assert_eq!(assert_snapshot_is_exact(store).await, 2 * BLOCK_ROWS as usize + 1);
}

pub(crate) async fn a_small_change_rewrites_one_block(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..2 * BLOCK_ROWS)).await;
    let hashes = async || -> BTreeSet<[u8; 32]> {
        store.public_blocks().await.unwrap().blocks.iter().map(|b| b.sha256).collect()
    };
    let before = hashes().await;
    let state = store.public_state().await.unwrap();
    publish(store, 2, vec![titled(5, "edited")]).await;
    assert_eq!(before.difference(&hashes().await).count(), 1);
    assert_eq!(store.public_state().await.unwrap().sequence, state.sequence + 1);
    assert_snapshot_is_exact(store).await;
}

pub(crate) async fn republishing_gives_the_same_incidents(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, incidents(0..30)).await;
    store.set_status(puts[4].id, Status::Retracted, act("rosa", 2)).await.unwrap();
    let before = (public(store).await, all_records(store).await);
    let state = store.republish(act("operator", 3)).await.unwrap();
    assert_eq!(before, (public(store).await, all_records(store).await));
    assert_eq!(store.public_state().await.unwrap(), state);
    assert!(store.projection_is_current().await.unwrap());
    // The records know their new blocks.
    store.set_status(puts[5].id, Status::Retracted, act("rosa", 4)).await.unwrap();
    assert_eq!(assert_snapshot_is_exact(store).await, 28);
}

pub(crate) async fn who_has_a_snapshot_is_given_what_has_changed(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, incidents(0..2 * BLOCK_ROWS + 5)).await;
    let all = store.public_changes(&BTreeMap::new()).await.unwrap();
    let blocks = store.public_blocks().await.unwrap().blocks;
    assert_eq!(all.rows, 2 * BLOCK_ROWS as usize + 5);
    assert_eq!(all.blocks.verified().await.unwrap(), blocks);
    assert_eq!(all.hashes, blocks.iter().map(|block| (block.seq, block.sha256)).collect());
    let nothing = store.public_changes(&all.hashes).await.unwrap();
    assert_eq!((nothing.rows, nothing.blocks.verified().await.unwrap()), (0, Vec::new()));

    // The third block goes, the first changes.
    for put in &puts[2 * BLOCK_ROWS as usize..] {
        store.set_status(put.id, Status::Retracted, act("rosa", 2)).await.unwrap();
    }
    publish(store, 3, vec![titled(5, "edited")]).await;
    let changes = store.public_changes(&all.hashes).await.unwrap();
    let blocks = store.public_blocks().await.unwrap().blocks;
    assert_eq!(changes.rows, blocks[0].rows as usize);
    assert_eq!(changes.hashes, blocks.iter().map(|block| (block.seq, block.sha256)).collect());
    assert_eq!((changes.hashes.len(), changes.state), (2, store.public_state().await.unwrap()));
    assert_eq!(changes.blocks.verified().await.unwrap(), blocks[..1]);
}
