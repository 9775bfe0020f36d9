//! `GET /api/v1/summary`, also `.csv` and `.geojson`.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use spotlight_core::filter::{FilterError, FilterErrors, Problem as Mistake};
use spotlight_core::index::Dataset;
use spotlight_core::summary::Dimension;
use spotlight_report::summary as report;

use crate::problem::Problem;
use crate::state::PublicState;
use crate::{query, work};

/// The most dimensions of one table: more would be a list of incidents by another name.
const MOST: usize = 3;

#[derive(Clone, Copy)]
enum Format {
    Json,
    Csv,
    GeoJson,
}

type Data = Extension<Arc<Dataset>>;
type Shared = State<Arc<PublicState>>;

pub(crate) async fn json(state: Shared, data: Data, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    table(state, data, query, Format::Json).await
}

pub(crate) async fn csv(state: Shared, data: Data, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    table(state, data, query, Format::Csv).await
}

pub(crate) async fn geojson(state: Shared, data: Data, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    table(state, data, query, Format::GeoJson).await
}

async fn table(
    State(state): Shared,
    Extension(dataset): Data,
    query: Option<String>,
    format: Format,
) -> Result<Response, Problem> {
    let (filter, own) = query::filter(query.as_deref(), &["by"], &dataset)?;
    let by = dimensions(own.get("by").unwrap_or_default())?;
    let bytes = work::heavy(&state, move || {
        let summary = dataset.summary(&filter, &by);
        let mut bytes = Vec::new();
        match format {
            Format::Json => report::write_json(&mut bytes, &dataset, &summary),
            Format::Csv => report::write_csv(&mut bytes, &summary),
            Format::GeoJson => report::write_geojson(&mut bytes, &dataset, &summary),
        }
        .map_err(|error| work::unwritable(&error))?;
        Ok(bytes)
    })
    .await?;
    let (kind, file) = match format {
        Format::Json => ("application/json", None),
        Format::Csv => ("text/csv; charset=utf-8", Some("attachment; filename=\"spotlight-summary.csv\"")),
        Format::GeoJson => ("application/geo+json", Some("attachment; filename=\"spotlight-summary.geojson\"")),
    };
    let mut response = ([(header::CONTENT_TYPE, kind)], bytes).into_response();
    if let Some(file) = file {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, header::HeaderValue::from_static(file));
    }
    Ok(response)
}

fn dimensions(text: &str) -> Result<Vec<Dimension>, Problem> {
    let allowed = || Dimension::ALL.iter().map(|dimension| dimension.as_str());
    let (mut by, mut errors) = (Vec::new(), Vec::new());
    for code in text.split(',').map(str::trim) {
        match Dimension::ALL.iter().find(|dimension| dimension.as_str() == code) {
            Some(dimension) if by.contains(dimension) => errors.push(FilterError::new("by", code, Mistake::Repeated)),
            Some(dimension) => by.push(*dimension),
            None => errors.push(FilterError::new("by", code, Mistake::UnknownValue).allowing(allowed())),
        }
    }
    if by.len() > MOST {
        errors.push(FilterError::new("by", text, Mistake::TooLong));
    }
    if errors.is_empty() { Ok(by) } else { Err(FilterErrors(errors).into()) }
}
