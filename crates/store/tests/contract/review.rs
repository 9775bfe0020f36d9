//! Reviewers publish, return, retract, edit, link and release; the public sees what it may, and nothing of the rest.

use std::collections::BTreeMap;

use spotlight_core::Uuid;
use spotlight_core::code::Verification;
use spotlight_core::public::PublicIncident;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_record::{CategoryMask, Cleared, Consent, Incident, Masks, Status, Visibility, Withheld};
use spotlight_store::{
    Act, Action, BatchInfo, Decisions, Intent, ReviewStore, Reviewed, Role, Settings, Store, StoreError, TwoPerson,
    Verdict,
};

use crate::engines::Engine;
use crate::oracle::{all_records, public};
use crate::samples::{act, import, incident, incidents, info, publish, tally, titled};

/// An incident that may be public within its area.
fn masked(n: u32) -> Incident {
    Incident { visibility: Some(Visibility::Area), consent: Some(Consent::Public), ..incident(n) }
}

/// The same event as [`incident`] `n`, from another register.
fn double(n: u32) -> Incident {
    Incident { source_system: "another".to_owned(), ..incident(n) }
}

fn decisions(visibility: Visibility) -> Decisions {
    let (verification, cleared) = (Verification::Verified, Cleared::default());
    Decisions { consent: Consent::PublicRecord, visibility, verification, cleared }
}

async fn revision<S: Store>(store: &S, id: Uuid) -> u32 {
    all_records(store).await.into_iter().find(|record| record.id == id).unwrap().revision
}

async fn review<S: Store>(store: &S, id: Uuid, action: Action, who: &str, day: u32) -> Result<(), StoreError> {
    let revision = revision(store, id).await;
    store.review(vec![Reviewed { id, revision, action }], act(who, day)).await.map(drop)
}

async fn one<S: Store>(store: &S, id: Uuid) -> Option<PublicIncident> {
    public(store).await.remove(&id)
}

/// Rebuilds everything, and asserts that nothing comes out differently.
async fn assert_same_when_republished<S: Store>(store: &S) -> BTreeMap<Uuid, PublicIncident> {
    let before = public(store).await;
    store.republish(act("operator", 28)).await.unwrap();
    assert_eq!(public(store).await, before, "a republish gives what the single changes gave");
    before
}

pub(crate) async fn a_version_that_waits_for_review_leaves_the_older_one_public(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, vec![incident(1)]).await;
    let before = assert_same_when_republished(store).await;
    let id = import(store, Intent::Review, 2, vec![titled(1, "first edit")]).await.1[0].id;
    assert_eq!(id, puts[0].id);
    import(store, Intent::Review, 3, vec![titled(1, "second edit")]).await;
    assert_eq!(assert_same_when_republished(store).await, before);
    let opened =
        store.open_record(id, info(Intent::Keep, 4).act.now.to_zoned(jiff::tz::TimeZone::UTC).date()).await.unwrap();
    assert!(opened.standing);
    assert_eq!(opened.preview.unwrap().words.title.as_deref(), Some("second edit"));

    review(store, id, Action::Return, "rosa", 4).await.unwrap();
    assert_eq!(assert_same_when_republished(store).await, before, "returned, and the older version still there");
    review(store, id, Action::Publish(decisions(Visibility::Exact)), "rosa", 5).await.unwrap();
    let now = assert_same_when_republished(store).await;
    assert_eq!(now[&id].words.title.as_deref(), Some("second edit"));
    assert_eq!(now[&id].updated.to_string(), "2026-11-05");
    import(store, Intent::Review, 6, vec![titled(1, "third edit")]).await;
    review(store, id, Action::Retract, "rosa", 7).await.unwrap();
    assert!(assert_same_when_republished(store).await.is_empty());
}

pub(crate) async fn an_update_that_protects_bites_at_once(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, vec![incident(1), incident(2), incident(3)]).await;
    let update = |n: u32, change: fn(&mut Incident)| {
        let mut update = titled(n, "an update");
        change(&mut update);
        update.propose();
        update
    };
    let private = update(1, |i| i.visibility = Some(Visibility::Private));
    let area = update(2, |i| i.visibility = Some(Visibility::Area));
    let withdrawn = update(3, |i| i.consent = Some(Consent::Internal));
    import(store, Intent::Review, 2, vec![private, area, withdrawn]).await;
    let now = assert_same_when_republished(store).await;
    assert_eq!(now.keys().collect::<Vec<_>>(), [&puts[1].id]);
    let shown = &now[&puts[1].id];
    assert_eq!((shown.precision.as_str(), shown.words.title.as_deref()), ("area", None));
    assert_eq!(shown.updated.to_string(), "2026-11");
}

