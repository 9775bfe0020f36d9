//! Columns that hold names, numbers or documents of people: left out by their header, whatever they contain. The words are in
//! `data/columns/personal.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::header::{normal, phrase};

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../data/columns/personal.toml")).expect("the embedded list is tested")
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Headers that are personal as a whole.
    whole: Vec<String>,
    /// Words that make a header personal.
    anywhere: Vec<String>,
    /// The same of several words.
    phrases: Vec<String>,
    /// Words for a name,
    names: Vec<String>,
    /// which is no person's beside one of these,
    things: Vec<String>,
    /// unless one of these stands there, too.
    persons: Vec<String>,
}

/// Whether a column's header says that it holds personal data.
pub(crate) fn is_personal(header: &str) -> bool {
    let whole = phrase(header);
    // A form's group path: `household/name` asks for the same as `name`.
    let last = header.rsplit(['/', '.', ':']).next().map(phrase).unwrap_or_default();
    if header.trim_start().starts_with('#') {
        // A hashtag names a kind of thing and no person: `#meta+source+name`, `#contact+phone`.
        return WORDS.anywhere.iter().any(|word| normal(header).contains(word.as_str()) && word.len() > 3);
    }
    says(&whole) || WORDS.whole.contains(&last) || (last != whole && names_a_person(&last))
}

fn says(phrase: &str) -> bool {
    let has = |list: &[String]| phrase.split(' ').any(|word| list.iter().any(|listed| listed == word));
    let padded = format!(" {phrase} ");
    WORDS.whole.iter().any(|whole| whole == phrase)
        || has(&WORDS.anywhere)
        || WORDS.phrases.iter().any(|words| padded.contains(&format!(" {words} ")))
        || names_a_person(phrase)
}

fn names_a_person(phrase: &str) -> bool {
    let has = |list: &[String]| phrase.split(' ').any(|word| list.iter().any(|listed| listed == word));
    has(&WORDS.names) && (has(&WORDS.persons) || !has(&WORDS.things))
}

#[cfg(test)]
mod tests;
