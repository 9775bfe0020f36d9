//! One record as a reviewer sees it, and what a reviewer does to it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use spotlight_core::Uuid;
use spotlight_core::public::PublicIncident;
use spotlight_core::region::Regions;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_ingest::{Input, Options, Outcome, Reference, inspect, own, rows};
use spotlight_record::{Incident, Place};
use spotlight_report::wire;
use spotlight_store::{Act, Action, Decisions, Pairing, ReviewStore as _, Reviewed, SqliteStore, Store as _};

use super::fault::Fault;
use super::records::csv;
use super::review::{decided, entry, place, proposals, reason, short, ticks};
use super::session::Signed;
use super::withheld::withheld;
use super::{Staff, doubles, work};
use crate::clock;

/// What an edit leaves alone: what a record is known by, and what is decided when it is published.
const FIXED: [&str; 5] = ["external_id", "source_system", "verification", "consent", "visibility"];

/// The id of an address; what is none belongs to nothing.
pub(super) fn id(text: &str) -> Result<Uuid, Fault> {
    Uuid::try_parse(text).map_err(|_| Fault::not_found())
}

/// `GET /api/v1/records/{id}`
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

async fn opened(store: &SqliteStore, id: Uuid, who: &str) -> Result<Value, Fault> {
    let opened = store.open_record(id, clock::today()).await?;
    let stored = &opened.stored;
    let incident = &stored.incident;
    let unpublishable = opened.preview.as_ref().err();
    Ok(json!({
        "id": stored.id.to_string(),
        "revision": stored.revision,
        "status": stored.status.as_str(),
        "batch": opened.batch.as_ref().map(|(batch, _)| batch.0),
        "who": opened.batch.as_ref().map_or("", |(_, who)| who),
        "own": opened.batch.as_ref().is_some_and(|(_, by)| by == who),
        "two_person": store.two_person_rule(clock::now()).await?,
        "record": fields(incident)?,
        "place": place(&incident.place),
        "proposed": proposals(incident),
        "cleared": incident.cleared.names().collect::<Vec<_>>(),
        "public": opened.public.as_ref().map_or(Ok(Value::Null), public)?,
        "standing": opened.standing,
        "preview": opened.preview.as_ref().map_or(Ok(Value::Null), public)?,
        "withheld": opened.withheld.as_ref().or(unpublishable).map(withheld),
        "doubles": opened.doubles.iter().map(pairing).collect::<Vec<_>>(),
        "links": opened.links.iter().map(short).collect::<Vec<_>>(),
    }))
}

fn pairing(pairing: &Pairing) -> Value {
    json!({
        "pair": pairing.pair.to_string(),
        "verdict": pairing.verdict.map(doubles::word),
        "record": short(&pairing.other),
    })
}

/// Every private field by its name in Spotlight's own CSV; blanks are left out.
pub(super) fn fields(incident: &Incident) -> Result<Map<String, Value>, Fault> {
    let cells = cells(incident)?.into_iter().filter(|(_, cell)| !cell.is_empty());
    let mut fields: Map<String, Value> = cells.map(|(name, cell)| (name, Value::String(cell))).collect();
    if let Some(notes) = &incident.private_notes {
        fields.insert("private_notes".to_owned(), json!(notes));
    }
    Ok(fields)
}

/// The cells of the own CSV by their names.
pub(super) fn cells(incident: &Incident) -> Result<BTreeMap<String, String>, Fault> {
    let failed = |error: &dyn std::fmt::Display| Fault::internal(error);
    let mut writer = own::Writer::new(Vec::new()).map_err(|error| failed(&error))?;
    writer.write_row(incident).map_err(|error| failed(&error))?;
    let text = writer.finish().map_err(|error| failed(&error))?;
    let mut reader = ::csv::Reader::from_reader(text.as_slice());
    let record = reader.records().next().transpose().map_err(|error| failed(&error))?.unwrap_or_default();
    // A text behind an apostrophe stands so only because a spreadsheet program would run it.
    let plain = |cell: &str| cell.strip_prefix('\'').filter(|rest| is_guarded(rest)).unwrap_or(cell).to_owned();
    Ok(own::HEADER.iter().zip(&record).map(|(name, cell)| ((*name).to_owned(), plain(cell))).collect())
}

fn is_guarded(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\''])
}

/// What the public sees, as `GET /api/v1/incidents/{id}` says it.
fn public(public: &PublicIncident) -> Result<Value, Fault> {
    let incident = wire::Incident::detailed(public, Taxonomy::embedded(), Regions::embedded());
    serde_json::to_value(incident).map_err(|error| Fault::internal(&error))
}

