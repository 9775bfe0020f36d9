//! What reviewers do, as SQLite keeps it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use spotlight_core::public::PublicIncident;
use spotlight_record::{Status, Withheld};
use uuid::Uuid;

use super::work::Work;
use super::{SqliteStore, changes, flags, incidents, links, look, release, settings};
use crate::access::{Role, TokenStore as _};
use crate::account::AccountStore as _;
use crate::error::StoreError;
use crate::model::{Act, Change, ChangeId, ChangeKind, PublicState, Put};
use crate::plan::{Row, numbered};
use crate::review::{
    Action, Decisions, Opened, Queued, Released, ReviewStore, Reviewed, Settings, TwoPerson, Verdict, release_day,
};

/// Whoever works at the command line, beside the database itself. Nobody else can have the name; an override with its reason
/// stands for the second person.
const OPERATOR: &str = "operator";

/// The change that an action is.
fn kind(action: &Action) -> ChangeKind {
    match action {
        Action::Publish(_) => ChangeKind::Publish,
        Action::Return => ChangeKind::Return,
        Action::Retract => ChangeKind::Retract,
        Action::Edit(_) | Action::Mend(_) => ChangeKind::Edit,
    }
}

/// Who handed in the newest file that told of a record.
async fn uploader(work: &mut Work, row: &Row) -> Result<Option<String>, StoreError> {
    let Some(batch) = row.vintage else { return Ok(None) };
    let keys = work.context().clone();
    let change = changes::find(&mut work.write, &keys.keys, ChangeId(batch)).await?;
    Ok(change.map(|change| change.act.who))
}

impl ReviewStore for SqliteStore {
    async fn review(&self, records: Vec<Reviewed>, act: Act) -> Result<Vec<Put>, StoreError> {
        let Some(first) = records.first() else { return Ok(Vec::new()) };
        let (what, change) = (first.action.as_str(), kind(&first.action));
        let ruled = self.two_person_rule(act.now).await?;
        if ruled && change == ChangeKind::Publish && act.who == OPERATOR && act.why.is_none() {
            return Err(StoreError::TwoPersonRule);
        }
        let today = TimeZone::UTC.to_datetime(act.now).date();
        let mut work = Work::new(self.write().await?, self.clone(), act, &change).await?;
        work.releases = change == ChangeKind::Publish;
        let mut decisions = Vec::with_capacity(records.len());
        for reviewed in &records {
            let id = reviewed.id;
            let found = incidents::find(&mut work.write, id).await?;
            let (mut row, sealed) = found.ok_or(StoreError::UnknownRecord(id))?;
            row.linked = work.links.has(id);
            if row.label.revision != reviewed.revision {
                return Err(StoreError::RecordChanged { id, revision: row.label.revision });
            }
            let own = ruled && uploader(&mut work, &row).await?.is_some_and(|who| who == work.act.who);
            if own && change == ChangeKind::Publish && work.act.who != OPERATOR {
                return Err(StoreError::OwnUpload(id));
            }
            decisions.push(work.context().review(&row, &sealed, reviewed, own, today)?);
        }
        let puts: Vec<Put> = decisions.iter().map(|decision| decision.put.clone()).collect();
        if decisions.iter().all(|decision| decision.write.is_none()) {
            work.rollback().await?;
            return Ok(puts);
        }
        work.find_doubles(&mut decisions).await?;
        work.apply(decisions).await?;
        for reviewed in &records[1..] {
            work.note(what, format!("record {}", reviewed.id)).await?;
        }
        work.commit(what, format!("record {}", first.id)).await?;
        Ok(puts)
    }

    async fn queue(
        &self,
        status: Status,
        batch: Option<ChangeId>,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Vec<Queued>, StoreError> {
        look::queue(self, status, batch, after, limit).await
    }

    async fn brief(&self, ids: &[Uuid]) -> Result<Vec<Queued>, StoreError> {
        look::brief(&mut *self.readers.acquire().await?, &self.context.keys, ids).await
    }

    async fn count(&self, status: Status) -> Result<u64, StoreError> {
        look::count(&mut *self.readers.acquire().await?, status).await
    }

    async fn open_record(&self, id: Uuid, today: Date) -> Result<Opened, StoreError> {
        look::open(self, id, today).await
    }

    async fn preview(
        &self,
        id: Uuid,
        decisions: Decisions,
        today: Date,
    ) -> Result<Result<PublicIncident, Withheld>, StoreError> {
        look::preview(self, id, decisions, today).await
    }

    async fn touches(&self, id: Uuid) -> Result<Vec<Change>, StoreError> {
        links::touches(&mut *self.readers.acquire().await?, &self.context.keys, id).await
    }

    async fn judge(&self, pair: Uuid, verdict: Verdict, act: Act) -> Result<PublicState, StoreError> {
        links::judge(self.write().await?, self.clone(), pair, verdict, act).await
    }

    async fn link(&self, records: [Uuid; 2], act: Act) -> Result<Uuid, StoreError> {
        links::link(self.write().await?, self.clone(), records, act).await
    }

    async fn by_number(&self, source_system: &str, external_id: &str) -> Result<Option<Uuid>, StoreError> {
        let identities = self.context.keys.identities(|key| numbered(key, source_system, external_id));
        let found = incidents::by_identity(&mut *self.readers.acquire().await?, &identities).await?;
        Ok(found.values().next().map(|row| row.label.id))
    }

    async fn waiting(&self) -> Result<u64, StoreError> {
        Ok(flags::waiting(&mut *self.readers.acquire().await?).await?.len() as u64)
    }

    async fn release(&self, act: Act) -> Result<Released, StoreError> {
        release::release(self.write().await?, self.clone(), act).await
    }

    async fn release_if_due(&self, act: Act) -> Result<Option<Released>, StoreError> {
        release::if_due(self, act).await
    }

    async fn next_release(&self, today: Date) -> Result<Date, StoreError> {
        let (set, turn) = settings::load(&mut *self.readers.acquire().await?, &self.context.keys).await?;
        if release::is_due(today, set.release_days, turn) {
            return Ok(today);
        }
        let days = i64::from(set.release_days.max(1));
        Ok(release_day(today, set.release_days).saturating_add(jiff::Span::new().days(days)))
    }

    async fn settings(&self) -> Result<Settings, StoreError> {
        Ok(settings::load(&mut *self.readers.acquire().await?, &self.context.keys).await?.0)
    }

    async fn set_settings(&self, settings: Settings, act: Act) -> Result<(), StoreError> {
        settings::change(self.write().await?, self.clone(), settings, act).await
    }

    async fn reviewers(&self, now: Timestamp) -> Result<u64, StoreError> {
        let (users, tokens) = (self.users().await?, self.tokens().await?);
        let users = users.iter().filter(|user| user.is_active() && user.role.covers(Role::Reviewer));
        // A token of somebody who has an account counts for nobody else.
        let tokens = tokens.iter().filter(|token| token.owner.is_none() && token.role.covers(Role::Reviewer));
        let tokens = tokens.filter(|token| token.revoked.is_none() && token.expires > now);
        let names = users.map(|user| user.name.as_str()).chain(tokens.map(|token| token.name.as_str()));
        Ok(names.collect::<BTreeSet<_>>().len() as u64)
    }

    async fn two_person_rule(&self, now: Timestamp) -> Result<bool, StoreError> {
        let rule = self.settings().await?.two_person;
        // Counting opens every token: only where it decides.
        let reviewers = if rule == TwoPerson::Auto { self.reviewers(now).await? } else { 0 };
        Ok(rule.holds(reviewers))
    }
}
