//! Over HTTP: who handed a record in sees why it came back, mends it and hands it in again; nobody else does.

use serde_json::{Value, json};
use spotlight_store::{Role, Store};

use crate::service::{Answer, Service};

const FILE: &str = "external_id,source_system,category,date,lat,lon,title,source,consent,visibility,private_notes\n\
    1,ours,abuse,2020-05-14,32.0,-111.0,One,A register,public,area,Ask the sister\n\
    2,ours,death,2020-05-20,32.1,-111.1,Two,A register,public_record,exact,\n";

fn ok(answer: &Answer) -> Value {
    assert!((200..300).contains(&answer.status), "{}", String::from_utf8_lossy(&answer.body));
    answer.json()
}

fn hand_in(service: &Service, token: &str, file: &str) {
    let path = service.upload(token, file.as_bytes());
    let preview = ok(&service.post(&format!("{path}/preview"), token, &json!({})));
    ok(&service.post(&format!("{path}/confirm"), token, &json!({ "sha256": preview["sha256"] })));
}

fn patch(service: &Service, path: &str, token: &str, body: &Value) -> Answer {
    service.request("PATCH", path, token, &[("content-type", "application/json")], body.to_string().as_bytes())
}

fn code(answer: &Answer) -> (u16, Value) {
    (answer.status, answer.json()["code"].clone())
}

/// The ids of one's own records of a status.
fn own(service: &Service, token: &str, status: &str) -> Vec<Value> {
    let list = ok(&service.get(&format!("/api/v1/own?status={status}"), token));
    assert_eq!(list["total"].as_u64(), list["records"].as_array().map(|all| all.len() as u64));
    list["records"].as_array().unwrap().clone()
}

#[test]
fn a_returned_record_is_mended_by_who_handed_it_in_and_waits_again() {
    let service = Service::start();
    let (ana, ben) = (service.token("Ana", Role::Documenter, 1), service.token("Ben", Role::Documenter, 1));
    let rosa = service.token("Rosa", Role::Reviewer, 1);
    hand_in(&service, &ana, FILE);
    let waiting = own(&service, &ana, "in_review");
    assert_eq!((waiting.len(), own(&service, &ben, "in_review").len()), (2, 0));
    assert_eq!(
        (&waiting[0]["why"], &waiting[0]["mendable"], waiting[0].get("doubles")),
        (&Value::Null, &json!(true), None)
    );
    let record = format!("/api/v1/records/{}", waiting[0]["id"].as_str().unwrap());
    let mine = format!("/api/v1/own/{}", waiting[0]["id"].as_str().unwrap());
    ok(&service.post(&format!("{record}/return"), &rosa, &json!({ "revision": 1, "why": "Which day was it?" })));

    let returned = own(&service, &ana, "returned");
    assert_eq!((returned.len(), &returned[0]["why"]), (1, &json!("Which day was it?")));
    assert_eq!(code(&service.get(&mine, &ben)), (404, json!("not_found")));
    assert_eq!(code(&service.get(&mine, &rosa)), (404, json!("not_found")), "what others handed in is on another page");
    let opened = ok(&service.get(&mine, &ana));
    assert_eq!(
        (&opened["record"]["date"], &opened["record"]["private_notes"]),
        (&json!("2020-05-14"), &json!("Ask the sister"))
    );
    assert!(!opened.to_string().contains("Rosa"), "who reviewed is not said: {opened}");

    let mended = json!({ "revision": 2, "why": "It was the 15th", "fields": { "date": "2020-05-15", "consent": "public_record" } });
    assert_eq!(patch(&service, &mine, &ben, &mended).status, 404);
    let refused = |body: &Value| code(&patch(&service, &mine, &ana, body));
    assert_eq!(refused(&json!({ "revision": 2, "fields": {} })), (422, json!("why_needed")));
    assert_eq!(refused(&json!({ "revision": 1, "why": "x" })), (409, json!("changed")));
    assert_eq!(
        refused(&json!({ "revision": 2, "why": "x", "fields": { "external_id": "9" } })),
        (422, json!("fixed_field"))
    );
    assert_eq!(
        refused(&json!({ "revision": 2, "why": "x", "fields": { "date": "once" } })),
        (422, json!("bad_fields"))
    );
    let now = ok(&patch(&service, &mine, &ana, &mended));
    assert_eq!((&now["status"], &now["record"]["date"]), (&json!("in_review"), &json!("2020-05-15")));
    assert_eq!((&now["proposed"]["consent"], now["record"].get("consent")), (&json!("public_record"), None));
    assert!(own(&service, &ana, "returned").is_empty());

    let seen = ok(&service.get(&record, &rosa));
    assert_eq!((&seen["status"], &seen["withheld"]["code"]), (&json!("in_review"), &json!("consent")));
    let history = ok(&service.get(&format!("{record}/history"), &rosa))["versions"].clone();
    let last = history.as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["who"], &last["why"], &last["kind"]), (&json!("Ana"), &json!("It was the 15th"), &json!("edit")));
    let log = service.runtime.block_on(service.store.audit_log()).unwrap();
    for what in ["mend", "view_record", "view_queue"] {
        assert!(log.iter().any(|entry| entry.what == what && entry.who == "Ana"), "{what}");
    }

    let decisions =
        json!({ "revision": 3, "consent": "public_record", "visibility": "exact", "verification": "verified" });
    ok(&service.post(&format!("{record}/publish"), &rosa, &decisions));
    assert_eq!(own(&service, &ana, "published").len(), 1);
    let published = json!({ "revision": 4, "why": "x", "fields": { "title": "Mine" } });
    assert_eq!(code(&patch(&service, &mine, &ana, &published)), (409, json!("wrong_status")));
    assert_eq!(service.get("/api/v1/own?status=draft", &ana).status, 422);
}

