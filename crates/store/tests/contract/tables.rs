//! Tables of quasi-identifiers: made once, right, and withheld as soon as a record that they count may not be public.

use std::collections::BTreeMap;

use spotlight_core::Uuid;
use spotlight_core::code::{AgeGroup, Gender, Verification};
use spotlight_core::release::{Attribute, Cell, Count, Release};
use spotlight_core::taxonomy::Taxonomy;
use spotlight_record::{CategoryMask, Cleared, Consent, Incident, Masks, Status, Visibility};
use spotlight_store::{
    Action, Decisions, Intent, ReviewStore, Reviewed, Settings, Store, StoreError, TableStore, Verdict,
};

use crate::engines::Engine;
use crate::oracle::all_records;
use crate::samples::{act, import, incident, publish};

/// A masked incident of 2010 in Arizona; every third is of a child, every other of a woman.
fn masked(n: u32) -> Incident {
    let ages = [AgeGroup::Child, AgeGroup::Adult, AgeGroup::Adult];
    let genders = [Gender::Woman, Gender::Man];
    Incident {
        visibility: Some(Visibility::Area),
        age_group: Some(ages[n as usize % 3]),
        gender: Some(genders[n as usize % 2]),
        nationality: (n > 0).then(|| "HN".to_owned()),
        ..incident(12 * n)
    }
}

fn masked_until(end: u32) -> Vec<Incident> {
    (0..end).map(masked).collect()
}

async fn made<S: Store>(store: &S) -> Release {
    store.make_table("US-AZ", 2010, act("rosa", 9)).await.unwrap()
}

/// What the snapshot holds, decoded.
async fn served<S: Store>(store: &S) -> Vec<Release> {
    let kept = store.public_blocks().await.unwrap().releases;
    kept.iter().map(|kept| Release::decode(&kept.body, kept.sha256).unwrap()).collect()
}

fn rows(release: &Release, attribute: Attribute) -> BTreeMap<&str, Cell> {
    let table = release.tables.iter().find(|table| table.attribute == attribute).unwrap();
    table.rows.as_ref().unwrap().iter().map(|(code, cell)| (&**code, *cell)).collect()
}

fn said(n: u32) -> Cell {
    Cell::Count(Count::new(n).unwrap())
}

async fn revised<S: Store>(store: &S, id: Uuid, action: Action, day: u32) {
    let revision = all_records(store).await.into_iter().find(|record| record.id == id).unwrap().revision;
    store.review(vec![Reviewed { id, revision, action }], act("rosa", day)).await.unwrap();
}

pub(crate) async fn a_table_is_made_once_and_of_a_year_that_is_over(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, masked_until(24)).await;
    let make = |state: &'static str, year| store.make_table(state, year, act("rosa", 9));
    assert!(matches!(make("US-XX", 2010).await, Err(StoreError::UnknownState(code)) if code == "US-XX"));
    assert!(matches!(make("US-AZ", 2026).await, Err(StoreError::YearNotOver(2026))));
    assert!(matches!(make("US-AZ", 2011).await, Err(StoreError::TooFewToCount { found: 0 })));
    assert!(served(store).await.is_empty());

    let before = store.public_state().await.unwrap();
    let rehearsed = store.rehearse_table("US-AZ", 2010, act("rosa", 9)).await.unwrap();
    assert_eq!((served(store).await, store.public_state().await.unwrap()), (vec![], before));
    let release = made(store).await;
    assert_eq!((&release, &served(store).await), (&rehearsed, &vec![release.clone()]));
    assert_ne!(store.public_state().await.unwrap(), before, "a server must see that something else is public");

    publish(store, 10, masked_until(30)).await;
    assert!(matches!(make("US-AZ", 2010).await, Err(StoreError::TableMade { year: 2010, .. })));
    let again = store.rehearse_table("US-AZ", 2010, act("rosa", 11)).await;
    assert!(matches!(again, Err(StoreError::TableMade { .. })), "two rehearsals around a table could be subtracted");
    assert_eq!(served(store).await, [release]);
    let acts: Vec<String> = store.audit_log().await.unwrap().into_iter().map(|entry| entry.what).collect();
    assert_eq!(acts.iter().filter(|what| *what == "make_table" || *what == "rehearse_table").count(), 2);
    let mut counted = 0;
    for record in all_records(store).await {
        counted += store.touches(record.id).await.unwrap().len();
    }
    assert_eq!(counted, 24, "each record tells that it was counted, and the six that came later tell nothing");
}

pub(crate) async fn a_table_counts_what_is_masked_and_public_then(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, masked_until(24)).await;
    // Not counted: at an exact place, of another year, a draft, of a whole that is not in the year, and without consent.
    let exact = Incident { age_group: Some(AgeGroup::Older), ..incident(12 * 40) };
    let between = Incident { occurred: "2009-12/2010-01".parse().unwrap(), ..masked(41) };
    let closed = Incident { consent: Some(Consent::Internal), ..masked(42) };
    let other = Incident { visibility: Some(Visibility::Area), ..incident(1) };
    publish(store, 2, vec![exact, between, closed, other]).await;
    import(store, Intent::Keep, 3, vec![masked(43)]).await;

    let release = made(store).await;
    assert_eq!((release.total.unwrap().get(), release.made.to_string()), (24, "2026-11-09".to_owned()));
    assert_eq!(rows(&release, Attribute::AgeGroup), BTreeMap::from([("adult", said(16)), ("child", said(8))]));
    assert_eq!(rows(&release, Attribute::Gender), BTreeMap::from([("man", said(12)), ("woman", said(12))]));
    // One nationality is not known, and one number cannot hide behind another that subtraction gives.
    let nationality = release.tables.iter().find(|table| table.attribute == Attribute::Nationality).unwrap();
    let by_code = rows(&release, Attribute::Nationality);
    assert_eq!(by_code, BTreeMap::from([("HN", Cell::Withheld), ("unknown", Cell::Few)]), "{nationality:?}");
}

