//! Uploads go on where they broke off, and are bounded.

use std::io::Write;
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use spotlight_store::Role;

use crate::service::{MAX_UPLOAD, Service};

#[test]
fn an_upload_that_broke_off_goes_on_where_it_stands() {
    let service = Service::start();
    let token = service.token("Ana", Role::Documenter, 1);
    let file: Vec<u8> = (0..700_000_u32).map(|n| (n % 251) as u8).collect();
    let path = service.begin(&token, file.len()).header("location").to_owned();

    // Half of it, then the connection is gone in the middle of the body.
    let mut broken = TcpStream::connect(&service.address).unwrap();
    let length = file.len();
    write!(
        broken,
        "PATCH {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ntus-resumable: 1.0.0\r\nupload-offset: 0\r\n\
         content-type: application/offset+octet-stream\r\ncontent-length: {length}\r\n\r\n"
    )
    .unwrap();
    broken.write_all(&file[..350_000]).unwrap();
    drop(broken);

    let head = || service.request("HEAD", &path, &token, &[("tus-resumable", "1.0.0")], b"");
    let patience = Instant::now() + Duration::from_secs(20);
    while head().header("upload-offset") != "350000" {
        assert!(Instant::now() < patience, "what came before the break is kept: {}", head().header("upload-offset"));
        thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(head().header("upload-length"), "700000");
    assert_eq!(service.append(&path, &token, 0, &file).status, 409, "not from the beginning");
    let rest = service.append(&path, &token, 350_000, &file[350_000..]);
    assert_eq!((rest.status, rest.header("upload-offset")), (204, "700000"));
    assert_eq!(service.get(&path, &token).json()["state"], "ready");
}

#[test]
fn what_is_too_large_or_not_of_the_protocol_is_refused() {
    let service = Service::start();
    let token = service.token("Ana", Role::Documenter, 1);
    let options = service.request("OPTIONS", "/api/v1/uploads", "", &[], b"");
    assert_eq!((options.status, options.header("tus-version")), (204, "1.0.0"));
    assert_eq!(options.header("tus-max-size"), MAX_UPLOAD.to_string());
    assert_eq!(options.header("tus-extension"), "creation,termination");

    assert_eq!(service.begin(&token, MAX_UPLOAD as usize + 1).status, 413);
    let without_version = service.request("POST", "/api/v1/uploads", &token, &[("upload-length", "1")], b"");
    assert_eq!(without_version.status, 412);
    let begin = |name: &str, value: &str| {
        let headers = [("tus-resumable", "1.0.0"), ("upload-length", "3"), (name, value)];
        let answer = service.request("POST", "/api/v1/uploads", &token, &headers, b"");
        (answer.status, answer.json()["code"].clone())
    };
    assert_eq!(begin("upload-defer-length", "1"), (400, "unsupported_header".into()));
    let path = service.begin(&token, 3).header("location").to_owned();
    assert_eq!(service.append(&path, &token, 0, b"1234").status, 413);
    let headers = [("tus-resumable", "1.0.0"), ("upload-offset", "0"), ("content-type", "text/csv")];
    assert_eq!(service.request("PATCH", &path, &token, &headers, b"123").status, 415);
    let octets = ("content-type", "application/offset+octet-stream");
    let summed = [headers[0], headers[1], octets, ("upload-checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=")];
    assert_eq!(service.request("PATCH", &path, &token, &summed, b"123").status, 400, "a sum that nobody checks");
    assert_eq!(service.get(&path, &token).json()["offset"], 0);
    let incomplete = service.post(&format!("{path}/preview"), &token, &serde_json::json!({}));
    assert_eq!((incomplete.status, incomplete.json()["code"].as_str()), (409, Some("incomplete")));

    let delete = |path: &str| service.request("DELETE", path, &token, &[("tus-resumable", "1.0.0")], b"").status;
    assert_eq!((delete(&path), delete(&path)), (204, 404));
    for _ in 0..20 {
        assert_eq!(service.begin(&token, 1).status, 201);
    }
    assert_eq!(service.begin(&token, 1).status, 429);
}
