//! Why a file is not taken as a layer, with what to do about it.

use std::fmt::Write as _;

use super::receipt::LayerReceipt;
use crate::refusal::Refusal;

/// A column of a file, with some of what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerColumn {
    /// Its name, or its place where it has none.
    pub name: String,
    /// Three different values, or as many as there are.
    pub samples: Vec<String>,
}

/// Why a file is not taken as a layer.
#[derive(Debug, thiserror::Error)]
pub enum LayerRefusal {
    /// It is no table that can be read.
    #[error("{}", .0.message(spotlight_core::Lang::En))]
    Table(#[from] Refusal),
    /// JSON that is no GeoJSON.
    #[error("the file is not GeoJSON: {0}")]
    NotGeoJson(String),
    /// Coordinates of another reference system.
    #[error("the coordinates are in {0:?}; save the file in longitude and latitude (WGS 84, EPSG:4326)")]
    OtherSystem(String),
    /// Coordinates that are metres.
    #[error(
        "{wrong} of {all} features lie outside of longitude -180…180 and latitude -90…90, so that the coordinates are in another \
         system; save the file in longitude and latitude (WGS 84, EPSG:4326)"
    )]
    Projected {
        /// Features that lie nowhere.
        wrong: usize,
        /// All of them.
        all: usize,
    },
    /// More than a layer may have.
    #[error("the file has more than {most} {what}, which is more than a layer can hold")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many may be.
        most: usize,
    },
    /// No column has the name.
    #[error("there is no column {name:?}. The columns are:{}", list(columns))]
    NoSuchColumn {
        /// What was asked for.
        name: String,
        /// What there is.
        columns: Vec<LayerColumn>,
    },
    /// No column holds codes, or two do.
    #[error("{why}. The columns are:{}", list(columns))]
    NoKey {
        /// What was found instead, and what to do.
        why: String,
        /// What there is.
        columns: Vec<LayerColumn>,
    },
    /// Codes that could be of either country.
    #[error(
        "the codes of {column:?} (such as {}) can be counties of the United States or municipios of Mexico; say which with \
         --key-system fips or --key-system cvegeo", samples.join(", ")
    )]
    System {
        /// The column.
        column: String,
        /// Some codes.
        samples: Vec<String>,
    },
    /// Several columns could be what the layer shows.
    #[error("say with --value which column the layer shows. The columns are:{}", list(columns))]
    NoValue {
        /// What there is.
        columns: Vec<LayerColumn>,
    },
    /// A column with figures and words.
    #[error(
        "the column {column:?} holds {numbers} figures and {words} words (such as {sample:?}); say with --as values or --as categories \
         what it is. With --as values, what is no figure is rejected"
    )]
    Mixed {
        /// The column.
        column: String,
        /// How many figures.
        numbers: usize,
        /// How many words.
        words: usize,
        /// One of the words.
        sample: String,
    },
    /// Words that are too many to tell apart on a map.
    #[error(
        "the column {column:?} holds {found} different words (such as {}); a map can show {most} apart. Choose another column with \
         --value", samples.join(", ")
    )]
    ManyWords {
        /// The column.
        column: String,
        /// How many different ones.
        found: usize,
        /// How many may be.
        most: usize,
        /// Some of them.
        samples: Vec<String>,
    },
    /// Words cannot be added up.
    #[error("--sum adds up figures; the column {0:?} holds words")]
    SumOfWords(String),
    /// A comma that could be either.
    #[error("{} : say with --decimal point or --decimal comma what parts the decimals", both(examples))]
    Decimal {
        /// One figure that could be either, or two that contradict each other.
        examples: [String; 2],
    },
    /// Several rows of one county say different things.
    #[error("{code} has {rows} rows with different figures. {}", choose(choices))]
    Several {
        /// The code.
        code: String,
        /// How many rows.
        rows: usize,
        /// Columns that tell them apart, with what they hold.
        choices: Vec<(String, Vec<String>)>,
    },
    /// What was asked for is in no row.
    #[error("no row has {column} = {value:?}; it holds: {}", values.join(", "))]
    NothingSelected {
        /// The column.
        column: String,
        /// What was asked for.
        value: String,
        /// What it holds, the first of it.
        values: Vec<String>,
    },
    /// Not a row could be placed.
    #[error("no row of the file is in the layer: {}", told(.0))]
    Nothing(Box<LayerReceipt>),
}

fn list(columns: &[LayerColumn]) -> String {
    columns.iter().fold(String::new(), |mut text, column| {
        let samples = if column.samples.is_empty() { "(blank)".to_owned() } else { column.samples.join(" | ") };
        let _ = write!(text, "\n  {}: {samples}", column.name);
        text
    })
}

fn both([one, other]: &[String; 2]) -> String {
    if other.is_empty() {
        format!("{one:?} can be read in two ways, and no other figure of the column decides")
    } else {
        format!("{one:?} and {other:?} contradict each other")
    }
}

fn choose(choices: &[(String, Vec<String>)]) -> String {
    if choices.is_empty() {
        return "No column tells them apart; make a file with one row for each county or municipio, or add counts up with --sum".to_owned();
    }
    let mut text = "Choose with --where (several times, if need be), or add counts up with --sum:".to_owned();
    for (column, values) in choices {
        let _ = write!(text, "\n  --where \"{column}=…\"  {}", values.join(" | "));
    }
    text
}

/// The parts of a receipt that are not empty.
fn told(receipt: &LayerReceipt) -> String {
    let parts = receipt.parts().into_iter().filter(|(_, n)| *n > 0).map(|(what, n)| format!("{n} {what}"));
    let mut text = format!("{} read = {}", receipt.read, parts.collect::<Vec<_>>().join(" + "));
    for reject in receipt.rejected.iter().take(3) {
        let _ = write!(text, "\n  line {}: {:?}: {}", reject.line, reject.value, reject.reason);
    }
    text
}
