//! `spotlight doctor`: is everything in a database as it should be?

use std::io::{self, Write};
use std::process::ExitCode;

use spotlight_server::{layers, load};
use spotlight_store::{ReportState, ReportStore, Store, StoreError};

use crate::database::Database;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
}

/// How many records are opened at a time.
const PAGE: u32 = 1000;

/// Goes on after a fault, so that one run names them all.
pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    let store = args.database.open().await?;
    let mut report = Report { faults: 0 };
    report.add("key and database", Ok::<_, anyhow::Error>("fit each other".to_owned()))?;
    let current = store.projection_is_current().await;
    report.add(
        "projection",
        current.map(|current| {
            let words = if current { "current" } else { "of another version; it is made again when it is next served" };
            words.to_owned()
        }),
    )?;
    let public = load::dataset(&store, |_| ()).await;
    report.add("public blocks", public.map(|loaded| format!("{} incidents are public", loaded.dataset.len())))?;
    report.add("layers", layers::load(&store).await.map(|all| format!("{} can be read", all.len())))?;
    report.add("reports", reports(&store).await)?;
    report.add("records", records(&store).await.map(|count| format!("{count} open and can be read")))?;
    report.add("audit log", store.verify_audit().await.map(|count| format!("{count} entries, none altered")))?;
    Ok(if report.faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// How many reports are written, and how many of them are public.
async fn reports(store: &impl ReportStore) -> Result<String, StoreError> {
    let (drafts, published) = (store.report_drafts().await?, store.published_reports().await?);
    let public = published.iter().filter(|report| report.state != ReportState::Withdrawn).count();
    Ok(format!("{} drafts can be read, {public} reports are public", drafts.len()))
}

async fn records(store: &impl Store) -> anyhow::Result<u64> {
    let (mut after, mut count) = (None, 0);
    loop {
        let page = store.records(after, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(count);
        };
        after = Some(last.id);
        count += page.len() as u64;
    }
}

struct Report {
    faults: u32,
}

impl Report {
    fn add<E: std::fmt::Display>(&mut self, what: &str, found: Result<String, E>) -> io::Result<()> {
        match found {
            Ok(fine) => writeln!(io::stdout(), "ok     {what}: {fine}"),
            Err(fault) => {
                self.faults += 1;
                writeln!(io::stdout(), "FAULT  {what}: {fault}")
            }
        }
    }
}
