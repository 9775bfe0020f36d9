//! `spotlight export`: incidents as a document.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use spotlight_report::export::{write_csv, write_geojson};
use spotlight_server::load;

use crate::database::Database;
use crate::{filter, output, private};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// The form of the document
    #[arg(long, value_enum)]
    format: Format,
    /// Complete records instead of what is public: for safe hands only, and remembered in the audit log
    #[arg(long)]
    private: bool,
    /// Where to; standard output without it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    filter: filter::Flags,
}

/// The form of an export.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The columns of Spotlight's own CSV
    Csv,
    /// A GeoJSON `FeatureCollection`
    Geojson,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    let filter = args.filter.filter()?;
    let store = args.database.open().await?;
    let path = args.output.as_deref();
    if args.private {
        private::export(&store, args.format, &filter, path).await?;
        return Ok(ExitCode::SUCCESS);
    }
    let dataset = load::dataset(&store, |_| ()).await?.dataset;
    let rows = dataset.newest(&filter);
    output::write(path, |out| {
        match args.format {
            Format::Csv => write_csv(out, &dataset, &rows)?,
            Format::Geojson => write_geojson(out, &dataset, &rows)?,
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}
