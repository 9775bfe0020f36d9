//! The edge of the service: headers of every answer, how often and how much may be asked, and whom it believes.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use spotlight_server::{Options, openapi_json};
use spotlight_store::Role;

use crate::service::{Answer, Service};

/// Every operation of the contract, asked for with ids that nothing has.
pub(crate) fn operations() -> Vec<(String, String, Value)> {
    let contract: Value = serde_json::from_str(&openapi_json()).unwrap();
    let mut all = Vec::new();
    for (path, operations) in contract["paths"].as_object().unwrap() {
        let asked = path.replace("{z}", "0").replace("{x}", "0").replace("{y}", "0").replace("{n}", "7");
        let asked = asked.replace("{id}", "00000000-0000-4000-8000-000000000000");
        for (method, operation) in operations.as_object().unwrap() {
            all.push((method.to_uppercase(), asked.clone(), operation.clone()));
        }
    }
    all
}

/// A tile is no document: it says only what keeps it from being taken for one.
fn check_tile(what: &str, answer: &Answer, https: bool) {
    for (name, value) in [
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
        ("x-content-type-options", "nosniff"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("access-control-allow-origin", "*"),
        ("strict-transport-security", if https { "max-age=31536000" } else { "" }),
    ] {
        assert_eq!(answer.header(name), value, "{what}: {name}");
    }
}

fn check_headers(what: &str, answer: &Answer, https: bool) {
    if what.starts_with("GET /tiles/") {
        return check_tile(what, answer, https);
    }
    let policy = answer.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; ") && policy.contains("frame-ancestors 'none'"),
        "{what}: {policy}"
    );
    assert!(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'), "{what}: {policy}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("strict-transport-security", if https { "max-age=31536000" } else { "" }),
    ] {
        assert_eq!(answer.header(name), value, "{what}: {name}");
        assert!(answer.headers.get_all(name).iter().count() <= 1, "{what}: {name} is there twice");
    }
    assert!(answer.header("permissions-policy").contains("camera=()"), "{what}");
    // What other sites may read they may use; nothing else.
    let shared = answer.header("access-control-allow-origin") == "*";
    let resource = if shared { "cross-origin" } else { "same-origin" };
    assert_eq!(answer.header("cross-origin-resource-policy"), resource, "{what}");
}

/// Asks every operation, signed in and not, and for pages and mistakes.
fn walk(service: &Service, more: &[(&str, &str)], https: bool) -> BTreeSet<u16> {
    let token = service.token("Rosa", Role::Admin, 1);
    let mut seen = BTreeSet::new();
    let mut ask = |method: &str, path: &str, token: &str, headers: &[(&str, &str)], body: &[u8]| {
        let headers: Vec<_> = more.iter().chain(headers).copied().collect();
        let answer = service.request(method, path, token, &headers, body);
        check_headers(&format!("{method} {path} ({})", answer.status), &answer, https);
        if path.starts_with("/api/v1/") && !token.is_empty() {
            assert_eq!(answer.header("access-control-allow-origin") == "*", is_public(path), "{method} {path}");
        }
        seen.insert(answer.status);
    };
    for (method, path, _) in operations() {
        for token in [token.as_str(), ""] {
            ask(&method, &path, token, &[("content-type", "application/json")], b"{}");
        }
        ask(&method, &path, &token, &[("content-type", "text/plain")], b"no JSON");
        ask("PUT", &path, &token, &[("content-type", "application/json")], b"{");
    }
    for page in ["/", "/upload", "/staff/records/1", "/sign-in", "/nothing", "/assets/nothing.js", "/../x"] {
        for accept in ["text/html", "*/*"] {
            ask("GET", page, "", &[("accept", accept)], b"");
        }
        ask("POST", page, "", &[], b"{}");
    }
    for mistake in ["/api/v1/nothing", "/tiles/1", "/tiles/99/0/0.mvt", "/api/v1/incidents?from=nonsense", "/readyz"] {
        ask("GET", mistake, "", &[], b"");
    }
    ask(
        "OPTIONS",
        "/api/v1/incidents",
        "",
        &[("origin", "https://a.example"), ("access-control-request-method", "GET")],
        b"",
    );
    ask("POST", "/api/v1/sign-in", "", &[("content-type", "application/json")], &vec![b' '; 300_000]);
    seen
}

