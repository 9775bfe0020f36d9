//! Tells what is no table of text: by the first bytes, before anything is parsed.

/// A kind of file that people upload in place of a CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotATable {
    /// A PDF document.
    Pdf,
    /// An Excel workbook or another zipped format.
    Zip,
    /// A workbook or document of Office before 2007.
    OldOffice,
    /// An image.
    Image,
    /// A compressed file.
    Compressed,
    /// A web page, perhaps one that a server sent in place of the file.
    Html,
    /// JSON or GeoJSON.
    Json,
    /// XML, KML or GPX.
    Xml,
    /// Text that ends in zeros: room that was kept for bytes that never came.
    Unfinished,
    /// Bytes that are no text.
    Binary,
}

const SIGNATURES: [(&[u8], NotATable); 19] = [
    (b"%PDF", NotATable::Pdf),
    (b"PK\x03\x04", NotATable::Zip),
    (b"PK\x05\x06", NotATable::Zip),
    (b"\xD0\xCF\x11\xE0", NotATable::OldOffice),
    (b"\x89PNG", NotATable::Image),
    (b"\xFF\xD8\xFF", NotATable::Image),
    (b"GIF8", NotATable::Image),
    (b"\x1F\x8B", NotATable::Compressed),
    (b"7z\xBC\xAF", NotATable::Compressed),
    (b"SQLite format 3\0", NotATable::Binary),
    (b"II*\0", NotATable::Image),
    (b"MM\0*", NotATable::Image),
    (b"\0\0\0\x18ftyp", NotATable::Image),
    (b"\0\0\0\x1Cftyp", NotATable::Image),
    (b"BZh9", NotATable::Compressed),
    (b"\xFD7zXZ", NotATable::Compressed),
    (b"Rar!\x1A", NotATable::Compressed),
    (b"PAR1", NotATable::Binary),
    (b"{\\rtf", NotATable::OldOffice),
];

/// What the first bytes of a file say against it, if anything. `text` is what the decoder makes of them.
pub(crate) fn not_a_table(bytes: &[u8], text: &str) -> Option<NotATable> {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Some(*kind);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(NotATable::Image);
    }
    let start: String = text.trim_start().chars().take(64).collect::<String>().to_ascii_lowercase();
    let tags = [
        "<!doctype",
        "<html",
        "<head",
        "<body",
        "<table",
        "<div",
        "<meta",
        "<style",
        "<script",
        "<!--",
        "mime-version:",
    ];
    if tags.iter().any(|tag| start.starts_with(tag)) {
        return Some(NotATable::Html);
    }
    // Spreadsheets saved as XHTML begin like XML.
    if start.starts_with("<?xml") && text.get(..2000).unwrap_or(text).to_ascii_lowercase().contains("<html") {
        return Some(NotATable::Html);
    }
    if start.starts_with("<?xml")
        || start.starts_with("<svg")
        || start.starts_with("<h:html")
        || start.starts_with("<kml")
        || start.starts_with("<gpx")
    {
        return Some(NotATable::Xml);
    }
    if start.starts_with('{') || start.starts_with("[{") || start.starts_with("[[") || start.starts_with("[\n") {
        return Some(NotATable::Json);
    }
    let written = text.trim_end_matches('\0');
    if is_strange(written) {
        return Some(NotATable::Binary);
    }
    is_strange(text).then_some(NotATable::Unfinished)
}

/// Whether more than one in fifty characters is none that stands in texts.
fn is_strange(text: &str) -> bool {
    let strange = text.chars().filter(|c| matches!(c, '\0'..='\x08' | '\x0E'..='\x1F' | '\u{FFFD}')).count();
    strange * 50 > text.chars().count()
}

#[cfg(test)]
mod tests;
