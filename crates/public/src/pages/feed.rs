//! `GET /reports.atom`: published reports as a feed (RFC 4287).

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, PreEscaped, html};
use spotlight_report::regional::media_type;

use super::ask::Ask;
use super::words::plain;
use crate::reports::{Reports, ShownReport};
use crate::state::{CACHE, PublicState, is_known};

/// The time of a feed that has no entry: none may be missing.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// The feed in the language that is asked for; its entries are in theirs.
pub(super) async fn feed(State(state): State<Arc<PublicState>>, ask: Ask, headers: HeaderMap) -> Response {
    let reports = match state.reports() {
        Ok(reports) => reports,
        Err(problem) => return problem.into_response(),
    };
    let tag = format!("W/\"{}-{}\"", reports.hash, ask.words.0.as_str());
    let about = [
        (header::CACHE_CONTROL, CACHE),
        (header::VARY, HeaderValue::from_static("accept-encoding, accept-language")),
        (header::ETAG, HeaderValue::try_from(&tag).expect("a hash is made of digits")),
    ];
    if is_known(&headers, &tag) {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    let kind = [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")];
    (about, kind, whole(&ask, &reports).into_string()).into_response()
}

/// Every element has an end tag of its own here, so that what escapes HTML writes XML.
fn whole(ask: &Ask, reports: &Reports) -> Markup {
    let words = ask.words;
    let origin = &ask.origin;
    let updated = reports.all.iter().map(|report| report.changed.as_str()).max().unwrap_or(NEVER);
    let who = ask.own.imprint().organisation.as_deref().unwrap_or("Spotlight");
    html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"))
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang=(words.0.as_str()) {
            id { (origin) "/reports.atom" }
            title { (words.t("pages.reports.title")) " · " (words.t("app.name")) }
            updated { (updated) }
            author { name { (plain(who)) } }
            link rel="self" type="application/atom+xml" href={ (origin) "/reports.atom" } {}
            link rel="alternate" type="text/html" href={ (origin) "/reports" } {}
            @for report in &reports.all { (entry(origin, report)) }
        }
    }
}

fn entry(origin: &str, report: &ShownReport) -> Markup {
    let about = &report.about;
    html! {
        entry xml:lang=(about.language) {
            id { "urn:uuid:" (report.id) }
            title { (plain(&about.title)) }
            published { (report.published) }
            updated { (report.changed) }
            @if let Some(who) = &about.organisation { author { name { (plain(who)) } } }
            link rel="alternate" type="text/html" href={ (origin) (report.path()) } {}
            @for file in &report.files {
                link rel="enclosure" type=(media_type(&file.name)) length=(file.length) title=(file.name)
                    href={ (origin) (report.file_path(file)) } {}
            }
            summary { @if let Some(subtitle) = &about.subtitle { (plain(subtitle)) ". " } (plain(&about.place)) }
        }
    }
}
