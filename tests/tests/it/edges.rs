//! The edge of the built binary: TLS with a certificate of the operator's, whom it believes, and that it keeps no visitor's address.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use spotlight_tests::service::Service;
use spotlight_tests::spotlight;

fn account(db: &Path) {
    let made = spotlight(["user", "add", "--name", "Ana", "--role", "admin", "--db", db.to_str().unwrap()]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

/// The secret of the one-time link of a new account.
fn secret(db: &Path) -> String {
    let made = spotlight(["user", "add", "--name", "Ben", "--role", "reviewer", "--db", db.to_str().unwrap()]);
    let said = String::from_utf8(made.stdout).unwrap() + &String::from_utf8(made.stderr).unwrap();
    let (_, rest) = said.split_once("/invite#").unwrap_or_else(|| panic!("{said}"));
    rest.split_whitespace().next().unwrap().to_owned()
}

fn request(method: &str, path: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/json\r\n\
         content-length: {length}\r\n{headers}\r\n{body}"
    )
}

fn over_tls(
    service: &Service,
    root: &CertificateDer<'static>,
    alpn: &[&[u8]],
    text: &str,
) -> (String, Option<Vec<u8>>) {
    let mut roots = RootCertStore::empty();
    roots.add(root.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let mut config =
        config.with_safe_default_protocol_versions().unwrap().with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = alpn.iter().map(|name| name.to_vec()).collect();
    let client = ClientConnection::new(Arc::new(config), ServerName::try_from("localhost").unwrap()).unwrap();
    let mut stream = StreamOwned::new(client, TcpStream::connect(service.address()).unwrap());
    // HTTP/2 keeps the connection: what came by then is enough.
    stream.sock.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    stream.write_all(text.as_bytes()).unwrap();
    let mut answer = Vec::new();
    // A server may close without a farewell; what it said counts.
    let _ = stream.read_to_end(&mut answer);
    (String::from_utf8_lossy(&answer).into_owned(), stream.conn.alpn_protocol().map(<[u8]>::to_vec))
}

#[test]
fn with_a_certificate_the_service_speaks_tls_and_the_cookie_is_secure() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("edge.db");
    let secret = secret(&db);
    let (cert, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    fs::write(&cert, made.cert.pem()).unwrap();
    fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let root = made.cert.der().clone();

    let serve = |cert: &Path, key: &Path| {
        let files = ["--tls-cert", cert.to_str().unwrap(), "--tls-key", key.to_str().unwrap()];
        let output = spotlight(["serve", "--listen", "127.0.0.1:0", "--db", db.to_str().unwrap()].iter().chain(&files));
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, said) = serve(&folder.path().join("none.pem"), &key);
    assert!(code == Some(1) && said.contains("cannot read") && said.contains("none.pem"), "{said}");
    let (code, said) = serve(&key, &key);
    assert!(code == Some(1) && said.contains("holds no certificate"), "{said}");

    let service =
        Service::start(folder.path(), &db, &["--tls-cert", cert.to_str().unwrap(), "--tls-key", key.to_str().unwrap()]);
    let printed = fs::read_to_string(folder.path().join("stdout.log")).unwrap();
    assert_eq!(printed, format!("Spotlight is at https://{}\n", service.address()));
    let accept = format!("{{\"secret\":\"{secret}\",\"password\":\"tejado cobre lunes 40\"}}");
    let text = request("POST", "/api/v1/invitations/accept", "", &accept);
    let (answer, _) = over_tls(&service, &root, &[b"http/1.1"], &text);
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    let cookie = answer.lines().find(|line| line.to_ascii_lowercase().starts_with("set-cookie:")).unwrap();
    assert!(cookie.contains("__Host-spotlight=") && cookie.contains("; Secure; HttpOnly; SameSite=Strict"), "{cookie}");
    assert!(answer.contains("strict-transport-security: max-age=31536000"), "{answer}");
    let hello = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0";
    let (_, spoken) = over_tls(&service, &root, &[b"h2", b"http/1.1"], hello);
    assert_eq!(spoken.as_deref(), Some(&b"h2"[..]), "HTTP/2 is offered");

    let mut plain = TcpStream::connect(service.address()).unwrap();
    plain.write_all(request("GET", "/healthz", "", "").as_bytes()).unwrap();
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer);
    assert!(!String::from_utf8_lossy(&answer).contains("HTTP/1.1"), "nothing is answered in the clear");
    assert!(service.stop(), "it stops when told, within its patience");
}

#[test]
fn without_limits_it_stays_on_this_machine() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("edge.db");
    account(&db);
    let serve = |flags: &[&str]| {
        let arguments = ["serve", "--no-rate-limit", "--db", db.to_str().unwrap()];
        let output = spotlight(arguments.iter().chain(flags));
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for flags in [&["--listen", "0.0.0.0:0"][..], &["--listen", "127.0.0.1:0", "--trusted-proxy", "127.0.0.1"]] {
        let (code, said) = serve(flags);
        assert!(code == Some(2) && said.contains("loopback"), "{flags:?}: {said}");
    }
    let (code, said) = serve(&["--trusted-proxy", "proxy.example"]);
    assert!(code == Some(2) && said.contains("10.0.0.0/8"), "{said}");
}

/// Asks from an address of one's own.
fn from(peer: Ipv4Addr, to: SocketAddr, text: &str) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind((peer, 0).into()).unwrap();
        socket.connect(to).await.unwrap().into_std().unwrap()
    });
    stream.set_nonblocking(false).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream.write_all(text.as_bytes()).unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

