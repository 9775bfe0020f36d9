//! Releases: masked incidents appear several at a time, so that the day of their appearance dates none of them.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::work::Work;
use super::{SqliteStore, Write, flags, incidents, links, settings};
use crate::body::Body;
use crate::error::StoreError;
use crate::model::{Act, ChangeKind};
use crate::review::{LEAST_RELEASE, Released, release_day};

/// Records that are opened at a time.
const AT_A_TIME: usize = 1000;

/// Releases everything that waits.
pub(super) async fn release(write: Write, store: SqliteStore, act: Act) -> Result<Released, StoreError> {
    let today = TimeZone::UTC.to_datetime(act.now).date();
    let mut work = Work::new(write, store, act, &ChangeKind::Release).await?;
    let waiting = flags::waiting(&mut work.write).await?;
    let (linked, alone): (Vec<Uuid>, Vec<Uuid>) = waiting.into_iter().partition(|id| work.links.has(*id));
    let mut appear = 0;
    let mut gone = Vec::new();
    for ids in alone.chunks(AT_A_TIME) {
        for (row, sealed) in incidents::with_bodies(&mut work.write, ids.iter().copied()).await? {
            let context = work.context().clone();
            let label = row.label;
            let body = Body { changed: today, ..Body::open(&context.keys, label, &sealed)? };
            // What cannot be public at the moment, for another reason, goes on waiting.
            let Ok(public) = context.projection.publish(label.id, label.status, &body.incident, today) else {
                continue;
            };
            let block = work.blocks.place(label.id, row.block, Some(Box::new(public)));
            incidents::reseal(&mut work.write, &context.keys, label, &body, block).await?;
            appear += 1;
            gone.push(label.id);
        }
    }
    // Of an event that somebody has documented twice, one appears, and none if another has before.
    let mut events = BTreeSet::new();
    for id in &linked {
        let group = work.links.group(*id);
        let context = work.context().clone();
        let members = links::members(&mut work.write, &context, &group).await?;
        if !members.iter().any(|member| member.row.block.is_some()) {
            events.insert(group);
        }
    }
    appear += events.len() as u64;
    if appear < LEAST_RELEASE {
        work.rollback().await?;
        return Err(StoreError::TooFewWaiting { waiting: appear });
    }
    gone.extend(linked.iter().copied());
    flags::drop_waiting(&mut work.write, gone.iter().copied()).await?;
    work.unsettled.extend(linked);
    work.touch(gone).await?;
    work.settle().await?;
    let records = appear;
    let public = work.commit("release", format!("{records} records")).await?;
    Ok(Released { records, public })
}

/// Whether a release is due: a day of release has come, and none has been since.
pub(super) fn is_due(today: Date, every: u16, turn: Option<Date>) -> bool {
    let day = release_day(today, every);
    turn.map_or(day == today, |turn| turn < day)
}

/// Releases if it is time. Where too few wait, the next day of release is another chance; waiting for the fifth would date it.
pub(super) async fn if_due(store: &SqliteStore, act: Act) -> Result<Option<Released>, StoreError> {
    let today = TimeZone::UTC.to_datetime(act.now).date();
    let keys = &store.context.keys;
    let (set, turn) = settings::load(&mut *store.readers.acquire().await?, keys).await?;
    if !is_due(today, set.release_days, turn) {
        return Ok(None);
    }
    let released = match release(store.write().await?, store.clone(), act).await {
        Ok(released) => Some(released),
        Err(StoreError::TooFewWaiting { .. }) => None,
        Err(error) => return Err(error),
    };
    let mut write = store.write().await?;
    let (set, _) = settings::load(&mut write, keys).await?;
    settings::store(&mut write, keys, &set, Some(today)).await?;
    write.commit().await?;
    Ok(released)
}
