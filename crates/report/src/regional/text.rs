//! The document as plain text: to read in a terminal, to send in a letter, and to compare.

use std::fmt::Write as _;

use super::Report;
use super::document::{Block, Cell, Fact, Table};
use super::markdown::{self, text_of};
use super::words::Words;

impl Report<'_> {
    /// The whole document, every row of every table included.
    pub(super) fn text(&self) -> String {
        let document = &self.document;
        let words = Words::of(document.lang);
        let mut out = format!("{}\n{}\n", document.title, "=".repeat(document.title.chars().count()));
        for line in [&document.subtitle, &document.organisation, &document.date.map(|date| words.day(date))]
            .into_iter()
            .flatten()
        {
            let _ = writeln!(out, "{line}");
        }
        out.push('\n');
        facts(&mut out, &document.cover);
        for section in &document.sections {
            let _ = writeln!(out, "\n\n{}\n{}", section.title, "-".repeat(section.title.chars().count()));
            for block in &section.blocks {
                out.push('\n');
                self::block(&mut out, words, block);
            }
        }
        let title = words.t("pdf.provenance");
        let _ = writeln!(out, "\n\n{title}\n{}\n", "-".repeat(title.chars().count()));
        facts(&mut out, &document.provenance.facts(words));
        let _ = writeln!(out, "\n{}", document.citation());
        out
    }
}

fn facts(out: &mut String, facts: &[Fact]) {
    for fact in facts {
        let _ = writeln!(out, "{}: {}", fact.name, fact.value);
    }
}

fn block(out: &mut String, words: &Words, block: &Block) {
    let _ = match block {
        Block::Heading(text) => writeln!(out, "## {text}"),
        Block::Text(text) => writeln!(out, "{text}"),
        Block::Note(text) => writeln!(out, "! {text}"),
        Block::Markdown(blocks) => {
            markdown(out, blocks, "");
            Ok(())
        }
        Block::Keys(keys) => keys.iter().try_for_each(|key| {
            let note = key.note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
            writeln!(out, "{} {}{note}", key.value, key.label)
        }),
        Block::Facts(own) => {
            facts(out, own);
            Ok(())
        }
        Block::Table(own) => {
            table(out, words, own);
            Ok(())
        }
        Block::Figure(own) => writeln!(out, "[{}] {}", own.caption, own.alt),
        Block::Entry(own) => {
            let _ = writeln!(out, "{} {}\n", own.number, own.title);
            markdown(out, &own.text, "");
            facts(out, &own.facts);
            Ok(())
        }
    };
}

fn markdown(out: &mut String, blocks: &[markdown::Block], indent: &str) {
    for block in blocks {
        match block {
            markdown::Block::Para { text } | markdown::Block::Heading { text } => {
                let _ = writeln!(out, "{indent}{}", text_of(text));
            }
            markdown::Block::List { start, items } => {
                for (n, item) in items.iter().enumerate() {
                    let mark = start.map_or_else(|| "-".to_owned(), |start| format!("{}.", start + n as u64));
                    let _ = writeln!(out, "{indent}{mark}");
                    markdown(out, item, &format!("{indent}  "));
                }
            }
            markdown::Block::Quote { blocks } => markdown(out, blocks, &format!("{indent}> ")),
            markdown::Block::Code { text } => {
                for line in text.lines() {
                    let _ = writeln!(out, "{indent}    {line}");
                }
            }
        }
    }
}

/// Columns as wide as they need to be, numbers to the right.
fn table(out: &mut String, words: &Words, own: &Table) {
    let _ = writeln!(out, "{}", own.caption);
    let head: Vec<String> = own.columns.iter().map(|column| column.title.clone()).collect();
    let rows: Vec<Vec<String>> =
        own.rows.iter().map(|row| row.cells.iter().map(|cell| words.cell(cell)).collect()).collect();
    let width = |at: usize| rows.iter().chain([&head]).map(|row| row[at].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..own.columns.len()).map(width).collect();
    let right = |at: usize| own.rows.iter().all(|row| matches!(row.cells[at], Cell::Amount(_) | Cell::Blank));
    for row in std::iter::once(&head).chain(&rows) {
        let cells = row.iter().enumerate().map(|(at, cell)| {
            let space = " ".repeat(widths[at] - cell.chars().count());
            if right(at) { format!("{space}{cell}") } else { format!("{cell}{space}") }
        });
        let _ = writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    for note in &own.notes {
        let _ = writeln!(out, "{note}");
    }
}
