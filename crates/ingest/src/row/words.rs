//! The texts of a row: names, descriptions, sources and links, each looked through for what must not lie open.

use spotlight_record::Incident;

use super::cells::Cells;
use crate::columns::Field;
use crate::note::{Code, Detail, Note};
use crate::values::{personal, text, url};

/// Reads all texts of a row into its incident.
pub(super) fn words(cells: &Cells<'_>, incident: &mut Incident, notes: &mut Vec<Note>) {
    let html = cells.plan.preset.html;
    let mut read = |field| free_text(cells.text(field)?, html, || cells.column_name(field), notes);
    incident.place_name = read(Field::Place);
    incident.title = read(Field::Title);
    incident.cause_of_death = read(Field::CauseOfDeath);
    incident.source = read(Field::Source);
    incident.private_notes = read(Field::PrivateNotes);
    let mut description = read(Field::Description).unwrap_or_default();
    for (label, column) in &cells.plan.mapping.described {
        let value = cells.record.get(*column).and_then(text::value);
        if let Some(value) = value.and_then(|value| free_text(value, html, || cells.plan.header.shown(*column), notes))
        {
            add_line(&mut description, label, &value);
        }
    }
    incident.source_url = link(cells, &mut description, notes);
    incident.description = (!description.is_empty()).then_some(description);
    incident.lang = language(cells, notes);
    incident.source_quality = quality(cells, notes);
}

/// A text, without HTML entities where the register has them, with a warning where it looks like personal data.
fn free_text(text: &str, html: bool, column: impl Fn() -> String, notes: &mut Vec<Note>) -> Option<String> {
    let (plain, decoded) = if html { text::without_entities(text) } else { (text.into(), false) };
    if decoded {
        notes.push(Note::new(column(), text, Code::EntitiesDecoded));
    }
    if let Some((kind, at)) = personal::look(&plain) {
        notes.push(personal_note(column(), &plain[at], kind));
    }
    (!plain.is_empty()).then(|| plain.into_owned())
}

/// The warning about a text in which something was found.
fn personal_note(column: String, found: &str, kind: personal::Kind) -> Note {
    let note = Note::new(column, &personal::masked(found), Code::PersonalData);
    note.with(Detail::Phrase(kind.name().map(Into::into)))
}

/// The first link of a row. Further links, and what is no link, go to the description: nothing is lost, and nothing is a broken link.
fn link(cells: &Cells<'_>, description: &mut String, notes: &mut Vec<Note>) -> Option<String> {
    let text = cells.text(Field::SourceUrl)?;
    let Some(mut links) = url::links(text) else {
        notes.push(Note::new(cells.column_name(Field::SourceUrl), text, Code::BadUrl));
        add_line(description, "Link", text);
        return None;
    };
    let first = links.remove(0);
    let found = personal::with_key(first).map(|at| (personal::Kind::Key, at));
    let profile = || personal::is_a_profile(first).then_some((personal::Kind::Account, 0..first.len()));
    if let Some((kind, at)) = found.or_else(profile) {
        notes.push(personal_note(cells.column_name(Field::SourceUrl), &first[at], kind));
    }
    if !links.is_empty() {
        add_line(description, "More links", &links.join(" "));
    }
    Some(first.to_owned())
}

fn add_line(description: &mut String, label: &str, value: &str) {
    if !description.is_empty() {
        description.push('\n');
    }
    description.push_str(label);
    description.push_str(": ");
    description.push_str(value);
}

/// A BCP 47 tag, or the name of one of the two languages.
fn language(cells: &Cells<'_>, notes: &mut Vec<Note>) -> Option<String> {
    let text = cells.text(Field::Lang)?;
    let tag = match text.to_ascii_lowercase().as_str() {
        "english" | "ingles" | "inglés" => "en",
        "spanish" | "espanol" | "español" => "es",
        _ => text,
    };
    let mut parts = tag.split('-');
    let language =
        parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    if language && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())) {
        return Some(tag.to_owned());
    }
    notes.push(Note::new(cells.column_name(Field::Lang), text, Code::UnknownCode).with_text("en, es, …"));
    None
}

fn quality(cells: &Cells<'_>, notes: &mut Vec<Note>) -> Option<u8> {
    let text = cells.text(Field::SourceQuality)?;
    let quality = text.strip_suffix(".0").unwrap_or(text).parse().ok().filter(|quality| (1..=5).contains(quality));
    if quality.is_none() {
        notes.push(
            Note::new(cells.column_name(Field::SourceQuality), text, Code::UnknownCode).with_text("1, 2, 3, 4, 5"),
        );
    }
    quality
}
