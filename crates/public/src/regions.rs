//! `GET /api/v1/regions`: names, codes and boxes of the regions, without their shapes.

use std::sync::Arc;

use axum::extract::RawQuery;
use axum::{Extension, Json};
use serde_json::{Value, json};
use spotlight_core::filter::{FilterError, Problem as Mistake};
use spotlight_core::index::Dataset;
use spotlight_core::lonlat::LonLat;
use spotlight_core::public::Membership;
use spotlight_core::region::{Located, Region, RegionKind, Regions};
use spotlight_core::{Lang, words};

use crate::problem::Problem;
use crate::query;

/// The regions of a kind whose name has, for each word of `q`, a word that begins so, or whose code is `q`; with `at` only those that a
/// position is in, decided as it is for incidents.
pub(crate) async fn regions(
    Extension(dataset): Extension<Arc<Dataset>>,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Problem> {
    let own = query::own(query.as_deref(), &["kind", "q", "at"])?;
    let kind = own
        .get("kind")
        .map(|kind| {
            kind.parse::<RegionKind>().map_err(|_| {
                FilterError::new("kind", kind, Mistake::UnknownValue).allowing(RegionKind::ALL.map(RegionKind::as_str))
            })
        })
        .transpose()?;
    let q = own.get("q").unwrap_or_default();
    if q.chars().count() > 200 {
        return Err(FilterError::new("q", "…", Mistake::TooLong).into());
    }
    let at =
        own.get("at").map(|at| position(at).ok_or_else(|| FilterError::new("at", at, Mistake::Number))).transpose()?;
    let starts = words::words(q);
    let all = dataset.regions();
    let here = at.map(|at| all.locate(at).map(|found| of(&found)).unwrap_or_default());
    let found: Vec<Value> = all
        .iter()
        .filter(|region| here.is_none_or(|here| here.contains(region.id())))
        .filter(|region| kind.is_none_or(|kind| kind == region.kind()))
        .filter(|region| region.code().eq_ignore_ascii_case(q) || named(region, &starts))
        .map(|region| document(region, all))
        .collect();
    Ok(Json(json!({ "version": dataset.version().to_string(), "regions": found })))
}

/// Longitude and latitude in degrees, with a comma between.
fn position(text: &str) -> Option<LonLat> {
    let (lon, lat) = text.split_once(',')?;
    LonLat::new(lon.trim().parse().ok()?, lat.trim().parse().ok()?).ok()
}

fn of(found: &Located) -> Membership {
    Membership {
        country: Some(found.country),
        state: Some(found.state),
        county: Some(found.county),
        sector: found.sector,
        segment: Some(found.segment),
    }
}

fn named(region: &Region, starts: &[String]) -> bool {
    Lang::ALL.iter().any(|&lang| {
        let name = words::words(region.name(lang));
        starts.iter().all(|start| name.iter().any(|word| word.starts_with(start.as_str())))
    })
}

fn document(region: &Region, all: &Regions) -> Value {
    let (edges, label) = (region.envelope(), region.label_point());
    let parent = region.parent().map(|id| all.get(id)).map(|parent| format!("{}:{}", parent.kind(), parent.code()));
    json!({
        "kind": region.kind().as_str(),
        "code": region.code(),
        "name": { "en": region.name(Lang::En), "es": region.name(Lang::Es) },
        "parent": parent,
        "bbox": [edges.west, edges.south, edges.east, edges.north],
        "label": [label.lon(), label.lat()],
        "approximate": region.approximate(),
    })
}
