//! What the built binary does when somebody asks about the data that are kept about them.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;
use spotlight_tests::{PUBLIC, Server, import, spotlight};

const FILE: &str = "external_id,source_system,category,date,lat,lon,title,description,source\n\
    CASE-77,invented,death,2021-06-02,31.9,-111.2,A case,His sister is Filomena Arrieta,A register\n\
    CASE-78,invented,death,2021-06-03,31.8,-111.3,Another case,,A register\n\
    CASE-79,invented,death,,31.8,-111.3,Filomena Arrieta again,,A register\n";

fn run(db: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = spotlight(arguments.iter().map(OsStr::new).chain(["--db".as_ref(), db.as_os_str()]));
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code(), said)
}

fn done(db: &Path, arguments: &[&str]) -> String {
    let (code, said) = run(db, arguments);
    assert_eq!(code, Some(0), "{said}");
    said
}

/// Uploads a file with a documenter's token, and does not confirm it; its address.
fn upload(server: &Server, token: &str, file: &str) -> String {
    let agent = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().new_agent();
    let base = server.base();
    let bearer = format!("Bearer {token}");
    let begun = agent
        .post(format!("{base}/api/v1/uploads"))
        .header("authorization", &bearer)
        .header("tus-resumable", "1.0.0")
        .header("upload-length", file.len().to_string())
        // "casos.csv"
        .header("upload-metadata", "filename Y2Fzb3MuY3N2")
        .send_empty()
        .unwrap();
    assert_eq!(begun.status(), 201);
    let path = begun.headers()["location"].to_str().unwrap().to_owned();
    let sent = agent
        .patch(format!("{base}{path}"))
        .header("authorization", &bearer)
        .header("tus-resumable", "1.0.0")
        .header("upload-offset", "0")
        .content_type("application/offset+octet-stream")
        .send(file)
        .unwrap();
    assert_eq!(sent.status(), 204);
    path
}

fn status_of(server: &Server, path: &str, token: &str) -> u16 {
    let agent = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().new_agent();
    let asked = agent.get(format!("{}{path}", server.base())).header("authorization", format!("Bearer {token}"));
    asked.call().unwrap().status().as_u16()
}

#[test]
fn an_upload_that_nobody_has_confirmed_is_found_and_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let (db, file) = (folder.path().join("a.db"), folder.path().join("cases.csv"));
    fs::write(&file, FILE).unwrap();
    import(&db, &[file], &PUBLIC);
    let token = done(&db, &["token", "add", "--name", "Dario", "--role", "documenter"]);
    let token = token.lines().find(|line| line.contains("spot_")).unwrap().trim().to_owned();
    let server = Server::start(&db);
    let theirs = upload(&server, &token, "name,category,date\nIsaura Villalpando,death,2021-06-02\n");
    let other = upload(&server, &token, "name,category,date\nSomebody else,death,2021-06-02\n");
    assert_eq!((status_of(&server, &theirs, &token), status_of(&server, &other, &token)), (200, 200));

    let id = theirs.rsplit('/').next().unwrap();
    let said = done(&db, &["subject", "find", "--words", "isaura villalpando"]);
    assert!(said.contains(&format!("upload {id}, not confirmed, rows 2")), "{said}");
    assert_eq!(said.matches("not confirmed").count(), 1, "{said}");
    let redact = ["subject", "redact", "--words", "Isaura Villalpando", "--why", "asked to"];
    let said = done(&db, &redact);
    assert!(said.contains(&format!("upload {id} would be given up")), "{said}");
    assert_eq!(status_of(&server, &theirs, &token), 200, "only said");
    let said = done(&db, &[&redact[..], &["--yes"]].concat());
    assert!(said.contains(&format!("upload {id} is given up as a whole")), "{said}");
    assert_eq!((status_of(&server, &theirs, &token), status_of(&server, &other, &token)), (404, 200));
    let said = done(&db, &["subject", "find", "--words", "isaura villalpando"]);
    assert!(!said.contains("upload"), "{said}");
}

