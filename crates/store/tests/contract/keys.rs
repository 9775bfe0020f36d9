//! Another key changes nothing but who can read it.

use std::collections::BTreeMap;

use spotlight_core::Lang;
use spotlight_record::Incident;
use spotlight_store::{
    AccountStore, Act, Action, AuditEntry, Disposition, Intent, NewUpload, Put, Redaction, ReviewStore, Reviewed, Role,
    Search, SessionStore, Settings, Store, StoreError, SubjectStore, TokenStore, TotpChange, UploadStore, Verdict,
};
use uuid::Uuid;

use crate::accounts::{account, at};
use crate::engines::Engine;
use crate::oracle::all_records;
use crate::samples::{act, import, incident, info, publish, tally, titled};

/// Everything that can be read of a store, as text.
async fn everything(store: &impl Store) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let records = all_records(store).await;
    for record in &records {
        all.insert(format!("history of {}", record.id), format!("{:?}", store.history(record.id).await.unwrap()));
        all.insert(format!("acts about {}", record.id), format!("{:?}", store.touches(record.id).await.unwrap()));
        let opened = store.open_record(record.id, at(1).to_zoned(jiff::tz::TimeZone::UTC).date()).await.unwrap();
        // A pair is named by a digest, which changes.
        let pairs = opened.doubles.iter().map(|pairing| (pairing.verdict, &pairing.other)).collect::<Vec<_>>();
        all.insert(format!("pairs of {}", record.id), format!("{pairs:?} {:?}", opened.links));
    }
    for batch in store.batches().await.unwrap() {
        all.insert(format!("receipt {}", batch.id), format!("{:?}", store.receipt(batch.id).await.unwrap()));
        for lang in Lang::ALL {
            let rejects = store.rejects(batch.id, lang).await.unwrap();
            all.insert(format!("rejects {} {}", batch.id, lang.as_str()), format!("{rejects:?}"));
        }
        all.insert(format!("batch {}", batch.id), format!("{batch:?}"));
    }
    for user in store.users().await.unwrap() {
        let credentials = store.credentials(user.id).await.unwrap();
        let credentials = (credentials.password, credentials.totp, credentials.pending);
        all.insert(format!("account {}", user.id), format!("{user:?} {credentials:?}"));
    }
    for upload in store.uploads("Ana").await.unwrap() {
        let bytes = store.upload_bytes(upload.id, 0).await.unwrap();
        all.insert(format!("upload {}", upload.id), format!("{upload:?} {bytes:?}"));
    }
    let doubles = store.doubles().await.unwrap().into_iter().map(|pair| (pair.found_by, pair.records));
    all.insert("doubles".to_owned(), format!("{:?}", doubles.collect::<Vec<_>>()));
    all.insert("tokens".to_owned(), format!("{:?}", store.tokens().await.unwrap()));
    all.insert("reading".to_owned(), format!("{:?}", store.reading(&[1; 32]).await.unwrap()));
    all.insert("settings".to_owned(), format!("{:?}", store.settings().await.unwrap()));
    all.insert("tombstones".to_owned(), format!("{:?}", store.tombstones().await.unwrap()));
    all.insert("public".to_owned(), format!("{:?}", store.public_blocks().await.unwrap()));
    all.insert("state".to_owned(), format!("{:?}", store.public_state().await.unwrap()));
    all
}

fn of(register: &str, n: u32) -> Incident {
    Incident { source_system: register.to_owned(), ..incident(n) }
}

fn unnumbered(n: u32) -> Incident {
    Incident { external_id: None, title: Some(format!("Without a number {n}")), ..of("c", n) }
}

async fn edit(store: &impl Store, id: Uuid, edited: Incident) -> Vec<Put> {
    let revision = store.history(id).await.unwrap().len() as u32;
    let reviewed = Reviewed { id, revision, action: Action::Edit(Box::new(edited)) };
    store.review(vec![reviewed], act("rosa", 5)).await.unwrap()
}

