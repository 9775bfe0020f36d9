//! `POST /api/v1/uploads/{id}/preview`: what would become of a file, and what only a person can decide. Nothing is stored.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};
use spotlight_core::region::{RegionKind, Regions};
use spotlight_ingest::{Ask, ColumnView, Outcome, Plan, Refusal, Row, Severity, fields};
use spotlight_record::Place;
use spotlight_store::{Disposition, Put};

use super::fault::Fault;
use super::reading::{Wishes, input};
use super::session::Signed;
use super::uploads::open;
use super::{Staff, work};
use crate::import::{Observer, import_file};

/// The most points that are shown.
const MOST_POINTS: usize = 2000;

/// The most rows that a problem names.
const MOST_ROWS: usize = 1000;

pub(super) async fn preview(
    signed: Signed,
    State(staff): State<Staff>,
    Path(id): Path<String>,
    Json(wishes): Json<Wishes>,
) -> Result<Json<Value>, Fault> {
    let upload = open(&staff, &signed, &id).await?;
    let input = input(&staff, &upload)?;
    let shared = staff.clone();
    let answer = async move {
        let reading = wishes.read(&shared.store, &input).await?;
        let mut answer = json!({
            "upload": upload.id.to_string(),
            "file": upload.file_name,
            "signature": reading.signature().map(|signature| hex(&signature)),
            "reading_digest": reading.digest(),
            "remembered": reading.remembered,
            "fields": fields().collect::<Vec<_>>(),
            "receipt": null,
            "refusal": null,
            "problems": [],
            "points": [],
            "points_total": 0,
        });
        match &reading.plan {
            Ok(plan) => describe(&mut answer, plan),
            Err(refusal) => refuse(&mut answer, refusal),
        }
        let job = reading.job(true, &signed);
        let mut points = Points::new();
        let imported = import_file(&shared.store, &input, &job, &mut points).await;
        if let Some(failure) = imported.failure {
            return Err(failure.into());
        }
        let receipt = serde_json::to_value(&imported.receipt).map_err(|error| Fault::internal(&error))?;
        answer["sha256"] = receipt["sha256"].clone();
        answer["problems"] = problems(&receipt);
        if imported.refusal.is_none() {
            answer["receipt"] = receipt;
        }
        answer["points_total"] = points.total.into();
        answer["points"] = points.shown.into();
        Ok(answer)
    };
    Ok(Json(work::heavy(&staff, Box::pin(answer)).await?))
}

fn describe(answer: &mut Value, plan: &Plan) {
    let order = plan.date_order();
    answer["reading"] = json!({
        "preset": plan.preset(),
        "encoding": plan.encoding().as_str(),
        "delimiter": plan.delimiter(),
        "line_ends": plan.line_ends().as_str(),
        "date_order": order.map(|(order, _)| order.as_str()),
        "date_order_basis": order.map(|(_, basis)| basis.as_str()),
        "sheet": plan.sheet(),
        "sheets": plan.sheets(),
    });
    answer["asks"] = plan.asks().iter().map(ask).collect();
    answer["columns"] = plan.columns().iter().map(column).collect();
}

/// A file that is refused still shows what is known of it, so that its columns can be corrected.
fn refuse(answer: &mut Value, refusal: &Refusal) {
    let message = |lang| refusal.message(lang);
    answer["refusal"] = json!({
        "code": refusal.code(),
        "message": { "en": message(spotlight_core::Lang::En), "es": message(spotlight_core::Lang::Es) },
    });
    let (mut asks, mut sheets, mut sheet) = (Vec::new(), Vec::new(), None);
    if let Refusal::UnknownColumns { look, .. } = refusal {
        asks = look.asks.iter().map(ask).collect();
        (sheets, sheet) = (look.sheets.clone(), look.sheet.clone());
    }
    answer["reading"] = json!({
        "preset": null, "encoding": null, "delimiter": null, "line_ends": null, "date_order": null,
        "date_order_basis": null, "sheet": sheet, "sheets": sheets,
    });
    answer["asks"] = asks.into();
    answer["columns"] = refusal.columns().iter().map(column).collect();
}

fn ask(ask: &Ask) -> Value {
    match ask {
        Ask::DateOrder { column } => json!({ "what": "date_order", "column": column }),
        Ask::Mapping { field, columns } => json!({ "what": "mapping", "field": field, "columns": columns }),
    }
}

fn column(view: &ColumnView) -> Value {
    json!({
        "column": view.column,
        "name": view.name,
        "field": view.field,
        "left_out": view.left_out,
        "basis": view.basis,
        "samples": view.samples,
    })
}

/// The remarks of a receipt by their kind, the most serious first.
fn problems(receipt: &Value) -> Value {
    let mut kinds: BTreeMap<(usize, &str), (Value, u64, Vec<Value>)> = BTreeMap::new();
    for remark in receipt["rows"].as_array().into_iter().flatten() {
        let severity = remark["severity"].as_str().unwrap_or_default();
        let rank = ["reject", "repair", "warning"].iter().position(|word| *word == severity).unwrap_or(3);
        let code = remark["code"].as_str().unwrap_or_default();
        let (_, count, rows) = kinds.entry((rank, code)).or_insert_with(|| (remark["message"].clone(), 0, Vec::new()));
        *count += 1;
        if rows.len() < MOST_ROWS {
            rows.push(json!({ "line": remark["line"], "column": remark["column"], "value": remark["value"] }));
        }
    }
    let kind = |((rank, code), (message, count, rows)): (_, (Value, u64, Vec<Value>))| {
        // Where the list of the receipt ends, its counts go on.
        let count = receipt["notes"][code].as_u64().unwrap_or(count);
        let severity = ["reject", "repair", "warning", ""][rank];
        json!({ "code": code, "severity": severity, "count": count, "message": message, "rows": rows })
    };
    kinds.into_iter().map(|(key, value)| kind((key, value))).collect()
}

/// Where the rows of a file lie: all of them while they are few, else every second, fourth, … of them.
struct Points {
    shown: Vec<Value>,
    total: u64,
    every: u64,
}

impl Points {
    fn new() -> Self {
        Self { shown: Vec::new(), total: 0, every: 1 }
    }
}

impl Observer for Points {
    fn row(&mut self, row: &Row, put: Option<&Put>) {
        let (Outcome::Incident(incident), Some(put)) = (&row.outcome, put) else { return };
        let regions = Regions::embedded();
        let at = match &incident.place {
            Place::At(at) => Some(*at),
            Place::County(code) => {
                regions.find(RegionKind::County, code).map(spotlight_core::region::Region::label_point)
            }
            Place::State(code) => {
                regions.find(RegionKind::State, code).map(spotlight_core::region::Region::label_point)
            }
        };
        let Some(at) = at else { return };
        let repaired = row.notes.iter().any(|note| note.severity == Severity::Repair);
        let kind = match put.disposition {
            // It is not taken, like a row that is rejected.
            Disposition::Redacted | Disposition::Clash => return,
            _ if repaired => "repaired",
            Disposition::Accepted => "accepted",
            Disposition::Updated => "updated",
            Disposition::Unchanged => "unchanged",
        };
        self.total += 1;
        if !(self.total - 1).is_multiple_of(self.every) {
            return;
        }
        self.shown.push(json!([at.lon(), at.lat(), kind]));
        if self.shown.len() > MOST_POINTS {
            let mut second = false;
            self.shown.retain(|_| {
                second = !second;
                second
            });
            self.every *= 2;
        }
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
