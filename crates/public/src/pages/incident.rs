//! `GET /incidents/{id}`: one incident as a page.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use spotlight_core::Uuid;
use spotlight_core::public::{Precision, PublicIncident};

use super::about::contact_link;
use super::ask::Ask;
use super::layout::{self, Head, Image};
use super::words::plain;
use super::{facts, missing, place};
use crate::dataset::invented;
use crate::query;
use crate::state::PublicState;

/// The page; or that there is none, or none any more.
pub(super) async fn page(State(state): State<Arc<PublicState>>, ask: Ask, Path(id): Path<String>) -> Response {
    if let Err(problem) = query::own(ask.query.as_deref(), &["lang"]) {
        return missing::failed(ask.words, &ask.own, &problem);
    }
    let Ok(id) = Uuid::try_parse(&id) else { return missing::missing(ask.words, &ask.own) };
    match ask.dataset().get(id) {
        Some(incident) => ask.answer(|| whole(&ask, incident)),
        None if state.was_withdrawn(id).await => missing::gone(ask.words, &ask.own),
        None => missing::missing(ask.words, &ask.own),
    }
}

/// Whether a search engine may keep the page: only where nothing about its place is held back. What was masked may still be withdrawn or
/// masked more strictly, and a copy elsewhere would not follow.
pub(super) fn may_be_indexed(incident: &PublicIncident) -> bool {
    incident.precision == Precision::Exact
}

fn whole(ask: &Ask, incident: &PublicIncident) -> Markup {
    let (words, dataset) = (ask.words, ask.dataset());
    let category = dataset.taxonomy().category(incident.category);
    let what = category.label.get(words.0);
    let (when, whereabouts) = (words.when(incident.date), place::short(incident, dataset.regions(), words));
    let path = format!("/incidents/{}", incident.id);
    let exactly = place::precision_short(incident, words);
    let full = exactly.map_or_else(|| whereabouts.clone(), |exactly| format!("{whereabouts} ({exactly})"));
    let alt = match incident.precision {
        Precision::Exact => words.t("pages.incident.previewExact"),
        Precision::Area(_) => words.t("pages.incident.previewArea"),
        Precision::Region(_) => words.t("pages.incident.previewRegion"),
    };
    let preview = format!("{path}/preview.png");
    let head = Head {
        title: format!("{what} · {whereabouts} · {}", words.date(incident.date)),
        description: words.fill("pages.incident.description", &[("what", what), ("when", &when), ("where", &full)]),
        path: Some(path.clone()),
        indexed: may_be_indexed(incident),
        image: Some(Image { path: preview.clone(), alt }),
    };
    let lang = incident.words.lang.as_deref();
    let content = html! {
        article {
            h1 { (what) }
            @if invented(&incident.source_system) { p.invented { (words.t("detail.invented")) } }
            @if let Some(title) = incident.words.title.as_deref() { p.title lang=[lang] dir="auto" { (plain(title)) } }
            @if let Some(text) = incident.words.description.as_deref() {
                p.story lang=[lang] dir="auto" { (plain(text)) }
            }
            a.preview href=(map_link(ask, incident)) {
                img src=(preview) alt=(alt) width="1200" height="630";
            }
            (facts::list(ask, incident))
            (correction(ask, &path))
            ul.actions {
                li { a.button href=(map_link(ask, incident)) { (words.t("pages.incident.map")) } }
                li { a href=(ask.link("/list")) { (words.t("pages.incident.list")) } }
                li { a href={ "/api/v1" (path) } { (words.t("pages.incident.json")) } }
            }
        }
    };
    layout::page(ask, &head, &content)
}

/// The map with this incident open, looking at its place from as far away as what is known of it.
fn map_link(ask: &Ask, incident: &PublicIncident) -> String {
    let at = incident.point.to_lonlat();
    let zoom = match incident.precision {
        Precision::Exact => 11,
        Precision::Area(_) => 9,
        Precision::Region(_) => 7,
    };
    ask.link(&format!("/?incident={}&at={zoom}/{}/{}", incident.id, at.lat(), at.lon()))
}

fn correction(ask: &Ask, path: &str) -> Markup {
    let words = ask.words;
    html! {
        section.correction aria-labelledby="correction" {
            h2 id="correction" { (words.t("pages.incident.correction")) }
            @match &ask.own.imprint.corrections {
                Some(address) => {
                    p { (words.t("pages.incident.correctionHow")) " " code { (ask.origin) (path) } }
                    p { (contact_link(address)) }
                },
                None => p { (words.t("pages.incident.correctionNone")) },
            }
        }
    }
}
