//! What is kept beside the records.

use spotlight_core::Lang;
use spotlight_store::{Batch, ChangeId, Intent, Store};

use crate::engines::Engine;
use crate::samples::info;

pub(crate) async fn rejected_rows_come_back_in_their_language_and_go_with_a_rollback(engine: impl Engine) {
    let store = engine.store();
    let mut batch = store.begin(info(Intent::Keep, 1)).await.unwrap();
    batch.keep_rejects(Lang::En, b"a,error\n".to_vec()).await.unwrap();
    batch.keep_rejects(Lang::Es, "á,error\n".as_bytes().to_vec()).await.unwrap();
    batch.keep_rejects(Lang::En, b"1,bad\n".to_vec()).await.unwrap();
    let kept = batch.commit(b"{}").await.unwrap().batch;
    let mut batch = store.begin(info(Intent::Keep, 2)).await.unwrap();
    batch.keep_rejects(Lang::En, b"gone".to_vec()).await.unwrap();
    batch.rollback().await.unwrap();

    let engine = engine.reopen().await;
    assert_eq!(engine.store().rejects(kept, Lang::En).await.unwrap(), b"a,error\n1,bad\n");
    assert_eq!(engine.store().rejects(kept, Lang::Es).await.unwrap(), "á,error\n".as_bytes());
    assert_eq!(engine.store().rejects(ChangeId(kept.0 + 1), Lang::En).await.unwrap(), b"");
}

pub(crate) async fn a_reading_is_remembered_for_its_header(engine: impl Engine) {
    let store = engine.store();
    assert_eq!(store.reading(&[1; 32]).await.unwrap(), None);
    store.remember_reading(&[1; 32], b"first".to_vec()).await.unwrap();
    store.remember_reading(&[2; 32], b"other".to_vec()).await.unwrap();
    store.remember_reading(&[1; 32], b"second".to_vec()).await.unwrap();
    let engine = engine.reopen().await;
    assert_eq!(engine.store().reading(&[1; 32]).await.unwrap().as_deref(), Some(b"second".as_slice()));
    assert_eq!(engine.store().reading(&[2; 32]).await.unwrap().as_deref(), Some(b"other".as_slice()));
}
