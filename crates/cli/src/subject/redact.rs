//! `spotlight subject redact`: taking somebody out for good.

use std::process::ExitCode;

use spotlight_store::{Act, Redaction, SubjectStore as _};

use super::{Whom, find};
use crate::batches::operator;
use crate::database::Database;

#[derive(clap::Args)]
pub(super) struct Redact {
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    whom: Whom,
    /// Why; kept with the tombstone, so name nobody
    #[arg(long, value_name = "REASON")]
    why: String,
    /// Does it. It cannot be undone
    #[arg(long)]
    yes: bool,
}

pub(super) async fn run(args: Redact) -> anyhow::Result<ExitCode> {
    let search = args.whom.search()?;
    let store = args.database.open().await?;
    let act = Act { why: Some(args.why), ..operator() };
    let found = store.find_subject(search.clone(), "subject_find", act.clone()).await?;
    let uploads = find::uploads(&store, &search, &found).await?;
    let named: Vec<_> = found.records.iter().filter(|record| record.named).map(|record| record.id).collect();
    let others: Vec<_> = found.records.iter().filter(|record| !record.named).map(|record| record.id).collect();
    if !args.yes {
        find::print(&found, &uploads);
        println!("{} records would go, for good, and {} other places be blanked.", named.len(), found.kept.len());
    }
    for upload in &uploads {
        let done = if args.yes { "is" } else { "would be" };
        println!(
            "upload {} {done} given up as a whole: its owner uploads it again without these rows",
            upload.upload.id
        );
    }
    for other in &others {
        println!("record {other} holds the words and stays: to take it out, too, name it with --record {other}");
    }
    if !args.yes {
        println!("Nothing was changed. To do it: add --yes");
        return Ok(ExitCode::SUCCESS);
    }
    let uploads = uploads.into_iter().map(|found| found.upload.id).collect();
    let redacted = store.redact(Redaction { records: named, words: search.words, uploads }, act).await?;
    for grave in &redacted.records {
        println!("record {}: redacted, with its {} versions (digest {})", grave.id, grave.versions, grave.digest);
    }
    println!("{} other places were blanked.", redacted.kept.len());
    println!("Backups and copies from before still hold it: redact there, too, or destroy them.");
    if !redacted.erased {
        eprintln!(
            "Another program is reading the database, so that old bytes are left in its log. Stop it and run the same again."
        );
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}
