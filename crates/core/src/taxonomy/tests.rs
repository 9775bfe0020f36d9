use super::*;
use crate::code::{DateKind, SourceType, Verification};

#[test]
fn the_embedded_file_has_what_the_domain_lists() {
    let taxonomy = Taxonomy::embedded();
    assert_eq!(taxonomy.categories().len(), 19);
    assert_eq!(taxonomy.actors().len(), 20);
    assert_eq!(taxonomy.guidelines().iter().map(|g| g.number).collect::<Vec<_>>(), (1..=10).collect::<Vec<_>>());
    for category in taxonomy.categories() {
        assert!(!category.label.en.is_empty() && !category.label.es.is_empty(), "{}", category.code);
        assert!(category.guidelines.iter().all(|g| (1..=10).contains(g)), "{}", category.code);
        assert_eq!(category.rights.is_empty(), category.code == "other", "{}", category.code);
    }
}

#[test]
fn masks_are_as_the_domain_says() {
    let coarse = |code: &str| !["death", "environment", "property", "aid_obstruction", "other"].contains(&code);
    let dated = |code: &str| ["death", "environment", "property"].contains(&code);
    for category in Taxonomy::embedded().categories() {
        assert_eq!(category.mask.resolution, if coarse(&category.code) { 5 } else { 6 }, "{}", category.code);
        assert_eq!(category.mask.keeps_day, dated(&category.code), "{}", category.code);
    }
}

#[test]
fn fixed_code_lists_and_their_labels_are_the_same() {
    let taxonomy = Taxonomy::embedded();
    let codes = |entries: &[Entry]| entries.iter().map(|e| e.code.clone()).collect::<Vec<_>>();
    assert_eq!(codes(taxonomy.verification()), Verification::ALL.map(Verification::as_str));
    assert_eq!(codes(taxonomy.source_types()), SourceType::ALL.map(SourceType::as_str));
    assert_eq!(codes(taxonomy.date_kinds()), DateKind::ALL.map(DateKind::as_str));
}

#[test]
fn ids_and_codes_round_trip() {
    let taxonomy = Taxonomy::embedded();
    for category in taxonomy.categories() {
        let id = taxonomy.find_category(&category.code).unwrap();
        assert_eq!(taxonomy.category(id).code, category.code);
    }
    assert_eq!(taxonomy.find_category("Death"), None);
}

#[test]
fn a_repeated_code_is_named() {
    let text = String::from_utf8(EMBEDDED.to_vec()).unwrap().replace("\"pursuit\"", "\"death\"");
    let error = Taxonomy::from_json(text.as_bytes()).unwrap_err();
    assert!(matches!(error, TaxonomyError::Code { list: "categories", ref code } if code == "death"), "{error}");
}
