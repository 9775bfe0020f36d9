//! `POST /api/v1/uploads/{id}/confirm`: the file that was previewed becomes a batch, all of it or nothing.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use spotlight_core::Lang;
use spotlight_store::{ChangeId, SqliteStore, Store as _, StoreError, UploadStore as _};

use super::fault::Fault;
use super::reading::{Wishes, input};
use super::session::Signed;
use super::uploads::own;
use super::{Staff, work};
use crate::import::{ImportError, Imported, Job, import_file};

pub(super) async fn confirm(
    signed: Signed,
    State(staff): State<Staff>,
    Path(id): Path<String>,
    Json(wishes): Json<Wishes>,
) -> Result<Response, Fault> {
    let upload = own(&staff, &signed, &id).await?;
    let id = upload.id;
    if let Some(batch) = upload.batch {
        return confirmed(&staff.store, batch).await;
    }
    let expected = wishes.expected()?;
    let input = input(&staff, &upload)?;
    let store = staff.store.clone();
    let take = async move {
        let reading = wishes.read(&store, &input).await?;
        if let Err(fault) = reading.check() {
            // While this request waited, another may have confirmed the upload, whose bytes are gone then.
            return match store.upload(id).await?.batch {
                Some(batch) => confirmed(&store, batch).await,
                None => Err(fault),
            };
        }
        let job = Job { expected: Some(expected), upload: Some(id), ..reading.job(false, &signed) };
        let imported = import_file(&store, &input, &job, &mut ()).await;
        if let Some(ImportError::Store(StoreError::AlreadyConfirmed { batch, .. })) = imported.failure {
            return confirmed(&store, batch).await;
        }
        let batch = match outcome(imported) {
            Ok(batch) => batch,
            // While this request waited, another confirmed the upload, and its bytes are gone.
            Err(fault) => match store.upload(id).await?.batch {
                Some(batch) => return confirmed(&store, batch).await,
                None => return Err(fault),
            },
        };
        reading.remember(&store).await?;
        answer(&store, batch, StatusCode::CREATED).await
    };
    work::heavy(&staff, Box::pin(take)).await
}

/// The batch of an import, or why there is none.
pub(super) fn outcome(imported: Imported) -> Result<ChangeId, Fault> {
    if let Some(failure) = imported.failure {
        return Err(failure.into());
    }
    let receipt = serde_json::to_value(&imported.receipt).unwrap_or_default();
    if let Some(refusal) = imported.refusal {
        let message = [refusal.message(Lang::En), refusal.message(Lang::Es)];
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, refusal.code(), message).with("receipt", receipt));
    }
    imported.batch.ok_or_else(|| nothing_taken(receipt))
}

/// Every row was rejected.
pub(super) fn nothing_taken(receipt: Value) -> Fault {
    let message = [
        "No row could be taken; nothing was stored. The receipt names the reason of each.",
        "No se pudo tomar ninguna fila; no se guardó nada. El comprobante dice el motivo de cada una.",
    ];
    Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "nothing_taken", message).with("receipt", receipt)
}

/// An upload that was confirmed before: its batch, unless that was taken back since.
async fn confirmed(store: &SqliteStore, batch: ChangeId) -> Result<Response, Fault> {
    if store.batch(batch).await?.undone_by.is_none() {
        return answer(store, batch, StatusCode::OK).await;
    }
    let message = [
        format!(
            "This upload was confirmed as batch {batch}, which was undone. To have its rows stored, upload the file again."
        ),
        format!(
            "Esta carga se confirmó como lote {batch}, que se deshizo. Para guardar sus filas, suba el archivo de nuevo."
        ),
    ];
    Err(Fault::new(StatusCode::CONFLICT, "undone", message).with("batch", json!(batch.0)))
}

/// A batch with its receipt.
pub(super) async fn answer(store: &SqliteStore, batch: ChangeId, status: StatusCode) -> Result<Response, Fault> {
    let receipt = receipt(store, batch).await?;
    let location = [(header::LOCATION, format!("/api/v1/batches/{batch}"))];
    Ok((status, location, Json(json!({ "batch": batch.0, "receipt": receipt }))).into_response())
}

/// The receipt that a batch was committed with.
pub(super) async fn receipt(store: &SqliteStore, batch: ChangeId) -> Result<Value, Fault> {
    let receipt = store.receipt(batch).await?;
    serde_json::from_slice(&receipt).map_err(|error| Fault::internal(&error))
}

impl From<ImportError> for Fault {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Store(error) => error.into(),
            ImportError::OtherFile => {
                let message = [
                    "This is not the file that was previewed: its SHA-256 is another. Preview it again.",
                    "Este no es el archivo que se revisó: su SHA-256 es otro. Revíselo de nuevo.",
                ];
                Self::new(StatusCode::CONFLICT, "other_file", message)
            }
            ImportError::NotOwn { numbered } => {
                let message = if numbered {
                    [
                        "A record with this number is already there, and it is not yours: the form does not change it. Give yours another \
                         number, or none.",
                        "Ya hay un registro con este número, y no es suyo: el formulario no lo cambia. Dé al suyo otro número, o ninguno.",
                    ]
                } else {
                    [
                        "This incident is already there, handed in by somebody else; nothing was stored.",
                        "Este hecho ya está, entregado por otra persona; no se guardó nada.",
                    ]
                };
                Self::new(StatusCode::CONFLICT, "not_own", message)
            }
            ImportError::Stopping => Self::busy(),
            other => Self::internal(&other),
        }
    }
}
