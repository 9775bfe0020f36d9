//! `spotlight audit`: the log of who did what and when.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Subcommand;
use spotlight_server::now;
use spotlight_store::{AuditHead, Store, StoreError};

use crate::Usage;
use crate::database::Database;
use crate::output::table;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Looks for any entry that was changed, taken out or cut off; exit status 1 if there is one
    Verify {
        #[command(flatten)]
        database: Database,
        /// A head that `audit head` wrote earlier: finds also a database that was put back to an older copy
        #[arg(long, value_name = "FILE")]
        head: Option<PathBuf>,
    },
    /// Lists the entries, oldest first
    List {
        #[command(flatten)]
        database: Database,
    },
    /// Prints a signed statement of where the log ends, to be kept somewhere else
    Head {
        #[command(flatten)]
        database: Database,
    },
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Verify { database, head } => verify(&database, head).await,
        Command::List { database } => {
            let log = database.open().await?.audit_log().await?;
            let rows = (1..).zip(log).map(|(seq, entry): (u64, _)| {
                [seq.to_string(), entry.now.to_string(), entry.who, entry.what, entry.subject]
            });
            table(["entry", "at", "who", "what", "subject"], rows);
            Ok(ExitCode::SUCCESS)
        }
        Command::Head { database } => {
            print!("{}", database.open().await?.audit_head(now()).await?);
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn verify(database: &Database, head: Option<PathBuf>) -> anyhow::Result<ExitCode> {
    let store = database.open().await?;
    let found = match head {
        None => store.verify_audit().await,
        Some(path) => {
            let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
            let head: AuditHead = text.parse().map_err(|error| Usage(format!("{}: {error}", path.display())))?;
            store.verify_audit_since(&head).await
        }
    };
    match found {
        Ok(entries) => {
            println!("{entries} entries, none changed, none missing");
            Ok(ExitCode::SUCCESS)
        }
        Err(StoreError::Audit(error)) => {
            println!("{error}");
            Ok(ExitCode::FAILURE)
        }
        Err(other) => Err(other.into()),
    }
}
