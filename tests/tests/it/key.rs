//! Another key for a database, by the built binary: `kill -9` at any moment leaves one that opens, and a running server holds it off.
//!
//! Ten moments, or as many as `SPOTLIGHT_KILLS` says.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use spotlight_tests::{Server, binary, import, spotlight};

fn run(db: &Path, arguments: &[&str]) -> (bool, String) {
    let output = spotlight(arguments.iter().map(OsStr::new).chain(["--db".as_ref(), db.as_os_str()]));
    (output.status.success(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap())
}

/// The same with variables set.
fn run_with(db: &Path, variables: &[(&str, &str)], arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new(binary());
    command.args(arguments).arg("--db").arg(db).envs(variables.iter().copied()).stdin(Stdio::null());
    let output = command.output().unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap())
}

fn beside(db: &Path, ending: &str) -> PathBuf {
    let mut name = db.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A register of that many rows.
fn register(folder: &Path, rows: u32) -> PathBuf {
    let mut file = String::from("external_id,category,date,lat,lon,source,description\n");
    for n in 0..rows {
        let (lat, lon) = (31.5 + f64::from(n % 83) / 100.0, -112.0 + f64::from(n % 97) / 100.0);
        let (year, day) = (2010 + n % 12, 1 + n % 28);
        // Writing to a string cannot fail.
        let _ = writeln!(file, "{n},death,{year}-05-{day:02},{lat},{lon},A register,Told by somebody at length {n}");
    }
    let path = folder.join("register.csv");
    fs::write(&path, file).unwrap();
    path
}

/// Complete records, with the binary's own check of everything.
fn records(db: &Path, variables: &[(&str, &str)]) -> String {
    let (fine, said) = run_with(db, variables, &["doctor"]);
    assert!(fine, "{said}");
    let (fine, said) = run_with(db, variables, &["export", "--private", "--format", "csv"]);
    assert!(fine, "{said}");
    said
}

fn rotations(db: &Path) -> usize {
    let (fine, log) = run(db, &["audit", "list"]);
    assert!(fine, "{log}");
    log.matches("rotate_key").count()
}

#[test]
fn a_rotation_that_is_killed_leaves_a_database_that_opens_with_its_key() {
    let kills: u32 = std::env::var("SPOTLIGHT_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(10);
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("killed.db");
    import(&db, &[register(folder.path(), 6000)], &[]);
    let before = records(&db, &[]);
    let (key, pending) = (beside(&db, ".key"), beside(&db, ".key.new"));

    let began = Instant::now();
    let (fine, said) = run(&db, &["key", "rotate"]);
    assert!(fine && said.contains("this is key 2"), "{said}");
    let lasts = began.elapsed();
    assert_eq!(records(&db, &[]), before);
    let mut done = rotations(&db);
    assert_eq!(done, 1);

    let (mut old, mut new, mut prepared) = (0, 0, 0);
    for round in 0..kills {
        let was = fs::read_to_string(&key).unwrap();
        let mut child = Command::new(binary())
            .args(["key", "rotate", "--db"])
            .arg(&db)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // From the first moment to a while after the end of an undisturbed one, evenly.
        thread::sleep(lasts.mul_f64(1.2 * f64::from(round) / f64::from(kills)));
        // SIGKILL.
        child.kill().unwrap();
        child.wait().unwrap();
        prepared += u32::from(pending.exists());

        assert_eq!(records(&db, &[]), before, "round {round}");
        assert!(!pending.exists(), "round {round}: the second key is gone once the database was opened");
        let (fine, said) = run(&db, &["audit", "verify"]);
        assert!(fine, "round {round}: {said}");
        let now = rotations(&db);
        let changed = fs::read_to_string(&key).unwrap() != was;
        assert_eq!(
            now,
            done + usize::from(changed),
            "round {round}: a new key is in force if and only if the log says so"
        );
        if changed {
            new += 1;
        } else {
            old += 1;
        }
        done = now;
    }
    println!("{kills} kills: {old} left the old key, {new} the new one; {prepared} left a key to be settled");
    assert!(kills < 10 || (old > 0 && prepared > 0), "no kill came in the middle");
}

#[test]
fn a_running_server_holds_a_rotation_off_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("served.db");
    import(&db, &[register(folder.path(), 50)], &["--publish", "--consent", "public_record", "--visibility", "exact"]);
    let key = fs::read(beside(&db, ".key")).unwrap();
    let server = Server::start(&db);
    let (fine, said) = run(&db, &["key", "rotate"]);
    assert!(!fine && said.contains("spotlight serve") && said.contains("stop it first"), "{said}");
    assert_eq!(fs::read(beside(&db, ".key")).unwrap(), key);
    assert!(!beside(&db, ".key.new").exists());
    assert_eq!(server.json("/api/v1/summary?by=year")["rows"].as_array().unwrap().len(), 12);
    drop(server);
    assert!(run(&db, &["key", "rotate"]).0);
    assert_ne!(fs::read(beside(&db, ".key")).unwrap(), key);
    let server = Server::start(&db);
    assert_eq!(server.json("/api/v1/incidents")["total"], 50);
}

#[test]
fn a_key_in_a_variable_is_replaced_by_one_in_another_or_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("given.db");
    let [first, second] = ["1", "2"].map(|digit| digit.repeat(64));
    let old = [("SPOTLIGHT_KEY", first.as_str())];
    let rows = register(folder.path(), 20);
    let (fine, said) = run_with(&db, &old, &["import", rows.to_str().unwrap()]);
    assert!(fine, "{said}");
    let before = records(&db, &old);

    let (fine, said) = run_with(&db, &old, &["key", "rotate"]);
    assert!(!fine && said.contains("SPOTLIGHT_NEW_KEY") && said.contains("--new-key-file"), "{said}");
    let same = [old[0], ("SPOTLIGHT_NEW_KEY", first.as_str())];
    let (fine, said) = run_with(&db, &same, &["key", "rotate"]);
    assert!(!fine && said.contains("has already"), "{said}");
    let both = [old[0], ("SPOTLIGHT_NEW_KEY", second.as_str())];
    let (fine, said) = run_with(&db, &both, &["key", "rotate"]);
    assert!(fine && said.contains("SPOTLIGHT_KEY must hold"), "{said}");
    let (fine, said) = run_with(&db, &old, &["doctor"]);
    assert!(!fine && said.contains("does not belong to"), "{said}");
    assert!(!beside(&db, ".key").exists(), "no key is written that nobody asked for");

    let old = [("SPOTLIGHT_KEY", second.as_str())];
    assert_eq!(records(&db, &old), before);
    let third = folder.path().join("third.key");
    let (fine, said) = run_with(&db, &old, &["key", "rotate", "--new-key-file", third.to_str().unwrap()]);
    assert!(fine && said.contains("third.key"), "{said}");
    let third = fs::read_to_string(third).unwrap();
    let now = [("SPOTLIGHT_KEY", third.trim())];
    assert_eq!(records(&db, &now), before);
    let taken = folder.path().join("third.key");
    let (fine, said) = run_with(&db, &now, &["key", "rotate", "--new-key-file", taken.to_str().unwrap()]);
    assert!(!fine && said.contains("is there already"), "{said}");
    assert_eq!(records(&db, &now), before);
}

#[test]
fn the_old_key_can_be_kept_for_backups_from_before() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("kept.db");
    import(&db, &[register(folder.path(), 20)], &[]);
    let (backup, before) = (folder.path().join("before.db"), records(&db, &[]));
    fs::copy(&db, &backup).unwrap();
    let copy = beside(&backup, ".key");
    let (fine, said) = run(&db, &["key", "rotate", "--keep-old-key", copy.to_str().unwrap()]);
    assert!(fine, "{said}");
    assert_eq!(records(&backup, &[]), before);
    let (fine, said) = run_with(&db, &[("SPOTLIGHT_NEW_KEY", "0".repeat(64).as_str())], &["key", "rotate"]);
    assert!(!fine && said.contains("the key is in a file"), "{said}");
}
