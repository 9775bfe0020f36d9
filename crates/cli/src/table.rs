//! `spotlight table`: tables of age groups, genders and nationalities, made once a state and year.

use std::process::ExitCode;

use clap::Subcommand;
use spotlight_core::release::{Cell, Release};
use spotlight_report::release::write_csv;
use spotlight_store::{Act, TableStore};

use crate::batches::operator;
use crate::database::Database;
use crate::output::{self, table};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Makes the table of a state and year public: of the masked incidents that are public now. It is never made again
    Make(Make),
    /// Lists all tables
    List(List),
    /// Writes a table as CSV, as the public has it
    Show(Which),
    /// Makes a table say nothing any more, for good
    Withhold(Withhold),
}

#[derive(clap::Args)]
struct Which {
    #[command(flatten)]
    database: Database,
    /// ISO 3166-2 code of the state, such as US-AZ or MX-SON
    #[arg(long)]
    state: String,
    /// The year; it must be over
    #[arg(long)]
    year: i16,
}

#[derive(clap::Args)]
struct Make {
    #[command(flatten)]
    which: Which,
    /// Only shows what the table would say; nothing is made
    #[arg(long)]
    rehearse: bool,
}

#[derive(clap::Args)]
struct List {
    #[command(flatten)]
    database: Database,
}

#[derive(clap::Args)]
struct Withhold {
    #[command(flatten)]
    which: Which,
    /// Why; kept in the history
    #[arg(long, value_name = "REASON")]
    why: String,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Make(Make { which, rehearse }) => {
            let store = which.database.open().await?;
            if rehearse {
                csv(&store.rehearse_table(&which.state, which.year, operator()).await?)?;
                eprintln!("Nothing was made.");
            } else {
                csv(&store.make_table(&which.state, which.year, operator()).await?)?;
            }
        }
        Command::List(args) => list(&args.database).await?,
        Command::Show(which) => {
            let tables = which.database.open().await?.tables().await?;
            let found = tables.iter().find(|t| *t.release.state == which.state && t.release.year == which.year);
            let Some(found) = found else {
                anyhow::bail!(
                    "there is no table of {} and {}; list them with: spotlight table list",
                    which.state,
                    which.year
                )
            };
            csv(&found.release)?;
        }
        Command::Withhold(Withhold { which, why }) => {
            let store = which.database.open().await?;
            store.withhold_table(&which.state, which.year, Act { why: Some(why), ..operator() }).await?;
            println!("the table of {} and {} is withheld", which.state, which.year);
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(database: &Database) -> anyhow::Result<()> {
    let rows = database.open().await?.tables().await?.into_iter().map(|kept| {
        let release = kept.release;
        let total = release.total.map_or(Cell::Withheld, Cell::Count);
        let withheld = kept.withheld.map_or_else(|| "-".to_owned(), |change| change.act.now.to_string());
        let made = release.made.to_string();
        [release.state.to_string(), release.year.to_string(), made, kept.made.act.who, total.to_string(), withheld]
    });
    table(["state", "year", "made", "by", "incidents", "withheld"], rows);
    Ok(())
}

fn csv(release: &Release) -> anyhow::Result<()> {
    output::write(None, |out| {
        let mut text = Vec::new();
        write_csv(&mut text, release)?;
        Ok(out.write_all(&text)?)
    })
}
