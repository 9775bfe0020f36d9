//! Files with reference layers in: figures, words or things with a place out, and a receipt that adds up.
//!
//! ```text
//! Input ─▶ cells ─▶ columns (which is the code, which the figure) ─▶ join (code → county) ─▶ Content + LayerReceipt
//!      └─▶ geojson / points ──────────────────────────────────────────────────────────────▶
//! ```
//!
//! As with incidents nothing is guessed in silence: what could mean two things is refused with the choices, and every row that is not in
//! the layer is counted under its reason. `rows read = placed + not selected + outside + totals + blank + duplicates + rejected`.

mod cells;
mod code;
mod columns;
mod geojson;
mod join;
mod number;
mod points;
mod receipt;
mod refusal;

#[cfg(test)]
mod tests;

use std::io::Read as _;

use sha2::{Digest, Sha256};
use spotlight_core::layer::Content;
use spotlight_core::region::Regions;

use crate::input::Input;
pub use code::{KeySystem, UnknownKeySystem};
pub use number::Decimal;
pub use receipt::{LayerReceipt, LayerReject, Reason};
pub use refusal::{LayerColumn, LayerRefusal};

/// Bytes of a file, at most.
pub const MOST_LAYER_BYTES: u64 = 48 << 20;

/// Rows of a table, at most.
pub const MOST_LAYER_ROWS: usize = 200_000;

/// What a column is to be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadAs {
    /// Figures.
    Values,
    /// Words, even where they look like figures.
    Categories,
}

/// How a file is to be read; what is not said is found out, or asked for.
#[derive(Debug, Clone, Default)]
pub struct LayerOptions {
    /// The column with the code of the county or municipio; or two with a comma between, state and county.
    pub key: Option<String>,
    /// What the codes are.
    pub system: Option<KeySystem>,
    /// The column with the figure or word.
    pub value: Option<String>,
    /// What it is.
    pub read_as: Option<ReadAs>,
    /// What a comma in a figure is.
    pub decimal: Option<Decimal>,
    /// Only rows whose columns hold these values: column and value.
    pub select: Vec<(String, String)>,
    /// Whether the figures of several rows of one county are added up.
    pub sum: bool,
    /// The column or property with the title of a feature.
    pub title: Option<String>,
    /// The columns with latitude and longitude in degrees.
    pub place: Option<(String, String)>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
}

/// Reads a file as the content of a layer.
///
/// # Errors
/// If it cannot be read, holds nothing for the border states, or could mean several things: the refusal says what to do.
pub fn read_layer(
    input: &Input,
    options: &LayerOptions,
    regions: &Regions,
) -> Result<(Content, LayerReceipt), LayerRefusal> {
    let mut bytes = Vec::new();
    let read = input.open().and_then(|file| file.take(MOST_LAYER_BYTES + 1).read_to_end(&mut bytes));
    read.map_err(crate::refusal::Refusal::from)?;
    if bytes.len() as u64 > MOST_LAYER_BYTES {
        return Err(LayerRefusal::TooMany { what: "bytes", most: MOST_LAYER_BYTES as usize });
    }
    let mut receipt = LayerReceipt::new(input.name(), Sha256::digest(&bytes).into());
    let content = if geojson::may_be(&bytes) {
        geojson::read(&bytes, options, &mut receipt)?
    } else {
        let table = cells::read(&Input::from_bytes(input.name(), bytes), options.sheet.as_deref())?;
        if points::wanted(&table, options) {
            points::read(&table, options, &mut receipt)?
        } else {
            join::read(&table, options, regions, &mut receipt)?
        }
    };
    debug_assert!(receipt.adds_up(), "{receipt:?}");
    if receipt.placed == 0 { Err(LayerRefusal::Nothing(Box::new(receipt))) } else { Ok((content, receipt)) }
}
