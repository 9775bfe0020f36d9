//! Names of places as damaged files and everyday speech give them.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use spotlight_core::words::fold;

/// Cities that everybody calls by another name than their municipio's, folded, with its code. A city is otherwise no municipio.
const CITIES: [(&str, &str); 7] = [
    ("ciudad juarez", "08037"),
    ("ciudad acuna", "05002"),
    ("ciudad victoria", "28041"),
    ("heroica nogales", "26043"),
    ("heroica matamoros", "28022"),
    ("ciudad mier", "28024"),
    ("ciudad miguel aleman", "28025"),
];

/// The municipio of a city's everyday name.
pub(super) fn known_city(text: &str) -> Option<&'static str> {
    let folded = fold(text.trim()).replace('.', " ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    let (first, rest) = words.split_first()?;
    let name = match *first {
        "cd" | "ciudad" => format!("ciudad {}", rest.join(" ")),
        "h" | "heroica" => format!("heroica {}", rest.join(" ")),
        _ => return None,
    };
    CITIES.iter().find(|(city, _)| *city == name).map(|(_, code)| *code)
}

/// A name whose UTF-8 was once read as Windows-1252 (`DoÃ±a Ana`), as it was before; any other as it is.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(['Ã', 'Â']) {
        return text.into();
    }
    let (bytes, _, lossy) = WINDOWS_1252.encode(text);
    match String::from_utf8(bytes.into_owned()) {
        Ok(before) if !lossy => before.into(),
        _ => text.into(),
    }
}

/// The parts of `Pima County, AZ` and `Nogales (Sonora)`.
pub(super) fn county_and_state(text: &str) -> Option<(&str, &str)> {
    let (county, state) = text.rsplit_once(',').or_else(|| text.strip_suffix(')')?.rsplit_once('('))?;
    let (county, state) = (county.trim(), state.trim());
    (!county.is_empty() && !state.is_empty()).then_some((county, state))
}

/// Whether letters of a name were lost.
pub(super) fn has_gaps(text: &str) -> bool {
    text.contains(['?', '\u{FFFD}'])
}

/// Whether a name could be another in which letters were lost, one or two marks standing for each.
pub(super) fn fits(damaged: &str, name: &str) -> bool {
    let damaged = fold(damaged);
    let damaged = damaged.trim().trim_end_matches(" county").replace('\u{FFFD}', "?").replace("??", "?");
    let name = fold(name);
    damaged.chars().count() == name.chars().count()
        && damaged.chars().zip(name.chars()).all(|(a, b)| a == b || a == '?')
        && damaged.chars().filter(|c| *c != '?').count() >= 4
}
