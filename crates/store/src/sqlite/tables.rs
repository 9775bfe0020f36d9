//! Released tables: counted from sealed records, kept in the clear, withheld when one of those records is no longer public.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use spotlight_core::Uuid;
use spotlight_core::public::PublicIncident;
use spotlight_core::region::{RegionId, RegionKind};
use spotlight_core::release::{Attribute, Count, LEAST, Release};
use spotlight_record::is_masked;
use spotlight_record::suppress::Tally;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use super::incidents::by_ids;
use super::state::{fixed, key_list};
use super::work::Work;
use super::{SqliteStore, Write, audit, changes, compute, incidents, links, public};
use crate::body::Body;
use crate::error::StoreError;
use crate::link::Links;
use crate::model::{Act, AuditEntry, ChangeId, ChangeKind};
use crate::plan::Context;
use crate::table::{KeptRelease, ReleasedTable, TableStore};

/// Records, or public blocks, that are opened at a time.
const RECORDS_AT_A_TIME: usize = 1000;
const BLOCKS_AT_A_TIME: usize = 16;

/// So many records that left the map are looked for among those that are counted; where there are more, all of those are looked at.
const FEW: usize = 10_000;

/// A state and a year of which a table is asked for.
struct Asked {
    state: RegionId,
    code: Box<str>,
    year: i16,
    today: Date,
}

impl Asked {
    fn new(context: &Context, state: &str, year: i16, act: &Act) -> Result<Self, StoreError> {
        let region = context.projection.regions().find(RegionKind::State, state);
        let region = region.ok_or_else(|| StoreError::UnknownState(state.to_owned()))?;
        let today = TimeZone::UTC.to_datetime(act.now).date();
        if year >= today.year() {
            return Err(StoreError::YearNotOver(year));
        }
        Ok(Self { state: region.id(), code: region.code().into(), year, today })
    }

    /// Whether an incident is masked, and lies in the state and year, all of its time.
    fn takes(&self, incident: &PublicIncident) -> bool {
        is_masked(incident)
            && incident.regions.state == Some(self.state)
            && incident.date.first_day().year() == self.year
            && incident.date.last_day().year() == self.year
    }
}

impl TableStore for SqliteStore {
    async fn rehearse_table(&self, state: &str, year: i16, act: Act) -> Result<Release, StoreError> {
        let mut write = self.write().await?;
        let asked = Asked::new(&self.context, state, year, &act)?;
        let links = links::load(&mut write, &self.context.keys).await?;
        let (release, _) = count(&mut write, &self.context, &links, &asked).await?;
        let subject = format!("{} {year}", asked.code);
        let entry = AuditEntry { now: act.now, who: act.who, what: "rehearse_table".to_owned(), subject };
        audit::append(&mut write, &self.context.keys, &entry).await?;
        write.commit().await?;
        Ok(release)
    }

    async fn make_table(&self, state: &str, year: i16, act: Act) -> Result<Release, StoreError> {
        make(self.write().await?, self.clone(), state, year, act).await
    }

    async fn withhold_table(&self, state: &str, year: i16, act: Act) -> Result<Release, StoreError> {
        let mut work = Work::new(self.write().await?, self.clone(), act, &ChangeKind::Table).await?;
        let (n, kept) = find(&mut work.write, state, year).await?.ok_or_else(|| unknown(state, year))?;
        if !kept.is_withheld() {
            withhold(&mut work.write, n, work.change).await?;
            (work.public_changed, work.withdrawn) = (true, true);
            work.commit("withhold_table", format!("{} {year}", kept.state)).await?;
        }
        Ok(kept.withhold())
    }

    async fn tables(&self) -> Result<Vec<ReleasedTable>, StoreError> {
        let mut read = self.readers.begin().await?;
        let rows = sqlx::query("SELECT sha256, body, made, withheld FROM release_table ORDER BY state, year")
            .fetch_all(&mut *read)
            .await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in &rows {
            let (made, withheld): (i64, Option<i64>) = (row.try_get(2)?, row.try_get(3)?);
            let mut changes = Vec::new();
            for change in [Some(made), withheld].into_iter().flatten() {
                changes.extend(changes::find(&mut read, &self.context.keys, ChangeId(change)).await?);
            }
            let mut changes = changes.into_iter();
            let made = changes.next().ok_or(StoreError::Value("change that made a table"))?;
            all.push(ReleasedTable { release: decode(row)?, made, withheld: changes.next() });
        }
        Ok(all)
    }
}

fn unknown(state: &str, year: i16) -> StoreError {
    StoreError::UnknownTable { state: state.to_owned(), year }
}

/// Reads the columns `sha256, body`.
fn decode(row: &SqliteRow) -> Result<Release, StoreError> {
    Release::decode(row.try_get(1)?, fixed(row.try_get(0)?, "checksum")?).map_err(StoreError::ReleaseDamaged)
}