pub(crate) async fn everything_reads_the_same_under_a_new_key(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, (0..30).map(incident).collect()).await;
    publish(store, 2, (0..5).map(|n| of("b", n)).collect()).await;
    publish(store, 3, vec![titled(3, "Corrected")]).await;
    let (undone, _) = publish(store, 4, (40..44).map(incident).collect()).await;
    store.undo(undone, act("rosa", 4)).await.unwrap();
    let pairs = store.doubles().await.unwrap();
    store.judge(pairs[0].pair, Verdict::Same, act("rosa", 5)).await.unwrap();
    store.judge(pairs[1].pair, Verdict::Different, act("rosa", 5)).await.unwrap();
    let ana = account(store, "Ana", Role::Admin).await;
    store.set_totp(ana.id, TotpChange::Prepare(vec![7; 20]), act("Ana", 3)).await.unwrap();
    store.set_totp(ana.id, TotpChange::TurnOn(vec!["abcd".to_owned()]), act("Ana", 3)).await.unwrap();
    store.remember_reading(&[1; 32], b"the reading".to_vec()).await.unwrap();
    let (owner, file_name) = ("Ana".to_owned(), "a.csv".to_owned());
    let upload = NewUpload { owner, file_name, length: 3, most_open: 9, now: at(6) };
    let upload = store.begin_upload(upload).await.unwrap();
    store.append(upload.id, 0, b"1,2".to_vec(), at(6)).await.unwrap();
    store.set_settings(Settings { release_days: 3, ..Settings::default() }, act("Ana", 6)).await.unwrap();

    let (before, log) = (everything(store).await, store.audit_log().await.unwrap());
    let mut engine = engine;
    for number in 2..4 {
        engine = engine.rotate(act("operator", 6 + number)).await;
        assert_eq!(everything(engine.store()).await, before, "key {number}");
    }
    let after = engine.store().audit_log().await.unwrap();
    assert_eq!(after[..log.len()], log);
    let entry = |number: u32| {
        let (who, what) = ("operator".to_owned(), "rotate_key".to_owned());
        AuditEntry { now: act("", 6 + number).now, who, what, subject: format!("key {number}") }
    };
    assert_eq!(after[log.len()..], [entry(2), entry(3)]);
    assert_eq!(engine.store().verify_audit().await.unwrap(), after.len() as u64);
}

pub(crate) async fn files_match_their_records_under_a_new_key(engine: impl Engine) {
    let store = engine.store();
    let first: Vec<_> = (0..20).map(incident).chain((0..3).map(unnumbered)).collect();
    let (_, puts) = publish(store, 1, first.clone()).await;
    // What a source said last is known by its digest alone once somebody has edited the record.
    let edited = Incident { description: Some("A reviewer's words".to_owned()), ..incident(4) };
    edit(store, puts[4].id, edited.clone()).await;
    let words = Incident { description: Some("A reviewer's words".to_owned()), ..unnumbered(1) };
    edit(store, puts[21].id, words.clone()).await;
    let gone = Redaction { records: vec![puts[7].id, puts[22].id], ..Redaction::default() };
    store.redact(gone, act("rosa", 2)).await.unwrap();

    let mut engine = engine;
    for day in [3, 5] {
        engine = engine.rotate(act("operator", day)).await;
        let store = engine.store();
        let (_, again) = import(store, Intent::Keep, day, first.clone()).await;
        for (n, put) in again.iter().enumerate() {
            let redacted = [7, 22].contains(&n);
            let expected = if redacted { Disposition::Redacted } else { Disposition::Unchanged };
            assert_eq!(put.disposition, expected, "row {n} after day {day}");
            assert!(redacted || put.id == puts[n].id, "row {n} after day {day}");
        }
        assert_eq!(
            store.history(puts[4].id).await.unwrap().last().unwrap().stored.incident.description,
            edited.description
        );
        assert_eq!(
            store.history(puts[21].id).await.unwrap().last().unwrap().stored.incident.description,
            words.description
        );
        assert_eq!(store.by_number("ogis", "4").await.unwrap(), Some(puts[4].id));
        let search = Search { numbers: vec![("ogis".to_owned(), "9".to_owned())], ..Search::default() };
        assert_eq!(
            store.find_subject(search, "subject_find", act("rosa", day)).await.unwrap().records[0].id,
            puts[9].id
        );
        // What comes in under each key is known under the next.
        let later = vec![titled(5, &format!("Changed on day {day}")), incident(100 + day)];
        assert_eq!(tally(&publish(store, day + 1, later.clone()).await.1), [1, 1, 0]);
        assert_eq!(tally(&publish(store, day + 1, later).await.1), [0, 0, 2]);
        publish(store, day + 1, vec![incident(5)]).await;
    }
    let again = publish(engine.store(), 8, vec![incident(103), incident(105)]).await.1;
    assert_eq!(tally(&again), [0, 0, 2]);
    let redact = Redaction { records: vec![puts[9].id], ..Redaction::default() };
    engine.store().redact(redact, act("rosa", 9)).await.unwrap();
    let engine = engine.rotate(act("operator", 10)).await;
    let refused = publish(engine.store(), 11, vec![incident(9), incident(7), incident(8)]).await.1;
    let became: Vec<_> = refused.iter().map(|put| put.disposition).collect();
    assert_eq!(became, [Disposition::Redacted, Disposition::Redacted, Disposition::Unchanged]);
    let search = info(Intent::Keep, 12);
    let mut rehearsal = engine.store().rehearse(search).await.unwrap();
    let tried =
        spotlight_store::Sink::put(&mut rehearsal, vec![incident(9), incident(8), incident(500)]).await.unwrap();
    let became: Vec<_> = tried.iter().map(|put| put.disposition).collect();
    assert_eq!(became, [Disposition::Redacted, Disposition::Unchanged, Disposition::Accepted]);
}

