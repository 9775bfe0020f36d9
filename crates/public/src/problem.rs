//! Failures as problem documents (RFC 9457), with both languages for every parameter that was not understood.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use spotlight_core::Lang;
use spotlight_core::filter::{FilterError, FilterErrors};

use crate::state::Stage;

/// A failure as the client sees it.
#[derive(Debug, Serialize)]
pub struct Problem {
    r#type: &'static str,
    title: &'static str,
    #[serde(serialize_with = "number")]
    status: StatusCode,
    detail: String,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    told: Option<Box<Told>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ParameterError>,
}

/// What a program may go by, and what a person may be shown.
#[derive(Debug, Serialize)]
struct Told {
    code: &'static str,
    message: Message,
    /// Of a service that is starting.
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
}

#[derive(Debug, Serialize)]
struct ParameterError {
    parameter: String,
    value: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    allowed: Vec<String>,
    message: Message,
}

#[derive(Debug, Serialize)]
struct Message {
    en: String,
    es: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn number<S: serde::Serializer>(status: &StatusCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u16(status.as_u16())
}

impl Problem {
    /// A problem with a sentence for whoever debugs it.
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        let title = status.canonical_reason().unwrap_or("Error");
        Self { r#type: "about:blank", title, status, detail: detail.into(), told: None, errors: Vec::new() }
    }

    /// The status code.
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    /// What a person may be told, in a language: a sentence for each parameter that was not understood.
    pub(crate) fn messages(&self, lang: Lang) -> impl Iterator<Item = &str> {
        let told = self.told.iter().map(|told| &told.message);
        told.chain(self.errors.iter().map(|error| &error.message)).map(move |message| match lang {
            Lang::En => message.en.as_str(),
            Lang::Es => message.es.as_str(),
        })
    }

    pub(crate) fn not_found(what: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, what)
    }

    /// Not now: with a stable code and a sentence in English and Spanish.
    fn unavailable(code: &'static str, [en, es]: [&str; 2]) -> Self {
        let message = Message { en: en.to_owned(), es: es.to_owned() };
        let told = Told { code, message, stage: None };
        Self { told: Some(Box::new(told)), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, en) }
    }

    pub(crate) fn loading(stage: Stage, [en, es]: [String; 2]) -> Self {
        let detail = en.clone();
        let told = Told { code: "loading", message: Message { en, es }, stage: Some(stage) };
        Self { told: Some(Box::new(told)), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, detail) }
    }

    pub(crate) fn busy() -> Self {
        let message = [
            "The service is busy with other requests. Try again in a few seconds.",
            "El servicio está ocupado con otras peticiones. Inténtelo de nuevo en unos segundos.",
        ];
        Self::unavailable("busy", message)
    }

    /// The files of a report are not there at the moment.
    pub(crate) fn rebuilding() -> Self {
        let message = [
            "A record of this report is no longer public, so that its files are being made again. Try again in a minute.",
            "Un registro de este informe ya no es público, así que sus archivos se están haciendo de nuevo. Inténtelo en un minuto.",
        ];
        Self::unavailable("rebuilding", message)
    }

    pub(crate) fn too_slow() -> Self {
        let message = [
            "The answer took too long. Ask for less, for example a shorter period.",
            "La respuesta tardó demasiado. Pida menos, por ejemplo un periodo más corto.",
        ];
        Self::unavailable("too_slow", message)
    }
}

impl From<FilterErrors> for Problem {
    fn from(errors: FilterErrors) -> Self {
        let detail = errors.to_string();
        let errors = errors
            .0
            .into_iter()
            .map(|error| ParameterError {
                message: Message { en: error.message(Lang::En), es: error.message(Lang::Es) },
                parameter: error.parameter,
                value: error.value,
                allowed: error.allowed,
            })
            .collect();
        Self { errors, ..Self::new(StatusCode::BAD_REQUEST, detail) }
    }
}

impl From<FilterError> for Problem {
    fn from(error: FilterError) -> Self {
        FilterErrors(vec![error]).into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status;
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}
