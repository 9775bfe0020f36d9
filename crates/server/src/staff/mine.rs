//! `/api/v1/own`: what somebody handed in themselves, what became of it and why, and handing it in again once it is mended.
//!
//! A record is somebody's own if every file and form that told of it was theirs. Whoever hands in the number of somebody else's record
//! must not be shown what stood in it; what nobody's own is, is not found. Notes that a reviewer wrote are not shown either.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_core::Uuid;
use spotlight_record::Status;
use spotlight_store::{
    Act, Action, ChangeKind, Queued, ReviewStore as _, Reviewed, SqliteStore, Store as _, StoreError, Version,
};

use super::fault::Fault;
use super::record::{edited, fields, id};
use super::review::{bad_value, entry, place, proposals, reason, short};
use super::session::Signed;
use super::{Staff, work};
use crate::import::bounds::is_own;

const LISTED: usize = 50;
const MOST_LISTED: usize = 200;

/// How many records are opened at a time while one's own are looked for.
const AT_A_TIME: u32 = 500;

/// What a mended record keeps: what it is known by.
const FIXED: [&str; 2] = ["external_id", "source_system"];

/// The statuses that a record which was handed in can have.
const STATUSES: [&str; 4] = ["returned", "in_review", "published", "retracted"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    status: Option<String>,
    limit: Option<usize>,
    cursor: Option<i64>,
}

/// Why a record was returned or retracted, and when.
fn ended(versions: &[Version]) -> Option<&Act> {
    let last = versions.last()?;
    matches!(last.by.kind, ChangeKind::Return | ChangeKind::Retract).then_some(&last.by.act)
}

fn mendable(status: Status) -> bool {
    matches!(status, Status::Draft | Status::InReview | Status::Returned)
}

fn view(queued: &Queued, versions: &[Version]) -> Value {
    let mut view = short(queued);
    // Which other records there are is for those who may see them.
    if let Some(members) = view.as_object_mut() {
        members.remove("doubles");
        members.remove("masked");
    }
    let ended = ended(versions);
    view["why"] = json!(ended.and_then(|act| act.why.as_ref()));
    view["at"] = json!(ended.map(|act| act.now.to_string()));
    view["mendable"] = json!(mendable(queued.stored.status));
    view
}

/// `GET /api/v1/own`: one's own records of a status, in the order of entry.
pub(super) async fn list(
    signed: Signed,
    State(staff): State<Staff>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Value>, Fault> {
    let code = wanted.status.as_deref().unwrap_or("returned");
    let status = Status::from_code(code).filter(|_| STATUSES.contains(&code));
    let status = status.ok_or_else(|| bad_value("status", &STATUSES))?;
    let store = staff.store.clone();
    work::heavy(&staff, async move {
        store.audit(entry(&signed.act(), "view_queue", format!("own {}", status.as_str()))).await?;
        let limit = wanted.limit.unwrap_or(LISTED).clamp(1, MOST_LISTED);
        let (mut total, mut listed, mut next, mut after) = (0, Vec::new(), None, None);
        loop {
            let page = store.queue(status, None, after, AT_A_TIME).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.n);
            for queued in page.iter().filter(|queued| queued.batch.as_ref().is_some_and(|(_, by)| *by == signed.name)) {
                let versions = store.history(queued.stored.id).await?;
                if !is_own(&versions, &signed.name) {
                    continue;
                }
                total += 1;
                if wanted.cursor.is_some_and(|cursor| queued.n <= cursor) {
                    continue;
                }
                if listed.len() < limit {
                    listed.push((queued.n, view(queued, &versions)));
                } else {
                    next = listed.last().map(|(n, _)| n.to_string());
                }
            }
        }
        let records: Vec<Value> = listed.into_iter().map(|(_, record)| record).collect();
        Ok(Json(json!({ "total": total, "records": records, "next": next })))
    })
    .await
}

/// A record that is somebody's own, and its versions.
async fn own(store: &SqliteStore, record: Uuid, who: &str) -> Result<(Queued, Vec<Version>), Fault> {
    let versions = match store.history(record).await {
        Err(StoreError::UnknownRecord(_)) => return Err(Fault::not_found()),
        versions => versions?,
    };
    let queued = store.brief(&[record]).await?.into_iter().next();
    match queued {
        Some(queued) if is_own(&versions, who) => Ok((queued, versions)),
        _ => Err(Fault::not_found()),
    }
}

/// Whether the notes of a record are as somebody left them: nobody else has changed them since.
fn notes_are_own(versions: &[Version], who: &str) -> bool {
    let (mut notes, mut by) = (None, who);
    for version in versions {
        let now = version.stored.incident.private_notes.as_ref();
        if now != notes {
            (notes, by) = (now, version.by.act.who.as_str());
        }
    }
    by == who
}

async fn opened(store: &SqliteStore, record: Uuid, who: &str) -> Result<Value, Fault> {
    let (queued, versions) = own(store, record, who).await?;
    let incident = &queued.stored.incident;
    let mut opened = view(&queued, &versions);
    opened["place"] = place(&incident.place);
    opened["proposed"] = proposals(incident);
    let mut cells = fields(incident)?;
    if !notes_are_own(&versions, who) {
        cells.remove("private_notes");
    }
    opened["record"] = Value::Object(cells);
    Ok(opened)
}

/// `GET /api/v1/own/{id}`
pub(super) async fn one(
    signed: Signed,
    State(staff): State<Staff>,
    Path(record): Path<String>,
) -> Result<Json<Value>, Fault> {
    let id = id(&record)?;
    let answer = opened(&staff.store, id, &signed.name).await?;
    staff.store.audit(entry(&signed.act(), "view_record", format!("record {id}"))).await?;
    Ok(Json(answer))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mended {
    revision: u32,
    why: Option<String>,
    /// Cells by the names of Spotlight's own CSV; `null` blanks.
    #[serde(default)]
    fields: BTreeMap<String, Option<String>>,
}

/// `PATCH /api/v1/own/{id}`: mends a record by the rules for a row of a file, and hands it in again.
pub(super) async fn mend(
    signed: Signed,
    State(staff): State<Staff>,
    Path(record): Path<String>,
    Json(body): Json<Mended>,
) -> Result<Json<Value>, Fault> {
    let id = id(&record)?;
    let (queued, _) = own(&staff.store, id, &signed.name).await?;
    if !mendable(queued.stored.status) {
        let message = [
            "What is published or retracted is changed by a reviewer; tell one what is wrong.",
            "Lo publicado o retirado lo cambia quien revisa; dígale qué está mal.",
        ];
        return Err(Fault::new(StatusCode::CONFLICT, "wrong_status", message));
    }
    let why = reason(body.why.as_deref())?;
    if let Some(name) = body.fields.keys().find(|name| FIXED.contains(&name.as_str())) {
        let message = [
            format!("{name} is not changed: it is what the record is known by. Hand in another record instead."),
            format!("{name} no se cambia: identifica el registro. Entregue otro registro en su lugar."),
        ];
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "fixed_field", message));
    }
    let before = queued.stored.incident;
    let mended = tokio::task::spawn_blocking(move || edited(&before, body.fields)).await;
    let (mended, notes) = mended.map_err(|error| Fault::internal(&error))??;
    let reviewed = Reviewed { id, revision: body.revision, action: Action::Mend(Box::new(mended)) };
    let (store, act) = (staff.store.clone(), Act { why: Some(why), ..signed.act() });
    work::detached(async move {
        store.review(vec![reviewed], act).await?;
        let mut answer = opened(&store, id, &signed.name).await?;
        answer["notes"] = notes;
        Ok(Json(answer))
    })
    .await
}
