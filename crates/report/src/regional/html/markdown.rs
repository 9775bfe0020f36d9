//! The tree of an author's text as HTML.

use maud::{Markup, html};

use crate::regional::markdown::{Block, Inline};

/// Blocks; headings are below those of chapters and entries.
pub(super) fn render(blocks: &[Block]) -> Markup {
    html! {
        @for block in blocks {
            @match block {
                Block::Para { text } => p { (inlines(text)) },
                Block::Heading { text } => h4 { (inlines(text)) },
                Block::List { start: None, items } => ul { @for item in items { li { (render(item)) } } },
                Block::List { start: Some(start), items } => ol start=(start) { @for item in items { li { (render(item)) } } },
                Block::Quote { blocks } => blockquote { (render(blocks)) },
                Block::Code { text } => pre { (text) },
            }
        }
    }
}

fn inlines(nodes: &[Inline]) -> Markup {
    html! {
        @for node in nodes {
            @match node {
                Inline::Text { text } => (text),
                Inline::Emph { text } => em { (inlines(text)) },
                Inline::Strong { text } => strong { (inlines(text)) },
                Inline::Code { text } => code { (text) },
                Inline::Link { to, text } => a href=(to) rel="noreferrer" { (inlines(text)) },
                Inline::Break => { br; },
            }
        }
    }
}
