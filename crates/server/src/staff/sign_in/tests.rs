//! That a sign-in costs the same work whether or not the name exists: counted, not timed.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::Timestamp;
use serde_json::{Value, json};
use spotlight_store::{AccountStore as _, Act, KeySource, Projection, Role, SqliteStore};
use tower::ServiceExt as _;

use super::super::{Staff, router};
use crate::edge::Limits;

const PASSWORD: &str = "tejado cobre lunes 40";

struct Bench {
    staff: Staff,
    _folder: tempfile::TempDir,
}

impl Bench {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("sign-in.db");
        let opened = SqliteStore::open(&path, &KeySource::Beside, Projection::embedded()).await.expect("a database");
        Self {
            staff: Staff::new(opened.store, 1, Arc::new(Limits::none()), spotlight_public::PublicState::new()),
            _folder: folder,
        }
    }

    fn act() -> Act {
        Act { who: "operator".to_owned(), now: Timestamp::now(), why: None }
    }

    async fn account(&self, name: &str) -> spotlight_store::User {
        self.account_with(name, PASSWORD).await
    }

    async fn account_with(&self, name: &str, password: &str) -> spotlight_store::User {
        let staff = &self.staff;
        let expires = crate::clock::now() + super::super::LINK_LASTS;
        let (user, secret) = staff.store.invite(name, Role::Author, expires, Self::act()).await.expect("invited");
        let hash = staff.passwords.hash(password.to_owned()).await.expect("a hash");
        staff.store.accept(&secret, hash, Timestamp::now()).await.expect("accepted");
        user
    }

    async fn sign_in(&self, name: &str, password: &str) -> (StatusCode, Value, u64) {
        let before = self.staff.passwords.compared();
        let body = json!({ "name": name, "password": password }).to_string();
        let request = Request::post("/api/v1/sign-in").header(header::CONTENT_TYPE, "application/json");
        let request = request.body(Body::from(body)).expect("a request");
        let answer = router(self.staff.clone()).oneshot(request).await.expect("an answer");
        let status = answer.status();
        let body = axum::body::to_bytes(answer.into_body(), 1 << 20).await.expect("a body");
        (status, serde_json::from_slice(&body).expect("JSON"), self.staff.passwords.compared() - before)
    }
}

#[tokio::test]
async fn an_unknown_name_a_wrong_password_and_a_disabled_account_cost_the_same_and_answer_the_same() {
    let bench = Bench::new().await;
    bench.account("Ana").await;
    let eva = bench.account("Eva").await;
    let expires = crate::clock::now() + super::super::LINK_LASTS;
    bench.staff.store.invite("Invited", Role::Author, expires, Bench::act()).await.expect("invited");
    bench.staff.store.set_disabled(eva.id, true, Bench::act()).await.expect("disabled");
    let mut answers = Vec::new();
    for (name, password) in [("Ana", "wrong"), ("Nobody", PASSWORD), ("Eva", PASSWORD), ("Invited", PASSWORD)] {
        let (status, body, compared) = bench.sign_in(name, password).await;
        assert_eq!((status, compared), (StatusCode::UNAUTHORIZED, 1), "{name}: one hash is computed");
        assert_eq!(body["code"], "wrong_sign_in", "{name}");
        answers.push(body);
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    let (status, body, compared) = bench.sign_in("ANA", PASSWORD).await;
    assert_eq!((status, compared, body["name"].as_str()), (StatusCode::OK, 1, Some("Ana")));
}

#[tokio::test]
async fn who_has_to_wait_costs_no_hash_whether_or_not_the_name_exists() {
    let bench = Bench::new().await;
    bench.account("Ana").await;
    for name in ["Ana", "Nobody"] {
        let mut refused = 0;
        for _ in 0..8 {
            let (status, _, compared) = bench.sign_in(name, "wrong").await;
            assert_eq!(compared, u64::from(status == StatusCode::UNAUTHORIZED), "{name}");
            refused += u32::from(status == StatusCode::TOO_MANY_REQUESTS);
        }
        assert!((2..=3).contains(&refused), "{name}: {refused} of 8 were refused");
        let (status, body, _) = bench.sign_in(name, PASSWORD).await;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{name}: {body}");
    }
}

#[tokio::test]
async fn a_restart_forgives_nothing() {
    let mut bench = Bench::new().await;
    bench.account("Ana").await;
    for _ in 0..6 {
        bench.sign_in("Ana", "wrong").await;
    }
    bench.staff =
        Staff::new(bench.staff.store.clone(), 1, Arc::new(Limits::none()), spotlight_public::PublicState::new());
    let (status, body, _) = bench.sign_in("Ana", PASSWORD).await;
    assert_eq!((status, body["code"].as_str()), (StatusCode::TOO_MANY_REQUESTS, Some("too_many_attempts")));
}

#[tokio::test]
async fn a_password_that_the_rules_of_today_refuse_still_signs_in_and_is_to_be_changed() {
    let bench = Bench::new().await;
    bench.account_with("Ana", "password1234").await;
    bench.account("Ben").await;
    let (status, body, _) = bench.sign_in("Ana", "password1234").await;
    assert_eq!((status, body["must_change"].as_bool()), (StatusCode::OK, Some(true)));
    let (status, body, _) = bench.sign_in("Ben", PASSWORD).await;
    assert_eq!((status, body["must_change"].as_bool()), (StatusCode::OK, Some(false)));
}
