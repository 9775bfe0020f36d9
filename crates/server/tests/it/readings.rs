//! A confirmation is of the reading that was previewed, and what is remembered of one file does not decide what another is about.

use serde_json::{Value, json};
use spotlight_store::Role;

use crate::service::{Answer, Service};

const HEADER: &str = "Folio,Cuando,lat,long,n1,Fuente\n";

fn file(ids: &str) -> Vec<u8> {
    format!("{HEADER}{ids}-1,03/04/2021,32.1,-111.2,2,Una casa\n{ids}-2,05/06/2021,31.9,-111.5,1,Una casa\n").into()
}

fn preview(service: &Service, path: &str, token: &str, body: &Value) -> Value {
    let answer = service.post(&format!("{path}/preview"), token, body);
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    answer.json()
}

fn confirm(service: &Service, path: &str, token: &str, body: &Value, preview: &Value) -> Answer {
    let mut body = body.clone();
    body["sha256"] = preview["sha256"].clone();
    body["reading_digest"] = preview["reading_digest"].clone();
    service.post(&format!("{path}/confirm"), token, &body)
}

/// The answers that make the file readable.
fn answers() -> Value {
    json!({ "columns": [{ "column": 4, "field": "dead" }], "constants": { "category": "death" }, "date_order": "dmy" })
}

#[test]
fn what_one_file_is_about_is_asked_again_of_the_next() {
    let service = Service::start();
    let (ana, ben) = (service.token("Ana", Role::Documenter, 1), service.token("Ben", Role::Documenter, 1));
    let deaths = service.upload(&ben, &file("M"));
    let seen = preview(&service, &deaths, &ben, &answers());
    assert_eq!(confirm(&service, &deaths, &ben, &answers(), &seen).status, 201, "{seen}");

    let missing = service.upload(&ana, &file("D"));
    let asked = preview(&service, &missing, &ana, &json!({ "date_order": "dmy" }));
    assert_eq!((&asked["remembered"], &asked["refusal"]["code"]), (&json!(true), &json!("unknown_columns")), "{asked}");
    assert_eq!(asked["columns"][4]["field"], "dead", "what the columns mean is remembered");
    let own = json!({ "constants": { "category": "disappearance" }, "date_order": "dmy" });
    let seen = preview(&service, &missing, &ana, &own);
    assert_eq!((&seen["remembered"], &seen["receipt"]["accepted"]), (&json!(true), &json!(2)), "{seen}");
    assert_eq!(confirm(&service, &missing, &ana, &own, &seen).status, 201);
}

#[test]
fn a_confirmation_of_another_reading_than_was_previewed_stores_nothing() {
    let service = Service::start();
    let (ana, ben) = (service.token("Ana", Role::Documenter, 1), service.token("Ben", Role::Documenter, 1));
    let mine = service.upload(&ana, &file("D"));
    let plain = json!({ "constants": { "category": "disappearance" }, "date_order": "dmy" });
    let seen = preview(&service, &mine, &ana, &plain);
    assert_eq!(seen["reading_digest"], preview(&service, &mine, &ana, &plain)["reading_digest"]);
    let changed = |body: &Value| {
        let answer = confirm(&service, &mine, &ana, body, &seen);
        (answer.status, answer.json()["code"].clone())
    };
    let other = (409, json!("reading_changed"));
    let with = |name: &str, value: Value| {
        let mut body = plain.clone();
        body[name] = value;
        body
    };
    assert_eq!(changed(&with("date_order", json!("mdy"))), other, "other days");
    assert_eq!(changed(&with("constants", json!({ "category": "death" }))), other);
    assert_eq!(changed(&with("columns", json!([{ "column": 5, "field": null }]))), other);
    assert_eq!(changed(&with("as_of", json!("2022-01-01"))), other);

    // Meanwhile somebody corrects a file with the same header.
    let deaths = service.upload(&ben, &file("M"));
    let of_ben = preview(&service, &deaths, &ben, &answers());
    assert_eq!(confirm(&service, &deaths, &ben, &answers(), &of_ben).status, 201);
    assert_eq!(changed(&plain), other);
    let again = preview(&service, &mine, &ana, &plain);
    assert_ne!(again["reading_digest"], seen["reading_digest"]);
    assert_eq!(confirm(&service, &mine, &ana, &plain, &again).status, 201);
}

#[test]
fn an_upload_whose_batch_was_undone_is_no_success_and_its_preview_says_that_it_was_confirmed() {
    let service = Service::start();
    let token = service.token("Ana", Role::Documenter, 1);
    let path = service.upload(&token, &file("D"));
    let seen = preview(&service, &path, &token, &answers());
    let batch = confirm(&service, &path, &token, &answers(), &seen).json()["batch"].clone();
    for what in ["preview", "rejects.csv"] {
        let answer = service.post(&format!("{path}/{what}"), &token, &json!({}));
        let problem = answer.json();
        assert_eq!((answer.status, &problem["code"], &problem["batch"]), (409, &json!("already_confirmed"), &batch));
    }
    assert_eq!(confirm(&service, &path, &token, &answers(), &seen).status, 200);
    assert_eq!(service.post(&format!("/api/v1/batches/{batch}/undo"), &token, &json!({})).status, 200);
    let answer = confirm(&service, &path, &token, &answers(), &seen);
    let problem = answer.json();
    assert_eq!((answer.status, &problem["code"], &problem["batch"]), (409, &json!("undone"), &batch));
    assert!(problem["message"]["es"].as_str().unwrap().contains("suba el archivo de nuevo"), "{problem}");
    let again = service.upload(&token, &file("D"));
    let seen = preview(&service, &again, &token, &answers());
    let stored = confirm(&service, &again, &token, &answers(), &seen);
    assert_eq!((stored.status, &stored.json()["receipt"]["accepted"]), (201, &json!(2)));
}

#[test]
fn wishes_that_cannot_all_be_met_are_refused_by_name_in_both_languages() {
    let service = Service::start();
    let token = service.token("Ana", Role::Documenter, 1);
    let path = service.upload(&token, &file("D"));
    let mut twice = answers();
    twice["columns"] = json!([{ "column": 0, "field": "date" }, { "column": 1, "field": "date" }]);
    assert_eq!(preview(&service, &path, &token, &twice)["refusal"]["code"], "field_twice");
    let mut murder = answers();
    murder["constants"]["category"] = json!("murder");
    assert_eq!(preview(&service, &path, &token, &murder)["refusal"]["code"], "bad_constant");

    let wrong = service.post(&format!("{path}/preview"), &token, &json!({ "keep_outside": "maybe" }));
    let problem = wrong.json();
    assert!(problem["cause"].as_str().unwrap().contains("boolean"), "{problem}");
    let spanish = problem["message"]["es"].as_str().unwrap();
    assert!(!spanish.contains("JSON body") && !spanish.contains("boolean"), "{spanish}");
    for body in [json!({ "sha256": "1" }), json!({ "sha256": "0".repeat(64), "as_of": "once" })] {
        let problem = service.post(&format!("{path}/confirm"), &token, &body).json();
        let spanish = problem["message"]["es"].as_str().unwrap();
        assert_eq!(problem["code"], "bad_value");
        assert!(!spanish.contains("digits") && !spanish.contains("future"), "{spanish}");
    }
}
