//! Without a good token nothing is answered, and the reason is told.

use spotlight_server::now;
use spotlight_store::{Act, Role, TokenId, TokenStore};

use crate::service::Service;

#[test]
fn every_kind_of_bad_token_is_told_apart() {
    let service = Service::start();
    let good = service.token("Ana", Role::Documenter, 1);
    let session = service.get("/api/v1/session", &good);
    assert_eq!(
        (session.status, session.json()),
        (
            200,
            serde_json::json!({"name": "Ana", "role": "documenter", "by": "token", "totp": false, "must_change": false})
        )
    );
    assert_eq!(session.header("cache-control"), "no-store");

    let revoked = service.token("Ben", Role::Reviewer, 1);
    let act = Act { who: "operator".to_owned(), now: now(), why: None };
    service.runtime.block_on(service.store.revoke_token(TokenId(2), act)).unwrap();
    let mut mistyped = good.clone();
    mistyped.replace_range(10..11, if &good[10..11] == "0" { "1" } else { "0" });
    let other = Service::start().token("Ana", Role::Documenter, 1);
    let cases = [
        (String::new(), "no_token"),
        ("secret".to_owned(), "mistyped_token"),
        (mistyped, "mistyped_token"),
        (other, "unknown_token"),
        (revoked, "revoked_token"),
        (service.token("Eva", Role::Reviewer, -1), "expired_token"),
    ];
    for (token, code) in cases {
        let answer = service.get("/api/v1/session", &token);
        assert_eq!((answer.status, answer.header("www-authenticate")), (401, "Bearer"), "{code}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem = answer.json();
        assert_eq!(problem["code"], code);
        assert!(problem["message"]["es"].is_string() && problem["message"]["es"] != problem["message"]["en"]);
    }
}

#[test]
fn what_is_somebody_elses_is_not_there_and_doubles_are_for_reviewers() {
    let service = Service::start();
    let (ana, ben) = (service.token("Ana", Role::Documenter, 1), service.token("Ben", Role::Documenter, 1));
    let path = service.upload(&ana, b"category,date,lat,lon\ndeath,2020-05-14,32.0,-111.0\n");
    assert_eq!(service.get(&path, &ana).status, 200);
    assert_eq!(service.get(&path, &ben).status, 404);
    assert_eq!(service.get("/api/v1/uploads/none", &ana).status, 404);
    assert_eq!(service.append(&path, &ben, 0, b"x").status, 404);
    assert_eq!(service.get("/api/v1/doubles", &ana).status, 403);
    assert_eq!(service.get("/api/v1/doubles", &service.token("Rosa", Role::Reviewer, 1)).json()["total"], 0);
}
