//! `spotlight report build`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use clap::ValueEnum;
use clap::builder::PossibleValue;
use indicatif::{ProgressBar, ProgressStyle};
use spotlight_report::regional::{Doubles, Inputs, MAX_SPEC_BYTES, REPORT_FORMATS, Report, ReportFormat, Spec};
use spotlight_server::load;
use spotlight_server::reports::pairs;
use spotlight_store::{Imprint, ReviewStore as _, SnapshotStore as _};

use crate::batches::operator;
use crate::database::Database;
use crate::{Usage, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// What to report: a TOML file (docs/report.md)
    #[arg(value_name = "SPEC.toml")]
    spec: PathBuf,
    #[command(flatten)]
    database: Database,
    /// The folder that the files are put into; it is made if it is not there
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// The formats, separated by commas
    #[arg(long, value_enum, value_delimiter = ',', required = true)]
    format: Vec<Format>,
    /// Does not keep the dataset: the PDF can be verified only while nothing public changes
    #[arg(long)]
    draft: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Format(ReportFormat);

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: [Format; REPORT_FORMATS.len()] = {
            let mut all = [Format(ReportFormat::Pdf); REPORT_FORMATS.len()];
            let mut n = 0;
            while n < all.len() {
                all[n] = Format(REPORT_FORMATS[n]);
                n += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.as_str()))
    }
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    let source = read(&args.spec)?;
    let spec = Spec::parse(&source).map_err(|errors| Usage(format!("{}:\n{errors}", args.spec.display())))?;
    let store = args.database.open().await?;
    let progress = progress();
    progress.set_message("reading the dataset");
    let dataset = load::dataset(&store, |_| ()).await?.dataset;
    let doubles = pairs(&store).await?;
    let Imprint { organisation, licence, .. } = store.settings().await?.imprint;
    let name = name_of(&args.spec);
    let command = format!("spotlight report build {name}.report.toml --db DB -o DIR --format pdf");
    progress.set_message("counting");
    let inputs = Inputs {
        dataset: &dataset,
        doubles: Doubles::Pairs(&doubles),
        organisation: organisation.as_deref(),
        licence: licence.as_deref(),
        command: &command,
    };
    let report = Report::new(&spec, inputs).map_err(|error| Usage(error.to_string()))?;
    fs::create_dir_all(&args.output).with_context(|| format!("{} could not be made", args.output.display()))?;
    let keeps = !args.draft && args.format.contains(&Format(ReportFormat::Pdf));
    if keeps {
        store.keep_snapshot(*dataset.version().as_bytes(), operator()).await?;
    }
    for Format(format) in args.format {
        progress.set_message(format!("writing {}", format.as_str()));
        for file in report.files(format)? {
            let path = args.output.join(format!("{name}{}", file.ending));
            output::write(Some(&path), |out| Ok(out.write_all(&file.bytes)?))?;
            progress.println(format!("{}  {} bytes", path.display(), file.bytes.len()));
        }
    }
    progress.finish_and_clear();
    Ok(ExitCode::SUCCESS)
}

/// A spec, as far as one may be long.
fn read(path: &Path) -> anyhow::Result<String> {
    let length = fs::metadata(path).with_context(|| format!("{} cannot be read", path.display()))?.len();
    if length > MAX_SPEC_BYTES as u64 {
        return Err(Usage(format!("{} is longer than {MAX_SPEC_BYTES} bytes, so it is no spec", path.display())).into());
    }
    let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    String::from_utf8(bytes).map_err(|_| Usage(format!("{} is not UTF-8 text", path.display())).into())
}

/// The name of all files: that of the spec without `.report.toml` or `.toml`.
fn name_of(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = name.strip_suffix(".toml").map_or(name.clone(), str::to_owned);
    name.strip_suffix(".report").map_or(name.clone(), str::to_owned)
}

fn progress() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    bar.set_style(ProgressStyle::with_template("{spinner} {msg} ({elapsed})").expect("the template is a constant"));
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_after_the_spec() {
        for (path, name) in
            [("a/b.report.toml", "b"), ("b.toml", "b"), ("b.es.report.toml", "b.es"), ("b", "b"), (".toml", "")]
        {
            assert_eq!(name_of(Path::new(path)), name);
        }
    }
}
