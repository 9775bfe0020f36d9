//! Names of people, told by their given names: enough to know a column of them, not to find every one.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use spotlight_core::words::fold;

/// Given names that are frequent in the United States, Mexico and Central America, folded; not those that are names of places, months or
/// saints above all.
static GIVEN: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("../../../../data/columns/given_names.txt").lines().collect());

/// Whether a word is such a given name.
pub(crate) fn is_given(word: &str) -> bool {
    may_be_given(word) && is_known(word)
}

/// Whether a word of whatever length is in the list.
fn is_known(word: &str) -> bool {
    // Most have no accents.
    let mut lower = [0; LONGEST];
    match lower.get_mut(..word.len()) {
        Some(lower) if word.is_ascii() => {
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            str::from_utf8(lower).is_ok_and(|word| GIVEN.contains(word))
        }
        _ => GIVEN.contains(fold(word).as_str()),
    }
}

/// The longest word that may be one.
const LONGEST: usize = 16;

/// Whether a word begins as one of them does and is as long.
pub(crate) fn may_be_given(word: &str) -> bool {
    (3..=LONGEST).contains(&word.len()) && FIRST_TWO.has(word.as_bytes())
}

/// All of them, folded.
pub(crate) fn given_names() -> impl Iterator<Item = &'static str> {
    GIVEN.iter().copied()
}

/// The first two letters of the given names, a bit each: of most words it is enough to look at these.
struct FirstTwo([u32; 26]);

static FIRST_TWO: LazyLock<FirstTwo> = LazyLock::new(|| {
    let mut first = FirstTwo([0; 26]);
    for name in GIVEN.iter() {
        if let Some((a, b)) = FirstTwo::of(name.as_bytes()) {
            first.0[a] |= 1 << b;
        }
    }
    first
});

impl FirstTwo {
    fn of(word: &[u8]) -> Option<(usize, usize)> {
        let place = |b: u8| b.is_ascii_alphabetic().then(|| usize::from(b.to_ascii_lowercase() - b'a'));
        let [a, b, ..] = word else { return None };
        Some((place(*a)?, place(*b)?))
    }

    /// Whether a name may begin so; of letters with accents always.
    fn has(&self, word: &[u8]) -> bool {
        Self::of(word).is_none_or(|(a, b)| self.0[a] & (1 << b) != 0)
    }
}

/// Words between and behind the names of a person.
const PARTICLES: [&str; 8] = ["de", "del", "la", "las", "los", "y", "jr", "jr."];

/// Whether a cell is a given name with one to four more words that all begin with a capital, as the name of a person is written.
pub(crate) fn is_a_person(cell: &str) -> bool {
    if !(5..=60).contains(&cell.len()) || cell.contains([':', ';', '/', '(', '"']) {
        return false;
    }
    let words: Vec<&str> = cell.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase) || PARTICLES.contains(word);
    // `López García, María`, too.
    let given = is_known;
    let behind_a_comma = cell.split_once(',').and_then(|(_, behind)| behind.split_whitespace().next());
    (2..=5).contains(&words.len())
        && words.iter().all(capital)
        && (given(words[0]) || behind_a_comma.is_some_and(given))
}

#[cfg(test)]
mod tests {
    use super::is_a_person;

    #[test]
    fn people_are_told_from_places_papers_and_headlines() {
        for person in
            ["María López", "JUAN PÉREZ HERNÁNDEZ", "López García, María", "Ana de la Cruz", "José Luis Ramos"]
        {
            assert!(is_a_person(person), "{person}");
        }
        for other in [
            "Arizona Daily Star",
            "El Imparcial",
            "San Luis Río Colorado",
            "Death near Arivaca",
            "Nogales",
            "Human Rights Watch",
            "Maria found dead near Ajo",
        ] {
            assert!(!is_a_person(other), "{other}");
        }
    }
}
