//! Over HTTP: from an upload to the map, back, and what only reviewers see.

use serde_json::{Value, json};
use spotlight_store::{Role, Store};

use crate::service::{Answer, Service};

const FILE: &str = "external_id,category,date,lat,lon,title,source,consent,visibility\n\
    1,abuse,2020-05-14,32.0,-111.0,Near the blue house,A register,public,area\n\
    2,abuse,2020-05-20,32.1,-111.1,Two,A register,public,area\n\
    3,abuse,2020-05-21,32.2,-111.2,Three,A register,public,area\n\
    4,death,2020-05-22,32.3,-111.3,Four,A register,public_record,exact\n\
    5,abuse,2020-05-23,32.4,-111.4,Five,A register,public,area\n\
    6,abuse,2020-05-24,32.5,-111.5,Six,A register,public,area\n";

/// Hands a file in as Ana.
fn hand_in(service: &Service) -> String {
    let token = service.token("Ana", Role::Documenter, 1);
    let path = service.upload(&token, FILE.as_bytes());
    let preview = service.post(&format!("{path}/preview"), &token, &json!({})).json();
    let confirmed = service.post(&format!("{path}/confirm"), &token, &json!({ "sha256": preview["sha256"] }));
    assert_eq!(confirmed.status, 201, "{}", String::from_utf8_lossy(&confirmed.body));
    token
}

fn queue(service: &Service, token: &str, query: &str) -> Value {
    let answer = service.get(&format!("/api/v1/review?{query}"), token);
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    answer.json()
}

fn ok(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    answer.json()
}

/// How many incidents are public.
fn public(service: &Service) -> u64 {
    let snapshot = service.runtime.block_on(service.store.public_blocks()).unwrap();
    snapshot.blocks.iter().map(|block| u64::from(block.rows)).sum()
}

