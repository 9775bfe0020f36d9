//! What became of each row of a file with a reference layer. All of it adds up.

use std::fmt;

/// What became of the rows of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerReceipt {
    /// The name of the file.
    pub file: String,
    /// SHA-256 of its untouched bytes.
    pub sha256: [u8; 32],
    /// How it was read, for a person: which columns, which system of codes.
    pub reading: Vec<String>,
    /// Rows, or features, that were read. Header and blank rows are none.
    pub read: u64,
    /// Those that are in the layer.
    pub placed: u64,
    /// Those that were not asked for.
    pub unselected: u64,
    /// Counties and municipios of other states, which no map here shows.
    pub outside: u64,
    /// Whole states and countries.
    pub totals: u64,
    /// Those without a figure: blank is not zero.
    pub blank: u64,
    /// Those that say again what another has said.
    pub duplicates: u64,
    /// Those that could not be taken, with the reason.
    pub rejected: Vec<LayerReject>,
    /// Counties, municipios or features of the layer.
    pub holds: u64,
}

/// A row that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerReject {
    /// The line that it begins on, or the number of the feature, from 1.
    pub line: u64,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Why a row could not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A quotation mark that is not closed, or a line that is far too long.
    Form,
    /// No code of four or five digits.
    NotACode,
    /// A border state has no such county or municipio, or no state has this code.
    NoSuchRegion,
    /// A figure that is none.
    NotANumber,
    /// A word that is too long for a legend.
    LongWord,
    /// San Quintín or San Felipe, where the municipio whose land it was has a figure of its own.
    Younger {
        /// The code of that municipio.
        parent: String,
    },
    /// One of several rows to add up, of which another has no figure: the sum is not known.
    Incomplete {
        /// The code of the county.
        of: String,
    },
    /// No longitude and latitude, or none on the globe.
    NoPlace,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => f.write_str("the form of the line is broken"),
            Self::NotACode => f.write_str("not a code of a county or municipio (four or five digits)"),
            Self::NoSuchRegion => f.write_str("there is no county or municipio of this code"),
            Self::NotANumber => f.write_str("not a number"),
            Self::LongWord => f.write_str("longer than a legend can hold, or in several lines"),
            Self::Younger { parent } => write!(
                f,
                "a municipio made after these boundaries, of land of {parent}, which has a figure of its own; counts can be added up with --sum"
            ),
            Self::Incomplete { of } => write!(f, "another row of {of} has no figure, so that the sum is not known"),
            Self::NoPlace => f.write_str("no longitude and latitude on the globe"),
        }
    }
}

impl LayerReceipt {
    pub(super) fn new(file: &str, sha256: [u8; 32]) -> Self {
        Self {
            file: file.to_owned(),
            sha256,
            reading: Vec::new(),
            read: 0,
            placed: 0,
            unselected: 0,
            outside: 0,
            totals: 0,
            blank: 0,
            duplicates: 0,
            rejected: Vec::new(),
            holds: 0,
        }
    }

    pub(super) fn reject(&mut self, line: u64, value: &str, reason: Reason) {
        self.rejected.push(LayerReject { line, value: value.chars().take(60).collect(), reason });
    }

    /// Whether every row that was read is counted once.
    pub fn adds_up(&self) -> bool {
        self.read == self.parts().into_iter().map(|(_, n)| n).sum::<u64>()
    }

    /// What became of the rows, with the words for it.
    pub fn parts(&self) -> [(&'static str, u64); 7] {
        [
            ("placed", self.placed),
            ("not selected", self.unselected),
            ("outside the border states", self.outside),
            ("totals of states", self.totals),
            ("without a figure", self.blank),
            ("duplicates", self.duplicates),
            ("rejected", self.rejected.len() as u64),
        ]
    }
}
