//! A running service with a database of its own, and a client for it.

use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use spotlight_server::{Options, now, serve};
use spotlight_store::{AccountStore, Act, KeySource, Projection, Role, SessionStore, SqliteStore, TokenStore, User};
use tempfile::TempDir;
use ureq::http::{Request, Response};

pub(crate) const MAX_UPLOAD: u64 = 2 << 20;

/// Of every account of a test.
pub(crate) const PASSWORD: &str = "tejado cobre lunes 40";

/// It ends with the process: it stops only on a signal.
pub(crate) struct Service {
    pub(crate) address: String,
    pub(crate) store: SqliteStore,
    pub(crate) runtime: tokio::runtime::Runtime,
    folder: TempDir,
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
        Self::start_with(|options| options)
    }

    /// The same with other options.
    pub(crate) fn start_with(adjust: impl FnOnce(Options) -> Options + Send + 'static) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database: PathBuf = folder.path().join("service.db");
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let opened = runtime.block_on(SqliteStore::open(&database, &KeySource::Beside, Projection::embedded()));
        let (sender, address) = mpsc::channel();
        thread::spawn(move || {
            let listen = "127.0.0.1:0".parse().unwrap();
            let options =
                Options { max_upload: MAX_UPLOAD, ..adjust(Options::new(database, KeySource::Beside, listen)) };
            let served = serve(options, move |address| sender.send(address.to_string()).unwrap());
            tokio::runtime::Runtime::new().unwrap().block_on(served).unwrap();
        });
        Self { address: address.recv().unwrap(), store: opened.unwrap().store, runtime, folder }
    }

    /// A token that is good for a number of days from now.
    pub(crate) fn token(&self, name: &str, role: Role, days: i64) -> String {
        let expires: Timestamp = now() + SignedDuration::from_hours(24 * days);
        let act = Act { who: "operator".to_owned(), now: now(), why: None };
        let (_, secret) = self.runtime.block_on(self.store.add_token(name, role, expires, act)).unwrap();
        secret.to_text().to_string()
    }

    /// An account that has this password, and can sign in.
    pub(crate) fn account(&self, name: &str, role: Role) -> User {
        let act = Act { who: "operator".to_owned(), now: now(), why: None };
        let expires = now() + SignedDuration::from_hours(1);
        let (user, secret) = self.runtime.block_on(self.store.invite(name, role, expires, act)).unwrap();
        let body = json!({ "secret": *secret.to_text(), "password": PASSWORD });
        let answer = self.post("/api/v1/invitations/accept", "", &body);
        assert_eq!(answer.status, 200, "{}", answer.json());
        user
    }

    /// The cookie of a new session of an account.
    pub(crate) fn cookie(&self, user: &User) -> String {
        let secret = self.runtime.block_on(self.store.begin_session(user.id, false, now())).unwrap();
        format!("__Host-spotlight={}", *secret.to_text())
    }

    /// Asks as a page of ours does.
    pub(crate) fn as_page(&self, method: &str, path: &str, cookie: &str, body: &Value) -> Answer {
        let headers = [("cookie", cookie), ("sec-fetch-site", "same-origin"), ("content-type", "application/json")];
        self.request(method, path, "", &headers, body.to_string().as_bytes())
    }

    /// Every byte of the database's files, without its key.
    pub(crate) fn stolen(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap().path());
        let files = files.filter(|path| path.extension().is_none_or(|kind| kind != "key"));
        files.flat_map(|path| std::fs::read(path).unwrap()).collect()
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
            "DELETE" if !body.is_empty() => agent.run(request.body(body).unwrap()),
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
