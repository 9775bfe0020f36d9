//! Accounts: links, names, roles, second factors.

use jiff::Timestamp;
use spotlight_store::{
    AccountStore, Credentials, Role, Secret, SessionStore, Store, StoreError, TokenStore, TotpChange, User, UserId,
};

use crate::engines::Engine;
use crate::samples::act;

pub(crate) fn at(day: u32) -> Timestamp {
    act("", day).now
}

/// An account that has a password.
pub(crate) async fn account(store: &impl Store, name: &str, role: Role) -> User {
    let (_, secret) = store.invite(name, role, at(9), act("operator", 1)).await.unwrap();
    store.accept(&secret, format!("hash of {name}"), at(2)).await.unwrap().unwrap()
}

async fn password(store: &impl Store, id: UserId) -> Option<String> {
    store.credentials(id).await.unwrap().password
}

pub(crate) async fn a_link_is_good_once_and_until_it_expires(engine: impl Engine) {
    let store = engine.store();
    let (ana, secret) = store.invite("Ana", Role::Documenter, at(3), act("operator", 1)).await.unwrap();
    assert_eq!((ana.id, ana.invited, ana.is_active()), (UserId(1), Some(at(3)), false));
    let copied = Secret::from_text(&secret.to_text()).unwrap();
    assert_eq!(store.invited(&copied, at(2)).await.unwrap().map(|user| user.name), Some("Ana".to_owned()));
    assert_eq!(store.invited(&copied, at(3)).await.unwrap(), None, "expired");
    assert_eq!(store.accept(&copied, "late".to_owned(), at(4)).await.unwrap(), None);
    let joined = store.accept(&copied, "hash".to_owned(), at(2)).await.unwrap().unwrap();
    assert!(joined.is_active() && joined.invited.is_none());
    assert_eq!(store.accept(&copied, "again".to_owned(), at(2)).await.unwrap(), None);
    let engine = engine.reopen().await;
    assert_eq!(password(engine.store(), ana.id).await.as_deref(), Some("hash"));
    assert_eq!(engine.store().users().await.unwrap(), [joined]);
    let log = engine.store().audit_log().await.unwrap();
    let log: Vec<_> = log.iter().map(|e| (e.who.as_str(), e.what.as_str(), e.subject.as_str())).collect();
    assert_eq!(log, [("operator", "invite", "account 1 documenter"), ("Ana", "password", "account 1 by link")]);
}

pub(crate) async fn a_name_is_one_accounts_for_good(engine: impl Engine) {
    let store = engine.store();
    account(store, "Root", Role::Admin).await;
    let ana = account(store, "Ana María", Role::Author).await;
    store.set_disabled(ana.id, true, act("Root", 3)).await.unwrap();
    for same in ["Ana María", "ana  MARÍA", "Ana Mari\u{301}a"] {
        let taken = store.invite(same, Role::Author, at(9), act("Root", 4)).await;
        assert!(matches!(taken, Err(StoreError::NameTaken)), "{same}");
        assert_eq!(store.user_named(same).await.unwrap().unwrap().0.id, ana.id);
    }
    assert!(store.user_named("Ana").await.unwrap().is_none());
    assert!(matches!(store.user(UserId(9)).await, Err(StoreError::UnknownUser(UserId(9)))));
}

pub(crate) async fn the_first_account_is_made_only_while_there_is_no_other(engine: impl Engine) {
    let store = engine.store();
    let (admin, old) = store.first_admin(at(5), act("system", 1)).await.unwrap().unwrap();
    assert_eq!((admin.name.as_str(), admin.role), ("admin", Role::Admin));
    let (_, new) = store.first_admin(at(6), act("system", 2)).await.unwrap().unwrap();
    assert_eq!(store.invited(&old, at(3)).await.unwrap(), None, "there is one link at most");
    store.accept(&new, "hash".to_owned(), at(3)).await.unwrap().unwrap();
    assert!(store.first_admin(at(6), act("system", 4)).await.unwrap().is_none());
    store.invite("Ana", Role::Author, at(9), act("admin", 4)).await.unwrap();
    assert!(store.first_admin(at(6), act("system", 5)).await.unwrap().is_none());
}

pub(crate) async fn the_last_administrator_stays_one(engine: impl Engine) {
    let store = engine.store();
    let first = account(store, "Ana", Role::Admin).await;
    // An invited administrator cannot sign in yet.
    store.invite("Eva", Role::Admin, at(9), act("Ana", 2)).await.unwrap();
    let demoted = store.set_role(first.id, Role::Reviewer, act("Ana", 3)).await;
    assert!(matches!(demoted, Err(StoreError::LastAdmin)));
    assert!(matches!(store.set_disabled(first.id, true, act("Ana", 3)).await, Err(StoreError::LastAdmin)));
    let second = account(store, "Ben", Role::Admin).await;
    store.set_role(first.id, Role::Reviewer, act("Ben", 4)).await.unwrap();
    assert!(matches!(store.set_disabled(second.id, true, act("Ben", 5)).await, Err(StoreError::LastAdmin)));
    let log = store.audit_log().await.unwrap();
    let last = log.last().unwrap();
    assert_eq!((last.what.as_str(), last.subject.as_str()), ("role", "account 1 from admin to reviewer"));
}

