//! The formats of a report, and the files of each.

use super::{PdfError, PngError, Report, chart};

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReportFormat {
    /// Tagged PDF (PDF/UA-1) that carries its spec.
    Pdf,
    /// One page without scripts or anything from elsewhere.
    Html,
    /// A workbook, a sheet a table.
    Xlsx,
    /// Plain text.
    Txt,
    /// All tables as one tidy file, and the appendix: every incident with the tables that count it.
    Csv,
    /// The regions with their figures, and the incidents.
    Geojson,
    /// Charts and maps.
    Svg,
    /// The same as pictures.
    Png,
}

/// All formats, in the order in which they are listed.
pub const REPORT_FORMATS: [ReportFormat; 8] = [
    ReportFormat::Pdf,
    ReportFormat::Html,
    ReportFormat::Xlsx,
    ReportFormat::Txt,
    ReportFormat::Csv,
    ReportFormat::Geojson,
    ReportFormat::Svg,
    ReportFormat::Png,
];

/// A file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltFile {
    /// What comes after the name of the report: `.pdf`, `.incidents.geojson`.
    pub ending: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why a format could not be written.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// The PDF.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// A picture.
    #[error(transparent)]
    Png(#[from] PngError),
    /// Anything else.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl ReportFormat {
    /// The name in commands and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Txt => "txt",
            Self::Csv => "csv",
            Self::Geojson => "geojson",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// The format of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        REPORT_FORMATS.into_iter().find(|format| format.as_str() == name)
    }
}

impl BuiltFile {
    /// The media type, by the ending.
    pub fn media_type(&self) -> &'static str {
        media_type(&self.ending)
    }
}

/// The media type of a file of a report, by its name or ending.
pub fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "pdf" => "application/pdf",
        "html" => "text/html; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "geojson" => "application/geo+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

impl Report<'_> {
    /// The files of a format. The same report gives the same bytes.
    pub fn files(&self, format: ReportFormat) -> Result<Vec<BuiltFile>, FormatError> {
        let one = |ending: &str, bytes| vec![BuiltFile { ending: ending.to_owned(), bytes }];
        Ok(match format {
            ReportFormat::Pdf => one(".pdf", self.pdf()?),
            ReportFormat::Html => one(".html", self.html().into_bytes()),
            ReportFormat::Xlsx => one(".xlsx", self.workbook()?),
            ReportFormat::Txt => one(".txt", self.text().into_bytes()),
            ReportFormat::Csv => {
                let mut files = one(".csv", self.tidy(false)?);
                files.extend(one(".hxl.csv", self.tidy(true)?));
                files.extend(one(".appendix.csv", self.appendix()?));
                files
            }
            ReportFormat::Geojson => {
                let mut files = one(".regions.geojson", self.regions_geojson()?);
                files.extend(one(".incidents.geojson", self.incidents_geojson()?));
                files
            }
            ReportFormat::Svg => self.drawings(".svg", |svg| Ok(svg.as_bytes().to_vec()))?,
            ReportFormat::Png => self.drawings(".png", chart::png)?,
        })
    }

    fn drawings(
        &self,
        ending: &str,
        make: impl Fn(&str) -> Result<Vec<u8>, PngError>,
    ) -> Result<Vec<BuiltFile>, FormatError> {
        let figures = self.document.figures();
        figures
            .map(|figure| Ok(BuiltFile { ending: format!(".{}{ending}", figure.id), bytes: make(&figure.svg)? }))
            .collect()
    }
}
