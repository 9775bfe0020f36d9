//! Helpers for the end-to-end tests: the built binary as its users run it.

pub mod attack;
pub mod crawl;
pub mod invented;
pub mod leaks;
pub mod mvt;
pub mod raw;
pub mod real;
pub mod service;
pub mod tables;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// The project's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package lies in the workspace").to_path_buf()
}

/// The built `spotlight`, beside the test's own directory in `target`.
///
/// # Panics
/// If it has not been built.
pub fn binary() -> PathBuf {
    let own = std::env::current_exe().expect("a test has a path");
    let profile = own.parent().and_then(Path::parent).expect("target/<profile>/deps/<test>");
    let binary = profile.join("spotlight");
    assert!(binary.is_file(), "{} is missing; run `cargo build -p spotlight` first", binary.display());
    binary
}

/// Runs `spotlight` to its end.
///
/// # Panics
/// If it cannot be started.
pub fn spotlight<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Output {
    Command::new(binary()).args(arguments).stdin(Stdio::null()).output().expect("the binary starts")
}

/// Imports files, all published at their exact place; gives the receipt.
///
/// # Panics
/// If the import fails.
pub fn import(db: &Path, files: &[PathBuf], flags: &[&str]) -> Value {
    let receipt = db.with_extension("receipt.json");
    let mut arguments = vec!["import".into()];
    arguments.extend(files.iter().map(|file| file.as_os_str().to_owned()));
    arguments.extend(["--db".into(), db.into(), "--receipt".into(), receipt.clone().into_os_string()]);
    arguments.extend(flags.iter().map(Into::into));
    let output = spotlight(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let receipt = std::fs::read(receipt).expect("a receipt was asked for");
    serde_json::from_slice(&receipt).expect("a receipt is JSON")
}

/// Makes the table of a state and year; what was said where it was refused.
///
/// # Errors
/// If there is no such table to be made.
pub fn make_table(db: &Path, state: &str, year: i16) -> Result<(), String> {
    let year = year.to_string();
    let arguments = ["table", "make", "--state", state, "--year", &year, "--db"].map(std::ffi::OsStr::new);
    let output = spotlight(arguments.into_iter().chain([db.as_os_str()]));
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

/// The flags of a public register at its exact places.
pub const PUBLIC: [&str; 5] = ["--publish", "--consent", "public_record", "--visibility", "exact"];

/// A running server, stopped when dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: String,
    /// Keeps its connections: a descent to the deepest zoom asks for tens of thousands of tiles.
    agent: ureq::Agent,
}

impl Server {
    /// Serves a database on a free port and waits until tiles can be had.
    ///
    /// # Panics
    /// If it does not start within a minute.
    pub fn start(db: &Path) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
        let address = format!("127.0.0.1:{port}");
        let mut child = Command::new(binary())
            // A crawler asks for more exports in a minute than any visitor may.
            .args(["serve", "--no-rate-limit", "--listen", &address, "--db"])
            .arg(db)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let errors = BufReader::new(child.stderr.take().expect("stderr is piped"));
        std::thread::spawn(move || errors.lines().map_while(Result::ok).for_each(|line| eprintln!("server: {line}")));
        let agent = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().new_agent();
        let server = Self { child, address, agent };
        let patience = Instant::now() + Duration::from_mins(1);
        while server.status("/readyz") != 200 {
            assert!(Instant::now() < patience, "the server was not ready within a minute");
            std::thread::sleep(Duration::from_millis(50));
        }
        server
    }

    /// Where it answers: `http://address:port`.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The status of a GET; 0 when nothing answers.
    pub fn status(&self, path: &str) -> u16 {
        self.request(path).map_or(0, |(status, _)| status)
    }

    /// The body of a GET that must succeed.
    ///
    /// # Panics
    /// If it does not.
    pub fn get(&self, path: &str) -> Vec<u8> {
        let (status, body) = self.request(path).expect("the server answers");
        assert!(status == 200, "{path}: {status} {}", String::from_utf8_lossy(&body));
        body
    }

    /// The JSON of a GET that must succeed.
    ///
    /// # Panics
    /// If it does not.
    pub fn json(&self, path: &str) -> Value {
        serde_json::from_slice(&self.get(path)).expect("JSON")
    }

    /// Status and body of a GET.
    pub fn request(&self, path: &str) -> Option<(u16, Vec<u8>)> {
        let mut answer = self.agent.get(format!("http://{}{path}", self.address)).call().ok()?;
        let body = answer.body_mut().with_config().limit(1 << 30).read_to_vec().ok()?;
        Some((answer.status().as_u16(), body))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The sum of the point counts of all tiles: every tile to zoom 9 found by descent from the world, then the occupied ones.
///
/// A tile is asked for if its parent held something, with its neighbours, so that a count that slips over an edge is seen.
///
/// # Panics
/// If a tile is not a feature collection.
pub fn tile_sums(server: &Server, query: &str, zooms: u8) -> Vec<u64> {
    let mut wanted: Vec<(u32, u32)> = vec![(0, 0)];
    (0..=zooms)
        .map(|z| {
            let mut sum = 0;
            let mut next = std::collections::BTreeSet::new();
            for (x, y) in &wanted {
                let tile = server.json(&format!("/tiles/{z}/{x}/{y}.geojson?{query}"));
                let features = tile["features"].as_array().expect("a feature collection");
                sum += features.iter().map(|f| f["properties"]["point_count"].as_u64().unwrap_or(1)).sum::<u64>();
                if !features.is_empty() {
                    let side = 1_i64 << (z + 1);
                    let around = |tile: u32| {
                        (2 * i64::from(tile) - 1..=2 * i64::from(tile) + 2).filter(move |t| (0..side).contains(t))
                    };
                    next.extend(around(*x).flat_map(|x| around(*y).map(move |y| (x as u32, y as u32))));
                }
            }
            wanted = next.into_iter().collect();
            sum
        })
        .collect()
}