pub(crate) async fn masked_incidents_wait_until_there_are_five(engine: impl Engine) {
    let store = engine.store();
    let (committed, puts) = import(store, Intent::Publish, 1, (0..4).map(masked).collect()).await;
    assert_eq!((committed.waiting, store.waiting().await.unwrap()), (4, 4));
    assert!(assert_same_when_republished(store).await.is_empty());
    let refused = store.release(act("rosa", 2)).await;
    assert!(matches!(refused, Err(StoreError::TooFewWaiting { waiting: 4 })));
    let (_, again) = publish(store, 2, vec![masked(0)]).await;
    assert_eq!(again[0].withheld, Some(Withheld::NotReleased));

    publish(store, 2, vec![masked(4)]).await;
    let released = store.release(act("rosa", 9)).await.unwrap();
    assert_eq!((released.records, store.waiting().await.unwrap()), (5, 0));
    let now = assert_same_when_republished(store).await;
    assert_eq!(now.len(), 5);
    // An update keeps what was released.
    publish(
        store,
        10,
        vec![Incident { counts: spotlight_core::public::Counts { dead: Some(2), ..Default::default() }, ..masked(0) }],
    )
    .await;
    assert_eq!(one(store, puts[0].id).await.unwrap().counts.dead, Some(2));
    assert_eq!(store.touches(puts[0].id).await.unwrap().len(), 1);
}

pub(crate) async fn five_in_one_act_are_released_at_once(engine: impl Engine) {
    let store = engine.store();
    let (committed, _) = import(store, Intent::Publish, 1, (0..5).map(masked).collect()).await;
    assert_eq!((committed.waiting, public(store).await.len()), (0, 5));
    let (_, puts) = import(store, Intent::Review, 2, (10..15).map(masked).collect()).await;
    let action = Action::Publish(decisions(Visibility::Area));
    let all = puts.iter().map(|put| Reviewed { id: put.id, revision: 1, action: action.clone() }).collect();
    store.review(all, act("rosa", 3)).await.unwrap();
    assert_eq!(assert_same_when_republished(store).await.len(), 10);
    // Rows that say the same record twice are one.
    let twice = vec![masked(20), masked(21), masked(22), masked(23), Incident { title: None, ..masked(23) }];
    let (committed, _) = import(store, Intent::Publish, 4, twice).await;
    assert_eq!((committed.waiting, public(store).await.len()), (4, 10));
}

async fn link<S: Store>(store: &S, verdict: Verdict, day: u32) -> Uuid {
    let pair = store.doubles().await.unwrap()[0].pair;
    store.judge(pair, verdict, act("rosa", day)).await.unwrap();
    pair
}

pub(crate) async fn a_group_shows_one_with_the_strictest_visibility(engine: impl Engine) {
    let store = engine.store();
    let exact = publish(store, 1, vec![incident(1)]).await.1[0].id;
    let area = Incident { visibility: Some(Visibility::Area), ..double(1) };
    import(store, Intent::Review, 2, vec![area]).await;
    assert_eq!(store.double_count().await.unwrap(), 1);
    let pair = link(store, Verdict::Same, 3).await;
    assert_eq!(store.double_count().await.unwrap(), 0);
    let now = assert_same_when_republished(store).await;
    assert_eq!(now.len(), 1);
    let shown = &now[&exact];
    assert_eq!((shown.precision.as_str(), &shown.external_id, &shown.words.title), ("area", &None, &None));
    assert_eq!(store.touches(exact).await.unwrap()[0].act.who, "rosa");

    store.judge(pair, Verdict::Different, act("rosa", 4)).await.unwrap();
    assert_eq!(assert_same_when_republished(store).await[&exact].precision.as_str(), "exact");
    assert_eq!(store.double_count().await.unwrap(), 0, "a decided pair is not asked about again");
    let unknown = store.judge(Uuid::from_u128(1), Verdict::Same, act("rosa", 5)).await;
    assert!(matches!(unknown, Err(StoreError::UnknownPair(_))));
}

