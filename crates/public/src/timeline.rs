//! `GET /api/v1/timeline`: incidents and deaths a day, month or year.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use serde_json::json;
use spotlight_core::filter::{FilterError, Problem as Mistake};
use spotlight_core::index::Dataset;
use spotlight_core::summary::Unit;
use spotlight_report::summary::dead;

use crate::problem::Problem;
use crate::state::PublicState;
use crate::{answer, query, work};

pub(crate) async fn timeline(
    State(state): State<Arc<PublicState>>,
    Extension(dataset): Extension<Arc<Dataset>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let (filter, own) = query::filter(query.as_deref(), &["unit"], &dataset)?;
    let name = own.get("unit").unwrap_or("month");
    let unit: Unit = name
        .parse()
        .map_err(|_| FilterError::new("unit", name, Mistake::UnknownValue).allowing(Unit::ALL.map(Unit::as_str)))?;
    let bytes = work::heavy(&state, move || {
        let line = dataset.timeline(&filter, unit);
        let bins: Vec<_> = line
            .bins
            .iter()
            .map(|bin| json!({ "date": bin.date, "incidents": bin.incidents, "dead": dead(&bin.dead) }))
            .collect();
        let document = json!({
            "version": dataset.version().to_string(), "total": line.total, "unit": unit.as_str(), "bins": bins,
            "imprecise": line.imprecise,
        });
        Ok(document.to_string().into_bytes())
    })
    .await?;
    Ok(answer::json(bytes))
}
