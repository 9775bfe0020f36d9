//! `cargo xtask test`: every check, the quick ones first. Everything is built once, in the dev profile.

use anyhow::Result;

use crate::project::Project;
use crate::running::{self, Server};
use crate::step::Step;
use crate::{accounts, architecture, contract, deny, openapi, web};

/// Runs every check; the first that fails ends the run and names itself.
pub(crate) fn run(project: &Project) -> Result<()> {
    Step::new("Formatting").run(&mut project.cargo(["fmt", "--all", "--check"]))?;
    architecture::check(project)?;
    deny::check(project)?;

    web::install(project)?;
    web::check(project)?;
    // Before Rust is compiled: the server embeds what this leaves.
    web::build(project)?;

    let mut clippy = project.cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    Step::new("Lints").run(&mut clippy)?;
    let mut doc = project.cargo(["doc", "--workspace", "--no-deps"]);
    Step::new("Documentation").run(doc.env("RUSTDOCFLAGS", "-D warnings"))?;
    // Binaries and tests in one go, so that both use the same dependencies with the same features.
    Step::new("Build").run(&mut project.cargo(["build", "--workspace", "--bins", "--tests"]))?;
    openapi::check(project)?;
    Step::new("Rust tests").run(&mut project.cargo(["test", "--workspace"]))?;
    made_up_requests(project)?;
    browser(project)
}

/// Requests made up from the contract, to a server of their own: some of them store records.
fn made_up_requests(project: &Project) -> Result<()> {
    let binary = project.binary("debug");
    let database = running::fresh_database(&project.target().join("contract"))?;
    running::import_sample(project, &binary, &database)?;
    let token = running::documenter_token(project, &binary, &database)?;
    let server = Server::start(&binary, &database)?;
    contract::check(project, server.address(), &token)
}

/// The page in a real browser, served by the binary that was just built, with the sample in a fresh database.
fn browser(project: &Project) -> Result<()> {
    let binary = project.binary("debug");
    let database = running::fresh_database(&project.target().join("e2e"))?;
    running::import_sample(project, &binary, &database)?;
    let token = running::documenter_token(project, &binary, &database)?;
    let server = Server::start(&binary, &database)?;
    let accounts = accounts::make(project, &binary, &database, server.address())?;
    web::browser_tests(
        project,
        server.address(),
        &token,
        &accounts::as_json(&accounts),
        [binary.as_path(), database.as_path()],
    )
}
