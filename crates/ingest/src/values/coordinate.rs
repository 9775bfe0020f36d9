//! Coordinates as people and programs write them. Which reading of a pair is meant is not decided here, only what it says.
//!
//! ```text
//! one cell ─▶ shape (WKT, GeoJSON) · link (maps, geo:) · grid (UTM, MGRS, Web Mercator) · pair ─▶ token ─▶ angle
//! two cells ─▶ plain decimals, else angle by angle, else grid
//! ```
//!
//! A text is read only where it has one sane reading. What has none, or more than one, is refused, and the reason is told.

mod angle;
mod grid;
mod link;
mod pair;
mod rewritten;
mod shape;
mod token;
mod zone;

use std::borrow::Cow;

use super::text::trim;

pub(crate) use grid::{Grid, utm_to_degrees};
pub(crate) use zone::Zone;

/// Numbers from here on are metres; smaller ones are degrees, perhaps of no place on the globe.
const LARGEST: f64 = 1000.0;

/// Which coordinate a letter (`N`, `S`, `E`, `W`, `O` for *oeste*) or a word says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Axis {
    Lat,
    Lon,
}

/// A pair in degrees. Not yet checked against the globe: `lat` may be anything up to 180.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pair {
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    /// Whether a letter or word says which is which, so that they cannot be swapped.
    pub(crate) ordered: bool,
    /// Whether a letter says on which side of Greenwich the longitude lies, so that no minus sign can be missing.
    pub(crate) sided: bool,
    /// Whether one of the two has lost what stood behind its whole degrees, or never had it.
    pub(crate) cut: bool,
}

impl Pair {
    /// Two numbers with nothing beside them.
    pub(crate) fn plain(lat: f64, lon: f64) -> Self {
        Self { lat, lon, ordered: false, sided: false, cut: is_cut(lat, lon) }
    }

    /// Two numbers of which it is known which is which.
    fn in_order(lat: f64, lon: f64) -> Self {
        Self { ordered: true, ..Self::plain(lat, lon) }
    }
}

/// Whether one number is whole and the other has three decimals or more: one in a thousand places lies so.
fn is_cut(lat: f64, lon: f64) -> bool {
    let exact = |degrees: f64| (degrees * 100.0 - (degrees * 100.0).round()).abs() > 1e-6;
    (lat.fract() == 0.0 && exact(lon)) || (lon.fract() == 0.0 && exact(lat))
}

/// What a cell with a place in it says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Said {
    /// Degrees.
    Degrees(Pair),
    /// Metres or squares of a map grid.
    Grid(Grid),
}

impl Said {
    /// Latitude and longitude; nothing where a grid's square lies in no zone that is known.
    pub(crate) fn degrees(self) -> Option<(f64, f64)> {
        match self {
            Self::Degrees(pair) => Some((pair.lat, pair.lon)),
            Self::Grid(grid) => grid.degrees(),
        }
    }
}

/// Why a cell says no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It cannot be read, or could be read in more than one way.
    Unclear,
    /// It says a line, an area, several points or an empty geometry.
    NotAPoint,
}

/// Reads one coordinate in a cell of its own, degrees.
pub(crate) fn degrees(cell: &str) -> Option<f64> {
    if let Some(plain) = token::unescaped(cell) {
        return degrees(&plain);
    }
    decimal(cell).or_else(|| angle::angle(&token::tokens(cell)?).map(|angle| angle.value))
}

/// Reads a pair in two cells. Letters that say the cells are the other way round are believed.
pub(crate) fn in_two_cells(lat: &str, lon: &str) -> Result<Said, Unread> {
    let (lat, lon) = (unprotected(lat), unprotected(lon));
    if lat.contains('&') || lon.contains('&') {
        let plain = [lat, lon].map(|cell| token::unescaped(cell).unwrap_or_else(|| cell.to_owned()));
        return pair::in_two_cells(&without_thousands(&plain[0]), &without_thousands(&plain[1]));
    }
    if let (Some(lat), Some(lon)) = (decimal(lat), decimal(lon))
        && lat.abs() < LARGEST
        && lon.abs() < LARGEST
    {
        return Ok(Said::Degrees(Pair::plain(lat, lon)));
    }
    match pair::in_two_cells(&without_thousands(lat), &without_thousands(lon)) {
        Err(Unread::Unclear) => in_cells_rewritten(lat, lon),
        read => read,
    }
}

