//! `POST /api/v1/drafts/{id}/publish` and `/withdraw`.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::Value;
use spotlight_core::Uuid;
use spotlight_report::regional::Spec;
use spotlight_store::{Act, Publication, ReportStore as _, SnapshotStore as _, StoreError};

use super::drafts::{read, view};
use super::jobs::{self, accepted, failed, finish, start};
use super::spec;
use crate::reports::PUBLISHED;
use crate::staff::fault::Fault;
use crate::staff::record::id as id_of;
use crate::staff::review::reason;
use crate::staff::session::Signed;
use crate::staff::{Staff, work};

/// How often another dataset is taken when what is public changes while a report is built.
const ATTEMPTS: usize = 5;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::staff) struct Asked {
    revision: u32,
}

/// Builds every format on what is public now, keeps that dataset, and shows the report.
pub(in crate::staff) async fn publish(
    signed: Signed,
    State(staff): State<Staff>,
    Path(id): Path<String>,
    Json(asked): Json<Asked>,
) -> Result<Response, Fault> {
    let id = id_of(&id)?;
    let draft = staff.store.report_draft(id).await?;
    if draft.revision != asked.revision {
        return Err(StoreError::ReportChanged(id).into());
    }
    let spec = Arc::new(spec::parse(&read(&draft)?)?);
    if staff.state.dataset().is_none() {
        return Err(Fault::busy());
    }
    let job = start(&staff, &signed.name, PUBLISHED.to_vec())?;
    let (running, own, act) = (Arc::clone(&job), staff.clone(), signed.act());
    tokio::spawn(async move {
        let mut published = Err(failed(&"nothing was tried"));
        for _ in 0..ATTEMPTS {
            published = attempt(&own, &running, id, draft.revision, &draft.name, Arc::clone(&spec), &act).await;
            if !matches!(&published, Ok(None)) {
                break;
            }
        }
        let moved = || {
            [
                "What is public changed again and again while the report was built. Try again.".to_owned(),
                "Lo público cambió una y otra vez mientras se hacía el informe. Inténtelo de nuevo.".to_owned(),
            ]
        };
        finish(&running, published.and_then(|files| files.ok_or_else(moved)));
    });
    Ok(accepted(&job))
}

type Files = Vec<(String, Vec<u8>)>;

/// Builds and publishes; nothing where what is public has changed meanwhile.
async fn attempt(
    staff: &Staff,
    job: &Arc<super::job::Job>,
    id: Uuid,
    revision: u32,
    name: &str,
    spec: Arc<Spec>,
    act: &Act,
) -> Result<Option<Files>, [String; 2]> {
    let dataset = staff.state.dataset().ok_or_else(|| failed(&"there is no dataset any more"))?;
    let version = *dataset.version().as_bytes();
    match staff.store.keep_snapshot(version, act.clone()).await {
        Ok(_) => {}
        Err(StoreError::SnapshotMoved) => {
            // What is served follows what is stored by half a second.
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            return Ok(None);
        }
        Err(error) => return Err(said(error)),
    }
    let made = jobs::run(staff, job, Arc::clone(&spec), dataset, name.to_owned()).await?;
    let publication = Publication {
        id,
        revision,
        spec: spec.source.clone(),
        about: serde_json::to_string(&made.about).expect("texts are always JSON"),
        version,
        doubles: serde_json::to_string(&made.doubled).expect("numbers are always JSON"),
        files: made.files.clone(),
    };
    match staff.store.publish_report(publication, act.clone()).await {
        Ok(()) => Ok(Some(made.files)),
        Err(StoreError::SnapshotMoved) => Ok(None),
        Err(error) => Err(said(error)),
    }
}

/// A failure of the store, as the fault that it would be.
fn said(error: StoreError) -> [String; 2] {
    Fault::from(error).sentences()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::staff) struct Withdrawn {
    why: Option<String>,
}

/// Takes a report back: nobody can fetch it any more. The draft stays.
pub(in crate::staff) async fn withdraw(
    signed: Signed,
    State(staff): State<Staff>,
    Path(id): Path<String>,
    Json(asked): Json<Withdrawn>,
) -> Result<Json<Value>, Fault> {
    let id = id_of(&id)?;
    let why = Some(reason(asked.why.as_deref())?);
    let (store, act) = (staff.store.clone(), Act { why, ..signed.act() });
    work::detached(async move { Ok(store.withdraw_report(id, act).await?) }).await?;
    view(&staff, &staff.store.report_draft(id).await?).await
}
