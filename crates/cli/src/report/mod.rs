//! `spotlight report`: the regional report, and whether one still says what its dataset says.

mod build;
mod snapshot;
mod verify;

use std::process::ExitCode;

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
