//! `spotlight batches` and `spotlight undo`: what was imported, and taking it back.

use std::process::ExitCode;

use serde::Deserialize;
use spotlight_server::now;
use spotlight_store::{Act, ChangeId, ChangeKind, Store};

use crate::database::Database;
use crate::output::table;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
}

#[derive(clap::Args)]
pub(crate) struct UndoArgs {
    /// The number of the batch, as `batches` shows it
    #[arg(value_name = "BATCH")]
    batch: i64,
    #[command(flatten)]
    database: Database,
    /// Why; kept with the undo
    #[arg(long, value_name = "REASON")]
    why: Option<String>,
}

/// What the list shows of a receipt.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Totals {
    accepted: u64,
    updated: u64,
    unchanged: u64,
    rejected: u64,
    possible_doubles: u64,
}

/// Whoever runs the command, now.
pub(crate) fn operator() -> Act {
    Act { who: "operator".to_owned(), now: now(), why: None }
}

/// Newest first.
pub(crate) async fn list(args: Args) -> anyhow::Result<ExitCode> {
    let store = args.database.open().await?;
    let mut rows = Vec::new();
    for change in store.batches().await? {
        let totals: Totals = serde_json::from_slice(&store.receipt(change.id).await?)?;
        let ChangeKind::Import { file_name, as_of, .. } = change.kind else { continue };
        rows.push([
            change.id.to_string(),
            change.act.now.strftime("%Y-%m-%d %H:%M").to_string(),
            change.act.who,
            file_name,
            as_of.map_or_else(|| "-".to_owned(), |date| date.to_string()),
            totals.accepted.to_string(),
            totals.updated.to_string(),
            totals.unchanged.to_string(),
            totals.rejected.to_string(),
            totals.possible_doubles.to_string(),
            if change.undone_by.is_some() { "undone" } else { "" }.to_owned(),
        ]);
    }
    let header =
        ["batch", "at (UTC)", "who", "file", "as of", "accepted", "updated", "unchanged", "rejected", "doubles", ""];
    table(header, rows.into_iter());
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn undo(args: UndoArgs) -> anyhow::Result<ExitCode> {
    let store = args.database.open().await?;
    let undone = store.undo(ChangeId(args.batch), Act { why: args.why, ..operator() }).await?;
    println!(
        "Batch {} is undone: {} records are as before, {} are gone but for their history.",
        args.batch, undone.restored, undone.removed
    );
    Ok(ExitCode::SUCCESS)
}