/// Whether an address is one that needs no account.
fn is_public(path: &str) -> bool {
    let mut own = operations().into_iter().filter(|(_, own, _)| own == path);
    own.next().is_none_or(|(_, _, operation)| operation.get("x-spotlight-roles").is_none())
}

#[test]
fn every_answer_tells_browsers_what_they_may_do_with_it() {
    let service = Service::start();
    let seen = walk(&service, &[], false);
    for status in [200, 204, 400, 401, 404, 405, 413, 415, 422] {
        assert!(seen.contains(&status), "no answer with {status} was looked at: {seen:?}");
    }
}

#[test]
fn only_a_trusted_proxy_can_say_that_a_visitor_speaks_tls() {
    let said = [
        ("x-forwarded-proto", "https"),
        ("x-forwarded-for", "203.0.113.9"),
        ("forwarded", "for=203.0.113.9;proto=https"),
    ];
    walk(&Service::start(), &said, false);
    let trusted = |options: Options| Options { trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()], ..options };
    let service = Service::start_with(trusted);
    walk(&service, &said, true);
    check_headers("no word of it", &service.get("/", ""), false);
}

fn export(service: &Service, headers: &[(&str, &str)]) -> Answer {
    service.request("GET", "/api/v1/export.csv", "", headers, b"")
}

fn check_too_many(answer: &Answer) {
    let problem = answer.json();
    assert_eq!((answer.status, &problem["code"]), (429, &json!("too_many_requests")));
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert!(problem["message"]["en"].as_str().unwrap().starts_with("Too many"), "{problem}");
    assert!(problem["message"]["es"].as_str().unwrap().starts_with("Demasiadas"), "{problem}");
    let wait: u64 = answer.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait} seconds");
    check_headers("429", answer, false);
}

#[test]
fn exports_are_counted_by_the_visitor_whom_only_a_trusted_proxy_can_name() {
    let trusted = |options: Options| Options {
        trusted_proxies: vec!["127.0.0.1".parse::<std::net::IpAddr>().unwrap().into()],
        ..options
    };
    let service = Service::start_with(trusted);
    let from = |address: &str| export(&service, &[("x-forwarded-for", address)]);
    let refused = (0..40).map(|_| from("198.51.100.1, 203.0.113.9")).find(|answer| answer.status == 429);
    check_too_many(&refused.expect("the fortieth export at once is one too many"));
    assert_eq!(from("203.0.113.9").status, 429, "what a visitor writes in front of it changes nothing");
    assert_ne!(from("203.0.113.10").status, 429, "somebody else");

    let service = Service::start();
    let mut statuses = (0..40).map(|n| export(&service, &[("x-forwarded-for", &format!("203.0.113.{n}"))]).status);
    assert!(statuses.any(|status| status == 429), "without a trusted proxy a new name is the same visitor");
    assert_ne!(service.get("/api/v1/incidents", "").status, 429, "lists are bounded otherwise");
    for (method, path, operation) in operations() {
        let dear = path.starts_with("/api/v1/export") || path.starts_with("/api/v1/report.");
        if dear && operation.get("x-spotlight-roles").is_none() {
            assert_eq!(service.request(&method, &path, "", &[], b"").status, 429, "{method} {path}");
        }
    }
}

#[test]
fn uploads_are_counted_by_who_is_signed_in() {
    let service = Service::start();
    let (ana, ben) = (service.token("Ana", Role::Documenter, 1), service.token("Ben", Role::Documenter, 1));
    let make = |token: &str| service.post("/api/v1/records", token, &json!({}));
    let refused = (0..80).map(|_| make(&ana)).find(|answer| answer.status == 429);
    check_too_many(&refused.expect("the eightieth record at once is one too many"));
    assert_eq!(make(&service.token("Ana", Role::Documenter, 1)).status, 429, "another token of the same person");
    assert_eq!(make(&ben).status, 422, "somebody else");
    assert_ne!(service.begin(&ben, 1).status, 429);
    check_too_many(&service.begin(&ana, 1));
    assert_eq!(service.get("/api/v1/uploads", &ana).status, 200, "looking is not counted");

    let unlimited = Service::start_with(|options| Options { rate_limits: false, ..options });
    let eva = unlimited.token("Eva", Role::Documenter, 1);
    let all = (0..80).map(|_| unlimited.post("/api/v1/records", &eva, &json!({})).status);
    assert!(all.into_iter().all(|status| status == 422));
    assert!((0..40).all(|_| export(&unlimited, &[]).status != 429));
}