pub(crate) async fn a_table_is_withheld_when_a_record_of_it_may_not_be_public_any_more(engine: impl Engine) {
    let store = engine.store();
    let (batch, puts) = publish(store, 1, masked_until(24)).await;
    let release = made(store).await;
    let last = engine.store();
    assert_eq!(served(last).await, std::slice::from_ref(&release));
    // The family takes its consent back: a file says so, and it counts before anybody has reviewed it.
    let mut withdrawn = Incident { consent: Some(Consent::None), ..masked(3) };
    withdrawn.propose();
    import(store, Intent::Review, 10, vec![withdrawn]).await;
    assert_eq!(served(store).await, [release.clone().withhold()]);
    let kept = &store.tables().await.unwrap()[0];
    assert_eq!(kept.made.act.who, "rosa");
    assert_eq!(kept.withheld.as_ref().map(|change| change.act.who.as_str()), Some("ana"));

    // Another year, for each of the other ways.
    let year =
        |n: u32| (0..10).map(move |i| Incident { visibility: Some(Visibility::Area), ..incident(12 * (50 + i) + n) });
    let (second, others) = publish(store, 11, year(1).chain(year(2)).chain(year(3)).collect()).await;
    for of in [2011, 2012, 2013] {
        store.make_table("US-AZ", of, act("rosa", 12)).await.unwrap();
    }
    let withheld = async |of: i16| served(store).await.iter().find(|r| r.year == of).unwrap().is_withheld();
    revised(store, others[0].id, Action::Retract, 13).await;
    assert!(withheld(2011).await && !withheld(2012).await);
    store.set_status(others[10].id, Status::Draft, act("rosa", 13)).await.unwrap();
    assert!(withheld(2012).await && !withheld(2013).await);
    let (verification, cleared) = (Verification::Verified, Cleared::default());
    let private = Decisions { consent: Consent::Public, visibility: Visibility::Private, verification, cleared };
    revised(store, others[20].id, Action::Publish(private), 13).await;
    assert!(withheld(2013).await);
    assert!(puts.len() == 24 && batch != second);
}

pub(crate) async fn what_does_not_concern_a_table_leaves_it(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, masked_until(24)).await;
    let release = made(store).await;
    // A draft, an edit, a version that waits, another year, other masks, and everything published again.
    import(store, Intent::Keep, 2, vec![masked(60)]).await;
    let edit = Incident { gender: Some(Gender::Nonbinary), ..masked(0) };
    revised(store, puts[0].id, Action::Edit(Box::new(edit)), 2).await;
    let mut waits = Incident { title: Some("another".to_owned()), ..masked(1) };
    waits.propose();
    import(store, Intent::Review, 3, vec![waits]).await;
    let coarse = [("death".to_owned(), CategoryMask { resolution: 5, keeps_day: false })];
    let masks = Masks::new(coarse.into_iter().collect(), Taxonomy::embedded()).unwrap();
    store.set_settings(Settings { masks, ..Settings::default() }, act("admin", 4)).await.unwrap();
    store.republish(act("admin", 5)).await.unwrap();
    // The same event is documented by another register; one of the two is shown.
    let double = Incident { source_system: "another".to_owned(), ..masked(2) };
    publish(store, 6, vec![double]).await;
    let pair =
        store.doubles().await.unwrap().into_iter().find(|p| p.records.iter().any(|r| r.id == puts[2].id)).unwrap();
    store.judge(pair.pair, Verdict::Same, act("rosa", 7)).await.unwrap();
    assert_eq!(served(store).await, std::slice::from_ref(&release));
    // When the counted record itself is retracted, the other one does not stand for it.
    revised(store, puts[2].id, Action::Retract, 8).await;
    assert_eq!(served(store).await, [release.withhold()]);
}

pub(crate) async fn a_record_is_counted_in_one_table_at_most(engine: impl Engine) {
    let store = engine.store();
    let (_, puts) = publish(store, 1, masked_until(24)).await;
    made(store).await;
    let others = (0..6).map(|n| Incident { occurred: "2011-03".parse().unwrap(), ..masked(70 + n) });
    publish(store, 2, others.collect()).await;
    // The date of a counted record was wrong: it happened a year later.
    let moved = Incident { occurred: "2011-05".parse().unwrap(), ..masked(0) };
    revised(store, puts[0].id, Action::Edit(Box::new(moved)), 3).await;
    let release = store.make_table("US-AZ", 2011, act("rosa", 9)).await.unwrap();
    assert_eq!(release.total.unwrap().get(), 6);
}

pub(crate) async fn a_withheld_table_stays_withheld(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, masked_until(24)).await;
    let unknown = store.withhold_table("US-AZ", 2010, act("rosa", 2)).await;
    assert!(matches!(unknown, Err(StoreError::UnknownTable { year: 2010, .. })));
    let release = made(store).await;
    assert!(!release.is_withheld());
    store.withhold_table("US-AZ", 2010, act("rosa", 10)).await.unwrap();
    let before = store.public_state().await.unwrap();
    store.withhold_table("US-AZ", 2010, act("rosa", 11)).await.unwrap();
    assert_eq!(store.public_state().await.unwrap(), before);
    assert!(matches!(store.make_table("US-AZ", 2010, act("rosa", 12)).await, Err(StoreError::TableMade { .. })));
    assert_eq!(served(store).await, [release.withhold()]);
    let kept = store.tables().await.unwrap();
    assert_eq!(kept[0].withheld.as_ref().map(|change| change.act.now), Some(act("rosa", 10).now));
}
