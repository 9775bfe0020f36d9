//! What the words of a row say about its point: that it is the middle of something, not known, or on an old datum.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::cells::Cells;
use crate::columns::Field;
use crate::note::{Code, Note};
use crate::values::text;

/// Phrases after which a point is not, or not exactly, where it happened.
const PHRASES: [&str; 36] = [
    "centroid",
    "nad27",
    "nad 27",
    "nad-27",
    "location approximate",
    "location is approximate",
    "approximate location",
    "approx location",
    "approx. location",
    "approximate coordinates",
    "coordinates approximate",
    "coordinates are approximate",
    "coords approximate",
    "coords are approximate",
    "location unknown",
    "location is unknown",
    "location not known",
    "unknown location",
    "point is the",
    "coordinates are for",
    "coordinates are of",
    "coordinates of the",
    "coords are for",
    "coords are of",
    "ubicación aproximada",
    "ubicacion aproximada",
    "coordenadas aproximadas",
    "ubicación desconocida",
    "ubicacion desconocida",
    "lugar desconocido",
    "se desconoce el lugar",
    "se desconoce la ubic",
    "coordenadas del municipio",
    "coordenadas de la cabecera",
    "coordenadas del hospital",
    "punto corresponde a",
];

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder().ascii_case_insensitive(true).build(PHRASES).expect("a few phrases make a small automaton")
});

/// Warns where the words of a row with coordinates doubt them.
pub(super) fn note(cells: &Cells<'_>, notes: &mut Vec<Note>) {
    let mapping = &cells.plan.mapping;
    let fields = [Field::Place, Field::Title, Field::Description, Field::PrivateNotes];
    let columns = fields.into_iter().filter_map(|field| mapping.column(field));
    for column in columns.chain(mapping.described.iter().map(|(_, column)| *column)) {
        let Some(said) = cells.record.get(column).and_then(text::value) else { continue };
        if let Some(found) = FINDER.find(said) {
            notes.push(Note::new(cells.plan.header.shown(column), &said[found.range()], Code::DoubtedPlace));
            return;
        }
    }
}
