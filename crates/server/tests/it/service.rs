//! A running service with a database of its own, and a client for it.

use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use spotlight_server::{Options, now, serve};
use spotlight_store::{Act, KeySource, Projection, Role, SqliteStore, TokenStore};
use tempfile::TempDir;
use ureq::http::{Request, Response};

pub(crate) const MAX_UPLOAD: u64 = 2 << 20;

/// It ends with the process: it stops only on a signal.
pub(crate) struct Service {
    pub(crate) address: String,
    pub(crate) store: SqliteStore,
    pub(crate) runtime: tokio::runtime::Runtime,
    _folder: TempDir,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: ureq::http::HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&self.body)))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Service {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database: PathBuf = folder.path().join("service.db");
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let opened = runtime.block_on(SqliteStore::open(&database, &KeySource::Beside, Projection::embedded()));
        let (sender, address) = mpsc::channel();
        thread::spawn(move || {
            let listen = "127.0.0.1:0".parse().unwrap();
            let options = Options { database, key: KeySource::Beside, listen, max_upload: MAX_UPLOAD };
            let served = serve(options, move |address| sender.send(address.to_string()).unwrap());
            tokio::runtime::Runtime::new().unwrap().block_on(served).unwrap();
        });
        Self { address: address.recv().unwrap(), store: opened.unwrap().store, runtime, _folder: folder }
    }

    /// A token that is good for a number of days from now.
    pub(crate) fn token(&self, name: &str, role: Role, days: i64) -> String {
        let expires: Timestamp = now() + SignedDuration::from_hours(24 * days);
        let act = Act { who: "operator".to_owned(), now: now(), why: None };
        let (_, secret) = self.runtime.block_on(self.store.add_token(name, role, expires, act)).unwrap();
        secret.to_text().to_string()
    }

    pub(crate) fn request(
        &self,
        method: &str,
        path: &str,
        token: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None);
        let agent = config.allow_non_standard_methods(true).build().new_agent();
        let mut request = Request::builder().method(method).uri(format!("http://{}{path}", self.address));
        if !token.is_empty() {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = match method {
            "GET" | "HEAD" | "OPTIONS" | "DELETE" => agent.run(request.body(()).unwrap()),
            _ => agent.run(request.body(body).unwrap()),
        };
        let mut answer: Response<ureq::Body> = answer.unwrap();
        let body = answer.body_mut().with_config().limit(1 << 30).read_to_vec().unwrap();
        Answer { status: answer.status().as_u16(), headers: answer.headers().clone(), body }
    }

    pub(crate) fn get(&self, path: &str, token: &str) -> Answer {
        self.request("GET", path, token, &[], b"")
    }

    pub(crate) fn post(&self, path: &str, token: &str, body: &Value) -> Answer {
        self.request("POST", path, token, &[("content-type", "application/json")], body.to_string().as_bytes())
    }

    /// Begins an upload; its address.
    pub(crate) fn begin(&self, token: &str, length: usize) -> Answer {
        let length = length.to_string();
        // "casos.csv"
        let headers = [
            ("tus-resumable", "1.0.0"),
            ("upload-length", length.as_str()),
            ("upload-metadata", "filename Y2Fzb3MuY3N2"),
        ];
        self.request("POST", "/api/v1/uploads", token, &headers, b"")
    }

    pub(crate) fn append(&self, path: &str, token: &str, offset: usize, body: &[u8]) -> Answer {
        let offset = offset.to_string();
        let headers = [
            ("tus-resumable", "1.0.0"),
            ("upload-offset", offset.as_str()),
            ("content-type", "application/offset+octet-stream"),
        ];
        self.request("PATCH", path, token, &headers, body)
    }

    /// Uploads a whole file; its address.
    pub(crate) fn upload(&self, token: &str, file: &[u8]) -> String {
        let begun = self.begin(token, file.len());
        assert_eq!(begun.status, 201, "{}", String::from_utf8_lossy(&begun.body));
        let path = begun.header("location").to_owned();
        assert_eq!(self.append(&path, token, 0, file).status, 204);
        path
    }
}
