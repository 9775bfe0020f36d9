//! The queue of reviewers, and what they do to several records at once.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_core::Uuid;
use spotlight_core::code::Verification;
use spotlight_record::{Cleared, Consent, Incident, Place, Status, Visibility};
use spotlight_store::{
    Act, Action, AuditEntry, ChangeId, Decisions, Put, Queued, ReviewStore as _, Reviewed, Store as _,
};

use super::fault::Fault;
use super::record::id;
use super::session::Signed;
use super::withheld::withheld;
use super::{Staff, work};
use crate::clock;

const LISTED: usize = 50;
const MOST_LISTED: usize = 200;

/// How many records are opened at a time while the queue is searched.
const AT_A_TIME: u32 = 500;

/// The most records of one act.
const MOST_AT_ONCE: usize = 500;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    status: Option<String>,
    category: Option<String>,
    batch: Option<i64>,
    who: Option<String>,
    doubles: Option<bool>,
    q: Option<String>,
    limit: Option<usize>,
    cursor: Option<i64>,
}

impl Wanted {
    /// Whether every record must be opened to tell.
    fn looks_inside(&self) -> bool {
        self.category.is_some() || self.who.is_some() || self.doubles.is_some() || self.words().is_some()
    }

    fn words(&self) -> Option<String> {
        self.q.as_deref().map(str::trim).filter(|words| !words.is_empty()).map(str::to_lowercase)
    }

    fn matches(&self, queued: &Queued) -> bool {
        let incident = &queued.stored.incident;
        let text = || {
            let texts = [&incident.title, &incident.description, &incident.place_name, &incident.external_id];
            texts.into_iter().flatten().map(|text| text.to_lowercase()).collect::<Vec<_>>().join("\n")
        };
        self.category.as_ref().is_none_or(|category| *category == incident.category)
            && self.who.as_ref().is_none_or(|who| queued.batch.as_ref().is_some_and(|(_, by)| by == who))
            && self.doubles.is_none_or(|wanted| wanted == (queued.doubles > 0))
            && self.words().is_none_or(|words| {
                let text = text();
                words.split_whitespace().all(|word| text.contains(word))
            })
    }
}

/// `GET /api/v1/review`: in the order of entry.
pub(super) async fn queue(
    signed: Signed,
    State(staff): State<Staff>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Value>, Fault> {
    let status = match wanted.status.as_deref() {
        None => Status::InReview,
        Some(code) => Status::from_code(code).ok_or_else(|| bad_value("status", Status::CODES))?,
    };
    let (store, act) = (staff.store.clone(), signed.act());
    work::heavy(&staff, async move {
        store.audit(entry(&act, "view_queue", status.as_str().to_owned())).await?;
        let limit = wanted.limit.unwrap_or(LISTED).clamp(1, MOST_LISTED);
        let batch = wanted.batch.map(ChangeId);
        let counted = batch.is_none() && !wanted.looks_inside();
        let mut total = if counted { store.count(status).await? } else { 0 };
        let (mut listed, mut next, mut after) = (Vec::new(), None, counted.then_some(wanted.cursor).flatten());
        'pages: loop {
            let page = store.queue(status, batch, after, AT_A_TIME).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.n);
            for queued in page.iter().filter(|queued| wanted.matches(queued)) {
                if !counted {
                    total += 1;
                }
                if wanted.cursor.is_some_and(|cursor| queued.n <= cursor) {
                    continue;
                }
                if listed.len() < limit {
                    listed.push((queued.n, short(queued)));
                    continue;
                }
                next = listed.last().map(|(n, _)| n.to_string());
                if counted {
                    break 'pages;
                }
            }
        }
        let records: Vec<Value> = listed.into_iter().map(|(_, record)| record).collect();
        Ok(Json(json!({ "total": total, "records": records, "next": next })))
    })
    .await
}

/// A record in short.
pub(super) fn short(queued: &Queued) -> Value {
    let stored = &queued.stored;
    let incident = &stored.incident;
    let proposed = proposal(incident);
    json!({
        "id": stored.id.to_string(),
        "revision": stored.revision,
        "status": stored.status.as_str(),
        "category": incident.category,
        "occurred": incident.occurred.to_string(),
        "place": place(&incident.place),
        "title": incident.title,
        "source_system": incident.source_system,
        "external_id": incident.external_id,
        "batch": queued.batch.as_ref().map(|(batch, _)| batch.0),
        "who": queued.batch.as_ref().map_or("", |(_, who)| who),
        "proposed": proposals(incident),
        "doubles": queued.doubles,
        "masked": proposed.visibility != Visibility::Exact,
    })
}

/// What was proposed about a record and is not decided.
pub(super) fn proposals(incident: &Incident) -> Value {
    json!({
        "verification": incident.proposed.verification.map(Verification::as_str),
        "consent": incident.proposed.consent.map(Consent::as_str),
        "visibility": incident.proposed.visibility.map(Visibility::as_str),
    })
}

/// A place as it was documented.
pub(super) fn place(place: &Place) -> Value {
    match place {
        Place::At(at) => json!({ "kind": "point", "lon": at.lon(), "lat": at.lat() }),
        Place::County(code) => json!({ "kind": "county", "code": code }),
        Place::State(code) => json!({ "kind": "state", "code": code }),
    }
}

