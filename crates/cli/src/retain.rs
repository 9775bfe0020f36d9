//! `spotlight retain`: removes what is older than the settings allow. A running service does the same by itself.

use std::process::ExitCode;

use spotlight_store::RetentionStore as _;

use crate::batches::operator;
use crate::database::Database;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// Removes nothing; tells what would go
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    let store = args.database.open().await?;
    let retained = store.retain(args.dry_run, operator()).await?;
    println!("{} {retained}", if args.dry_run { "would remove:" } else { "removed:" });
    Ok(ExitCode::SUCCESS)
}
