//! Countries by name or demonym, in English and Spanish, or by ISO code.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use spotlight_core::words::fold;

/// One line a country: `CODE|name|name|…`, names in English and Spanish, demonyms behind.
static TABLE: &str = include_str!("../../data/nationalities.txt");

static BY_NAME: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut names = FxHashMap::default();
    for line in lines {
        let mut parts = line.split('|');
        let code = parts.next().unwrap_or_default();
        for name in std::iter::once(code).chain(parts) {
            names.insert(normal(name), code);
        }
    }
    names
});

/// The words that say that nobody knows.
const UNKNOWN: [&str; 6] =
    ["unknown", "desconocida", "desconocido", "no identificada", "no identificado", "se desconoce"];

/// The ISO 3166-1 alpha-2 code of a nationality, or `unknown` where the cell says so; nothing for anything else.
///
/// A cell with several nationalities has no single code.
pub(crate) fn code(cell: &str) -> Option<&'static str> {
    let name = normal(cell);
    if UNKNOWN.contains(&name.as_str()) {
        return Some("unknown");
    }
    BY_NAME.get(&name).copied()
}

/// Folded, one blank between words, no article before it.
fn normal(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<_> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let words = match words.as_slice() {
        ["the" | "el" | "la" | "los" | "las", rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    words.join(" ")
}

#[cfg(test)]
mod tests;
