//! Things with a place, from a table with columns of latitude and longitude.

use std::collections::HashSet;

use geo::{Geometry, Point};
use spotlight_core::layer::{Content, Feature, LONGEST_TEXT, MOST_FEATURES};
use spotlight_core::words::fold;

use super::LayerOptions;
use super::cells::{Cells, Row};
use super::columns::{is_selected, selection};
use super::number::{self, Decimal};
use super::receipt::{LayerReceipt, Reason};
use super::refusal::LayerRefusal;

const LAT: [&str; 4] = ["latitude", "lat", "latitud", "y"];
const LON: [&str; 6] = ["longitude", "lon", "lng", "long", "longitud", "x"];
const TITLE: [&str; 8] = ["title", "titulo", "name", "nombre", "facility", "label", "etiqueta", "id"];

/// Whether a table is one of things with a place: it was said, or it has both columns and nothing was said of codes.
pub(super) fn wanted(table: &Cells, options: &LayerOptions) -> bool {
    options.place.is_some()
        || (options.key.is_none()
            && options.value.is_none()
            && named(table, &LAT).is_some()
            && named(table, &LON).is_some())
}

fn named(table: &Cells, names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| (0..table.header.len()).find(|column| fold(&table.header.shown(*column)) == *name))
}

/// Reads the features of a table.
pub(super) fn read(table: &Cells, options: &LayerOptions, receipt: &mut LayerReceipt) -> Result<Content, LayerRefusal> {
    let (lat, lon) = match &options.place {
        Some((lat, lon)) => (table.column(lat)?, table.column(lon)?),
        // `wanted` has seen both.
        None => (named(table, &LAT).unwrap_or_default(), named(table, &LON).unwrap_or_default()),
    };
    let title = match &options.title {
        Some(name) => Some(table.column(name)?),
        None => named(table, &TITLE),
    };
    let selection = selection(table, options)?;
    receipt.reading.push(format!("places: {}, {}", table.header.shown(lat), table.header.shown(lon)));
    receipt.reading.extend(title.map(|column| format!("titles: {}", table.header.shown(column))));
    let mut seen = HashSet::new();
    let mut features = Vec::new();
    for row in &table.rows {
        receipt.read += 1;
        if row.cells.is_none() {
            receipt.reject(row.line, "", Reason::Form);
        } else if !is_selected(row, &selection) {
            receipt.unselected += 1;
        } else if row.get(lat).is_none() && row.get(lon).is_none() {
            receipt.blank += 1;
        } else if let Some(at) = place(row, lat, lon) {
            let title = title.and_then(|column| row.get(column)).and_then(super::points::title);
            if !seen.insert((at.x().to_bits(), at.y().to_bits(), title.clone())) {
                receipt.duplicates += 1;
                continue;
            }
            if features.len() == MOST_FEATURES {
                return Err(LayerRefusal::TooMany { what: "features", most: MOST_FEATURES });
            }
            receipt.placed += 1;
            features.push(Feature { title, shape: Geometry::Point(at) });
        } else {
            let value = format!("{}, {}", row.get(lat).unwrap_or_default(), row.get(lon).unwrap_or_default());
            receipt.reject(row.line, &value, Reason::NoPlace);
        }
    }
    receipt.holds = features.len() as u64;
    Ok(Content::Features(features))
}

/// Degrees with a point or a comma before the decimals; 0, 0 is what programs write where there is no place.
fn place(row: &Row, lat: usize, lon: usize) -> Option<Point<f64>> {
    let degrees = |column| {
        let text = row.get(column)?;
        let decimal = if text.contains(',') && !text.contains('.') { Decimal::Comma } else { Decimal::Point };
        number::parse(text, decimal)
    };
    let (x, y) = (degrees(lon)?, degrees(lat)?);
    let on_globe = (-180.0..=180.0).contains(&x) && (-90.0..=90.0).contains(&y) && (x, y) != (0.0, 0.0);
    on_globe.then(|| Point::new(rounded(x), rounded(y)))
}

/// Degrees to six decimals: 11 cm.
pub(super) fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// A title in one line that is not too long.
pub(super) fn title(text: &str) -> Option<Box<str>> {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_TEXT).collect();
    let line = line.trim();
    (!line.is_empty()).then(|| line.into())
}
