//! What surrounds every page: the head, the way to the other pages, the languages, the version of the data.

use maud::{DOCTYPE, Markup, html};
use spotlight_core::Lang;

use super::about::Own;
use super::ask::{Ask, in_lang};
use super::style;
use super::words::{Words, plain};
use crate::dataset::invented;

/// What the head of a page says.
pub(super) struct Head {
    pub title: String,
    pub description: String,
    /// The address of the page without its language; none for a page that has none of its own.
    pub path: Option<String>,
    /// Whether a search engine may keep it.
    pub indexed: bool,
    pub image: Option<Image>,
}

/// What a link preview shows.
pub(super) struct Image {
    pub path: String,
    pub alt: &'static str,
}

const LOCALES: [&str; 2] = ["en_US", "es_MX"];

/// A whole page about the data.
pub(super) fn page(ask: &Ask, head: &Head, content: &Markup) -> Markup {
    let words = ask.words;
    let dataset = ask.dataset();
    let sample = dataset.sources().iter().any(|(code, _)| invented(code));
    let here = head.path.clone().unwrap_or_else(|| ask.path.clone());
    let version = dataset.version().to_string();
    shell(
        words,
        &html! {
            (about(ask, head))
        },
        &html! {
            header {
                div.bar {
                    a.name href=(ask.link("/")) {
                        img src="/favicon.svg" alt="" width="32" height="32";
                        span { b { (words.t("app.name")) } span.soft { (words.t("app.tagline")) } }
                    }
                    nav aria-label=(words.t("lang.label")) {
                        ul.langs {
                            @for lang in Lang::ALL {
                                li {
                                    a href=(in_lang(&here, lang)) hreflang=(lang.as_str()) lang=(lang.as_str())
                                        aria-current=[(lang == words.0).then_some("true")] {
                                        (if lang == Lang::En { words.t("lang.en") } else { words.t("lang.es") })
                                    }
                                }
                            }
                        }
                    }
                }
                nav.ways aria-label=(words.t("pages.nav")) {
                    ul {
                        @for (path, name) in ways(words) {
                            li { a href=(ask.link(path)) aria-current=[(path == ask.path).then_some("page")] { (name) } }
                        }
                    }
                }
                @if sample { p.sample role="note" { (words.t("sample.banner")) } }
            }
            main id="content" tabindex="-1" { (content) }
            footer {
                @if let Some(name) = &ask.own.imprint.organisation {
                    p { (words.fill("pages.footer.by", &[("name", &plain(name))])) }
                }
                p { (words.fill("pages.footer", &[("version", &version)])) }
            }
        },
    )
}

fn ways(words: Words) -> [(&'static str, &'static str); 5] {
    [
        ("/", words.t("pages.nav.map")),
        ("/list", words.t("pages.nav.list")),
        ("/tables", words.t("pages.nav.tables")),
        ("/reports", words.t("pages.nav.reports")),
        ("/about", words.t("pages.nav.about")),
    ]
}

/// What the head says about the page to those that do not show it: search engines and link previews.
fn about(ask: &Ask, head: &Head) -> Markup {
    let lang = ask.words.0;
    let absolute = |path: &str| format!("{}{path}", ask.origin);
    html! {
        title { (head.title) " · " (ask.words.t("app.name")) }
        meta name="description" content=(head.description);
        @if !head.indexed { meta name="robots" content="noindex"; }
        @if let Some(path) = head.path.as_ref().filter(|_| !ask.origin.is_empty()) {
            link rel="canonical" href=(absolute(&in_lang(path, lang)));
            @for other in Lang::ALL {
                link rel="alternate" hreflang=(other.as_str()) href=(absolute(&in_lang(path, other)));
            }
            link rel="alternate" hreflang="x-default" href=(absolute(path));
            meta property="og:url" content=(absolute(&in_lang(path, lang)));
        }
        meta property="og:site_name" content=(ask.words.t("app.name"));
        meta property="og:type" content=(if head.image.is_some() { "article" } else { "website" });
        meta property="og:title" content=(head.title);
        meta property="og:description" content=(head.description);
        meta property="og:locale" content=(LOCALES[lang as usize]);
        meta property="og:locale:alternate" content=(LOCALES[1 - lang as usize]);
        @if let Some(image) = head.image.as_ref().filter(|_| !ask.origin.is_empty()) {
            meta property="og:image" content=(absolute(&image.path));
            meta property="og:image:type" content="image/png";
            meta property="og:image:width" content="1200";
            meta property="og:image:height" content="630";
            meta property="og:image:alt" content=(image.alt);
            meta name="twitter:card" content="summary_large_image";
        } @else {
            meta name="twitter:card" content="summary";
        }
    }
}

/// A page that says one thing, and shows nothing of the data. Its links keep its language, however that was found: who is told in
/// Spanish that there is nothing goes on in Spanish.
pub(super) fn note(words: Words, own: &Own, title: &str, text: &Markup) -> Markup {
    shell(
        words,
        &html! {
            title { (title) " · " (words.t("app.name")) }
            meta name="robots" content="noindex";
        },
        &html! {
            header {
                div.bar {
                    a.name href=(in_lang("/", words.0)) {
                        img src="/favicon.svg" alt="" width="32" height="32";
                        span { b { (words.t("app.name")) } span.soft { (words.t("app.tagline")) } }
                    }
                }
                nav.ways aria-label=(words.t("pages.nav")) {
                    ul { @for (path, name) in ways(words) { li { a href=(in_lang(path, words.0)) { (name) } } } }
                }
            }
            main id="content" tabindex="-1" { h1 { (title) } (text) }
            footer {
                @if let Some(name) = &own.imprint.organisation {
                    p { (words.fill("pages.footer.by", &[("name", &plain(name))])) }
                }
            }
        },
    )
}

fn shell(words: Words, head: &Markup, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words.0.as_str()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                (head)
                meta name="color-scheme" content="light dark";
                meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf8f4";
                meta name="theme-color" media="(prefers-color-scheme: dark)" content="#12181c";
                meta name="referrer" content="no-referrer";
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                link rel="stylesheet" href=(style::href());
            }
            body {
                a.skip href="#content" { (words.t("pages.skip")) }
                (body)
            }
        }
    }
}
