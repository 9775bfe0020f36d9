//! Preview, confirm, receipt, rejects, undo; one record at a time; what a documenter cannot decide.

use serde_json::{Value, json};
use spotlight_store::{Role, Store};

use crate::service::Service;

const FILE: &str = "external_id,category,date,lat,lon,source,verification,consent,visibility\n\
    1,death,2020-05-14,32.0,-111.0,A register,verified,public_record,exact\n\
    2,death,2020-05-20,32.1,-111.1,A register,,,\n\
    3,death,2020-05-21,0,0,A register,,,\n";

fn counts(receipt: &Value) -> [u64; 5] {
    ["accepted", "updated", "unchanged", "duplicate", "rejected"].map(|name| receipt[name].as_u64().unwrap())
}

fn confirm(service: &Service, token: &str, path: &str) -> (u16, Value) {
    let preview = service.post(&format!("{path}/preview"), token, &json!({}));
    assert_eq!(preview.status, 200, "{}", String::from_utf8_lossy(&preview.body));
    let body = json!({ "sha256": preview.json()["sha256"] });
    let answer = service.post(&format!("{path}/confirm"), token, &body);
    (answer.status, answer.json())
}

#[test]
fn a_file_is_previewed_confirmed_once_and_taken_back() {
    let service = Service::start();
    let token = service.token("Ana", Role::Documenter, 1);
    let path = service.upload(&token, FILE.as_bytes());
    let preview = service.post(&format!("{path}/preview"), &token, &json!({})).json();
    assert_eq!(counts(&preview["receipt"]), [2, 0, 0, 0, 1], "{preview}");
    assert_eq!((preview["file"].as_str(), preview["points_total"].as_u64()), (Some("casos.csv"), Some(2)));
    assert_eq!(preview["problems"][0]["code"], "zero_coordinates");
    assert_eq!(preview["problems"][0]["rows"][0]["line"], 4);
    assert!(service.runtime.block_on(service.store.batches()).unwrap().is_empty(), "a preview stores nothing");

    let other = json!({ "sha256": "0".repeat(64) });
    assert_eq!(service.post(&format!("{path}/confirm"), &token, &other).json()["code"], "other_file");
    let (status, confirmed) = confirm(&service, &token, &path);
    assert_eq!((status, counts(&confirmed["receipt"])), (201, [2, 0, 0, 0, 1]));
    let again = service.post(&format!("{path}/confirm"), &token, &json!({}));
    assert_eq!((again.status, again.json()), (200, confirmed.clone()));

    let batch = format!("/api/v1/batches/{}", confirmed["batch"]);
    assert_eq!(service.get(&batch, &token).json()["receipt"], confirmed["receipt"]);
    let list = service.get("/api/v1/batches", &token).json();
    assert_eq!((list["total"].as_u64(), list["batches"][0]["totals"]["rejected"].as_u64()), (Some(1), Some(1)));
    let stranger = service.token("Ben", Role::Documenter, 1);
    assert_eq!(service.get(&batch, &stranger).status, 404);
    let rejects =
        |lang| String::from_utf8(service.get(&format!("{batch}/rejects.csv?lang={lang}"), &token).body).unwrap();
    assert!(rejects("en").contains("3,death,2020-05-21,0,0,A register,,,,zero_coordinates: "), "{}", rejects("en"));
    assert!(rejects("es").starts_with("external_id,") && rejects("es") != rejects("en"));

    let same = service.upload(&token, FILE.as_bytes());
    let (status, repeated) = confirm(&service, &token, &same);
    assert_eq!((status, counts(&repeated["receipt"])), (201, [0, 0, 2, 0, 1]));
    let undone = service.post(&format!("{batch}/undo"), &token, &json!({}));
    assert_eq!((undone.status, undone.json()), (200, json!({"restored": 0, "removed": 2})));
    assert_eq!(service.post(&format!("{batch}/undo"), &token, &json!({})).status, 409);
}

