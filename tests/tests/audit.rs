//! The audit log of the built binary: listed, verified, and an older copy of the database found by a head that was kept.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use spotlight_tests::spotlight;

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
