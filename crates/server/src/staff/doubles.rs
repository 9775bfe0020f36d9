//! `/api/v1/doubles`: pairs of records of two registers that may document the same event, and what a reviewer says of them.

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_core::Uuid;
use spotlight_store::{Act, ReviewStore as _, Store as _, Verdict};

use super::fault::Fault;
use super::record::id;
use super::review::{bad_value, entry, reason, short};
use super::session::Signed;
use super::{Staff, work};

const LISTED: usize = 100;
const MOST_LISTED: usize = 1000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    limit: Option<usize>,
    /// Only pairs that nobody has decided about are listed; `false` has no meaning yet, and is refused.
    open: Option<bool>,
}

/// The word of a verdict.
pub(super) fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same => "same",
        Verdict::Different => "different",
    }
}

/// `GET /api/v1/doubles`: the pairs that nobody has decided about.
pub(super) async fn list(
    signed: Signed,
    State(staff): State<Staff>,
    Query(page): Query<Page>,
) -> Result<Json<Value>, Fault> {
    if page.open == Some(false) {
        return Err(bad_value("open", &["true"]));
    }
    let pairs = staff.store.doubles().await?;
    let limit = page.limit.unwrap_or(LISTED).clamp(1, MOST_LISTED);
    let ids: Vec<Uuid> =
        pairs.iter().take(limit).flat_map(|pair| pair.records.iter().map(|double| double.id)).collect();
    let records = staff.store.brief(&ids).await?;
    staff.store.audit(entry(&signed.act(), "view_queue", "doubles".to_owned())).await?;
    let record = |id: Uuid| records.iter().find(|record| record.stored.id == id).map(short);
    let listed = pairs.iter().take(limit).map(|pair| {
        json!({
            "pair": pair.pair.to_string(),
            "batch": pair.found_by.0,
            "verdict": null,
            "records": [record(pair.records[0].id), record(pair.records[1].id)],
        })
    });
    Ok(Json(json!({ "total": pairs.len(), "doubles": listed.collect::<Vec<_>>() })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    verdict: String,
    why: Option<String>,
}

/// `POST /api/v1/doubles/{id}`
pub(super) async fn judge(
    signed: Signed,
    State(staff): State<Staff>,
    Path(pair): Path<String>,
    Json(said): Json<Said>,
) -> Result<Json<Value>, Fault> {
    let pair = id(&pair)?;
    let verdict = match said.verdict.as_str() {
        "same" => Verdict::Same,
        "different" => Verdict::Different,
        _ => return Err(bad_value("verdict", &["same", "different"])),
    };
    let why = Some(reason(said.why.as_deref())?);
    let (store, act) = (staff.store.clone(), Act { why, ..signed.act() });
    work::detached(async move {
        store.judge(pair, verdict, act).await?;
        Ok(Json(json!({ "pair": pair.to_string(), "verdict": said.verdict, "open": store.double_count().await? })))
    })
    .await
}
