//! A database with the sample, and a server that runs on it.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::project::Project;
use crate::step::Step;

/// How long a server may take until it answers.
const START_LIMIT: Duration = Duration::from_mins(1);

/// The path of a database in a folder that is emptied first, so that an older run leaves nothing behind.
pub(crate) fn fresh_database(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    Ok(folder.join("sample.db"))
}

/// Imports and publishes the invented sample; each of its rows says what its consent and visibility are.
pub(crate) fn import_sample(project: &Project, binary: &Path, database: &Path) -> Result<()> {
    let mut import = project.command(binary, ["import"]);
    import.arg(project.path(crate::sample::FILE)).arg("--db").arg(database).arg("--publish");
    Step::new("Load the invented sample").run(&mut import)
}

/// Makes a documenter's token, to sign in with at `/upload`.
pub(crate) fn documenter_token(project: &Project, binary: &Path, database: &Path) -> Result<String> {
    let mut add = project.command(binary, ["token", "add", "--name", "Sample documenter", "--role", "documenter"]);
    add.arg("--db").arg(database);
    Ok(Step::new("A documenter's token").output(&mut add)?.trim().to_owned())
}

/// The command that serves a database.
pub(crate) fn serve_command(binary: &Path, database: &Path, listen: &str) -> Command {
    let mut command = Command::new(binary);
    command.arg("serve").arg("--db").arg(database).args(["--listen", listen]);
    command
}

/// A server in the background; it ends when this is dropped.
pub(crate) struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts a server on a free port of this machine and waits until it is ready.
    pub(crate) fn start(binary: &Path, database: &Path) -> Result<Self> {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let address = free.context("looking for a free port")?.to_string();
        let child = serve_command(binary, database, &address)
            .spawn()
            .with_context(|| format!("starting {}", binary.display()))?;
        let mut server = Self { child, address };
        server.wait()?;
        Ok(server)
    }

    /// Host and port.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    fn wait(&mut self) -> Result<()> {
        let began = Instant::now();
        while !ready(&self.address) {
            if let Some(status) = self.child.try_wait().context("asking whether the server runs")? {
                bail!("the server ended with {status} before it was ready");
            }
            if began.elapsed() > START_LIMIT {
                bail!("the server at {} was not ready within {} s", self.address, START_LIMIT.as_secs());
            }
            sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, which leaves nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether `/readyz` answers 200.
fn ready(address: &str) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}
