//! Names of columns, and what a mistake is answered with.

use super::*;

fn views() -> Vec<ColumnView> {
    let view = |(column, name): (usize, &str)| ColumnView {
        column,
        name: name.to_owned(),
        field: None,
        left_out: Some("unknown"),
        basis: "header",
        samples: Vec::new(),
    };
    ["Fecha", "a=b", "FECHA", "#4"].into_iter().enumerate().map(view).collect()
}

#[test]
fn a_column_is_found_by_its_name_or_its_place() {
    let of = |wish| choice(wish, &views(), "a.csv").map(|choice| (choice.column, choice.field)).ok();
    assert_eq!(of("FECHA=date"), Some((2, Some("date".to_owned()))));
    assert_eq!(of("fecha=date"), Some((0, Some("date".to_owned()))));
    assert_eq!(of("a=b=lat"), Some((1, Some("lat".to_owned()))));
    assert_eq!(of("#1="), Some((0, None)));
    assert_eq!(of("#4=lat"), Some((3, Some("lat".to_owned()))));
    assert_eq!(of("#9=lat"), None);
    let mistake = choice("Datum=date", &views(), "a.csv").unwrap_err();
    assert_eq!(mistake.to_string(), "a.csv has no column \"Datum\"; it has: Fecha, a=b, FECHA, #4");
}

#[test]
fn a_delimiter_is_one_character_or_the_word_tab() {
    assert_eq!(delimiter(";").ok(), Some(';'));
    assert_eq!(delimiter("tab").ok(), Some('\t'));
    assert!(delimiter(";;").is_err() && delimiter("").is_err());
}
