use spotlight_core::region::{Region, Regions};

use super::{Gazetteer, names};

fn county(state: &str, text: &str) -> Option<&'static str> {
    let mut gazetteer = Gazetteer::new(Regions::embedded());
    let state = gazetteer.state(state);
    gazetteer.county(state, text).map(Region::code)
}

#[test]
fn counties_are_found_under_everything_that_files_call_them() {
    for (state, text, code) in [
        ("", "Pima", "04019"),
        ("AZ", "PIMA", "04019"),
        ("Ariz.", "Pima County", "04019"),
        ("", "Condado de Pima", "04019"),
        ("", "Pima County, AZ", "04019"),
        ("", "Nogales (Sonora)", "26043"),
        ("", "4019", "04019"),
        ("NM", "Doña Ana", "35013"),
        ("", "Dona Ana", "35013"),
        ("", "DoÃ±a Ana", "35013"),
        ("", "Do?a Ana", "35013"),
        ("", "Do\u{FFFD}a Ana County", "35013"),
        ("", "Cd. Juárez", "08037"),
        ("Chih.", "Ciudad Juarez", "08037"),
        ("Chih", "Juárez", "08037"),
        ("N.L.", "Juárez", "19031"),
        ("B.C.", "San Quintín", "02001"),
        ("BC", "2007", "02002"),
        ("Son.", "43", "26043"),
        ("Tamps.", "Reynosa", "28032"),
        ("Coah.", "Cd. Acuña", "05002"),
    ] {
        assert_eq!(county(state, text), Some(code), "{text}, {state}");
    }
}

#[test]
fn what_several_places_are_called_is_no_place() {
    for (state, text) in [
        ("", "Juárez"),
        ("", "Guerrero"),
        ("", "Santa Cruz"),
        ("Tamps.", "Cd. Juárez"),
        ("", "Cd. Obregón"),
        ("AZ", "Pima, Sonora"),
    ] {
        assert_eq!(county(state, text), None, "{text}, {state}");
    }
    let gazetteer = Gazetteer::new(Regions::embedded());
    assert_eq!(gazetteer.ambiguous("Juárez").as_deref().map(|s| s.split(", ").count()), Some(3));
    assert_eq!(gazetteer.ambiguous("Pima"), None);
}

#[test]
fn everyday_names_of_cities_are_municipios_that_exist() {
    let regions = Regions::embedded();
    for (text, name) in [
        ("Cd. Victoria", "Victoria"),
        ("H. Matamoros", "Matamoros"),
        ("Ciudad Mier", "Mier"),
        ("Cd. Miguel Alemán", "Miguel Alemán"),
        ("Heroica Nogales", "Nogales"),
    ] {
        let code = names::known_city(text).unwrap();
        let region = regions.find(spotlight_core::region::RegionKind::County, code).unwrap();
        assert_eq!(region.bare_name(), name, "{text}");
    }
}
