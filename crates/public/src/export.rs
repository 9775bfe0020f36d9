//! `GET /api/v1/export.csv`, `.geojson` and `.xlsx`: the filtered incidents, complete, sent while they are written.

use std::io::{self, BufWriter, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures::StreamExt as _;
use spotlight_core::index::Dataset;
use spotlight_report::export;
use spotlight_report::xlsx::{Publisher, write_xlsx};
use tokio::runtime::Handle;
use tokio::sync::mpsc::{self, error::SendTimeoutError};

use crate::pages::Imprint;
use crate::problem::Problem;
use crate::state::PublicState;
use crate::{query, work};

/// Bytes a chunk, and how many chunks may wait for a slow client.
const CHUNK: usize = 64 * 1024;
const WAITING: usize = 4;

/// How long a client may take nothing before its export ends: it holds the place of another.
const UNREAD: Duration = Duration::from_secs(30);

#[derive(Clone, Copy)]
enum Format {
    Csv,
    GeoJson,
    Xlsx,
}

type Data = Extension<Arc<Dataset>>;
type Shared = State<Arc<PublicState>>;

pub(crate) async fn csv(state: Shared, data: Data, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    stream(state, data, query, Format::Csv).await
}

pub(crate) async fn geojson(state: Shared, data: Data, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    stream(state, data, query, Format::GeoJson).await
}

pub(crate) async fn xlsx(state: Shared, data: Data, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    stream(state, data, query, Format::Xlsx).await
}

async fn stream(
    State(state): Shared,
    Extension(dataset): Data,
    query: Option<String>,
    format: Format,
) -> Result<Response, Problem> {
    let (filter, _) = query::filter(query.as_deref(), &[], &dataset)?;
    let permit = work::permit(&state.exports, state.bounds.wait).await?;
    let (sender, receiver) = mpsc::channel(WAITING);
    let whole = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&whole);
    let (own, waiting) = (state.own(), sender.clone());
    tokio::task::spawn_blocking(move || {
        let rows = dataset.newest(&filter);
        let mut out = BufWriter::with_capacity(CHUNK, Chunks(sender, Handle::current()));
        let written = match format {
            Format::Csv => export::write_csv(&mut out, &dataset, &rows),
            Format::GeoJson => export::write_geojson(&mut out, &dataset, &rows),
            Format::Xlsx => {
                let Imprint { organisation, licence, .. } = own.imprint();
                let publisher = Publisher { organisation: organisation.as_deref(), licence: licence.as_deref() };
                write_xlsx(&mut out, &dataset, &filter, &rows, &publisher, || !waiting.is_closed())
            }
        };
        match written.and_then(|()| out.flush()) {
            Ok(()) => told.store(true, Ordering::Release),
            // The client is gone or takes nothing any more: what is left is not offered once again.
            Err(_) => drop(out.into_parts()),
        }
        drop(waiting);
        drop(permit);
    });
    // An answer that breaks off must not look complete: it ends with an error unless it was told to be whole.
    let chunks = futures::stream::unfold(Some(receiver), move |receiver| {
        let whole = Arc::clone(&whole);
        async move {
            let mut receiver = receiver?;
            match receiver.recv().await {
                Some(chunk) => Some((Ok(chunk), Some(receiver))),
                None if whole.load(Ordering::Acquire) => None,
                None => Some((Err(io::Error::from(io::ErrorKind::BrokenPipe)), None)),
            }
        }
    })
    // What compresses asks once more after the end, at which a stream that is not fused panics.
    .fuse();
    let (kind, file) = match format {
        Format::Csv => ("text/csv; charset=utf-8", "attachment; filename=\"spotlight.csv\""),
        Format::GeoJson => ("application/geo+json", "attachment; filename=\"spotlight.geojson\""),
        Format::Xlsx => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "attachment; filename=\"spotlight.xlsx\"",
        ),
    };
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, file)];
    Ok((headers, Body::from_stream(chunks)).into_response())
}

/// Writes by sending: each write is a chunk. Runs on a blocking thread.
struct Chunks(mpsc::Sender<Bytes>, Handle);

impl Write for Chunks {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let chunk = Bytes::copy_from_slice(bytes);
        match self.1.block_on(self.0.send_timeout(chunk, UNREAD)) {
            Ok(()) => Ok(bytes.len()),
            Err(SendTimeoutError::Timeout(_)) => Err(io::ErrorKind::TimedOut.into()),
            Err(SendTimeoutError::Closed(_)) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
