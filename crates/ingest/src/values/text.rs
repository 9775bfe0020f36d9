//! Cells as text: what counts as blank, and the apostrophe that keeps a spreadsheet from running a cell as a formula.
//!
//! A cell that begins with `=`, `+`, `-`, `@`, tab or carriage return runs as a formula in spreadsheet programs. On writing, such a
//! text gets an apostrophe in front; so does a text that the reader would otherwise take for blank or trim. On reading, the
//! apostrophe goes exactly where the rest needs one, so that `'Twas` stays what it is and everything round-trips.

use std::borrow::Cow;

/// The words that mean blank, folded; `\N` is that of databases. What a spreadsheet writes where a formula failed is no value either, but
/// something was there: [`is_failed_formula`]. `unknown` is one where a column has no code of that name.
const NULLS: [&str; 33] = [
    "#ref!",
    "#value!",
    "#div/0!",
    "#name?",
    "#null!",
    "#num!",
    "#spill!",
    "#calc!",
    "\\N",
    ".",
    "na",
    "n/a",
    "n.a.",
    "#n/a",
    "-",
    "--",
    "---",
    "null",
    "none",
    "nil",
    "nan",
    "unknown",
    "desconocido",
    "desconocida",
    "s/d",
    "sin dato",
    "sin datos",
    "no aplica",
    "n/d",
    "nd",
    "-999",
    "-9999",
    "?",
];

/// Whether a spreadsheet wrote this where a formula failed: something was there, and is lost.
pub(crate) fn is_failed_formula(cell: &str) -> bool {
    let cell = cell.trim();
    cell.starts_with('#') && !cell.eq_ignore_ascii_case("#n/a") && cell.len() > 1 && is_null(cell)
}

/// By their first bytes, small and capital: how long they are, a bit each. Most cells begin otherwise or are longer, and need no comparison.
static NULL_LENGTHS: [u16; 256] = {
    let mut lengths = [0; 256];
    let mut null = 0;
    while null < NULLS.len() {
        let bytes = NULLS[null].as_bytes();
        lengths[bytes[0].to_ascii_lowercase() as usize] |= 1 << bytes.len();
        lengths[bytes[0].to_ascii_uppercase() as usize] |= 1 << bytes.len();
        null += 1;
    }
    lengths
};

/// Whether a trimmed cell says that there is nothing.
#[inline]
pub(crate) fn is_null(cell: &str) -> bool {
    let Some(first) = cell.as_bytes().first() else { return true };
    let lengths = NULL_LENGTHS[usize::from(*first)];
    lengths != 0 && cell.len() < 16 && lengths & (1 << cell.len()) != 0 && is_listed(cell)
}

fn is_listed(cell: &str) -> bool {
    NULLS.iter().any(|null| cell.eq_ignore_ascii_case(null))
}

/// The characters that a spreadsheet program takes for the beginning of a formula.
fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Whether a text would not come back as it is if it were written as it is.
fn needs_apostrophe(text: &str) -> bool {
    let tail = text.trim_start_matches('\'');
    begins_formula(tail) || is_null(tail) || tail.trim() != tail
}

/// A text as a cell of its own CSV holds it.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if needs_apostrophe(text) || text.trim() != text { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// `str::trim`, at a glance for most cells: those that begin and end with a visible sign of ASCII.
#[inline]
pub(crate) fn trim(cell: &str) -> &str {
    let framed = |first: &u8, last: &u8| first.is_ascii_graphic() && last.is_ascii_graphic();
    match cell.as_bytes() {
        [] => cell,
        [only] if framed(only, only) => cell,
        [first, .., last] if framed(first, last) => cell,
        _ => cell.trim(),
    }
}

/// What a cell says: trimmed, without a protecting apostrophe; nothing where it is blank.
#[inline]
pub(crate) fn value(cell: &str) -> Option<&str> {
    // Most cells are a word or a number without anything around it.
    if let [first, .., last] = cell.as_bytes()
        && first.is_ascii_alphanumeric()
        && last.is_ascii_graphic()
    {
        return (!is_null(cell)).then_some(cell);
    }
    unwrapped(cell)
}

/// The same of a cell that begins or ends otherwise.
fn unwrapped(cell: &str) -> Option<&str> {
    // Blanks behind the last letter may belong to a protected text, so the apostrophe is looked for first.
    if let Some(rest) = cell.strip_prefix('\'')
        && needs_apostrophe(rest)
    {
        return (!rest.is_empty()).then_some(rest);
    }
    let cell = trim(cell);
    // `="00123"` is how some programs keep a spreadsheet from taking the zeros away.
    let inside = cell.strip_prefix('=').and_then(|rest| rest.strip_prefix('"')).and_then(|rest| rest.strip_suffix('"'));
    let cell = inside.filter(|inside| !inside.contains('"')).map_or(cell, str::trim);
    (!is_null(cell)).then_some(cell)
}

/// A text without HTML entities (`&amp;amp;` was escaped twice), and whether it had any.
pub(crate) fn without_entities(text: &str) -> (Cow<'_, str>, bool) {
    const ENTITIES: [(&str, &str); 6] =
        [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " ")];
    if !text.contains('&') || !ENTITIES.iter().any(|(entity, _)| text.contains(entity)) {
        return (Cow::Borrowed(text), false);
    }
    let mut plain = text.to_owned();
    while plain.contains("&amp;") {
        plain = plain.replace("&amp;", "&");
    }
    for (entity, character) in &ENTITIES[1..] {
        plain = plain.replace(entity, character);
    }
    (Cow::Owned(plain), true)
}

#[cfg(test)]
mod tests;
