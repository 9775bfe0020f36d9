//! `GET /api/v1/export.csv` and `.geojson`: the filtered incidents, complete, sent while they are written.

use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use spotlight_core::index::Dataset;
use spotlight_report::export;
use tokio::sync::mpsc;

use crate::problem::Problem;
use crate::state::PublicState;
use crate::{query, work};

/// Bytes a chunk, and how many chunks may wait for a slow client.
const CHUNK: usize = 64 * 1024;
const WAITING: usize = 4;

#[derive(Clone, Copy)]
enum Format {
    Csv,
    GeoJson,
}

type Data = Extension<Arc<Dataset>>;
type Shared = State<Arc<PublicState>>;

pub(crate) async fn csv(state: Shared, data: Data, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    stream(state, data, query, Format::Csv).await
}

pub(crate) async fn geojson(state: Shared, data: Data, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    stream(state, data, query, Format::GeoJson).await
}

async fn stream(
    State(state): Shared,
    Extension(dataset): Data,
    query: Option<String>,
    format: Format,
) -> Result<Response, Problem> {
    let (filter, _) = query::filter(query.as_deref(), &[], &dataset)?;
    let permit = work::permit(&state.exports).await?;
    let (sender, receiver) = mpsc::channel::<io::Result<Bytes>>(WAITING);
    tokio::task::spawn_blocking(move || {
        let rows = dataset.newest(&filter);
        let mut out = BufWriter::with_capacity(CHUNK, Chunks(sender.clone()));
        let written = match format {
            Format::Csv => export::write_csv(&mut out, &dataset, &rows),
            Format::GeoJson => export::write_geojson(&mut out, &dataset, &rows),
        };
        // The receiver is gone when the client is: then there is nobody to tell.
        if let Err(error) = written.and_then(|()| out.flush()) {
            let _ = sender.blocking_send(Err(error));
        }
        drop(permit);
    });
    let chunks = futures::stream::unfold(receiver, |mut receiver| async {
        let chunk = receiver.recv().await?;
        Some((chunk, receiver))
    });
    let (kind, file) = match format {
        Format::Csv => ("text/csv; charset=utf-8", "attachment; filename=\"spotlight.csv\""),
        Format::GeoJson => ("application/geo+json", "attachment; filename=\"spotlight.geojson\""),
    };
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, file)];
    Ok((headers, Body::from_stream(chunks)).into_response())
}

/// Writes by sending: each write is a chunk.
struct Chunks(mpsc::Sender<io::Result<Bytes>>);

impl Write for Chunks {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let chunk = Bytes::copy_from_slice(bytes);
        self.0.blocking_send(Ok(chunk)).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
