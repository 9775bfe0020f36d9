//! Answers that many operations have in common, added to the contract where they can occur.

use axum::http::Method;
use serde_json::{Value, json};

use crate::staff;

/// Adds what an operation does not state itself.
pub(super) fn add(contract: &mut Value) {
    let counted = staff::counted();
    let paths = contract["paths"].as_object_mut().expect("a contract has paths");
    for (path, operations) in paths {
        for (name, operation) in operations.as_object_mut().expect("a path has operations") {
            let method: Method = name.to_uppercase().parse().expect("a contract names methods");
            if method == Method::OPTIONS {
                continue;
            }
            let signed_in = operation.get("x-spotlight-roles").is_some();
            let takes_json = operation["requestBody"]["content"].get("application/json").is_some();
            // An address with a number or a query can be one that cannot be read.
            let takes_values = path.contains('{') || operation.get("parameters").is_some();
            let mut answers = Vec::new();
            if path.starts_with("/api/v1/uploads/{id}")
                && [Method::HEAD, Method::PATCH, Method::DELETE].contains(&method)
            {
                answers.push(("412", "Tus-Resumable: 1.0.0 is missing"));
            }
            if signed_in {
                if takes_json || takes_values {
                    answers.push(("400", "What was sent cannot be read"));
                }
                if takes_json {
                    answers.push(("413", "The body is larger than is taken"));
                    answers.push(("415", "The body must come as application/json"));
                    answers.push(("422", "A value that cannot be taken; `code` says which"));
                }
            }
            if counted.contains(&(method.clone(), path.as_str())) || !signed_in && spotlight_public::is_dear(path) {
                answers.push(("429", "Too often; Retry-After says when to try again"));
            }
            if !path.starts_with("/healthz") {
                answers.push(("503", "Busy, or not ready yet; Retry-After says when to try again"));
            }
            for (status, description) in answers {
                let schema = if signed_in || status == "429" { "StaffProblem" } else { "Problem" };
                state(operation, status, description, schema, method != Method::HEAD);
            }
        }
    }
}

fn state(operation: &mut Value, status: &str, description: &str, schema: &str, has_body: bool) {
    let responses = operation["responses"].as_object_mut().expect("an operation has responses");
    let answer = responses.entry(status).or_insert_with(|| {
        let schema = json!({ "schema": { "$ref": format!("#/components/schemas/{schema}") } });
        let content = json!({ "application/problem+json": schema });
        if has_body {
            json!({ "description": description, "content": content })
        } else {
            json!({ "description": description })
        }
    });
    if ["429", "503"].contains(&status) {
        let header = json!({ "description": "Seconds", "schema": { "type": "integer" } });
        answer["headers"]["Retry-After"] = header;
    }
}