/// Every way in which an address could be written down.
fn forms(address: IpAddr) -> Vec<Vec<u8>> {
    let mut forms = vec![address.to_string().into_bytes(), format!("{address:?}").into_bytes()];
    let octets = match address {
        IpAddr::V4(v4) => v4.octets().to_vec(),
        IpAddr::V6(v6) => v6.octets().to_vec(),
    };
    let hex = |separator: &str| octets.iter().map(|octet| format!("{octet:02x}")).collect::<Vec<_>>().join(separator);
    forms.extend(["", ":", " "].map(|separator| hex(separator).into_bytes()));
    forms.extend(["", ":", " "].map(|separator| hex(separator).to_uppercase().into_bytes()));
    forms.push(octets.iter().map(u8::to_string).collect::<Vec<_>>().join(", ").into_bytes());
    if let IpAddr::V4(v4) = address {
        forms.push(v4.to_bits().to_string().into_bytes());
        forms.push(v4.to_bits().swap_bytes().to_string().into_bytes());
    }
    forms.push(octets.iter().rev().copied().collect());
    forms.push(octets);
    forms
}

fn holds(bytes: &[u8], form: &[u8]) -> bool {
    bytes.windows(form.len()).any(|window| window == form)
}

#[test]
fn no_address_of_a_visitor_is_written_anywhere() {
    let peer = Ipv4Addr::new(127, 45, 67, 89);
    let stranger = Ipv4Addr::new(127, 91, 82, 73);
    let said: [IpAddr; 3] = [
        "203.0.113.197".parse().unwrap(),
        "198.51.100.213".parse().unwrap(),
        "2001:db8:7ac5:91e3::b6d7".parse().unwrap(),
    ];
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("edge.db");
    account(&db);
    let service = Service::start(folder.path(), &db, &["--trusted-proxy", "127.45.67.89"]);
    let mut seen = std::collections::BTreeSet::new();
    let mut ask = |peer: Ipv4Addr, method: &str, path: &str, headers: &str, body: &str| {
        let text = request(method, path, headers, body);
        let answer = from(peer, service.address(), &text);
        let status: u16 = answer.split(' ').nth(1).map_or(0, |code| code.parse().unwrap());
        for form in said.iter().copied().chain([peer.into()]).flat_map(forms).filter(|form| form.len() > 4) {
            assert!(!holds(answer.as_bytes(), &form), "an answer names its visitor: {answer}");
        }
        seen.insert(status);
    };
    let [first, second, third] = said;
    let headers = [
        format!("x-forwarded-for: {second}, {first}\r\nx-forwarded-proto: https\r\n"),
        format!("forwarded: for={second}, for={first};proto=https\r\n"),
        format!("forwarded: for=\"[{third}]:4711\"\r\nx-real-ip: {first}\r\n"),
        format!("x-forwarded-for: {third}\r\ntrue-client-ip: {second}\r\n"),
    ];
    for peer in [peer, stranger] {
        for headers in &headers {
            for path in ["/", "/healthz", "/nothing", "/api/v1/incidents?from=x", "/api/v1/users", "/tiles/0/0/0.mvt"] {
                ask(peer, "GET", path, headers, "");
            }
            ask(peer, "POST", "/api/v1/sign-in", headers, "{\"name\":\"Ana\",\"password\":\"wrong wrong\"}");
            ask(peer, "POST", "/api/v1/sign-in", headers, "{");
            ask(peer, "DELETE", "/api/v1/incidents", headers, "");
        }
        for _ in 0..40 {
            ask(peer, "GET", "/api/v1/export.csv", &headers[0], "");
        }
        // What is no HTTP at all.
        from(peer, service.address(), "\u{16}\u{3}\u{1} nonsense\r\n\r\n");
        drop(from(
            peer,
            service.address(),
            "GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\nconnection: close\r\n\r\n",
        ));
    }
    for status in [200, 400, 401, 404, 405, 429] {
        assert!(seen.contains(&status), "no answer with {status}: {seen:?}");
    }
    assert!(service.stop());

    let log = fs::read_to_string(folder.path().join("stderr.log")).unwrap();
    assert!(log.contains("TRACE") || log.contains("DEBUG"), "the log is as wordy as it can be");
    let (mut files, mut found) = (0, Vec::new());
    for file in fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let ending = |wanted: &str| path.extension().is_some_and(|own| own == wanted);
        if ending("key") {
            continue;
        }
        files += 1;
        let bytes = fs::read(&path).unwrap();
        for address in said.into_iter().chain([peer.into(), stranger.into()]) {
            for form in forms(address) {
                // Four bytes of a sealed file happen to be an address once in so many files: there only text counts.
                if form.len() > 4 && holds(&bytes, &form) || form.len() == 4 && ending("log") && holds(&bytes, &form) {
                    found.push(format!("{name}: {address} as {:?}", String::from_utf8_lossy(&form)));
                }
            }
        }
    }
    assert!(files >= 3 && found.is_empty(), "{files} files: {found:#?}");
    // The search can find something.
    assert!(forms(peer.into()).iter().any(|form| holds(b"from 127.45.67.89:4711", form)));
}
