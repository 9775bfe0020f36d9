//! `cargo deny`: licences, banned crates and sources, by `deny.toml`. Advisories are left out, since they need another host.

use std::process::Stdio;

use anyhow::{Context as _, Result};

use crate::project::Project;
use crate::step::Step;

const VERSION: &str = "0.20.2";
const CHECK: [&str; 4] = ["check", "licenses", "bans", "sources"];

/// Checks every dependency, with the installed `cargo deny` or one built into the target directory.
pub(crate) fn check(project: &Project) -> Result<()> {
    let step = Step::new("Licences, bans and sources of dependencies");
    let installed = project.cargo(["deny", "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if installed.is_ok_and(|status| status.success()) {
        return step.run(project.cargo(["deny"]).args(CHECK));
    }
    let tools = project.target().join("tools");
    let binary = tools.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    if !binary.exists() {
        // A debug build: it runs once, and compiles in a third of the time.
        let mut install =
            project.cargo(["install", "cargo-deny", "--version", VERSION, "--locked", "--debug", "--root"]);
        install.arg(&tools).arg("--target-dir").arg(tools.join("build"));
        step.run(&mut install).context("cargo-deny is not installed and could not be")?;
    }
    step.run(&mut project.command(binary, CHECK))
}
