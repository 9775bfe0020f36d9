//! The dialect of a file: what separates its fields, what ends its lines.

use super::records::{LineEndCount, Record, Records};

/// The delimiters that are tried.
pub(crate) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The records that a delimiter is judged by.
const JUDGED: usize = 50;

/// How lines end, outside quoted cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnds {
    /// `\n`, or a single line without an end.
    Lf,
    /// `\r\n`.
    CrLf,
    /// `\r` alone.
    Cr,
    /// Several of these.
    Mixed,
}

impl LineEnds {
    /// The name that receipts show.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lf => "lf",
            Self::CrLf => "crlf",
            Self::Cr => "cr",
            Self::Mixed => "mixed",
        }
    }
}

impl From<LineEndCount> for LineEnds {
    fn from(count: LineEndCount) -> Self {
        match (count.lf > 0, count.crlf > 0, count.cr > 0) {
            (_, false, false) => Self::Lf,
            (false, true, false) => Self::CrLf,
            (false, false, true) => Self::Cr,
            _ => Self::Mixed,
        }
    }
}

/// The delimiter that Excel's own first line names (`sep=;`), if the text has one.
pub(crate) fn declared(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim().trim_matches('"');
    let delimiter = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    match delimiter.as_bytes() {
        [byte] if DELIMITERS.contains(byte) => Some(*byte),
        // A tab is trimmed away with the line's end.
        [] => Some(b'\t'),
        _ => None,
    }
}

/// How well a delimiter fits a sample: (records that have as many fields as the first, fields).
///
/// A delimiter that the first record does not contain fits not at all.
pub(crate) fn fit(sample: &str, delimiter: u8) -> (usize, usize) {
    let mut records = Records::new(sample.as_bytes(), delimiter);
    let mut record = Record::default();
    let (mut fields, mut same, mut judged) = (0, 0, 0);
    // A slice in memory has no input errors; one would only end the sample.
    while judged < JUDGED && records.next(&mut record).unwrap_or(false) {
        if record.is_blank() {
            continue;
        }
        if judged == 0 {
            fields = record.len();
        }
        judged += 1;
        same += usize::from(record.len() == fields && record.fault.is_none());
    }
    if fields < 2 { (0, fields) } else { (same, fields) }
}

#[cfg(test)]
mod tests;
