//! The document as a tagged PDF, set by Typst in this process.
//!
//! The template is a constant. What people wrote reaches it as data, in a JSON file that exists in memory only: Typst never reads a text of
//! theirs as its own markup, and its world has no disk, no network, no packages and no clock.

mod view;
mod world;

use typst::diag::{Severity, SourceDiagnostic};
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::Report;
use world::ReportWorld;

/// The name of the attachment that holds the spec.
pub(super) const SPEC: &str = "report.toml";
/// The name of the attachment that holds the provenance.
pub(super) const PROVENANCE: &str = "provenance.json";
/// The name of the attachment that holds every figure.
pub(super) const FIGURES: &str = "figures.csv";

/// Why there is no PDF. It is a fault of the template, or a text that a PDF must not have; what Typst said.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the PDF could not be made: {0}")]
pub struct PdfError(String);

impl Report<'_> {
    /// The PDF, valid PDF/UA-1 as far as a program can tell.
    pub(super) fn pdf(&self) -> Result<Vec<u8>, PdfError> {
        let provenance =
            serde_json::to_vec_pretty(&self.document.provenance).map_err(|error| PdfError(error.to_string()))?;
        let figures = self.tidy(false).map_err(|error| PdfError(error.to_string()))?;
        let world = ReportWorld::new([
            ("document.json", view::of(&self.document).to_string().into_bytes()),
            (SPEC, self.spec.source.clone().into_bytes()),
            (PROVENANCE, provenance),
            (FIGURES, figures),
        ]);
        let compiled = typst::compile::<PagedDocument>(&world);
        // What one report leaves in the compiler's memory is of no use to the next.
        typst::comemo::evict(0);
        let document = compiled.output.map_err(|errors| PdfError(said(&errors)))?;
        let standards =
            PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| PdfError(error.message().to_string()))?;
        let timestamp = self.document.date.and_then(|date| {
            Datetime::from_ymd(i32::from(date.year()), date.month() as u8, date.day() as u8).map(Timestamp::new_utc)
        });
        let options = PdfOptions {
            ident: Smart::Custom(format!(
                "{} {}",
                self.document.provenance.spec_sha256, self.document.provenance.dataset
            )),
            creator: Smart::Custom(Some(self.document.provenance.software.clone())),
            timestamp,
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).map_err(|errors| PdfError(said(&errors)))
    }
}

fn said(errors: &[SourceDiagnostic]) -> String {
    let errors = errors.iter().filter(|error| error.severity == Severity::Error);
    let text = |error: &SourceDiagnostic| {
        let hints = error.hints.iter().map(|hint| hint.v.to_string());
        std::iter::once(error.message.to_string()).chain(hints).collect::<Vec<_>>().join(", ")
    };
    errors.map(text).collect::<Vec<_>>().join("; ")
}
