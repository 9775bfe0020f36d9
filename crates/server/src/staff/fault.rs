//! Why a request is not answered as asked: a problem document (RFC 9457) with a stable code and a sentence in both languages.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use spotlight_core::Uuid;
use spotlight_store::StoreError;

/// A failure as the client sees it.
#[derive(Debug)]
pub(crate) struct Fault {
    status: StatusCode,
    code: &'static str,
    message: [String; 2],
    // Boxed, because every `Result` of a handler is as large as its error.
    more: Option<Box<(&'static str, Value)>>,
    retry_after: Option<u64>,
}

impl Fault {
    /// A failure with a sentence in English and in Spanish.
    pub(crate) fn new(status: StatusCode, code: &'static str, message: [impl Into<String>; 2]) -> Self {
        Self { status, code, message: message.map(Into::into), more: None, retry_after: None }
    }

    /// The same with one more member.
    pub(crate) fn with(mut self, name: &'static str, value: Value) -> Self {
        self.more = Some(Box::new((name, value)));
        self
    }

    /// The same with the seconds after which another attempt makes sense.
    pub(crate) fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// The sentence in English.
    pub(crate) fn english(&self) -> &str {
        &self.message[0]
    }

    /// The sentences in English and Spanish.
    pub(crate) fn sentences(self) -> [String; 2] {
        self.message
    }

    #[cfg(test)]
    pub(crate) fn code(&self) -> &'static str {
        self.code
    }

    /// The same, said of one of several records.
    fn about(self, id: Uuid) -> Self {
        let [en, es] = &self.message;
        let record = json!({ "id": id.to_string(), "message": { "en": en, "es": es } });
        self.with("records", json!([record]))
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
        if let Some(fault) = of_report(&error).or_else(|| of_upload(&error)) {
            return fault;
        }
        match &error {
            StoreError::UnknownUpload(_)
            | StoreError::UnknownBatch(_)
            | StoreError::UnknownRecord(_)
            | StoreError::UnknownPair(_)
            | StoreError::UnknownTable { .. }
            | StoreError::UnknownReport(_)
            | StoreError::UnknownUser(_)
            | StoreError::UnknownToken(_) => Self::not_found(),
            StoreError::NameTaken => {
                conflict("name_taken", "Hay o hubo una cuenta con este nombre; elija otro.".to_owned())
            }
            StoreError::LastAdmin => {
                let es = "Es la última persona que administra y puede iniciar sesión; nombre antes a otra.";
                conflict("last_admin", es.to_owned())
            }
            StoreError::BeyondOwner => {
                let es = "Una clave de acceso no puede permitir más de lo que puede hacer su dueño.".to_owned();
                Self::new(StatusCode::FORBIDDEN, "beyond_owner", [sentence(&error), es])
            }
            StoreError::RecordChanged { id, .. } => {
                let es = "El registro cambió entretanto; véalo de nuevo.".to_owned();
                conflict("changed", es).about(*id)
            }
            StoreError::WrongStatus { id, .. } => {
                let es = "El estado del registro no permite esto.".to_owned();
                conflict("wrong_status", es).about(*id)
            }
            StoreError::TooFewWaiting { waiting } => {
                conflict("too_few", format!("Esperan {waiting} casos enmascarados; aparecen al menos cinco a la vez."))
            }
            StoreError::SameRecord(_) => {
                let es = "El registro aparece dos veces; indique el otro registro del mismo suceso.".to_owned();
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "same_record", [sentence(&error), es])
            }
            StoreError::UnknownState(code) => {
                let es = format!("No hay ningún estado {code:?}; escriba su código ISO 3166-2, como US-AZ o MX-SON.");
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown_state", [sentence(&error), es])
            }
            StoreError::YearNotOver(year) => conflict(
                "year_not_over",
                format!(
                    "El año {year} no ha terminado; una tabla se hace una sola vez, de un año en que ya no pasa nada más."
                ),
            ),
            StoreError::TooFewToCount { found } => conflict(
                "too_few_to_count",
                format!(
                    "Allí hay {found} casos enmascarados públicos que ninguna tabla ha contado; una tabla cuenta al menos cinco."
                ),
            ),
            StoreError::TableMade { state, year } => conflict(
                "table_made",
                format!(
                    "Ya hay una tabla de {state} y {year}; nunca se hace otra, porque dos se podrían restar una de otra."
                ),
            ),
            StoreError::Withdrawn(id) => {
                let es = "Se retiró el consentimiento para este registro; si la persona consintió de nuevo, quien opera el \
                          servicio debe indicarlo antes.";
                conflict("withdrawn", es.to_owned()).about(*id)
            }
            StoreError::OwnUpload(id) => {
                let es = "Usted mismo entregó este registro; con la regla de dos personas debe publicarlo otra.";
                Self::new(StatusCode::FORBIDDEN, "own_upload", [sentence(&error), es.to_owned()]).about(*id)
            }
            StoreError::NoSource(id) => {
                let es = "El registro no nombra ninguna fuente, así que no se puede publicar.".to_owned();
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "no_source", [sentence(&error), es]).about(*id)
            }
            StoreError::Busy | StoreError::StaleProjection | StoreError::Stopping => Self::busy(),
            _ => Self::internal(&error),
        }
    }
}

