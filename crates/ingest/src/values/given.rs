//! Names of people, told by their given names: enough to know a column of them, not to find every one.

use std::collections::HashSet;
use std::sync::LazyLock;

use spotlight_core::words::fold;

/// Given names that are frequent in the United States, Mexico and Central America, folded; not those that are names of places, months or
/// saints above all.
static GIVEN: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../../../data/columns/given_names.txt").lines().collect());

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
    let given = |word: &str| GIVEN.contains(fold(word).as_str());
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
