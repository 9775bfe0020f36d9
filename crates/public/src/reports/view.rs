//! `GET /api/v1/report.pdf`, `.html`, `.xlsx`, `.txt`, `.csv` and `.geojson`: a report of any view of the map, without an author's words.
//! It takes the filter of every other address; its days are the period of the report, its regions those of the report.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use bytes::Bytes;
use spotlight_core::Lang;
use spotlight_core::date::PartialDate;
use spotlight_core::filter::{Filter, Problem as Mistake};
use spotlight_core::index::Dataset;
use spotlight_report::regional::{Doubles, Inputs, Report, ReportFormat, Spec, SpecDraft};

use super::files::content;
use crate::pages::{Imprint, view_title};
use crate::problem::Problem;
use crate::state::PublicState;
use crate::{query, work};

/// Builds the report, or takes it from those that were built of this version.
pub(crate) async fn view(
    State(state): State<Arc<PublicState>>,
    Extension(dataset): Extension<Arc<Dataset>>,
    uri: Uri,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let format = uri.path().rsplit_once('.').and_then(|(_, name)| ReportFormat::from_name(name));
    let format = format.ok_or_else(|| Problem::not_found(format!("there is nothing at {}", uri.path())))?;
    let (filter, own) = query::filter(query.as_deref(), &["lang", "comparison"], &dataset)?;
    let lang: Option<Lang> =
        own.read("lang", Mistake::UnknownValue).map_err(|error| error.allowing(Lang::ALL.map(Lang::as_str)))?;
    let lang = lang.unwrap_or_default();
    let comparison = own.get("comparison").map(str::to_owned);
    let source = spec(&dataset, filter, lang, comparison).to_toml();
    let spec =
        Spec::parse(&source).map_err(|errors| Problem::new(StatusCode::BAD_REQUEST, errors.0[0].message.clone()))?;
    let name = format!("spotlight.{}", format.as_str());
    let (served, own) = (state.served()?, state.own());
    let key = format!("{format:?} {:?} {source}", own.imprint());
    if let Some(built) = served.reports.get(&key).filter(|_| Arc::ptr_eq(&served.dataset, &dataset)) {
        return Ok(content(&name, built));
    }
    let permit = work::permit(&state.building, state.bounds.wait).await?;
    let bytes = tokio::task::spawn_blocking(move || {
        let Imprint { organisation, licence, .. } = own.imprint();
        let inputs = Inputs {
            dataset: &dataset,
            doubles: Doubles::Unknown,
            organisation: organisation.as_deref(),
            licence: licence.as_deref(),
            command: "spotlight report build spotlight.report.toml --db DB -o DIR --format pdf",
        };
        let built = build(&spec, inputs, format);
        drop(permit);
        built
    })
    .await
    .map_err(|error| work::failed(&error))??;
    // Of the newest dataset only: an older one is let go with everything that was made of it.
    served.reports.insert(key, bytes.clone());
    Ok(content(&name, bytes))
}

fn build(spec: &Spec, inputs: Inputs<'_>, format: ReportFormat) -> Result<Bytes, Problem> {
    let report = Report::new(spec, inputs).map_err(|error| work::failed(&error))?;
    let files = report.files(format).map_err(|error| work::failed(&error))?;
    // Of several the first: the tidy table, the regions.
    files.into_iter().next().map(|file| file.bytes.into()).ok_or_else(|| work::failed(&"a report without a file"))
}

/// The view as a spec. Where no days are asked for, the whole years of the data.
fn spec(dataset: &Dataset, filter: Filter, lang: Lang, comparison: Option<String>) -> SpecDraft {
    let years = dataset.period().map(|(first, last)| (PartialDate::Year(first.year()), PartialDate::Year(last.year())));
    let from = filter.from.or(filter.to.filter(|to| years.is_none_or(|(first, _)| to.first_day() < first.first_day())));
    let from = from.or(years.map(|(first, _)| first)).unwrap_or(PartialDate::Year(2000));
    let to = filter.to.or(years.map(|(_, last)| last)).unwrap_or(from);
    let to = if to.last_day() < from.first_day() { from } else { to };
    let code = |id| {
        let region = dataset.regions().get(id);
        format!("{}:{}", region.kind().as_str(), region.code())
    };
    let regions = filter.regions.iter().map(|id| code(*id)).collect();
    let rest = Filter { from: None, to: None, regions: Vec::new(), ..filter };
    let rest = rest.to_query(dataset.taxonomy(), dataset.regions());
    SpecDraft {
        title: view_title(lang).to_owned(),
        subtitle: None,
        language: lang.as_str().to_owned(),
        organisation: None,
        regions,
        period: if from == to { from.to_string() } else { format!("{}/{}", end(from, false), end(to, true)) },
        comparison,
        filter: Some(rest).filter(|rest| !rest.is_empty()),
        sections: None,
        cases: Vec::new(),
        build_date: None,
        introduction: None,
        method: None,
        area: Vec::new(),
        finding: Vec::new(),
        recommendation: Vec::new(),
        indicator: Vec::new(),
    }
}

/// The first or last part of a date, which may be an interval itself.
fn end(date: PartialDate, last: bool) -> String {
    match date {
        PartialDate::Interval(from, to) => PartialDate::from(if last { to } else { from }).to_string(),
        whole => whole.to_string(),
    }
}
