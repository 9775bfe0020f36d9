//! What is said where there is no page: not found, withdrawn, not understood, not now.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::about::Own;
use super::ask::{html as answer, in_lang};
use super::layout;
use super::words::{Words, plain};
use crate::problem::Problem;

/// 404: there is no incident at this address.
pub(super) fn missing(words: Words, own: &Own) -> Response {
    let text = html! { p { (words.t("pages.missing.text")) } (way_on(words)) };
    say(StatusCode::NOT_FOUND, &layout::note(words, own, words.t("pages.missing.title"), &text))
}

/// 404: there is no report at this address.
pub(super) fn no_report(words: Words, own: &Own) -> Response {
    let text = html! {
        p { (words.t("pages.reports.missingText")) }
        p { a.button href=(in_lang("/reports", words.0)) { (words.t("pages.reports.all")) } }
    };
    say(StatusCode::NOT_FOUND, &layout::note(words, own, words.t("pages.reports.missing"), &text))
}

/// 410: there was one, and it was withdrawn. Nothing of it is said.
pub(super) fn gone(words: Words, own: &Own) -> Response {
    let text = html! { p { (words.t("pages.gone.text")) } (way_on(words)) };
    say(StatusCode::GONE, &layout::note(words, own, words.t("pages.gone.title"), &text))
}

/// 503: there are no data yet, or too much is going on.
pub(super) fn busy(words: Words, own: &Own) -> Response {
    let text = html! { p { (words.t("pages.busy.title")) } };
    let mut response =
        say(StatusCode::SERVICE_UNAVAILABLE, &layout::note(words, own, words.t("pages.busy.title"), &text));
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    response
}

/// A failure as a page: what was not understood is named, in the language of the page.
pub(super) fn failed(words: Words, own: &Own, problem: &Problem) -> Response {
    if problem.status() == StatusCode::SERVICE_UNAVAILABLE {
        return busy(words, own);
    }
    let text = html! {
        p { (words.t("pages.wrong.text")) }
        ul.plain { @for message in problem.messages(words.0) { li dir="auto" { (plain(message)) } } }
        (way_on(words))
    };
    say(problem.status(), &layout::note(words, own, words.t("pages.wrong.title"), &text))
}

fn way_on(words: Words) -> Markup {
    html! { p { a.button href=(in_lang("/list", words.0)) { (words.t("pages.wrong.list")) } } }
}

fn say(status: StatusCode, page: &Markup) -> Response {
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::VARY, HeaderValue::from_static("accept-encoding, accept-language")),
    ];
    (status, headers, answer(page)).into_response()
}

/// `GET /robots.txt`. Pages are open to search engines; those of masked incidents say themselves that they are not to be kept, which a
/// robot reads only if it may come in. What costs work and has no words is left out.
pub(super) async fn robots() -> Response {
    const TEXT: &str = "User-agent: *\nDisallow: /api/\nDisallow: /tiles/\nDisallow: /list?\n";
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")], TEXT)
        .into_response()
}
