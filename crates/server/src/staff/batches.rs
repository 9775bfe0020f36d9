//! Batches: the list, the receipt, the rejected rows, the undo.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_core::Lang;
use spotlight_store::{Change, ChangeId, ChangeKind, SqliteStore, Store as _};

use super::confirm::receipt;
use super::fault::Fault;
use super::preview::hex;
use super::session::Signed;
use super::{Staff, work};

/// How many batches are listed where nothing is said, and at most.
const LISTED: usize = 50;
const MOST_LISTED: usize = 200;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    limit: Option<usize>,
}

/// What the list shows of a receipt.
#[derive(Deserialize)]
struct Totals {
    rows_read: u64,
    accepted: u64,
    updated: u64,
    unchanged: u64,
    duplicate: u64,
    rejected: u64,
    repaired: u64,
}

/// A batch that whoever calls may see.
async fn seen(store: &SqliteStore, signed: &Signed, batch: i64) -> Result<Change, Fault> {
    let change = store.batch(ChangeId(batch)).await?;
    if signed.may_touch(&change.act.who) { Ok(change) } else { Err(Fault::not_found()) }
}

fn view(change: &Change) -> Value {
    let (file, sha256) = match &change.kind {
        ChangeKind::Import { file_name, file_sha256, .. } => (Some(file_name), Some(hex(file_sha256))),
        _ => (None, None),
    };
    json!({
        "batch": change.id.0,
        "at": change.act.now.to_string(),
        "who": change.act.who,
        "file": file,
        "sha256": sha256,
        "undone": change.undone_by.is_some(),
    })
}

/// `GET /api/v1/batches`: newest first.
pub(super) async fn list(
    signed: Signed,
    State(staff): State<Staff>,
    Query(page): Query<Page>,
) -> Result<Json<Value>, Fault> {
    let limit = page.limit.unwrap_or(LISTED).clamp(1, MOST_LISTED);
    let all = staff.store.batches().await?;
    let own: Vec<&Change> = all.iter().filter(|change| signed.may_touch(&change.act.who)).collect();
    let mut batches = Vec::new();
    for change in own.iter().take(limit) {
        let receipt = staff.store.receipt(change.id).await?;
        let totals: Totals = serde_json::from_slice(&receipt).map_err(|error| Fault::internal(&error))?;
        let Totals { rows_read, accepted, updated, unchanged, duplicate, rejected, repaired } = totals;
        let mut batch = view(change);
        batch["totals"] = json!({
            "rows_read": rows_read, "accepted": accepted, "updated": updated, "unchanged": unchanged,
            "duplicate": duplicate, "rejected": rejected, "repaired": repaired,
        });
        batches.push(batch);
    }
    Ok(Json(json!({ "batches": batches, "total": own.len() })))
}

/// `GET /api/v1/batches/{n}`
pub(super) async fn one(
    signed: Signed,
    State(staff): State<Staff>,
    Path(batch): Path<i64>,
) -> Result<Json<Value>, Fault> {
    let change = seen(&staff.store, &signed, batch).await?;
    let mut answer = view(&change);
    answer["receipt"] = receipt(&staff.store, change.id).await?;
    Ok(Json(answer))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Language {
    lang: Option<String>,
}

impl Language {
    /// The language that is asked for, English where none is.
    pub(super) fn lang(&self) -> Result<Lang, Fault> {
        match self.lang.as_deref() {
            None | Some("en") => Ok(Lang::En),
            Some("es") => Ok(Lang::Es),
            Some(_) => {
                let message = ["lang must be en or es.", "lang debe ser en o es."];
                Err(Fault::bad_request("bad_value", message))
            }
        }
    }
}

/// `GET /api/v1/batches/{n}/rejects.csv`
pub(super) async fn rejects(
    signed: Signed,
    State(staff): State<Staff>,
    Path(batch): Path<i64>,
    Query(language): Query<Language>,
) -> Result<Response, Fault> {
    let lang = language.lang()?;
    let change = seen(&staff.store, &signed, batch).await?;
    let csv = staff.store.rejects(change.id, lang).await?;
    Ok(csv_file(&format!("rejects-{batch}.csv"), csv))
}

/// A CSV to be saved under a name.
pub(super) fn csv_file(name: &str, csv: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, csv).into_response()
}

/// `POST /api/v1/batches/{n}/undo`
pub(super) async fn undo(
    signed: Signed,
    State(staff): State<Staff>,
    Path(batch): Path<i64>,
) -> Result<Json<Value>, Fault> {
    let change = seen(&staff.store, &signed, batch).await?;
    let (store, act) = (staff.store.clone(), signed.act());
    let undone = work::heavy(&staff, async move { Ok(store.undo(change.id, act).await?) }).await?;
    Ok(Json(json!({ "restored": undone.restored, "removed": undone.removed })))
}
