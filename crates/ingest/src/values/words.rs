//! Names of months and weekdays, English and Spanish, in full or cut to three or four letters.

/// Months, each with its English and its Spanish name; both are recognised from three letters on.
const MONTHS: [[&str; 2]; 12] = [
    ["january", "enero"],
    ["february", "febrero"],
    ["march", "marzo"],
    ["april", "abril"],
    ["may", "mayo"],
    ["june", "junio"],
    ["july", "julio"],
    ["august", "agosto"],
    ["september", "septiembre"],
    ["october", "octubre"],
    ["november", "noviembre"],
    ["december", "diciembre"],
];

/// Weekdays from Monday, without accents.
const WEEKDAYS: [[&str; 2]; 7] = [
    ["monday", "lunes"],
    ["tuesday", "martes"],
    ["wednesday", "miercoles"],
    ["thursday", "jueves"],
    ["friday", "viernes"],
    ["saturday", "sabado"],
    ["sunday", "domingo"],
];

/// The month of a name, 1–12.
pub(crate) fn month(word: &str) -> Option<i8> {
    if word.eq_ignore_ascii_case("setiembre") || word.eq_ignore_ascii_case("set") {
        return Some(9);
    }
    position(&MONTHS, word)
}

/// The month of a name or a number, 1–12; spreadsheets write `5.0`, too.
pub(crate) fn month_or_number(text: &str) -> Option<i8> {
    let number = text.strip_suffix(".0").unwrap_or(text);
    number.parse().ok().filter(|month| (1..=12).contains(month)).or_else(|| month(text.trim_end_matches('.')))
}

/// A year of four digits; spreadsheets write `2016.0`, too.
pub(crate) fn whole_year(text: &str) -> Option<i16> {
    let number = text.strip_suffix(".0").unwrap_or(text);
    number.parse().ok().filter(|_| number.len() == 4)
}

/// The weekday of a name, Monday 1.
pub(crate) fn weekday(word: &str) -> Option<i8> {
    position(&WEEKDAYS, word)
}

/// The place, from 1, of the only entry that begins with a word of at least three letters.
fn position(names: &[[&str; 2]], word: &str) -> Option<i8> {
    // A month's or weekday's name has no more bytes than this; longer cells need no folding.
    if !(3..=12).contains(&word.len()) {
        return None;
    }
    let folded = spotlight_core::words::fold(word);
    let mut found = names.iter().enumerate().filter(|(_, names)| names.iter().any(|name| name.starts_with(&folded)));
    match (found.next(), found.next()) {
        (Some((index, _)), None) => Some(index as i8 + 1),
        _ => None,
    }
}
