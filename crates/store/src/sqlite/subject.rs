//! The requests of documented people, as SQLite keeps what they are about.

mod kept;
mod needles;
mod versions;

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use sqlx::Row as _;
use uuid::Uuid;

use super::work::Work;
use super::{SqliteStore, audit, history, incidents, links, pairs, redacted, uploads};
use crate::audit::hex;
use crate::error::StoreError;
use crate::model::{Act, AuditEntry, ChangeKind, Disposition};
use crate::plan::numbered;
use crate::subject::{Found, FoundRecord, Redacted, Redaction, Search, SubjectStore, Tombstone};
use crate::upload::Upload;
pub(super) use kept::remove_upload;
use needles::Needles;
pub(super) use versions::forget;

/// How long a redaction waits for others who read, so that no old bytes stay in the log beside the database.
const ERASE_PATIENCE: Duration = Duration::from_secs(20);

/// Between two attempts.
const PAUSE: Duration = Duration::from_millis(200);

impl SqliteStore {
    /// The digest of a question, for the audit log: it tells whether two questions were the same, and nothing else.
    fn question(&self, search: &Search) -> String {
        let records = search.records.iter().map(|id| id.as_bytes().as_slice());
        let numbers = search.numbers.iter().flat_map(|(system, number)| [system.as_bytes(), number.as_bytes()]);
        let parts: Vec<&[u8]> =
            [b"question".as_slice()].into_iter().chain(records).chain(numbers).chain(search.words.parts()).collect();
        hex(&self.context.keys.identity(&parts))
    }

    /// The records of a search that are named, in its order.
    async fn named(&self, search: &Search) -> Result<Vec<Uuid>, StoreError> {
        let mut named = search.records.clone();
        let mut connection = self.readers.acquire().await?;
        for (system, number) in &search.numbers {
            let digests = self.context.keys.identities(|key| numbered(key, system, number));
            let found = incidents::by_identity(&mut connection, &digests).await?;
            named.extend(found.values().map(|row| row.label.id));
            if found.is_empty() {
                named.extend(versions::numbered(&mut connection, &self.context.keys, system, number).await?);
            }
        }
        let mut seen = BTreeSet::new();
        named.retain(|id| seen.insert(*id));
        Ok(named)
    }

    /// Everything about one record.
    async fn about(&self, id: Uuid, search: &Search, named: bool) -> Result<FoundRecord, StoreError> {
        let keys = &self.context.keys;
        let versions = history::of(self.readers.begin().await?, keys, id).await?;
        let mut connection = self.readers.acquire().await?;
        let possible = pairs::of(&mut connection, keys, id).await?;
        let judged = links::verdicts_of(&mut connection, keys, id).await?;
        let mut pairs: BTreeSet<Uuid> = judged.into_iter().map(|(_, other, _)| other).collect();
        for pair in possible {
            pairs.extend(pair.records.map(|double| double.id));
        }
        let current = versions.last().is_some_and(|version| version.until.is_none());
        let hits = |version: &crate::model::Version| versions::hits(&version.stored.incident, &search.words);
        Ok(FoundRecord {
            id,
            named,
            current,
            versions: versions.into_iter().map(|version| (version.clone(), hits(&version))).collect(),
            pairs: pairs.into_iter().filter(|other| *other != id).collect(),
        })
    }

