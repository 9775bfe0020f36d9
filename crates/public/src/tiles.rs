//! `GET /tiles/{z}/{x}/{y}.geojson|.mvt` and `/tiles/areas/{z}/{x}/{y}.geojson|.mvt`.
//!
//! This route does without what surrounds the others ([`crate::front`]): it reads its address and its headers itself, and what it answers
//! is ready to be sent.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use spotlight_core::index::Dataset;
use spotlight_core::tile::TileCoord;
use tokio::sync::SemaphorePermit;

use crate::coding::Coding;
use crate::problem::Problem;
use crate::state::{PublicState, Served};
use crate::tile_cache::{Form, Kept, Key};
use crate::{query, work};

/// A tile that looks at more rows than this is not computed on a thread that serves others meanwhile.
const QUICK: usize = 50_000;

/// Bodies shorter than this are sent as they are.
const SMALL: usize = 1_000;

/// Headers of an answer, about.
const HEADERS: usize = 12;

/// The address of a tile, below `/tiles/` or `/tiles/areas/`.
fn read(path: &str) -> Result<(TileCoord, Form), Problem> {
    let unknown = || Problem::not_found(format!("there is nothing at {path}"));
    let address = path.strip_prefix("/tiles/").ok_or_else(unknown)?;
    let (areas, address) = address.strip_prefix("areas/").map_or((false, address), |address| (true, address));
    let (address, ending) = address.rsplit_once('.').ok_or_else(unknown)?;
    let mvt = match ending {
        "geojson" => false,
        "mvt" => true,
        _ => return Err(unknown()),
    };
    let mut parts = address.split('/');
    let (Some(z), Some(x), Some(y), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(unknown());
    };
    // Digits only: `+5` and `05` would be second names of the same tile.
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit()) && (text.len() == 1 || !text.starts_with('0'));
    let (Ok(z), Ok(x), Ok(y), true) = (z.parse(), x.parse(), y.parse(), [z, x, y].into_iter().all(plain)) else {
        return Err(unknown());
    };
    let coord = TileCoord::new(z, x, y).map_err(|error| Problem::not_found(error.to_string()))?;
    Ok((coord, Form { areas, mvt }))
}

/// How many rows are looked at for a tile. Areas are counted row by row, whatever the filter.
fn work_of(dataset: &Dataset, key: &Key) -> usize {
    let rows = dataset.rows_to_look_at(key.coord, &key.filter);
    if key.form.areas { rows.max(dataset.rows_in(key.coord)) } else { rows }
}

/// A tile's bytes. A panic, which would be a mistake of ours, ends this answer and no other.
fn write(dataset: &Dataset, key: &Key) -> Result<Bytes, Problem> {
    let Key { form, coord, filter } = key;
    let written = std::panic::catch_unwind(AssertUnwindSafe(|| match (form.areas, form.mvt) {
        (false, false) => dataset.tile(*coord, filter).to_geojson(dataset),
        (false, true) => dataset.tile(*coord, filter).to_mvt(dataset),
        (true, false) => dataset.areas(*coord, filter).to_geojson(),
        (true, true) => dataset.areas(*coord, filter).to_mvt(),
    }));
    written.map(Bytes::from).map_err(|_| {
        tracing::error!("a tile could not be written");
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "an unexpected failure")
    })
}

/// A tile, or why there is none.
pub(crate) async fn tile(state: &PublicState, request: &Parts) -> Result<Response, Problem> {
    let served = state.served()?;
    let address = request.uri.path_and_query().map_or("", |address| address.as_str());
    let is_conditional = request.headers.contains_key(header::IF_NONE_MATCH);
    if !is_conditional && let Some((form, kept)) = served.tiles.at(address) {
        return Ok(respond_kept(&served, request, form, &kept));
    }
    let (coord, form) = read(request.uri.path())?;
    if served.is_known(&request.headers) {
        return Ok(served.not_modified());
    }
    let (filter, _) = query::filter(request.uri.query(), &[], &served.dataset)?;
    let key = Key { form, coord, filter };
    let kept = match served.tiles.get(&key) {
        Some(kept) => Some(kept),
        None if work_of(&served.dataset, &key) > QUICK => Some(slowly(state, &served, key.clone()).await?),
        None => None,
    };
    if let Some(kept) = kept {
        served.tiles.remember(address, form, &kept);
        return Ok(respond_kept(&served, request, form, &kept));
    }
    let plain = {
        let _place = place(state).await?;
        write(&served.dataset, &key)?
    };
    // What is sent once is made smaller by what is quickest.
    let quickest = [Coding::Zstd, Coding::Gzip, Coding::Brotli];
    let coding = Coding::accepted(&request.headers, &quickest).filter(|_| plain.len() >= SMALL);
    let body = coding.map_or_else(|| plain.clone(), |coding| coding.encode(&plain, false).into());
    served.tiles.offer(key, plain);
    Ok(respond(&served, form, body, coding))
}

/// A tile that takes its time, computed beside the threads that serve others, once however many ask for it at the same time.
async fn slowly(state: &PublicState, served: &Arc<Served>, key: Key) -> Result<Arc<Kept>, Problem> {
    let (dataset, asked) = (Arc::clone(&served.dataset), key.clone());
    let make = async {
        let plain = work::heavy(state, move || write(&dataset, &asked)).await?;
        Ok(Arc::new(Kept::new(plain)))
    };
    let in_time = tokio::time::timeout(state.bounds.answer, served.tiles.once(&key, make)).await;
    in_time.unwrap_or_else(|_| Err(Problem::too_slow()))
}

/// A place among the tiles that are computed at once. Nothing is waited for while there is one.
async fn place(state: &PublicState) -> Result<SemaphorePermit<'_>, Problem> {
    if let Ok(place) = state.tiles.try_acquire() {
        return Ok(place);
    }
    match tokio::time::timeout(state.bounds.wait, state.tiles.acquire()).await {
        Ok(Ok(place)) => Ok(place),
        _ => Err(Problem::busy()),
    }
}

/// A tile that is kept with its smaller forms.
fn respond_kept(served: &Served, request: &Parts, form: Form, kept: &Kept) -> Response {
    let coding = Coding::accepted(&request.headers, &Coding::ALL).filter(|_| kept.len() >= SMALL);
    respond(served, form, kept.bytes(coding), coding)
}

fn respond(served: &Served, form: Form, body: Bytes, coding: Option<Coding>) -> Response {
    if form.mvt && body.is_empty() {
        return (StatusCode::NO_CONTENT, served.headers()).into_response();
    }
    let kind = if form.mvt { "application/vnd.mapbox-vector-tile" } else { "application/geo+json" };
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    // All that will be there, the edge's included: room is made once.
    headers.reserve(HEADERS);
    headers.extend(served.headers());
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, coding.header());
    }
    response
}
