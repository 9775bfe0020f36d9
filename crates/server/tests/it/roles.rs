//! Every operation of the contract × every role × signed out: what the table says is what happens.

use std::collections::BTreeMap;

use serde_json::Value;
use spotlight_server::{openapi_json, rules};
use spotlight_store::Role;

use crate::service::Service;

/// The roles of every operation that states them, by method and address.
fn contract() -> BTreeMap<(String, String), Vec<String>> {
    let contract: Value = serde_json::from_str(&openapi_json()).unwrap();
    let mut all = BTreeMap::new();
    for (path, operations) in contract["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            if let Some(roles) = operation.get("x-spotlight-roles") {
                let roles = serde_json::from_value(roles.clone()).unwrap();
                all.insert((method.to_uppercase(), path.clone()), roles);
            }
        }
    }
    all
}

#[test]
fn the_table_and_the_contract_name_the_same_routes_and_roles() {
    let mut table = BTreeMap::new();
    for (method, path, permission) in rules() {
        let roles = permission.roles().into_iter().map(str::to_owned).collect::<Vec<_>>();
        let twice = table.insert((method.to_string(), path.to_owned()), roles);
        assert_eq!(twice, None, "{method} {path} is in the table twice");
    }
    assert_eq!(table, contract());
}

#[test]
fn what_names_no_roles_is_public_and_changes_nothing() {
    let service = Service::start();
    let contract: Value = serde_json::from_str(&openapi_json()).unwrap();
    let mut public = 0;
    for (path, operations) in contract["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            if operation.get("x-spotlight-roles").is_some() {
                continue;
            }
            assert_eq!((method.as_str(), operation.get("security")), ("get", None), "{path}");
            let asked = path.replace("{z}", "0").replace("{x}", "0").replace("{y}", "0");
            let asked = asked.replace("{id}", "00000000-0000-4000-8000-000000000000");
            let asked = asked.replace("{state}", "US-AZ").replace("{year}", "2020").replace("{file}", "a.pdf");
            let status = service.get(&asked, "").status;
            assert!(![401, 403, 405].contains(&status), "{path}: {status}");
            public += 1;
        }
    }
    assert!(public > 10, "{public} public operations");
}

struct Operation {
    method: String,
    path: String,
    roles: Vec<String>,
}

impl Operation {
    /// The address, with ids that nothing has.
    fn address(&self) -> String {
        self.path.replace("{n}", "7").replace("{id}", "00000000-0000-4000-8000-000000000000")
    }

    fn is_safe(&self) -> bool {
        ["GET", "HEAD", "OPTIONS"].contains(&self.method.as_str())
    }

    fn is_open(&self) -> bool {
        self.roles == ["anyone"]
    }

    fn allows(&self, role: Role) -> bool {
        self.is_open() || self.roles.iter().any(|named| named == role.as_str())
    }

    /// Status and code of the answer.
    fn ask(&self, service: &Service, token: &str, headers: &[(&str, &str)]) -> (u16, String) {
        let headers: Vec<_> = headers.iter().copied().chain([("content-type", "application/json")]).collect();
        let answer = service.request(&self.method, &self.address(), token, &headers, b"{}");
        let problem: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        assert!(answer.status < 500, "{self}: {} {problem}", answer.status);
        (answer.status, problem["code"].as_str().unwrap_or_default().to_owned())
    }

    /// Whether an answer is a refusal with a code. A HEAD has no body to tell it.
    fn is_refused(&self, (status, told): &(u16, String), expected: u16, code: &str) -> bool {
        *status == expected && (self.method == "HEAD" || told == code)
    }
}

impl std::fmt::Display for Operation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

fn operations() -> Vec<Operation> {
    contract().into_iter().map(|((method, path), roles)| Operation { method, path, roles }).collect()
}

#[test]
fn nobody_who_is_not_signed_in_is_answered_where_the_contract_asks_for_a_role() {
    let service = Service::start();
    for operation in operations() {
        let answer = operation.ask(&service, "", &[]);
        let refused = operation.is_refused(&answer, 401, "no_token");
        assert_eq!(refused, !operation.is_open(), "{operation}: {answer:?}");
        if operation.method == "GET" {
            let head = service.request("HEAD", &operation.address(), "", &[], b"");
            assert_eq!(head.status == 401, !operation.is_open(), "HEAD {}", operation.path);
        }
        let stale = format!("__Host-spotlight={}", "0".repeat(64));
        let answer = operation.ask(&service, "", &[("cookie", &stale), ("sec-fetch-site", "same-origin")]);
        let refused = operation.is_refused(&answer, 401, "session_ended");
        assert_eq!(refused, !operation.is_open(), "{operation} with a session that is not: {answer:?}");
    }
}

#[test]
fn a_token_opens_what_the_contract_says_for_its_role_and_nothing_else() {
    let service = Service::start();
    let tokens = Role::ALL.map(|role| (role, service.token(role.as_str(), role, 1)));
    for operation in operations() {
        for (role, token) in &tokens {
            let answer = operation.ask(&service, token, &[]);
            let refused = operation.is_refused(&answer, 403, "not_allowed");
            let in_person = answer.1 == "account_needed";
            assert!(answer.0 != 403 || refused || in_person, "{operation} as {}: {answer:?}", role.as_str());
            assert_eq!(refused, !operation.allows(*role), "{operation} as {}: {answer:?}", role.as_str());
        }
    }
}

#[test]
fn a_cookie_opens_the_same_and_changes_nothing_for_a_page_of_another_site() {
    let service = Service::start();
    let users = Role::ALL.map(|role| (role, service.account(&format!("Person {}", role.as_str()), role)));
    for operation in operations() {
        for (role, user) in &users {
            let role_code = role.as_str();
            // A new session each time: one of the operations ends it.
            let cookie = service.cookie(user);
            let answer = operation.ask(&service, "", &[("cookie", &cookie), ("sec-fetch-site", "same-origin")]);
            let refused = operation.is_refused(&answer, 403, "not_allowed");
            assert_eq!(refused, !operation.allows(*role), "{operation} as {role_code}: {answer:?}");
            assert_ne!(answer.0, 401, "{operation} as {role_code}: {answer:?}");

            let cookie = service.cookie(user);
            let foreign: [&[(&str, &str)]; 4] = [
                &[("sec-fetch-site", "cross-site")],
                &[("sec-fetch-site", "same-site")],
                &[("origin", "https://evil.example")],
                &[],
            ];
            for (n, headers) in foreign.into_iter().enumerate() {
                let headers: Vec<_> = headers.iter().copied().chain([("cookie", cookie.as_str())]).collect();
                let answer = operation.ask(&service, "", &headers);
                let refused = operation.is_refused(&answer, 403, "foreign_site");
                // Where nobody needs to be signed in, a program without these headers is welcome.
                let may = operation.is_safe() || (operation.is_open() && n == 3);
                if operation.method != "HEAD" {
                    assert_eq!(refused, !may, "{operation} as {role_code} from elsewhere ({n}): {answer:?}");
                }
            }
            // Nothing of that ended the session.
            let session = service.request("GET", "/api/v1/session", "", &[("cookie", &cookie)], b"");
            assert_eq!((session.status, &session.json()["role"]), (200, &role_code.into()), "{operation}");
        }
    }
}
