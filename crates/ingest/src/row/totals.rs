//! Rows that add up others, in tables that people made.

use spotlight_core::words::fold;

use super::Builder;
use crate::columns::Field;
use crate::read::records::Record;

/// The preset of our own files, in which nobody adds anything up.
pub(super) const OWN: &str = "spotlight";

/// What a row is called that adds up others, folded.
const TOTALS: [&str; 38] = [
    "total",
    "totals",
    "totales",
    "grand total",
    "gran total",
    "subtotal",
    "sub-total",
    "total general",
    "all counties",
    "all states",
    "statewide",
    "todos los municipios",
    "todos los estados",
    "suma",
    "sum",
    "average",
    "avg",
    "mean",
    "median",
    "promedio",
    "acumulado",
    "acumulada",
    "cumulative",
    "year to date",
    "ytd",
    "prior year",
    "prior years",
    "previous year",
    "ano anterior",
    "border-wide",
    "borderwide",
    "other counties",
    "other states",
    "otros municipios",
    "otros estados",
    "all",
    "todos",
    "todas",
];

/// The first two letters of these words.
const STARTS: [[u8; 2]; 16] = [
    *b"to", *b"su", *b"gr", *b"al", *b"st", *b"na", *b"av", *b"me", *b"pr", *b"ac", *b"cu", *b"ye", *b"yt", *b"an",
    *b"bo", *b"ot",
];

/// Whether a cell begins or ends as one of those words: nearly all do not, and are looked at no further.
fn may_be_total(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let ends = |word: &[u8]| bytes.len() > word.len() && bytes[bytes.len() - word.len()..].eq_ignore_ascii_case(word);
    (3..=40).contains(&bytes.len())
        && (STARTS.contains(&[bytes[0] | 0x20, bytes[1] | 0x20])
            || ends(b"total")
            || ends(b"totals")
            || ends(b"totales")
            || ends(b"suma"))
}

fn is_total(cell: &str) -> bool {
    let folded = fold(cell);
    let words: Vec<&str> = folded.split([' ', ':', '.']).filter(|word| !word.is_empty()).collect();
    match words[..] {
        ["total" | "totales", year] => year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()),
        _ => TOTALS.contains(&words.join(" ").as_str()),
    }
}

/// Whether the name of a region begins or ends with a word for a sum: `Pima Total`.
fn has_total(cell: &str) -> bool {
    let folded = fold(cell);
    let mut words = folded.split_whitespace();
    let sum = |word: Option<&str>| matches!(word, Some("total" | "totals" | "totales" | "suma" | "subtotal"));
    sum(words.next()) || sum(words.next_back())
}

fn is_all(cell: &str) -> bool {
    ["all", "todos", "todas", "nacional", "national", "suma", "nationwide"].contains(&fold(cell).trim())
}

impl Builder<'_> {
    /// The cell that says that a row adds up others, in a table that people made.
    pub(super) fn is_a_total<'r>(&self, record: &'r Record) -> Option<&'r str> {
        const NAMES: [Field; 6] =
            [Field::State, Field::County, Field::Place, Field::ExternalId, Field::Date, Field::Category];
        if self.plan.preset.name == OWN {
            return None;
        }
        let cell = |column: usize| record.get(column).map(str::trim).filter(|cell| may_be_total(cell));
        let named = NAMES.iter().filter_map(|field| Some((*field, cell(self.plan.mapping.column(*field)?)?)));
        let regional = |(field, cell): &(Field, &str)| {
            let region = matches!(field, Field::State | Field::County);
            is_total(cell) || (region && (is_all(cell) || has_total(cell)))
        };
        named
            .filter(|named| regional(named))
            .map(|(_, cell)| cell)
            .next()
            .or_else(|| cell(0).filter(|first| is_total(first)))
    }
}
