//! Possible doubles: the keyed index that they are found by. What is found is kept in `pairs`.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;
use spotlight_record::{Incident, Status};
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::index::Index;
use super::insert::{self, Insert};
use super::state::{fixed, key_list};
use super::{compute, incidents, pairs};
use crate::body::Body;
use crate::doubles::Sketch;
use crate::error::StoreError;
use crate::model::{ChangeId, Disposition, Double};
use crate::plan::{Context, Decision, Look, Near, NearKey, NearTag, register};
use crate::seal::{Digest, Keys};

/// Finds partners for what a write brings. It remembers the registers, because where there is only one there is nothing to find.
#[derive(Debug)]
pub(super) struct Finder {
    registers: HashSet<Digest>,
    unwritten: Vec<Digest>,
}

/// A decision by its place, the incident whose partners are looked for, and where it stands.
type Afresh = (usize, Arc<Incident>, Near);

/// Notes that partners were looked for.
fn found(afresh: Vec<Afresh>, decisions: &mut [Decision]) {
    for (at, _, near) in afresh {
        decisions[at].doubles = Look::Found(near);
    }
}

/// A newcomer, and where its partners may stand.
struct Search {
    /// Its place among the decisions.
    at: usize,
    sketch: Sketch,
    near: Near,
    around: Vec<(NearKey, NearTag)>,
}

impl Finder {
    pub(super) async fn load(connection: &mut SqliteConnection) -> Result<Self, StoreError> {
        let digests: Vec<Vec<u8>> = sqlx::query_scalar("SELECT digest FROM register").fetch_all(connection).await?;
        let registers = digests.iter().map(|digest| fixed(digest, "register")).collect::<Result<_, _>>()?;
        Ok(Self { registers, unwritten: Vec::new() })
    }

    /// Looks for the partners of everything that is to be looked for afresh, in the store and among the decisions before it.
    pub(super) async fn find(
        &mut self,
        connection: &mut SqliteConnection,
        context: &Arc<Context>,
        decisions: &mut [Decision],
    ) -> Result<(), StoreError> {
        let (afresh, mut stale) = self.sort_out(&context.keys, decisions);
        // Where there is only one register there is nothing to find.
        if !afresh.is_empty() && self.registers.len() > 1 {
            stale.extend(afresh.iter().map(|(at, ..)| decisions[*at].put.id));
            let search = |(at, incident, near): &Afresh| {
                Some(Search { at: *at, sketch: Sketch::of(incident)?, near: *near, around: Vec::new() })
            };
            let mut searches: Vec<Search> = afresh.iter().filter_map(search).collect();
            let shared = Arc::clone(context);
            searches = compute(move || {
                searches.par_iter_mut().for_each(|search| search.look_around(&shared));
                searches
            })
            .await?;
            let stored = stored(connection, context, &searches, &stale).await?;
            let own = among_themselves(context, &searches, decisions);
            for (search, own) in searches.iter().zip(own) {
                let put = &mut decisions[search.at].put;
                put.doubles = own;
                let ids = candidates(&context.keys, search, &stored.entries);
                let regions = context.projection.regions();
                let alike =
                    ids.filter_map(|id| stored.records.get(&id)).filter(|(s, _)| s.may_be(&search.sketch, regions));
                put.doubles.extend(alike.map(|(_, double)| double.clone()));
                put.doubles.sort_unstable();
                put.doubles.dedup();
            }
        }
        found(afresh, decisions);
        Ok(())
    }

    /// Leaves out the search where there is nothing that anything could be a double of.
    pub(super) fn find_none(&mut self, keys: &Keys, decisions: &mut [Decision]) {
        let (afresh, _) = self.sort_out(keys, decisions);
        found(afresh, decisions);
    }

    /// Whether it has met no register but this one.
    pub(super) fn knows_only(&self, register: Option<Digest>) -> bool {
        self.registers.iter().all(|known| Some(*known) == register)
    }

    /// What partners are looked for, and the records of which what is stored no longer holds.
    fn sort_out(&mut self, keys: &Keys, decisions: &mut [Decision]) -> (Vec<Afresh>, HashSet<Uuid>) {
        let mut afresh = Vec::new();
        // A record that changes in these decisions is no longer what is stored of it.
        let mut stale = HashSet::new();
        for (at, decision) in decisions.iter_mut().enumerate() {
            match std::mem::take(&mut decision.doubles) {
                Look::Afresh(incident, near) => afresh.push((at, incident, near)),
                other => {
                    if matches!(other, Look::Forget) {
                        stale.insert(decision.put.id);
                    }
                    decision.doubles = other;
                }
            }
        }
        self.note_registers(keys, afresh.iter().map(|(_, incident, _)| incident.source_system.as_str()));
        (afresh, stale)
    }

    fn note_registers<'a>(&mut self, keys: &Keys, systems: impl Iterator<Item = &'a str>) {
        let mut last = "";
        for system in systems {
            // Rows of one register come one after the other.
            if system != last {
                let digest = register(keys, system);
                if self.registers.insert(digest) {
                    self.unwritten.push(digest);
                }
                last = system;
            }
        }
    }

    /// The registers that are not written yet, for another to write.
    pub(super) fn take_unwritten(&mut self) -> Vec<Digest> {
        std::mem::take(&mut self.unwritten)
    }

    /// Takes over what another was to write.
    pub(super) fn write_too(&mut self, registers: Vec<Digest>) {
        self.unwritten.extend(registers);
    }

    /// Writes what was found, and drops what no longer holds.
    pub(super) async fn write(
        &mut self,
        connection: &mut SqliteConnection,
        index: &mut Index,
        keys: &Keys,
        change: ChangeId,
        decisions: &[Decision],
    ) -> Result<(), StoreError> {
        for digest in self.unwritten.drain(..) {
            insert_register(connection, digest).await?;
        }
        let moved = decisions.iter().filter(|d| d.put.disposition == Disposition::Updated);
        let moved = moved.filter(|d| !matches!(d.doubles, Look::Leave)).map(|d| d.put.id);
        pairs::forget(connection, keys, moved).await?;
        let found = |d: &Decision| if let Look::Found(near) = d.doubles { Some(near) } else { None };
        index.add_near(decisions.iter().filter_map(found));
        for decision in decisions {
            for double in &decision.put.doubles {
                pairs::insert(connection, keys, change, decision.put.id, double.id).await?;
            }
        }
        Ok(())
    }
}

