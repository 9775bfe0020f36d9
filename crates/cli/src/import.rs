//! `spotlight import`: files into a database, each judged and stored on its own.

mod reading;
mod watch;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use jiff::civil::Date;
use spotlight_ingest::{DateOrder, Input, Options, preset_names};
use spotlight_record::{Consent, Visibility};
use spotlight_server::import::{Bounds, Job, import_file};
use spotlight_server::today;
use spotlight_store::{Act, Intent, LEAST_RELEASE};

use crate::batches::operator;
use crate::database::Database;
use crate::receipt::Report;
use crate::{Usage, output, receipt};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// CSV files and workbooks
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    database: Database,
    /// What export the files are; without it the header tells
    #[arg(long = "as", value_name = "PRESET", value_parser = PossibleValuesParser::new(preset_names()))]
    preset: Option<String>,
    #[command(flatten)]
    reading: reading::Flags,
    /// Publishes what names a source, as far as consent and visibility allow. Without it new incidents are drafts
    #[arg(long)]
    publish: bool,
    /// Publishes without a review although the two-person rule is on. The reason stays in the history and the audit log
    #[arg(long = "override", value_name = "REASON", requires = "publish")]
    reason: Option<String>,
    /// Consent of rows that state none
    #[arg(long, value_parser = PossibleValuesParser::new(Consent::CODES))]
    consent: Option<String>,
    /// Visibility of rows that state none; without it `area`
    #[arg(long, value_parser = PossibleValuesParser::new(["exact", "area"]))]
    visibility: Option<String>,
    /// Takes rows outside the ten border states, too
    #[arg(long)]
    keep_outside: bool,
    /// Which number of 03/04/2020 is the day, where the file does not tell
    #[arg(long, value_parser = PossibleValuesParser::new(["dmy", "mdy", "ymd"]))]
    date_order: Option<String>,
    /// How new the files are (2023-05-14). What a newer file said of a record stays. Without it: the newest date in the file
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Stores nothing; the receipt tells what would happen
    #[arg(long)]
    dry_run: bool,
    /// Writes the receipt, with every remark about every row, as JSON
    #[arg(long, value_name = "OUT.json")]
    receipt: Option<PathBuf>,
    /// Writes the rejected rows of one file as CSV with the reason of each, ready to be corrected and imported again
    #[arg(long, value_name = "OUT.csv")]
    rejects: Option<PathBuf>,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    if args.rejects.is_some() && args.files.len() > 1 {
        return Err(Usage("--rejects takes the rows of one file; import the files one by one".to_owned()).into());
    }
    if let Some(as_of) = args.as_of.filter(|as_of| *as_of > today()) {
        return Err(Usage(format!("--as-of {as_of} lies in the future")).into());
    }
    let mut report = Report::default();
    let imported = import(&args, &mut report).await;
    let lang = receipt::language();
    if imported.is_ok() {
        report.print(lang, args.dry_run);
    }
    // Also on a failure: a script that waits for the receipt finds out what was stored before it.
    if let Some(path) = &args.receipt {
        let json = report.to_json();
        output::write(Some(path), |out| {
            serde_json::to_writer_pretty(&mut *out, &json)?;
            Ok(out.write_all(b"\n")?)
        })?;
    }
    imported?;
    Ok(if report.took_any() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn import(args: &Args, report: &mut Report) -> anyhow::Result<()> {
    let mut options = Options {
        preset: args.preset.clone(),
        consent: args.consent.as_deref().and_then(Consent::from_code),
        visibility: args.visibility.as_deref().and_then(Visibility::from_code),
        keep_outside: args.keep_outside,
        date_order: args.date_order.as_deref().and_then(DateOrder::from_code),
        ..Options::new(today())
    };
    args.reading.set(&mut options)?;
    // One file after the other, and nothing beside them.
    let store = args.database.create_or_open().await?.alone();
    for path in &args.files {
        let input = Input::from_path(path);
        let job = Job {
            options: args.reading.with_columns(&input, &options).await?,
            intent: if args.publish { Intent::Publish } else { Intent::Keep },
            propose: false,
            as_of: args.as_of,
            dry_run: args.dry_run,
            expected: None,
            upload: None,
            bounds: Bounds::default(),
            act: Act { why: args.reason.clone(), ..operator() },
        };
        let mut watch = watch::Watch::new(input.name(), args.rejects.is_some());
        let imported = import_file(&store, &input, &job, &mut watch).await;
        let rejects = watch.finish()?;
        if let (Some(path), Some(rejects)) = (&args.rejects, rejects) {
            output::write(Some(path), |out| Ok(out.write_all(&rejects)?))?;
        }
        if imported.waiting > 0 {
            eprintln!(
                "{} masked incidents of {} wait for the next release: fewer than {LEAST_RELEASE} never appear together",
                imported.waiting,
                input.name()
            );
        }
        report.push(imported);
    }
    Ok(())
}
