//! `GET /api/v1/audit`: who did what and when, newest first, and whether the chain of entries holds; see [`super::verified`].

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_store::{ACTS, AuditEntry, Store as _, StoreError};

use super::fault::Fault;
use super::review::bad_value;
use super::verified::Said;
use super::{Staff, work};

/// How many entries are listed unless a request says otherwise, and at most.
const LISTED: usize = 50;
const MOST_LISTED: usize = 1000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    who: Option<String>,
    what: Option<String>,
    /// Days in UTC, both included.
    from: Option<String>,
    to: Option<String>,
    limit: Option<usize>,
    /// The number of the last entry that was seen.
    cursor: Option<u64>,
    /// Verify the log from its first entry, not only what is new.
    #[serde(default)]
    whole: bool,
}

/// What a page asks for, read.
struct Wanted {
    who: Option<String>,
    what: Option<String>,
    from: Option<Date>,
    to: Option<Date>,
}

impl Wanted {
    fn takes(&self, entry: &AuditEntry) -> bool {
        let day = entry.now.to_zoned(TimeZone::UTC).date();
        self.who.as_ref().is_none_or(|who| *who == entry.who)
            && self.what.as_ref().is_none_or(|what| *what == entry.what)
            && self.from.is_none_or(|from| from <= day)
            && self.to.is_none_or(|to| day <= to)
    }
}

fn day(name: &str, text: Option<&String>) -> Result<Option<Date>, Fault> {
    text.map(|text| text.parse::<Date>()).transpose().map_err(|_| {
        let message =
            [format!("{name} must be a day such as 2026-05-14."), format!("{name} debe ser un día como 2026-05-14.")];
        Fault::bad_request("bad_value", message)
    })
}

pub(super) async fn list(State(staff): State<Staff>, Query(page): Query<Page>) -> Result<Json<Value>, Fault> {
    let limit = page.limit.unwrap_or(LISTED).clamp(1, MOST_LISTED);
    if page.what.as_ref().is_some_and(|what| !ACTS.contains(&what.as_str())) {
        return Err(bad_value("what", &ACTS));
    }
    let (from, to) = (day("from", page.from.as_ref())?, day("to", page.to.as_ref())?);
    let wanted = Wanted { who: page.who, what: page.what, from, to };
    let (store, verified) = (staff.store.clone(), Arc::clone(&staff.verified));
    let read = async move {
        let said = match verified.check(&store, page.whole).await {
            Ok(said) => Some(said),
            Err(StoreError::Audit(_)) => None,
            Err(other) => return Err(other.into()),
        };
        match store.audit_log().await {
            Ok(log) => Ok((said, log)),
            // An entry that cannot be opened was changed after it was verified; there is no list without it.
            Err(StoreError::Sealed(_) | StoreError::Value(_)) => Ok((None, Vec::new())),
            Err(other) => Err(other.into()),
        }
    };
    let (said, log) = work::heavy(&staff, Box::pin(read)).await?;
    let numbered = (1_u64..).zip(&log).filter(|(_, entry)| wanted.takes(entry));
    let total = numbered.clone().count();
    let mut left: Vec<_> = numbered.filter(|(seq, _)| page.cursor.is_none_or(|cursor| *seq < cursor)).collect();
    left.reverse();
    let next = left.get(limit - 1).filter(|_| left.len() > limit).map(|(seq, _)| *seq);
    let entries: Vec<Value> = left
        .iter()
        .take(limit)
        .map(|(seq, entry)| {
            json!({
                "seq": seq, "at": entry.now.to_string(), "who": entry.who, "what": entry.what, "subject": entry.subject,
            })
        })
        .collect();
    let verified = said.map(Said::json);
    Ok(Json(
        json!({ "total": total, "verified": said.is_some(), "verification": verified, "entries": entries, "next": next }),
    ))
}
