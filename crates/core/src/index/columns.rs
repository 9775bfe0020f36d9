//! The columns: what filters and clusters read, one array each, in Hilbert order.

use rustc_hash::FxHashMap;

use crate::date::epoch_day;
use crate::mercator::Mercator;
use crate::public::PublicIncident;
use crate::taxonomy::Taxonomy;

/// Stands for an unknown number of dead.
pub(crate) const UNKNOWN: u32 = u32::MAX;

/// One array a fact; all have the same length.
#[derive(Debug)]
pub(crate) struct Columns {
    pub x: Vec<u32>,
    pub y: Vec<u32>,
    /// Place in the taxonomy.
    pub category: Vec<u8>,
    /// First and last day, days since 1970.
    pub first: Vec<i32>,
    pub last: Vec<i32>,
    /// Actor bits.
    pub actors: Vec<u64>,
    /// Place in `Verification::ALL`.
    pub verification: Vec<u8>,
    pub fatal: Vec<bool>,
    /// Known dead, or [`UNKNOWN`].
    pub dead: Vec<u32>,
    /// Place in `sources`.
    pub source: Vec<u32>,
    /// Source systems with their number of incidents.
    pub sources: Vec<(Box<str>, u64)>,
}

/// The order that every dataset keeps its incidents in: along the Hilbert curve, then by id, so it is the same whatever
/// order they came in.
pub(super) fn in_hilbert_order(incidents: Vec<PublicIncident>) -> Vec<PublicIncident> {
    let key = |incident: &PublicIncident| {
        let at = Mercator::of_e5(incident.point);
        (fast_hilbert::xy2h(at.x, at.y, 32), incident.id)
    };
    let mut keyed: Vec<_> = incidents.into_iter().map(|incident| (key(&incident), incident)).collect();
    keyed.sort_unstable_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, incident)| incident).collect()
}

impl Columns {
    pub(super) fn of(incidents: &[PublicIncident], taxonomy: &Taxonomy) -> Self {
        let death = taxonomy.death();
        let mut counts: FxHashMap<&str, u64> = FxHashMap::default();
        for incident in incidents {
            *counts.entry(&*incident.source_system).or_default() += 1;
        }
        let mut sources: Vec<(Box<str>, u64)> = counts.into_iter().map(|(code, n)| (code.into(), n)).collect();
        sources.sort_unstable();
        let place = |code: &str| sources.partition_point(|(own, _)| **own < *code) as u32;
        let at = |incident: &PublicIncident| Mercator::of_e5(incident.point);
        Self {
            x: incidents.iter().map(|i| at(i).x).collect(),
            y: incidents.iter().map(|i| at(i).y).collect(),
            category: incidents.iter().map(|i| i.category.index() as u8).collect(),
            first: incidents.iter().map(|i| epoch_day(i.date.first_day())).collect(),
            last: incidents.iter().map(|i| epoch_day(i.date.last_day())).collect(),
            actors: incidents.iter().map(|i| i.actors).collect(),
            verification: incidents.iter().map(|i| i.verification as u8).collect(),
            fatal: incidents.iter().map(|i| i.is_fatal(death)).collect(),
            dead: incidents.iter().map(|i| i.counts.dead.unwrap_or(UNKNOWN)).collect(),
            source: incidents.iter().map(|i| place(&i.source_system)).collect(),
            sources,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.x.len()
    }
}