    /// Overwrites what was freed, and empties the log beside the database; whether nothing old is left.
    pub(super) async fn erase(&self) -> Result<bool, StoreError> {
        let mut connection = self.writer.acquire().await?;
        let began = Instant::now();
        let mut rebuilt = false;
        loop {
            if !rebuilt {
                rebuilt = match sqlx::query("VACUUM").execute(&mut *connection).await.map_err(StoreError::from) {
                    Ok(_) => true,
                    Err(StoreError::Busy) => false,
                    Err(error) => return Err(error),
                };
            }
            let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *connection).await;
            let emptied = match row.map_err(StoreError::from) {
                Ok(row) => row.try_get::<i64, _>(0)? == 0,
                Err(StoreError::Busy) => false,
                Err(error) => return Err(error),
            };
            if (rebuilt && emptied) || began.elapsed() > ERASE_PATIENCE {
                return Ok(rebuilt && emptied);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

impl SubjectStore for SqliteStore {
    async fn find_subject(&self, search: Search, what: &'static str, act: Act) -> Result<Found, StoreError> {
        let keys = &self.context.keys;
        let mut found = Found { digest: self.question(&search), ..Found::default() };
        let graves = self.tombstones().await?;
        let (gone, named): (Vec<Uuid>, Vec<Uuid>) =
            self.named(&search).await?.into_iter().partition(|id| graves.iter().any(|grave| grave.id == *id));
        found.redacted = graves.into_iter().filter(|grave| gone.contains(&grave.id)).collect();
        let mut needles = Needles::new(search.words.clone());
        for id in &named {
            let record = self.about(*id, &search, true).await?;
            needles.add(record.versions.iter().map(|(version, _)| version));
            found.records.push(record);
        }
        if !search.words.is_empty() {
            let holding = versions::holding(&mut *self.readers.acquire().await?, keys, &search.words).await?;
            for id in holding.into_iter().filter(|id| !named.contains(id)) {
                found.records.push(self.about(id, &search, false).await?);
            }
        }
        // A transaction of its own, so that what is shown is of one moment; nothing of it is written.
        let mut read = self.readers.begin().await?;
        needles.add_batches(&mut read, keys, &named).await?;
        found.kept = kept::search(&mut read, keys, &needles, false).await?;
        read.rollback().await?;

        let records: Vec<String> = found.records.iter().map(|record| record.id.to_string()).collect();
        let subject = format!("question {}, records: {}", found.digest, records.join(" "));
        let mut write = self.write_any_projection().await?;
        let entry = AuditEntry { now: act.now, who: act.who, what: what.to_owned(), subject };
        audit::append(&mut write, keys, &entry).await?;
        write.commit().await?;
        Ok(found)
    }

    async fn withdraw(&self, records: &[Uuid], act: Act) -> Result<Vec<Uuid>, StoreError> {
        let today = TimeZone::UTC.to_datetime(act.now).date();
        let mut work = Work::new(self.write().await?, self.clone(), act, &ChangeKind::Withdraw).await?;
        let mut decisions = Vec::with_capacity(records.len());
        let mut wanted = BTreeSet::new();
        for id in records.iter().copied().filter(|id| wanted.insert(*id)) {
            let found = incidents::find(&mut work.write, id).await?;
            let (mut row, sealed) = found.ok_or(StoreError::UnknownRecord(id))?;
            row.linked = work.links.has(id);
            decisions.push(work.context().withdraw(&row, &sealed, today)?);
            sqlx::query("INSERT OR IGNORE INTO withdrawn (record) VALUES (?)")
                .bind(id.as_bytes().as_slice())
                .execute(&mut *work.write)
                .await?;
        }
        let changed = decisions.iter().filter(|decision| decision.put.disposition == Disposition::Updated);
        let changed: Vec<Uuid> = changed.map(|decision| decision.put.id).collect();
        work.find_doubles(&mut decisions).await?;
        work.apply(decisions).await?;
        note_each(work, "withdraw", wanted.into_iter().collect()).await?;
        Ok(changed)
    }

    async fn lift_withdrawal(&self, record: Uuid, act: Act) -> Result<(), StoreError> {
        let mut work = Work::new(self.write().await?, self.clone(), act, &ChangeKind::Withdraw).await?;
        let lifted = sqlx::query("DELETE FROM withdrawn WHERE record = ?")
            .bind(record.as_bytes().as_slice())
            .execute(&mut *work.write)
            .await?
            .rows_affected();
        if lifted == 0 {
            return Err(StoreError::NotWithdrawn(record));
        }
        work.touch([record]).await?;
        work.commit("withdraw", format!("record {record}, lifted")).await?;
        Ok(())
    }

    async fn redact(&self, redaction: Redaction, act: Act) -> Result<Redacted, StoreError> {
        let keys = &self.context.keys;
        let Redaction { records, words, uploads } = redaction;
        let graves: BTreeMap<Uuid, Tombstone> =
            self.tombstones().await?.into_iter().map(|grave| (grave.id, grave)).collect();
        let records: BTreeSet<Uuid> = records.into_iter().filter(|id| !graves.contains_key(id)).collect();
        let question = self.question(&Search { words: words.clone(), ..Search::default() });
        let searched = !words.is_empty();
        let mut needles = Needles::new(words);
        let mut work = Work::new(self.write().await?, self.clone(), act.clone(), &ChangeKind::Redact).await?;
        let mut blocks = Vec::new();
        let mut gone = Vec::with_capacity(records.len());
        for &id in &records {
            let versions = versions::of(&mut work.write, keys, id).await?;
            if versions.is_empty() {
                return Err(StoreError::UnknownRecord(id));
            }
            needles.add_incidents(versions.iter().map(|version| &version.incident));
            gone.push((id, versions));
            blocks.extend(incidents::find(&mut work.write, id).await?.map(|(row, _)| (id, row.block)));
        }
        let named: Vec<Uuid> = records.iter().copied().collect();
        needles.add_batches(&mut work.write, keys, &named).await?;
        let kept = kept::search(&mut work.write, keys, &needles, true).await?;
        for upload in uploads {
            kept::remove_upload(&mut work.write, upload).await?;
        }
        work.remove(&blocks).await?;
        for (id, versions) in &gone {
            versions::erase(&mut work.write, keys, work.change, *id, versions).await?;
        }
        if searched {
            work.note("redact", format!("question {question}")).await?;
        }
        note_each(work, "redact", named.clone()).await?;
        let erased = self.erase().await?;
        let graves = self.tombstones().await?;
        Ok(Redacted { records: graves.into_iter().filter(|grave| named.contains(&grave.id)).collect(), kept, erased })
    }

    async fn tombstones(&self) -> Result<Vec<Tombstone>, StoreError> {
        redacted::all(&mut *self.readers.acquire().await?, &self.context.keys).await
    }

    async fn open_uploads(&self) -> Result<Vec<Upload>, StoreError> {
        uploads::unconfirmed(&mut *self.readers.acquire().await?, &self.context.keys).await
    }
}

/// Commits with an entry of the audit log for each record.
async fn note_each(mut work: Work, what: &'static str, mut records: Vec<Uuid>) -> Result<(), StoreError> {
    let last = records.pop().map_or_else(|| "what is kept beside the records".to_owned(), |id| format!("record {id}"));
    for id in records {
        work.note(what, format!("record {id}")).await?;
    }
    work.commit(what, last).await?;
    Ok(())
}
