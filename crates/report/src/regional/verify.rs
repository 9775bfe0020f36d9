//! Whether a PDF says what its dataset says: what it carries is read out, and set against the same report, built again.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Stream};

use super::pdf::{FIGURES, PROVENANCE, SPEC};
use super::provenance::Provenance;

/// What the PDF of a report carries.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// The spec.
    pub spec: String,
    /// Where its figures come from.
    pub provenance: Provenance,
    /// All its figures, as a CSV file.
    pub figures: String,
}

/// A file that is no report of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnreadablePdf {
    /// It cannot be read as PDF at all.
    #[error("this is not a PDF that can be read")]
    NotPdf,
    /// It carries no spec, or one that is not text.
    #[error("this PDF carries no {0}: it is not a report, or it was saved anew by another program")]
    Without(&'static str),
}

/// The first thing that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A figure: of which table, row and measure; what the file says, and what is counted now.
    Figure {
        /// `by_category / death / incidents`.
        at: String,
        /// In the file; none where it has no such figure.
        file: Option<String>,
        /// Counted now; none where there is no such figure now.
        now: Option<String>,
    },
    /// The provenance: which line, what the file says, and what it would say now.
    Provenance {
        /// Which line.
        at: &'static str,
        /// In the file.
        file: String,
        /// Now.
        now: String,
    },
    /// All figures are the same, but some byte is not: a text, a drawing, the setting, or somebody has changed the file.
    Bytes {
        /// The first byte that differs, from 0.
        at: usize,
        /// Length of the file.
        file: usize,
        /// Length of the one that was built again.
        now: usize,
    },
}

/// Reads what a PDF carries. Its text and pictures are not looked at.
pub fn carried(bytes: &[u8]) -> Result<Carried, UnreadablePdf> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|_| UnreadablePdf::NotPdf)?;
    let text = |name: &'static str| {
        let bytes = attachment(&pdf, name).ok_or(UnreadablePdf::Without(name))?;
        String::from_utf8(bytes).map_err(|_| UnreadablePdf::Without(name))
    };
    let provenance = serde_json::from_str(&text(PROVENANCE)?).map_err(|_| UnreadablePdf::Without(PROVENANCE))?;
    Ok(Carried { spec: text(SPEC)?, provenance, figures: text(FIGURES)? })
}

/// An attached file by its name: of the flat name tree that is written here.
fn attachment(pdf: &Pdf, name: &str) -> Option<Vec<u8>> {
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    let names: Dict<'_> = catalog.get("Names")?;
    let tree: Dict<'_> = names.get("EmbeddedFiles")?;
    let pairs: Array<'_> = tree.get("Names")?;
    let mut pairs = pairs.flex_iter();
    while let Some(own) = pairs.next::<hayro_syntax::object::String<'_>>() {
        let file = pairs.next::<Dict<'_>>()?;
        if plain(own.as_ref()) == name {
            let embedded: Dict<'_> = file.get("EF")?;
            let stream: Stream<'_> = embedded.get("F").or_else(|| embedded.get("UF"))?;
            return stream.decoded().ok().map(|bytes| bytes.to_vec());
        }
    }
    None
}

/// A text string of a PDF: UTF-16 with a byte order mark, or else bytes that are ASCII in our names.
fn plain(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        bytes => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The first difference between a file and the same report, built again; none if every byte is the same.
pub fn compare(file: &[u8], carried: &Carried, now: &[u8], rebuilt: &Carried) -> Option<Difference> {
    if file == now {
        return None;
    }
    figure_difference(&carried.figures, &rebuilt.figures)
        .or_else(|| provenance_difference(&carried.provenance, &rebuilt.provenance))
        .or_else(|| {
            let at = file.iter().zip(now).position(|(a, b)| a != b).unwrap_or(file.len().min(now.len()));
            Some(Difference::Bytes { at, file: file.len(), now: now.len() })
        })
}

fn figure_difference(file: &str, now: &str) -> Option<Difference> {
    let rows = |text: &str| -> Vec<(String, String)> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows = reader.records().filter_map(Result::ok);
        let field = |record: &csv::StringRecord, at: usize| record.get(at).unwrap_or_default().to_owned();
        rows.map(|own| (format!("{} / {} / {}", field(&own, 0), field(&own, 2), field(&own, 4)), field(&own, 6)))
            .collect()
    };
    let (file, now) = (rows(file), rows(now));
    let find =
        |rows: &[(String, String)], at: &str| rows.iter().find(|(own, _)| own == at).map(|(_, value)| value.clone());
    let changed = file.iter().find_map(|(at, value)| {
        let other = find(&now, at);
        (other.as_ref() != Some(value)).then(|| Difference::Figure {
            at: at.clone(),
            file: Some(value.clone()),
            now: other,
        })
    });
    changed.or_else(|| {
        let (at, value) = now.iter().find(|(at, _)| find(&file, at).is_none())?;
        Some(Difference::Figure { at: at.clone(), file: None, now: Some(value.clone()) })
    })
}

fn provenance_difference(file: &Provenance, now: &Provenance) -> Option<Difference> {
    let lines = |own: &Provenance| {
        [
            ("dataset", own.dataset.clone()),
            ("filter", own.filter.clone()),
            ("comparison_filter", own.comparison_filter.clone().unwrap_or_default()),
            ("language", own.language.clone()),
            ("software", own.software.clone()),
            ("build_date", own.build_date.clone().unwrap_or_default()),
            ("spec_sha256", own.spec_sha256.clone()),
            ("licence", own.licence.clone().unwrap_or_default()),
            ("organisation", own.organisation.clone().unwrap_or_default()),
            ("command", own.command.clone()),
        ]
    };
    let pairs = lines(file).into_iter().zip(lines(now));
    pairs
        .filter(|((_, a), (_, b))| a != b)
        .map(|((at, file), (_, now))| Difference::Provenance { at, file, now })
        .next()
}
