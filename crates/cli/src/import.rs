//! `spotlight import`: files into a database, each judged and stored on its own.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use indicatif::{ProgressBar, ProgressStyle};
use spotlight_ingest::{DateOrder, Input, Options, preset_names};
use spotlight_record::{Consent, Visibility};
use spotlight_server::import::{Job, import_file};
use spotlight_server::{now, today};
use spotlight_store::Act;

use crate::database::Database;
use crate::receipt::Report;
use crate::{output, receipt};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// CSV files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    database: Database,
    /// What export the files are; without it the header tells
    #[arg(long = "as", value_name = "PRESET", value_parser = PossibleValuesParser::new(preset_names()))]
    preset: Option<String>,
    /// Publishes what names a source, as far as consent and visibility allow. Without it new incidents are drafts
    #[arg(long)]
    publish: bool,
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
    #[arg(long, value_parser = PossibleValuesParser::new(["dmy", "mdy"]))]
    date_order: Option<String>,
    /// Stores nothing; the receipt tells what would happen
    #[arg(long)]
    dry_run: bool,
    /// Writes the receipt, with every remark about every row, as JSON
    #[arg(long, value_name = "OUT.json")]
    receipt: Option<PathBuf>,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
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
    let options = Options {
        preset: args.preset.clone(),
        consent: args.consent.as_deref().and_then(Consent::from_code),
        visibility: args.visibility.as_deref().and_then(Visibility::from_code),
        keep_outside: args.keep_outside,
        date_order: args.date_order.as_deref().and_then(DateOrder::from_code),
        ..Options::new(today())
    };
    let store = args.database.create_or_open().await?;
    for path in &args.files {
        let input = Input::from_path(path);
        let act = Act { who: "operator".to_owned(), now: now(), why: None };
        let job = Job { options: options.clone(), publish: args.publish, dry_run: args.dry_run, act };
        let bar = progress_bar(input.name());
        let imported = import_file(&store, &input, &job, |progress| {
            bar.set_length(progress.of);
            bar.set_position(progress.done);
        })
        .await;
        bar.finish_and_clear();
        report.push(imported);
    }
    store.close().await;
    Ok(())
}

fn progress_bar(name: &str) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {eta}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style).with_message(name.to_owned())
}
