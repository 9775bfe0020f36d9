//! `spotlight review` and `spotlight release`: deciding about records where there is no browser.

use std::process::ExitCode;

use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use spotlight_core::Uuid;
use spotlight_record::{Consent, Status, Visibility};
use spotlight_server::today;
use spotlight_store::{Act, Action, AuditEntry, Decisions, LEAST_RELEASE, ReviewStore, Reviewed, SqliteStore, Store};

use crate::batches::operator;
use crate::database::Database;
use crate::output::table;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Lists records of a status, in the order of entry
    List(List),
    /// Publishes a record as it stands, with these decisions. Words of a masked one are ticked in the browser, where they are read
    Publish(Publish),
    /// Sends a record back to whoever handed it in
    Return(Because),
    /// Takes a record off the map; it stays in history
    Retract(Because),
}

#[derive(clap::Args)]
struct List {
    #[command(flatten)]
    database: Database,
    /// Which records
    #[arg(long, default_value = "in_review", value_parser = PossibleValuesParser::new(Status::CODES))]
    status: String,
    /// How many at most
    #[arg(long, default_value_t = 100)]
    limit: u32,
}

#[derive(clap::Args)]
struct Publish {
    /// The id of the record, as `review list` shows it
    record: Uuid,
    #[command(flatten)]
    database: Database,
    /// What the person concerned or the family agreed to
    #[arg(long, value_parser = PossibleValuesParser::new(Consent::CODES))]
    consent: String,
    /// How precisely it may be shown
    #[arg(long, value_parser = PossibleValuesParser::new(Visibility::CODES))]
    visibility: String,
    /// How far it could be confirmed
    #[arg(long, value_parser = PossibleValuesParser::new(["unverified", "corroborated", "verified", "disputed"]))]
    verification: String,
    /// Publishes although the two-person rule is on. The reason stays in the history
    #[arg(long = "override", value_name = "REASON")]
    reason: Option<String>,
}

#[derive(clap::Args)]
struct Because {
    /// The id of the record, as `review list` shows it
    record: Uuid,
    #[command(flatten)]
    database: Database,
    /// Why; kept in the history
    #[arg(long, value_name = "REASON")]
    why: String,
}

#[derive(clap::Args)]
pub(crate) struct ReleaseArgs {
    #[command(flatten)]
    database: Database,
    /// Only tells how many wait, and until when
    #[arg(long)]
    status: bool,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::List(args) => list(args).await,
        Command::Publish(args) => {
            let store = args.database.open().await?;
            let cleared = store.open_record(args.record, today()).await?.stored.incident.cleared;
            let decisions = Decisions {
                consent: Consent::from_code(&args.consent).unwrap_or(Consent::None),
                visibility: Visibility::from_code(&args.visibility).unwrap_or(Visibility::Private),
                verification: args.verification.parse()?,
                cleared,
            };
            act(&store, args.record, Action::Publish(decisions), args.reason).await
        }
        Command::Return(args) => act(&args.database.open().await?, args.record, Action::Return, Some(args.why)).await,
        Command::Retract(args) => act(&args.database.open().await?, args.record, Action::Retract, Some(args.why)).await,
    }
}

async fn list(args: List) -> anyhow::Result<ExitCode> {
    let store = args.database.open().await?;
    let status = Status::from_code(&args.status).unwrap_or(Status::InReview);
    let Act { who, now, .. } = operator();
    let what = "view_queue".to_owned();
    store.audit(AuditEntry { now, who, what, subject: status.as_str().to_owned() }).await?;
    let rows = store.queue(status, None, None, args.limit).await?.into_iter().map(|queued| {
        let incident = queued.stored.incident;
        [
            queued.stored.id.to_string(),
            incident.category,
            incident.occurred.to_string(),
            incident.source_system,
            incident.external_id.unwrap_or_else(|| "-".to_owned()),
            queued.batch.map_or_else(|| "-".to_owned(), |(_, who)| who),
        ]
    });
    table(["id", "category", "date", "register", "number", "by"], rows);
    println!("{} in all", store.count(status).await?);
    Ok(ExitCode::SUCCESS)
}

async fn act(store: &SqliteStore, id: Uuid, action: Action, why: Option<String>) -> anyhow::Result<ExitCode> {
    let revision = store.open_record(id, today()).await?.stored.revision;
    store.review(vec![Reviewed { id, revision, action }], Act { why, ..operator() }).await?;
    let opened = store.open_record(id, today()).await?;
    println!("record {id} is {} now", opened.stored.status.as_str());
    if let Some(why) = opened.withheld {
        println!("it is not public: {why}");
    }
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn release(args: ReleaseArgs) -> anyhow::Result<ExitCode> {
    let store = args.database.open().await?;
    if args.status {
        let next = store.next_release(today()).await?;
        println!(
            "{} masked incidents wait; the next release is on {next}, if at least {LEAST_RELEASE} wait then",
            store.waiting().await?
        );
        return Ok(ExitCode::SUCCESS);
    }
    let released = store.release(operator()).await?;
    println!("{} masked incidents were released", released.records);
    Ok(ExitCode::SUCCESS)
}
