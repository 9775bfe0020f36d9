//! `spotlight report`: the regional report, and whether one still says what its dataset says.

mod build;
mod snapshot;
mod verify;

use std::process::ExitCode;

use spotlight_store::{SqliteStore, Store as _};
use uuid::Uuid;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Builds a report from a spec, in one or more formats
    Build(build::Args),
    /// Builds the report of a PDF again from its dataset and compares: exit status 0 if every byte is the same, 1 if not
    Verify(verify::Args),
    /// Lists the datasets that are kept for reports
    Snapshots(snapshot::ListArgs),
    /// Keeps the dataset of a report no longer
    Forget(snapshot::ForgetArgs),
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Build(args) => build::run(args).await,
        Command::Verify(args) => verify::run(args).await,
        Command::Snapshots(args) => snapshot::list(args).await,
        Command::Forget(args) => snapshot::forget(args).await,
    }
}

/// The pairs of records that may be the same event and are undecided.
async fn doubles(store: &SqliteStore) -> anyhow::Result<Vec<[Uuid; 2]>> {
    let pairs = store.doubles().await?;
    Ok(pairs.into_iter().map(|pair| pair.records.map(|record| record.id)).collect())
}
