//! The regional report: chosen regions, a period and a filter become one document, which is written as PDF, HTML, Excel, CSV and GeoJSON.
//!
//! ```text
//! Spec (TOML) ──┐
//!               ├─▶ Scope (filters) ─▶ model (chapters) ─▶ Document ─▶ pdf, html, workbook, csv, geojson, svg, png
//! Dataset ──────┘
//! ```
//!
//! Every number is an answer of the dataset's one summary to the one filter. Nothing here looks at a clock, a file or the network: the same
//! spec, dataset and [`Inputs`] give the same bytes.

mod appendix;
mod chart;
mod citation;
mod document;
mod fonts;
mod formats;
mod geojson;
mod html;
mod markdown;
mod model;
mod pdf;
mod provenance;
mod rights;
mod scope;
mod spec;
mod text;
mod tidy;
mod verify;
mod words;
mod workbook;

#[cfg(test)]
mod tests;

use sha2::{Digest as _, Sha256};
use spotlight_core::date::PartialDate;
use spotlight_core::index::Dataset;
use uuid::Uuid;

pub use chart::PngError;
pub use document::{Amount, Block, Cell, Column, Document, Entry, Fact, Figure, Key, Row, Section, Table};
pub use formats::{BuiltFile, FormatError, REPORT_FORMATS, ReportFormat, media_type};
pub use html::HTML_SECURITY;
pub use pdf::PdfError;
pub use provenance::Provenance;
pub use rights::instruments;
pub use spec::{
    Area, AreaDraft, Indicator, IndicatorDraft, MAX_BYTES as MAX_SPEC_BYTES, SectionName, Spec, SpecDraft, SpecError,
    SpecErrors, Statement, StatementDraft, preceding,
};
pub use verify::{Carried, Difference, UnreadablePdf, carried, compare};

use scope::Scope;

/// What a report needs beside its spec.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// Everything that is public.
    pub dataset: &'a Dataset,
    /// Pairs of records that may be the same event.
    pub doubles: Doubles<'a>,
    /// Who publishes it, where the spec does not say.
    pub organisation: Option<&'a str>,
    /// The licence of the data.
    pub licence: Option<&'a str>,
    /// The command that builds it again.
    pub command: &'a str,
}

/// Pairs of records that may document the same event, and that nobody has decided about. The report does not know records: it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubles<'a> {
    /// Nobody has looked.
    Unknown,
    /// The pairs. One counts where both of its incidents are in the report.
    Pairs(&'a [[Uuid; 2]]),
    /// The numbers that an earlier report states: of its period, and of its comparison period.
    Stated(u64, u64),
}

impl Doubles<'_> {
    /// How many pairs there are among the incidents of a period: to be used as the number of the period, and as that of the comparison.
    fn count(&self, scope: &Scope<'_>, period: PartialDate) -> Option<(u64, u64)> {
        match self {
            Self::Unknown => None,
            Self::Stated(now, before) => Some((*now, *before)),
            Self::Pairs(pairs) => {
                let (data, filter) = (scope.data(), scope.during(period));
                let counts = |id: &Uuid| data.get(*id).is_some_and(|own| filter.matches(own, data.taxonomy()));
                let n = pairs.iter().filter(|pair| pair.iter().all(counts)).count() as u64;
                Some((n, n))
            }
        }
    }
}

/// A report that is ready to be written.
pub struct Report<'a> {
    spec: &'a Spec,
    scope: Scope<'a>,
    document: Document,
}

/// Why a spec cannot be built on a dataset.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// Cases that are not public, or not there.
    #[error("{}", .0)]
    Cases(String),
}

impl<'a> Report<'a> {
    /// Counts everything and puts the document together.
    pub fn new(spec: &'a Spec, inputs: Inputs<'a>) -> Result<Self, ReportError> {
        let unknown: Vec<String> =
            spec.cases.iter().filter(|id| inputs.dataset.get(**id).is_none()).map(ToString::to_string).collect();
        if !unknown.is_empty() {
            let words = words::Words::of(spec.lang);
            return Err(ReportError::Cases(words.fill("spec.case_unknown", &[("ids", &unknown.join(", "))])));
        }
        let scope = Scope::new(inputs.dataset, spec);
        let document = model::compose(spec, &scope, &inputs);
        Ok(Self { spec, scope, document })
    }

    /// What it says.
    pub fn document(&self) -> &Document {
        &self.document
    }
}

/// SHA-256 as hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        write!(out, "{byte:02x}").expect("writing to a String cannot fail");
        out
    })
}
