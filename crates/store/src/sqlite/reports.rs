//! Rows of `report_draft`, `report` and `report_file`.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::state::{fixed, revision};
use super::{SqliteStore, Write, audit, incidents};
use crate::error::StoreError;
use crate::model::{Act, AuditEntry};
use crate::reports::{
    MOST_DRAFTS, MOST_REPORT_BYTES, MOST_REPORTS, Publication, PublishedBy, PublishedReport, ReportDraft, ReportFile,
    ReportState, ReportStore,
};
use crate::seal::{Keys, Slot};

/// What is sealed of a draft.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed {
    name: String,
    content: String,
    changed: String,
    who: String,
    published: Option<(String, String, u32)>,
}

impl Sealed {
    fn seal(&self, keys: &Keys, id: Uuid) -> Vec<u8> {
        keys.seal(Slot::ReportDraft { id }, &serde_json::to_vec(self).expect("texts and numbers are always JSON"))
    }
}

impl From<&ReportDraft> for Sealed {
    fn from(draft: &ReportDraft) -> Self {
        Self {
            name: draft.name.clone(),
            content: draft.content.clone(),
            changed: draft.changed.to_string(),
            who: draft.who.clone(),
            published: draft.published.as_ref().map(|own| (own.at.to_string(), own.who.clone(), own.revision)),
        }
    }
}

fn time(text: &str) -> Result<Timestamp, StoreError> {
    text.parse().map_err(|_| StoreError::Value("time of a report"))
}

fn read_draft(keys: &Keys, row: &SqliteRow) -> Result<ReportDraft, StoreError> {
    let id = incidents::id(row.try_get(0)?)?;
    let plain = keys.open(Slot::ReportDraft { id }, row.try_get(2)?)?;
    let own: Sealed = serde_json::from_slice(&plain).map_err(|_| StoreError::Value("draft of a report"))?;
    Ok(ReportDraft {
        id,
        revision: revision(row.try_get(1)?)?,
        name: own.name,
        content: own.content,
        changed: time(&own.changed)?,
        who: own.who,
        published: match own.published {
            Some((at, who, revision)) => Some(PublishedBy { at: time(&at)?, who, revision }),
            None => None,
        },
    })
}

async fn find(connection: &mut SqliteConnection, keys: &Keys, id: Uuid) -> Result<ReportDraft, StoreError> {
    let row = sqlx::query("SELECT id, revision, sealed FROM report_draft WHERE id = ?");
    let row = row.bind(id.as_bytes().as_slice()).fetch_optional(connection).await?;
    read_draft(keys, &row.ok_or(StoreError::UnknownReport(id))?)
}

async fn update(connection: &mut SqliteConnection, keys: &Keys, draft: &ReportDraft) -> Result<(), StoreError> {
    sqlx::query("UPDATE report_draft SET revision = ?, sealed = ? WHERE id = ?")
        .bind(i64::from(draft.revision))
        .bind(Sealed::from(draft).seal(keys, draft.id))
        .bind(draft.id.as_bytes().as_slice())
        .execute(connection)
        .await?;
    Ok(())
}

/// The state of what was published of a draft.
async fn state_of(connection: &mut SqliteConnection, id: Uuid) -> Result<Option<ReportState>, StoreError> {
    let word: Option<String> = sqlx::query_scalar("SELECT state FROM report WHERE id = ?")
        .bind(id.as_bytes().as_slice())
        .fetch_optional(connection)
        .await?;
    word.as_deref().map(state).transpose()
}

fn state(word: &str) -> Result<ReportState, StoreError> {
    let all = [ReportState::Public, ReportState::Rebuilding, ReportState::Withdrawn];
    all.into_iter().find(|state| state.as_str() == word).ok_or(StoreError::Value("state of a report"))
}

async fn log(write: &mut Write, keys: &Keys, act: &Act, what: &str, id: Uuid) -> Result<(), StoreError> {
    let subject = act.why.as_ref().map_or_else(|| id.to_string(), |why| format!("{id}: {why}"));
    let entry = AuditEntry { now: act.now, who: act.who.clone(), what: what.to_owned(), subject };
    audit::append(write, keys, &entry).await
}

