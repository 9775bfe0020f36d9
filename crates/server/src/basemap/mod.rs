//! The organisation's own background map: a `PMTiles` archive, answered tile by tile from this origin, so that no other host learns who
//! looks at the map and where.

mod file;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path as Segments, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use pmtiles::{AsyncPmTilesReader, Compression, PmtError, TileCoord, TileType};
use serde_json::{Map, Value, json};

use file::ArchiveFile;

/// Bytes of the archive's own description, at most; it is kept in memory and sent to every visitor.
const LONGEST: u64 = 1 << 20;

/// Why a file is no background map.
#[derive(Debug, thiserror::Error)]
pub enum BasemapError {
    /// It cannot be read, or is no `PMTiles` archive of version 3.
    #[error("{path} is no background map: {source}; it must be a PMTiles archive (version 3)")]
    Archive {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        source: PmtError,
    },
    /// A kind of tiles that the map page does not draw.
    #[error("{path} has tiles of a kind that the map does not draw; it draws vector tiles (MVT), PNG, JPEG and WebP")]
    Kind {
        /// Which file.
        path: PathBuf,
    },
    /// A description that is no JSON object or too long.
    #[error("the metadata of {path} cannot be used: {why}")]
    Metadata {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
}

/// An archive that was opened and looked at.
pub(crate) struct Basemap {
    archive: AsyncPmTilesReader<ArchiveFile>,
    /// What the page must know to draw it.
    about: Value,
    /// Part of the address of each tile: another file has other addresses, so that a browser may keep tiles for good.
    revision: String,
}

impl Basemap {
    /// Opens an archive and reads what it says of itself.
    pub(crate) async fn open(path: &Path) -> Result<Self, BasemapError> {
        let wrong = |source| BasemapError::Archive { path: path.to_owned(), source };
        let file = ArchiveFile::new(path);
        let revision = file.revision().map_err(|error| wrong(error.into()))?;
        let archive = AsyncPmTilesReader::try_from_source(file).await.map_err(wrong)?;
        let about = about(&archive, path, &revision).await?;
        Ok(Self { archive, about, revision })
    }
}

/// TileJSON 3.0, with the kind of tiles beside it.
async fn about(archive: &AsyncPmTilesReader<ArchiveFile>, path: &Path, revision: &str) -> Result<Value, BasemapError> {
    let header = archive.get_header();
    let kind = match header.tile_type {
        TileType::Mvt => "vector",
        TileType::Png | TileType::Jpeg | TileType::Webp => "raster",
        TileType::Unknown | TileType::Avif | TileType::Mlt => {
            return Err(BasemapError::Kind { path: path.to_owned() });
        }
    };
    let wrong = |why: String| BasemapError::Metadata { path: path.to_owned(), why };
    let text = archive.get_metadata().await.map_err(|error| wrong(error.to_string()))?;
    if text.len() as u64 > LONGEST {
        return Err(wrong(format!("it has more than {LONGEST} bytes")));
    }
    let own: Map<String, Value> = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    let said = |name: &str| own.get(name).and_then(Value::as_str).unwrap_or_default();
    Ok(json!({
        "tilejson": "3.0.0",
        "kind": kind,
        "name": said("name"),
        "attribution": plain(said("attribution")),
        "tiles": [format!("/basemap/tiles/{revision}/{{z}}/{{x}}/{{y}}")],
        "minzoom": header.min_zoom,
        "maxzoom": header.max_zoom,
        "bounds": [header.min_longitude, header.min_latitude, header.max_longitude, header.max_latitude],
        "vector_layers": own.get("vector_layers").filter(|layers| layers.is_array()).cloned().unwrap_or(json!([])),
    }))
}

/// A text without its HTML: archives name their sources with links, and the page takes no HTML from a file.
fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&copy;", "©").replace("&amp;", "&").trim().to_owned()
}

/// The routes; without an archive they say that there is none.
pub(crate) fn router(basemap: Option<Arc<Basemap>>) -> Router {
    let routes = Router::new().route("/basemap/tiles.json", get(tilejson));
    routes.route("/basemap/tiles/{revision}/{z}/{x}/{y}", get(tile)).with_state(basemap)
}

async fn tilejson(State(basemap): State<Option<Arc<Basemap>>>) -> Response {
    let cache = [(header::CACHE_CONTROL, "no-cache")];
    match basemap {
        Some(basemap) => (cache, Json(basemap.about.clone())).into_response(),
        // No error: most have none, and a page that asks should not see a failure in its console.
        None => (cache, StatusCode::NO_CONTENT).into_response(),
    }
}

async fn tile(
    State(basemap): State<Option<Arc<Basemap>>>,
    Segments((revision, z, x, y)): Segments<(String, u8, u32, u32)>,
    asked: HeaderMap,
) -> Response {
    let Some(basemap) = basemap.filter(|own| own.revision == revision) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Ok(coord) = TileCoord::new(z, x, y) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let own = basemap.archive.get_header();
    let encoding = own.tile_compression.content_encoding().filter(|name| accepts(&asked, name));
    let is_plain = matches!(own.tile_compression, Compression::None | Compression::Unknown);
    let found = if encoding.is_some() || is_plain {
        basemap.archive.get_tile(coord).await
    } else {
        basemap.archive.get_tile_decompressed(coord).await
    };
    let kept = [(header::CACHE_CONTROL, "public, max-age=31536000, immutable"), (header::VARY, "accept-encoding")];
    match found {
        Ok(Some(bytes)) => {
            let mut response =
                (kept, [(header::CONTENT_TYPE, own.tile_type.content_type())], Body::from(bytes)).into_response();
            if let Some(encoding) = encoding {
                response.headers_mut().insert(header::CONTENT_ENCODING, header::HeaderValue::from_static(encoding));
            }
            response
        }
        Ok(None) => (kept, StatusCode::NO_CONTENT).into_response(),
        Err(error) => {
            tracing::error!(%error, "a tile of the background map could not be read; if its file was replaced, start the service again");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// Whether the client reads a content encoding. One that is refused by `q=0` is not looked for: no browser does that.
fn accepts(asked: &HeaderMap, encoding: &str) -> bool {
    let values = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .any(|own| own.split(';').next().is_some_and(|name| name.trim() == encoding))
}
