//! `GET /api/v1/doubles`: pairs of records of two registers that may document the same event, for reviewers.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_store::{Double, Role, Store as _};

use super::Staff;
use super::fault::Fault;
use super::session::Signed;

const LISTED: usize = 100;
const MOST_LISTED: usize = 1000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    limit: Option<usize>,
}

pub(super) async fn list(
    signed: Signed,
    State(staff): State<Staff>,
    Query(page): Query<Page>,
) -> Result<Json<Value>, Fault> {
    if signed.role < Role::Reviewer {
        let message = ["Only reviewers see possible doubles.", "Solo quienes revisan ven los posibles duplicados."];
        return Err(Fault::new(StatusCode::FORBIDDEN, "reviewers_only", message));
    }
    let pairs = staff.store.doubles().await?;
    let record = |double: &Double| json!({ "id": double.id.to_string(), "source_system": double.source_system, "external_id": double.external_id });
    let listed = pairs.iter().take(page.limit.unwrap_or(LISTED).clamp(1, MOST_LISTED));
    let listed = listed.map(|pair| json!({ "batch": pair.found_by.0, "records": pair.records.each_ref().map(record) }));
    Ok(Json(json!({ "total": pairs.len(), "doubles": listed.collect::<Vec<_>>() })))
}
