//! `spotlight export`: incidents as a document.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use spotlight_report::export::{write_csv, write_geojson};
use spotlight_report::xlsx::{Publisher, write_xlsx};
use spotlight_server::load;
use spotlight_store::{Imprint, ReviewStore as _};

use crate::Usage;
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
    /// An Excel workbook with the same columns, and a sheet of notes
    Xlsx,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    let filter = args.filter.filter()?;
    let store = args.database.open().await?;
    let path = args.output.as_deref();
    if args.private && args.format == Format::Xlsx {
        return Err(Usage("--private is written as csv or geojson; a workbook is for what is public".to_owned()).into());
    }
    if args.private {
        private::export(&store, args.format, &filter, path).await?;
        return Ok(ExitCode::SUCCESS);
    }
    let dataset = load::dataset(&store, |_| ()).await?.dataset;
    let rows = dataset.newest(&filter);
    let Imprint { organisation, licence, .. } = store.settings().await?.imprint;
    let publisher = Publisher { organisation: organisation.as_deref(), licence: licence.as_deref() };
    output::write(path, |out| {
        match args.format {
            Format::Csv => write_csv(out, &dataset, &rows)?,
            Format::Geojson => write_geojson(out, &dataset, &rows)?,
            Format::Xlsx => write_xlsx(out, &dataset, &filter, &rows, &publisher, || true)?,
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}
