//! `POST /api/v1/records`: one incident from a form. It goes the way of a file with one row, so that the same rules hold.
//!
//! Its fields are those of Spotlight's own CSV, and two more: `private_notes`, and `coordinates` for a place in one piece, in any
//! of the forms that a file may have it in, instead of `lat` and `lon`.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_ingest::{ColumnChoice, Input, Options, Outcome, Row, own};
use spotlight_record::Place;
use spotlight_store::{Intent, Put};

use super::confirm::{answer, nothing_taken, outcome};
use super::fault::Fault;
use super::session::Signed;
use super::{Staff, work};
use crate::clock;
use crate::import::{Bounds, Job, Observer, import_file};

/// The register of what is documented with the form, where it does not say.
const REGISTER: &str = "form";

/// The place in one piece.
const COORDINATES: &str = "coordinates";

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
    let (csv, columns) = csv(record.fields)?;
    let input = Input::from_bytes("form", csv);
    let today = clock::today();
    let job = Job {
        options: Options { preset: Some("spotlight".to_owned()), columns, ..Options::new(today) },
        intent: Intent::Review,
        propose: true,
        // Whoever fills in the form knows of no newer file.
        as_of: Some(today),
        dry_run: record.check,
        expected: None,
        upload: None,
        bounds: Bounds { told_own: signed.told_own(), changes_own: Some(signed.name.clone()) },
        act: signed.act(),
    };
    let store = staff.store.clone();
    let take = async move {
        let mut read = Where(Value::Null);
        let imported = import_file(&store, &input, &job, &mut read).await;
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
        Ok(Json(json!({ "receipt": receipt, "place": read.0 })).into_response())
    };
    work::heavy(&staff, Box::pin(take)).await
}

/// Where the place of the form was found to lie.
struct Where(Value);

impl Observer for Where {
    fn row(&mut self, row: &Row, _: Option<&Put>) {
        if let Outcome::Incident(incident) = &row.outcome {
            self.0 = match &incident.place {
                Place::At(at) => json!({ "kind": "point", "lat": at.lat(), "lon": at.lon() }),
                Place::County(code) => json!({ "kind": "county", "code": code }),
                Place::State(code) => json!({ "kind": "state", "code": code }),
            };
        }
    }
}

/// The file with one row, and what its columns are where that is not plain.
pub(super) fn csv(mut fields: BTreeMap<String, String>) -> Result<(Vec<u8>, Option<Vec<ColumnChoice>>), Fault> {
    let names = || own::HEADER.into_iter().chain([COORDINATES, "private_notes"]);
    if let Some(unknown) = fields.keys().find(|name| !names().any(|known| known == name.as_str())) {
        let known = names().collect::<Vec<_>>().join(", ");
        let message = [
            format!("There is no field “{unknown}”; there are: {known}."),
            format!("No existe el campo «{unknown}»; existen: {known}."),
        ];
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown_field", message));
    }
    let filled = |name: &str| fields.get(name).is_some_and(|text| !text.trim().is_empty());
    let whole = filled(COORDINATES);
    if whole && (filled("lat") || filled("lon")) {
        let message = [
            "The place is given twice: fill in either coordinates or lat and lon.",
            "El lugar se da dos veces: llene coordinates, o bien lat y lon.",
        ];
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "place_twice", message));
    }
    let register = fields.entry("source_system".to_owned()).or_default();
    if register.trim().is_empty() {
        REGISTER.clone_into(register);
    }
    let unused: &[&str] = if whole { &["lat", "lon"] } else { &[COORDINATES] };
    let header: Vec<&str> = names().filter(|name| !unused.contains(name)).collect();
    let choice = |column| ColumnChoice { column, field: Some(COORDINATES.to_owned()) };
    let columns = header.iter().position(|name| *name == COORDINATES).map(|column| vec![choice(column)]);
    let cells = header.iter().map(|name| fields.get(*name).map_or("", String::as_str));
    let failed = |error: csv::Error| Fault::internal(&error);
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(&header).map_err(failed)?;
    csv.write_record(cells).map_err(failed)?;
    Ok((csv.into_inner().map_err(|error| Fault::internal(&error))?, columns))
}