#[test]
fn whoever_says_nothing_is_shown_out_and_makes_room() {
    let service = Service::start_with(|options| Options { max_connections: 2, ..options });
    let mut quiet = TcpStream::connect(&service.address).unwrap();
    let mut slow = TcpStream::connect(&service.address).unwrap();
    write!(slow, "GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: ").unwrap();
    let began = Instant::now();
    let writer = std::thread::spawn({
        let mut slow = slow.try_clone().unwrap();
        // A little all the time does not help: the whole head must come in time.
        move || {
            while slow.write_all(b"a").is_ok() && began.elapsed() < Duration::from_secs(50) {
                std::thread::sleep(Duration::from_millis(500));
            }
        }
    });
    // The third waits for its turn, and gets it when the time of the others is over.
    assert_eq!(service.get("/healthz", "").status, 200);
    assert!(began.elapsed() > Duration::from_secs(20), "two connections are the most: {:?}", began.elapsed());
    for stream in [&mut quiet, &mut slow] {
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let mut rest = Vec::new();
        // However the connection ends: it ends without an answer.
        let _ = stream.read_to_end(&mut rest);
        assert!(!String::from_utf8_lossy(&rest).contains("200 OK"));
    }
    assert!(began.elapsed() < Duration::from_secs(45), "{:?}", began.elapsed());
    drop((quiet, slow));
    writer.join().unwrap();
}

#[test]
fn every_answer_is_one_that_the_contract_states() {
    let service = Service::start_with(|options| Options { rate_limits: false, ..options });
    let token = service.token("Rosa", Role::Admin, 1);
    let json = [("content-type", "application/json")];
    let mut seen = BTreeSet::new();
    for (method, path, operation) in operations() {
        let mut ask = |path: &str, headers: &[(&str, &str)], body: &[u8]| {
            let answer = service.request(&method, path, &token, headers, body);
            let status = answer.status.to_string();
            assert!(operation["responses"].get(&status).is_some(), "{method} {path}: {status} is not in the contract");
            seen.insert(answer.status);
            answer.status
        };
        ask(&path, &json, b"{}");
        ask(&path.replace("00000000-0000-4000-8000-000000000000", "nothing").replace('7', "x"), &json, b"{}");
        if operation.get("parameters").is_some() {
            ask(&format!("{path}?limit=x&cursor=%00&from=never"), &json, b"{}");
        }
        if operation["requestBody"]["content"].get("application/json").is_some() {
            assert_eq!(ask(&path, &[("content-type", "text/plain")], b"{}"), 415, "{method} {path}");
            assert_eq!(ask(&path, &json, b"{"), 400, "{method} {path}");
            // A report may have many corners: what is too long for one would be cut off while it is being sent.
            if !path.starts_with("/api/v1/drafts") && !path.starts_with("/api/v1/report-jobs") {
                assert_eq!(ask(&path, &json, &vec![b' '; 300_000]), 413, "{method} {path}");
            }
        }
    }
    assert!(seen.contains(&422) && seen.contains(&404), "{seen:?}");
    let counted: Vec<String> = operations()
        .into_iter()
        .filter(|(_, _, operation)| operation["responses"].get("429").is_some())
        .map(|(method, path, _)| format!("{method} {path}"))
        .collect();
    for dear in
        ["GET /api/v1/export.csv", "POST /api/v1/records", "POST /api/v1/sign-in", "GET /api/v1/batches/7/rejects.csv"]
    {
        assert!(counted.iter().any(|own| own == dear), "{dear}: {counted:?}");
    }
}