pub(crate) async fn the_next_of_a_group_is_shown_only_if_it_may_be(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, vec![incident(1)]).await;
    publish(store, 2, vec![double(1)]).await;
    link(store, Verdict::Same, 3).await;
    let shown = assert_same_when_republished(store).await;
    assert_eq!(shown.len(), 1);
    let first = *shown.keys().next().unwrap();
    review(store, first, Action::Retract, "rosa", 4).await.unwrap();
    let next = assert_same_when_republished(store).await;
    assert_eq!(next.len(), 1);
    let second = *next.keys().next().unwrap();
    assert_ne!(first, second);
    // The first comes back: the one that is shown stays.
    review(store, first, Action::Publish(decisions(Visibility::Exact)), "rosa", 5).await.unwrap();
    assert_eq!(assert_same_when_republished(store).await.keys().collect::<Vec<_>>(), [&second]);
    // A masked one that was never released does not take the place.
    review(store, first, Action::Retract, "rosa", 6).await.unwrap();
    review(store, first, Action::Publish(decisions(Visibility::Area)), "rosa", 7).await.unwrap();
    review(store, second, Action::Retract, "rosa", 8).await.unwrap();
    assert!(assert_same_when_republished(store).await.is_empty());
}

pub(crate) async fn incremental_and_republished_are_the_same(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, (0..12).map(incident).collect()).await;
    publish(
        store,
        2,
        (0..12).map(|n| if n % 3 == 0 { double(n) } else { Incident { visibility: None, ..double(n) } }).collect(),
    )
    .await;
    for pair in store.doubles().await.unwrap() {
        store.judge(pair.pair, Verdict::Same, act("rosa", 3)).await.unwrap();
        assert_same_when_republished(store).await;
    }
    let (batch, _) = import(store, Intent::Review, 4, (0..6).map(|n| titled(n, "updated")).collect()).await;
    assert_same_when_republished(store).await;
    import(store, Intent::Keep, 5, vec![Incident { source: None, ..incident(7) }, titled(8, "kept")]).await;
    let before = assert_same_when_republished(store).await;
    store.undo(batch.batch, act("rosa", 6)).await.unwrap();
    let after = assert_same_when_republished(store).await;
    assert_eq!(after.len(), before.len());
}

async fn token<S: Store>(store: &S, name: &str) {
    let expires = "2030-01-01T00:00:00Z".parse().unwrap();
    store.add_token(name, Role::Reviewer, expires, act("operator", 1)).await.unwrap();
}

pub(crate) async fn nobody_publishes_their_own_upload_once_two_may_review(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = import(store, Intent::Review, 1, vec![incident(1)]).await;
    let id = puts[0].id;
    let publishing = Action::Publish(decisions(Visibility::Exact));
    token(store, "ana").await;
    token(store, "ana").await;
    assert!(!store.two_person_rule(act("", 2).now).await.unwrap(), "one person with two tokens is one");
    token(store, "rosa").await;
    let refused = review(store, id, publishing.clone(), "ana", 2).await;
    assert!(matches!(refused, Err(StoreError::OwnUpload(own)) if own == id));
    review(store, id, publishing.clone(), "rosa", 3).await.unwrap();
    // What is public of it does not change by the same person alone, either.
    let edited = Action::Edit(Box::new(titled(1, "edited")));
    review(store, id, edited, "ana", 4).await.unwrap();
    assert_eq!(one(store, id).await.unwrap().words.title.as_deref(), Some("Case 1"));

    let begun = store.begin(info(Intent::Publish, 5)).await;
    assert!(matches!(begun.err(), Some(StoreError::TwoPersonRule)));
    let why = Some("the office is closed".to_owned());
    let overridden = BatchInfo { act: Act { why, ..act("operator", 5) }, ..info(Intent::Publish, 5) };
    drop(store.begin(overridden).await.unwrap());
    import(store, Intent::Keep, 6, vec![titled(1, "by a file")]).await;
    assert_eq!(one(store, id).await.unwrap().words.title.as_deref(), Some("Case 1"));
    let settings = Settings { two_person: TwoPerson::Off, ..store.settings().await.unwrap() };
    store.set_settings(settings, act("admin", 7)).await.unwrap();
    review(store, id, publishing, "ana", 8).await.unwrap();
    assert_eq!(one(store, id).await.unwrap().words.title.as_deref(), Some("by a file"));
}