/// A release and its row.
async fn find(connection: &mut SqliteConnection, state: &str, year: i16) -> Result<Option<(i64, Release)>, StoreError> {
    let row = sqlx::query("SELECT sha256, body, n FROM release_table WHERE state = ? AND year = ?")
        .bind(state)
        .bind(year)
        .fetch_optional(connection)
        .await?;
    row.map(|row| Ok((row.try_get(2)?, decode(&row)?))).transpose()
}

/// The bodies of all releases, by state and year.
pub(super) async fn kept(connection: &mut SqliteConnection) -> Result<Vec<KeptRelease>, StoreError> {
    let rows = sqlx::query("SELECT sha256, body FROM release_table ORDER BY state, year").fetch_all(connection).await?;
    rows.iter()
        .map(|row| Ok(KeptRelease { sha256: fixed(row.try_get(0)?, "checksum")?, body: row.try_get(1)? }))
        .collect()
}

async fn make(write: Write, store: SqliteStore, state: &str, year: i16, act: Act) -> Result<Release, StoreError> {
    let asked = Asked::new(&store.context, state, year, &act)?;
    let mut work = Work::new(write, store, act, &ChangeKind::Table).await?;
    let context = Arc::clone(work.context());
    let (release, ids) = count(&mut work.write, &context, &work.links, &asked).await?;
    let (body, sha256) = release.encode();
    let n: i64 = sqlx::query_scalar(
        "INSERT INTO release_table (state, year, made, sha256, body) VALUES (?, ?, ?, ?, ?) RETURNING n",
    )
    .bind(&*release.state)
    .bind(year)
    .bind(work.change.0)
    .bind(sha256.as_slice())
    .bind(body)
    .fetch_one(&mut *work.write)
    .await?;
    sqlx::query("INSERT INTO counted (record, n) SELECT unhex(value), ?2 FROM json_each(?1)")
        .bind(key_list(&ids))
        .bind(n)
        .execute(&mut *work.write)
        .await?;
    work.touch(ids).await?;
    work.public_changed = true;
    work.commit("make_table", format!("{} {year}", release.state)).await?;
    Ok(release)
}

/// Counts the masked incidents of a state and year that no table has counted; the release, and which records it counts.
async fn count(
    connection: &mut SqliteConnection,
    context: &Arc<Context>,
    links: &Links,
    asked: &Asked,
) -> Result<(Release, Vec<Uuid>), StoreError> {
    if find(connection, &asked.code, asked.year).await?.is_some() {
        return Err(StoreError::TableMade { state: asked.code.to_string(), year: asked.year });
    }
    let before: Vec<Vec<u8>> = sqlx::query_scalar("SELECT record FROM counted").fetch_all(&mut *connection).await?;
    let before = before.iter().map(|id| incidents::id(id)).collect::<Result<BTreeSet<_>, _>>()?;
    let mut ids = shown(connection, context, asked).await?;
    ids.retain(|id| !links.group(*id).iter().any(|member| before.contains(member)));
    let total = Count::new(ids.len() as u32).filter(|total| total.get() >= LEAST);
    let total = total.ok_or(StoreError::TooFewToCount { found: ids.len() as u64 })?;
    let mut tallies = Attribute::ALL.map(|attribute| (attribute, Tally::default()));
    for some in ids.chunks(RECORDS_AT_A_TIME) {
        let mut standing = links::standing(connection, &context.keys, some).await?;
        for (row, sealed) in incidents::with_bodies(connection, some.iter().copied()).await? {
            // What is counted is what was reviewed, as everything else that is public.
            let incident = match standing.remove(&row.label.id) {
                Some(standing) => standing,
                None => Body::open(&context.keys, row.label, &sealed)?.incident,
            };
            for (attribute, tally) in &mut tallies {
                tally.count(*attribute, &incident);
            }
        }
    }
    let tables = tallies.iter().map(|(attribute, tally)| tally.suppress(*attribute)).collect();
    let release =
        Release { state: asked.code.clone(), year: asked.year, made: asked.today, total: Some(total), tables };
    Ok((release, ids))
}

/// The records of public incidents that a table would count.
async fn shown(
    connection: &mut SqliteConnection,
    context: &Arc<Context>,
    asked: &Asked,
) -> Result<Vec<Uuid>, StoreError> {
    let blocks: Vec<i64> =
        sqlx::query_scalar("SELECT seq FROM public_block ORDER BY seq").fetch_all(&mut *connection).await?;
    let mut ids = Vec::new();
    for some in blocks.chunks(BLOCKS_AT_A_TIME) {
        let mut bodies = Vec::with_capacity(some.len());
        for seq in some {
            bodies.extend(public::load(connection, *seq).await?.map(|(sha256, body)| (*seq, sha256, body)));
        }
        let context = Arc::clone(context);
        let decoded = compute(move || {
            let decode = |(seq, sha256, body): (i64, [u8; 32], Vec<u8>)| context.projection.decode(seq, sha256, &body);
            bodies.into_iter().map(decode).collect::<Result<Vec<_>, _>>()
        })
        .await??;
        ids.extend(decoded.iter().flatten().filter(|incident| asked.takes(incident)).map(|incident| incident.id));
    }
    Ok(ids)
}