impl Search {
    /// Notes where its partners may stand, if there may be any.
    fn look_around(&mut self, context: &Context) {
        let register = register(&context.keys, &self.sketch.system);
        let names = self.sketch.keys_around(context.projection.regions());
        self.around = names.iter().map(|name| Near::place(&context.keys, name, &register)).collect();
    }
}

/// Adds entries to the index.
pub(super) async fn insert(connection: &mut SqliteConnection, near: &[Near]) -> Result<(), StoreError> {
    for rows in near.chunks(insert::ROWS) {
        let keys = [
            rows.iter().flat_map(|near| near.key).collect(),
            rows.iter().flat_map(|near| near.record).collect(),
            rows.iter().flat_map(|near| near.register).collect(),
        ];
        NEAR.rows(rows.len(), keys).execute(&mut *connection).await?;
    }
    Ok(())
}

static NEAR: LazyLock<Insert> =
    LazyLock::new(|| Insert::new("INSERT OR IGNORE INTO near (key, record, register)", &[8, 16, 4], 0, String::new()));

/// Notes that there are records of a register.
pub(super) async fn insert_register(connection: &mut SqliteConnection, digest: Digest) -> Result<(), StoreError> {
    sqlx::query("INSERT OR IGNORE INTO register (digest) VALUES (?)").bind(digest.to_vec()).execute(connection).await?;
    Ok(())
}

/// What the store has under the keys of searches.
struct StoredNear {
    entries: HashMap<NearKey, Vec<Near>>,
    records: HashMap<Uuid, (Sketch, Double)>,
}

async fn stored(
    connection: &mut SqliteConnection,
    context: &Arc<Context>,
    searches: &[Search],
    stale: &HashSet<Uuid>,
) -> Result<StoredNear, StoreError> {
    let wanted: HashSet<NearKey> =
        searches.iter().flat_map(|search| search.around.iter().map(|(key, _)| *key)).collect();
    let rows =
        sqlx::query("SELECT key, record, register FROM near WHERE key IN (SELECT unhex(value) FROM json_each(?))")
            .bind(key_list(wanted))
            .fetch_all(&mut *connection)
            .await?;
    let mut entries: HashMap<NearKey, Vec<Near>> = HashMap::new();
    for row in &rows {
        let key = fixed(row.try_get(0)?, "key of a neighbourhood")?;
        let record = fixed(row.try_get(1)?, "reference to a record")?;
        let register = fixed(row.try_get(2)?, "register of a neighbour")?;
        entries.entry(key).or_default().push(Near { key, record, register });
    }
    let ids: HashSet<Uuid> =
        searches.iter().flat_map(|s| candidates(&context.keys, s, &entries)).filter(|id| !stale.contains(id)).collect();
    let found = incidents::with_bodies(connection, ids).await?;
    let shared = Arc::clone(context);
    let open = move || {
        let open = |(row, sealed): &(crate::plan::Row, Vec<u8>)| {
            let incident = Body::open(&shared.keys, row.label, sealed)?.incident;
            let sketch = if row.label.status == Status::Retracted { None } else { Sketch::of(&incident) };
            Ok(sketch.map(|sketch| (row.label.id, (sketch, double(row.label.id, incident)))))
        };
        found.par_iter().map(open).collect::<Result<Vec<_>, StoreError>>()
    };
    let records = compute(open).await??.into_iter().flatten().collect();
    Ok(StoredNear { entries, records })
}

pub(super) fn double(id: Uuid, incident: Incident) -> Double {
    Double { id, source_system: incident.source_system, external_id: incident.external_id }
}

/// The records of other registers under the keys of a search.
fn candidates(keys: &Keys, search: &Search, entries: &HashMap<NearKey, Vec<Near>>) -> impl Iterator<Item = Uuid> {
    let under = |(key, own): &(NearKey, NearTag)| {
        let others = entries.get(key).into_iter().flatten().filter(move |near| near.register != *own);
        others.map(|near| keys.referenced(near.record)).collect::<Vec<_>>()
    };
    search.around.iter().flat_map(under).collect::<HashSet<_>>().into_iter()
}

/// The partners that newcomers have among those before them.
fn among_themselves(context: &Context, searches: &[Search], decisions: &[Decision]) -> Vec<Vec<Double>> {
    let mut before: HashMap<NearKey, Vec<usize>> = HashMap::new();
    let regions = context.projection.regions();
    let mut all = Vec::with_capacity(searches.len());
    for (n, search) in searches.iter().enumerate() {
        let near = search.around.iter().filter_map(|(key, _)| before.get(key)).flatten();
        let alike = near.map(|&n| &searches[n]).filter(|other| other.sketch.may_be(&search.sketch, regions));
        let double = |other: &Search| Double {
            id: decisions[other.at].put.id,
            source_system: other.sketch.system.clone(),
            external_id: other.sketch.external_id.clone(),
        };
        all.push(alike.map(double).collect());
        before.entry(search.near.key).or_default().push(n);
    }
    all
}
