//! `GET /api/v1/releases` and `/api/v1/releases/{state}/{year}`, also `.json` and `.csv`: the tables of quasi-identifiers, as they
//! were released. No parameter is taken: another selection of the same incidents could be subtracted from a table.

use std::sync::Arc;

use axum::extract::{Path, RawQuery};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde_json::{Value, json};
use spotlight_core::index::Dataset;
use spotlight_report::release;

use crate::problem::Problem;
use crate::{query, work};

type Data = Extension<Arc<Dataset>>;

/// All releases, by state and year.
pub(crate) async fn list(Extension(dataset): Data, RawQuery(query): RawQuery) -> Result<Json<Value>, Problem> {
    query::own(query.as_deref(), &[])?;
    let all = dataset.releases().iter().map(|one| release::brief(one, dataset.regions()));
    Ok(Json(json!({ "version": dataset.version().to_string(), "releases": all.collect::<Vec<_>>() })))
}

/// One release.
pub(crate) async fn one(
    Extension(dataset): Data,
    Path((state, file)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    query::own(query.as_deref(), &[])?;
    let (year, is_csv) = match file.rsplit_once('.') {
        None => (file.as_str(), false),
        Some((year, "json")) => (year, false),
        Some((year, "csv")) => (year, true),
        Some(_) => return Err(unknown(&state, &file)),
    };
    let found = dataset.releases().iter().find(|one| *one.state == state && one.year.to_string() == year);
    let found = found.ok_or_else(|| unknown(&state, year))?;
    if !is_csv {
        let mut document = release::document(found, dataset.regions());
        document["version"] = json!(dataset.version().to_string());
        return Ok(Json(document).into_response());
    }
    let mut bytes = Vec::new();
    release::write_csv(&mut bytes, found).map_err(|error| work::unwritable(&error))?;
    let file = format!("attachment; filename=\"spotlight-{}-{}.csv\"", found.state, found.year);
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, file)];
    Ok((headers, bytes).into_response())
}

fn unknown(state: &str, year: &str) -> Problem {
    Problem::not_found(format!("no table of {state} and {year} was released; /api/v1/releases lists those that were"))
}
