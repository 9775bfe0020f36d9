//! `/api/v1/report-jobs` and `/report-files`: a report is built beside the request, and whoever asked sees how far it is.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_core::index::Dataset;
use spotlight_public::AboutReport;
use spotlight_report::regional::{
    Doubles, HTML_SECURITY, REPORT_FORMATS, ReportFormat, SectionName, Spec, instruments, media_type,
};

use super::job::{Job, Progress};
use super::spec::{self, Given};
use crate::reports::{BuildError, Doubled, Work, build, pairs, store_imprint};
use crate::staff::Staff;
use crate::staff::fault::Fault;
use crate::staff::record::id as id_of;
use crate::staff::session::Signed;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::staff) struct Asked {
    name: String,
    #[serde(default)]
    spec: Option<Value>,
    #[serde(default)]
    toml: Option<String>,
    formats: Vec<String>,
}

/// `POST /api/v1/report-jobs`
pub(in crate::staff) async fn begin(
    signed: Signed,
    State(staff): State<Staff>,
    Json(asked): Json<Asked>,
) -> Result<Response, Fault> {
    spec::name(&asked.name)?;
    let spec = spec::parse(&Given { spec: asked.spec, toml: asked.toml }.draft()?)?;
    let formats = formats(&asked.formats)?;
    let dataset = staff.state.dataset().ok_or_else(Fault::busy)?;
    let job = start(&staff, &signed.name, formats)?;
    let (running, own) = (Arc::clone(&job), staff.clone());
    tokio::spawn(async move {
        let built = run(&own, &running, Arc::new(spec), dataset, asked.name).await;
        finish(&running, built.map(|built| built.files));
    });
    Ok(accepted(&job))
}

/// The formats of a list, each once.
fn formats(asked: &[String]) -> Result<Vec<ReportFormat>, Fault> {
    let mut formats: Vec<ReportFormat> = Vec::new();
    for name in asked {
        let format = ReportFormat::from_name(name).ok_or_else(unknown_format)?;
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    if formats.is_empty() { Err(unknown_format()) } else { Ok(formats) }
}

fn unknown_format() -> Fault {
    let all = REPORT_FORMATS.map(ReportFormat::as_str).join(", ");
    let message = [format!("Choose one or more formats of: {all}."), format!("Elija uno o más formatos de: {all}.")];
    Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "format", message)
}

pub(super) fn start(staff: &Staff, owner: &str, formats: Vec<ReportFormat>) -> Result<Arc<Job>, Fault> {
    staff.jobs.begin(owner, formats).ok_or_else(Fault::busy)
}

pub(super) fn accepted(job: &Job) -> Response {
    let at = [(header::LOCATION, format!("/api/v1/report-jobs/{}", job.id))];
    (StatusCode::ACCEPTED, at, Json(view(job))).into_response()
}

/// What a job made: files for a while, and what a published report is made of.
pub(super) struct Made {
    pub(super) files: Vec<(String, Vec<u8>)>,
    pub(super) about: AboutReport,
    pub(super) doubled: Doubled,
}

/// Builds, when it is its turn.
pub(super) async fn run(
    staff: &Staff,
    job: &Arc<Job>,
    spec: Arc<Spec>,
    dataset: Arc<Dataset>,
    name: String,
) -> Result<Made, [String; 2]> {
    let _place = Arc::clone(&staff.jobs.places).acquire_owned().await.map_err(|error| failed(&error))?;
    let pairs = pairs(&staff.store).await.map_err(|error| failed(&error))?;
    let imprint = store_imprint(&staff.store).await.map_err(|error| failed(&error))?;
    let job = Arc::clone(job);
    let built = tokio::task::spawn_blocking(move || {
        let mut taken = 0;
        let doubles = Doubles::Pairs(&pairs);
        let work =
            Work { spec: &spec, dataset: &dataset, doubles, imprint: &imprint, name: &name, formats: &job.formats };
        build(&work, &mut |step| {
            taken += 1;
            job.enter(Progress::Building(step, taken - 1))
        })
    });
    match built.await {
        Ok(Ok(built)) => Ok(Made { files: built.files, about: built.about, doubled: built.doubled }),
        Ok(Err(error)) => Err(told(&error)),
        Err(error) => Err(failed(&error)),
    }
}

pub(super) fn finish(job: &Job, made: Result<Vec<(String, Vec<u8>)>, [String; 2]>) {
    let next = match made {
        Ok(files) => Progress::Done(files.into_iter().map(|(name, bytes)| (name, bytes.into())).collect()),
        Err(message) => Progress::Failed(message),
    };
    job.enter(next);
}

