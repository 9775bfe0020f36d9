//! Columns that say how exactly place and day are known.

use super::super::Header;
use super::super::content::Content;
use super::super::mapping::Mapping;
use super::super::preset::Precision;
use super::super::used::{Basis, ColumnUse};

/// Names of columns that say by yes or no whether a place is exact, or that it is not.
const EXACT: [&str; 14] = [
    "exact location",
    "location exact",
    "is location exact",
    "is exact location",
    "is geocoding exact",
    "geocoding exact",
    "exact coordinates",
    "coordinates exact",
    "coordenadas exactas",
    "ubicacion exacta",
    "lugar exacto",
    "ubicacion es exacta",
    "location verified",
    "ubicacion verificada",
];
const APPROXIMATE: [&str; 8] = [
    "approximate location",
    "location approximate",
    "is approximate",
    "approximate coordinates",
    "ubicacion aproximada",
    "lugar aproximado",
    "coordenadas aproximadas",
    "location estimated",
];

/// What yes or no mean of a place: one of them nothing, and the other something that no distance is known for.
fn yes_or_no(column: &str, exact: bool) -> Vec<Precision> {
    let fine = if exact {
        ["yes", "y", "si", "sí", "s", "true", "1", "x"]
    } else {
        ["no", "n", "false", "0", "falso", "-", "f", "none"]
    };
    let rule =
        |says: &str| Precision { column: column.to_owned(), says: says.to_owned(), metres: None, region_only: false };
    let mut rules: Vec<Precision> = fine.into_iter().map(rule).collect();
    // Other words are remarked on where some word of the column tells a distance: this one, which no cell is.
    rules.push(Precision { metres: Some(0), ..rule("") });
    rules
}

/// Columns that say in words how exactly place and day are known. A known register may call its own otherwise in another year.
pub(in crate::columns) fn qualifiers(mapping: &mut Mapping, header: &Header, content: &Content) {
    const PLACE: [&str; 36] = [
        "location precision",
        "precision",
        "location accuracy",
        "coordinate precision",
        "geo precision",
        "gps precision",
        "place precision",
        "precision ubicacion",
        "precision lugar",
        "precision coordenadas",
        "coordinates precision",
        "accuracy",
        "exactitud ubicacion",
        "location quality",
        "precision location",
        "georeference quality",
        "precision geografica",
        "geocoding precision",
        "location type",
        "nivel precision",
        "geocode precision",
        "accuracy type",
        "geocodio accuracy type",
        "geocode accuracy",
        "geocode accuracy type",
        "geocoding accuracy",
        "geocode quality",
        "gps accuracy",
        "gps quality",
        "coordinate source",
        "coordinates source",
        "source coordinates",
        "coordinate accuracy",
        "coordinate quality",
        "fuente coordenadas",
        "origen coordenadas",
    ];
    const DAY: [&str; 9] = [
        "date precision",
        "time precision",
        "precision fecha",
        "date accuracy",
        "precision date",
        "exactitud fecha",
        "fecha precision",
        "date quality",
        "precision temporal",
    ];
    for column in 0..header.len() {
        let looks = content.looks(column);
        let phrase = header.phrase(column);
        if mapping.is_free(column) && (EXACT.contains(&phrase) || APPROXIMATE.contains(&phrase)) {
            mapping.precision.push((column, yes_or_no(&header.shown(column), EXACT.contains(&phrase))));
            mapping.assign(column, ColumnUse::Precision, Basis::Header);
            continue;
        }
        if !mapping.is_free(column) || looks.mostly(looks.numbers) {
            continue;
        }
        if PLACE.contains(&header.phrase(column)) {
            mapping.precision.push((column, Vec::new()));
            mapping.assign(column, ColumnUse::Precision, Basis::Header);
        } else if DAY.contains(&header.phrase(column)) {
            mapping.date_words.push(column);
            mapping.assign(column, ColumnUse::DatePrecision, Basis::Header);
        }
    }
    // Described or known by some of its values, a column of how exactly the day is known has others as well.
    let known: std::collections::BTreeSet<usize> = mapping.date_precision.iter().map(|(column, _)| *column).collect();
    mapping.date_words.extend(known);
}