/// Reads a pair in two cells in a form of which one of them alone may not tell enough: `3215.564N` and `11209.932W`.
fn in_cells_rewritten(lat: &str, lon: &str) -> Result<Said, Unread> {
    let together = rewritten::rewritten(&format!("{lat}, {lon}")).and_then(|both| pair::in_one_cell(&both).ok());
    let apart = || {
        let [first, second] = [lat, lon].map(|cell| rewritten::rewritten(cell).unwrap_or_else(|| cell.to_owned()));
        pair::in_two_cells(&first, &second)
    };
    together.map_or_else(apart, Ok)
}

/// The uncertainty in metres that is written behind a pair in one cell.
pub(crate) fn accuracy_m(cell: &str) -> Option<u32> {
    rewritten::accuracy_m(cell)
}

/// Reads a pair in one cell.
pub(crate) fn in_one_cell(cell: &str) -> Result<Said, Unread> {
    let cell = unprotected(cell);
    if let Some(plain) = token::unescaped(cell) {
        return in_one_cell(&plain);
    }
    if let Some((lat, lon)) = cell.split_once(", ").or_else(|| cell.split_once([' ', ',']))
        && let (Some(lat), Some(lon)) = (fraction(lat), fraction(lon))
        && lat.abs() < LARGEST
        && lon.abs() < LARGEST
    {
        return Ok(Said::Degrees(Pair::plain(lat, lon)));
    }
    match read_one(cell) {
        Err(Unread::Unclear) => rewritten::rewritten(cell).map_or(Err(Unread::Unclear), |cell| read_one(&cell)),
        read => read,
    }
}

fn read_one(cell: &str) -> Result<Said, Unread> {
    // Each of these answers nothing where the text is none of its kind.
    let kinds = [shape::read, link::read, grid::mgrs];
    kinds.into_iter().find_map(|read| read(cell)).unwrap_or_else(|| pair::in_one_cell(&without_thousands(cell)))
}

/// Metres without the commas between their thousands, where a number with two of them shows what they are: `560,529 3,502,093`.
fn without_thousands(text: &str) -> Cow<'_, str> {
    let groups = |number: &str| {
        let mut groups = number.split(',');
        let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
        let first = groups.next().is_some_and(|first| first.len() <= 3 && digits(first));
        let rest: Vec<_> = groups.collect();
        if first && rest.iter().all(|group| group.len() == 3 && digits(group)) { rest.len() } else { 0 }
    };
    let words = || text.split(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
    if !text.contains(',') || !words().any(|word| groups(word) == 2) {
        return Cow::Borrowed(text);
    }
    let thousands = words().filter(|word| groups(word) > 0);
    Cow::Owned(thousands.fold(text.to_owned(), |text, number| text.replace(number, &number.replace(',', ""))))
}

/// A cell without the apostrophe with which a spreadsheet is told that it is a text.
fn unprotected(cell: &str) -> &str {
    let cell = trim(cell);
    cell.strip_prefix('\'').map_or(cell, str::trim)
}

/// A plain decimal number: sign, digits, point, digits. The common case, read without allocating.
fn decimal(text: &str) -> Option<f64> {
    let text = trim(text);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let begins_and_ends = |edge: Option<&u8>| edge.is_some_and(u8::is_ascii_digit);
    let bytes = digits.as_bytes();
    let sane = begins_and_ends(bytes.first())
        && begins_and_ends(bytes.last())
        && bytes.iter().all(|b| b.is_ascii_digit() || *b == b'.')
        && memchr::memchr(b'.', bytes) == memchr::memrchr(b'.', bytes);
    if sane { text.parse().ok() } else { None }
}

/// A plain decimal number with a fraction.
fn fraction(text: &str) -> Option<f64> {
    decimal(text).filter(|_| text.contains('.'))
}

#[cfg(test)]
mod tests;
