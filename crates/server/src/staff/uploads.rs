//! `GET /api/v1/uploads` and `GET /api/v1/uploads/{id}`: what is on its way.

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};
use spotlight_store::{StoreError, Upload, UploadStore as _};

use super::Staff;
use super::fault::Fault;
use super::session::Signed;

/// An upload of whoever calls; somebody else's is as good as none.
pub(super) async fn own(staff: &Staff, signed: &Signed, id: &str) -> Result<Upload, Fault> {
    let id = id.parse().map_err(|_| Fault::not_found())?;
    let upload = staff.store.upload(id).await?;
    if upload.owner == signed.name { Ok(upload) } else { Err(Fault::not_found()) }
}

/// The same, if it has not become a batch: its bytes are gone then.
pub(super) async fn open(staff: &Staff, signed: &Signed, id: &str) -> Result<Upload, Fault> {
    let upload = own(staff, signed, id).await?;
    match upload.batch {
        Some(batch) => Err(StoreError::AlreadyConfirmed { id: upload.id, batch }.into()),
        None => Ok(upload),
    }
}

pub(super) async fn list(signed: Signed, State(staff): State<Staff>) -> Result<Json<Value>, Fault> {
    let uploads = staff.store.uploads(&signed.name).await?;
    Ok(Json(json!({ "uploads": uploads.iter().map(view).collect::<Vec<_>>() })))
}

pub(super) async fn one(
    signed: Signed,
    State(staff): State<Staff>,
    Path(id): Path<String>,
) -> Result<Json<Value>, Fault> {
    Ok(Json(view(&own(&staff, &signed, &id).await?)))
}

fn view(upload: &Upload) -> Value {
    let state = match upload.batch {
        Some(_) => "confirmed",
        None if upload.is_complete() => "ready",
        None => "uploading",
    };
    json!({
        "id": upload.id.to_string(),
        "file": upload.file_name,
        "length": upload.length,
        "offset": upload.offset,
        "created": upload.begun.to_string(),
        "state": state,
        "batch": upload.batch.map(|batch| batch.0),
    })
}