pub(crate) async fn a_review_is_whole_or_nothing(engine: impl Engine) {
    let store = engine.store();
    let sourceless = Incident { source: None, ..incident(1) };
    let (_, puts) = import(store, Intent::Review, 1, vec![incident(0), sourceless]).await;
    let action = Action::Publish(decisions(Visibility::Exact));
    let of = |revisions: [u32; 2]| {
        puts.iter().zip(revisions).map(|(put, revision)| Reviewed { id: put.id, revision, action: action.clone() })
    };
    let refused = store.review(of([1, 1]).collect(), act("rosa", 2)).await;
    assert!(matches!(refused, Err(StoreError::NoSource(id)) if id == puts[1].id));
    let stale = store.review(of([7, 1]).collect(), act("rosa", 2)).await;
    assert!(matches!(stale, Err(StoreError::RecordChanged { revision: 1, .. })));
    assert!(public(store).await.is_empty());
    assert!(all_records(store).await.iter().all(|record| record.status == Status::InReview));
    let back = puts.iter().map(|put| Reviewed { id: put.id, revision: 1, action: Action::Return }).collect();
    store.review(back, act("rosa", 3)).await.unwrap();
    assert_eq!(store.count(Status::Returned).await.unwrap(), 2);
    let log: Vec<String> = store.audit_log().await.unwrap().into_iter().map(|entry| entry.what).collect();
    assert_eq!(log, ["import", "return", "return"]);
    // Uploaded again unchanged it stays returned; changed it is in the queue again.
    let (_, again) = import(store, Intent::Review, 4, vec![incident(0), incident(1)]).await;
    assert_eq!([again[0].status, again[1].status], [Status::Returned, Status::InReview]);
    let queue = store.queue(Status::InReview, None, None, 10).await.unwrap();
    assert_eq!((queue.len(), queue[0].stored.id, queue[0].batch.as_ref().unwrap().1.as_str()), (1, puts[1].id, "ana"));
}

pub(crate) async fn other_masks_are_another_version(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, (0..5).map(masked).collect()).await;
    let before = (store.public_state().await.unwrap(), one(store, puts[0].id).await.unwrap());
    let coarse = [("death".to_owned(), CategoryMask { resolution: 4, keeps_day: false })];
    let masks = Masks::new(coarse.into_iter().collect(), Taxonomy::embedded()).unwrap();
    let settings = Settings { masks, ..store.settings().await.unwrap() };
    store.set_settings(settings.clone(), act("admin", 2)).await.unwrap();
    let after = (store.public_state().await.unwrap(), one(store, puts[0].id).await.unwrap());
    assert_ne!(before.0.projection, after.0.projection);
    assert_ne!(before.1.point, after.1.point);
    assert!(after.1.date.only_day().is_none());
    let reopened = engine.reopen().await;
    assert!(reopened.store().projection_is_current().await.unwrap());
    assert_eq!(reopened.store().settings().await.unwrap(), settings);
}

pub(crate) async fn an_edit_keeps_decisions_and_takes_ticks_of_changed_words(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = import(store, Intent::Review, 1, (0..5).map(masked).collect()).await;
    let ticked = Decisions { cleared: Cleared::ALL, ..decisions(Visibility::Area) };
    let all = puts.iter().map(|put| Reviewed { id: put.id, revision: 1, action: Action::Publish(ticked) }).collect();
    store.review(all, act("rosa", 2)).await.unwrap();
    let id = puts[0].id;
    assert_eq!(one(store, id).await.unwrap().words.title.as_deref(), Some("Case 0"));
    let undecided = Incident { consent: None, visibility: None, ..titled(0, "Near the blue house") };
    review(store, id, Action::Edit(Box::new(undecided)), "rosa", 3).await.unwrap();
    let shown = one(store, id).await.unwrap();
    assert_eq!((&shown.words.title, shown.words.source.is_some()), (&None, true));
    let history = store.history(id).await.unwrap();
    assert_eq!(history.len(), 3);
    assert_eq!(history[2].by.kind, spotlight_store::ChangeKind::Edit);
}

