//! Drafts of reports are saved over the revision that was seen; what is published goes when its snapshot is struck out of, and comes back.

use spotlight_record::Status;
use spotlight_store::{MOST_DRAFTS, Publication, ReportState, ReportStore as _, SnapshotStore as _, Store, StoreError};
use uuid::Uuid;

use crate::engines::Engine;
use crate::samples::{act, incidents, publish};
use crate::snapshots::keep;

fn publication(id: Uuid, revision: u32, version: [u8; 32]) -> Publication {
    let file = |name: &str| (name.to_owned(), name.as_bytes().repeat(3));
    let (spec, about) = ("title = \"Pima\"".to_owned(), "{\"title\":\"Pima\"}".to_owned());
    let files = vec![file("pima.pdf"), file("pima.html")];
    Publication { id, revision, spec, about, version, doubles: "{}".to_owned(), files }
}

async fn state<S: Store>(store: &S, id: Uuid) -> (ReportState, usize, u64) {
    let all = store.published_reports().await.unwrap();
    let own = all.into_iter().find(|report| report.id == id).unwrap();
    (own.state, own.files.len(), own.struck)
}

pub(crate) async fn a_draft_is_saved_over_the_revision_that_was_seen(engine: impl Engine) {
    let store = engine.store();
    let first = store.make_report_draft("pima", "{\"title\":\"á\"}", act("rosa", 1)).await.unwrap();
    assert_eq!((first.revision, first.who.as_str()), (1, "rosa"));
    let second = store.save_report_draft(first.id, 1, "pima-2", "{}", act("ben", 2)).await.unwrap();
    assert_eq!(second, store.report_draft(first.id).await.unwrap());
    let late = store.save_report_draft(first.id, 1, "pima-3", "{}", act("rosa", 3)).await;
    assert!(matches!(late, Err(StoreError::ReportChanged(id)) if id == first.id), "{late:?}");
    let other = store.make_report_draft("sonora", "{}", act("rosa", 4)).await.unwrap();
    let order: Vec<_> = store.report_drafts().await.unwrap().into_iter().map(|draft| draft.id).collect();
    assert_eq!(order, [other.id, first.id]);
    store.remove_report_draft(first.id, act("rosa", 5)).await.unwrap();
    assert!(matches!(store.report_draft(first.id).await, Err(StoreError::UnknownReport(_))));
    for _ in 1..MOST_DRAFTS {
        store.make_report_draft("many", "{}", act("rosa", 6)).await.unwrap();
    }
    let more = store.make_report_draft("many", "{}", act("rosa", 6)).await;
    assert!(matches!(more, Err(StoreError::TooManyReports { .. })), "{more:?}");
}

pub(crate) async fn a_report_is_public_until_it_is_withdrawn(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..10)).await;
    let version = keep(store).await;
    let draft = store.make_report_draft("pima", "{}", act("rosa", 2)).await.unwrap();
    let unkept = store.publish_report(publication(draft.id, 1, [9; 32]), act("rosa", 2)).await;
    assert!(matches!(unkept, Err(StoreError::SnapshotMoved)), "{unkept:?}");
    let stale = store.publish_report(publication(draft.id, 2, version), act("rosa", 2)).await;
    assert!(matches!(stale, Err(StoreError::ReportChanged(_))), "{stale:?}");
    store.publish_report(publication(draft.id, 1, version), act("rosa", 3)).await.unwrap();
    assert_eq!(state(store, draft.id).await, (ReportState::Public, 2, 0));
    assert_eq!(store.report_file(draft.id, "pima.pdf").await.unwrap().unwrap(), b"pima.pdfpima.pdfpima.pdf");
    assert_eq!(store.report_file(draft.id, "pima.txt").await.unwrap(), None);
    let by = store.report_draft(draft.id).await.unwrap().published.unwrap();
    assert_eq!((by.who.as_str(), by.revision), ("rosa", 1));
    // What is public is neither removed, nor is its dataset forgotten.
    assert!(matches!(store.remove_report_draft(draft.id, act("rosa", 4)).await, Err(StoreError::ReportIsPublic(_))));
    assert!(matches!(store.forget_snapshot(version, act("rosa", 4)).await, Err(StoreError::SnapshotInUse)));
    // A newer revision takes its place; the day of the first stays.
    store.save_report_draft(draft.id, 1, "pima", "{\"a\":1}", act("rosa", 5)).await.unwrap();
    store.publish_report(publication(draft.id, 2, version), act("rosa", 6)).await.unwrap();
    let all = store.published_reports().await.unwrap();
    assert_eq!((all.len(), all[0].revision), (1, 2));
    assert_eq!((all[0].at, all[0].changed), (act("", 3).now, act("", 6).now));
    store.withdraw_report(draft.id, act("rosa", 7)).await.unwrap();
    assert_eq!(state(store, draft.id).await, (ReportState::Withdrawn, 0, 0));
    assert_eq!(store.report_file(draft.id, "pima.pdf").await.unwrap(), None);
    assert!(store.forget_snapshot(version, act("rosa", 8)).await.unwrap());
    assert_eq!(store.published_reports().await.unwrap(), Vec::new());
    store.remove_report_draft(draft.id, act("rosa", 9)).await.unwrap();
}

pub(crate) async fn the_files_of_a_report_go_with_whoever_is_no_longer_public(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, incidents(0..10)).await;
    let version = keep(store).await;
    let draft = store.make_report_draft("pima", "{}", act("rosa", 2)).await.unwrap();
    store.publish_report(publication(draft.id, 1, version), act("rosa", 3)).await.unwrap();
    store.set_status(puts[4].id, Status::Retracted, act("rosa", 4)).await.unwrap();
    assert_eq!(state(store, draft.id).await, (ReportState::Rebuilding, 0, 1));
    assert_eq!(store.report_file(draft.id, "pima.pdf").await.unwrap(), None);
    // A snapshot that was struck out of is not published anew: what is public now is.
    let again = store.publish_report(publication(draft.id, 1, version), act("rosa", 5)).await;
    assert!(matches!(again, Err(StoreError::SnapshotMoved)), "{again:?}");
    // Files that were made before somebody else was struck out are not put.
    store.set_status(puts[5].id, Status::Retracted, act("rosa", 5)).await.unwrap();
    let files = || vec![("pima.pdf".to_owned(), b"less".to_vec())];
    assert!(!store.put_report_files(draft.id, 1, "{}", files(), act("system", 6)).await.unwrap());
    assert_eq!(state(store, draft.id).await, (ReportState::Rebuilding, 0, 2));
    assert!(store.put_report_files(draft.id, 2, "{\"less\":1}", files(), act("system", 6)).await.unwrap());
    assert_eq!(state(store, draft.id).await, (ReportState::Public, 1, 2));
    assert_eq!(store.report_file(draft.id, "pima.pdf").await.unwrap().unwrap(), b"less");
    assert_eq!(store.published_reports().await.unwrap()[0].about, "{\"less\":1}");
    // It was put; a second time there is nothing to put.
    assert!(!store.put_report_files(draft.id, 2, "{\"less\":1}", files(), act("system", 7)).await.unwrap());
}
