use super::{Header, is_hxl_row, normal};

#[test]
fn names_compare_without_case_accents_and_spacing() {
    assert_eq!(normal("  Reported   DATE "), "reported date");
    assert_eq!(normal("ML_Number"), normal("ml number"));
    assert_eq!(normal("Número"), "numero");
    assert_eq!(normal("#geo +lat"), "#geo+lat");
}

#[test]
fn a_column_without_a_name_is_shown_by_its_place() {
    let header = Header::new(["a", " ", "A"].into_iter());
    assert_eq!(header.shown(1), "#2");
    assert_eq!(header.find("A"), Some(0), "the first of two columns with the same name counts");
    assert_eq!(header.len(), 3);
}

#[test]
fn hxl_rows_are_told_from_data() {
    assert!(is_hxl_row(["#event+id", "", "#geo+lat "].into_iter()));
    assert!(!is_hxl_row(["#1", "#2"].into_iter()));
    assert!(!is_hxl_row(["#event", "3"].into_iter()));
    assert!(!is_hxl_row(["", ""].into_iter()));
}
