//! `GET /about`: what this map is, in the organisation's own words, with what can be said of the data now.

use std::sync::Arc;

use axum::response::Response;
use maud::{Markup, html};
use sha2::{Digest as _, Sha256};
use spotlight_core::Lang;

use super::ask::Ask;
use super::layout::{self, Head};
use super::words::{Words, plain};
use super::{markdown, missing, style};
use crate::query;

/// What the organisation says of itself in its settings. Every field may be unset; none is ever made up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imprint {
    /// Its name.
    pub organisation: Option<String>,
    /// Where to write to: a link, or an address of electronic mail.
    pub contact: Option<String>,
    /// Where corrections go, in the same form.
    pub corrections: Option<String>,
    /// The licence of the data.
    pub licence: Option<String>,
}

/// Markdown of the organisation, English first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// Method, definitions, masks, gaps.
    pub about: [String; 2],
    /// Hotlines, and "know your rights".
    pub help: [String; 2],
}

impl Default for Texts {
    /// What ships with Spotlight.
    fn default() -> Self {
        Self {
            about: [
                include_str!("../../../../data/about/about.en.md").to_owned(),
                include_str!("../../../../data/about/about.es.md").to_owned(),
            ],
            help: [
                include_str!("../../../../data/about/help.en.md").to_owned(),
                include_str!("../../../../data/about/help.es.md").to_owned(),
            ],
        }
    }
}

/// What is the organisation's, ready to be shown.
#[derive(Debug)]
pub(crate) struct Own {
    pub(super) imprint: Imprint,
    texts: Texts,
    about: [String; 2],
    help: [String; 2],
    /// Of everything that is on a page beside the data: part of its validator.
    pub(super) hash: String,
}

impl Own {
    pub(crate) fn new(imprint: Imprint, texts: Texts) -> Self {
        let rendered = |both: &[String; 2]| both.each_ref().map(|text| markdown::render(text).0);
        let mut hash = Sha256::new();
        for part in Words::sources().chain([style::STYLE, env!("CARGO_PKG_VERSION")]) {
            hash.update(part);
        }
        hash.update(format!("{imprint:?}{texts:?}"));
        let hash = style::hex(&hash.finalize()[..6]);
        Self { about: rendered(&texts.about), help: rendered(&texts.help), imprint, texts, hash }
    }

    pub(crate) fn imprint(&self) -> &Imprint {
        &self.imprint
    }

    /// The same with another imprint; none if it is the same.
    pub(crate) fn renamed(&self, imprint: Imprint) -> Option<Self> {
        (imprint != self.imprint).then(|| Self::new(imprint, self.texts.clone()))
    }
}

/// The address of the organisation as a link: what is none yet is an address of electronic mail, if it looks like one.
pub(super) fn contact_link(address: &str) -> Markup {
    let mail = address.contains('@') && !address.contains([':', '/', ' ']);
    let href = if mail { format!("mailto:{address}") } else { address.to_owned() };
    let shown = plain(address.strip_prefix("mailto:").or_else(|| address.strip_prefix("tel:")).unwrap_or(address));
    html! {
        @if markdown::is_safe(&href) {
            a href=(href) rel="noopener noreferrer" { (shown) }
        } @else {
            (shown)
        }
    }
}

pub(super) async fn page(ask: Ask) -> Response {
    if let Err(problem) = query::own(ask.query.as_deref(), &["lang"]) {
        return missing::failed(ask.words, &ask.own, &problem);
    }
    ask.answer(|| whole(&ask))
}

fn whole(ask: &Ask) -> Markup {
    let (words, lang) = (ask.words, ask.words.0 as usize);
    let head = Head {
        title: words.t("pages.about.title").to_owned(),
        description: words.t("pages.about.description").to_owned(),
        path: Some("/about".to_owned()),
        indexed: true,
        image: None,
    };
    let content = html! {
        article.text {
            h1 { (words.t("pages.about.title")) }
            (maud::PreEscaped(&ask.own.about[lang]))
            (version(ask))
            section.help aria-labelledby="help" {
                h2 id="help" { (words.t("pages.about.help")) }
                (maud::PreEscaped(&ask.own.help[lang]))
            }
        }
    };
    layout::page(ask, &head, &content)
}

/// What can be said of this version, and how to cite it.
fn version(ask: &Ask) -> Markup {
    let (words, dataset, imprint) = (ask.words, ask.dataset(), &ask.own.imprint);
    let incidents = words.count("count.incidents", dataset.len() as u64);
    let newest = ask.served.newest().map_or_else(|| words.t("pages.about.nothing").to_owned(), |date| words.date(date));
    let version = dataset.version().to_string();
    let day = |day| words.date(spotlight_core::date::PartialDate::Day(day));
    let period =
        dataset.period().map(|(first, last)| words.fill("date.between", &[("from", &day(first)), ("to", &day(last))]));
    let unnamed = words
        .fill("pages.about.citationPlain", &[("version", &version), ("incidents", &incidents), ("newest", &newest)]);
    let (organisation, citation) = match imprint.organisation.as_deref().map(plain) {
        None => (words.t("pages.about.organisationNone").to_owned(), unnamed),
        Some(name) => {
            let citation = words.fill("pages.about.citation", &[("organisation", &name), ("citation", &unnamed)]);
            (name, citation)
        }
    };
    html! {
        section aria-labelledby="version" {
            h2 id="version" { (words.t("pages.about.version")) }
            dl.facts {
                div { dt { (words.t("pages.incident.version")) } dd { code { (version) } } }
                div { dt { (words.t("pages.about.incidents")) } dd { (incidents) } }
                @if let Some(period) = period { div { dt { (words.t("pages.about.period")) } dd { (period) } } }
                div { dt { (words.t("pages.about.newest")) } dd { (newest) } }
                @if !dataset.is_empty() {
                    div {
                        dt { (words.t("pages.about.sources")) }
                        dd { ul.plain { @for (code, n) in dataset.sources() {
                            li { bdi { (plain(code)) } ": " (words.count("count.incidents", *n)) }
                        } } }
                    }
                }
                div { dt { (words.t("pages.about.organisation")) } dd { (organisation) } }
                div {
                    dt { (words.t("pages.about.licence")) }
                    dd { (imprint.licence.as_deref().map_or_else(|| words.t("pages.about.licenceNone").to_owned(), plain)) }
                }
                div {
                    dt { (words.t("pages.about.contact")) }
                    dd {
                        @match &imprint.contact {
                            Some(address) => (contact_link(address)),
                            None => (words.t("pages.about.contactNone")),
                        }
                    }
                }
                div {
                    dt { (words.t("pages.about.cite")) }
                    dd { p.cite { (citation) @if !ask.origin.is_empty() { " " (ask.origin) "/" } } }
                }
            }
        }
    }
}

const _: () = assert!(Lang::En as usize == 0 && Lang::Es as usize == 1, "texts are kept English first");

/// The own words of a service that was told none.
pub(crate) fn unnamed() -> Arc<Own> {
    Arc::new(Own::new(Imprint::default(), Texts::default()))
}
