//! Whoever hands something in learns nothing of what others did, and changes nothing of it with the form.

use serde_json::{Value, json};
use spotlight_store::{Role, Store};

use crate::service::{Answer, Service};

const OF_ANA: &str = "external_id,source_system,category,date,lat,lon,source\n\
    Perez-Lopez-Juan,shelter,death,2021-03-12,32.31,-111.34,A family\n\
    Second,shelter,death,2021-05-12,31.71,-110.34,A family\n";

fn ok(answer: &Answer) -> Value {
    assert!((200..300).contains(&answer.status), "{}", String::from_utf8_lossy(&answer.body));
    answer.json()
}

fn hand_in(service: &Service, token: &str, file: &str) -> Value {
    let path = service.upload(token, file.as_bytes());
    let preview = ok(&service.post(&format!("{path}/preview"), token, &json!({})));
    let body = json!({ "sha256": preview["sha256"], "reading_digest": preview["reading_digest"] });
    let confirmed = ok(&service.post(&format!("{path}/confirm"), token, &body));
    json!({ "preview": preview["receipt"], "receipt": confirmed["receipt"] })
}

fn doubles(receipt: &Value) -> u64 {
    receipt["possible_doubles"].as_u64().unwrap()
}

#[test]
fn a_possible_double_names_only_what_somebody_may_see() {
    let service = Service::start();
    let (ana, ben) = (service.token("Ana", Role::Documenter, 1), service.token("Ben", Role::Documenter, 1));
    let rosa = service.token("Rosa", Role::Reviewer, 1);
    hand_in(&service, &ana, OF_ANA);
    let guess = |token: &str| {
        let fields = json!({ "category": "death", "date": "2021-03-12", "lat": "32.312", "lon": "-111.342" });
        ok(&service.post("/api/v1/records", token, &json!({ "fields": fields, "check": true })))
    };
    let of_ben = guess(&ben);
    assert_eq!(doubles(&of_ben["receipt"]), 0, "{of_ben}");
    assert!(!of_ben.to_string().contains("Perez") && of_ben["receipt"]["notes"].get("possible_double").is_none());
    assert_eq!(doubles(&guess(&ana)["receipt"]), 1, "one's own");
    assert!(guess(&rosa).to_string().contains("Perez-Lopez-Juan"), "a reviewer may see it");

    let file = "external_id,source_system,category,date,lat,lon\nB1,other,death,2021-03-12,32.312,-111.342\n\
                B2,other,death,2021-05-12,31.712,-110.342\n";
    let told = hand_in(&service, &ben, file);
    assert!(!told.to_string().contains("Perez") && doubles(&told["receipt"]) == 0, "{told}");
    assert_eq!(ok(&service.get("/api/v1/doubles?open=true", &rosa))["total"], 2, "the pairs wait for a reviewer");

    // What the public sees at its place is no secret.
    let mine = ok(&service.get("/api/v1/own?status=in_review", &ana))["records"].clone();
    let mine = mine.as_array().unwrap();
    for (number, visibility) in [("Perez-Lopez-Juan", "exact"), ("Second", "area")] {
        let id = mine.iter().find(|record| record["external_id"] == number).unwrap()["id"].as_str().unwrap();
        let decisions =
            json!({ "revision": 1, "consent": "public_record", "visibility": visibility, "verification": "verified" });
        ok(&service.post(&format!("/api/v1/records/{id}/publish"), &rosa, &decisions));
    }
    let cesar = service.token("Cesar", Role::Documenter, 1);
    let told = hand_in(&service, &cesar, &file.replace("B1,other", "C1,third").replace("B2,other", "C2,third"));
    assert_eq!((doubles(&told["preview"]), doubles(&told["receipt"])), (1, 1), "{told}");
    assert!(told["receipt"].to_string().contains("Perez") && !told["receipt"].to_string().contains("Second"), "{told}");
}

