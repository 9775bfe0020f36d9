//! The document as the template reads it: JSON in which every text can be printed and every number is written out.

use serde_json::{Value, json};

use crate::regional::document::{Block, Cell, Document, Entry, Fact, Figure, Table};
use crate::regional::fonts::printable;
use crate::regional::words::Words;

/// Rows of a table that are printed; a workbook has all of them.
const MOST_ROWS: usize = 40;

/// The whole document.
pub(super) fn of(document: &Document) -> Value {
    let words = Words::of(document.lang);
    let texts = ["contents", "page", "of", "figure", "table", "provenance", "provenance_text", "sources_note"];
    let labels: serde_json::Map<String, Value> =
        texts.iter().map(|key| ((*key).to_owned(), words.t(&format!("pdf.{key}")).into())).collect();
    let sections: Vec<Value> = document
        .sections
        .iter()
        .map(|section| {
            let blocks: Vec<Value> = section.blocks.iter().map(|own| block(words, own)).collect();
            json!({ "id": section.id, "title": section.title, "blocks": blocks })
        })
        .collect();
    let mut value = json!({
        "lang": document.lang.as_str(),
        "title": document.title,
        "subtitle": document.subtitle,
        "organisation": document.organisation,
        "date": document.date.map(|date| json!([date.year(), date.month(), date.day()])),
        "date_text": document.date.map(|date| words.day(date)),
        "cover": facts(&document.cover),
        "labels": labels,
        "sections": sections,
        "provenance": facts(&document.provenance.facts(words)),
        "citation": document.citation(),
    });
    clean(&mut value);
    value
}

fn facts(facts: &[Fact]) -> Value {
    facts.iter().map(|fact| json!([fact.name, fact.value])).collect()
}

fn block(words: &Words, block: &Block) -> Value {
    match block {
        Block::Heading(text) => json!({ "is": "heading", "text": text }),
        Block::Text(text) => json!({ "is": "text", "text": text }),
        Block::Note(text) => json!({ "is": "note", "text": text }),
        Block::Markdown(blocks) => json!({ "is": "markdown", "blocks": blocks }),
        Block::Facts(own) => json!({ "is": "facts", "facts": facts(own) }),
        Block::Keys(keys) => {
            let keys: Vec<Value> = keys.iter().map(|key| json!([key.value, key.label, key.note])).collect();
            json!({ "is": "keys", "keys": keys })
        }
        Block::Table(own) => table(words, own),
        Block::Figure(Figure { caption, alt, svg, .. }) => {
            json!({ "is": "figure", "caption": caption, "alt": alt, "svg": svg })
        }
        Block::Entry(Entry { number, title, text, facts: own }) => {
            json!({ "is": "entry", "number": number, "title": title, "text": text, "facts": facts(own) })
        }
    }
}

fn table(words: &Words, table: &Table) -> Value {
    let row = |row: &crate::regional::document::Row| {
        let cells: Vec<String> = row.cells.iter().map(|cell| words.cell(cell)).collect();
        json!({ "cells": cells, "total": row.total })
    };
    // Which columns hold numbers only.
    let numbers: Vec<bool> = (0..table.columns.len())
        .map(|at| {
            let texts =
                table.rows.iter().any(|row| matches!(row.cells[at], Cell::Text(_) | Cell::Link(_) | Cell::Date(_)));
            let amounts = table.rows.iter().any(|row| matches!(row.cells[at], Cell::Amount(_)));
            amounts && !texts
        })
        .collect();
    let (rows, left_out) = table.printed(MOST_ROWS);
    let mut notes = table.notes.clone();
    if left_out > 0 {
        notes.push(words.n("note.rows_left_out", left_out as u64));
    }
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    let rows: Vec<Value> = rows.map(row).collect();
    json!({
        "is": "table", "id": table.id, "caption": table.caption, "columns": titles, "numbers": numbers, "rows": rows, "notes": notes,
    })
}

/// Leaves only what the faces have in every text.
fn clean(value: &mut Value) {
    match value {
        Value::String(text) => *text = printable(text),
        Value::Array(values) => values.iter_mut().for_each(clean),
        Value::Object(map) => map.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
