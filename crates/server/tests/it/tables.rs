//! Tables of ages, genders and nationalities over HTTP: rehearsed and made by reviewers, seen by everybody, withheld.

use std::fmt::Write as _;

use serde_json::{Value, json};
use spotlight_store::{Role, Store};

use crate::service::{Answer, Service};

fn ok(answer: &Answer, status: u16) -> Value {
    assert_eq!(answer.status, status, "{}", String::from_utf8_lossy(&answer.body));
    answer.json()
}

/// Twelve masked incidents of 2020 in Arizona, three of them of children, published.
fn published(service: &Service, rosa: &str) -> Vec<Value> {
    let ana = service.token("Ana", Role::Documenter, 1);
    let mut file =
        String::from("external_id,category,date,lat,lon,source,consent,visibility,age_group,gender,nationality\n");
    for n in 0..12 {
        let age = if n < 3 { "child" } else { "adult" };
        writeln!(file, "{n},abuse,2020-05-{:02},32.{n:02},-111.{n:02},A register,public,area,{age},woman,HN", n + 1)
            .unwrap();
    }
    let path = service.upload(&ana, file.as_bytes());
    let preview = service.post(&format!("{path}/preview"), &ana, &json!({})).json();
    ok(&service.post(&format!("{path}/confirm"), &ana, &json!({ "sha256": preview["sha256"] })), 201);
    let queue = ok(&service.get("/api/v1/review?limit=100", rosa), 200);
    let records: Vec<Value> = queue["records"].as_array().unwrap().clone();
    let short: Vec<Value> = records.iter().map(|r| json!({ "id": r["id"], "revision": r["revision"] })).collect();
    ok(&service.post("/api/v1/review/bulk", rosa, &json!({ "action": "publish", "records": short })), 200);
    records
}

/// The public answer once the server has taken over what the store has.
fn released(service: &Service, expected: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..100 {
        let list = service.get("/api/v1/releases", "").json();
        if list["releases"].is_array() && expected(&list["releases"]) {
            return list;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("{}", service.get("/api/v1/releases", "").json());
}

#[test]
fn a_table_is_made_once_and_withheld_when_a_record_is_retracted() {
    let service = Service::start();
    let rosa = service.token("Rosa", Role::Reviewer, 1);
    let records = published(&service, &rosa);
    let ask = |body: &Value| service.post("/api/v1/tables", &rosa, body);
    let refused = |body: &Value, status: u16, code: &str| {
        let answer = ask(body);
        assert_eq!((answer.status, answer.json()["code"].clone()), (status, json!(code)), "{body}");
        let message = &answer.json()["message"];
        assert!(message["en"] != message["es"] && message["es"].is_string(), "{message}");
    };
    refused(&json!({ "state": "Arizona", "year": 2020 }), 422, "unknown_state");
    refused(&json!({ "state": "US-AZ", "year": 2999 }), 409, "year_not_over");
    refused(&json!({ "state": "US-AZ", "year": 2019 }), 409, "too_few_to_count");

    let rehearsed = ok(&ask(&json!({ "state": "US-AZ", "year": 2020, "rehearse": true })), 200);
    assert_eq!(rehearsed["tables"][0]["rows"][1], json!({ "code": "child", "incidents": null, "said": "<5" }));
    assert_eq!(ok(&service.get("/api/v1/tables", &rosa), 200), json!({ "tables": [] }));
    let made = ok(&ask(&json!({ "state": "US-AZ", "year": 2020 })), 201);
    assert_eq!(made, rehearsed);
    refused(&json!({ "state": "US-AZ", "year": 2020 }), 409, "table_made");

    let list = released(&service, |all| all[0]["withheld"] == false);
    let path = "/api/v1/releases/US-AZ/2020";
    let mut public = ok(&service.get(path, ""), 200);
    assert_eq!(public["version"], list["version"]);
    public.as_object_mut().unwrap().remove("version");
    assert_eq!(public, made, "everybody has what was made");
    let before = service.get(path, "").header("etag").to_owned();
    assert_eq!(service.request("GET", path, "", &[("if-none-match", &before)], b"").status, 304);
    assert_eq!(service.get(&format!("{path}?gender=woman"), "").status, 400);

    let record = format!("/api/v1/records/{}", records[0]["id"].as_str().unwrap());
    let history = ok(&service.get(&format!("{record}/history"), &rosa), 200);
    let kinds: Vec<&str> =
        history["versions"].as_array().unwrap().iter().map(|v| v["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["import", "publish", "table"]);
    let retract = json!({ "revision": 2, "why": "the family asked" });
    ok(&service.post(&format!("{record}/retract"), &rosa, &retract), 200);
    released(&service, |all| all[0]["withheld"] == true);
    assert_eq!(service.get(path, "").json()["tables"], json!([]));
    assert_ne!(service.get(path, "").header("etag"), before);
    let told = ok(&service.get("/api/v1/tables", &rosa), 200);
    assert_eq!(told["tables"][0]["withheld_by"]["why"], "the family asked");
    refused(&json!({ "state": "US-AZ", "year": 2020 }), 409, "table_made");
    refused(&json!({ "state": "US-AZ", "year": 2020, "rehearse": true }), 409, "table_made");
    let log = service.runtime.block_on(service.store.audit_log()).unwrap();
    for what in ["rehearse_table", "make_table", "withhold_table"] {
        let entry = log.iter().find(|entry| entry.what == what && entry.who == "Rosa");
        assert_eq!(entry.map(|entry| entry.subject.as_str()), Some("US-AZ 2020"), "{what}");
    }
}

#[test]
fn a_reviewer_withholds_a_table_for_a_reason() {
    let service = Service::start();
    let rosa = service.token("Rosa", Role::Reviewer, 1);
    published(&service, &rosa);
    let withhold = |why: &str| {
        service.post("/api/v1/tables/withhold", &rosa, &json!({ "state": "US-AZ", "year": 2020, "why": why }))
    };
    assert_eq!(withhold("a village of one").status, 404);
    ok(&service.post("/api/v1/tables", &rosa, &json!({ "state": "US-AZ", "year": 2020 })), 201);
    assert_eq!(withhold(" ").json()["code"], "why_needed");
    assert_eq!(ok(&withhold("a village of one"), 200)["withheld"], true);
    released(&service, |all| all[0]["withheld"] == true);
}
