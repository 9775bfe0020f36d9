//! `GET /openapi.json`: the contract of all routes. The public part comes from the crate of the public routes.

use axum::http::header;
use axum::response::IntoResponse;
use serde_json::Value;

mod common;

/// The routes of those who sign in, one file a resource. `x-spotlight-roles` says which roles may call an operation.
const STAFF: [&str; 15] = [
    include_str!("../openapi/staff.json"),
    include_str!("../openapi/audit.json"),
    include_str!("../openapi/batches.json"),
    include_str!("../openapi/doubles.json"),
    include_str!("../openapi/invitations.json"),
    include_str!("../openapi/own.json"),
    include_str!("../openapi/records.json"),
    include_str!("../openapi/reports.json"),
    include_str!("../openapi/review.json"),
    include_str!("../openapi/session.json"),
    include_str!("../openapi/sign_in.json"),
    include_str!("../openapi/tables.json"),
    include_str!("../openapi/tokens.json"),
    include_str!("../openapi/uploads.json"),
    include_str!("../openapi/users.json"),
];

/// The OpenAPI 3.1 document of all routes, pretty-printed; the same bytes in every build of one source.
pub fn openapi_json() -> String {
    let read = |text: &str| serde_json::from_str::<Value>(text).expect("the contracts in the source are JSON");
    let mut all = read(&spotlight_public::openapi_json());
    for part in STAFF {
        merge(&mut all, read(part));
    }
    common::add(&mut all);
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