#[test]
fn nobody_reads_a_record_by_handing_in_its_number() {
    let service = Service::start();
    let (ana, ben) = (service.token("Ana", Role::Documenter, 1), service.token("Ben", Role::Documenter, 1));
    let rosa = service.token("Rosa", Role::Reviewer, 1);
    hand_in(&service, &ana, FILE);
    let id = own(&service, &ana, "in_review")[0]["id"].as_str().unwrap().to_owned();
    // A newer file of Ben's tells of Ana's record, too.
    let file = "external_id,source_system,category,date,lat,lon\n1,ours,abuse,2020-05-14,32.0,-111.0\n\
                9,ours,abuse,2024-01-01,32.5,-111.5\n";
    hand_in(&service, &ben, file);
    let of_ben = own(&service, &ben, "in_review");
    assert_eq!(of_ben.iter().map(|record| record["external_id"].as_str()).collect::<Vec<_>>(), [Some("9")]);
    assert_eq!(service.get(&format!("/api/v1/own/{id}"), &ben).status, 404);
    assert_eq!(
        service.get(&format!("/api/v1/own/{id}"), &ana).status,
        404,
        "it is both's now, and a reviewer's to settle"
    );

    // Notes of a reviewer stay a reviewer's, also after the record was mended.
    let other = own(&service, &ana, "in_review")[0]["id"].as_str().unwrap().to_owned();
    let edit = json!({ "revision": 1, "why": "called", "fields": { "private_notes": "the sister is Marta" } });
    ok(&patch(&service, &format!("/api/v1/records/{other}"), &rosa, &edit));
    let mine = format!("/api/v1/own/{other}");
    for revision in [2, 3] {
        let opened = ok(&service.get(&mine, &ana));
        assert!(!opened.to_string().contains("Marta"), "{opened}");
        let body = json!({ "revision": revision, "why": "title", "fields": { "title": format!("Two, {revision}") } });
        assert!(!ok(&patch(&service, &mine, &ana, &body)).to_string().contains("Marta"));
    }
    let seen = ok(&service.get(&format!("/api/v1/records/{other}"), &rosa));
    assert_eq!(seen["record"]["private_notes"], "the sister is Marta");
}