fn becomes(server: &Server, path: &str, status: u16) {
    let patience = Instant::now() + Duration::from_secs(10);
    while server.status(path) != status {
        assert!(Instant::now() < patience, "{path} is {} and not {status}", server.status(path));
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn somebody_is_found_exported_withdrawn_and_redacted_while_the_map_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let (db, file) = (folder.path().join("a.db"), folder.path().join("cases.csv"));
    fs::write(&file, FILE).unwrap();
    import(&db, std::slice::from_ref(&file), &PUBLIC);
    let server = Server::start(&db);
    let list = server.json("/api/v1/incidents");
    let incidents = list["incidents"].as_array().unwrap();
    let of = |title: &str| incidents.iter().find(|i| i["title"] == title).unwrap()["id"].as_str().unwrap().to_owned();
    let (id, other) = (of("A case"), of("Another case"));
    let page = format!("/api/v1/incidents/{id}");

    let said = done(&db, &["subject", "find", "--words", "filomena ARRIETA"]);
    assert!(said.contains(&id) && said.contains("revision 1: description"), "{said}");
    assert!(said.contains("rejected rows of batch 1 (en), row 1: title"), "{said}");
    assert!(!said.contains(&other) && !said.to_lowercase().contains("filomena"), "{said}");
    let out = folder.path().join("out.json");
    done(
        &db,
        &["subject", "export", "--system", "invented", "--external-id", "CASE-77", "--out", out.to_str().unwrap()],
    );
    let document: Value = serde_json::from_slice(&fs::read(&out).unwrap()).unwrap();
    assert_eq!(document["records"][0]["versions"][0]["fields"]["description"], "His sister is Filomena Arrieta");
    assert_eq!(document["records"].as_array().unwrap().len(), 1);
    assert_eq!(run(&db, &["subject", "find", "--words", "ab"]).0, Some(2));
    assert_eq!(run(&db, &["subject", "find"]).0, Some(2));

    let withdraw = ["subject", "withdraw", "--record", &id, "--why", "asked to"];
    assert!(done(&db, &withdraw).contains("Nothing was changed"));
    assert_eq!(server.status(&page), 200);
    done(&db, &[&withdraw[..], &["--yes"]].concat());
    becomes(&server, &page, 404);
    let version = server.json("/api/v1/incidents")["version"].clone();
    assert_ne!(version, list["version"]);

    let redact = ["subject", "redact", "--record", &id, "--words", "Filomena Arrieta", "--why", "asked to"];
    let said = done(&db, &redact);
    assert!(said.contains("1 records would go") && said.contains("Nothing was changed"), "{said}");
    let said = done(&db, &[&redact[..], &["--yes"]].concat());
    assert!(said.contains(&format!("record {id}: redacted, with its 2 versions")), "{said}");
    assert_eq!(server.status(&page), 404);
    let (_, body) = server.request(&page).unwrap();
    assert!(String::from_utf8(body).unwrap().contains("no public incident"));
    assert_eq!(server.status(&format!("/api/v1/incidents/{other}")), 200);

    let again = import(&db, &[file], &PUBLIC);
    assert_eq!((&again["files"][0]["unchanged"], &again["files"][0]["rejected"]), (&1.into(), &2.into()), "{again}");
    let why: Vec<&Value> = again["files"][0]["rows"].as_array().unwrap().iter().filter(|r| r["line"] == 2).collect();
    assert_eq!(why.len(), 1, "{why:?}");
    assert_eq!((&why[0]["code"], &why[0]["value"]), (&"redacted".into(), &"".into()));
    assert!(why[0]["message"]["en"].as_str().unwrap().starts_with("Redacted at the person's request"));
    assert!(done(&db, &["subject", "find", "--record", &id]).contains("redacted on"));
    assert!(done(&db, &["audit", "verify"]).contains("none changed, none missing"));
    let log = done(&db, &["audit", "list"]);
    for act in ["subject_find", "subject_export", "withdraw", "redact"] {
        assert!(log.contains(act), "{log}");
    }
    assert!(!log.to_lowercase().contains("filomena"), "{log}");
    done(&db, &["doctor"]);
}
