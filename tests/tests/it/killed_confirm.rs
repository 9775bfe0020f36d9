//! `kill -9` at random moments of a confirmation: all of the batch is there or nothing of it, and the upload can be confirmed again.
//!
//! Ten moments, or as many as `SPOTLIGHT_KILLS` says.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Output;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use spotlight_tests::{Server, spotlight};
use ureq::http::Request;

const ROWS: u32 = 4000;

/// A request with a token; status and body, or nothing if the server is gone.
fn ask(
    base: &str,
    method: &str,
    path: &str,
    token: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Option<(u16, Vec<u8>)> {
    let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build();
    let mut request = Request::builder().method(method).uri(format!("{base}{path}"));
    request = request.header("authorization", format!("Bearer {token}")).header("tus-resumable", "1.0.0");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut answer = config.new_agent().run(request.body(body).unwrap()).ok()?;
    let location = answer.headers().get("location").map(|value| value.as_bytes().to_vec());
    let read = answer.body_mut().with_config().limit(1 << 30).read_to_vec().ok()?;
    Some((answer.status().as_u16(), if read.is_empty() { location.unwrap_or_default() } else { read }))
}

fn upload(base: &str, token: &str, file: &[u8]) -> String {
    let length = file.len().to_string();
    let (status, path) = ask(base, "POST", "/api/v1/uploads", token, &[("upload-length", &length)], b"").unwrap();
    assert_eq!(status, 201);
    let path = String::from_utf8(path).unwrap();
    let headers = [("upload-offset", "0"), ("content-type", "application/offset+octet-stream")];
    assert_eq!(ask(base, "PATCH", &path, token, &headers, file).unwrap().0, 204);
    path
}

fn post(base: &str, token: &str, path: &str, body: &Value) -> Option<(u16, Value)> {
    let headers = [("content-type", "application/json")];
    let (status, body) = ask(base, "POST", path, token, &headers, body.to_string().as_bytes())?;
    Some((status, serde_json::from_slice(&body).unwrap()))
}

fn register(round: u32) -> Vec<u8> {
    let mut file = String::from("external_id,category,date,lat,lon,source\n");
    for n in 0..ROWS {
        let (lat, lon) = (31.5 + f64::from(n % 83) / 100.0, -112.0 + f64::from(n % 97) / 100.0);
        let (year, day) = (2010 + n % 12, 1 + n % 28);
        // Writing to a string cannot fail.
        let _ = writeln!(file, "{round}-{n},death,{year}-05-{day:02},{lat},{lon},A register");
    }
    file.into_bytes()
}

/// Complete records in the database, with its own check of everything.
fn records(db: &Path) -> usize {
    let run = |arguments: &[&str]| -> Output {
        let output = spotlight(arguments.iter().map(std::ffi::OsStr::new).chain(["--db".as_ref(), db.as_os_str()]));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        output
    };
    run(&["doctor"]);
    csv::Reader::from_reader(run(&["export", "--private", "--format", "csv"]).stdout.as_slice()).records().count()
}

#[test]
fn a_confirmation_that_is_killed_leaves_the_old_dataset_or_the_new_one() {
    let kills: u32 = std::env::var("SPOTLIGHT_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(10);
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("killed.db");
    let made = ["token", "add", "--name", "Ana", "--role", "documenter", "--db"].map(std::ffi::OsStr::new);
    let made = spotlight(made.into_iter().chain([db.as_os_str()]));
    let token = String::from_utf8(made.stdout).unwrap().trim().to_owned();

    let mut lasts = Duration::from_millis(300);
    let mut chance = 0x9e37_79b9_7f4a_7c15_u64;
    let (mut old, mut new) = (0, 0);
    for round in 0..kills {
        let server = Server::start(&db);
        let base = server.base();
        let path = upload(&base, &token, &register(round));
        let (status, preview) = post(&base, &token, &format!("{path}/preview"), &json!({})).unwrap();
        assert_eq!((status, preview["receipt"]["accepted"].as_u64()), (200, Some(u64::from(ROWS))));
        let body = json!({ "sha256": preview["sha256"] });
        let confirm = format!("{path}/confirm");
        let confirming = thread::spawn({
            let (base, token, confirm, body) = (base.clone(), token.clone(), confirm.clone(), body.clone());
            move || post(&base, &token, &confirm, &body)
        });
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        thread::sleep(lasts.mul_f64((chance >> 40) as f64 / f64::from(1 << 24) * 1.8));
        // SIGKILL.
        drop(server);
        let acknowledged = confirming.join().unwrap().is_some();

        let before = (round * ROWS) as usize;
        let found = records(&db);
        assert!(found == before || found == before + ROWS as usize, "round {round}: {found} records");
        assert!(!acknowledged || found > before, "round {round}: what was acknowledged is lost");
        if found == before {
            old += 1;
        } else {
            new += 1;
        }

        let server = Server::start(&db);
        let began = Instant::now();
        let (status, confirmed) = post(&server.base(), &token, &confirm, &body).unwrap();
        assert_eq!(status, if found == before { 201 } else { 200 }, "{confirmed}");
        if status == 201 {
            lasts = began.elapsed();
        }
        assert_eq!(confirmed["receipt"]["accepted"].as_u64(), Some(u64::from(ROWS)));
        drop(server);
        assert_eq!(records(&db), before + ROWS as usize);
    }
    println!("{kills} kills: {old} left the old dataset, {new} the new one");
    assert!(kills < 10 || old > 0, "no kill came before the end: the moments are too late");
}
