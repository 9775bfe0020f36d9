//! The document as one page: no scripts, nothing from elsewhere, headings, tables and figures as elements of HTML that a word processor
//! reads, too.

mod markdown;

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use super::Report;
use super::document::{Block, Cell, Entry, Fact, Key, Row, Table};
use super::words::Words;

const STYLE: &str = include_str!("style.css");

/// What the page may do, wherever it is opened: show itself in its own style. Scripts and anything from elsewhere are not allowed, and the
/// style only with its hash (CSP level 3), so that a service that sends this along needs no `unsafe-inline`.
pub static HTML_SECURITY: LazyLock<String> =
    LazyLock::new(|| format!("default-src 'none'; style-src 'sha256-{}'", STANDARD.encode(Sha256::digest(STYLE))));

/// Rows of a table that are shown; a workbook has all of them.
const MOST_ROWS: usize = 120;

impl Report<'_> {
    /// The page.
    pub(super) fn html(&self) -> String {
        let document = &self.document;
        let words = Words::of(document.lang);
        let mut numbering = Numbering::default();
        let page = html! {
            (DOCTYPE)
            html lang=(document.lang.as_str()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="generator" content=(document.provenance.software);
                    meta name="spotlight:dataset" content=(document.provenance.dataset);
                    meta name="spotlight:filter" content=(document.provenance.filter);
                    meta http-equiv="Content-Security-Policy" content=(*HTML_SECURITY);
                    title { (document.title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    a.skip href="#report" { (words.t("html.skip")) }
                    header {
                        @if let Some(organisation) = &document.organisation { p.organisation { (organisation) } }
                        h1 { (document.title) }
                        @if let Some(subtitle) = &document.subtitle { p.subtitle { (subtitle) } }
                        @if let Some(date) = document.date { p.date { (words.day(date)) } }
                        (facts(&document.cover))
                    }
                    nav aria-labelledby="contents" {
                        h2 #contents { (words.t("html.contents")) }
                        ol {
                            @for section in &document.sections { li { a href={ "#" (section.id) } { (section.title) } } }
                            li { a href="#provenance" { (words.t("pdf.provenance")) } }
                        }
                    }
                    main #report {
                        @for section in &document.sections {
                            section aria-labelledby=(section.id) {
                                h2 id=(section.id) { (section.title) }
                                @for block in &section.blocks { (self::block(words, block, &mut numbering)) }
                            }
                        }
                        section aria-labelledby="provenance" {
                            h2 #provenance { (words.t("pdf.provenance")) }
                            (facts(&document.provenance.facts(words)))
                            p.citation { (document.citation()) }
                        }
                    }
                    footer { p { (words.t("html.made")) } }
                }
            }
        };
        page.into_string()
    }
}

/// Numbers of tables and figures so far.
#[derive(Default)]
struct Numbering {
    tables: usize,
    figures: usize,
}

fn block(words: &Words, block: &Block, numbering: &mut Numbering) -> Markup {
    match block {
        Block::Heading(text) => html! { h3 { (text) } },
        Block::Text(text) => html! { p { (text) } },
        Block::Note(text) => html! { p.note role="note" { (text) } },
        Block::Markdown(blocks) => markdown::render(blocks),
        Block::Keys(keys) => self::keys(keys),
        Block::Facts(own) => facts(own),
        Block::Table(own) => {
            numbering.tables += 1;
            table(words, own, numbering.tables)
        }
        Block::Figure(own) => {
            numbering.figures += 1;
            html! {
                figure id={ "figure-" (own.id) } {
                    // The drawing is our own; texts in it are escaped where it is made.
                    div.drawing role="img" aria-label=(own.alt) { (PreEscaped(&own.svg)) }
                    figcaption { b { (words.t("pdf.figure")) " " (numbering.figures) ". " } (own.caption) }
                }
            }
        }
        Block::Entry(own) => entry(own),
    }
}

fn facts(facts: &[Fact]) -> Markup {
    let linked = |value: &str| value.starts_with("https://") && !value.contains(char::is_whitespace);
    html! {
        dl {
            @for fact in facts {
                div {
                    dt { (fact.name) }
                    dd { @if linked(&fact.value) { a href=(fact.value) rel="noreferrer" { (fact.value) } } @else { (fact.value) } }
                }
            }
        }
    }
}

fn keys(keys: &[Key]) -> Markup {
    html! {
        ul.keys {
            @for key in keys {
                li { b { (key.value) } " " span { (key.label) } @if let Some(note) = &key.note { " " small { (note) } } }
            }
        }
    }
}

fn entry(own: &Entry) -> Markup {
    html! {
        article {
            h3 { span.number { (own.number) } " " (own.title) }
            (markdown::render(&own.text))
            @if !own.facts.is_empty() { (facts(&own.facts)) }
        }
    }
}

fn table(words: &Words, own: &Table, number: usize) -> Markup {
    let (rows, left_out) = own.printed(MOST_ROWS);
    html! {
        div.scroll tabindex="0" role="region" aria-labelledby={ "caption-" (own.id) } {
            table {
                caption id={ "caption-" (own.id) } { b { (words.t("pdf.table")) " " (number) ". " } (own.caption) }
                thead { tr { @for column in &own.columns { th scope="col" { (column.title) } } } }
                tbody { @for row in rows { (self::row(words, own, row)) } }
            }
        }
        @for note in &own.notes { p.small { (note) } }
        @if left_out > 0 { p.small { (words.n("note.rows_left_out", left_out as u64)) } }
    }
}

fn row(words: &Words, table: &Table, row: &Row) -> Markup {
    html! {
        tr.total[row.total] {
            @for (column, cell) in table.columns.iter().zip(&row.cells) {
                @if column.names {
                    th scope="row" { (words.cell(cell)) }
                } @else {
                    td.n[matches!(cell, Cell::Amount(_) | Cell::Blank)] { (words.cell(cell)) }
                }
            }
        }
    }
}
