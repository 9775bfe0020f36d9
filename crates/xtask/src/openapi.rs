//! `web/openapi.json`: the server's contract, from which the page's types are made.

use std::fs;

use anyhow::{Context as _, Result, ensure};

use crate::project::Project;
use crate::step::Step;

const FILE: &str = "web/openapi.json";

/// Writes the contract and the page's types.
pub(crate) fn write(project: &Project) -> Result<()> {
    let contract = printed(project)?;
    fs::write(project.path(FILE), contract).with_context(|| format!("writing {FILE}"))?;
    crate::web::install(project)?;
    Step::new("Types of the page").run(&mut project.npm(["run", "openapi"]))
}

/// The committed contract is what the server has now.
pub(crate) fn check(project: &Project) -> Result<()> {
    let committed = fs::read_to_string(project.path(FILE)).with_context(|| format!("reading {FILE}"))?;
    ensure!(committed == printed(project)?, "{FILE} is older than the server: run `cargo xtask openapi`");
    Ok(())
}

fn printed(project: &Project) -> Result<String> {
    let mut command = project.cargo(["run", "--quiet", "--package", "spotlight", "--", "openapi"]);
    let mut contract = Step::new("Contract of the server").output(&mut command)?;
    if !contract.ends_with('\n') {
        contract.push('\n');
    }
    Ok(contract)
}
