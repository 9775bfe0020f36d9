//! The typefaces of reports: Noto, cut to the scripts of our languages (see `data/fonts/SOURCES.md`). Nothing is taken from the system, so
//! that a report looks the same everywhere.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb;
use ttf_parser::Face;
use typst::foundations::Bytes;
use typst::text::Font;

/// What stands for a character that no face has.
const MISSING: char = '\u{FFFD}';

const FILES: [&[u8]; 9] = [
    include_bytes!("../../../../data/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../../data/fonts/NotoSans-Italic.ttf"),
    include_bytes!("../../../../data/fonts/NotoSans-SemiBold.ttf"),
    include_bytes!("../../../../data/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../../../data/fonts/NotoSerif-Regular.ttf"),
    include_bytes!("../../../../data/fonts/NotoSerif-Italic.ttf"),
    include_bytes!("../../../../data/fonts/NotoSerif-Bold.ttf"),
    include_bytes!("../../../../data/fonts/NotoSerif-BoldItalic.ttf"),
    include_bytes!("../../../../data/fonts/NotoSansMath-Regular.ttf"),
];

/// The faces as Typst takes them.
pub(super) fn faces() -> &'static [Font] {
    static FACES: LazyLock<Vec<Font>> =
        LazyLock::new(|| FILES.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect());
    &FACES
}

/// The faces as drawings take them.
pub(super) fn database() -> Arc<fontdb::Database> {
    static DATABASE: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
        let mut database = fontdb::Database::new();
        for file in FILES {
            database.load_font_source(fontdb::Source::Binary(Arc::new(file)));
        }
        database.set_sans_serif_family("Noto Sans");
        Arc::new(database)
    });
    Arc::clone(&DATABASE)
}

/// The tables of a face, by its place among the files.
fn face(at: usize) -> Face<'static> {
    Face::parse(FILES[at], 0).expect("the embedded faces are tested")
}

/// How wide a text in Noto Sans is, in the unit of its size.
pub(super) fn width(text: &str, size: f64) -> f64 {
    static REGULAR: LazyLock<Face<'static>> = LazyLock::new(|| face(0));
    let face = &*REGULAR;
    let units = f64::from(face.units_per_em());
    let advance =
        |c: char| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)).map_or(units, f64::from);
    text.chars().map(advance).sum::<f64>() / units * size
}

/// A text that is no wider than that, with an ellipsis where it was cut.
pub(super) fn fitting(text: &str, size: f64, most: f64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let mut cut: String = text.to_owned();
    while !cut.is_empty() && width(&cut, size) + width("…", size) > most {
        cut.pop();
    }
    cut.trim_end().to_owned() + "…"
}

/// The text with only characters that every face of running text has. Control characters, and those that turn the direction of writing, go;
/// others that no face has become U+FFFD, so that it can be seen that something stood there.
pub(super) fn printable(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !is_hidden(*c)).map(|c| if has(c) { c } else { MISSING }).collect()
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn has(c: char) -> bool {
    static COVERED: LazyLock<BTreeSet<char>> = LazyLock::new(|| {
        let of_face = |at: usize| {
            let face = face(at);
            let mut covered = BTreeSet::new();
            for subtable in
                face.tables().cmap.iter().flat_map(|cmap| cmap.subtables).filter(ttf_parser::cmap::Subtable::is_unicode)
            {
                subtable.codepoints(|code| covered.extend(char::from_u32(code)));
            }
            covered
        };
        // All running texts are in these, arrows and signs of arithmetic in the last.
        let mut covered = &of_face(0) & &of_face(4);
        covered.extend(of_face(8));
        covered
    });
    c.is_ascii() && !c.is_control() || c == '\n' || COVERED.contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_languages_are_written_with_can_be_printed() {
        for text in ["“Año – niñez”, ¿qué? ¡sí! ° § · … — ‘x’ € 1,234 ½ × − → ≤ ≈ †", "Nłįłí Ąłtso' Tāˀ ʼ Ŋ ç ß Ж Ω"]
        {
            assert_eq!(printable(text), text);
        }
    }

    #[test]
    fn what_cannot_be_printed_leaves_a_mark_and_what_cannot_be_seen_goes() {
        assert_eq!(printable("a🙂b\u{202E}c\u{200B}d\te\nf"), "a\u{FFFD}bcde\nf");
    }

    #[test]
    fn a_text_is_cut_to_fit() {
        assert!(width("iiii", 10.0) < width("MMMM", 10.0));
        let cut = fitting("Condición de custodia o negligencia médica", 10.0, 100.0);
        assert!(cut.ends_with('…') && width(&cut, 10.0) <= 100.0);
    }
}
