//! Which of the first rows is the header: people write a title above it, and merge cells over it.

use super::Header;
use super::guess::known_names;
use super::header::phrase;
use super::preset::Preset;
use crate::read::records::Record;

/// How many rows are looked at.
pub(crate) const LOOKED_AT: usize = 20;

/// How many rows that are not blank stand above the header.
///
/// The first row is the header unless a later one is that of a known export, or holds names of fields where the first holds none, or the
/// first rows are single cells above a table.
pub(crate) fn header_row(rows: &[Vec<String>]) -> usize {
    let headers: Vec<Header> =
        rows.iter().take(LOOKED_AT).map(|row| Header::new(row.iter().map(String::as_str))).collect();
    if let Some(row) = headers.iter().position(|header| Preset::recognise(header).is_some()) {
        return row;
    }
    let known: Vec<usize> = headers.iter().map(known_names).collect();
    if known.first().is_none_or(|known| *known >= 2) {
        // Names of groups stand above the names of columns: the row with more of them counts, if it follows at once.
        let below = known.get(1).copied().unwrap_or_default();
        return usize::from(known.first().is_some_and(|first| below > *first && below >= 3));
    }
    if let Some(row) =
        (0..headers.len()).filter(|row| known[*row] >= 2).max_by_key(|row| (known[*row], usize::MAX - row))
    {
        return row;
    }
    let filled: Vec<usize> = headers.iter().map(different_cells).collect();
    let wide = filled.iter().any(|cells| *cells >= 3);
    if wide { filled.iter().position(|cells| *cells >= 2).unwrap_or(0) } else { 0 }
}

/// Whether a row within a table is a header of other columns, as where two files were put one under the other: most of its cells are names of
/// columns, of this file or of any.
pub(crate) fn is_a_header(header: &Header, record: &Record) -> bool {
    let cells = || record.iter().map(str::trim).filter(|cell| !cell.is_empty());
    let own = |cell: &str| header.names().iter().any(|name| name.eq_ignore_ascii_case(cell));
    // Nearly every row ends here: an id of digits, or first cells that are no names.
    if record.get(0).is_some_and(|cell| cell.starts_with(|c: char| c.is_ascii_digit())) {
        return false;
    }
    let words = |cell: &str| !cell.contains(|c: char| c.is_ascii_digit());
    let known = |cell: &str| own(cell) || (words(cell) && names_a_field(cell));
    if record.fault.is_some() || !cells().take(2).any(own) && !cells().take(2).all(known) {
        return false;
    }
    let all = cells().count();
    let names = cells().filter(|cell| own(cell) || names_a_field(cell)).count();
    names >= 3 && names * 5 >= all * 3
}

/// Whether a cell is the name of a field, and in other words than a column is.
pub(crate) fn names_another_field(cell: &str, name: &str) -> bool {
    names_a_field(cell) && phrase(cell) != phrase(name)
}

fn names_a_field(cell: &str) -> bool {
    known_names(&Header::new(std::iter::once(cell))) > 0
}

/// How many different texts a row holds: a title that is merged over ten columns is one.
fn different_cells(header: &Header) -> usize {
    let mut texts: Vec<&str> = header.names().iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    texts.sort_unstable();
    texts.dedup();
    texts.len()
}
