//! Sessions, what ends them, and the count of failed sign-ins.

use spotlight_store::{AccountStore, Attempts, Role, Secret, SessionStore, Store};

use crate::accounts::{account, at};
use crate::engines::Engine;
use crate::samples::act;

pub(crate) async fn a_session_is_known_by_its_secret_and_outlives_a_restart(engine: impl Engine) {
    let store = engine.store();
    let ana = account(store, "Ana", Role::Author).await;
    let secret = store.begin_session(ana.id, true, at(3)).await.unwrap();
    store.touch_session(&secret, at(4)).await.unwrap();
    let engine = engine.reopen().await;
    let store = engine.store();
    let copied = Secret::from_text(&secret.to_text()).unwrap();
    let session = store.session(&copied).await.unwrap().unwrap();
    assert_eq!((session.user.name.as_str(), session.made, session.seen), ("Ana", at(3), at(4)));
    assert!(session.must_change);
    assert_eq!(store.users().await.unwrap()[0].last_seen, Some(at(4)));
    assert_eq!(store.session(&Secret::from_text(&"0".repeat(64)).unwrap()).await.unwrap(), None);
    store.end_session(&secret, act("Ana", 5)).await.unwrap();
    assert_eq!(store.session(&secret).await.unwrap(), None);
    let log = store.audit_log().await.unwrap();
    let log: Vec<_> = log[2..].iter().map(|e| (e.who.as_str(), e.what.as_str(), e.subject.as_str())).collect();
    assert_eq!(log, [("Ana", "sign_in", "account 1"), ("Ana", "sign_out", "account 1")]);
}

pub(crate) async fn a_change_of_password_ends_all_other_sessions(engine: impl Engine) {
    let store = engine.store();
    let (ana, ben) = (account(store, "Ana", Role::Author).await, account(store, "Ben", Role::Author).await);
    let here = store.begin_session(ana.id, true, at(3)).await.unwrap();
    let there = store.begin_session(ana.id, false, at(3)).await.unwrap();
    let other = store.begin_session(ben.id, false, at(3)).await.unwrap();
    store.set_password(ana.id, "new hash".to_owned(), Some(&here), act("Ana", 4)).await.unwrap();
    assert!(!store.session(&here).await.unwrap().unwrap().must_change);
    assert_eq!(store.session(&there).await.unwrap(), None);
    assert!(store.session(&other).await.unwrap().is_some());
    assert_eq!(store.credentials(ana.id).await.unwrap().password.as_deref(), Some("new hash"));
    assert_eq!(store.end_sessions(ana.id, act("Ana", 5)).await.unwrap(), 1);
    assert_eq!(store.session(&here).await.unwrap(), None);
}

pub(crate) async fn a_change_of_role_and_disabling_end_all_sessions(engine: impl Engine) {
    let store = engine.store();
    account(store, "Root", Role::Admin).await;
    let ana = account(store, "Ana", Role::Reviewer).await;
    let secret = store.begin_session(ana.id, false, at(3)).await.unwrap();
    store.set_role(ana.id, Role::Reviewer, act("Root", 4)).await.unwrap();
    assert!(store.session(&secret).await.unwrap().is_some(), "nothing was changed");
    store.set_role(ana.id, Role::Author, act("Root", 4)).await.unwrap();
    assert_eq!(store.session(&secret).await.unwrap(), None);
    let secret = store.begin_session(ana.id, false, at(5)).await.unwrap();
    assert!(store.set_disabled(ana.id, true, act("Root", 6)).await.unwrap().disabled.is_some());
    assert_eq!(store.session(&secret).await.unwrap(), None);
    let again = store.set_disabled(ana.id, false, act("Root", 7)).await.unwrap();
    assert!(again.is_active());
}

pub(crate) async fn old_sessions_are_removed(engine: impl Engine) {
    let store = engine.store();
    let ana = account(store, "Ana", Role::Author).await;
    let idle = store.begin_session(ana.id, false, at(4)).await.unwrap();
    let old = store.begin_session(ana.id, false, at(3)).await.unwrap();
    let good = store.begin_session(ana.id, false, at(4)).await.unwrap();
    for used in [&old, &good] {
        store.touch_session(used, at(6)).await.unwrap();
    }
    store.sign_in_failed("Nobody", at(2)).await.unwrap();
    assert_eq!(store.remove_sessions(at(4), at(5)).await.unwrap(), 2);
    assert_eq!((store.session(&idle).await.unwrap(), store.session(&old).await.unwrap()), (None, None));
    assert!(store.session(&good).await.unwrap().is_some());
    assert_eq!(store.attempts("Nobody").await.unwrap(), Attempts::default());
}

pub(crate) async fn failed_sign_ins_are_counted_for_every_name_and_forgotten_after_a_good_one(engine: impl Engine) {
    let ana = account(engine.store(), "Ana", Role::Author).await;
    for name in ["Ana", "Nobody"] {
        engine.store().sign_in_failed(name, at(3)).await.unwrap();
        let second = engine.store().sign_in_failed(&name.to_uppercase(), at(4)).await.unwrap();
        assert_eq!(second, Attempts { failed: 2, last: Some(at(4)) });
    }
    let engine = engine.reopen().await;
    let store = engine.store();
    assert_eq!(store.attempts("Ana").await.unwrap(), store.attempts("Nobody").await.unwrap());
    store.begin_session(ana.id, false, at(5)).await.unwrap();
    assert_eq!(store.attempts("Ana").await.unwrap(), Attempts::default());
    assert_eq!(store.attempts("Nobody").await.unwrap().failed, 2);
    let log = store.audit_log().await.unwrap();
    let failed = log.iter().filter(|e| e.what == "sign_in_failed").map(|e| e.subject.as_str());
    assert_eq!(failed.collect::<Vec<_>>(), ["account 1", "account 1", "no account", "no account"]);
}
