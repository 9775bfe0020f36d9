//! `spotlight report verify`.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use spotlight_report::regional::{
    Carried, Difference, Doubles, Inputs, Provenance, Report, ReportFormat, Spec, carried, compare,
};
use spotlight_server::load;

use super::snapshot::{dataset, hex};
use crate::Usage;
use crate::database::Database;

/// Bytes of a PDF that is read, at most.
const MAX_PDF: u64 = 200_000_000;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The PDF of a report
    #[arg(value_name = "FILE.pdf")]
    file: PathBuf,
    #[command(flatten)]
    database: Database,
    /// Compares with what is public today, not with the snapshot that the report names
    #[arg(long)]
    current: bool,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    let path = args.file.display();
    let length = fs::metadata(&args.file).with_context(|| format!("{path} cannot be read"))?.len();
    if length > MAX_PDF {
        return Err(Usage(format!("{path} is longer than {MAX_PDF} bytes, so it is no report")).into());
    }
    let file = fs::read(&args.file).with_context(|| format!("{path} cannot be read"))?;
    let old = carried(&file).with_context(|| path.to_string())?;
    let spec =
        Spec::parse(&old.spec).map_err(|errors| anyhow::anyhow!("{path}: the spec that it carries:\n{errors}"))?;
    let store = args.database.open().await?;
    let stated = &old.provenance;
    let today = load::dataset(&store, |_| ()).await?.dataset;
    let is_today = hex(today.version().as_bytes()) == stated.dataset;
    let kept = if args.current || is_today { None } else { dataset(&store, &stated.dataset).await? };
    let against = kept.as_ref().map_or(&*today, |(_, dataset)| dataset);
    let now = rebuilt(&spec, against, stated)?;
    let new = carried(&now)?;
    let difference = compare(&file, &old, &now, &new);
    match (&difference, &kept) {
        (None, _) => println!("{path}: identical, built again from dataset {}", short(&stated.dataset)),
        (Some(difference), Some((kept, _))) if kept.struck > 0 => println!(
            "{path}: the snapshot {} has been redacted: {} of its incidents may no longer be public and were taken out, so that the report \
             cannot be built again whole; {}",
            short(&stated.dataset),
            kept.struck,
            told(difference, &old, &new)
        ),
        (Some(difference), None) if !is_today => println!(
            "{path}: {}; compared with what is public today{}",
            told(difference, &old, &new),
            if args.current { "" } else { ", as the snapshot that it names is not kept here" }
        ),
        (Some(difference), _) => println!("{path}: {}", told(difference, &old, &new)),
    }
    if difference.is_none() && kept.is_some() {
        told_of_today(&spec, &today, &old, &file)?;
    }
    Ok(if difference.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Says, beside a report that is what it was, what has changed since. No failure: the report says of which day it is.
fn told_of_today(
    spec: &Spec,
    today: &spotlight_core::index::Dataset,
    old: &Carried,
    file: &[u8],
) -> anyhow::Result<()> {
    let Ok(now) = rebuilt(spec, today, &old.provenance) else {
        println!("It cannot be built from what is public today: a case that it tells is not public any more.");
        return Ok(());
    };
    let new = carried(&now)?;
    if let Some(difference @ Difference::Figure { .. }) = compare(file, old, &now, &new) {
        println!("Since then what is public has changed; it {}", told(&difference, old, &new));
    } else {
        println!("What is public has changed since then, none of its figures has.");
    }
    Ok(())
}

/// The same PDF from a dataset. What is no part of a dataset is taken from the file.
fn rebuilt(spec: &Spec, dataset: &spotlight_core::index::Dataset, stated: &Provenance) -> anyhow::Result<Vec<u8>> {
    let doubles = match stated.possible_doubles {
        Some(now) => Doubles::Stated(now, stated.comparison_doubles.unwrap_or_default()),
        None => Doubles::Unknown,
    };
    let inputs = Inputs {
        dataset,
        doubles,
        organisation: stated.organisation.as_deref(),
        licence: stated.licence.as_deref(),
        command: &stated.command,
    };
    let files = Report::new(spec, inputs)?.files(ReportFormat::Pdf)?;
    files.into_iter().next().map(|file| file.bytes).context("a report has no PDF")
}

fn told(difference: &Difference, old: &Carried, new: &Carried) -> String {
    let none = "none".to_owned();
    match difference {
        Difference::Figure { at, file, now } => format!(
            "differs: {at}: the file says {}, dataset {} says {}",
            file.as_ref().unwrap_or(&none),
            short(&new.provenance.dataset),
            now.as_ref().unwrap_or(&none)
        ),
        Difference::Provenance { at, file, now } => {
            format!("all figures are the same; its provenance differs: {at}: the file says {file:?}, now it is {now:?}")
        }
        Difference::Bytes { at, file, now } => format!(
            "all figures are the same; the file differs from byte {at} on ({file} bytes, built again {now}): it was changed, or {} builds \
             it in another way than {}",
            new.provenance.software, old.provenance.software
        ),
    }
}

fn short(version: &str) -> &str {
    version.get(..16).unwrap_or(version)
}
