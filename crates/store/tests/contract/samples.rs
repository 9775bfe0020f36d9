//! Incidents, and the acts of putting them into a store.

use std::sync::atomic::{AtomicU64, Ordering};

use spotlight_core::lonlat::LonLat;
use spotlight_record::{Consent, Incident, Place, Visibility};
use spotlight_store::{Act, Batch, BatchInfo, ChangeId, Committed, Disposition, Intent, Put, Sink, Store};

/// An incident of a register: number `n`, in southern Arizona, public at its exact place once it is published.
pub(crate) fn incident(n: u32) -> Incident {
    let at = LonLat::new(-111.0 - f64::from(n % 97) / 100.0, 31.8 + f64::from(n % 89) / 100.0).unwrap();
    let day = format!("20{:02}-{:02}-{:02}", 10 + n % 12, 1 + n % 12, 1 + n % 28);
    Incident {
        external_id: Some(n.to_string()),
        title: Some(format!("Case {n}")),
        source: Some("An invented register".to_owned()),
        consent: Some(Consent::PublicRecord),
        visibility: Some(Visibility::Exact),
        ..Incident::new("ogis", "death", day.parse().unwrap(), Place::At(at))
    }
}

/// The same with another title.
pub(crate) fn titled(n: u32, title: &str) -> Incident {
    Incident { title: Some(title.to_owned()), ..incident(n) }
}

pub(crate) fn incidents(numbers: std::ops::Range<u32>) -> Vec<Incident> {
    numbers.map(incident).collect()
}

/// Somebody's act on a day of November 2026.
pub(crate) fn act(who: &str, day: u32) -> Act {
    let now = format!("2026-11-{day:02}T12:00:00Z").parse().unwrap();
    Act { who: who.to_owned(), now, why: None }
}

pub(crate) fn info(intent: Intent, day: u32) -> BatchInfo {
    let (act, file_name) = (act("ana", day), "cases.csv".to_owned());
    BatchInfo { act, file_name, file_sha256: other_file(), intent, as_of: None, upload: None }
}

/// The SHA-256 of a file that nobody has imported yet.
pub(crate) fn other_file() -> [u8; 32] {
    static FILES: AtomicU64 = AtomicU64::new(1);
    let mut sha256 = [0; 32];
    sha256[..8].copy_from_slice(&FILES.fetch_add(1, Ordering::Relaxed).to_le_bytes());
    sha256
}

/// Imports incidents as one batch.
pub(crate) async fn import<S: Store>(
    store: &S,
    intent: Intent,
    day: u32,
    incidents: Vec<Incident>,
) -> (Committed, Vec<Put>) {
    let mut batch = store.begin(info(intent, day)).await.unwrap();
    let mut puts = Vec::new();
    for chunk in incidents.chunks(1000) {
        puts.extend(batch.put(chunk.to_vec()).await.unwrap());
    }
    (batch.commit(b"{}").await.unwrap(), puts)
}

/// Imports and publishes.
pub(crate) async fn publish<S: Store>(store: &S, day: u32, incidents: Vec<Incident>) -> (ChangeId, Vec<Put>) {
    let (committed, puts) = import(store, Intent::Publish, day, incidents).await;
    (committed.batch, puts)
}

/// How many were accepted, updated, unchanged.
pub(crate) fn tally(puts: &[Put]) -> [usize; 3] {
    [Disposition::Accepted, Disposition::Updated, Disposition::Unchanged]
        .map(|d| puts.iter().filter(|p| p.disposition == d).count())
}
