//! Every path of the contract is answered.

use serde_json::Value;
use spotlight_server::openapi_json;
use spotlight_store::Role;

use crate::service::Service;

#[test]
fn every_path_of_the_contract_is_there() {
    let service = Service::start();
    let token = service.token("Rosa", Role::Admin, 1);
    let served: Value = service.get("/openapi.json", "").json();
    assert_eq!(served, serde_json::from_str::<Value>(&openapi_json()).unwrap());
    for (path, operations) in served["paths"].as_object().unwrap() {
        let secured = |operation: &Value| operation.get("security").is_some();
        for (method, operation) in operations.as_object().unwrap() {
            let asked = path.replace("{z}", "0").replace("{x}", "0").replace("{y}", "0").replace("{n}", "7");
            let asked = asked.replace("{id}", "00000000-0000-4000-8000-000000000000");
            let asked = asked.replace("{state}", "US-AZ").replace("{year}", "2020").replace("{file}", "a.pdf");
            let method = method.to_uppercase();
            let answer = service.request(&method, &asked, &token, &[("content-type", "application/json")], b"{}");
            assert_ne!(answer.status, 405, "{method} {path}");
            let body = String::from_utf8_lossy(&answer.body).into_owned();
            assert!(!body.contains("there is nothing at"), "{method} {path}: {body}");
            if secured(operation) {
                let stranger = service.request(&method, &asked, "", &[("content-type", "application/json")], b"{}");
                assert_eq!(stranger.status, 401, "{method} {path} without a token");
            }
        }
    }
}

#[test]
fn the_contract_names_the_acts_of_the_audit_log() {
    let contract: Value = serde_json::from_str(&openapi_json()).unwrap();
    let entry = &contract["components"]["schemas"]["AuditLog"]["properties"]["entries"]["items"]["properties"];
    assert_eq!(entry["what"]["enum"], serde_json::json!(spotlight_store::ACTS[..]));
    let service = Service::start();
    let token = service.token("Rosa", Role::Admin, 1);
    assert_eq!(service.get("/api/v1/audit?what=nothing", &token).status, 422);
    let log = service.get("/api/v1/audit?what=token", &token).json();
    assert_eq!((&log["verified"], &log["total"]), (&serde_json::json!(true), &serde_json::json!(1)), "{log}");
    assert_eq!(service.get("/api/v1/audit?what=token&to=2000-01-01", &token).json()["total"], 0);
}
