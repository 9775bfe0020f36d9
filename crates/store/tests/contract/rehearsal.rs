//! A rehearsal tells what a batch would do, and does nothing.

use spotlight_record::{Consent, Incident};
use spotlight_store::{Batch, Disposition, Intent, Put, Sink, Store};

use crate::engines::Engine;
use crate::oracle::all_records;
use crate::samples::{incident, incidents, info, publish, tally, titled};

fn outcomes(puts: &[Put]) -> Vec<(Disposition, spotlight_record::Status)> {
    puts.iter().map(|put| (put.disposition, put.status)).collect()
}

pub(crate) async fn a_rehearsal_tells_what_the_batch_then_does(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..40)).await;
    // One row without a number comes twice, with another consent.
    let nameless = |consent| Incident { external_id: None, consent, ..incident(3) };
    let rows = [
        incident(1),
        titled(2, "edited"),
        incident(50),
        Incident { source: None, ..incident(4) },
        nameless(None),
        nameless(Some(Consent::Public)),
        nameless(Some(Consent::Public)),
    ];
    for intent in [Intent::Keep, Intent::Publish, Intent::Review] {
        let mut rehearsal = store.rehearse(info(intent, 2)).await.unwrap();
        let mut batch = store.begin(info(intent, 2)).await.unwrap();
        for chunk in rows.chunks(3) {
            let told = rehearsal.put(chunk.to_vec()).await.unwrap();
            let done = batch.put(chunk.to_vec()).await.unwrap();
            let dispositions = |puts: &[Put]| puts.iter().map(|put| put.disposition).collect::<Vec<_>>();
            assert_eq!(dispositions(&told), dispositions(&done), "{intent:?}");
        }
        batch.rollback().await.unwrap();
    }
}

pub(crate) async fn a_rehearsal_waits_for_no_writer_and_leaves_nothing(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..5)).await;
    let mut batch = store.begin(info(Intent::Publish, 2)).await.unwrap();
    batch.put(incidents(5..10)).await.unwrap();
    let mut rehearsal = store.rehearse(info(Intent::Publish, 3)).await.unwrap();
    let puts = rehearsal.put(incidents(0..10)).await.unwrap();
    assert_eq!(tally(&puts), [5, 0, 5], "what is not committed is not there");
    assert_eq!(outcomes(&puts)[9].0, Disposition::Accepted);
    batch.commit(b"{}").await.unwrap();
    assert_eq!(all_records(store).await.len(), 10);
    assert_eq!(store.batches().await.unwrap().len(), 2);
}
