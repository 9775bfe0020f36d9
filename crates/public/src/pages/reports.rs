//! `GET /reports` and `/reports/{id}`: published reports as pages.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use spotlight_core::date::PartialDate;

use super::ask::Ask;
use super::layout::{self, Head};
use super::missing;
use super::words::plain;
use crate::problem::Problem;
use crate::query;
use crate::reports::{Reports, ShownFile, ShownReport};
use crate::state::PublicState;

/// The list, those published last first.
pub(super) async fn list(State(state): State<Arc<PublicState>>, ask: Ask) -> Response {
    match asked(&state, &ask) {
        Ok(reports) => ask.answer_beside(&reports.hash, || whole_list(&ask, &reports)),
        Err(problem) => missing::failed(ask.words, &ask.own, &problem),
    }
}

/// One report: what it is about, its files, how to cite it.
pub(super) async fn one(State(state): State<Arc<PublicState>>, ask: Ask, Path(id): Path<String>) -> Response {
    let reports = match asked(&state, &ask) {
        Ok(reports) => reports,
        Err(problem) => return missing::failed(ask.words, &ask.own, &problem),
    };
    match reports.find(&id) {
        Some(report) => ask.answer_beside(&reports.hash, || whole(&ask, report)),
        None => missing::no_report(ask.words, &ask.own),
    }
}

fn asked(state: &PublicState, ask: &Ask) -> Result<Arc<Reports>, Problem> {
    query::own(ask.query.as_deref(), &["lang"]).and_then(|_| state.reports())
}

fn whole_list(ask: &Ask, reports: &Reports) -> Markup {
    let words = ask.words;
    let head = Head {
        title: words.t("pages.reports.title").to_owned(),
        description: words.t("pages.reports.description").to_owned(),
        path: Some("/reports".to_owned()),
        indexed: true,
        image: None,
    };
    let content = html! {
        h1 { (words.t("pages.reports.title")) }
        p { (words.t("pages.reports.description")) }
        @if reports.all.is_empty() {
            p role="status" { (words.t("pages.reports.none")) }
        } @else {
            ol.cards { @for report in &reports.all { li { (card(ask, report)) } } }
        }
        p { a href=(ask.link("/reports.atom")) type="application/atom+xml" { (words.t("pages.reports.feed")) } }
        section aria-labelledby="view" {
            h2 #view { (words.t("pages.reports.ownTitle")) }
            p { (words.t("pages.reports.own")) }
            p { a href=(ask.link("/list")) { (words.t("pages.reports.ownLink")) } }
        }
    };
    layout::page(ask, &head, &content)
}

fn card(ask: &Ask, report: &ShownReport) -> Markup {
    let (words, about) = (ask.words, &report.about);
    let (day, date) = published(ask, report);
    html! {
        article.card lang=(about.language) {
            h2 { a href=(ask.link(&report.path())) dir="auto" { (plain(&about.title)) } }
            @if let Some(subtitle) = &about.subtitle { p dir="auto" { (plain(subtitle)) } }
            p.soft { (plain(&about.place)) }
            p.soft lang=(words.0.as_str()) {
                time datetime=(day) { (words.fill("pages.reports.published", &[("date", &date)])) }
            }
            @if let Some(file) = report.main_file("pdf") {
                p lang=(words.0.as_str()) { a href=(report.file_path(file)) type="application/pdf" { "PDF" } " (" (size(file.length)) ")" }
            }
        }
    }
}

/// The day on which it was published: as an address has it, and in words.
fn published<'a>(ask: &Ask, report: &'a ShownReport) -> (&'a str, String) {
    let day = report.published.get(..10).unwrap_or_default();
    (day, day.parse().map_or_else(|_| day.to_owned(), |date| ask.words.date(date)))
}

/// A period in words: "2015 to 2020".
fn period(ask: &Ask, text: &str) -> String {
    match text.parse() {
        Ok(PartialDate::Interval(from, to)) => {
            let [from, to] = [from, to].map(|end| ask.words.date(end.into()));
            ask.words.fill("pages.reports.fromTo", &[("from", &from), ("to", &to)])
        }
        Ok(period) => ask.words.date(period),
        Err(_) => text.to_owned(),
    }
}

fn whole(ask: &Ask, report: &ShownReport) -> Markup {
    let (words, about) = (ask.words, &report.about);
    let description = about.subtitle.as_deref().unwrap_or(&about.place);
    let head = Head {
        title: plain(&about.title),
        description: plain(description),
        path: Some(report.path()),
        indexed: true,
        image: None,
    };
    let (day, date) = published(ask, report);
    let content = html! {
        article.text {
            h1 lang=(about.language) dir="auto" { (plain(&about.title)) }
            @if let Some(subtitle) = &about.subtitle { p.title lang=(about.language) dir="auto" { (plain(subtitle)) } }
            @if report.struck > 0 { p role="note" { (words.t("pages.reports.struck")) } }
            @if report.files.is_empty() {
                p role="status" { (words.t("pages.reports.rebuilding")) }
            } @else {
                ul.actions {
                    @for (format, name) in [
                        ("html", words.t("pages.reports.read")),
                        ("pdf", words.t("pages.reports.pdf")),
                        ("xlsx", words.t("pages.reports.xlsx")),
                    ] {
                        @if let Some(file) = report.main_file(format) {
                            li { a.button href=(report.file_path(file)) { (name) } }
                        }
                    }
                }
            }
            dl.facts {
                div { dt { (words.t("pages.reports.place")) } dd lang=(about.language) { (plain(&about.place)) } }
                div { dt { (words.t("pages.about.period")) } dd { (period(ask, &about.period)) } }
                @if let Some(who) = &about.organisation { div { dt { (words.t("pages.about.organisation")) } dd { (plain(who)) } } }
                div { dt { (words.t("pages.reports.language")) } dd {
                    (if about.language == "es" { words.t("lang.es") } else { words.t("lang.en") })
                } }
                div { dt { (words.t("pages.reports.date")) } dd { time datetime=(day) { (date) } } }
                div { dt { (words.t("pages.incident.version")) } dd { code { (about.dataset) } } }
                div { dt { (words.t("pages.about.cite")) } dd { p.cite lang=(about.language) {
                    (plain(&about.citation)) @if !ask.origin.is_empty() { " " (ask.origin) (report.path()) }
                } } }
            }
            @if !report.files.is_empty() {
                section aria-labelledby="files" {
                    h2 #files { (words.t("pages.reports.files")) }
                    ul.plain { @for file in &report.files { li { (file_line(report, file)) } } }
                }
            }
            p { a href=(ask.link("/reports")) { (words.t("pages.reports.all")) } }
        }
    };
    layout::page(ask, &head, &content)
}

fn file_line(report: &ShownReport, file: &ShownFile) -> Markup {
    html! {
        a href=(report.file_path(file)) { (file.name) }
        span.soft { " (" (size(file.length)) ")" }
    }
}

/// Bytes as people read them: kB and MB of thousands.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
