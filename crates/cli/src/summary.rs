//! `spotlight summary`: counts of public incidents.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use spotlight_core::summary::Dimension;
use spotlight_report::summary::{write_csv, write_geojson, write_json};
use spotlight_server::load;

use crate::database::Database;
use crate::{Usage, filter, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// Dimensions, separated by commas: county, state, country, sector, segment, category, actor, year, month, …
    #[arg(long, required = true, value_delimiter = ',')]
    by: Vec<String>,
    /// The form of the document
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Where to; standard output without it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    filter: filter::Flags,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Csv,
    Geojson,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    let by = dimensions(&args.by)?;
    let filter = args.filter.filter()?;
    let store = args.database.open().await?;
    let dataset = load::dataset(&store, |_| ()).await?.dataset;
    let summary = dataset.summary(&filter, &by);
    output::write(args.output.as_deref(), |out| {
        match args.format {
            Format::Json => write_json(out, &dataset, &summary)?,
            Format::Csv => write_csv(out, &summary)?,
            Format::Geojson => write_geojson(out, &dataset, &summary)?,
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

fn dimensions(names: &[String]) -> Result<Vec<Dimension>, Usage> {
    let mut by = Vec::new();
    for name in names {
        let dimension = name.parse::<Dimension>().map_err(|_| {
            let known: Vec<_> = Dimension::ALL.iter().map(|dimension| dimension.as_str()).collect();
            Usage(format!("\"{name}\" is not a dimension of --by (allowed: {})", known.join(", ")))
        })?;
        if by.contains(&dimension) {
            return Err(Usage(format!("--by names {name} more than once")));
        }
        by.push(dimension);
    }
    Ok(by)
}
