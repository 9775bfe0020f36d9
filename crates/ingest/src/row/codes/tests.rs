use std::collections::BTreeMap;

use spotlight_core::taxonomy::Taxonomy;
use spotlight_core::words::fold;

use super::{ACTORS, CATEGORIES, CodeBook};

#[test]
fn every_list_is_of_a_category_and_no_word_is_in_two() {
    let taxonomy = Taxonomy::embedded();
    let mut of: BTreeMap<&str, &str> = BTreeMap::new();
    for (code, words) in CATEGORIES.iter() {
        assert!(taxonomy.categories().iter().any(|category| category.code == *code), "{code}");
        for word in words {
            assert_eq!(of.insert(word, code), None, "{word}");
        }
    }
    for category in taxonomy.categories() {
        for label in [&category.label.en, &category.label.es] {
            assert!(of.get(fold(label).as_str()).is_none_or(|code| *code == category.code), "{label}");
        }
    }
}

#[test]
fn every_name_is_of_an_actor_and_in_one_list_only() {
    let taxonomy = Taxonomy::embedded();
    let mut of: BTreeMap<&str, &str> = BTreeMap::new();
    for (code, names) in ACTORS.iter() {
        assert!(taxonomy.actors().iter().any(|actor| actor.code == *code), "{code}");
        for name in names {
            assert_eq!(of.insert(name, code), None, "{name}");
        }
    }
}

#[test]
fn a_cell_with_several_categories_counts_only_where_they_are_one() {
    let book = CodeBook::new(Taxonomy::embedded());
    assert_eq!(book.category("Muerte"), Some("death"));
    assert_eq!(book.category("DESAPARICIÓN FORZADA"), Some("disappearance"));
    assert_eq!(book.category("homicidio"), None);
    assert_eq!(book.only_category("death, Muerte"), Some("death"));
    assert_eq!(book.only_category("death, raid"), None);
    assert_eq!(book.only_category("death, something"), None);
}
