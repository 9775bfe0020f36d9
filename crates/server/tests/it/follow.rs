//! What is served follows what is public: over HTTP, and step by step beside a dataset that was loaded whole.

use std::time::Duration;

use serde_json::Value;
use spotlight_core::filter::Filter;
use spotlight_core::lonlat::LonLat;
use spotlight_record::{Consent, Incident, Place, Status, Visibility};
use spotlight_server::load::{self, Loaded};
use spotlight_server::now;
use spotlight_store::{Act, Batch, BatchInfo, Intent, Put, Sink, SqliteStore, Store};

use crate::service::Service;

fn act() -> Act {
    Act { who: "operator".to_owned(), now: now(), why: None }
}

pub(crate) fn incident(n: u32, title: &str) -> Incident {
    let at = LonLat::new(-111.0 - f64::from(n % 97) / 100.0, 31.8 + f64::from(n % 89) / 100.0).unwrap();
    Incident {
        external_id: Some(n.to_string()),
        title: Some(title.to_owned()),
        source: Some("An invented register".to_owned()),
        consent: Some(Consent::PublicRecord),
        visibility: Some(Visibility::Exact),
        ..Incident::new("follow", "death", "2021-03-04".parse().unwrap(), Place::At(at))
    }
}

pub(crate) async fn publish(store: &SqliteStore, incidents: Vec<Incident>) -> Vec<Put> {
    bring(store, incidents, Intent::Publish).await
}

/// The same, for review.
pub(crate) async fn draft(store: &SqliteStore, incidents: Vec<Incident>) -> Vec<Put> {
    bring(store, incidents, Intent::Keep).await
}

async fn bring(store: &SqliteStore, incidents: Vec<Incident>, intent: Intent) -> Vec<Put> {
    let (file_name, file_sha256) = ("cases.csv".to_owned(), [7; 32]);
    let info = BatchInfo { act: act(), file_name, file_sha256, intent, as_of: None, upload: None };
    let mut batch = store.begin(info).await.unwrap();
    let puts = batch.put(incidents).await.unwrap();
    batch.commit(b"{}").await.unwrap();
    puts
}

/// Everything that is shown, newest first.
fn shown(loaded: &Loaded) -> Vec<String> {
    let data = &loaded.dataset;
    let rows = data.newest(&Filter::default());
    rows.iter().map(|row| format!("{:?}", data.incident(*row))).collect()
}

#[test]
fn step_by_step_comes_to_what_is_loaded_whole() {
    let service = Service::start();
    service.runtime.block_on(async {
        let store = &service.store;
        let puts = publish(store, (0..9_000).map(|n| incident(n, "before")).collect()).await;
        let mut held = load::dataset(store, |_| ()).await.unwrap();
        assert!(load::next(store, &held).await.unwrap().is_none(), "nothing has changed");
        for step in 0..4 {
            publish(store, (0..50).map(|n| incident(9_000 - 40 + 50 * step + n, "after")).collect()).await;
            store.set_status(puts[step as usize].id, Status::Retracted, act()).await.unwrap();
            held = load::next(store, &held).await.unwrap().unwrap();
            let whole = load::dataset(store, |_| ()).await.unwrap();
            assert_eq!(held.dataset.version(), whole.dataset.version());
            assert_eq!(shown(&held), shown(&whole));
        }
        assert_eq!(held.dataset.len(), 9_000 + 160 - 4);
        // Under other rules everything is loaded again.
        store.republish(act()).await.unwrap();
        let whole = load::dataset(store, |_| ()).await.unwrap();
        let next = load::next(store, &held).await.unwrap();
        assert_eq!(shown(next.as_ref().unwrap_or(&held)), shown(&whole));
    });
}

#[test]
fn a_commit_is_seen_on_the_map_without_a_restart() {
    let service = Service::start();
    let count = || -> Option<u64> {
        let answer = service.get("/api/v1/incidents?limit=1", "");
        (answer.status == 200).then(|| answer.json()["total"].as_u64()).flatten()
    };
    let waits_for = |expected: u64| {
        let seen = (0..600).any(|_| {
            std::thread::sleep(Duration::from_millis(50));
            count() == Some(expected)
        });
        assert!(seen, "{:?} and not {expected}", count());
    };
    let puts = service.runtime.block_on(publish(&service.store, (0..30).map(|n| incident(n, "one")).collect()));
    waits_for(30);
    service.runtime.block_on(publish(&service.store, (30..130).map(|n| incident(n, "two")).collect()));
    waits_for(130);
    let tile: Value = service.get("/tiles/0/0/0.geojson", "").json();
    let members = tile["features"].as_array().unwrap().iter();
    let sum: u64 = members.map(|one| one["properties"]["point_count"].as_u64().unwrap_or(1)).sum();
    assert_eq!(sum, 130);
    service.runtime.block_on(service.store.set_status(puts[0].id, Status::Retracted, act())).unwrap();
    waits_for(129);
}
