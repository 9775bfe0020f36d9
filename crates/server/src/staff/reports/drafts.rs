//! `/api/v1/drafts`: what authors write, saved whether or not it can be built yet.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_core::layer::hex;
use spotlight_report::regional::SpecDraft;
use spotlight_store::{PublishedReport, ReportDraft, ReportState, ReportStore as _};

use super::spec::{self, Given};
use crate::staff::Staff;
use crate::staff::fault::Fault;
use crate::staff::record::id as id_of;
use crate::staff::session::Signed;
use crate::staff::work;

/// What a list says of a draft.
fn brief(draft: &ReportDraft, spec: &SpecDraft, reports: &[PublishedReport]) -> Value {
    let public = reports.iter().find(|report| report.id == draft.id);
    let published = draft.published.as_ref().map(|own| {
        json!({
            "at": own.at.to_string(),
            "who": own.who,
            "revision": own.revision,
            "dataset": public.map(|report| hex(&report.version)),
            "state": public.map_or(ReportState::Withdrawn, |report| report.state).as_str(),
            "address": format!("/reports/{}", draft.id),
        })
    });
    json!({
        "id": draft.id.to_string(),
        "name": draft.name,
        "title": spec.title,
        "language": spec.language,
        "period": spec.period,
        "revision": draft.revision,
        "changed": { "at": draft.changed.to_string(), "who": draft.who },
        "published": published,
    })
}

pub(super) fn read(draft: &ReportDraft) -> Result<SpecDraft, Fault> {
    serde_json::from_str(&draft.content).map_err(|error| Fault::internal(&error))
}

fn whole(draft: &ReportDraft, reports: &[PublishedReport]) -> Result<Value, Fault> {
    let spec = read(draft)?;
    let mut view = brief(draft, &spec, reports);
    view["toml"] = json!(spec.to_toml());
    view["spec"] = json!(spec);
    Ok(view)
}

pub(super) async fn view(staff: &Staff, draft: &ReportDraft) -> Result<Json<Value>, Fault> {
    Ok(Json(whole(draft, &staff.store.published_reports().await?)?))
}

/// `GET /api/v1/drafts`
pub(in crate::staff) async fn list(State(staff): State<Staff>) -> Result<Json<Value>, Fault> {
    let (drafts, reports) = (staff.store.report_drafts().await?, staff.store.published_reports().await?);
    let briefs = drafts.iter().map(|draft| Ok(brief(draft, &read(draft)?, &reports)));
    Ok(Json(json!({ "drafts": briefs.collect::<Result<Vec<_>, Fault>>()? })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::staff) struct New {
    name: String,
    #[serde(default)]
    spec: Option<Value>,
    #[serde(default)]
    toml: Option<String>,
}

/// `POST /api/v1/drafts`
pub(in crate::staff) async fn make(
    signed: Signed,
    State(staff): State<Staff>,
    Json(new): Json<New>,
) -> Result<Response, Fault> {
    spec::name(&new.name)?;
    let draft = Given { spec: new.spec, toml: new.toml }.draft()?;
    created(&staff, signed, new.name, draft).await
}

/// `GET /api/v1/drafts/{id}`
pub(in crate::staff) async fn one(State(staff): State<Staff>, Path(id): Path<String>) -> Result<Json<Value>, Fault> {
    let id = id_of(&id)?;
    view(&staff, &staff.store.report_draft(id).await?).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::staff) struct Saved {
    name: String,
    #[serde(default)]
    spec: Option<Value>,
    #[serde(default)]
    toml: Option<String>,
    revision: u32,
}

/// `PUT /api/v1/drafts/{id}`
pub(in crate::staff) async fn save(
    signed: Signed,
    State(staff): State<Staff>,
    Path(id): Path<String>,
    Json(saved): Json<Saved>,
) -> Result<Json<Value>, Fault> {
    let id = id_of(&id)?;
    spec::name(&saved.name)?;
    let content = content(&Given { spec: saved.spec, toml: saved.toml }.draft()?);
    let (store, act) = (staff.store.clone(), signed.act());
    let draft =
        work::detached(
            async move { Ok(store.save_report_draft(id, saved.revision, &saved.name, &content, act).await?) },
        );
    view(&staff, &draft.await?).await
}

/// `DELETE /api/v1/drafts/{id}`
pub(in crate::staff) async fn remove(
    signed: Signed,
    State(staff): State<Staff>,
    Path(id): Path<String>,
) -> Result<StatusCode, Fault> {
    let id = id_of(&id)?;
    let (store, act) = (staff.store.clone(), signed.act());
    work::detached(async move { Ok(store.remove_report_draft(id, act).await?) }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/v1/drafts/{id}/duplicate`: the same report for the period that follows.
pub(in crate::staff) async fn duplicate(
    signed: Signed,
    State(staff): State<Staff>,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let id = id_of(&id)?;
    let before = staff.store.report_draft(id).await?;
    let own = read(&before)?;
    let next = own.for_following_period().unwrap_or(own);
    let taken: Vec<String> = staff.store.report_drafts().await?.into_iter().map(|draft| draft.name).collect();
    let name = free_name(&before.name, &next.period, &taken);
    created(&staff, signed, name, next).await
}

/// A name for a copy: the old one without its years, with those of the new period; numbered where there is one already.
fn free_name(before: &str, period: &str, taken: &[String]) -> String {
    let years = |part: &&str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    let kept: Vec<&str> = before.split('-').filter(|part| !years(part)).collect();
    let digits = period.chars().map(|c| if c.is_ascii_digit() { c } else { '-' }).collect::<String>();
    let mut parts = kept.clone();
    parts.extend(digits.split('-').filter(|part| part.len() == 4));
    let mut stem: String = parts.join("-").chars().take(56).collect();
    if stem.is_empty() {
        "report".clone_into(&mut stem);
    }
    let mut name = stem.clone();
    for n in 2.. {
        if !taken.contains(&name) {
            break;
        }
        name = format!("{stem}-{n}");
    }
    name
}

fn content(draft: &SpecDraft) -> String {
    serde_json::to_string(draft).expect("texts, numbers and lists are always JSON")
}

async fn created(staff: &Staff, signed: Signed, name: String, spec: SpecDraft) -> Result<Response, Fault> {
    let (store, act, content) = (staff.store.clone(), signed.act(), content(&spec));
    let made = work::detached(async move { Ok(store.make_report_draft(&name, &content, act).await?) });
    let draft = made.await?;
    let at = [(header::LOCATION, format!("/api/v1/drafts/{}", draft.id))];
    Ok((StatusCode::CREATED, at, Json(whole(&draft, &[])?)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_named_after_its_period_and_never_like_another() {
        for (before, period, taken, name) in [
            ("pima-2020", "2021", &[][..], "pima-2021"),
            ("tucson-pima", "2021/2026", &[], "tucson-pima-2021-2026"),
            ("pima-2020", "2021", &["pima-2021".to_owned()], "pima-2021-2"),
            ("2020", "2021-03", &[], "2021"),
            ("pima", "soon", &["pima".to_owned(), "pima-2".to_owned()], "pima-3"),
        ] {
            assert_eq!(free_name(before, period, taken), name);
        }
    }
}
