//! Random acts of documenters, reviewers and the operator: after each of them the snapshot is what a republish makes of the records,
//! of an event one record is public at most, and nothing that is private, retracted or unreleased is public.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use spotlight_core::code::Verification;
use spotlight_record::{Cleared, Consent, Incident, Status, Visibility};
use spotlight_store::{Action, ChangeId, Decisions, Intent, Reviewed, Store, StoreError, Verdict};

use crate::engines::Engine;
use crate::oracle::{all_records, public};
use crate::samples::{act, import, incident};

const SEQUENCES: u32 = 6;
const NUMBERS: u32 = 5;

#[derive(Debug, Clone)]
enum Step {
    /// Rows of one of two registers: which event, which title, how visible.
    Import(Vec<(u32, u8, Option<Visibility>)>, bool, Intent),
    /// What is done to the how-manieth record.
    Review(usize, u8, Visibility),
    Judge(usize, bool),
    Release,
    Undo(usize),
}

fn visibility() -> impl Strategy<Value = Visibility> {
    prop_oneof![3 => Just(Visibility::Exact), 3 => Just(Visibility::Area), 1 => Just(Visibility::Private)]
}

fn step() -> impl Strategy<Value = Step> {
    let rows = proptest::collection::vec((0..NUMBERS, 0_u8..3, proptest::option::of(visibility())), 1..8);
    let intent = prop_oneof![2 => Just(Intent::Publish), 2 => Just(Intent::Review), 1 => Just(Intent::Keep)];
    prop_oneof![
        5 => (rows, any::<bool>(), intent).prop_map(|(rows, register, intent)| Step::Import(rows, register, intent)),
        5 => (0_usize..16, 0_u8..4, visibility()).prop_map(|(n, action, visibility)| Step::Review(n, action, visibility)),
        3 => (0_usize..8, any::<bool>()).prop_map(|(n, same)| Step::Judge(n, same)),
        1 => Just(Step::Release),
        1 => (0_usize..8).prop_map(Step::Undo),
    ]
}

fn row(sequence: u32, n: u32, title: u8, visibility: Option<Visibility>, register: bool) -> Incident {
    let at = u32::from(register);
    Incident {
        source_system: format!("register {at} of {sequence}"),
        external_id: Some(n.to_string()),
        title: Some(format!("Title {title}")),
        visibility,
        // Each sequence has a month of its own, so that only its own records may be doubles.
        occurred: format!("20{:02}-{:02}-11", 10 + sequence, 1 + n).parse().unwrap(),
        ..incident(n)
    }
}

async fn check<S: Store>(store: &S, day: u32, step: &Step) {
    let before = public(store).await;
    let records = all_records(store).await;
    for id in before.keys() {
        let record = records.iter().find(|record| record.id == *id).unwrap();
        assert_ne!(record.incident.visibility, Some(Visibility::Private), "{step:?}");
        assert!(!matches!(record.status, Status::Retracted | Status::Draft), "{step:?}: {:?}", record.status);
        let opened = store.open_record(*id, "2026-11-28".parse().unwrap()).await.unwrap();
        let linked = opened.links.iter().filter(|other| before.contains_key(&other.stored.id)).count();
        assert_eq!(linked, 0, "{step:?}: of one event, one is public");
        let area = |incident: &Incident| incident.visibility != Some(Visibility::Exact);
        let strict = area(&record.incident)
            || opened.links.iter().any(|o| o.stored.status != Status::Retracted && area(&o.stored.incident));
        assert!(!strict || before[id].precision.as_str() != "exact", "{step:?}: the strictest of all holds");
    }
    store.republish(act("operator", day)).await.unwrap();
    assert_eq!(public(store).await, before, "{step:?}");
}

async fn run<S: Store>(store: &S, sequence: u32, steps: Vec<Step>) {
    let mut batches: Vec<ChangeId> = Vec::new();
    for (day, step) in (1..).zip(steps) {
        match &step {
            Step::Import(rows, register, intent) => {
                let rows = rows.iter().map(|&(n, title, visibility)| row(sequence, n, title, visibility, *register));
                let (committed, _) = import(store, *intent, day, rows.collect()).await;
                batches.push(committed.batch);
            }
            Step::Review(n, action, visibility) => {
                let prefix = format!("of {sequence}");
                let mut records = all_records(store).await;
                records.retain(|record| record.incident.source_system.ends_with(&prefix));
                records
                    .sort_by_key(|record| (record.incident.source_system.clone(), record.incident.external_id.clone()));
                let Some(record) = records.get(*n) else { continue };
                let (consent, verification, visibility) = (Consent::PublicRecord, Verification::Verified, *visibility);
                let decisions = Decisions { consent, verification, visibility, cleared: Cleared::default() };
                let edited = Incident { title: Some(format!("Edited on {day}")), ..record.incident.clone() };
                let action = match action {
                    0 | 1 => Action::Publish(decisions),
                    2 => Action::Retract,
                    _ => Action::Edit(Box::new(edited)),
                };
                let reviewed = Reviewed { id: record.id, revision: record.revision, action };
                match store.review(vec![reviewed], act("rosa", day)).await {
                    Ok(_) | Err(StoreError::WrongStatus { .. }) => {}
                    Err(error) => panic!("{error}"),
                }
            }
            Step::Judge(n, same) => {
                let pairs = store.doubles().await.unwrap();
                let Some(pair) = pairs.get(*n) else { continue };
                let verdict = if *same { Verdict::Same } else { Verdict::Different };
                store.judge(pair.pair, verdict, act("rosa", day)).await.unwrap();
            }
            Step::Release => match store.release(act("rosa", day)).await {
                Ok(_) | Err(StoreError::TooFewWaiting { .. }) => {}
                Err(error) => panic!("{error}"),
            },
            Step::Undo(n) => {
                let Some(batch) = batches.get(*n) else { continue };
                match store.undo(*batch, act("rosa", day)).await {
                    Ok(_) | Err(StoreError::ChangedSince { .. } | StoreError::AlreadyUndone { .. }) => {}
                    Err(error) => panic!("{error}"),
                }
            }
        }
        check(store, day, &step).await;
    }
}

pub(crate) async fn single_changes_and_a_republish_come_to_the_same_after_random_acts(engine: impl Engine) {
    let mut runner = TestRunner::deterministic();
    let steps = proptest::collection::vec(step(), 10..25);
    for sequence in 0..SEQUENCES {
        let steps = steps.new_tree(&mut runner).unwrap().current();
        println!("sequence {sequence}: {steps:?}");
        run(engine.store(), sequence, steps).await;
    }
    engine.store().verify_audit().await.unwrap();
}