#[test]
fn what_a_documenter_states_is_a_proposal_and_not_public() {
    let service = Service::start();
    let token = service.token("Ana", Role::Documenter, 1);
    let path = service.upload(&token, FILE.as_bytes());
    let (_, confirmed) = confirm(&service, &token, &path);
    assert_eq!(confirmed["receipt"]["notes"]["proposed"], 3);
    let records = service.runtime.block_on(service.store.records(None, 10)).unwrap();
    let first = records.iter().find(|r| r.incident.external_id.as_deref() == Some("1")).unwrap();
    assert_eq!(first.status.as_str(), "in_review");
    assert_eq!((first.incident.consent, first.incident.visibility), (None, None));
    assert!(first.incident.proposed.consent.is_some() && first.incident.proposed.visibility.is_some());
    assert_eq!(service.runtime.block_on(service.store.public_blocks()).unwrap().blocks, []);
}

#[test]
fn one_record_is_checked_and_stored_by_the_same_rules() {
    let service = Service::start();
    let token = service.token("Ana", Role::Documenter, 1);
    let record = |lat: &str, check: bool| {
        let fields = json!({"category": "death", "date": "2023-05", "lat": lat, "lon": "-111.0"});
        service.post("/api/v1/records", &token, &json!({ "fields": fields, "check": check }))
    };
    let checked = record("31.6", true);
    assert_eq!((checked.status, counts(&checked.json()["receipt"])), (200, [1, 0, 0, 0, 0]));
    let stored = record("31.6", false);
    assert_eq!((stored.status, counts(&stored.json()["receipt"])), (201, [1, 0, 0, 0, 0]));
    assert_eq!(counts(&record("31.6", false).json()["receipt"]), [0, 0, 1, 0, 0]);
    let wrong = record("north", false);
    assert_eq!((wrong.status, wrong.json()["receipt"]["rows"][0]["code"].as_str()), (422, Some("bad_coordinates")));
    let unknown = service.post("/api/v1/records", &token, &json!({ "fields": {"colour": "red"} }));
    assert_eq!(unknown.json()["code"], "unknown_field");
}

#[test]
fn a_record_takes_coordinates_in_any_form_and_private_notes() {
    let service = Service::start();
    let token = service.token("Ana", Role::Documenter, 1);
    let record = |coordinates: &str, extra: Value, check: bool| {
        let mut fields = json!({"category": "death", "date": "2023-05", "coordinates": coordinates, "private_notes": "Ask the sister."});
        fields.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        service.post("/api/v1/records", &token, &json!({ "fields": fields, "check": check }))
    };
    for text in [
        "31.65, -110.36",
        "31°39'00\" N 110°21'36\" O",
        "POINT (-110.36 31.65)",
        "31,65; -110,36",
        "12R 560680.5 3501819.7",
    ] {
        let checked = record(text, json!({}), true);
        let place = checked.json()["place"].clone();
        assert_eq!((checked.status, &place["kind"]), (200, &json!("point")), "{text}: {}", checked.json());
        let near = |name: &str, degrees: f64| (place[name].as_f64().unwrap() - degrees).abs() < 1e-4;
        assert!(near("lat", 31.65) && near("lon", -110.36), "{text}: {place}");
    }
    assert_eq!(record("somewhere", json!({}), true).json()["receipt"]["rows"][0]["code"], "bad_coordinates");
    assert_eq!(record("31.65, -110.36", json!({"lat": "31.65"}), true).json()["code"], "place_twice");
    assert_eq!(record("", json!({"county": "Pima"}), true).json()["place"], json!({"kind": "county", "code": "04019"}));
    assert_eq!(record("31.65, -110.36", json!({}), false).status, 201);
    let stored = service.runtime.block_on(service.store.records(None, 10)).unwrap();
    assert_eq!(stored[0].incident.private_notes.as_deref(), Some("Ask the sister."));
}

