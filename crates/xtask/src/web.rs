//! The page: its packages, its build, its own checks, and the browser tests.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::Result;

use crate::project::Project;
use crate::step::Step;

/// `npm ci`, unless what is installed is as new as the lock file.
pub(crate) fn install(project: &Project) -> Result<()> {
    let installed = changed(&project.path("web/node_modules/.package-lock.json"));
    if installed.is_some() && installed >= changed(&project.path("web/package-lock.json")) {
        return Ok(());
    }
    Step::new("Packages of the page").run(&mut project.npm(["ci", "--no-audit", "--no-fund"]))
}

/// Writes `web/dist`.
pub(crate) fn build(project: &Project) -> Result<()> {
    Step::new("Page").run(&mut project.npm(["run", "build"]))
}

/// Types, formatting, and unit tests.
pub(crate) fn check(project: &Project) -> Result<()> {
    Step::new("Page: types and formatting").run(&mut project.npm(["run", "check"]))?;
    Step::new("Page: unit tests").run(&mut project.npm(["test"]))
}

/// The browser tests, against a server at `address`, with a documenter's token of its database and accounts of each role
/// (JSON: name, role, password); and with the command and the database, to load layers while it runs.
pub(crate) fn browser_tests(
    project: &Project,
    address: &str,
    token: &str,
    accounts: &str,
    [binary, database]: [&Path; 2],
) -> Result<()> {
    let mut command = project.npm(["run", "e2e"]);
    command.env("SPOTLIGHT_URL", format!("http://{address}"));
    command.env("SPOTLIGHT_BINARY", binary).env("SPOTLIGHT_DATABASE", database);
    Step::new("Browser tests").run(command.env("SPOTLIGHT_TOKEN", token).env("SPOTLIGHT_ACCOUNTS", accounts))
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}