#[test]
fn the_form_changes_no_record_that_is_somebody_elses() {
    let service = Service::start();
    let (ana, ben) = (service.token("Ana", Role::Documenter, 1), service.token("Ben", Role::Documenter, 1));
    let send = |token: &str, fields: &Value, check: bool| {
        service.post("/api/v1/records", token, &json!({ "fields": fields, "check": check }))
    };
    let form = |number: &str, date: &str| json!({ "external_id": number, "category": "death", "date": date, "lat": "32.12", "lon": "-111.43" });
    assert_eq!(send(&ana, &form("1", "2021-03-05"), false).status, 201);
    let mut taken = form("1", "2021-03-05");
    taken["category"] = json!("abuse");
    let same = form("1", "2021-03-05");
    for (fields, check) in [(&taken, true), (&taken, false), (&same, false)] {
        let refused = send(&ben, fields, check);
        assert_eq!((refused.status, &refused.json()["code"]), (409, &json!("not_own")), "{fields}");
    }
    // Of another day, too, it is another incident that has the number by chance.
    taken["date"] = json!("2019-01-01");
    assert_eq!(send(&ben, &taken, false).json()["code"], "nothing_taken");
    let stored = service.runtime.block_on(service.store.records(None, 10)).unwrap();
    assert_eq!((stored.len(), stored[0].incident.category.as_str()), (1, "death"));
    assert_eq!(send(&ben, &form("2", "2019-01-01"), false).status, 201);
    let mended = send(&ana, &form("1", "2021-03-06"), false);
    assert_eq!((mended.status, &mended.json()["receipt"]["updated"]), (201, &json!(1)), "one's own");

    hand_in(&service, &ana, OF_ANA);
    let mut known = form("Second", "2021-05-12");
    (known["source_system"], known["source"]) = (json!("shelter"), json!("A family"));
    assert_eq!(send(&ben, &known, false).json()["code"], "not_own");
    // Without a number it is known by what it says.
    let mut unnumbered = form("", "2021-07-05");
    assert_eq!(send(&ana, &unnumbered, false).status, 201);
    unnumbered["consent"] = json!("public_record");
    assert_eq!(send(&ben, &unnumbered, false).json()["code"], "not_own");
}

#[test]
fn a_changed_record_is_answered_with_how_it_was_read() {
    let service = Service::start();
    let (ana, rosa) = (service.token("Ana", Role::Documenter, 1), service.token("Rosa", Role::Reviewer, 1));
    hand_in(&service, &ana, OF_ANA);
    let mine = ok(&service.get("/api/v1/own?status=in_review", &ana))["records"].clone();
    let id = mine[0]["id"].as_str().unwrap();
    let patch = |path: String, token: &str, body: &Value| {
        ok(&service.request(
            "PATCH",
            &path,
            token,
            &[("content-type", "application/json")],
            body.to_string().as_bytes(),
        ))
    };
    let fields = json!({ "dead": "-1", "nationality": "Foolandia", "description": "Call Ana at 520-555-0134" });
    let body = json!({ "revision": 1, "why": "More is known", "fields": fields });
    let mended = patch(format!("/api/v1/own/{id}"), &ana, &body);
    let codes = |answer: &Value| -> Vec<(String, String)> {
        let notes = answer["notes"].as_array().unwrap().iter();
        notes.map(|note| (note["column"].as_str().unwrap().into(), note["code"].as_str().unwrap().into())).collect()
    };
    let has = |answer: &Value, column: &str| codes(answer).iter().any(|(named, _)| named == column);
    assert!(has(&mended, "dead") && has(&mended, "nationality") && has(&mended, "description"), "{mended}");
    let note = &mended["notes"][0];
    assert!(note["severity"].is_string() && note["message"]["es"].is_string(), "{note}");
    let body = json!({ "revision": 2, "why": "The other way round", "fields": { "lat": "-111.34", "lon": "32.31" } });
    let edited = patch(format!("/api/v1/records/{id}"), &rosa, &body);
    assert!(codes(&edited).iter().any(|(_, code)| code.contains("swap")), "{edited}");
    assert_eq!(ok(&service.get(&format!("/api/v1/own/{id}"), &ana)).get("notes"), None);
}
