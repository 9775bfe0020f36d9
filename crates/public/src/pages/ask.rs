//! What a page is asked for with, and what every page says of itself to caches.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use spotlight_core::Lang;
use spotlight_core::index::Dataset;

use super::about::Own;
use super::address::origin;
use super::missing;
use super::words::{Words, language};
use crate::query;
use crate::state::{CACHE, PublicState, Served, is_known};

/// A request for a page: one dataset, one language.
pub(super) struct Ask {
    pub served: Arc<Served>,
    /// What the organisation says of itself.
    pub own: Arc<Own>,
    pub words: Words,
    /// The language of the address, where it names one: links keep it.
    pub chosen: bool,
    /// Scheme and host; may be empty.
    pub origin: String,
    pub path: String,
    pub query: Option<String>,
    pub headers: HeaderMap,
}

impl Ask {
    pub(super) fn dataset(&self) -> &Arc<Dataset> {
        &self.served.dataset
    }

    /// An address of this service, in the language that was chosen if one was.
    pub(super) fn link(&self, path: &str) -> String {
        if self.chosen { in_lang(path, self.words.0) } else { path.to_owned() }
    }

    /// The validator: the data, the language, and everything else that is on a page. Its address, which names the host, is not part of it.
    fn tag(&self, beside: &str) -> String {
        let version = self.dataset().version();
        format!("W/\"{version}-{}-{}{beside}\"", self.words.0.as_str(), self.own.hash)
    }

    /// The page, or that it is known. Nothing is written for whoever has it.
    pub(super) fn answer(&self, page: impl FnOnce() -> Markup) -> Response {
        self.answer_beside("", page)
    }

    /// The same of a page that depends on something else, too, which has a hash of its own.
    pub(super) fn answer_beside(&self, hash: &str, page: impl FnOnce() -> Markup) -> Response {
        let tag = self.tag(hash);
        let known = is_known(&self.headers, &tag);
        let about = [
            (header::CACHE_CONTROL, CACHE),
            (header::VARY, HeaderValue::from_static("accept-encoding, accept-language")),
            (header::ETAG, HeaderValue::try_from(tag).expect("a tag is made of plain characters")),
        ];
        if known { (StatusCode::NOT_MODIFIED, about).into_response() } else { (about, html(&page())).into_response() }
    }
}

/// An address in a language.
pub(super) fn in_lang(path: &str, lang: Lang) -> String {
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}lang={}", lang.as_str())
}

/// A page as an answer.
pub(super) fn html(page: &Markup) -> impl IntoResponse + use<> {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page.0.clone())
}

impl FromRequestParts<Arc<PublicState>> for Ask {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<PublicState>) -> Result<Self, Response> {
        let asked = query::value(parts.uri.query(), "lang");
        let words = Words(language(asked.as_deref(), &parts.headers));
        let own = state.own();
        let served = state.served().map_err(|_| missing::busy(words, &own))?;
        Ok(Self {
            served,
            own,
            words,
            chosen: asked.is_some_and(|asked| asked == words.0.as_str()),
            origin: origin(&parts.headers, &parts.extensions),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().map(str::to_owned),
            headers: parts.headers.clone(),
        })
    }
}
