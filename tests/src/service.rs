//! A service whose output goes to files, so that a test can read what it says.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::binary;

/// How long it may take until it is ready, or says what a test waits for.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running service; killed when dropped.
#[derive(Debug)]
pub struct Service {
    child: Child,
    address: SocketAddr,
    log: PathBuf,
}

impl Service {
    /// Serves a database on a free port and waits until it is ready. `stdout.log` and `stderr.log` are in `folder`; the log is as wordy
    /// as it can be.
    ///
    /// # Panics
    /// If it is not ready within a minute.
    pub fn start(folder: &Path, db: &Path, flags: &[&str]) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port");
        let file = |name: &str| fs::File::create(folder.join(name)).expect("a file for the log");
        let child = Command::new(binary())
            .args(["serve", "--listen", &free.to_string(), "--db"])
            .arg(db)
            .args(flags)
            .env("SPOTLIGHT_LOG", "trace")
            .stdin(Stdio::null())
            .stdout(file("stdout.log"))
            .stderr(file("stderr.log"))
            .spawn()
            .expect("the binary starts");
        let mut service = Self { child, address: free, log: folder.join("stderr.log") };
        service.wait_for("ready");
        service
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What it has logged.
    ///
    /// # Panics
    /// If the log cannot be read.
    pub fn log(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.log).expect("the log")).into_owned()
    }

    /// Waits until the log has these words; what it has logged by then.
    ///
    /// # Panics
    /// If it ends before, or does not say them within a minute.
    pub fn wait_for(&mut self, words: &str) -> String {
        let patience = Instant::now() + PATIENCE;
        loop {
            let log = self.log();
            if log.contains(words) {
                return log;
            }
            let ended = self.child.try_wait().expect("a child can be asked");
            assert!(ended.is_none(), "it ended with {ended:?}: {log}");
            assert!(Instant::now() < patience, "it did not say {words:?} within a minute: {log}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Sends it a signal, as `HUP`.
    ///
    /// # Panics
    /// If it cannot be sent.
    pub fn signal(&self, name: &str) {
        let told = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status();
        assert!(told.expect("kill starts").success());
    }

    /// Tells it to stop, and waits; whether it has stopped as told.
    ///
    /// # Panics
    /// If it cannot be told.
    pub fn stop(mut self) -> bool {
        self.signal("TERM");
        let patience = Instant::now() + Duration::from_secs(20);
        while Instant::now() < patience {
            if let Some(status) = self.child.try_wait().expect("a child can be asked") {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // Already gone is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