/// What is decided about a record.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Publication {
    revision: u32,
    consent: Option<String>,
    visibility: Option<String>,
    verification: Option<String>,
    cleared: Option<Vec<String>>,
    why: Option<String>,
}

impl Publication {
    fn decisions(&self, incident: &Incident) -> Result<Decisions, Fault> {
        let codes = [&self.consent, &self.visibility, &self.verification].map(Option::as_deref);
        let mut decisions = decided(incident, codes[0], codes[1], codes[2])?;
        if let Some(names) = &self.cleared {
            decisions.cleared = ticks(names)?;
        }
        Ok(decisions)
    }
}

/// `POST /api/v1/records/{id}/preview`
pub(super) async fn preview(
    State(staff): State<Staff>,
    Path(record): Path<String>,
    Json(body): Json<Publication>,
) -> Result<Json<Value>, Fault> {
    let id = id(&record)?;
    let incident = staff.store.open_record(id, clock::today()).await?.stored.incident;
    let preview = staff.store.preview(id, body.decisions(&incident)?, clock::today()).await?;
    Ok(Json(match preview {
        Ok(shown) => json!({ "preview": public(&shown)?, "withheld": null }),
        Err(why) => json!({ "preview": null, "withheld": withheld(&why) }),
    }))
}

/// Acts on one record, and answers with what it is then.
async fn act(staff: &Staff, signed: Signed, reviewed: Reviewed, why: Option<String>) -> Result<Json<Value>, Fault> {
    let (store, act) = (staff.store.clone(), Act { why, ..signed.act() });
    work::detached(async move {
        let id = reviewed.id;
        store.review(vec![reviewed], act).await?;
        Ok(Json(opened(&store, id, &signed.name).await?))
    })
    .await
}