/// What can be wrong with an upload, or with the batch that it became.
fn of_upload(error: &StoreError) -> Option<Fault> {
    let conflict = |code, es: String| Fault::new(StatusCode::CONFLICT, code, [sentence(error), es]);
    Some(match error {
        StoreError::TooManyUploads { open } => {
            let es = format!("Tiene {open} archivos sin confirmar; confirme o elimine uno antes.");
            Fault::new(StatusCode::TOO_MANY_REQUESTS, "too_many_uploads", [sentence(error), es])
        }
        StoreError::WrongOffset { at, .. } => conflict("wrong_offset", format!("La carga continúa en el byte {at}.")),
        StoreError::TooLong { length, .. } => {
            let es = format!("Se anunciaron {length} bytes y llegaron más.");
            Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "too_long", [sentence(error), es])
        }
        StoreError::AlreadyConfirmed { batch, .. } => {
            let es = format!("El archivo ya se confirmó como lote {batch}.");
            conflict("already_confirmed", es).with("batch", json!(batch.0))
        }
        StoreError::AlreadyUndone { batch, .. } => {
            conflict("already_undone", format!("El lote {batch} ya se deshizo."))
        }
        StoreError::ChangedSince { batch, records } => {
            let es = if *records == 1 {
                format!("1 registro del lote {batch} cambió después; deshaga o resuelva antes ese cambio.")
            } else {
                format!(
                    "{records} registros del lote {batch} cambiaron después; deshaga o resuelva antes esos cambios."
                )
            };
            conflict("changed_since", es)
        }
        _ => return None,
    })
}

/// What can be wrong with a report.
fn of_report(error: &StoreError) -> Option<Fault> {
    let conflict = |code, es: &str| Fault::new(StatusCode::CONFLICT, code, [sentence(error), es.to_owned()]);
    Some(match error {
        StoreError::ReportChanged(_) => conflict("changed", "El informe cambió entretanto; véalo de nuevo."),
        StoreError::ReportIsPublic(_) => conflict("published", "El informe es público; retírelo antes."),
        StoreError::TooManyReports { most } => {
            conflict("too_many_reports", &format!("Ya hay {most} informes, que es el máximo; elimine uno antes."))
        }
        StoreError::TooManySnapshots => conflict(
            "too_many_snapshots",
            "Se conservan tantas versiones de los datos como es posible; quien opera el servicio debe dejar de conservar \
             una (spotlight report forget).",
        ),
        StoreError::ReportTooLarge { bytes } => {
            let es = format!("Los archivos del informe tienen {bytes} bytes, más de los que se guardan.");
            Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", [sentence(error), es])
        }
        _ => return None,
    })
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
        if let Some(more) = self.more {
            body[more.0] = more.1;
        }
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        match self.status {
            StatusCode::UNAUTHORIZED => headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")),
            _ if self.retry_after.is_some() => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(self.retry_after.unwrap_or_default()))
            }
            StatusCode::SERVICE_UNAVAILABLE => headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5")),
            _ => None,
        };
        response
    }
}
