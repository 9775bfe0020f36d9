//! Hashtags below the header that say another thing than the names above them.

use super::super::Header;
use super::super::field::Field;
use super::super::mapping::Mapping;
use super::super::used::{Basis, LeftOut};
use super::super::view::Ask;
use super::lexicon::entries;

/// Asks about columns whose name is that of one field and whose hashtag is that of another. Neither is read.
pub(super) fn contradictions(mapping: &mut Mapping, header: &Header) {
    for column in 0..header.len() {
        let (said, tagged) = (fields(header.phrase(column)), of_tag(header.tag(column)));
        if !mapping.is_free(column) || said.is_empty() || tagged.is_empty() || said.iter().any(|f| tagged.contains(f)) {
            continue;
        }
        mapping.leave_out(column, LeftOut::Unknown, Basis::Header);
        mapping.asks.push(Ask::Mapping { field: said[0].name(), columns: vec![column] });
    }
}

/// The fields that a phrase is the name of.
fn fields(phrase: &str) -> Vec<Field> {
    entries().iter().filter(|entry| entry.is_called(phrase)).map(|entry| entry.field).collect()
}

/// The fields that a hashtag is the name of. Of people who were affected one attribute says how, whatever others stand beside it.
fn of_tag(tag: &str) -> Vec<Field> {
    let words: Vec<&str> = tag.split(' ').collect();
    if words.get(1) != Some(&"affected") {
        return fields(tag);
    }
    let how = |word: &&str| match *word {
        "dead" | "deaths" | "killed" => Some(Field::Dead),
        "missing" => Some(Field::Missing),
        "injured" | "wounded" => Some(Field::Injured),
        _ => None,
    };
    words.iter().find_map(how).into_iter().collect()
}
