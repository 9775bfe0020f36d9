//! `GET /openapi.json`: the contract of all routes. The public part comes from the crate of the public routes.

use axum::http::header;
use axum::response::IntoResponse;
use serde_json::Value;

/// The routes of those who sign in.
const STAFF: &str = include_str!("../openapi-staff.json");

/// The OpenAPI 3.1 document of all routes, pretty-printed; the same bytes in every build of one source.
pub fn openapi_json() -> String {
    let read = |text: &str| serde_json::from_str::<Value>(text).expect("the contracts in the source are JSON");
    let mut all = read(&spotlight_public::openapi_json());
    merge(&mut all, read(STAFF));
    let mut text = serde_json::to_string_pretty(&all).expect("JSON can be written");
    text.push('\n');
    text
}

/// Puts the members of one document into another; nothing that is there is replaced.
fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (name, value) in from {
                match into.get_mut(&name) {
                    Some(there) => merge(there, value),
                    None => {
                        into.insert(name, value);
                    }
                }
            }
        }
        (there, value) => assert!(*there == value, "both contracts say something, and not the same"),
    }
}

pub(crate) async fn openapi() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], openapi_json())
}
