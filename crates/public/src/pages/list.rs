//! `GET /list`: the filtered incidents, page by page, as a plain document. It takes the filter of every other address.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};
use spotlight_core::filter::{Filter, FilterError, Problem as Mistake};
use spotlight_core::public::PublicIncident;

use super::ask::Ask;
use super::layout::{self, Head};
use super::words::plain;
use super::{list_form, missing, place};
use crate::cursor::Cursor;
use crate::problem::Problem;
use crate::sort::Sort;
use crate::state::PublicState;
use crate::{query, sort, work};

/// Incidents a page.
const PAGE: usize = 50;

/// What is shown: how many there are, these rows, and where the next page begins.
struct Found {
    total: usize,
    rows: Vec<u32>,
    next: Option<String>,
    first: bool,
}

pub(super) async fn page(State(state): State<Arc<PublicState>>, ask: Ask) -> Response {
    match found(&state, &ask).await {
        Ok((filter, found)) => ask.answer(|| whole(&ask, &filter, &found)),
        Err(problem) => missing::failed(ask.words, &ask.own, &problem),
    }
}

async fn found(state: &PublicState, ask: &Ask) -> Result<(Filter, Found), Problem> {
    let (filter, own) = query::filter(ask.query.as_deref(), &["lang", "cursor"], ask.dataset())?;
    let after: Option<Cursor> = own.read("cursor", Mistake::Reference)?;
    if after.is_some_and(|after| after.sort() != Sort::Newest) {
        return Err(FilterError::new("cursor", own.get("cursor").unwrap_or_default(), Mistake::Reference).into());
    }
    let (dataset, wanted) = (Arc::clone(ask.dataset()), filter.clone());
    let found = work::heavy(state, move || {
        let rows = dataset.newest(&wanted);
        let (shown, more) = sort::page(&dataset, &rows, Sort::Newest, after, PAGE);
        let position = |row: &u32| Cursor::at(Sort::Newest, dataset.incident(*row)).to_string();
        let next = shown.last().filter(|_| more).map(position);
        Ok(Found { total: rows.len(), rows: shown, next, first: after.is_none() })
    });
    Ok((filter, found.await?))
}

fn whole(ask: &Ask, filter: &Filter, found: &Found) -> Markup {
    let (words, dataset) = (ask.words, ask.dataset());
    let query = filter.to_query(dataset.taxonomy(), dataset.regions());
    let with = |path: &str, more: &str| {
        let query = [query.as_str(), more].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&");
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    };
    let report = |format| with(&format!("/api/v1/report.{format}"), &format!("lang={}", words.0.as_str()));
    let whole = query.is_empty() && found.first;
    let head = Head {
        title: words.t("pages.list.title").to_owned(),
        description: words.t("pages.list.description").to_owned(),
        path: whole.then(|| "/list".to_owned()),
        indexed: whole,
        image: None,
    };
    let total = words.count("count.incidents", found.total as u64);
    let content = html! {
        h1 { (words.t("pages.list.title")) }
        (list_form::form(ask, filter))
        p.total role="status" { b { (total) } }
        @if found.rows.is_empty() {
            p { (if dataset.is_empty() { words.t("list.emptyAll") } else { words.t("list.empty") }) }
        } @else {
            ol.cards { @for &row in &found.rows { li { (card(ask, dataset.incident(row))) } } }
        }
        nav.pages aria-label=(words.t("pages.list.paging")) {
            @if !found.first { a href=(ask.link(&with("/list", ""))) { (words.t("pages.list.first")) } }
            @if let Some(next) = &found.next {
                a.button rel="next" href=(ask.link(&with("/list", &format!("cursor={next}")))) { (words.t("pages.list.next")) }
            }
        }
        section aria-labelledby="downloads" {
            h2 id="downloads" { (words.t("pages.list.downloads")) }
            ul.actions {
                li { a href=(with("/api/v1/export.csv", "")) download { (words.t("pages.list.csv")) } }
                li { a href=(with("/api/v1/export.xlsx", "")) download { (words.t("pages.list.xlsx")) } }
                li { a href=(with("/api/v1/export.geojson", "")) download { (words.t("pages.list.geojson")) } }
                li { a href=(ask.link(&with("/", ""))) { (words.t("pages.list.map")) } }
            }
            h3 { (words.t("pages.list.report")) }
            ul.actions {
                li { a href=(report("pdf")) { (words.t("pages.list.reportPdf")) } }
                li { a href=(report("html")) { (words.t("pages.list.reportHtml")) } }
                li { a href=(report("xlsx")) download { (words.t("pages.list.reportXlsx")) } }
            }
        }
    };
    layout::page(ask, &head, &content)
}

fn card(ask: &Ask, incident: &PublicIncident) -> Markup {
    let (words, dataset) = (ask.words, ask.dataset());
    let category = dataset.taxonomy().category(incident.category);
    html! {
        a href=(ask.link(&format!("/incidents/{}", incident.id))) { (category.label.get(words.0)) }
        @if let Some(title) = incident.words.title.as_deref() {
            p.title lang=[incident.words.lang.as_deref()] dir="auto" { (plain(title)) }
        }
        p { (words.date(incident.date)) }
        p {
            bdi dir="auto" { (place::short(incident, dataset.regions(), words)) }
            @if let Some(exactly) = place::precision_short(incident, words) { span.soft { " · " (exactly) } }
        }
        @match incident.counts.dead {
            Some(0) => {},
            Some(n) => p { (words.count("card.dead", u64::from(n))) },
            None if incident.is_fatal(dataset.taxonomy().death()) => p.soft { (words.t("pages.list.deadUnknown")) },
            None => {},
        }
    }
}
