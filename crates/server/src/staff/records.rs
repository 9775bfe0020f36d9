//! `POST /api/v1/records`: one incident from a form. It goes the way of a file with one row, so that the same rules hold.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use spotlight_ingest::{Input, Options, own};
use spotlight_store::Intent;

use super::confirm::{answer, nothing_taken, outcome};
use super::fault::Fault;
use super::session::Signed;
use super::{Staff, work};
use crate::clock;
use crate::import::{Job, import_file};

/// The register of what is documented with the form, where it does not say.
const REGISTER: &str = "form";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    /// Cells by the names of Spotlight's own CSV.
    fields: BTreeMap<String, String>,
    /// Whether it is only looked at.
    #[serde(default)]
    check: bool,
}

pub(super) async fn create(
    signed: Signed,
    State(staff): State<Staff>,
    Json(record): Json<Record>,
) -> Result<Response, Fault> {
    let input = Input::from_bytes("form", csv(record.fields)?);
    let today = clock::today();
    let job = Job {
        options: Options { preset: Some("spotlight".to_owned()), ..Options::new(today) },
        intent: Intent::Review,
        propose: true,
        // Whoever fills in the form knows of no newer file.
        as_of: Some(today),
        dry_run: record.check,
        expected: None,
        upload: None,
        act: signed.act(),
    };
    let store = staff.store.clone();
    let take = async move {
        let imported = import_file(&store, &input, &job, &mut ()).await;
        if !job.dry_run {
            return answer(&store, outcome(imported)?, StatusCode::CREATED).await;
        }
        if imported.failure.is_some() || imported.refusal.is_some() {
            return Err(outcome(imported).err().unwrap_or_else(Fault::busy));
        }
        let receipt = serde_json::to_value(&imported.receipt).map_err(|error| Fault::internal(&error))?;
        if !imported.receipt.tally().took_any() {
            return Err(nothing_taken(receipt));
        }
        Ok(Json(json!({ "receipt": receipt })).into_response())
    };
    work::heavy(&staff, Box::pin(take)).await
}

/// The file with one row.
fn csv(mut fields: BTreeMap<String, String>) -> Result<Vec<u8>, Fault> {
    if let Some(unknown) = fields.keys().find(|name| !own::HEADER.contains(&name.as_str())) {
        let known = own::HEADER.join(", ");
        let message = [
            format!("There is no field “{unknown}”; there are: {known}."),
            format!("No existe el campo «{unknown}»; existen: {known}."),
        ];
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown_field", message));
    }
    let register = fields.entry("source_system".to_owned()).or_default();
    if register.trim().is_empty() {
        REGISTER.clone_into(register);
    }
    let cells = own::HEADER.iter().map(|name| fields.get(*name).map_or("", String::as_str));
    let failed = |error: csv::Error| Fault::internal(&error);
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(own::HEADER).map_err(failed)?;
    csv.write_record(cells).map_err(failed)?;
    csv.into_inner().map_err(|error| Fault::internal(&error))
}
