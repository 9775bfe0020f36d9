//! Verdicts about pairs, the links that they make, and what is public of linked records.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::tz::TimeZone;
use spotlight_core::public::PublicIncident;
use spotlight_record::Incident;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::incidents;
use super::pairs::{self, two_ids};
use super::state::{fixed, key_list, revision};
use super::work::Work;
use super::{SqliteStore, Write, changes, flags, public};
use crate::body::{Body, Label};
use crate::error::StoreError;
use crate::link::{Links, Member};
use crate::model::{Act, Change, ChangeId, ChangeKind, PublicState};
use crate::plan::Context;
use crate::review::Verdict;
use crate::seal::{Digest, Keys, Slot};

/// Which records document the same event, as people have decided.
pub(super) async fn load(connection: &mut SqliteConnection, keys: &Keys) -> Result<Links, StoreError> {
    let rows = sqlx::query("SELECT pair, sealed FROM verdict").fetch_all(connection).await?;
    let mut same = Vec::new();
    for row in &rows {
        let pair = fixed(row.try_get(0)?, "pair")?;
        let (ids, verdict) = open(keys, pair, row.try_get(1)?)?;
        if verdict == Verdict::Same {
            same.push(ids);
        }
    }
    Ok(Links::new(&same))
}

/// What was decided about the pairs that a record is in: the pair, the other record, the verdict.
pub(super) async fn verdicts_of(
    connection: &mut SqliteConnection,
    keys: &Keys,
    id: Uuid,
) -> Result<Vec<(Uuid, Uuid, Verdict)>, StoreError> {
    let rows = sqlx::query("SELECT pair, sealed FROM verdict").fetch_all(connection).await?;
    let mut all = Vec::new();
    for row in &rows {
        let pair = fixed(row.try_get(0)?, "pair")?;
        let (ids, verdict) = open(keys, pair, row.try_get(1)?)?;
        if let Some(at) = ids.iter().position(|one| *one == id) {
            all.push((Uuid::from_bytes(pair), ids[1 - at], verdict));
        }
    }
    all.sort_unstable_by_key(|(pair, _, _)| *pair);
    Ok(all)
}

fn open(keys: &Keys, pair: Digest, sealed: &[u8]) -> Result<([Uuid; 2], Verdict), StoreError> {
    let plain = keys.open(Slot::Verdict { pair }, sealed)?;
    match plain.split_last() {
        Some((1, ids)) => Ok((two_ids(ids)?, Verdict::Same)),
        Some((0, ids)) => Ok((two_ids(ids)?, Verdict::Different)),
        _ => Err(StoreError::Value("decision about possible doubles")),
    }
}

/// Decides about a pair.
pub(super) async fn judge(
    mut write: Write,
    store: SqliteStore,
    pair: Uuid,
    verdict: Verdict,
    act: Act,
) -> Result<PublicState, StoreError> {
    let key = pair.into_bytes();
    let keys = &store.context.keys;
    let decided: Option<Vec<u8>> = sqlx::query_scalar("SELECT sealed FROM verdict WHERE pair = ?")
        .bind(key.to_vec())
        .fetch_optional(&mut *write)
        .await?;
    let ids = match decided {
        Some(sealed) => Some(open(keys, key, &sealed)?.0),
        None => pairs::find(&mut write, keys, key).await?,
    };
    let ids = ids.ok_or(StoreError::UnknownPair(pair))?;
    decide(write, store, key, ids, verdict, act).await
}

/// Decides that two records document the same event, also where nothing has brought them together.
pub(super) async fn link(mut write: Write, store: SqliteStore, ids: [Uuid; 2], act: Act) -> Result<Uuid, StoreError> {
    for id in ids {
        incidents::find(&mut write, id).await?.ok_or(StoreError::UnknownRecord(id))?;
    }
    if ids[0] == ids[1] {
        return Err(StoreError::SameRecord(ids[0]));
    }
    let key = pairs::key(&store.context.keys, ids);
    decide(write, store, key, ids, Verdict::Same, act).await?;
    Ok(Uuid::from_bytes(key))
}

/// Keeps what was decided about a pair, and what is public of its records then.
async fn decide(
    write: Write,
    store: SqliteStore,
    key: Digest,
    ids: [Uuid; 2],
    verdict: Verdict,
    act: Act,
) -> Result<PublicState, StoreError> {
    let keys = &store.context.keys;
    let sealed = [ids[0].as_bytes().as_slice(), ids[1].as_bytes(), &[u8::from(verdict == Verdict::Same)]].concat();
    let sealed = keys.seal(Slot::Verdict { pair: key }, &sealed);
    let mut work = Work::new(write, store, act, &ChangeKind::Link).await?;
    // Those of the groups before and of the groups after: a link that is cut leaves two.
    for id in ids {
        let group = work.links.group(id);
        work.unsettled.extend(group);
    }
    sqlx::query("INSERT OR REPLACE INTO verdict (pair, change, sealed) VALUES (?, ?, ?)")
        .bind(key.to_vec())
        .bind(work.change.0)
        .bind(sealed)
        .execute(&mut *work.write)
        .await?;
    let context = Arc::clone(work.context());
    work.links = Arc::new(load(&mut work.write, &context.keys).await?);
    work.touch(ids).await?;
    work.settle().await?;
    let said = if verdict == Verdict::Same { "same" } else { "different" };
    work.commit("link", format!("records {} {} {said}", ids[0], ids[1])).await
}

