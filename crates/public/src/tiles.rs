//! `GET /tiles/{z}/{x}/{y}.geojson|.mvt` and `/tiles/areas/{z}/{x}/{y}.geojson|.mvt`.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Path, RawQuery};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use spotlight_core::index::Dataset;
use spotlight_core::tile::TileCoord;

use crate::problem::Problem;
use crate::query;

#[derive(Clone, Copy)]
enum Format {
    GeoJson,
    Mvt,
}

type Address = Path<(String, String, String)>;

fn read(z: &str, x: &str, file: &str) -> Result<(TileCoord, Format), Problem> {
    let unknown = || Problem::not_found(format!("there is no tile {z}/{x}/{file}"));
    let (y, format) = file.rsplit_once('.').ok_or_else(unknown)?;
    let format = match format {
        "geojson" => Format::GeoJson,
        "mvt" => Format::Mvt,
        _ => return Err(unknown()),
    };
    // Digits only: `+5` and `05` would be second names of the same tile.
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit()) && (text.len() == 1 || !text.starts_with('0'));
    let (Ok(z), Ok(x), Ok(y), true) = (z.parse(), x.parse(), y.parse(), [z, x, y].into_iter().all(plain)) else {
        return Err(unknown());
    };
    let tile = TileCoord::new(z, x, y).map_err(|error| Problem::not_found(error.to_string()))?;
    Ok((tile, format))
}

fn respond(format: Format, bytes: Vec<u8>) -> Response {
    match format {
        Format::GeoJson => ([(header::CONTENT_TYPE, "application/geo+json")], bytes).into_response(),
        Format::Mvt if bytes.is_empty() => StatusCode::NO_CONTENT.into_response(),
        Format::Mvt => ([(header::CONTENT_TYPE, "application/vnd.mapbox-vector-tile")], bytes).into_response(),
    }
}

/// Incidents and clusters.
pub(crate) async fn incidents(
    Extension(dataset): Extension<Arc<Dataset>>,
    Path((z, x, file)): Address,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let (coord, format) = read(&z, &x, &file)?;
    let (filter, _) = query::filter(query.as_deref(), &[], &dataset)?;
    let tile = dataset.tile(coord, &filter);
    Ok(respond(
        format,
        match format {
            Format::GeoJson => tile.to_geojson(&dataset),
            Format::Mvt if tile.is_empty() => Vec::new(),
            Format::Mvt => tile.to_mvt(&dataset),
        },
    ))
}

/// The areas of masked incidents.
pub(crate) async fn areas(
    Extension(dataset): Extension<Arc<Dataset>>,
    Path((z, x, file)): Address,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let (coord, format) = read(&z, &x, &file)?;
    let (filter, _) = query::filter(query.as_deref(), &[], &dataset)?;
    let tile = dataset.areas(coord, &filter);
    Ok(respond(
        format,
        match format {
            Format::GeoJson => tile.to_geojson(),
            Format::Mvt => tile.to_mvt(),
        },
    ))
}
