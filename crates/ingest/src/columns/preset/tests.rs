use super::super::header::Header;
use super::{FILES, PRESETS, Preset, names};
use crate::columns::content::Content;
use crate::columns::used::LeftOut;
use crate::columns::{ColumnUse, Field, Mapping};

#[test]
fn every_embedded_file_is_a_preset() {
    for file in FILES {
        let preset = Preset::from_toml(file).unwrap_or_else(|error| panic!("{error}\n{file}"));
        assert!(!preset.recognise.is_empty() && preset.recognise.iter().all(|set| !set.is_empty()));
    }
    let mut all: Vec<_> = names().collect();
    all.dedup();
    assert!(["iom_2017", "iom_2020", "iom_2022", "ogis", "spotlight"].iter().all(|name| all.contains(name)), "{all:?}");
    assert_eq!(Preset::guessed().name, "guessed");
}

#[test]
fn the_headers_that_a_preset_needs_are_headers_that_it_reads() {
    for preset in PRESETS.iter() {
        let needs: Vec<String> = preset.needs().iter().map(|name| name.replace('*', "x")).collect();
        let header = Header::new(needs.iter().map(String::as_str));
        let mapping = Mapping::new(preset, &header, &Content::blank(header.len()));
        for (column, used) in mapping.uses.iter().enumerate() {
            // A form tool's own columns of the time are a date only where there is no better one.
            let later = preset.guess && preset.reported.iter().any(|name| header.find(name) == Some(column));
            assert!(
                later || *used != ColumnUse::LeftOut(LeftOut::Unknown),
                "{}: {}",
                preset.name,
                header.shown(column)
            );
        }
    }
}

#[test]
fn a_header_is_recognised_in_any_order_and_case() {
    let header = Header::new(
        ["longitude", "LATITUDE", "county", "cause_of_death", "reporting date", "ml number", "extra"].into_iter(),
    );
    let preset = Preset::recognise(&header).unwrap();
    assert_eq!(preset.name, "ogis");
    let mapping = Mapping::new(preset, &header, &Content::blank(header.len()));
    assert_eq!(mapping.column(Field::Lat), Some(1));
    assert_eq!(mapping.uses[6], ColumnUse::LeftOut(LeftOut::Unknown));
    assert_eq!(mapping.constant(Field::Dead), Some("1"));
    assert!(Preset::recognise(&Header::new(["foo", "bar"].into_iter())).is_none());
}

#[test]
fn our_own_header_is_read_whole() {
    let header = Header::new(crate::own::HEADER.into_iter());
    let preset = Preset::recognise(&header).unwrap();
    assert_eq!(preset.name, "spotlight");
    let mapping = Mapping::new(preset, &header, &Content::blank(header.len()));
    assert!(mapping.uses.iter().all(|used| matches!(used, ColumnUse::Field(_))), "{:?}", mapping.uses);
}

#[test]
fn a_file_that_names_no_field_is_refused() {
    let file = |column: &str| format!("name='x'\nsource_system='x'\nrecognise=[]\n[columns]\n{column}='y'\n");
    assert!(Preset::from_toml(&file("date")).is_ok());
    assert!(Preset::from_toml(&file("dates")).is_err());
}