pub(crate) async fn a_reset_takes_everything_that_could_be_signed_in_with(engine: impl Engine) {
    let store = engine.store();
    let ana = account(store, "Ana", Role::Reviewer).await;
    store.set_totp(ana.id, TotpChange::Prepare(vec![7; 20]), act("Ana", 3)).await.unwrap();
    store.set_totp(ana.id, TotpChange::TurnOn(vec!["abcd".to_owned()]), act("Ana", 3)).await.unwrap();
    let session = store.begin_session(ana.id, false, at(3)).await.unwrap();
    let (_, token) = store.add_user_token(ana.id, "script", Role::Author, at(9), act("Ana", 3)).await.unwrap();
    let (reset, link) = store.reset(ana.id, at(9), act("admin", 4)).await.unwrap();
    assert!(!reset.has_password && !reset.totp && reset.invited == Some(at(9)));
    let Credentials { password, totp, pending } = store.credentials(ana.id).await.unwrap();
    assert_eq!((password, totp, pending), (None, None, None));
    assert_eq!(store.session(&session).await.unwrap(), None);
    assert_eq!(store.token(&token).await.unwrap().unwrap().revoked, Some(at(4)));
    assert!(!store.use_recovery(ana.id, "abcd", act("Ana", 5)).await.unwrap());
    assert!(store.accept(&link, "new".to_owned(), at(5)).await.unwrap().unwrap().is_active());
}

pub(crate) async fn a_code_is_good_once_and_so_is_a_recovery_code(engine: impl Engine) {
    let store = engine.store();
    let ana = account(store, "Ana", Role::Author).await;
    store.set_totp(ana.id, TotpChange::Prepare(vec![7; 20]), act("Ana", 3)).await.unwrap();
    assert!(!store.user(ana.id).await.unwrap().totp, "it waits for a first code");
    let codes = vec!["abcd-efgh".to_owned(), "ijkl-mnop".to_owned()];
    store.set_totp(ana.id, TotpChange::TurnOn(codes), act("Ana", 3)).await.unwrap();
    assert!(store.user(ana.id).await.unwrap().totp);
    assert!(store.use_totp(ana.id, 100).await.unwrap());
    for replayed in [100, 99] {
        assert!(!store.use_totp(ana.id, replayed).await.unwrap(), "{replayed}");
    }
    assert!(store.use_totp(ana.id, 101).await.unwrap());
    assert!(store.use_recovery(ana.id, " ABCD efgh", act("Ana", 4)).await.unwrap(), "however it is typed");
    assert!(!store.use_recovery(ana.id, "abcd-efgh", act("Ana", 4)).await.unwrap());
    assert!(store.use_recovery(ana.id, "ijkl-mnop", act("Ana", 4)).await.unwrap());
    store.set_totp(ana.id, TotpChange::TurnOff, act("Ana", 5)).await.unwrap();
    assert!(!store.user(ana.id).await.unwrap().totp);
}

pub(crate) async fn a_token_allows_no_more_than_its_owner_and_ends_with_the_account(engine: impl Engine) {
    let store = engine.store();
    account(store, "Root", Role::Admin).await;
    let ana = account(store, "Ana", Role::Reviewer).await;
    let beyond = store.add_user_token(ana.id, "script", Role::Admin, at(9), act("Ana", 3)).await;
    assert!(matches!(beyond, Err(StoreError::BeyondOwner)));
    let made = store.add_user_token(ana.id, "script", Role::Documenter, at(9), act("Ana", 3)).await;
    let (token, secret) = made.unwrap();
    assert_eq!((token.name.as_str(), token.label.as_str(), token.owner), ("Ana", "script", Some(ana.id)));
    let engine = engine.reopen().await;
    let store = engine.store();
    assert_eq!(store.token(&secret).await.unwrap(), Some(token));
    store.set_disabled(ana.id, true, act("Root", 4)).await.unwrap();
    assert_eq!(store.token(&secret).await.unwrap().unwrap().revoked, Some(at(4)));
    let disabled = store.add_user_token(ana.id, "script", Role::Documenter, at(9), act("Ana", 5)).await;
    assert!(matches!(disabled, Err(StoreError::BeyondOwner)));
}
