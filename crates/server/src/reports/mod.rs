//! Published reports, followed: what authors publish or withdraw is shown without a restart, and the files of a report out of whose
//! snapshot somebody was struck are made again.

mod build;
mod kept;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use spotlight_core::layer::hex;
use spotlight_public::{AboutReport, PublicState, ReportFiles, ShownFile, ShownReport};
use spotlight_report::regional::{Doubles, Spec};
use spotlight_store::{Act, PublishedReport, ReportState, ReportStore as _, SqliteStore, StoreError};
use tokio::time::{MissedTickBehavior, interval};
use uuid::Uuid;

pub use build::{BuildError, PUBLISHED, pairs};
pub(crate) use build::{Doubled, Step, Work, build};
pub use kept::{KeptError, kept_dataset};

use crate::clock;

/// How often the table is looked at; at most a hundred short rows.
const FOLLOW: Duration = Duration::from_millis(500);

/// How long it waits after the table could not be read.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// How long it waits before a report that could not be made again is tried once more.
const AFTER_BROKEN: Duration = Duration::from_mins(10);

/// Shows the published reports, and what they are whenever that has changed.
pub(crate) async fn follow(store: SqliteStore, state: Arc<PublicState>) {
    let mut shown: Option<Vec<PublishedReport>> = None;
    // Reports that could not be made again, and when that was tried.
    let mut broken: HashMap<Uuid, Instant> = HashMap::new();
    let mut tick = interval(FOLLOW);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        let reports = match store.published_reports().await {
            Ok(reports) => reports,
            Err(error) => {
                tracing::warn!(%error, "the published reports could not be read; what was shown stays");
                tick.reset_after(AFTER_FAILURE);
                continue;
            }
        };
        if shown.as_ref() != Some(&reports) {
            state.show_reports(reports.iter().filter_map(public).collect());
            shown = Some(reports);
        }
        broken.retain(|_, tried| tried.elapsed() < AFTER_BROKEN);
        let waits =
            |report: &&PublishedReport| report.state == ReportState::Rebuilding && !broken.contains_key(&report.id);
        if let Some(report) = shown.iter().flatten().find(waits)
            && let Err(error) = again(&store, report).await
        {
            tracing::warn!(%error, report = %report.id, "a report could not be made again; it stays without files");
            broken.insert(report.id, Instant::now());
        }
    }
}

/// A report as the public sees it; nothing of one that was withdrawn.
fn public(report: &PublishedReport) -> Option<ShownReport> {
    if report.state == ReportState::Withdrawn {
        return None;
    }
    let about: AboutReport = serde_json::from_str(&report.about).ok()?;
    let file = |file: &spotlight_store::ReportFile| ShownFile {
        name: file.name.clone(),
        length: file.length,
        sha256: hex(&file.sha256),
    };
    Some(ShownReport {
        id: report.id,
        name: report.name.clone(),
        about,
        struck: report.struck,
        published: report.at.to_string(),
        changed: report.changed.to_string(),
        files: report.files.iter().map(file).collect(),
    })
}

/// Makes the files of a report again, from what is left of its snapshot. One that tells of a case that is no longer public cannot be: it is
/// withdrawn, so that its author looks at what is said there.
async fn again(store: &SqliteStore, report: &PublishedReport) -> Result<(), AgainError> {
    let act = |why: &str| Act { who: "system".to_owned(), now: clock::now(), why: Some(why.to_owned()) };
    let (kept, dataset) = kept_dataset(store, report.version).await?.ok_or(AgainError::NotKept)?;
    let stated: Doubled = serde_json::from_str(&report.doubles).map_err(|_| AgainError::Damaged)?;
    let (source, name) = (report.spec.clone(), report.name.clone());
    let imprint = store_imprint(store).await?;
    let built = tokio::task::spawn_blocking(move || {
        let spec = Spec::parse(&source).map_err(BuildError::Spec)?;
        let doubles = match stated {
            Doubled { now: Some(now), before } => Doubles::Stated(now, before.unwrap_or_default()),
            Doubled { now: None, .. } => Doubles::Unknown,
        };
        let work =
            Work { spec: &spec, dataset: &dataset, doubles, imprint: &imprint, name: &name, formats: &PUBLISHED };
        build(&work, &mut |_| true)
    })
    .await
    .map_err(|_| AgainError::Stopping)?;
    match built {
        Ok(built) => {
            let about = serde_json::to_string(&built.about).expect("texts are always JSON");
            if store.put_report_files(report.id, kept.struck, &about, built.files, act("made again")).await? {
                tracing::info!(report = %report.id, "a report was made again without whoever is no longer public");
            }
            Ok(())
        }
        Err(BuildError::Report(error)) => {
            store.withdraw_report(report.id, act(&error.to_string())).await?;
            tracing::warn!(report = %report.id, "a report was withdrawn: a case that it tells is no longer public");
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// What the settings say of the organisation.
pub(crate) async fn store_imprint(store: &SqliteStore) -> Result<spotlight_store::Imprint, StoreError> {
    use spotlight_store::ReviewStore as _;
    Ok(store.settings().await?.imprint)
}

/// Fetches files of published reports.
pub(crate) fn files(store: SqliteStore) -> ReportFiles {
    Box::new(move |id, name| {
        let store = store.clone();
        Box::pin(async move {
            store.report_file(id, &name).await.unwrap_or_else(|error| {
                tracing::warn!(%error, "a file of a report could not be read");
                None
            })
        })
    })
}

/// Why a report could not be made again.
#[derive(Debug, thiserror::Error)]
enum AgainError {
    #[error("its snapshot is not kept")]
    NotKept,
    #[error("what is kept of it is damaged")]
    Damaged,
    #[error("the program is stopping")]
    Stopping,
    #[error(transparent)]
    Kept(#[from] KeptError),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error(transparent)]
    Store(#[from] StoreError),
}