/// Withholds a release: its numbers go, and so does what it counted.
async fn withhold(connection: &mut SqliteConnection, n: i64, by: ChangeId) -> Result<(), StoreError> {
    let row =
        sqlx::query("SELECT sha256, body FROM release_table WHERE n = ?").bind(n).fetch_one(&mut *connection).await?;
    let (body, sha256) = decode(&row)?.withhold().encode();
    sqlx::query("UPDATE release_table SET withheld = ?, sha256 = ?, body = ? WHERE n = ?")
        .bind(by.0)
        .bind(sha256.as_slice())
        .bind(body)
        .bind(n)
        .execute(&mut *connection)
        .await?;
    sqlx::query("DELETE FROM counted WHERE n = ?").bind(n).execute(connection).await?;
    Ok(())
}

/// The releases that count a record which may no longer be public: it is gone, is not published, or nothing of its event is shown.
/// Looks at all that is counted, or at some records only.
async fn broken(
    connection: &mut SqliteConnection,
    links: &Links,
    only: Option<&BTreeSet<Uuid>>,
) -> Result<BTreeSet<i64>, StoreError> {
    // Most records that leave the map are counted nowhere, and most that are counted are shown themselves.
    let rows = sqlx::query(
        "SELECT c.n, c.record, EXISTS (SELECT 1 FROM incident_id JOIN incident i USING (n) WHERE incident_id.id = c.record \
             AND (i.status = 'published' OR i.id IN (SELECT record FROM standing))) FROM counted c \
         WHERE (?1 IS NULL OR c.record IN (SELECT unhex(value) FROM json_each(?1))) \
         AND NOT EXISTS (SELECT 1 FROM incident_id JOIN incident i USING (n) \
             WHERE incident_id.id = c.record AND i.block IS NOT NULL)",
    )
    .bind(only.map(key_list))
    .fetch_all(&mut *connection)
    .await?;
    let mut broken = BTreeSet::new();
    for row in &rows {
        let (n, published): (i64, bool) = (row.try_get(0)?, row.try_get(2)?);
        let group = links.group(incidents::id(row.try_get(1)?)?);
        let shown: bool = sqlx::query_scalar(concat!(
            "SELECT EXISTS (SELECT 1 FROM incident WHERE block IS NOT NULL AND ",
            by_ids!(),
            ")"
        ))
        .bind(key_list(group))
        .fetch_one(&mut *connection)
        .await?;
        if !published || !shown {
            broken.insert(n);
        }
    }
    Ok(broken)
}

/// The state and year of a release, for the audit log.
async fn name(connection: &mut SqliteConnection, n: i64) -> Result<String, StoreError> {
    let (state, year): (String, i64) =
        sqlx::query_as("SELECT state, year FROM release_table WHERE n = ?").bind(n).fetch_one(connection).await?;
    Ok(format!("{state} {year}"))
}

impl Work {
    /// Withholds the releases that count a record which this act has made private. Everything else about it is written.
    pub(super) async fn withhold_broken(&mut self) -> Result<(), StoreError> {
        let left = std::mem::take(&mut self.left);
        let any: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM counted)").fetch_one(&mut *self.write).await?;
        if left.is_empty() || !any {
            return Ok(());
        }
        let few = left.len() <= FEW;
        let left = few.then(|| left.into_iter().flat_map(|id| self.links.group(id)).collect());
        for n in broken(&mut self.write, &self.links, left.as_ref()).await? {
            withhold(&mut self.write, n, self.change).await?;
            let name = name(&mut self.write, n).await?;
            self.note("withhold_table", name).await?;
            (self.public_changed, self.withdrawn) = (true, true);
        }
        Ok(())
    }
}

/// The same after everything was published again; whether any release was withheld.
pub(super) async fn withhold_all_broken(write: &mut Write, context: &Context, act: &Act) -> Result<bool, StoreError> {
    let links = links::load(write, &context.keys).await?;
    let broken = broken(write, &links, None).await?;
    if broken.is_empty() {
        return Ok(false);
    }
    let change = changes::add(write, &context.keys, act, &ChangeKind::Table).await?;
    for n in broken {
        withhold(write, n, change).await?;
        let (subject, what) = (name(write, n).await?, "withhold_table".to_owned());
        let entry = AuditEntry { now: act.now, who: act.who.clone(), what, subject };
        audit::append(write, &context.keys, &entry).await?;
    }
    Ok(true)
}