/// What a publication decides where it says nothing else. Of what was decided before and what is proposed now the stricter:
/// who withdraws consent is heard at once, and who proposes more than was decided has to be answered in so many words.
pub(super) fn proposal(incident: &Incident) -> Decisions {
    let proposed = &incident.proposed;
    Decisions {
        consent: stricter(incident.consent, proposed.consent).unwrap_or(Consent::None),
        visibility: stricter(incident.visibility, proposed.visibility).unwrap_or(Visibility::Area),
        verification: incident.verification.or(proposed.verification).unwrap_or(Verification::Unverified),
        cleared: incident.cleared,
    }
}

/// The codes of consent and visibility begin with the strictest.
fn stricter<T: Ord>(decided: Option<T>, proposed: Option<T>) -> Option<T> {
    match (decided, proposed) {
        (Some(decided), Some(proposed)) => Some(decided.min(proposed)),
        (decided, proposed) => decided.or(proposed),
    }
}

pub(super) fn entry(act: &Act, what: &str, subject: String) -> AuditEntry {
    AuditEntry { now: act.now, who: act.who.clone(), what: what.to_owned(), subject }
}

pub(super) fn bad_value(name: &str, allowed: &[&str]) -> Fault {
    let allowed = allowed.join(", ");
    let message = [format!("{name} must be one of: {allowed}."), format!("{name} debe ser uno de: {allowed}.")];
    Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "bad_value", message)
}

/// A reason that is one.
pub(super) fn reason(why: Option<&str>) -> Result<String, Fault> {
    let why = why.map(str::trim).filter(|why| !why.is_empty());
    why.map(str::to_owned).ok_or_else(|| {
        let message = ["Say why; the reason stays in the history.", "Diga por qué; el motivo queda en el historial."];
        Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "why_needed", message)
    })
}

/// The decisions that a request states, and for the rest what stands in the record.
pub(super) fn decided(
    incident: &Incident,
    consent: Option<&str>,
    visibility: Option<&str>,
    verification: Option<&str>,
) -> Result<Decisions, Fault> {
    let mut decisions = proposal(incident);
    if let Some(code) = consent {
        decisions.consent = Consent::from_code(code).ok_or_else(|| bad_value("consent", Consent::CODES))?;
    }
    if let Some(code) = visibility {
        decisions.visibility = Visibility::from_code(code).ok_or_else(|| bad_value("visibility", Visibility::CODES))?;
    }
    if let Some(code) = verification {
        let allowed = ["unverified", "corroborated", "verified", "disputed"];
        decisions.verification = code.parse().map_err(|_| bad_value("verification", &allowed))?;
    }
    Ok(decisions)
}

/// The ticks that a request names.
pub(super) fn ticks(names: &[String]) -> Result<Cleared, Fault> {
    let mut cleared = Cleared::default();
    if names.iter().all(|name| cleared.tick(name)) { Ok(cleared) } else { Err(bad_value("cleared", &Cleared::NAMES)) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bulk {
    action: String,
    records: Vec<One>,
    why: Option<String>,
    consent: Option<String>,
    visibility: Option<String>,
    verification: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct One {
    id: String,
    revision: u32,
}

/// `POST /api/v1/review/bulk`: all of them, or none. Ticks stay as they are: words are read one record at a time.
pub(super) async fn bulk(
    signed: Signed,
    State(staff): State<Staff>,
    Json(bulk): Json<Bulk>,
) -> Result<Json<Value>, Fault> {
    if bulk.records.is_empty() || bulk.records.len() > MOST_AT_ONCE {
        let message =
            [format!("Choose 1 to {MOST_AT_ONCE} records."), format!("Elija de 1 a {MOST_AT_ONCE} registros.")];
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "too_many", message));
    }
    let records = bulk.records.iter().map(|one| Ok((id(&one.id)?, one.revision)));
    let records = records.collect::<Result<Vec<(Uuid, u32)>, Fault>>()?;
    if records.iter().map(|(id, _)| id).collect::<BTreeSet<_>>().len() != records.len() {
        let message = ["A record is named twice.", "Un registro aparece dos veces."];
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "named_twice", message));
    }
    let why = match bulk.action.as_str() {
        "publish" => bulk.why.clone().filter(|why| !why.trim().is_empty()),
        "return" | "retract" => Some(reason(bulk.why.as_deref())?),
        _ => return Err(bad_value("action", &["publish", "return", "retract"])),
    };
    let (store, act) = (staff.store.clone(), Act { why, ..signed.act() });
    work::heavy(&staff, async move {
        let mut all = Vec::with_capacity(records.len());
        for (id, revision) in records {
            let action = match bulk.action.as_str() {
                "publish" => {
                    let incident = store.open_record(id, clock::today()).await?.stored.incident;
                    let Bulk { consent, visibility, verification, .. } = &bulk;
                    let codes = [consent, visibility, verification].map(Option::as_deref);
                    Action::Publish(decided(&incident, codes[0], codes[1], codes[2])?)
                }
                "return" => Action::Return,
                _ => Action::Retract,
            };
            all.push(Reviewed { id, revision, action });
        }
        let puts = store.review(all, act).await?;
        Ok(Json(json!({ "records": puts.iter().map(outcome).collect::<Vec<_>>() })))
    })
    .await
}

fn outcome(put: &Put) -> Value {
    json!({
        "id": put.id.to_string(),
        "status": put.status.as_str(),
        "outcome": "done",
        "withheld": put.withheld.as_ref().map(withheld),
    })
}