/// The records of a group, opened; those that are gone are left out.
pub(super) async fn members(
    connection: &mut SqliteConnection,
    context: &Context,
    ids: &[Uuid],
) -> Result<Vec<Member>, StoreError> {
    let mut standing = standing(connection, &context.keys, ids).await?;
    let mut members = Vec::with_capacity(ids.len());
    for (mut row, sealed) in incidents::with_bodies(connection, ids.iter().copied()).await? {
        row.linked = ids.len() > 1;
        let body = Body::open(&context.keys, row.label, &sealed)?;
        members.push(Member { standing: standing.remove(&row.label.id), row, body });
    }
    members.sort_by_key(|member| member.row.label.id);
    Ok(members)
}

/// The versions that stay public while newer ones wait for review.
pub(super) async fn standing(
    connection: &mut SqliteConnection,
    keys: &Keys,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Incident>, StoreError> {
    let rows = sqlx::query(
        "SELECT r.incident, r.revision, r.status, r.sealed FROM standing s \
         JOIN revision r ON r.incident = s.record AND r.revision = s.revision \
         WHERE s.record IN (SELECT unhex(value) FROM json_each(?))",
    )
    .bind(key_list(ids))
    .fetch_all(connection)
    .await?;
    let mut all = HashMap::new();
    for row in &rows {
        let (id, status) = (incidents::id(row.try_get(0)?)?, super::state::status(row.try_get(2)?)?);
        let label = Label { id, revision: revision(row.try_get(1)?)?, status };
        all.insert(id, Body::open(keys, label, row.try_get(3)?)?.incident);
    }
    Ok(all)
}

/// The digest that acts which change no version are found by.
pub(super) fn touched(keys: &Keys, id: Uuid) -> Digest {
    keys.identity(&[b"touch", id.as_bytes()])
}

/// Links and releases that concern a record, oldest first.
pub(super) async fn touches(
    connection: &mut SqliteConnection,
    keys: &Keys,
    id: Uuid,
) -> Result<Vec<Change>, StoreError> {
    let numbers: Vec<i64> = sqlx::query_scalar("SELECT change FROM touch WHERE record = ? ORDER BY change")
        .bind(touched(keys, id).to_vec())
        .fetch_all(&mut *connection)
        .await?;
    let mut all = Vec::with_capacity(numbers.len());
    for number in numbers {
        all.extend(changes::find(connection, keys, ChangeId(number)).await?);
    }
    Ok(all)
}

impl Work {
    /// Notes that this act concerns records of which it changes no version.
    pub(super) async fn touch(&mut self, ids: impl IntoIterator<Item = Uuid>) -> Result<(), StoreError> {
        let keys = &self.store.context.keys;
        let digests = key_list(ids.into_iter().map(|id| touched(keys, id)));
        sqlx::query("INSERT OR IGNORE INTO touch (record, change) SELECT unhex(value), ?2 FROM json_each(?1)")
            .bind(digests)
            .bind(self.change.0)
            .execute(&mut *self.write)
            .await?;
        Ok(())
    }

    /// Decides what is public of records of which others must say it, too, once everything about them is written.
    pub(super) async fn settle(&mut self) -> Result<(), StoreError> {
        let unsettled = std::mem::take(&mut self.unsettled);
        if unsettled.is_empty() {
            return Ok(());
        }
        self.find_new().await?;
        let context = Arc::clone(self.context());
        let today = TimeZone::UTC.to_datetime(self.act.now).date();
        let mut read = BTreeMap::new();
        for group in self.links.groups(unsettled) {
            let mut members = members(&mut self.write, &context, &group).await?;
            let wanted = context.together(&members);
            let mut differ = Vec::new();
            for (at, wanted) in wanted.iter().enumerate() {
                if self.shown(&members[at], &mut read).await? != *wanted {
                    differ.push(at);
                }
            }
            for &at in &differ {
                members[at].body.changed = today;
            }
            let mut wanted = context.together(&members);
            // What is shown although it waits is not masked, and so has nothing to wait for.
            let shown = members.iter().zip(&wanted).filter(|(member, public)| member.row.waiting && public.is_some());
            flags::drop_waiting(&mut self.write, shown.map(|(member, _)| member.row.label.id)).await?;
            for at in differ {
                let Member { row, body, .. } = &members[at];
                self.withdrawn |= row.block.is_some();
                self.left.insert(row.label.id);
                let block = self.blocks.place(row.label.id, row.block, wanted[at].take().map(Box::new));
                incidents::reseal(&mut self.write, &context.keys, row.label, body, block).await?;
            }
        }
        Ok(())
    }

    /// What the public sees of a record so far.
    async fn shown(
        &mut self,
        member: &Member,
        read: &mut BTreeMap<i64, BTreeMap<Uuid, PublicIncident>>,
    ) -> Result<Option<PublicIncident>, StoreError> {
        let (id, Some(block)) = (member.row.label.id, member.row.block) else { return Ok(None) };
        if let Some(edited) = self.blocks.edited(block, id) {
            return Ok(edited.as_deref().cloned());
        }
        let incidents = match read.entry(block) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(open) => {
                let context = Arc::clone(self.context());
                let incidents = public::incidents(&mut self.write, &context, block).await?;
                open.insert(incidents.into_iter().map(|incident| (incident.id, incident)).collect())
            }
        };
        Ok(incidents.get(&id).cloned())
    }
}