pub(crate) async fn what_was_edited_here_goes_before_a_reviewer(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, incidents(0..3)).await;
    let id = puts[0].id;
    let edited = titled(0, "Without the name");
    let reviewed = Reviewed { id, revision: 1, action: Action::Edit(Box::new(edited)) };
    store.review(vec![reviewed], act("rosa", 2)).await.unwrap();
    // The source corrects something else, of that record and of another.
    let mut later = incidents(0..3);
    (later[0].counts.dead, later[1].counts.dead) = (Some(2), Some(2));
    let (_, puts) = publish(store, 3, later).await;
    assert_eq!((tally(&puts), &puts[0].unedited[..]), ([0, 2, 1], &["title", "dead"][..]));
    assert_eq!((puts[0].status, puts[1].status), (Status::InReview, Status::Published));
    assert!(puts[1].unedited.is_empty());
    let shown = one(store, id).await.unwrap();
    assert_eq!(shown.words.title.as_deref(), Some("Without the name"), "until somebody has looked");
    assert_eq!(one(store, puts[1].id).await.unwrap().counts.dead, Some(2));
}

pub(crate) async fn any_two_records_are_linked_and_parted_again(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, vec![incident(1), incident(2), incident(3)]).await;
    let [one, other] = [puts[0].id, puts[2].id];
    assert_eq!(store.double_count().await.unwrap(), 0, "nothing has brought them together");
    assert_eq!(store.by_number("ogis", "3").await.unwrap(), Some(other));
    assert_eq!(store.by_number("another", "3").await.unwrap(), None);
    let pair = store.link([one, other], act("rosa", 2)).await.unwrap();
    assert_eq!(store.link([other, one], act("rosa", 2)).await.unwrap(), pair, "whichever comes first");
    assert_eq!(assert_same_when_republished(store).await.len(), 2);
    let gone = Uuid::from_u128(7);
    assert!(matches!(store.link([one, gone], act("rosa", 3)).await, Err(StoreError::UnknownRecord(id)) if id == gone));
    assert!(matches!(store.link([one, one], act("rosa", 3)).await, Err(StoreError::SameRecord(id)) if id == one));
    store.judge(pair, Verdict::Different, act("rosa", 4)).await.unwrap();
    assert_eq!(assert_same_when_republished(store).await.len(), 3);
    assert_eq!(store.touches(one).await.unwrap().len(), 3);
    assert_eq!(store.double_count().await.unwrap(), 0);
}

pub(crate) async fn a_mended_record_waits_for_review_again_and_decides_nothing(engine: impl Engine) {
    let store = engine.store();
    let mut handed_in = Incident { private_notes: Some("ask the sister".to_owned()), ..incident(1) };
    handed_in.propose();
    let id = import(store, Intent::Review, 1, vec![handed_in]).await.1[0].id;
    review(store, id, Action::Return, "rosa", 2).await.unwrap();
    let mended = Incident { title: Some("mended".to_owned()), private_notes: None, ..incident(1) };
    review(store, id, Action::Mend(Box::new(mended.clone())), "ana", 3).await.unwrap();
    let now = all_records(store).await.remove(0);
    assert_eq!((now.status, now.incident.title.as_deref()), (Status::InReview, Some("mended")));
    assert_eq!((now.incident.consent, now.incident.proposed.consent), (None, Some(Consent::PublicRecord)));
    assert_eq!(now.incident.private_notes, None, "notes that were taken away are gone");
    review(store, id, Action::Publish(decisions(Visibility::Exact)), "rosa", 5).await.unwrap();
    let refused = review(store, id, Action::Mend(Box::new(mended.clone())), "ana", 6).await;
    assert!(matches!(refused, Err(StoreError::WrongStatus { status: Status::Published, .. })));
    // A version that waits while the one before stays public is mended without touching that.
    let before = assert_same_when_republished(store).await;
    import(store, Intent::Review, 7, vec![titled(1, "an update")]).await;
    review(store, id, Action::Mend(Box::new(titled(1, "a better update"))), "ana", 8).await.unwrap();
    assert_eq!(assert_same_when_republished(store).await, before);
    let log = store.audit_log().await.unwrap();
    assert_eq!(log.iter().filter(|entry| entry.what == "mend" && entry.who == "ana").count(), 2);
}