/// `POST /api/v1/records/{id}/publish`
pub(super) async fn publish(
    signed: Signed,
    State(staff): State<Staff>,
    Path(record): Path<String>,
    Json(body): Json<Publication>,
) -> Result<Json<Value>, Fault> {
    let id = id(&record)?;
    let incident = staff.store.open_record(id, clock::today()).await?.stored.incident;
    let action = Action::Publish(body.decisions(&incident)?);
    let why = body.why.filter(|why| !why.trim().is_empty());
    act(&staff, signed, Reviewed { id, revision: body.revision, action }, why).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Because {
    revision: u32,
    why: Option<String>,
}

/// Takes a record from the queue or off the map, for a reason.
async fn end(staff: Staff, signed: Signed, record: &str, body: Because, action: Action) -> Result<Json<Value>, Fault> {
    let reviewed = Reviewed { id: id(record)?, revision: body.revision, action };
    act(&staff, signed, reviewed, Some(reason(body.why.as_deref())?)).await
}

/// `POST /api/v1/records/{id}/return`
pub(super) async fn give_back(
    signed: Signed,
    State(staff): State<Staff>,
    Path(record): Path<String>,
    Json(body): Json<Because>,
) -> Result<Json<Value>, Fault> {
    end(staff, signed, &record, body, Action::Return).await
}

/// `POST /api/v1/records/{id}/retract`
pub(super) async fn retract(
    signed: Signed,
    State(staff): State<Staff>,
    Path(record): Path<String>,
    Json(body): Json<Because>,
) -> Result<Json<Value>, Fault> {
    end(staff, signed, &record, body, Action::Retract).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Linked {
    /// Its id, or its number in a register.
    record: String,
    register: Option<String>,
    why: Option<String>,
}

/// `POST /api/v1/records/{id}/link`: documents the same event as another record, which was not found as a possible double.
pub(super) async fn link(
    signed: Signed,
    State(staff): State<Staff>,
    Path(record): Path<String>,
    Json(body): Json<Linked>,
) -> Result<Json<Value>, Fault> {
    let id = id(&record)?;
    let why = Some(reason(body.why.as_deref())?);
    let other = other(&staff.store, body.record.trim(), body.register.as_deref()).await?;
    let (store, act) = (staff.store.clone(), Act { why, ..signed.act() });
    work::detached(async move {
        store.link([id, other], act).await?;
        Ok(Json(opened(&store, id, &signed.name).await?))
    })
    .await
}

/// The record of an id, or of a number in a register.
async fn other(store: &SqliteStore, record: &str, register: Option<&str>) -> Result<Uuid, Fault> {
    if let Ok(id) = Uuid::try_parse(record) {
        return Ok(id);
    }
    let refused = |code, message| Fault::new(StatusCode::UNPROCESSABLE_ENTITY, code, message);
    let Some(register) = register.map(str::trim).filter(|register| !register.is_empty()) else {
        let message = [
            "This is no id of a record. For a number, say in which register it stands.",
            "Esto no es el identificador de un registro. Si es un número, diga a qué registro de origen pertenece.",
        ];
        return Err(refused("register_needed", message));
    };
    store.by_number(register, record).await?.ok_or_else(|| {
        let message = [
            "There is no record with this number in this register.",
            "No hay ningún caso con este número en ese registro de origen.",
        ];
        refused("no_such_number", message)
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Edit {
    revision: u32,
    why: Option<String>,
    /// Cells by the names of Spotlight's own CSV; `null` blanks.
    fields: BTreeMap<String, Option<String>>,
}

/// `PATCH /api/v1/records/{id}`: the same rules as for a row of a file.
pub(super) async fn edit(
    signed: Signed,
    State(staff): State<Staff>,
    Path(record): Path<String>,
    Json(body): Json<Edit>,
) -> Result<Json<Value>, Fault> {
    let id = id(&record)?;
    let why = reason(body.why.as_deref())?;
    if let Some(name) = body.fields.keys().find(|name| FIXED.contains(&name.as_str())) {
        let message = [
            format!(
                "{name} is not changed by an edit: it is what the record is known by, or decided by publishing it."
            ),
            format!("{name} no se cambia al editar: identifica el registro, o se decide al publicarlo."),
        ];
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "fixed_field", message));
    }
    let before = staff.store.open_record(id, clock::today()).await?.stored.incident;
    let edited = tokio::task::spawn_blocking(move || edited(&before, body.fields)).await;
    let (edited, notes) = edited.map_err(|error| Fault::internal(&error))??;
    let action = Action::Edit(Box::new(edited));
    let Json(mut answer) = act(&staff, signed, Reviewed { id, revision: body.revision, action }, Some(why)).await?;
    answer["notes"] = notes;
    Ok(Json(answer))
}

/// The record with other cells, and what is to be said about how these were read.
pub(super) fn edited(
    before: &Incident,
    mut changes: BTreeMap<String, Option<String>>,
) -> Result<(Incident, Value), Fault> {
    let notes = changes.remove("private_notes");
    let mut cells = cells(before)?;
    if changes.get("coordinates").is_some_and(Option::is_some) {
        // A place in one cell stands for the two.
        cells.extend(["lat", "lon"].map(|name| (name.to_owned(), String::new())));
    }
    for (name, value) in changes {
        cells.insert(name, value.unwrap_or_default());
    }
    let (csv, columns) = csv(cells)?;
    let input = Input::from_bytes("edit", csv);
    // What was taken outside the ten border states stays there.
    let keep_outside = matches!(&before.place, Place::At(at) if Regions::embedded().locate(*at).is_none());
    let preset = Some("spotlight".to_owned());
    let options = Options { preset, keep_outside, columns, ..Options::new(clock::today()) };
    let reference = Reference { taxonomy: Taxonomy::embedded(), regions: Regions::embedded() };
    let plan = inspect(&input, &options, &reference).map_err(|error| Fault::internal(&error))?;
    let mut rows = rows(&input, &plan, &options, &reference).map_err(|error| Fault::internal(&error))?;
    let row = rows.next().ok_or_else(|| Fault::internal(&"an edit has no row"))?;
    let row = row.map_err(|error| Fault::internal(&error))?;
    let told: Value = row.notes.iter().map(note).collect();
    let Outcome::Incident(incident) = row.outcome else {
        let message = [
            "These values cannot be taken; the notes say which and why. Nothing was changed.",
            "Estos valores no se pueden tomar; las notas dicen cuáles y por qué. No se cambió nada.",
        ];
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "bad_fields", message).with("notes", told));
    };
    let mut incident = Arc::unwrap_or_clone(incident);
    incident.private_notes = match notes {
        None => before.private_notes.clone(),
        Some(notes) => notes.filter(|notes| !notes.trim().is_empty()),
    };
    Ok((incident, told))
}

fn note(note: &spotlight_ingest::Note) -> Value {
    let message = |lang| note.message(lang);
    json!({
        "column": note.column,
        "value": note.value,
        "code": note.code.as_str(),
        "severity": note.severity.as_str(),
        "message": { "en": message(spotlight_core::Lang::En), "es": message(spotlight_core::Lang::Es) },
    })
}
