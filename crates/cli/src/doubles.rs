//! `spotlight doubles`: pairs of records of two registers that may document the same event.

use std::process::ExitCode;

use spotlight_store::{Double, Store};

use crate::database::Database;
use crate::output::table;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// Only how many there are
    #[arg(long)]
    count: bool,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    let store = args.database.open().await?;
    if args.count {
        println!("{}", store.double_count().await?);
        return Ok(ExitCode::SUCCESS);
    }
    let number = |double: &Double| double.external_id.clone().unwrap_or_else(|| double.id.to_string());
    let rows = store.doubles().await?.into_iter().map(|pair| {
        let [one, other] = &pair.records;
        let found_by = pair.found_by.to_string();
        [one.source_system.clone(), number(one), other.source_system.clone(), number(other), found_by]
    });
    table(["register", "number", "register", "number", "batch"], rows);
    Ok(ExitCode::SUCCESS)
}
