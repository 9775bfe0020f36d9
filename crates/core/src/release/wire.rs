//! A release as it is kept: JSON with the SHA-256 of its content. A release that was changed afterwards cannot be read.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Attribute, Cell, Count, FEW, Release, Table, WITHHELD};

/// Why kept bytes are no release.
#[derive(Debug, thiserror::Error)]
pub enum DamagedRelease {
    /// Not the bytes that were written.
    #[error("the checksum of the release does not fit its content")]
    Checksum,
    /// Not in the form of a release.
    #[error("not a release: {0}")]
    Form(#[from] serde_json::Error),
    /// A number that may not be said, or a word that is none of the form's.
    #[error("not a release: it holds {0}")]
    Content(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    state: String,
    year: i16,
    made: String,
    total: Option<u32>,
    tables: Vec<WireTable>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireTable {
    by: String,
    rows: Option<Vec<(String, WireCell)>>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WireCell {
    Number(u32),
    Word(String),
}

impl Release {
    /// The content and its checksum.
    pub fn encode(&self) -> (Vec<u8>, [u8; 32]) {
        let cell = |cell: &Cell| match cell {
            Cell::Count(count) => WireCell::Number(count.get()),
            Cell::Few | Cell::Withheld => WireCell::Word(cell.to_string()),
        };
        let table = |table: &Table| WireTable {
            by: table.attribute.as_str().to_owned(),
            rows: table.rows.as_ref().map(|rows| rows.iter().map(|(code, c)| (code.to_string(), cell(c))).collect()),
        };
        let wire = Wire {
            state: self.state.to_string(),
            year: self.year,
            made: self.made.to_string(),
            total: self.total.map(Count::get),
            tables: self.tables.iter().map(table).collect(),
        };
        let bytes = serde_json::to_vec(&wire).expect("a release has nothing that JSON cannot hold");
        let checksum = Sha256::digest(&bytes).into();
        (bytes, checksum)
    }

    /// The release of kept bytes.
    pub fn decode(bytes: &[u8], checksum: [u8; 32]) -> Result<Self, DamagedRelease> {
        if <[u8; 32]>::from(Sha256::digest(bytes)) != checksum {
            return Err(DamagedRelease::Checksum);
        }
        let wire: Wire = serde_json::from_slice(bytes)?;
        if wire.total.is_none() != wire.tables.is_empty() {
            return Err(DamagedRelease::Content("tables without a total, or a total without tables".to_owned()));
        }
        let made = wire.made.parse().map_err(|_| DamagedRelease::Content(format!("the day {:?}", wire.made)))?;
        Ok(Self {
            state: wire.state.into(),
            year: wire.year,
            made,
            total: wire.total.map(count).transpose()?,
            tables: wire.tables.into_iter().map(table).collect::<Result<_, _>>()?,
        })
    }
}

fn count(number: u32) -> Result<Count, DamagedRelease> {
    Count::new(number).ok_or_else(|| DamagedRelease::Content("a number below five".to_owned()))
}

fn table(wire: WireTable) -> Result<Table, DamagedRelease> {
    let attribute = Attribute::ALL
        .into_iter()
        .find(|own| own.as_str() == wire.by)
        .ok_or_else(|| DamagedRelease::Content(format!("the attribute {:?}", wire.by)))?;
    let cell = |cell| match cell {
        WireCell::Number(number) => count(number).map(Cell::Count),
        WireCell::Word(word) if word == FEW => Ok(Cell::Few),
        WireCell::Word(word) if word == WITHHELD => Ok(Cell::Withheld),
        WireCell::Word(word) => Err(DamagedRelease::Content(format!("the cell {word:?}"))),
    };
    let row = |(code, own): (String, WireCell)| Ok((code.into(), cell(own)?));
    let rows = wire.rows.map(|rows| rows.into_iter().map(row).collect::<Result<_, DamagedRelease>>()).transpose()?;
    Ok(Table { attribute, rows })
}
