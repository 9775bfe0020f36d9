//! What authors write: Markdown as a tree of a few kinds of nodes. HTML and pictures are not among them, and no format ever reads a text
//! of the tree as markup of its own.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// How deep lists and quotations may be in each other; what is deeper is laid flat.
const DEEPEST: usize = 6;

/// A block.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Para {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A heading within the text.
    Heading {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// The number of its first item, if they are numbered.
        start: Option<u64>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A text with its line ends.
    Code {
        /// The text.
        text: String,
    },
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Inline {
    /// A text.
    Text {
        /// The text.
        text: String,
    },
    /// Emphasis.
    Emph {
        /// What is emphasised.
        text: Vec<Inline>,
    },
    /// Strong emphasis.
    Strong {
        /// What is emphasised.
        text: Vec<Inline>,
    },
    /// A text in a fixed width.
    Code {
        /// The text.
        text: String,
    },
    /// A link on the web.
    Link {
        /// The address: `http`, `https` or `mailto`.
        to: String,
        /// What is linked.
        text: Vec<Inline>,
    },
    /// The end of a line.
    Break,
}

/// Reads a text.
pub(super) fn parse(text: &str) -> Vec<Block> {
    let mut reader = Reader { events: Parser::new_ext(text, Options::empty()), depth: 0 };
    reader.blocks(None)
}

/// Whether an address may be linked.
pub(super) fn is_safe(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let plain = !address.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\');
    plain && ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}

struct Reader<'a> {
    events: Parser<'a>,
    /// How many lists, items and quotations, or emphases and links, are open around what is read.
    depth: usize,
}

/// Starts that lie too deep are left out, their contents stay; their ends are left out, too.
#[derive(Default)]
struct Flattened(usize);

impl Flattened {
    /// Whether an event is a start or an end to be left out.
    fn skips(&mut self, event: &Event<'_>, too_deep: bool) -> bool {
        match event {
            Event::Start(tag) if too_deep && nests(tag) => self.0 += 1,
            Event::End(end) if self.0 > 0 && ends_nesting(*end) => self.0 -= 1,
            _ => return false,
        }
        true
    }
}

fn nests(tag: &Tag<'_>) -> bool {
    ends_nesting(tag.to_end())
}

fn ends_nesting(end: TagEnd) -> bool {
    use TagEnd::{BlockQuote, Emphasis, Image, Item, Link, List, Strong};
    matches!(end, BlockQuote(_) | List(_) | Item | Emphasis | Strong | Link | Image)
}

impl Reader<'_> {
    /// Blocks up to the end of what they are in.
    fn blocks(&mut self, until: Option<TagEnd>) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut loose: Vec<Inline> = Vec::new();
        let mut flattened = Flattened::default();
        while let Some(event) = self.events.next() {
            if flattened.skips(&event, self.depth >= DEEPEST) {
                flush(&mut loose, &mut blocks);
                continue;
            }
            if let Event::End(end) = &event
                && Some(end) == until.as_ref()
            {
                break;
            }
            let block = match event {
                Event::Start(Tag::Paragraph) => Some(Block::Para { text: self.inlines(TagEnd::Paragraph) }),
                Event::Start(Tag::Heading { level, .. }) => {
                    Some(Block::Heading { text: self.inlines(TagEnd::Heading(level)) })
                }
                Event::Start(Tag::List(start)) => Some(self.list(start)),
                Event::Start(Tag::BlockQuote(kind)) => {
                    Some(Block::Quote { blocks: self.deeper(|own| own.blocks(Some(TagEnd::BlockQuote(kind)))) })
                }
                Event::Start(Tag::CodeBlock(_)) => Some(Block::Code { text: self.plain(TagEnd::CodeBlock) }),
                // What somebody wrote is printed, as it was written.
                Event::Start(Tag::HtmlBlock) => Some(Block::Code { text: self.plain(TagEnd::HtmlBlock) }),
                Event::Rule => None,
                // The text of a tight list stands without a paragraph.
                other => {
                    self.inline(other, &mut loose);
                    continue;
                }
            };
            flush(&mut loose, &mut blocks);
            blocks.extend(block.filter(|own| !is_blank(own)));
        }
        flush(&mut loose, &mut blocks);
        blocks
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn list(&mut self, start: Option<u64>) -> Block {
        let mut items = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.deeper(|own| own.blocks(Some(TagEnd::Item)))),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        Block::List { start, items }
    }

    fn inlines(&mut self, until: TagEnd) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut flattened = Flattened::default();
        while let Some(event) = self.events.next() {
            if flattened.skips(&event, self.depth >= 2 * DEEPEST) {
                continue;
            }
            if event == Event::End(until) {
                break;
            }
            self.inline(event, &mut inlines);
        }
        inlines
    }

    fn inline(&mut self, event: Event<'_>, into: &mut Vec<Inline>) {
        let inline = match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                Inline::Text { text: text.into_string() }
            }
            Event::Code(text) => Inline::Code { text: text.into_string() },
            Event::SoftBreak => Inline::Text { text: " ".to_owned() },
            Event::HardBreak => Inline::Break,
            Event::Start(Tag::Emphasis) => Inline::Emph { text: self.deeper(|own| own.inlines(TagEnd::Emphasis)) },
            Event::Start(Tag::Strong) => Inline::Strong { text: self.deeper(|own| own.inlines(TagEnd::Strong)) },
            Event::Start(Tag::Link { dest_url, .. }) => {
                let text = self.deeper(|own| own.inlines(TagEnd::Link));
                if is_safe(&dest_url) && !text.is_empty() {
                    Inline::Link { to: dest_url.into_string(), text }
                } else {
                    into.extend(text);
                    return;
                }
            }
            // The words beside a picture stay, the picture does not.
            Event::Start(Tag::Image { .. }) => {
                into.extend(self.deeper(|own| own.inlines(TagEnd::Image)));
                return;
            }
            _ => return,
        };
        into.push(inline);
    }

    fn plain(&mut self, until: TagEnd) -> String {
        let mut out = String::new();
        for event in self.events.by_ref() {
            match event {
                Event::End(end) if end == until => break,
                Event::Text(text) | Event::Html(text) => out += &text,
                _ => {}
            }
        }
        out.trim_end().to_owned()
    }
}

fn flush(loose: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    let block = Block::Para { text: std::mem::take(loose) };
    if !is_blank(&block) {
        blocks.push(block);
    }
}

/// What has no words: a heading without a text is one that nobody can read, and that no tagged PDF may have.
fn is_blank(block: &Block) -> bool {
    match block {
        Block::Para { text } | Block::Heading { text } => text_of(text).trim().is_empty(),
        Block::List { items, .. } => items.iter().all(Vec::is_empty),
        Block::Quote { blocks } => blocks.is_empty(),
        Block::Code { text } => text.trim().is_empty(),
    }
}

/// The words alone.
pub(super) fn text_of(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text } | Inline::Code { text } => text.clone(),
            Inline::Emph { text } | Inline::Strong { text } | Inline::Link { text, .. } => text_of(text),
            Inline::Break => " ".to_owned(),
        })
        .collect()
}
