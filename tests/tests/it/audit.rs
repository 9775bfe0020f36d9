//! The audit log of the built binary: listed, verified, an older copy of the database found by a head that was kept, and a change made
//! behind the back of a running service.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use serde_json::Value;
use spotlight_tests::service::Service;
use spotlight_tests::spotlight;
use sqlx::ConnectOptions as _;
use sqlx::sqlite::SqliteConnectOptions;

fn run(db: &Path, arguments: &[&str]) -> (bool, String) {
    let output = spotlight(arguments.iter().map(OsStr::new).chain(["--db".as_ref(), db.as_os_str()]));
    (output.status.success(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap())
}

fn token(db: &Path, name: &str) {
    let (made, said) = run(db, &["token", "add", "--name", name, "--role", "documenter"]);
    assert!(made, "{said}");
}

#[test]
fn a_database_that_was_put_back_is_found_by_a_head_that_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("log.db");
    token(&db, "Ana");
    let older = folder.path().join("older.db");
    fs::copy(&db, &older).unwrap();
    token(&db, "Ben");

    let (fine, text) = run(&db, &["audit", "head"]);
    assert!(fine && text.starts_with("spotlight audit head 1\nentries 2\n"), "{text}");
    let head = folder.path().join("head.txt");
    fs::write(&head, &text).unwrap();
    let against = ["audit", "verify", "--head", head.to_str().unwrap()];
    assert_eq!(run(&db, &against), (true, "2 entries, none changed, none missing\n".to_owned()));
    token(&db, "Eva");
    assert!(run(&db, &against).0, "the log may go on");
    let (_, list) = run(&db, &["audit", "list"]);
    assert!(list.lines().count() == 4 && list.contains("token 3 documenter"), "{list}");

    fs::copy(&older, &db).unwrap();
    let (fine, said) = run(&db, &against);
    assert!(!fine && said.contains("older copy"), "{said}");
    assert!(run(&db, &["audit", "verify"]).0, "without a head an older copy is whole");

    fs::write(&head, text.replace("entries 2", "entries 1")).unwrap();
    let (fine, said) = run(&db, &against);
    assert!(!fine && said.contains("changed after it was signed"), "{said}");
    let other = folder.path().join("other.db");
    token(&other, "Ana");
    fs::write(&head, run(&other, &["audit", "head"]).1).unwrap();
    let (fine, said) = run(&db, &against);
    assert!(!fine && said.contains("another database"), "{said}");
}

/// Changes the database as somebody would who has the file.
fn tamper(db: &Path, sql: &'static str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let changed = runtime.block_on(async {
        let mut connection = SqliteConnectOptions::new().filename(db).connect().await.unwrap();
        sqlx::query(sql).execute(&mut connection).await.unwrap().rows_affected()
    });
    assert_eq!(changed, 1, "{sql}");
}

/// An administrator's token. There is an account, too, so that a service that starts makes none: two entries.
fn admin(db: &Path) -> String {
    let (made, said) = run(db, &["user", "add", "--name", "Alma", "--role", "admin"]);
    assert!(made, "{said}");
    let (made, said) = run(db, &["token", "add", "--name", "Script", "--role", "admin"]);
    assert!(made, "{said}");
    said.split_whitespace().find(|word| word.starts_with("spot_")).unwrap().to_owned()
}

fn page(service: &Service, token: &str, query: &str) -> Value {
    let agent = ureq::Agent::config_builder().proxy(None).build().new_agent();
    let asked = agent.get(format!("http://{}/api/v1/audit{query}", service.address()));
    let mut answer = asked.header("authorization", format!("Bearer {token}")).call().unwrap();
    serde_json::from_slice(&answer.body_mut().read_to_vec().unwrap()).unwrap()
}

#[test]
fn a_change_of_what_was_verified_is_found_when_asked_by_the_command_and_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("log.db");
    let secret = admin(&db);
    token(&db, "Ana");
    let mut service = Service::start(folder.path(), &db, &[]);
    let log = service.wait_for("the audit log was verified");
    assert!(log.contains("entries=3"), "{log}");

    let first = page(&service, &secret, "");
    assert_eq!(
        (&first["verified"], &first["verification"]["whole"], &first["total"]),
        (&true.into(), &3.into(), &3.into())
    );
    token(&db, "Eva");
    let second = page(&service, &secret, "");
    assert_eq!((&second["verified"], &second["verification"]["entries"]), (&true.into(), &4.into()));
    assert_eq!(second["verification"]["whole"], 3, "only what is new was looked at");
    assert_eq!(second["verification"]["whole_at"], first["verification"]["whole_at"]);

    // In the part that was verified: the page says of what its word is, and who asks for all of it learns the truth.
    tamper(&db, "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE seq = 2");
    let third = page(&service, &secret, "");
    assert_eq!((&third["verified"], &third["verification"]["whole"]), (&true.into(), &3.into()));
    let (fine, said) = run(&db, &["audit", "verify"]);
    assert!(!fine && said.contains("entry 2 of the audit log was altered"), "{said}");
    let whole = page(&service, &secret, "?whole=true");
    assert_eq!((&whole["verified"], &whole["verification"]), (&false.into(), &Value::Null));
    assert_eq!(page(&service, &secret, "")["verified"], false, "from then on it is not forgotten");
    assert!(service.stop());

    let mut service = Service::start(folder.path(), &db, &[]);
    let log = service.wait_for("the audit log does not hold");
    assert!(log.contains("entry 2 of the audit log was altered"), "{log}");
    assert_eq!(page(&service, &secret, "")["verified"], false);
}

#[test]
fn what_is_new_gone_or_unreadable_is_found_by_looking() {
    for damage in [
        "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE seq = 4",
        "DELETE FROM audit WHERE seq = 1",
        "DELETE FROM audit WHERE seq = 4",
        "UPDATE audit SET entry = x'00' WHERE seq = 1",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("log.db");
        let secret = admin(&db);
        token(&db, "Ana");
        let mut service = Service::start(folder.path(), &db, &[]);
        service.wait_for("the audit log was verified");
        assert_eq!(page(&service, &secret, "")["verified"], true);
        token(&db, "Ben");
        tamper(&db, damage);
        let found = page(&service, &secret, "");
        assert_eq!(found["verified"], false, "{damage}: {found}");
    }
}
