//! From an invitation to signing out; passwords, second factors, tokens, and what ends a session.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use spotlight_server::{Options, now};
use spotlight_store::{Role, Store};
use totp_rs::{Builder, Secret};

use crate::service::{Answer, PASSWORD, Service};

const OTHER: &str = "nueve sillas verdes 71";

fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

fn sign_in(service: &Service, body: &Value) -> Answer {
    service.post("/api/v1/sign-in", "", body)
}

fn code(answer: &Answer) -> String {
    answer.json()["code"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn somebody_is_invited_chooses_a_password_works_and_leaves() {
    let service = Service::start();
    let admin = service.cookie(&service.account("Rosa", Role::Admin));
    let body = json!({ "name": " Ana ", "role": "documenter" });
    let invited = service.as_page("POST", "/api/v1/invitations", &admin, &body);
    assert_eq!((invited.status, &invited.json()["name"]), (201, &json!("Ana")));
    let taken = service.as_page("POST", "/api/v1/invitations", &admin, &json!({ "name": "ANA", "role": "author" }));
    assert_eq!((taken.status, code(&taken)), (409, "name_taken".to_owned()));

    let link = invited.json()["link"].as_str().unwrap().to_owned();
    let secret = link.strip_prefix("/invite#").unwrap();
    let look = service.post("/api/v1/invitations/look", "", &json!({ "secret": secret }));
    assert_eq!(look.json(), json!({ "name": "Ana", "role": "documenter" }));
    let weak = json!({ "secret": secret, "password": "password1234" });
    assert_eq!(code(&service.post("/api/v1/invitations/accept", "", &weak)), "password_common");
    let accept = json!({ "secret": secret, "password": PASSWORD });
    let accepted = service.post("/api/v1/invitations/accept", "", &accept);
    assert_eq!((accepted.status, &accepted.json()["role"]), (200, &json!("documenter")));
    assert_eq!(code(&service.post("/api/v1/invitations/accept", "", &accept)), "bad_link", "a link is good once");
    assert_eq!(code(&service.post("/api/v1/invitations/look", "", &json!({ "secret": secret }))), "bad_link");

    let ana = cookie(&accepted);
    let set = accepted.header("set-cookie");
    for attribute in ["; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/"] {
        assert!(set.starts_with("__Host-spotlight=") && set.contains(attribute), "{set}");
    }
    let session = service.request("GET", "/api/v1/session", "", &[("cookie", &ana)], b"").json();
    assert_eq!(
        session,
        json!({ "name": "Ana", "role": "documenter", "by": "cookie", "totp": false, "must_change": false })
    );
    let users = service.request("GET", "/api/v1/users", "", &[("cookie", &admin)], b"").json();
    let user = users["users"].as_array().unwrap().iter().find(|user| user["name"] == "Ana").unwrap().clone();
    assert!(user["last_seen"].is_string() && user["invited"].is_null(), "{user}");

    let left = service.as_page("POST", "/api/v1/sign-out", &ana, &json!({}));
    assert!(left.status == 204 && left.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(code(&service.request("GET", "/api/v1/session", "", &[("cookie", &ana)], b"")), "session_ended");
    let again = sign_in(&service, &json!({ "name": "ana", "password": PASSWORD })).json();
    assert_eq!((&again["name"], &again["reviewers"]), (&json!("Ana"), &json!(1)));

    let log = service.runtime.block_on(service.store.audit_log()).unwrap();
    let ana: Vec<_> = log.iter().filter(|e| e.who == "Ana").map(|e| e.what.as_str()).collect();
    assert_eq!(ana, ["password", "sign_in", "sign_out", "sign_in"]);
    service.runtime.block_on(service.store.verify_audit()).unwrap();
}

#[test]
fn a_new_password_ends_all_other_sessions() {
    let service = Service::start();
    let user = service.account("Ana", Role::Author);
    let (here, there) = (service.cookie(&user), service.cookie(&user));
    let change = |old: &str, new: &str| {
        service.as_page("POST", "/api/v1/session/password", &here, &json!({ "old": old, "new": new }))
    };
    assert_eq!(code(&change(PASSWORD, "short")), "password_length");
    assert_eq!(code(&change(PASSWORD, "Ana nueve sillas verdes")), "password_name");
    assert_eq!(code(&change("something else", OTHER)), "wrong_password");
    assert_eq!(change(PASSWORD, OTHER).status, 204);
    let status = |cookie: &str| service.request("GET", "/api/v1/session", "", &[("cookie", cookie)], b"").status;
    assert_eq!((status(&here), status(&there)), (200, 401));
    assert_eq!(code(&sign_in(&service, &json!({ "name": "Ana", "password": PASSWORD }))), "wrong_sign_in");
    let third = cookie(&sign_in(&service, &json!({ "name": "Ana", "password": OTHER })));
    assert_eq!(service.as_page("POST", "/api/v1/sign-out", &third, &json!({ "everywhere": true })).status, 204);
    assert_eq!((status(&here), status(&third)), (401, 401));
}

#[test]
fn an_administrator_changes_roles_disables_and_resets() {
    let service = Service::start();
    let rosa = service.account("Rosa", Role::Admin);
    let admin = service.cookie(&rosa);
    let ana = service.account("Ana", Role::Reviewer);
    let session = service.cookie(&ana);
    let address = format!("/api/v1/users/{}", ana.id);
    let status = |cookie: &str| service.request("GET", "/api/v1/session", "", &[("cookie", cookie)], b"").status;

    let changed = service.as_page("PATCH", &address, &admin, &json!({ "role": "author" }));
    assert_eq!((changed.status, &changed.json()["role"]), (200, &json!("author")));
    assert_eq!(status(&session), 401, "another role ends the session");
    let own = service.as_page("PATCH", &format!("/api/v1/users/{}", rosa.id), &admin, &json!({ "disabled": true }));
    assert_eq!((own.status, code(&own)), (409, "last_admin".to_owned()));
    let unknown = service.as_page("PATCH", &address, &admin, &json!({ "role": "chief" }));
    assert_eq!(code(&unknown), "unknown_role");

    let session = service.cookie(&ana);
    assert_eq!(service.as_page("POST", &format!("{address}/sign-out"), &admin, &json!({})).status, 204);
    assert_eq!(status(&session), 401);
    assert_eq!(service.as_page("PATCH", &address, &admin, &json!({ "disabled": true })).json()["disabled"], true);
    assert_eq!(code(&sign_in(&service, &json!({ "name": "Ana", "password": PASSWORD }))), "wrong_sign_in");
    assert_eq!(service.as_page("PATCH", &address, &admin, &json!({ "disabled": false })).status, 200);
    assert_eq!(sign_in(&service, &json!({ "name": "Ana", "password": PASSWORD })).status, 200);

    let reset = service.as_page("POST", &format!("{address}/reset"), &admin, &json!({})).json();
    assert_eq!(code(&sign_in(&service, &json!({ "name": "Ana", "password": PASSWORD }))), "wrong_sign_in");
    let secret = reset["link"].as_str().unwrap().strip_prefix("/invite#").unwrap();
    let accept = json!({ "secret": secret, "password": OTHER });
    assert_eq!(service.post("/api/v1/invitations/accept", "", &accept).status, 200);
}

#[test]
fn a_second_factor_is_asked_for_and_no_code_is_good_twice() {
    let service = Service::start();
    let here = service.cookie(&service.account("Ana", Role::Reviewer));
    let totp = "/api/v1/session/totp";
    assert_eq!(code(&service.as_page("PUT", totp, &here, &json!({ "code": "123456" }))), "no_secret");
    let prepared = service.as_page("POST", totp, &here, &json!({})).json();
    assert!(prepared["uri"].as_str().unwrap().starts_with("otpauth://totp/Spotlight:Ana?"), "{prepared}");
    let secret = Secret::try_from_base32(prepared["secret"].as_str().unwrap()).unwrap();
    let app = Builder::new().with_secret(secret).build().unwrap();
    let at = |when: Timestamp| app.generate(when.as_second().cast_unsigned()).to_string();
    let long_ago = at(now() - SignedDuration::from_hours(1));
    assert_eq!(code(&service.as_page("PUT", totp, &here, &json!({ "code": long_ago }))), "wrong_code");
    let body = json!({ "name": "Ana", "password": PASSWORD });
    assert_eq!(sign_in(&service, &body).status, 200, "a secret that no code came for is not asked for");
    let first = at(now());
    let on = service.as_page("PUT", totp, &here, &json!({ "code": first })).json();
    assert_eq!(on["recovery"].as_array().unwrap().len(), 10);

    let with = |code: &str| sign_in(&service, &json!({ "name": "Ana", "password": PASSWORD, "code": code }));
    assert_eq!(code(&sign_in(&service, &body)), "code_needed");
    assert_eq!(code(&sign_in(&service, &json!({ "name": "Ana", "password": OTHER }))), "wrong_sign_in");
    assert_eq!(code(&with(&first)), "wrong_code", "it was used to turn this on");
    let next = with(&at(now() + SignedDuration::from_secs(30)));
    assert_eq!((next.status, &next.json()["totp"]), (200, &json!(true)));
    let recovery = on["recovery"][3].as_str().unwrap();
    assert_eq!((with(recovery).status, code(&with(recovery))), (200, "wrong_code".to_owned()));
    let off = service.as_page("DELETE", totp, &here, &json!({ "password": OTHER }));
    assert_eq!(code(&off), "wrong_password");
    assert_eq!(service.as_page("DELETE", totp, &here, &json!({ "password": PASSWORD })).status, 204);
    assert_eq!(sign_in(&service, &body).status, 200);
}

#[test]
fn a_token_is_shown_once_allows_no_more_than_its_owner_and_is_revoked_by_them() {
    let service = Service::start();
    let admin = service.cookie(&service.account("Rosa", Role::Admin));
    let ana = service.account("Ana", Role::Reviewer);
    let here = service.cookie(&ana);
    let tomorrow = (now() + SignedDuration::from_hours(24)).strftime("%Y-%m-%d").to_string();
    let make = |label: &str, role: &str, expires: &str| {
        let body = json!({ "label": label, "role": role, "expires": expires });
        service.as_page("POST", "/api/v1/tokens", &here, &body)
    };
    assert_eq!(code(&make("script", "admin", &tomorrow)), "beyond_owner");
    assert_eq!(code(&make("", "author", &tomorrow)), "bad_label");
    for wrong in ["2020-01-01", "2999-01-01", "soon"] {
        assert_eq!(code(&make("script", "author", wrong)), "bad_expiry", "{wrong}");
    }
    let shown = make("script", "reviewer", &tomorrow).json();
    let token = shown["token"].as_str().unwrap();
    let session = service.get("/api/v1/session", token).json();
    assert_eq!(
        (&session["name"], &session["role"], &session["by"]),
        (&json!("Ana"), &json!("reviewer"), &json!("token"))
    );
    let body = json!({ "label": "another", "role": "author", "expires": tomorrow });
    assert_eq!(code(&service.post("/api/v1/tokens", token, &body)), "account_needed", "a token makes no tokens");
    let list = service.get("/api/v1/tokens", token).json();
    assert_eq!((list["tokens"].as_array().unwrap().len(), &list["tokens"][0]["label"]), (1, &json!("script")));
    assert!(!list.to_string().contains("spot_"));

    let address = format!("/api/v1/users/{}", ana.id);
    service.as_page("PATCH", &address, &admin, &json!({ "role": "author" }));
    assert_eq!(code(&service.get("/api/v1/session", token)), "outgrown_token");
    service.as_page("PATCH", &address, &admin, &json!({ "role": "reviewer" }));
    assert_eq!(service.get("/api/v1/session", token).status, 200);

    let other = service.cookie(&service.account("Ben", Role::Reviewer));
    let revoke =
        |cookie: &str| service.as_page("DELETE", &format!("/api/v1/tokens/{}", shown["id"]), cookie, &json!({}));
    assert_eq!(revoke(&other).status, 404, "somebody else's");
    let here = service.cookie(&ana);
    assert_eq!(revoke(&here).status, 204);
    assert_eq!(code(&service.get("/api/v1/session", token)), "revoked_token");
    let all = service.request("GET", "/api/v1/tokens?all=true", "", &[("cookie", &admin)], b"").json();
    assert_eq!(all["tokens"][0]["name"], "Ana");
    let own = service.request("GET", "/api/v1/tokens?all=true", "", &[("cookie", &other)], b"").json();
    assert_eq!(own["tokens"], json!([]), "only administrators see everybody's");
}

#[test]
fn whoever_guesses_is_slowed_down_whether_or_not_the_name_exists() {
    let service = Service::start();
    service.account("Ana", Role::Author);
    for name in ["Ana", "Nobody"] {
        let wrong = json!({ "name": name, "password": "wrong" });
        let answers: Vec<Answer> = (0..9).map(|_| sign_in(&service, &wrong)).collect();
        let codes: Vec<String> = answers.iter().map(code).collect();
        assert_eq!(codes[..5], ["wrong_sign_in"; 5], "{name}");
        let slowed = answers.iter().find(|answer| answer.status == 429).unwrap();
        assert_eq!(code(slowed), "too_many_attempts");
        let wait: u64 = slowed.header("retry-after").parse().unwrap();
        assert!((1..=9).contains(&wait), "{name}: {wait} seconds");
    }
    let log = service.runtime.block_on(service.store.audit_log()).unwrap();
    let failed: Vec<_> = log.iter().filter(|e| e.what == "sign_in_failed").collect();
    assert!(failed.len() >= 10 && failed.iter().all(|e| !e.subject.contains("Nobody")));
}

#[test]
fn a_visitor_who_tries_many_names_has_to_wait_and_others_do_not() {
    let trusted = |options: Options| Options { trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()], ..options };
    let service = Service::start_with(trusted);
    service.account("Ana", Role::Author);
    let from = |address: &str, name: &str, password: &str| {
        let headers = [("x-forwarded-for", address), ("content-type", "application/json")];
        let body = json!({ "name": name, "password": password }).to_string();
        service.request("POST", "/api/v1/sign-in", "", &headers, body.as_bytes())
    };
    assert_eq!(from("203.0.113.9", "Ana", PASSWORD).status, 200);
    // Four for each name: none is slowed down for itself. Every address of one network of 64 bits is one visitor.
    let tried: Vec<Answer> =
        (0..24).map(|n| from(&format!("2001:db8::{n:x}"), &format!("name {}", n / 4), "wrong")).collect();
    let codes: Vec<String> = tried.iter().map(code).collect();
    assert_eq!(codes[..20], ["wrong_sign_in"; 20]);
    let slowed = tried.iter().find(|answer| answer.status == 429).unwrap();
    assert_eq!(code(slowed), "too_many_attempts");
    assert!(slowed.header("retry-after").parse::<u64>().unwrap() <= 9);
    assert_eq!(code(&from("2001:db8::1", "Ana", PASSWORD)), "too_many_attempts", "the right one neither");
    assert_eq!(from("203.0.113.9", "Ana", PASSWORD).status, 200, "somebody else");
    assert_eq!(code(&from("2001:db8:0:1::1", "Ana", "wrong")), "wrong_sign_in", "another network");

    // Others have failed at her name; where she has signed in before, she is not kept out.
    let failed: Vec<Answer> = (0..7).map(|n| from(&format!("198.51.100.{n}"), "Ana", "wrong")).collect();
    assert_eq!(failed.last().unwrap().status, 429);
    assert_eq!(from("203.0.113.9", "Ana", PASSWORD).status, 200);
}