async fn put_files(
    connection: &mut SqliteConnection,
    id: Uuid,
    files: Vec<(String, Vec<u8>)>,
) -> Result<(), StoreError> {
    let bytes: u64 = files.iter().map(|(_, body)| body.len() as u64).sum();
    if bytes > MOST_REPORT_BYTES {
        return Err(StoreError::ReportTooLarge { bytes });
    }
    let gone = sqlx::query("DELETE FROM report_file WHERE report = ?").bind(id.as_bytes().as_slice());
    gone.execute(&mut *connection).await?;
    for (n, (name, body)) in files.into_iter().enumerate() {
        sqlx::query("INSERT INTO report_file (report, n, name, sha256, body) VALUES (?, ?, ?, ?, ?)")
            .bind(id.as_bytes().as_slice())
            .bind(n as i64)
            .bind(name)
            .bind(Sha256::digest(&body).to_vec())
            .bind(body)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Takes the files of every report whose snapshot holds a block out of which somebody is struck, before that happens.
pub(super) async fn unpublish_files_of(connection: &mut SqliteConnection, block: [u8; 32]) -> Result<(), StoreError> {
    for change in [
        "DELETE FROM report_file WHERE report IN \
         (SELECT id FROM report WHERE version IN (SELECT version FROM kept_part WHERE sha256 = ?))",
        "UPDATE report SET state = 'rebuilding' WHERE state = 'public' \
         AND version IN (SELECT version FROM kept_part WHERE sha256 = ?)",
    ] {
        sqlx::query(change).bind(block.to_vec()).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Lets go of reports that were withdrawn and count a snapshot that is about to be forgotten; refuses if one of them is public.
pub(super) async fn release_snapshot(connection: &mut SqliteConnection, version: [u8; 32]) -> Result<(), StoreError> {
    let used = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM report WHERE version = ? AND state != 'withdrawn')");
    if used.bind(version.to_vec()).fetch_one(&mut *connection).await? {
        return Err(StoreError::SnapshotInUse);
    }
    sqlx::query("DELETE FROM report WHERE version = ?").bind(version.to_vec()).execute(connection).await?;
    Ok(())
}

impl ReportStore for SqliteStore {
    async fn report_drafts(&self) -> Result<Vec<ReportDraft>, StoreError> {
        let mut read = self.readers.acquire().await?;
        let rows = sqlx::query("SELECT id, revision, sealed FROM report_draft").fetch_all(&mut *read).await?;
        let mut all = rows.iter().map(|row| read_draft(&self.context.keys, row)).collect::<Result<Vec<_>, _>>()?;
        all.sort_by_key(|draft| (std::cmp::Reverse(draft.changed), draft.id));
        Ok(all)
    }

    async fn report_draft(&self, id: Uuid) -> Result<ReportDraft, StoreError> {
        find(&mut *self.readers.acquire().await?, &self.context.keys, id).await
    }

    async fn make_report_draft(&self, name: &str, content: &str, act: Act) -> Result<ReportDraft, StoreError> {
        let mut write = self.write_any_projection().await?;
        let there: i64 = sqlx::query_scalar("SELECT count(*) FROM report_draft").fetch_one(&mut *write).await?;
        if there as u64 >= MOST_DRAFTS {
            return Err(StoreError::TooManyReports { most: MOST_DRAFTS });
        }
        let draft = ReportDraft {
            id: Uuid::new_v4(),
            revision: 1,
            name: name.to_owned(),
            content: content.to_owned(),
            changed: act.now,
            who: act.who,
            published: None,
        };
        sqlx::query("INSERT INTO report_draft (id, revision, sealed) VALUES (?, 1, ?)")
            .bind(draft.id.as_bytes().as_slice())
            .bind(Sealed::from(&draft).seal(&self.context.keys, draft.id))
            .execute(&mut *write)
            .await?;
        write.commit().await?;
        Ok(draft)
    }

    async fn save_report_draft(
        &self,
        id: Uuid,
        over: u32,
        name: &str,
        content: &str,
        act: Act,
    ) -> Result<ReportDraft, StoreError> {
        let mut write = self.write_any_projection().await?;
        let before = find(&mut write, &self.context.keys, id).await?;
        if before.revision != over {
            return Err(StoreError::ReportChanged(id));
        }
        let draft = ReportDraft {
            revision: before.revision + 1,
            name: name.to_owned(),
            content: content.to_owned(),
            changed: act.now,
            who: act.who,
            ..before
        };
        update(&mut write, &self.context.keys, &draft).await?;
        write.commit().await?;
        Ok(draft)
    }

    async fn remove_report_draft(&self, id: Uuid, act: Act) -> Result<(), StoreError> {
        let mut write = self.write_any_projection().await?;
        find(&mut write, &self.context.keys, id).await?;
        if state_of(&mut write, id).await?.is_some_and(|state| state != ReportState::Withdrawn) {
            return Err(StoreError::ReportIsPublic(id));
        }
        for table in ["DELETE FROM report WHERE id = ?", "DELETE FROM report_draft WHERE id = ?"] {
            sqlx::query(table).bind(id.as_bytes().as_slice()).execute(&mut *write).await?;
        }
        log(&mut write, &self.context.keys, &act, "remove_report", id).await?;
        Ok(write.commit().await?)
    }

    async fn publish_report(&self, report: Publication, act: Act) -> Result<(), StoreError> {
        let Publication { id, revision, spec, about, version, doubles, files } = report;
        let keys = &self.context.keys;
        let mut write = self.write_any_projection().await?;
        let mut draft = find(&mut write, keys, id).await?;
        if draft.revision != revision {
            return Err(StoreError::ReportChanged(id));
        }
        let whole = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM kept_snapshot WHERE version = ? AND struck = 0)");
        if !whole.bind(version.to_vec()).fetch_one(&mut *write).await? {
            return Err(StoreError::SnapshotMoved);
        }
        let others: i64 = sqlx::query_scalar("SELECT count(*) FROM report WHERE id != ? AND state != 'withdrawn'")
            .bind(id.as_bytes().as_slice())
            .fetch_one(&mut *write)
            .await?;
        if others as u64 >= MOST_REPORTS {
            return Err(StoreError::TooManyReports { most: MOST_REPORTS });
        }
        sqlx::query(
            "INSERT INTO report (id, revision, name, spec, about, version, doubles, at, changed, state) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, 'public') \
             ON CONFLICT (id) DO UPDATE SET revision = ?2, name = ?3, spec = ?4, about = ?5, version = ?6, doubles = ?7, changed = ?8, \
             state = 'public'",
        )
        .bind(id.as_bytes().as_slice())
        .bind(i64::from(revision))
        .bind(&draft.name)
        .bind(spec)
        .bind(about)
        .bind(version.to_vec())
        .bind(doubles)
        .bind(act.now.to_string())
        .execute(&mut *write)
        .await?;
        put_files(&mut write, id, files).await?;
        draft.published = Some(PublishedBy { at: act.now, who: act.who.clone(), revision });
        update(&mut write, keys, &draft).await?;
        log(&mut write, keys, &act, "publish_report", id).await?;
        Ok(write.commit().await?)
    }

    async fn withdraw_report(&self, id: Uuid, act: Act) -> Result<(), StoreError> {
        let mut write = self.write_any_projection().await?;
        match state_of(&mut write, id).await? {
            None => return Err(StoreError::UnknownReport(id)),
            Some(ReportState::Withdrawn) => return Ok(()),
            Some(ReportState::Public | ReportState::Rebuilding) => {}
        }
        for change in ["DELETE FROM report_file WHERE report = ?", "UPDATE report SET state = 'withdrawn' WHERE id = ?"]
        {
            sqlx::query(change).bind(id.as_bytes().as_slice()).execute(&mut *write).await?;
        }
        log(&mut write, &self.context.keys, &act, "withdraw_report", id).await?;
        write.commit().await?;
        self.sweep().await;
        Ok(())
    }

    async fn published_reports(&self) -> Result<Vec<PublishedReport>, StoreError> {
        let mut read = self.readers.begin().await?;
        let rows = sqlx::query(
            "SELECT id, revision, name, spec, about, version, struck, doubles, report.at, changed, state \
             FROM report JOIN kept_snapshot USING (version) ORDER BY report.at DESC, id",
        );
        let rows = rows.fetch_all(&mut *read).await?;
        let files = sqlx::query("SELECT report, name, length(body), sha256 FROM report_file ORDER BY report, n");
        let files = files.fetch_all(&mut *read).await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in &rows {
            let id: &[u8] = row.try_get(0)?;
            let mut own = Vec::new();
            for file in &files {
                if file.try_get::<&[u8], _>(0)? == id {
                    own.push(ReportFile {
                        name: file.try_get(1)?,
                        length: file.try_get::<i64, _>(2)?.cast_unsigned(),
                        sha256: fixed(file.try_get(3)?, "checksum")?,
                    });
                }
            }
            all.push(PublishedReport {
                id: incidents::id(id)?,
                revision: revision(row.try_get(1)?)?,
                name: row.try_get(2)?,
                spec: row.try_get(3)?,
                about: row.try_get(4)?,
                version: fixed(row.try_get(5)?, "version")?,
                struck: row.try_get::<i64, _>(6)?.cast_unsigned(),
                doubles: row.try_get(7)?,
                at: time(row.try_get(8)?)?,
                changed: time(row.try_get(9)?)?,
                state: state(row.try_get(10)?)?,
                files: own,
            });
        }
        Ok(all)
    }

    async fn report_file(&self, id: Uuid, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut read = self.readers.acquire().await?;
        let body = sqlx::query_scalar(
            "SELECT body FROM report_file JOIN report ON report.id = report_file.report \
             WHERE report.id = ? AND state = 'public' AND report_file.name = ?",
        );
        Ok(body.bind(id.as_bytes().as_slice()).bind(name).fetch_optional(&mut *read).await?)
    }

    async fn put_report_files(
        &self,
        id: Uuid,
        struck: u64,
        about: &str,
        files: Vec<(String, Vec<u8>)>,
        act: Act,
    ) -> Result<bool, StoreError> {
        let mut write = self.write_any_projection().await?;
        let same = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM report JOIN kept_snapshot USING (version) WHERE id = ? AND state = 'rebuilding' AND struck = ?)",
        );
        let same: bool = same.bind(id.as_bytes().as_slice()).bind(struck.cast_signed()).fetch_one(&mut *write).await?;
        if !same {
            return Ok(false);
        }
        put_files(&mut write, id, files).await?;
        sqlx::query("UPDATE report SET state = 'public', about = ?, changed = ? WHERE id = ?")
            .bind(about)
            .bind(act.now.to_string())
            .bind(id.as_bytes().as_slice())
            .execute(&mut *write)
            .await?;
        log(&mut write, &self.context.keys, &act, "rebuild_report", id).await?;
        write.commit().await?;
        Ok(true)
    }
}
