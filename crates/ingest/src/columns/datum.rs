//! The datum that coordinates are on. Everything here is taken for WGS 84; what is on the North American Datum of 1927 lies beside it.

use spotlight_core::words::fold;

use super::field::Field;
use super::header::Header;
use super::mapping::Mapping;

/// The column that says it, of every row.
pub(crate) fn column(header: &Header) -> Option<usize> {
    const NAMES: [&str; 20] = [
        "datum",
        "horizontal datum",
        "datum horizontal",
        "geodetic datum",
        "gps datum",
        "coord datum",
        "map datum",
        "crs",
        "srs",
        "epsg",
        "coordinate system",
        "coord system",
        "coordinate reference system",
        "spatial reference",
        "reference system",
        "sistema coordenadas",
        "sistema referencia",
        "sistema referencia coordenadas",
        "sistema referencia espacial",
        "projection",
    ];
    (0..header.len()).find(|column| NAMES.contains(&header.phrase(*column)))
}

/// Whether the headers of the coordinates name the old datum: `lat_nad27`.
pub(crate) fn in_headers(header: &Header, mapping: &Mapping) -> bool {
    let columns = [Field::Lat, Field::Lon, Field::Coordinates].into_iter().filter_map(|field| mapping.column(field));
    columns.filter_map(|column| header.names().get(column)).any(|name| is_old(name))
}

/// Whether a text names the datum of 1927: `NAD27`, `NAD 1927`, `NAD-27`, or its number: `EPSG:4267`, and of its UTM zones `EPSG:26712`.
pub(crate) fn is_old(text: &str) -> bool {
    let plain: String = fold(text).chars().filter(char::is_ascii_alphanumeric).collect();
    let number = plain.strip_prefix("epsg").unwrap_or(&plain).parse();
    ["nad27", "nad1927", "northamericandatum1927", "northamerican1927"].iter().any(|name| plain.contains(name))
        || matches!(number, Ok(4267 | 26_701..=26_722))
}
