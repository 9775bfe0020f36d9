//! Uploads: every byte that was acknowledged stays, and becomes a batch once.

use spotlight_core::Uuid;
use spotlight_store::{Batch, BatchInfo, Intent, NewUpload, Sink, Store, StoreError, Upload, UploadStore};

use crate::engines::Engine;
use crate::samples::{act, incidents, info};

async fn begin<S: Store>(store: &S, owner: &str, length: u64) -> Result<Upload, StoreError> {
    let (owner, file_name) = (owner.to_owned(), "casos ñ.csv".to_owned());
    store.begin_upload(NewUpload { owner, file_name, length, most_open: 3, now: act("", 1).now }).await
}

pub(crate) async fn what_was_appended_is_there_after_opening_again(engine: impl Engine) {
    let upload = begin(engine.store(), "ana", 11).await.unwrap();
    assert_eq!(engine.store().append(upload.id, 0, b"hello ".to_vec(), act("", 2).now).await.unwrap(), 6);
    assert_eq!(engine.store().append(upload.id, 6, b"".to_vec(), act("", 3).now).await.unwrap(), 6);
    let engine = engine.reopen().await;
    let store = engine.store();
    let there = store.upload(upload.id).await.unwrap();
    assert_eq!((there.offset, there.is_complete(), there.touched), (6, false, act("", 2).now));
    assert_eq!((there.owner.as_str(), there.file_name.as_str()), ("ana", "casos ñ.csv"));
    assert_eq!(store.append(upload.id, 6, b"there".to_vec(), act("", 3).now).await.unwrap(), 11);
    assert!(store.upload(upload.id).await.unwrap().is_complete());
    assert_eq!(store.upload_bytes(upload.id, 0).await.unwrap(), b"hello ");
    assert_eq!(store.upload_bytes(upload.id, 6).await.unwrap(), b"there");
    assert_eq!(store.upload_bytes(upload.id, 11).await.unwrap(), b"");
}

pub(crate) async fn bytes_for_another_place_or_too_many_are_refused(engine: impl Engine) {
    let store = engine.store();
    let upload = begin(store, "ana", 5).await.unwrap();
    let now = act("", 2).now;
    assert!(matches!(store.append(upload.id, 1, b"x".to_vec(), now).await, Err(StoreError::WrongOffset { at: 0, .. })));
    let more = store.append(upload.id, 0, b"123456".to_vec(), now).await;
    assert!(matches!(more, Err(StoreError::TooLong { length: 5, .. })));
    assert_eq!(store.upload(upload.id).await.unwrap().offset, 0);
    let nobodys = Uuid::from_u128(7);
    assert!(
        matches!(store.append(nobodys, 0, b"x".to_vec(), now).await, Err(StoreError::UnknownUpload(id)) if id == nobodys)
    );
}

pub(crate) async fn an_owner_has_only_so_many_open_uploads(engine: impl Engine) {
    let store = engine.store();
    for _ in 0..3 {
        begin(store, "ana", 1).await.unwrap();
    }
    assert!(matches!(begin(store, "ana", 1).await, Err(StoreError::TooManyUploads { open: 3 })));
    begin(store, "ben", 1).await.unwrap();
    let first = store.uploads("ana").await.unwrap()[0].id;
    store.remove_upload(first).await.unwrap();
    assert!(matches!(store.remove_upload(first).await, Err(StoreError::UnknownUpload(_))));
    begin(store, "ana", 1).await.unwrap();
    assert_eq!((store.uploads("ana").await.unwrap().len(), store.uploads("ben").await.unwrap().len()), (3, 1));
}

pub(crate) async fn an_upload_is_confirmed_once_and_with_its_batch(engine: impl Engine) {
    let store = engine.store();
    let upload = begin(store, "ana", 3).await.unwrap().id;
    store.append(upload, 0, b"abc".to_vec(), act("", 2).now).await.unwrap();
    let info = |day| BatchInfo { upload: Some(upload), ..info(Intent::Review, day) };

    let mut batch = store.begin(info(2)).await.unwrap();
    batch.put(incidents(0..3)).await.unwrap();
    drop(batch);
    assert_eq!(store.upload(upload).await.unwrap().batch, None, "nothing was confirmed");
    assert_eq!(store.upload_bytes(upload, 0).await.unwrap(), b"abc");

    let mut batch = store.begin(info(3)).await.unwrap();
    batch.put(incidents(0..3)).await.unwrap();
    let committed = batch.commit(b"{}").await.unwrap().batch;
    assert_eq!(store.upload(upload).await.unwrap().batch, Some(committed));
    assert_eq!(store.upload_bytes(upload, 0).await.unwrap(), b"", "its bytes are gone");
    let again = store.begin(info(4)).await.err().unwrap();
    assert!(matches!(again, StoreError::AlreadyConfirmed { batch, .. } if batch == committed));
    let more = store.append(upload, 3, b"".to_vec(), act("", 4).now).await;
    assert!(matches!(more, Err(StoreError::AlreadyConfirmed { .. })));
}

pub(crate) async fn abandoned_uploads_are_given_up(engine: impl Engine) {
    let store = engine.store();
    let (old, young) = (begin(store, "ana", 2).await.unwrap().id, begin(store, "ana", 2).await.unwrap().id);
    store.append(young, 0, b"x".to_vec(), act("", 9).now).await.unwrap();
    assert_eq!(store.remove_uploads_before(act("", 5).now).await.unwrap(), 1);
    assert!(matches!(store.upload(old).await, Err(StoreError::UnknownUpload(_))));
    assert_eq!(store.upload(young).await.unwrap().offset, 1);
}
