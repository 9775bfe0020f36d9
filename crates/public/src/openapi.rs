//! `GET /openapi.json`: the contract that the web page's types are generated from.

use axum::http::header;
use axum::response::IntoResponse;

const DOCUMENT: &str = include_str!("../openapi.json");

/// The OpenAPI 3.1 document of the public routes, pretty-printed; the same bytes in every build of one source.
pub fn openapi_json() -> String {
    DOCUMENT.to_owned()
}

pub(crate) async fn openapi() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT)
}
