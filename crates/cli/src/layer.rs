//! `spotlight layer`: what the organisation shows beside the incidents, with its source, year and licence.

mod told;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use spotlight_core::layer::{About, Layer, LayerId, hex};
use spotlight_core::region::Regions;
use spotlight_core::words::words;
use spotlight_ingest::Input;
use spotlight_ingest::layer::{Decimal, KeySystem, LayerOptions, ReadAs, read_layer};
use spotlight_server::layers;
use spotlight_store::{LayerStore as _, SameId};

use crate::Usage;
use crate::batches::operator;
use crate::database::Database;
use crate::output::table;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Adds a layer: figures or words by county and municipio (CSV, Excel), or things with a place (GeoJSON, or CSV with latitude and
    /// longitude). A layer is public at once, all of it: never load here what must not be public, and nothing about people
    Add(Box<Add>),
    /// Lists the layers
    List(List),
    /// Removes a layer
    Remove(Remove),
}

#[derive(clap::Args)]
struct Add {
    /// The file. A row counts for the county or municipio whose code it has: FIPS or CVEGEO, with or without its leading zero
    file: PathBuf,
    #[command(flatten)]
    database: Database,
    /// What readers see
    #[arg(long, value_name = "TEXT")]
    name: String,
    /// The same in Spanish; without it both languages show the name
    #[arg(long, value_name = "TEXT")]
    name_es: Option<String>,
    /// Who made the data, as it is to be cited
    #[arg(long, value_name = "TEXT")]
    source: String,
    /// Under which licence the data may be shown
    #[arg(long, value_name = "TEXT")]
    licence: String,
    /// The year that the data are of
    #[arg(long)]
    year: i16,
    /// The unit of the figures, such as percent, USD or people
    #[arg(long, value_name = "TEXT")]
    unit: Option<String>,
    /// The figures count residents: rates per 100,000 residents are made of them
    #[arg(long)]
    population: bool,
    /// How the layer is addressed; without it, the words of its name
    #[arg(long, value_name = "ID")]
    id: Option<LayerId>,
    /// Takes the place of the layer with this id
    #[arg(long)]
    replace: bool,
    /// Reads the file and says what would be loaded; nothing is
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    how: How,
}

#[derive(clap::Args)]
#[command(next_help_heading = "How the file is read")]
struct How {
    /// The column with the codes, or two: state and county, such as `cve_ent,cve_mun`. Without it the column is looked for
    #[arg(long, value_name = "COLUMN")]
    key: Option<String>,
    /// What the codes are: fips, cvegeo or both
    #[arg(long, value_name = "SYSTEM")]
    key_system: Option<KeySystem>,
    /// The column that the layer shows
    #[arg(long, value_name = "COLUMN")]
    value: Option<String>,
    /// Only the rows whose column holds a value, such as `year=2017`; several times
    #[arg(long = "where", value_name = "COLUMN=VALUE", value_parser = pair)]
    select: Vec<(String, String)>,
    /// Adds up the rows of a county: for counts, never for percentages
    #[arg(long)]
    sum: bool,
    /// Whether the column holds figures (values) or words (categories)
    #[arg(long = "as", value_name = "KIND", value_parser = read_as)]
    read_as: Option<ReadAs>,
    /// What parts the decimals of a figure: point or comma
    #[arg(long, value_name = "SIGN")]
    decimal: Option<Decimal>,
    /// The column with the latitude, of things with a place
    #[arg(long, value_name = "COLUMN", requires = "lon")]
    lat: Option<String>,
    /// The column with the longitude
    #[arg(long, value_name = "COLUMN", requires = "lat")]
    lon: Option<String>,
    /// The column or property with the title of a thing; the other properties are not loaded
    #[arg(long, value_name = "COLUMN")]
    title: Option<String>,
    /// The sheet of a workbook
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
}

#[derive(clap::Args)]
struct List {
    #[command(flatten)]
    database: Database,
}

#[derive(clap::Args)]
struct Remove {
    #[command(flatten)]
    database: Database,
    /// The layer, as `layer list` names it
    id: String,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (column, value) = text.split_once('=').ok_or_else(|| format!("{text:?} is not COLUMN=VALUE"))?;
    Ok((column.trim().to_owned(), value.trim().to_owned()))
}

fn read_as(text: &str) -> Result<ReadAs, String> {
    match text {
        "values" => Ok(ReadAs::Values),
        "categories" => Ok(ReadAs::Categories),
        _ => Err(format!("{text:?} is neither values nor categories")),
    }
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Add(args) => add(*args).await?,
        Command::List(args) => list(&args.database).await?,
        Command::Remove(args) => {
            let store = args.database.open().await?;
            let removed = store.remove_layer(&args.id, operator()).await;
            removed?;
            println!("The layer {} is removed.", args.id);
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn add(args: Add) -> anyhow::Result<()> {
    let id = args.id.map_or_else(|| id_of(&args.name), Ok)?;
    let How { key, key_system, value, select, sum, read_as, decimal, lat, lon, title, sheet } = args.how;
    let place = lat.zip(lon);
    let options = LayerOptions { key, system: key_system, value, read_as, decimal, select, sum, title, place, sheet };
    let regions = Regions::embedded();
    let (content, receipt) = read_layer(&Input::from_path(&args.file), &options, regions)?;
    let name_es = args.name_es.unwrap_or_else(|| args.name.clone());
    let about = About {
        id,
        names: [args.name.trim().into(), name_es.trim().into()],
        source: args.source.trim().into(),
        licence: args.licence.trim().into(),
        year: args.year,
        unit: args.unit.map(|unit| unit.trim().into()),
        population: args.population,
    };
    let layer = Layer::new(about, content, regions).map_err(|error| Usage(error.to_string()))?;
    told::receipt(&receipt, &layer);
    if args.dry_run {
        println!("Nothing was loaded.");
        return Ok(());
    }
    let store = args.database.create_or_open().await?;
    let same_id = if args.replace { SameId::Replace } else { SameId::Refuse };
    let added = store.add_layer(&layer, same_id, operator()).await;
    let id = &layer.about().id;
    if added? {
        println!("The layer {id} is public. A service that runs shows it within a second.");
    } else {
        println!("The layer {id} was there already, the same in everything.");
    }
    Ok(())
}

/// The words of a name, as an address has them.
fn id_of(name: &str) -> anyhow::Result<LayerId> {
    let mut id: String = words(name).join("-").chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    id.truncate(40);
    let id = id.trim_matches('-');
    id.parse().map_err(|error| Usage(format!("{error}; give one with --id")).into())
}

async fn list(database: &Database) -> anyhow::Result<()> {
    let store = database.open().await?;
    let all = layers::load(&store).await;
    let rows = all?.into_iter().map(|(layer, hash)| {
        let about = layer.about();
        [
            about.id.to_string(),
            layer.kind().to_owned(),
            layer.len().to_string(),
            about.year.to_string(),
            if about.population { "yes" } else { "" }.to_owned(),
            about.names[0].to_string(),
            about.source.to_string(),
            about.licence.to_string(),
            hex(&hash)[..12].to_owned(),
        ]
    });
    table(["id", "kind", "holds", "year", "population", "name", "source", "licence", "sha256"], rows);
    Ok(())
}