#[test]
fn a_reviewer_opens_previews_publishes_and_retracts() {
    let service = Service::start();
    let documenter = hand_in(&service);
    let rosa = service.token("Rosa", Role::Reviewer, 1);
    let all = queue(&service, &rosa, "");
    assert_eq!((all["total"].as_u64(), all["records"].as_array().unwrap().len()), (Some(6), 6));
    let first = &all["records"][0];
    assert_eq!(
        (&first["who"], &first["proposed"]["consent"], &first["masked"]),
        (&json!("Ana"), &json!("public"), &json!(true))
    );
    assert_eq!(queue(&service, &rosa, "category=death")["total"], 1);
    assert_eq!(queue(&service, &rosa, "q=BLUE%20house")["total"], 1);
    assert_eq!(queue(&service, &rosa, "who=Ben")["total"], 0);
    let page = queue(&service, &rosa, "limit=4");
    let rest = queue(&service, &rosa, &format!("limit=4&cursor={}", page["next"].as_str().unwrap()));
    assert_eq!((rest["records"].as_array().unwrap().len(), &rest["next"]), (2, &Value::Null));

    let path = format!("/api/v1/records/{}", first["id"].as_str().unwrap());
    assert_eq!(service.get(&path, &documenter).status, 403);
    let opened = ok(&service.get(&path, &rosa));
    assert_eq!(opened["record"]["title"], "Near the blue house");
    assert_eq!((&opened["public"], &opened["preview"], &opened["own"]), (&Value::Null, &Value::Null, &json!(false)));
    assert_eq!(opened["withheld"]["code"], "consent", "a proposal is no consent");
    let decisions = json!({ "revision": 1, "consent": "public", "visibility": "area", "verification": "verified", "cleared": ["source"] });
    let preview = ok(&service.post(&format!("{path}/preview"), &rosa, &decisions))["preview"].clone();
    assert_eq!(
        (&preview["title"], &preview["source"], &preview["date"]),
        (&Value::Null, &json!("A register"), &json!("2020-05"))
    );
    assert_eq!(preview["precision"], "area");
    assert!(preview["area"].is_object());

    let published = ok(&service.post(&format!("{path}/publish"), &rosa, &decisions));
    assert_eq!((&published["status"], &published["withheld"]["code"]), (&json!("published"), &json!("not_released")));
    assert_eq!(ok(&service.get("/api/v1/release", &rosa))["waiting"], 1);
    let few = service.post("/api/v1/release", &rosa, &json!({}));
    assert_eq!((few.status, few.json()["code"].clone()), (409, json!("too_few")));
    let stale = service.post(&format!("{path}/retract"), &rosa, &json!({ "revision": 1, "why": "wrong" }));
    assert_eq!((stale.status, stale.json()["code"].clone()), (409, json!("changed")));
    let silent = service.post(&format!("{path}/retract"), &rosa, &json!({ "revision": 2 }));
    assert_eq!((silent.status, silent.json()["code"].clone()), (422, json!("why_needed")));
    ok(&service.post(&format!("{path}/retract"), &rosa, &json!({ "revision": 2, "why": "the family asked" })));

    let history = ok(&service.get(&format!("{path}/history"), &rosa))["versions"].clone();
    let kinds: Vec<&str> = history.as_array().unwrap().iter().map(|v| v["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["import", "publish", "retract"]);
    let fields: Vec<&str> =
        history[1]["changes"].as_array().unwrap().iter().map(|c| c["field"].as_str().unwrap()).collect();
    assert!(fields.contains(&"consent") && fields.contains(&"cleared") && !fields.contains(&"title"), "{fields:?}");
    assert_eq!(history[2]["why"], "the family asked");
    let log = service.runtime.block_on(service.store.audit_log()).unwrap();
    for what in ["view_queue", "view_record", "publish", "retract"] {
        assert!(log.iter().any(|entry| entry.what == what && entry.who == "Rosa"), "{what}");
    }
}

#[test]
fn several_are_published_together_or_not_at_all() {
    let service = Service::start();
    hand_in(&service);
    let rosa = service.token("Rosa", Role::Reviewer, 1);
    let all = queue(&service, &rosa, "");
    let mut records: Vec<Value> = all["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| json!({ "id": record["id"], "revision": record["revision"] }))
        .collect();
    records[3]["revision"] = json!(9);
    let refused = service.post("/api/v1/review/bulk", &rosa, &json!({ "action": "publish", "records": records }));
    assert_eq!((refused.status, refused.json()["records"][0]["id"].clone()), (409, records[3]["id"].clone()));
    assert_eq!(queue(&service, &rosa, "")["total"], 6);
    records[3]["revision"] = json!(1);
    ok(&service.post("/api/v1/review/bulk", &rosa, &json!({ "action": "publish", "records": records })));
    assert_eq!((public(&service), &queue(&service, &rosa, "status=published")["total"]), (6, &json!(6)));
}

#[test]
fn nobody_publishes_their_own_upload_and_an_edit_needs_a_reason() {
    let service = Service::start();
    let (rosa, omar) = (service.token("Rosa", Role::Reviewer, 1), service.token("Omar", Role::Reviewer, 1));
    let fields = json!({ "category": "death", "date": "2023-05-14", "lat": "31.6", "lon": "-111.0", "source": "S" });
    assert_eq!(service.post("/api/v1/records", &rosa, &json!({ "fields": fields })).status, 201);
    let id = queue(&service, &omar, "")["records"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/records/{id}");
    let own = ok(&service.get(&path, &rosa));
    assert_eq!((&own["own"], &own["two_person"]), (&json!(true), &json!(true)));
    let decisions = |revision| json!({ "revision": revision, "consent": "public_record", "visibility": "exact", "verification": "verified" });
    let refused = service.post(&format!("{path}/publish"), &rosa, &decisions(1));
    assert_eq!((refused.status, refused.json()["code"].clone()), (403, json!("own_upload")));

    let change = |body: &Value| {
        service.request("PATCH", &path, &omar, &[("content-type", "application/json")], body.to_string().as_bytes())
    };
    let edit = json!({ "revision": 1, "why": "the witness corrected it", "fields": { "title": "=A title", "dead": "2", "private_notes": "called" } });
    let edited = ok(&change(&edit));
    assert_eq!(
        (&edited["revision"], &edited["record"]["title"], &edited["record"]["dead"]),
        (&json!(2), &json!("=A title"), &json!("2"))
    );
    assert_eq!(edited["record"]["private_notes"], "called");
    let silent = change(&json!({ "revision": 2, "fields": { "dead": "3" } }));
    assert_eq!(silent.json()["code"], "why_needed");
    let wrong = change(&json!({ "revision": 2, "why": "x", "fields": { "date": "yesterday" } }));
    assert_eq!((wrong.status, wrong.json()["code"].clone()), (422, json!("bad_fields")));
    let fixed = change(&json!({ "revision": 2, "why": "x", "fields": { "consent": "public" } }));
    assert_eq!(fixed.json()["code"], "fixed_field");

    let published = ok(&service.post(&format!("{path}/publish"), &omar, &decisions(2)));
    assert_eq!((&published["public"]["precision"], &published["public"]["dead"]), (&json!("exact"), &json!(2)));
    assert_eq!(public(&service), 1);
}

#[test]
fn pairs_are_decided_and_settings_keep_to_the_floor() {
    let service = Service::start();
    let token = service.token("Ana", Role::Documenter, 1);
    let rosa = service.token("Rosa", Role::Reviewer, 1);
    for register in ["one", "two"] {
        let fields = json!({ "source_system": register, "external_id": "7", "category": "death", "date": "2023-05-14", "lat": "31.6", "lon": "-111.0" });
        assert_eq!(service.post("/api/v1/records", &token, &json!({ "fields": fields })).status, 201);
    }
    let pairs = ok(&service.get("/api/v1/doubles?open=true", &rosa));
    assert_eq!((&pairs["total"], &pairs["doubles"][0]["records"][1]["category"]), (&json!(1), &json!("death")));
    let path = format!("/api/v1/doubles/{}", pairs["doubles"][0]["pair"].as_str().unwrap());
    let said = ok(&service.post(&path, &rosa, &json!({ "verdict": "same", "why": "one funeral" })));
    assert_eq!(said["open"], 0);
    let id = pairs["doubles"][0]["records"][0]["id"].as_str().unwrap();
    assert_eq!(ok(&service.get(&format!("/api/v1/records/{id}"), &rosa))["links"].as_array().unwrap().len(), 1);

    let admin = service.token("Eva", Role::Admin, 1);
    let put = |token: &str, body: &Value| {
        service.request(
            "PUT",
            "/api/v1/settings",
            token,
            &[("content-type", "application/json")],
            body.to_string().as_bytes(),
        )
    };
    let coarse = json!({ "masks": { "death": { "resolution": 4, "keeps_day": false } }, "release_days": 14 });
    assert_eq!(put(&rosa, &coarse).status, 403);
    let set = ok(&put(&admin, &coarse));
    assert_eq!((&set["masks"]["death"]["resolution"], &set["release_days"]), (&json!(4), &json!(14)));
    let fine = put(&admin, &json!({ "masks": { "abuse": { "resolution": 7, "keeps_day": false } } }));
    assert_eq!((fine.status, fine.json()["code"].clone()), (422, json!("mask_refused")));
    assert_eq!(ok(&service.get("/api/v1/settings", &rosa))["masks"]["death"]["resolution"], 4);
    let kept = ok(&put(&admin, &json!({ "retain_drafts_days": 90 })));
    assert_eq!((&kept["retain_drafts_days"], &kept["retain_rejects_days"]), (&json!(90), &json!(0)));
    let long = put(&admin, &json!({ "retain_rejects_days": 3651 }));
    assert_eq!((long.status, long.json()["code"].clone()), (422, json!("bad_value")));
}

#[test]
fn any_two_records_are_linked_for_a_reason_and_the_link_is_taken_back() {
    let service = Service::start();
    hand_in(&service);
    let rosa = service.token("Rosa", Role::Reviewer, 1);
    let all = queue(&service, &rosa, "")["records"].as_array().unwrap().clone();
    let id = |at: usize| all[at]["id"].as_str().unwrap();
    let register = all[2]["source_system"].as_str().unwrap();
    let path = format!("/api/v1/records/{}/link", id(0));
    let refused = |body: &Value| {
        let answer = service.post(&path, &rosa, body);
        (answer.status, answer.json()["code"].clone())
    };
    assert_eq!(refused(&json!({ "record": id(1) })), (422, json!("why_needed")));
    assert_eq!(refused(&json!({ "record": id(0), "why": "x" })), (422, json!("same_record")));
    assert_eq!(refused(&json!({ "record": "3", "why": "x" })), (422, json!("register_needed")));
    assert_eq!(refused(&json!({ "record": "99", "register": register, "why": "x" })), (422, json!("no_such_number")));
    let nobody = json!({ "record": "00000000-0000-4000-8000-000000000000", "why": "x" });
    assert_eq!(refused(&nobody), (404, json!("not_found")));

    let linked = ok(&service.post(&path, &rosa, &json!({ "record": id(1), "why": "one raid" })));
    assert_eq!((&linked["links"][0]["id"], &linked["doubles"][0]["verdict"]), (&json!(id(1)), &json!("same")));
    let number = all[2]["external_id"].as_str().unwrap();
    let linked = ok(&service.post(&path, &rosa, &json!({ "record": number, "register": register, "why": "also" })));
    assert_eq!(linked["links"].as_array().unwrap().len(), 2);
    let decisions = |revision| json!({ "revision": revision, "consent": "public_record", "visibility": "exact", "verification": "verified" });
    for at in 0..3 {
        ok(&service.post(&format!("/api/v1/records/{}/publish", id(at)), &rosa, &decisions(1)));
    }
    assert_eq!(public(&service), 1, "of one event one is shown");

    let pair = linked["doubles"].as_array().unwrap().iter().find(|double| double["record"]["id"] == id(1)).unwrap();
    let undo = json!({ "verdict": "different", "why": "two raids after all" });
    ok(&service.post(&format!("/api/v1/doubles/{}", pair["pair"].as_str().unwrap()), &rosa, &undo));
    let opened = ok(&service.get(&format!("/api/v1/records/{}", id(0)), &rosa));
    assert_eq!(opened["links"].as_array().unwrap().len(), 1);
    assert_eq!(public(&service), 2);
    let log = service.runtime.block_on(service.store.audit_log()).unwrap();
    assert_eq!(log.iter().filter(|entry| entry.what == "link" && entry.who == "Rosa").count(), 3);
    let history = ok(&service.get(&format!("/api/v1/records/{}/history", id(0)), &rosa))["versions"].clone();
    assert_eq!(history.as_array().unwrap().iter().filter(|version| version["kind"] == "link").count(), 3);
}
