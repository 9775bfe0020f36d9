//! Words that make a column one of something else: of another day than that of the incident, of another person, of a sum. They stand beside the
//! name of a field (`Fecha de ingreso`), in parentheses behind it (`Injured (officers)`), or as the name of the group of a form that a
//! question is in (`denunciante/edad`). The words are in `data/columns/others.toml`.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::elsewhere::is_elsewhere;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../data/columns/others.toml")).expect("the embedded list is tested")
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    days: HashSet<String>,
    days_within: HashSet<String>,
    points: HashSet<String>,
    persons: HashSet<String>,
    sums: HashSet<String>,
    events: HashSet<String>,
    happenings: HashSet<String>,
    corrections: HashSet<String>,
    private: HashSet<String>,
    regions: HashSet<String>,
    asides: HashSet<String>,
    same: Vec<Vec<String>>,
    attributes: HashSet<String>,
}

fn words(phrase: &str) -> impl Iterator<Item = &str> {
    // Whoever calls groups `home1` and `home2` means homes.
    phrase
        .split(|c: char| !c.is_alphanumeric())
        .map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit()))
        .filter(|word| !word.is_empty())
}

fn any_of(phrase: &str, list: &HashSet<String>) -> bool {
    words(phrase).any(|word| list.contains(word))
}

/// Whether a folded name is of another day than that on which it happened.
pub(super) fn is_other_day(phrase: &str) -> bool {
    any_of(phrase, &WORDS.days)
}

/// Whether a folded name is of somebody else than the people whom it happened to.
pub(super) fn is_of_others(phrase: &str) -> bool {
    any_of(phrase, &WORDS.persons)
}

/// Whether an attribute of a hashtag below a plain name makes the column one of something else.
pub(super) fn is_telling_attribute(word: &str) -> bool {
    WORDS.attributes.contains(word)
}

/// Whether words of a longer name than that of a day make it another.
pub(super) fn is_other_day_of(phrase: &str) -> bool {
    is_other_day(phrase) || any_of(phrase, &WORDS.days_within)
}

/// Whether a folded name of coordinates says that they are not where it happened, or not exactly.
pub(super) fn is_no_point(phrase: &str) -> bool {
    any_of(phrase, &WORDS.points)
        || phrase.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.points.contains(word))
}

/// Whether a folded name says that it is of what happened.
pub(super) fn is_of_what_happened(phrase: &str) -> bool {
    any_of(phrase, &WORDS.happenings)
}

/// Whether a folded name says that it was put right.
pub(super) fn is_corrected(phrase: &str) -> bool {
    any_of(phrase, &WORDS.corrections)
}

/// Whether folded words beside a name make it one of something else.
pub(super) fn makes_another(said: &str) -> bool {
    is_elsewhere(said) || makes_another_text(said) || any_of(said, &WORDS.days) || any_of(said, &WORDS.sums)
}

/// The same for a text, of which the name of a region only says what it names.
pub(super) fn makes_another_text(said: &str) -> bool {
    let without = || words(said).filter(|word| !WORDS.regions.contains(*word)).collect::<Vec<_>>().join(" ");
    [&WORDS.persons, &WORDS.private, &WORDS.events].into_iter().any(|list| any_of(said, list))
        || is_elsewhere(&without())
}

/// Whether folded words in parentheses add nothing to a name.
pub(super) fn adds_nothing(said: &str, small: &[&str]) -> bool {
    words(said).all(|word| word.chars().count() == 1 || small.contains(&word) || WORDS.asides.contains(word))
}

/// Whether two folded names say the same in two languages.
pub(super) fn says_the_same(one: &str, other: &str) -> bool {
    let holds = |group: &Vec<String>, name: &str| group.iter().any(|known| known == name.trim());
    WORDS.same.iter().any(|group| holds(group, one) && holds(group, other))
}