pub(crate) async fn doubles_are_found_under_a_new_key(engine: impl Engine) {
    publish(engine.store(), 1, (0..10).map(|n| of("a", n)).collect()).await;
    publish(engine.store(), 2, vec![of("b", 0), of("b", 1)]).await;
    let engine = engine.rotate(act("operator", 3)).await;
    let (_, puts) = publish(engine.store(), 4, vec![of("b", 2), of("c", 1)]).await;
    let found: Vec<_> = puts.iter().map(|put| put.doubles.len()).collect();
    assert_eq!(found, [1, 2]);
    assert_eq!(engine.store().double_count().await.unwrap(), 5);
    // One that was found under the old key goes when its record moves away.
    let away = Incident { category: "raid".to_owned(), ..of("b", 0) };
    publish(engine.store(), 5, vec![away]).await;
    assert_eq!(engine.store().double_count().await.unwrap(), 4);
}

pub(crate) async fn secrets_stay_good_and_sessions_end_with_the_key(engine: impl Engine) {
    let store = engine.store();
    let ana = account(store, "Ana", Role::Admin).await;
    store.set_totp(ana.id, TotpChange::Prepare(vec![7; 20]), act("Ana", 3)).await.unwrap();
    let codes = ["abcd", "efgh", "ijkl"].map(str::to_owned).to_vec();
    store.set_totp(ana.id, TotpChange::TurnOn(codes), act("Ana", 3)).await.unwrap();
    let (_, link) = store.invite("Ben", Role::Author, at(20), act("Ana", 3)).await.unwrap();
    let (token, secret) = store.add_token("Script", Role::Documenter, at(20), act("Ana", 3)).await.unwrap();
    let session = store.begin_session(ana.id, false, at(3)).await.unwrap();
    store.sign_in_failed("Eva", at(3)).await.unwrap();

    let engine = engine.rotate(act("operator", 4)).await;
    let (_, second) = engine.store().add_token("Other", Role::Documenter, at(20), act("Ana", 3)).await.unwrap();
    assert!(engine.store().use_recovery(ana.id, "abcd", act("Ana", 4)).await.unwrap());
    let engine = engine.rotate(act("operator", 5)).await;
    let store = engine.store();
    assert_eq!(store.token(&secret).await.unwrap(), Some(token));
    assert_eq!(store.token(&second).await.unwrap().map(|token| token.name), Some("Other".to_owned()));
    assert!(!store.use_recovery(ana.id, "abcd", act("Ana", 6)).await.unwrap(), "it was used");
    assert!(store.use_recovery(ana.id, "efgh", act("Ana", 6)).await.unwrap());
    assert!(store.accept(&link, "hash".to_owned(), at(6)).await.unwrap().unwrap().is_active());
    assert_eq!(store.accept(&link, "hash".to_owned(), at(6)).await.unwrap(), None, "it was used");
    assert!(store.user_named("ana").await.unwrap().is_some());
    assert!(matches!(store.invite("Ana", Role::Author, at(9), act("Ana", 6)).await, Err(StoreError::NameTaken)));
    assert_eq!(store.session(&session).await.unwrap(), None);
    assert_eq!(store.attempts("Eva").await.unwrap().failed, 0);
}

pub(crate) async fn a_head_from_before_is_still_of_this_log(engine: impl Engine) {
    let store = engine.store();
    let empty = store.audit_head(at(1)).await.unwrap();
    publish(store, 1, (0..3).map(incident).collect()).await;
    let first = store.audit_head(at(1)).await.unwrap();
    publish(store, 2, (3..6).map(incident).collect()).await;
    let engine = engine.rotate(act("operator", 3)).await;
    let second = engine.store().audit_head(at(4)).await.unwrap();
    publish(engine.store(), 5, (6..9).map(incident).collect()).await;
    let engine = engine.rotate(act("operator", 6)).await;
    for head in [&empty, &first, &second, &engine.store().audit_head(at(7)).await.unwrap()] {
        assert_eq!(engine.store().verify_audit_since(head).await.unwrap(), 5, "{head}");
    }
    let forged: spotlight_store::AuditHead = first.to_string().replace("entries 1", "entries 2").parse().unwrap();
    assert!(engine.store().verify_audit_since(&forged).await.is_err());
}

pub(crate) async fn reasons_of_acts_stay(engine: impl Engine) {
    let (_, puts) = publish(engine.store(), 1, vec![incident(1)]).await;
    let why = Some("asked to".to_owned());
    let withdrawn = Act { why: why.clone(), ..act("rosa", 2) };
    engine.store().withdraw(&[puts[0].id], withdrawn).await.unwrap();
    let engine = engine.rotate(act("operator", 3)).await;
    let history = engine.store().history(puts[0].id).await.unwrap();
    assert_eq!(history.last().unwrap().by.act.why, why);
    let (_, again) = publish(engine.store(), 4, vec![titled(1, "Again")]).await;
    assert!(again[0].withheld.is_some(), "a withdrawal outlives the key");
}
