//! The slow, obvious answer: what the public snapshot must hold, computed from every record.

use std::collections::BTreeMap;

use spotlight_core::Uuid;
use spotlight_core::public::PublicIncident;
use spotlight_core::region::Regions;
use spotlight_core::snapshot::{block_hash, decode_block};
use spotlight_core::taxonomy::Taxonomy;
use spotlight_record::Publisher;
use spotlight_store::{BLOCK_ROWS, Store, Stored};

/// Every record, read in pages.
pub(crate) async fn all_records<S: Store>(store: &S) -> Vec<Stored> {
    let mut all: Vec<Stored> = Vec::new();
    loop {
        let page = store.records(all.last().map(|r| r.id), 700).await.unwrap();
        if page.is_empty() {
            return all;
        }
        all.extend(page);
    }
}

/// The public incidents of the snapshot, by id.
pub(crate) async fn public<S: Store>(store: &S) -> BTreeMap<Uuid, PublicIncident> {
    let snapshot = store.public_blocks().await.unwrap();
    assert_eq!(snapshot.state, store.public_state().await.unwrap());
    let mut all = BTreeMap::new();
    for block in snapshot.blocks {
        assert_eq!(block.sha256, block_hash(&block.body));
        let incidents = decode_block(&block.body, Taxonomy::embedded(), Regions::embedded()).unwrap();
        assert_eq!(block.rows as usize, incidents.len());
        assert!((1..=BLOCK_ROWS).contains(&block.rows));
        assert!(incidents.is_sorted_by_key(|i| i.id), "a block must not tell the order of entry");
        for incident in incidents {
            assert!(all.insert(incident.id, incident).is_none(), "an incident is in one block");
        }
    }
    all
}

/// Asserts that the snapshot holds exactly what publishing each record gives; returns how many.
pub(crate) async fn assert_snapshot_is_exact<S: Store>(store: &S) -> usize {
    let publisher = Publisher::new(Taxonomy::embedded(), Regions::embedded());
    let publish = |r: Stored| publisher.publish(r.id, r.status, &r.incident, r.changed).ok();
    let expected: BTreeMap<_, _> =
        all_records(store).await.into_iter().filter_map(publish).map(|i| (i.id, i)).collect();
    assert_eq!(public(store).await, expected);
    expected.len()
}
