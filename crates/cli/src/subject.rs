//! `spotlight subject`: what somebody may ask about the data that are kept about them.
//!
//! Words that a person is looked for by are printed nowhere and logged nowhere.

mod find;
mod redact;

use std::io::Read as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use spotlight_core::Uuid;
use spotlight_store::{Act, Search, SubjectStore as _, Words};

use crate::Usage;
use crate::batches::operator;
use crate::database::Database;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Shows where anything is kept about a person or a record: ids, fields and rows, not what they say
    Find(Find),
    /// Writes everything that is kept about a person or a record as one JSON file
    Export(Export),
    /// Withdraws consent: the records are public no more at once. Without --yes it only tells what would happen
    Withdraw(Withdraw),
    /// Takes records out for good, with everything that tells of them. Without --yes it only tells what would go
    Redact(redact::Redact),
}

/// Whom it is about.
#[derive(clap::Args)]
pub(crate) struct Whom {
    /// A record, by its id
    #[arg(long = "record", value_name = "ID")]
    records: Vec<Uuid>,
    /// A record's register; with --external-id
    #[arg(long, value_name = "NAME", requires = "number")]
    system: Option<String>,
    /// A record's number in that register
    #[arg(long = "external-id", id = "number", value_name = "NUMBER", requires = "system")]
    number: Option<String>,
    /// A name, a telephone number or other words; case and accents do not matter. More than one finds any of them
    #[arg(long, value_name = "WORDS")]
    words: Vec<String>,
    /// Reads words from a file, one in each line; `-` is standard input, which leaves no trace in the shell's history
    #[arg(long, value_name = "FILE")]
    words_from: Option<PathBuf>,
}

impl Whom {
    /// What is to be looked for.
    fn search(&self) -> anyhow::Result<Search> {
        let mut words = self.words.clone();
        if let Some(path) = &self.words_from {
            let mut text = String::new();
            if path.as_os_str() == "-" {
                std::io::stdin().read_to_string(&mut text)?;
            } else {
                text = std::fs::read_to_string(path).map_err(|e| anyhow::anyhow!("reading {}: {e}", path.display()))?;
            }
            words.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
        }
        let words = Words::new(words).map_err(|error| Usage(error.to_string()))?;
        let numbers = self.system.clone().zip(self.number.clone()).into_iter().collect();
        let search = Search { records: self.records.clone(), numbers, words };
        if search.records.is_empty() && search.numbers.is_empty() && search.words.is_empty() {
            let missing = "say whom it is about: --record ID, --system NAME --external-id NUMBER, or --words";
            return Err(Usage(missing.to_owned()).into());
        }
        Ok(search)
    }
}

#[derive(clap::Args)]
struct Find {
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    whom: Whom,
}

#[derive(clap::Args)]
struct Export {
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    whom: Whom,
    /// Where to; without it to standard output
    #[arg(long, value_name = "OUT.json")]
    out: Option<PathBuf>,
}

#[derive(clap::Args)]
struct Withdraw {
    #[command(flatten)]
    database: Database,
    /// The records, by their ids; `subject find` shows them
    #[arg(long = "record", value_name = "ID", required = true)]
    records: Vec<Uuid>,
    /// Why; kept in the history, so name nobody
    #[arg(long, value_name = "REASON")]
    why: String,
    /// The person has agreed again: reviewers may decide about the record from now on
    #[arg(long)]
    lift: bool,
    /// Does it
    #[arg(long)]
    yes: bool,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Find(Find { database, whom }) => {
            find::look(&database, whom.search()?).await?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Export(Export { database, whom, out }) => {
            find::export(&database, whom.search()?, out.as_deref()).await?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Withdraw(args) => withdraw(args).await,
        Command::Redact(args) => redact::run(args).await,
    }
}

async fn withdraw(args: Withdraw) -> anyhow::Result<ExitCode> {
    let store = args.database.open().await?;
    let act = Act { why: Some(args.why), ..operator() };
    if !args.yes {
        let search = Search { records: args.records, ..Search::default() };
        let found = store.find_subject(search, "subject_find", act).await?;
        for record in &found.records {
            let status = record.status().map_or("", |status| status.as_str());
            let what = if args.lift { "consent could be given again for" } else { "consent would be withdrawn for" };
            println!("{what} record {} ({status})", record.id);
        }
        println!("Nothing was changed. To do it: add --yes");
        return Ok(ExitCode::SUCCESS);
    }
    if args.lift {
        for id in &args.records {
            store.lift_withdrawal(*id, act.clone()).await?;
            println!("record {id}: consent may be given again; a reviewer decides what becomes public");
        }
    } else {
        let changed = store.withdraw(&args.records, act).await?;
        for id in &args.records {
            let done = if changed.contains(id) { "consent is withdrawn" } else { "consent was withdrawn before" };
            println!("record {id}: {done}; nothing of it is public");
        }
    }
    Ok(ExitCode::SUCCESS)
}
