//! `spotlight report snapshots` and `forget`, and a kept snapshot as a dataset.

use std::process::ExitCode;

use spotlight_core::index::Dataset;
pub(super) use spotlight_core::layer::hex;
use spotlight_server::reports::kept_dataset;
use spotlight_store::{KeptSnapshot, SnapshotStore as _, SqliteStore};

use crate::Usage;
use crate::database::Database;
use crate::output::table;

#[derive(clap::Args)]
pub(crate) struct ListArgs {
    #[command(flatten)]
    database: Database,
}

#[derive(clap::Args)]
pub(crate) struct ForgetArgs {
    /// The dataset version, or as many of its first digits as tell it from others
    version: String,
    #[command(flatten)]
    database: Database,
}

pub(crate) async fn list(args: ListArgs) -> anyhow::Result<ExitCode> {
    let kept = args.database.open().await?.kept_snapshots().await?;
    let rows = kept.into_iter().map(|own| [hex(&own.version), own.at.to_string(), own.struck.to_string()]);
    table(["dataset version", "kept", "struck out"], rows);
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn forget(args: ForgetArgs) -> anyhow::Result<ExitCode> {
    let store = args.database.open().await?;
    let kept = store.kept_snapshots().await?;
    let named: Vec<&KeptSnapshot> = kept.iter().filter(|own| hex(&own.version).starts_with(&args.version)).collect();
    let [one] = named[..] else {
        let found = if named.is_empty() { "no kept snapshot" } else { "more than one kept snapshot" };
        let message = format!(
            "{found} has a version that begins with {:?}; list them with: spotlight report snapshots",
            args.version
        );
        return Err(Usage(message).into());
    };
    store.forget_snapshot(one.version, crate::batches::operator()).await?;
    println!("snapshot {} is kept no longer; its reports can no longer be built again", hex(&one.version));
    Ok(ExitCode::SUCCESS)
}

/// A kept snapshot as the dataset that it was, without what was struck out since; none if it is not kept. A report that was made again after
/// that names what was left: that is looked for, too.
pub(super) async fn dataset(store: &SqliteStore, version: &str) -> anyhow::Result<Option<(KeptSnapshot, Dataset)>> {
    let all = store.kept_snapshots().await?;
    if let Some(kept) = all.iter().find(|own| hex(&own.version) == version) {
        return Ok(kept_dataset(store, kept.version).await?);
    }
    for struck in all.iter().filter(|own| own.struck > 0) {
        let found = kept_dataset(store, struck.version).await?;
        if found.as_ref().is_some_and(|(_, dataset)| hex(dataset.version().as_bytes()) == version) {
            return Ok(found);
        }
    }
    Ok(None)
}