/// Why a report was not built, for its author.
fn told(error: &BuildError) -> [String; 2] {
    match error {
        // In the language of the report.
        BuildError::Report(error) => [error.to_string(), error.to_string()],
        BuildError::Large(most) => [
            format!("The files have more than {most} bytes. Choose fewer formats, or a closer filter."),
            format!("Los archivos tienen más de {most} bytes. Elija menos formatos o un filtro más estrecho."),
        ],
        _ => failed(error),
    }
}

pub(super) fn failed(error: &dyn std::fmt::Display) -> [String; 2] {
    tracing::error!(%error, "a report could not be built");
    ["The service failed; the report was not built.".to_owned(), "El servicio falló; el informe no se hizo.".to_owned()]
}

fn view(job: &Job) -> Value {
    let steps = job.steps();
    let mut view = json!({
        "id": job.id.to_string(), "state": "waiting", "step": null, "done": 0, "of": steps, "files": [], "message": null,
    });
    match job.progress() {
        Progress::Waiting => {}
        Progress::Building(step, done) => {
            view["state"] = json!("building");
            view["step"] = json!(step.as_str());
            view["done"] = json!(done);
        }
        Progress::Done(files) => {
            view["state"] = json!("done");
            view["done"] = json!(steps);
            let files = files.iter().map(|(name, bytes)| {
                json!({
                    "name": name,
                    "format": name.rsplit_once('.').map_or("", |(_, ending)| ending),
                    "bytes": bytes.len(),
                    "address": format!("/report-files/{}/{name}", job.id),
                })
            });
            view["files"] = files.collect();
        }
        Progress::Failed([en, es]) => {
            view["state"] = json!("failed");
            view["message"] = json!({ "en": en, "es": es });
        }
        Progress::GivenUp => {
            view["state"] = json!("failed");
            let message = ["A newer report took its place.", "Un informe más nuevo ocupó su lugar."];
            view["message"] = json!({ "en": message[0], "es": message[1] });
        }
    }
    view
}

/// `GET /api/v1/report-jobs/{id}`
pub(in crate::staff) async fn look(State(staff): State<Staff>, Path(id): Path<String>) -> Result<Json<Value>, Fault> {
    let id = id_of(&id)?;
    staff.jobs.find(id).map(|job| Json(view(&job))).ok_or_else(Fault::not_found)
}

/// The page of a report in the frame of the builder: in its own style, with nothing from elsewhere, in no frame but ours.
fn framed() -> HeaderValue {
    let policy = format!("{}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'", *HTML_SECURITY);
    HeaderValue::try_from(policy).expect("the policy is made of plain characters")
}

/// `GET /report-files/{job}/{name}`: whoever knows the secret id of a job may fetch its files, so that a link and a frame need no header.
pub(in crate::staff) async fn file(
    State(staff): State<Staff>,
    Path((id, name)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let id = id_of(&id)?;
    let job = staff.jobs.find(id).ok_or_else(Fault::not_found)?;
    let Progress::Done(files) = job.progress() else { return Err(Fault::not_found()) };
    let (name, bytes) = files.into_iter().find(|(own, _)| *own == name).ok_or_else(Fault::not_found)?;
    let kind = media_type(&name);
    let page = kind.starts_with("text/html");
    let placed = format!("{}; filename=\"{name}\"", if page { "inline" } else { "attachment" });
    let mut response = ([(header::CONTENT_TYPE, kind)], bytes).into_response();
    let headers = response.headers_mut();
    if let Ok(placed) = HeaderValue::try_from(placed) {
        headers.insert(header::CONTENT_DISPOSITION, placed);
    }
    if page {
        headers.insert(header::CONTENT_SECURITY_POLICY, framed());
        headers.insert(HeaderName::from_static("x-frame-options"), HeaderValue::from_static("SAMEORIGIN"));
    }
    Ok(response)
}

/// `GET /api/v1/report-words`: what a spec may name.
pub(in crate::staff) async fn words() -> Json<Value> {
    let instruments: Vec<Value> = instruments()
        .map(|(code, names)| json!({ "code": code, "name": { "en": names[0], "es": names[1] } }))
        .collect();
    Json(json!({
        "sections": SectionName::ALL.map(SectionName::as_str),
        "instruments": instruments,
        "formats": REPORT_FORMATS.map(ReportFormat::as_str),
    }))
}
