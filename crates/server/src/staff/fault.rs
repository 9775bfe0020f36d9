//! Why a request is not answered as asked: a problem document (RFC 9457) with a stable code and a sentence in both languages.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use spotlight_store::StoreError;

/// A failure as the client sees it.
#[derive(Debug)]
pub(crate) struct Fault {
    status: StatusCode,
    code: &'static str,
    message: [String; 2],
    more: Option<(&'static str, Value)>,
}

impl Fault {
    /// A failure with a sentence in English and in Spanish.
    pub(crate) fn new(status: StatusCode, code: &'static str, message: [impl Into<String>; 2]) -> Self {
        Self { status, code, message: message.map(Into::into), more: None }
    }

    /// The same with one more member.
    pub(crate) fn with(mut self, name: &'static str, value: Value) -> Self {
        self.more = Some((name, value));
        self
    }

    pub(crate) fn bad_request(code: &'static str, message: [impl Into<String>; 2]) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, message)
    }

    pub(crate) fn not_found() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "not_found",
            ["There is no such thing, or it is not yours.", "No existe, o no es suyo."],
        )
    }

    pub(crate) fn busy() -> Self {
        let message = [
            "The service is busy with other files. Try again in a few seconds.",
            "El servicio está ocupado con otros archivos. Inténtelo de nuevo en unos segundos.",
        ];
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", message)
    }

    /// A failure of ours: logged, and not told.
    pub(crate) fn internal(error: &dyn std::fmt::Display) -> Self {
        tracing::error!(%error, "a request failed");
        let message = ["The service failed; nothing was changed.", "El servicio falló; no se cambió nada."];
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", message)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        let conflict = |code, es: String| Self::new(StatusCode::CONFLICT, code, [sentence(&error), es]);
        match &error {
            StoreError::UnknownUpload(_) | StoreError::UnknownBatch(_) | StoreError::UnknownRecord(_) => {
                Self::not_found()
            }
            StoreError::Busy | StoreError::StaleProjection | StoreError::Stopping => Self::busy(),
            StoreError::TooManyUploads { open } => {
                let es = format!("Tiene {open} archivos sin confirmar; confirme o elimine uno antes.");
                Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_uploads", [sentence(&error), es])
            }
            StoreError::WrongOffset { at, .. } => {
                conflict("wrong_offset", format!("La carga continúa en el byte {at}."))
            }
            StoreError::TooLong { length, .. } => {
                let es = format!("Se anunciaron {length} bytes y llegaron más.");
                Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_long", [sentence(&error), es])
            }
            StoreError::AlreadyConfirmed { batch, .. } => {
                conflict("already_confirmed", format!("El archivo ya se confirmó como lote {batch}."))
            }
            StoreError::AlreadyUndone { batch, .. } => {
                conflict("already_undone", format!("El lote {batch} ya se deshizo."))
            }
            StoreError::ChangedSince { batch, records } => conflict(
                "changed_since",
                format!(
                    "{records} registros del lote {batch} cambiaron después; deshaga o resuelva antes esos cambios."
                ),
            ),
            _ => Self::internal(&error),
        }
    }
}

/// An error's text as a sentence.
fn sentence(error: &StoreError) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let [en, es] = self.message;
        let mut body = json!({
            "type": "about:blank",
            "title": self.status.canonical_reason().unwrap_or("Error"),
            "status": self.status.as_u16(),
            "detail": en,
            "code": self.code,
            "message": { "en": en, "es": es },
        });
        if let Some((name, value)) = self.more {
            body[name] = value;
        }
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        match self.status {
            StatusCode::UNAUTHORIZED => headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")),
            StatusCode::SERVICE_UNAVAILABLE => headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5")),
            _ => None,
        };
        response
    }
}
