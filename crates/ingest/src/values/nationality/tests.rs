use super::{BY_NAME, TABLE, code, normal};

#[test]
fn names_demonyms_and_codes_are_recognised() {
    for (cell, expected) in [
        ("Mexico", "MX"),
        ("México", "MX"),
        ("Mexican", "MX"),
        ("mexicana", "MX"),
        ("MX", "MX"),
        ("MEX", "MX"),
        ("El Salvador", "SV"),
        ("Salvadoran", "SV"),
        ("salvadoreño", "SV"),
        ("Dominican Republic", "DO"),
        ("Brazilian", "BR"),
        ("Ecuadorian", "EC"),
        ("guatemalteca", "GT"),
        ("Honduras", "HN"),
        ("USA", "US"),
        ("Estados Unidos", "US"),
        ("Haitian", "HT"),
        ("Venezuela", "VE"),
        ("chino", "CN"),
        ("India", "IN"),
        ("Unknown", "unknown"),
        ("desconocida", "unknown"),
    ] {
        assert_eq!(code(cell), Some(expected), "{cell}");
    }
}

#[test]
fn several_or_none_are_not_guessed() {
    for cell in [
        "Guatemala, Honduras, El Salvador",
        "Mixed",
        "Various",
        "At least 1 from Mexico",
        "1 Venezuelan, 1 unknown",
        "Central America",
        "",
    ] {
        assert_eq!(code(cell), None, "{cell}");
    }
}

#[test]
fn no_name_stands_for_two_countries() {
    let lines = || TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines() {
        let code = line.split('|').next().unwrap();
        assert!(code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()), "{line}");
        for name in line.split('|') {
            assert_eq!(BY_NAME[&normal(name)], code, "{name} stands for two countries");
        }
    }
    assert!(lines().count() >= 249);
}
