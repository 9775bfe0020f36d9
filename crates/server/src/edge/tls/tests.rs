//! What is said of files that are no certificate and its key.

use std::fs;
use std::path::Path;

use super::{Tls, TlsError, TlsFiles};

/// Writes a new certificate and its key.
fn make(folder: &Path, name: &str) -> TlsFiles {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let files = TlsFiles { certificate: folder.join(format!("{name}.pem")), key: folder.join(format!("{name}.key")) };
    fs::write(&files.certificate, made.cert.pem()).unwrap();
    fs::write(&files.key, made.signing_key.serialize_pem()).unwrap();
    files
}

#[test]
fn each_mistake_is_named_with_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let (good, other) = (make(folder.path(), "good"), make(folder.path(), "other"));
    assert!(Tls::load(good.clone()).is_ok());
    let why = |certificate: &Path, key: &Path| {
        let files = TlsFiles { certificate: certificate.to_path_buf(), key: key.to_path_buf() };
        Tls::load(files).err().unwrap()
    };
    assert!(matches!(why(&good.certificate, &other.key), TlsError::Mismatch { .. }));
    assert!(matches!(why(&good.key, &good.key), TlsError::NoCertificate(path) if path == good.key));
    assert!(matches!(why(&good.certificate, &good.certificate), TlsError::NoKey(path) if path == good.certificate));
    let broken = folder.path().join("broken.pem");
    fs::write(&broken, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").unwrap();
    assert!(matches!(why(&broken, &good.key), TlsError::Unusable { path, .. } if path == broken));
    let missing = folder.path().join("missing.pem");
    let error = why(&missing, &good.key);
    assert!(error.to_string().starts_with(&format!("cannot read {}", missing.display())), "{error}");
}

#[test]
fn a_new_certificate_is_taken_and_a_broken_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let files = make(folder.path(), "own");
    let tls = Tls::load(files.clone()).unwrap();
    let first = tls.config();
    fs::write(&files.key, "nothing").unwrap();
    assert!(tls.reload().is_err());
    assert!(std::sync::Arc::ptr_eq(&first, &tls.config()));
    make(folder.path(), "own");
    tls.reload().unwrap();
    assert!(!std::sync::Arc::ptr_eq(&first, &tls.config()));
}
