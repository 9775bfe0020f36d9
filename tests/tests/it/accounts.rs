//! The first account of a new service, as an operator makes it.

use std::path::Path;

use serde_json::{Value, json};
use spotlight_tests::{Server, spotlight};

const PASSWORD: &str = "tejado cobre lunes 40";

/// Standard output of a command that must succeed.
fn run(arguments: &[&str], db: &Path) -> String {
    let output =
        spotlight(arguments.iter().copied().map(std::ffi::OsStr::new).chain(["--db".as_ref(), db.as_os_str()]));
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn post(server: &Server, path: &str, body: &Value) -> (u16, Value) {
    let agent = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().new_agent();
    let request = agent.post(format!("{}{path}", server.base())).header("content-type", "application/json");
    let mut answer = request.send(body.to_string()).unwrap();
    let text = answer.body_mut().read_to_string().unwrap();
    (answer.status().as_u16(), serde_json::from_str(&text).unwrap_or_default())
}

#[test]
fn an_operator_makes_the_first_administrator_and_takes_the_account_back() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("new.db");
    let link = run(&["user", "add", "--name", "Ana", "--role", "admin", "--url", "https://spot.example"], &db);
    let secret = link.trim().strip_prefix("https://spot.example/invite#").unwrap();
    assert!(run(&["user", "list"], &db).contains("invited"));

    let server = Server::start(&db);
    let body = json!({ "secret": secret, "password": PASSWORD });
    assert_eq!(post(&server, "/api/v1/invitations/accept", &body).0, 200);
    let sign_in = || post(&server, "/api/v1/sign-in", &json!({ "name": "ana", "password": PASSWORD }));
    assert_eq!((sign_in().0, sign_in().1["role"].as_str()), (200, Some("admin")));

    let last = spotlight(["user".as_ref(), "disable".as_ref(), "Ana".as_ref(), "--db".as_ref(), db.as_os_str()]);
    let error = String::from_utf8(last.stderr).unwrap();
    assert!(!last.status.success() && error.contains("last administrator"), "{error}");
    run(&["user", "reset", "Ana"], &db);
    assert_eq!(sign_in().1["code"], "wrong_sign_in", "a reset takes the password away while the service runs");
    assert!(run(&["user", "list"], &db).contains("invited"));
}

#[test]
fn the_operator_changes_settings_and_the_log_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("settings.db");
    let db = db.to_str().unwrap();
    let run = |arguments: &[&str]| {
        let output = spotlight(arguments.iter().chain(&["--db", db]));
        let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        (output.status.code(), said)
    };
    assert_eq!(run(&["token", "add", "--name", "Ana", "--role", "author"]).0, Some(0));
    let (_, list) = run(&["settings", "list"]);
    assert!(list.contains("two_person") && list.contains("auto") && list.contains("masks."), "{list}");
    let mask = list.lines().find(|line| line.starts_with("masks.")).unwrap();
    let mask = mask.split_whitespace().next().unwrap();
    for (name, value, shown) in
        [("two_person", "on", "on"), ("release_days", "14", "14"), (mask, "5,month", "5,month"), (mask, "usual", "")]
    {
        let (code, said) = run(&["settings", "set", name, value]);
        assert!(code == Some(0) && said.contains(shown), "{name}: {said}");
    }
    for (name, value) in [
        ("two_person", "perhaps"),
        ("release_days", "0"),
        ("nothing", "1"),
        (mask, "12,month"),
        ("masks.nothing", "5,month"),
    ] {
        let (code, said) = run(&["settings", "set", name, value]);
        assert_eq!(code, Some(2), "{name} {value}: {said}");
    }
    let (_, list) = run(&["settings", "list"]);
    let line = |name: &str| list.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    assert!(line("two_person ").contains(" on") && line("release_days").contains("14"), "{list}");
    let (_, log) = run(&["audit", "list"]);
    assert_eq!(
        log.lines().filter(|line| line.contains("operator") && line.contains("settings")).count(),
        2,
        "what stays as it is is no act: {log}"
    );
}