#[test]
fn rejected_rows_can_be_had_before_anything_is_stored() {
    let service = Service::start();
    let token = service.token("Ana", Role::Documenter, 1);
    let path = service.upload(&token, b"category,date,lat,lon\ndeath,2020-05-21,0,0\ndeath,,31.5,-111.5\n");
    let preview = service.post(&format!("{path}/preview"), &token, &json!({})).json();
    let body = json!({ "sha256": preview["sha256"] });
    let refused = service.post(&format!("{path}/confirm"), &token, &body);
    assert_eq!((refused.status, refused.json()["code"].as_str()), (422, Some("nothing_taken")));
    let rejects = |lang: &str| {
        let answer = service.post(&format!("{path}/rejects.csv?lang={lang}"), &token, &json!({}));
        (answer.status, String::from_utf8(answer.body).unwrap())
    };
    let (status, csv) = rejects("en");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!((status, lines.len(), lines[0]), (200, 3, "category,date,lat,lon,error"), "{csv}");
    assert!(lines[1].starts_with("death,2020-05-21,0,0,") && lines[2].contains("no_date"), "{csv}");
    assert_ne!(rejects("es").1, csv);
    assert_eq!(rejects("fr").0, 400);
    let stranger = service.token("Ben", Role::Documenter, 1);
    assert_eq!(service.post(&format!("{path}/rejects.csv"), &stranger, &json!({})).status, 404);
}

#[test]
fn a_corrected_mapping_is_used_for_the_next_file_with_the_same_header() {
    let service = Service::start();
    let token = service.token("Ana", Role::Documenter, 1);
    let header = "zzz,yyy,xxx,www\n";
    let first = service.upload(&token, format!("{header}death,2020-05-14,32.0,-111.0\n").as_bytes());
    let fields = ["category", "date", "lat", "lon"];
    let columns: Vec<Value> =
        fields.iter().enumerate().map(|(column, field)| json!({"column": column, "field": field})).collect();
    let preview = service.post(&format!("{first}/preview"), &token, &json!({ "columns": columns })).json();
    assert_eq!((preview["remembered"].as_bool(), counts(&preview["receipt"])[0]), (Some(false), 1), "{preview}");
    let body = json!({ "columns": columns, "sha256": preview["sha256"] });
    assert_eq!(service.post(&format!("{first}/confirm"), &token, &body).status, 201);

    let second = service.upload(&token, format!("{header}death,2021-06-15,31.9,-111.2\n").as_bytes());
    let preview = service.post(&format!("{second}/preview"), &token, &json!({})).json();
    assert_eq!((preview["remembered"].as_bool(), counts(&preview["receipt"])[0]), (Some(true), 1), "{preview}");
}

#[test]
fn a_file_that_needs_answers_is_previewed_with_its_columns() {
    let service = Service::start();
    let token = service.token("Ana", Role::Documenter, 1);
    let path = service.upload(&token, b"Fecha,Latitud,Longitud,Fuente\n2020-05-14,32.0,-111.0,Un registro\n");
    let asked = service.post(&format!("{path}/preview"), &token, &json!({}));
    assert_eq!(asked.status, 200, "{}", String::from_utf8_lossy(&asked.body));
    let asked = asked.json();
    assert_eq!(asked["refusal"]["code"], "unknown_columns", "{asked}");
    assert_eq!(asked["columns"][0]["field"], "date");
    assert!(asked["asks"].as_array().unwrap().iter().any(|ask| ask["field"] == "category"), "{asked}");
    let answered = json!({ "constants": { "category": "death" } });
    let preview = service.post(&format!("{path}/preview"), &token, &answered).json();
    assert_eq!(counts(&preview["receipt"]), [1, 0, 0, 0, 0], "{preview}");

    let path = service.upload(&token, b"%PDF-1.7 not a table at all");
    let refused = service.post(&format!("{path}/preview"), &token, &json!({}));
    assert_eq!((refused.status, &refused.json()["refusal"]["code"]), (200, &json!("not_a_table")));
}
