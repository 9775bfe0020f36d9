//! The audit log.

use spotlight_record::Status;
use spotlight_store::{AuditEntry, Store};

use crate::engines::Engine;
use crate::samples::{act, incidents, publish};

pub(crate) async fn every_write_is_logged_and_the_chain_verifies(engine: impl Engine) {
    let store = engine.store();
    assert_eq!(store.verify_audit().await.unwrap(), 0);
    let (batch, puts) = publish(store, 1, incidents(0..3)).await;
    store.set_status(puts[0].id, Status::Retracted, act("rosa", 2)).await.unwrap();
    store.set_status(puts[0].id, Status::Retracted, act("rosa", 3)).await.unwrap();
    store.undo(batch, act("rosa", 4)).await.unwrap_err();
    store.republish(act("operator", 5)).await.unwrap();

    let log = store.audit_log().await.unwrap();
    let brief: Vec<_> = log.iter().map(|e| (e.who.as_str(), e.what.as_str(), e.subject.clone())).collect();
    assert_eq!(
        brief,
        [
            ("ana", "import", "batch 1".to_owned()),
            ("rosa", "set_status", format!("record {} retracted", puts[0].id)),
            ("operator", "republish", "all".to_owned()),
        ]
    );
    assert_eq!(log[1].now, act("", 2).now);
    assert_eq!(store.verify_audit().await.unwrap(), 3);
    assert_eq!(engine.reopen().await.store().verify_audit().await.unwrap(), 3);
}

pub(crate) async fn an_entry_of_the_caller_is_kept_word_for_word(engine: impl Engine) {
    let entry = AuditEntry {
        now: act("", 9).now,
        who: "rosa".to_owned(),
        what: "export_private".to_owned(),
        subject: "Ñ, 1,234 records".to_owned(),
    };
    engine.store().audit(entry.clone()).await.unwrap();
    assert_eq!(engine.store().audit_log().await.unwrap(), [entry]);
}
