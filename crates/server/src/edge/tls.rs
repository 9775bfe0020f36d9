//! TLS with a certificate of the operator's, by rustls. The files are read at the start and again on SIGHUP.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arc_swap::ArcSwap;
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::{self, PemObject as _};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// The files of a certificate.
#[derive(Debug, Clone)]
pub struct TlsFiles {
    /// The certificate and those between it and a root, in PEM.
    pub certificate: PathBuf,
    /// Its private key, in PEM.
    pub key: PathBuf,
}

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error("cannot read {path}: {source}; check the path, and that whoever runs the service may read it")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file holds no certificate.
    #[error("{0} holds no certificate in PEM; it must begin with -----BEGIN CERTIFICATE-----")]
    NoCertificate(PathBuf),
    /// A file holds no key.
    #[error("{0} holds no private key in PEM that is not encrypted; it must begin with -----BEGIN PRIVATE KEY-----")]
    NoKey(PathBuf),
    /// Each is one, but they do not belong together.
    #[error("the key in {key} does not belong to the certificate in {certificate}")]
    Mismatch {
        /// The file of the certificate.
        certificate: PathBuf,
        /// The file of the key.
        key: PathBuf,
    },
    /// They cannot be used for another reason.
    #[error("the certificate in {path} cannot be used: {source}")]
    Unusable {
        /// The file of the certificate.
        path: PathBuf,
        /// What rustls says.
        source: rustls::Error,
    },
}

/// The certificate that is shown now.
pub(crate) struct Tls {
    files: TlsFiles,
    config: ArcSwap<ServerConfig>,
}

impl Tls {
    pub(crate) fn load(files: TlsFiles) -> Result<Self, TlsError> {
        let config = ArcSwap::new(read(&files)?);
        Ok(Self { files, config })
    }

    pub(crate) fn config(&self) -> Arc<ServerConfig> {
        self.config.load_full()
    }

    /// Reads the files again; connections that are open keep what they have.
    fn reload(&self) -> Result<(), TlsError> {
        self.config.store(read(&self.files)?);
        Ok(())
    }

    /// Reads them again whenever the process is told to, for as long as it runs.
    pub(crate) async fn follow(self: Arc<Self>) {
        #[cfg(unix)]
        if let Ok(mut told) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()) {
            while told.recv().await.is_some() {
                match self.reload() {
                    Ok(()) => tracing::info!("the certificate was read again"),
                    Err(error) => tracing::warn!(%error, "the certificate was not read again; the earlier one stays"),
                }
            }
        }
    }
}

fn read(files: &TlsFiles) -> Result<Arc<ServerConfig>, TlsError> {
    let none = || TlsError::NoCertificate(files.certificate.clone());
    let text = bytes(&files.certificate)?;
    let chain = CertificateDer::pem_slice_iter(&text).collect::<Result<Vec<_>, pem::Error>>().map_err(|_| none())?;
    if chain.is_empty() {
        return Err(none());
    }
    let key = PrivateKeyDer::from_pem_slice(&bytes(&files.key)?).map_err(|_| TlsError::NoKey(files.key.clone()))?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key));
    let mut config = config.map_err(|error| match error {
        rustls::Error::InconsistentKeys(_) => {
            TlsError::Mismatch { certificate: files.certificate.clone(), key: files.key.clone() }
        }
        source => TlsError::Unusable { path: files.certificate.clone(), source },
    })?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

fn bytes(path: &Path) -> Result<Vec<u8>, TlsError> {
    std::fs::read(path).map_err(|source| TlsError::Unreadable { path: path.to_path_buf(), source })
}

#[cfg(test)]
mod tests;
