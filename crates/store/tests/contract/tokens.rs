//! Tokens: shown once, known by their secret, revoked for good.

use jiff::Timestamp;
use spotlight_store::{Role, Store, StoreError, TokenId, TokenSecret, TokenStore};

use crate::engines::Engine;
use crate::samples::act;

fn at(day: u32) -> Timestamp {
    act("", day).now
}

pub(crate) async fn a_token_is_known_by_its_secret_alone(engine: impl Engine) {
    let store = engine.store();
    let (ana, secret) = store.add_token("Ana", Role::Documenter, at(20), act("operator", 1)).await.unwrap();
    let (ben, _) = store.add_token("Ben", Role::Reviewer, at(20), act("operator", 2)).await.unwrap();
    assert_eq!((ana.id, ana.made, ana.expires, ana.revoked), (TokenId(1), at(1), at(20), None));
    assert_eq!(store.token(&secret).await.unwrap(), Some(ana.clone()));
    let unknown = TokenSecret::from_text(&format!("spot_{}5feceb66", "0".repeat(64)));
    assert!(unknown.is_err(), "the check does not fit");
    assert_eq!(store.tokens().await.unwrap(), [ana, ben]);
}

pub(crate) async fn a_revoked_token_says_so_and_stays_revoked(engine: impl Engine) {
    let store = engine.store();
    let (token, secret) = store.add_token("Ana", Role::Documenter, at(20), act("operator", 1)).await.unwrap();
    assert_eq!(store.revoke_token(token.id, act("operator", 3)).await.unwrap().revoked, Some(at(3)));
    assert_eq!(store.revoke_token(token.id, act("operator", 4)).await.unwrap().revoked, Some(at(3)));
    assert_eq!(store.token(&secret).await.unwrap().unwrap().revoked, Some(at(3)));
    let unknown = store.revoke_token(TokenId(9), act("operator", 4)).await;
    assert!(matches!(unknown, Err(StoreError::UnknownToken(TokenId(9)))));
}

pub(crate) async fn tokens_outlive_a_restart_and_are_in_the_audit_log(engine: impl Engine) {
    let (token, secret) = engine.store().add_token("Ana", Role::Reviewer, at(20), act("operator", 1)).await.unwrap();
    engine.store().revoke_token(token.id, act("operator", 2)).await.unwrap();
    let secret = TokenSecret::from_text(&secret.to_text()).unwrap();
    let engine = engine.reopen().await;
    assert_eq!(
        engine.store().token(&secret).await.unwrap().map(|t| (t.name, t.role)),
        Some(("Ana".to_owned(), Role::Reviewer))
    );
    let log = engine.store().audit_log().await.unwrap();
    assert_eq!(
        log.iter().map(|e| (e.what.as_str(), e.subject.as_str())).collect::<Vec<_>>(),
        [("token", "token 1 reviewer"), ("token", "token 1 revoked")]
    );
}
