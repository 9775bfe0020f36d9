//! Finding regions by the names and codes that files use.

use spotlight_core::Lang;
use spotlight_core::region::{Region, RegionKind, Regions};

#[test]
fn a_state_goes_by_many_names() {
    let regions = Regions::embedded();
    for (code, names) in [
        ("US-AZ", vec!["Arizona", "ARIZONA", "AZ", "az", "US-AZ", " Ariz. "]),
        ("US-NM", vec!["New Mexico", "Nuevo México", "nuevo mexico", "NM", "N.M."]),
        ("MX-SON", vec!["Sonora", "SON", "Son.", "MX-SON"]),
        ("MX-NLE", vec!["Nuevo León", "NUEVO LEON", "N.L.", "NL"]),
        ("MX-COA", vec!["Coahuila", "Coahuila de Zaragoza", "COAH."]),
        ("MX-BCN", vec!["Baja California", "B.C.", "BCN"]),
        ("MX-TAM", vec!["Tamaulipas", "Tamps."]),
    ] {
        for name in names {
            assert_eq!(regions.find_state_by_name(name).map(Region::code), Some(code), "{name}");
        }
    }
    for name in ["", "Sinaloa", "Baja California Sur", "Mexico", "Nevada"] {
        assert_eq!(regions.find_state_by_name(name).map(Region::code), None, "{name}");
    }
}

#[test]
fn a_county_is_found_whatever_the_affix_and_the_accents() {
    let regions = Regions::embedded();
    for (state, name, code) in [
        ("US-AZ", "Pima", "04019"),
        ("US-AZ", "PIMA", "04019"),
        ("US-AZ", "Pima County", "04019"),
        ("US-AZ", "Condado de Pima", "04019"),
        ("US-AZ", "Santa Cruz Co.", "04023"),
        ("US-NM", "Doña Ana", "35013"),
        ("US-NM", "Dona Ana County", "35013"),
        ("US-TX", "DeWitt", "48123"),
        ("US-TX", "La Salle", "48283"),
        ("MX-SON", "Nogales", "26043"),
        ("MX-SON", "Municipio de Agua Prieta", "26002"),
        ("MX-CHH", "juarez", "08037"),
        ("MX-BCN", "San Quintín", "02001"),
        ("MX-BCN", "San Felipe", "02002"),
        ("MX-TAM", "Nuevo Laredo Municipality", "28027"),
    ] {
        assert_eq!(regions.find_county_by_name(state, name).map(Region::code), Some(code), "{name}");
    }
    assert_eq!(regions.find_county_by_name("US-TX", "Pima").map(Region::code), None);
    assert_eq!(regions.find_county_by_name("US-AZ", "").map(Region::code), None);
    assert_eq!(regions.find_county_by_name("Arizona", "Pima").map(Region::code), None, "states go by code here");
}

#[test]
fn every_county_is_found_by_all_its_names_in_its_state() {
    let regions = Regions::embedded();
    for county in regions.iter().filter(|region| region.kind() == RegionKind::County) {
        let state = regions.get(county.parent().expect("a county has a state")).code();
        for name in [county.bare_name(), county.name(Lang::En), county.name(Lang::Es)] {
            assert_eq!(regions.find_county_by_name(state, name).map(Region::code), Some(county.code()), "{name}");
        }
    }
}

#[test]
fn codes_younger_than_the_polygons_are_found_in_their_parents() {
    let regions = Regions::embedded();
    let find = |code| regions.find(RegionKind::County, code).map(Region::code);
    assert_eq!(find("02006"), Some("02001"));
    assert_eq!(find("02007"), Some("02002"));
    assert_eq!(find("99999"), None);
    assert_eq!(regions.find(RegionKind::State, "02006").map(Region::code), None);
}

#[test]
fn kinds_and_names_read_back() {
    for kind in RegionKind::ALL {
        assert_eq!(kind.as_str().parse(), Ok(kind));
    }
    let error = "municipio".parse::<RegionKind>().expect_err("municipios are counties");
    assert!(error.to_string().contains("county"), "{error}");
    let regions = Regions::embedded();
    let name = |kind, code| regions.find(kind, code).map(|region| [Lang::En, Lang::Es].map(|lang| region.name(lang)));
    assert_eq!(name(RegionKind::County, "04019"), Some(["Pima County", "Condado de Pima"]));
    assert_eq!(name(RegionKind::County, "26043"), Some(["Nogales Municipality", "Municipio de Nogales"]));
    assert_eq!(name(RegionKind::Country, "US"), Some(["United States", "Estados Unidos"]));
    assert_eq!(name(RegionKind::Sector, "tucson"), Some(["Tucson Sector", "Sector Tucson"]));
    assert_eq!(name(RegionKind::Segment, "3150"), Some(["Border km 3150–3155", "Frontera km 3150–3155"]));
}
