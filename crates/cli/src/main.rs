//! The `spotlight` command: one file for each of its commands.

mod audit;
mod backup;
mod batches;
mod database;
mod doctor;
mod doubles;
mod export;
mod filter;
mod import;
mod key;
mod layer;
mod openapi;
mod output;
mod private;
mod receipt;
mod report;
mod retain;
mod review;
mod serve;
mod settings;
mod subject;
mod summary;
mod table;
mod token;
mod user;

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

/// Answers are made of small pieces that come and go on several threads; the system's allocator took an eighth of their time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Documents human-rights incidents along a border, and shows them without harming anybody.
#[derive(Parser)]
#[command(name = "spotlight", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Brings CSV files and workbooks into a database, each on its own and whole or not at all
    Import(import::Args),
    /// Lists what was imported
    Batches(batches::Args),
    /// Takes a batch back, all of it
    Undo(batches::UndoArgs),
    /// Lists records of two registers that may document the same event
    Doubles(doubles::Args),
    /// Lists what waits for review, and publishes, returns and retracts records
    Review(review::Args),
    /// Lets masked incidents appear that wait for it
    Release(review::ReleaseArgs),
    /// Makes, lists, shows and withholds tables of age groups, genders and nationalities
    Table(table::Args),
    /// Adds, lists and removes reference layers: poverty, population, fence, facilities
    Layer(layer::Args),
    /// Makes, lists and changes the accounts that people sign in with
    User(user::Args),
    /// Makes, lists and revokes tokens for programs
    Token(token::Args),
    /// Lists and changes how the organisation works: two-person rule, days between releases, masks
    Settings(settings::Args),
    /// Changes the key that everything is sealed with
    Key(key::Args),
    /// Copies a database into one file while it is served, encrypted if there is a recipient
    Backup(backup::Args),
    /// Makes a database of a backup
    Restore(backup::restore::Args),
    /// Serves the map, its pages and the API
    Serve(serve::Args),
    /// Writes incidents as CSV or GeoJSON: what is public, or with --private complete records
    Export(export::Args),
    /// Counts incidents by one or more dimensions
    Summary(summary::Args),
    /// Builds regional reports (PDF, HTML, Excel, CSV, GeoJSON), and verifies them
    Report(report::Args),
    /// Writes the description of the API (OpenAPI)
    Openapi(openapi::Args),
    /// Verifies and lists the log of who did what
    Audit(audit::Args),
    /// Removes drafts, unconfirmed uploads and rejected rows that are older than the settings allow
    Retain(retain::Args),
    /// Finds, exports, withdraws and redacts what is kept about a person
    Subject(subject::Args),
    /// Checks a database: key, public blocks, every record, audit log
    Doctor(doctor::Args),
}

/// A mistake in how the command was called: exit status 2.
#[derive(Debug)]
pub(crate) struct Usage(pub(crate) String);

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

/// What is logged where nothing is said. What draws the charts of reports says of every flat line that it has no area to be filled.
const LOGGED: &str = "info,resvg=error,tiny_skia=error,usvg=error";

fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = EnvFilter::try_from_env("SPOTLIGHT_LOG").unwrap_or_else(|_| EnvFilter::new(LOGGED));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
    let ended = tokio::runtime::Runtime::new().map_err(anyhow::Error::from).and_then(|runtime| {
        runtime.block_on(async {
            let ended = run(cli.command).await;
            database::close().await;
            ended
        })
    });
    ended.unwrap_or_else(|error| {
        eprintln!("spotlight: {error:#}");
        ExitCode::from(if error.is::<Usage>() { 2 } else { 1 })
    })
}

async fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Import(args) => import::run(args).await,
        Command::Batches(args) => batches::list(args).await,
        Command::Undo(args) => batches::undo(args).await,
        Command::Doubles(args) => doubles::run(args).await,
        Command::Review(args) => review::run(args).await,
        Command::Release(args) => review::release(args).await,
        Command::Table(args) => table::run(args).await,
        Command::Layer(args) => layer::run(args).await,
        Command::User(args) => user::run(args).await,
        Command::Token(args) => token::run(args).await,
        Command::Settings(args) => settings::run(args).await,
        Command::Backup(args) => backup::run(args).await,
        Command::Restore(args) => backup::restore::run(args).await,
        Command::Key(args) => key::run(args).await,
        Command::Serve(args) => serve::run(args).await,
        Command::Export(args) => export::run(args).await,
        Command::Summary(args) => summary::run(args).await,
        Command::Report(args) => report::run(args).await,
        Command::Openapi(args) => openapi::run(&args),
        Command::Audit(args) => audit::run(args).await,
        Command::Retain(args) => retain::run(args).await,
        Command::Subject(args) => subject::run(args).await,
        Command::Doctor(args) => doctor::run(args).await,
    }
}
