//! Random acts against the store and against a model that is a few lines long.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use spotlight_core::Uuid;
use spotlight_record::{Incident, Status};
use spotlight_store::{ChangeId, Disposition, Intent, Store, StoreError};

use crate::engines::Engine;
use crate::oracle::{all_records, assert_snapshot_is_exact};
use crate::samples::{act, import, incident};

/// How many sequences of acts are tried; each has a part of one database's records to itself.
const SEQUENCES: u32 = 12;
const NUMBERS: u32 = 6;

#[derive(Debug, Clone)]
enum Step {
    /// Rows: which record, which of three titles, with or without a source.
    Import(Vec<(u32, u8, bool)>, bool),
    SetStatus(u32, Status),
    /// The how-manieth batch of the sequence.
    Undo(usize),
    Republish,
}

fn step() -> impl Strategy<Value = Step> {
    let rows = proptest::collection::vec((0..NUMBERS, 0_u8..3, any::<bool>()), 0..8);
    let status =
        prop_oneof![Just(Status::Draft), Just(Status::InReview), Just(Status::Published), Just(Status::Retracted)];
    prop_oneof![
        6 => (rows, any::<bool>()).prop_map(|(rows, publish)| Step::Import(rows, publish)),
        3 => (0..NUMBERS, status).prop_map(|(n, status)| Step::SetStatus(n, status)),
        3 => (0_usize..8).prop_map(Step::Undo),
        1 => Just(Step::Republish),
    ]
}

/// A record: its id and, newest last, what each change made of it. A change that is undone is taken off the end.
#[derive(Debug, Clone)]
struct Record {
    id: Uuid,
    made: Vec<(ChangeId, Incident, Status)>,
}

type Model = BTreeMap<u32, Record>;

fn row(sequence: u32, n: u32, title: u8, sourced: bool) -> Incident {
    let source = sourced.then(|| "A register".to_owned());
    let number = Some(format!("{sequence}-{n}"));
    Incident { external_id: number, title: Some(format!("Title {title}")), source, ..incident(n) }
}

/// The rule of the contract, said again.
fn expected_status(before: Option<Status>, intent: Intent, sourced: bool) -> Status {
    match (before, intent, sourced) {
        (Some(Status::Retracted), _, _) => Status::Retracted,
        (Some(Status::Published), Intent::Keep, false) | (_, Intent::Publish, false) | (_, Intent::Review, _) => {
            Status::InReview
        }
        (_, Intent::Publish, true) => Status::Published,
        (Some(before), Intent::Keep, _) => before,
        (None, Intent::Keep, _) => Status::Draft,
    }
}

async fn check<S: Store>(store: &S, sequence: u32, model: &Model) {
    let prefix = format!("{sequence}-");
    let own = |i: &Incident| i.external_id.as_ref().is_some_and(|n| n.starts_with(&prefix));
    let stored: BTreeMap<Uuid, (Incident, Status)> = all_records(store)
        .await
        .into_iter()
        .filter(|r| own(&r.incident))
        .map(|r| (r.id, (r.incident, r.status)))
        .collect();
    let expected = model.values().map(|r| {
        let (_, incident, status) = r.made.last().unwrap();
        (r.id, (incident.clone(), *status))
    });
    assert_eq!(stored, expected.collect::<BTreeMap<_, _>>());
    assert_snapshot_is_exact(store).await;
}

async fn run<S: Store>(store: &S, sequence: u32, steps: Vec<Step>) {
    let mut model = Model::new();
    let mut batches = Vec::new();
    for (day, step) in (1..).zip(steps) {
        match step {
            Step::Import(rows, publish) => {
                let intent = if publish { Intent::Publish } else { Intent::Keep };
                let incidents = rows.iter().map(|&(n, title, sourced)| row(sequence, n, title, sourced)).collect();
                let (committed, puts) = import(store, intent, day, incidents).await;
                for (&(n, title, sourced), put) in rows.iter().zip(&puts) {
                    let incident = row(sequence, n, title, sourced);
                    let before = model.get(&n).and_then(|r| r.made.last());
                    let status = expected_status(before.map(|b| b.2), intent, sourced);
                    let expected = match before {
                        None => Disposition::Accepted,
                        Some((_, i, s)) if (i, *s) == (&incident, status) => Disposition::Unchanged,
                        Some(_) => Disposition::Updated,
                    };
                    assert_eq!((put.disposition, put.status), (expected, status));
                    if expected != Disposition::Unchanged {
                        let record = model.entry(n).or_insert(Record { id: put.id, made: Vec::new() });
                        assert_eq!(record.id, put.id);
                        record.made.push((committed.batch, incident, status));
                    }
                }
                batches.push((committed.batch, false));
            }
            Step::SetStatus(n, status) => {
                let Some(record) = model.get_mut(&n) else { continue };
                let (_, incident, before) = record.made.last().unwrap().clone();
                let result = store.set_status(record.id, status, act("rosa", day)).await;
                if status == Status::Published && !incident.has_source() {
                    assert!(matches!(result, Err(StoreError::NoSource(_))));
                } else if status == before {
                    assert_eq!(result.unwrap().disposition, Disposition::Unchanged);
                } else {
                    assert_eq!(result.unwrap().status, status);
                    let last = store.history(record.id).await.unwrap().pop().unwrap();
                    record.made.push((last.by.id, incident, status));
                }
            }
            Step::Undo(which) => {
                let Some((batch, undone)) = batches.get_mut(which) else { continue };
                let result = store.undo(*batch, act("rosa", day)).await;
                let later = |r: &&Record| {
                    let mut newer = r.made.iter().skip_while(|m| m.0 != *batch);
                    newer.any(|m| m.0 != *batch)
                };
                let blocked = model.values().filter(later).count() as u64;
                if *undone {
                    assert!(matches!(result, Err(StoreError::AlreadyUndone { .. })));
                } else if blocked > 0 {
                    assert!(matches!(result, Err(StoreError::ChangedSince { records, .. }) if records == blocked));
                } else {
                    result.unwrap();
                    *undone = true;
                    for record in model.values_mut() {
                        record.made.retain(|m| m.0 != *batch);
                    }
                    model.retain(|_, r| !r.made.is_empty());
                }
            }
            Step::Republish => {
                store.republish(act("operator", day)).await.unwrap();
            }
        }
        check(store, sequence, &model).await;
    }
}

pub(crate) async fn the_store_agrees_with_a_model_after_random_acts(engine: impl Engine) {
    let mut runner = TestRunner::deterministic();
    let steps = proptest::collection::vec(step(), 1..25);
    for sequence in 0..SEQUENCES {
        let steps = steps.new_tree(&mut runner).unwrap().current();
        println!("sequence {sequence}: {steps:?}");
        run(engine.store(), sequence, steps).await;
    }
    engine.store().verify_audit().await.unwrap();
}
