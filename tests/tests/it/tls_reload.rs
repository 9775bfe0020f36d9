//! A certificate is replaced while the service runs: SIGHUP has it read again, for connections that come from then on.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use spotlight_tests::service::Service;
use spotlight_tests::spotlight;

struct Files {
    certificate: PathBuf,
    key: PathBuf,
}

impl Files {
    /// A new certificate in the same files.
    fn renew(&self) -> CertificateDer<'static> {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        fs::write(&self.certificate, made.cert.pem()).unwrap();
        fs::write(&self.key, made.signing_key.serialize_pem()).unwrap();
        made.cert.der().clone()
    }
}

/// A connection that stays open, to whoever shows this certificate.
struct Connection(BufReader<StreamOwned<ClientConnection, TcpStream>>);

impl Connection {
    fn to(service: &Service, root: &CertificateDer<'static>) -> Self {
        let mut roots = RootCertStore::empty();
        roots.add(root.clone()).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let config =
            config.with_safe_default_protocol_versions().unwrap().with_root_certificates(roots).with_no_client_auth();
        let client = ClientConnection::new(Arc::new(config), ServerName::try_from("localhost").unwrap()).unwrap();
        let stream = TcpStream::connect(service.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        Self(BufReader::new(StreamOwned::new(client, stream)))
    }

    /// The first line of the answer to one more request.
    fn ask(&mut self) -> std::io::Result<String> {
        self.0.get_mut().write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n")?;
        let (mut first, mut length) = (String::new(), 0);
        self.0.read_line(&mut first)?;
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line)? == 0 || line == "\r\n" {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap();
            }
        }
        self.0.read_exact(&mut vec![0; length])?;
        Ok(first)
    }
}

const FINE: &str = "HTTP/1.1 200 OK\r\n";

fn database(folder: &Path) -> PathBuf {
    let db = folder.join("tls.db");
    let made = spotlight(["user", "add", "--name", "Ana", "--role", "admin", "--db", db.to_str().unwrap()]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    db
}

#[test]
fn a_new_certificate_is_shown_to_new_connections_and_a_broken_one_is_refused_aloud() {
    let folder = tempfile::tempdir().unwrap();
    let db = database(folder.path());
    let files = Files { certificate: folder.path().join("cert.pem"), key: folder.path().join("key.pem") };
    let first = files.renew();
    let flags = ["--tls-cert", files.certificate.to_str().unwrap(), "--tls-key", files.key.to_str().unwrap()];
    let mut service = Service::start(folder.path(), &db, &flags);
    let mut old = Connection::to(&service, &first);
    assert_eq!(old.ask().unwrap(), FINE);

    let second = files.renew();
    assert_eq!(Connection::to(&service, &first).ask().unwrap(), FINE, "nothing changes before it is told");
    service.signal("HUP");
    service.wait_for("the certificate was read again");
    assert_eq!(Connection::to(&service, &second).ask().unwrap(), FINE);
    let refused = Connection::to(&service, &first).ask().unwrap_err();
    assert!(refused.to_string().contains("invalid peer certificate"), "{refused}");
    assert_eq!(old.ask().unwrap(), FINE, "who was connected before goes on");

    fs::write(&files.certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").unwrap();
    service.signal("HUP");
    let log = service.wait_for("the certificate was not read again; the earlier one stays");
    let said = log.lines().find(|line| line.contains("was not read again")).unwrap();
    assert!(said.contains("WARN") && said.contains("cert.pem"), "{said}");
    assert_eq!(Connection::to(&service, &second).ask().unwrap(), FINE);
    assert_eq!(old.ask().unwrap(), FINE);

    // It still listens to the signal.
    let third = files.renew();
    service.signal("HUP");
    let known = log.matches("the certificate was read again").count();
    while service.log().matches("the certificate was read again").count() == known {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(Connection::to(&service, &third).ask().unwrap(), FINE);
    assert_eq!(old.ask().unwrap(), FINE);
}
