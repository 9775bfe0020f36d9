//! Records of two registers that may tell of one event are flagged; an index finds what comparing all with all finds.

use std::collections::BTreeSet;

use spotlight_core::lonlat::LonLat;
use spotlight_record::{Incident, Place, Status};
use spotlight_store::{Double, Intent, Store};

use crate::engines::Engine;
use crate::oracle::all_records;
use crate::samples::{act, import, publish, tally};

fn of(register: &str, number: u32, date: &str, (lon, lat): (f64, f64)) -> Incident {
    let at = LonLat::new(lon, lat).unwrap();
    Incident {
        external_id: Some(number.to_string()),
        source: Some("An invented register".to_owned()),
        ..Incident::new(register, "death", date.parse().unwrap(), Place::At(at))
    }
}

fn names(doubles: &[Double]) -> Vec<(&str, &str)> {
    doubles.iter().map(|d| (d.source_system.as_str(), d.external_id.as_deref().unwrap())).collect()
}

pub(crate) async fn two_registers_that_tell_of_one_event_are_flagged_and_not_merged(engine: impl Engine) {
    let store = engine.store();
    let first = vec![of("a", 1, "2020-05-14", (-111.0, 32.0)), of("a", 2, "2020-05-20", (-111.0, 32.0))];
    assert!(publish(store, 1, first.clone()).await.1.iter().all(|put| put.doubles.is_empty()));
    let second = vec![of("b", 1, "2020-05-15", (-111.01, 32.0)), of("b", 2, "2020-05-15", (-111.5, 32.0))];
    let (_, puts) = publish(store, 2, second.clone()).await;
    assert_eq!(tally(&puts), [2, 0, 0], "nothing is merged");
    assert_eq!(names(&puts[0].doubles), [("a", "1")]);
    assert!(puts[1].doubles.is_empty());
    assert_eq!(store.double_count().await.unwrap(), 1);
    let pairs = store.doubles().await.unwrap();
    assert_eq!(names(&pairs[0].records), [("a", "1"), ("b", "1")]);
    assert_eq!(pairs[0].records[1].id, puts[0].id);

    let (_, again) = publish(store, 3, second).await;
    assert_eq!(tally(&again), [0, 0, 2]);
    assert_eq!(store.double_count().await.unwrap(), 1, "a file that comes again flags nothing again");
    let engine = engine.reopen().await;
    assert_eq!(engine.store().doubles().await.unwrap(), pairs);
}

pub(crate) async fn doubles_within_one_file_are_found(engine: impl Engine) {
    let store = engine.store();
    let rows = vec![of("a", 1, "2020-05-14", (-111.0, 32.0)), of("b", 7, "2020-05", (-111.0, 32.01))];
    let (_, puts) = publish(store, 1, rows).await;
    assert_eq!((puts[0].doubles.len(), names(&puts[1].doubles)), (0, vec![("a", "1")]));
    assert_eq!(store.double_count().await.unwrap(), 1);
}

/// The rule, said again in the slowest way.
fn may_be_one_event(a: &Incident, b: &Incident) -> bool {
    let (Place::At(one), Place::At(other)) = (&a.place, &b.place) else { return false };
    let flat = (one.lat() + other.lat()).to_radians() / 2.0;
    let (x, y) = ((one.lon() - other.lon()) * flat.cos(), one.lat() - other.lat());
    let km = x.hypot(y) * 111.195;
    let apart = (a.occurred.first_day() - b.occurred.first_day()).get_days().abs();
    a.source_system != b.source_system && a.category == b.category && apart <= 1 && km <= 2.0
}

pub(crate) async fn the_index_finds_what_comparing_all_with_all_finds(engine: impl Engine) {
    let store = engine.store();
    // Places and days that are close often, in steps that no rounding brings to the edge of the rule.
    let all: Vec<Incident> = (0..1200_u32)
        .map(|n| {
            let mixed = n.wrapping_mul(2_654_435_761);
            let place = (-111.4 + f64::from(mixed >> 8 & 63) * 0.013, 31.8 + f64::from(mixed >> 16 & 63) * 0.011);
            let date = format!("2020-{:02}-{:02}", 4 + (mixed >> 22 & 1), 1 + (mixed >> 24) % 30);
            of(["a", "b", "c"][(mixed >> 4) as usize % 3], n, &date, place)
        })
        .collect();
    for (day, part) in all.chunks(500).enumerate() {
        import(store, Intent::Keep, 1 + day as u32, part.to_vec()).await;
    }
    let name = |i: &Incident| (i.source_system.clone(), i.external_id.clone());
    let mut expected = BTreeSet::new();
    for (n, one) in all.iter().enumerate() {
        for other in all[..n].iter().filter(|other| may_be_one_event(one, other)) {
            let mut pair = [name(one), name(other)];
            pair.sort();
            expected.insert(pair);
        }
    }
    let pairs = store.doubles().await.unwrap();
    assert_eq!(store.double_count().await.unwrap(), pairs.len() as u64);
    let name = |d: &Double| (d.source_system.clone(), d.external_id.clone());
    let found: BTreeSet<_> = pairs.iter().map(|pair| [name(&pair.records[0]), name(&pair.records[1])]).collect();
    assert!(expected.len() > 100, "{}", expected.len());
    assert_eq!(found, expected);
}

pub(crate) async fn an_undo_takes_back_what_its_batch_flagged(engine: impl Engine) {
    let store = engine.store();
    let (first, _) = publish(store, 1, vec![of("a", 1, "2020-05-14", (-111.0, 32.0))]).await;
    let (second, _) = publish(store, 2, vec![of("b", 1, "2020-05-14", (-111.0, 32.0))]).await;
    store.undo(second, act("ben", 3)).await.unwrap();
    assert_eq!(store.double_count().await.unwrap(), 0);
    publish(store, 4, vec![of("b", 1, "2020-05-14", (-111.0, 32.0))]).await;
    assert_eq!(store.double_count().await.unwrap(), 1);
    // The other one goes.
    store.undo(first, act("ben", 5)).await.unwrap();
    assert_eq!((store.double_count().await.unwrap(), store.doubles().await.unwrap()), (0, vec![]));
}

pub(crate) async fn a_record_that_moves_away_is_no_double_any_more(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, vec![of("a", 1, "2020-05-14", (-111.0, 32.0))]).await;
    publish(store, 2, vec![of("b", 1, "2020-05-14", (-111.0, 32.0))]).await;
    let (away, puts) = publish(store, 3, vec![of("b", 1, "2020-07-14", (-111.0, 32.0))]).await;
    assert_eq!((tally(&puts), store.double_count().await.unwrap()), ([0, 1, 0], 0));
    store.undo(away, act("ben", 4)).await.unwrap();
    assert_eq!(store.double_count().await.unwrap(), 1, "it is back where it was");
}

pub(crate) async fn a_retracted_record_is_no_double(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, vec![of("a", 1, "2020-05-14", (-111.0, 32.0))]).await;
    publish(store, 2, vec![of("b", 1, "2020-05-14", (-111.0, 32.0))]).await;
    let id = all_records(store).await[0].id;
    store.set_status(id, Status::Retracted, act("ben", 3)).await.unwrap();
    assert_eq!(store.double_count().await.unwrap(), 0);
    store.set_status(id, Status::Draft, act("ben", 4)).await.unwrap();
    assert_eq!(store.double_count().await.unwrap(), 1);
}
