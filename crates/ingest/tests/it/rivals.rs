//! A plain region, place or day beside another whose name says that it is of what happened; places and days of something else.

use crate::common::{import, import_text, incident, options};
use spotlight_core::Lang;
use spotlight_ingest::Input;
use spotlight_record::{Incident, Place};

/// The code of the refusal of a text, and what it says.
fn refused(text: &str) -> (&'static str, String) {
    match import(&Input::from_bytes("x.csv", text.into()), &options()) {
        Err(refusal) => (refusal.code(), refusal.message(Lang::En)),
        Ok(imported) => panic!("taken: {text}\n{:?}", imported.rows),
    }
}

fn asks(text: &str, names: &[&str]) {
    let (code, said) = refused(text);
    assert_eq!(code, "unknown_columns", "{text}");
    for name in names {
        assert!(said.contains(&format!("“{name}”")), "{name}: {said}");
    }
}

fn first(text: &str) -> Incident {
    incident(&import_text(text).rows[0]).clone()
}

#[test]
fn a_plain_region_beside_that_of_the_event_is_a_question() {
    for (county, state) in [
        ("County found", "State found"),
        ("County of Death", "State of Death"),
        ("Recovery County", "Recovery State"),
        ("County Last Seen", "State Last Seen"),
        ("Corrected County", "Corrected State"),
        ("Municipio de desaparición", "Estado de desaparición"),
        ("Municipio donde desapareció", "Entidad donde desapareció"),
        ("Municipio del hallazgo", "Estado del hallazgo"),
    ] {
        let text = format!(
            "Case,Date,County,State,{county},{state},Type\n1,2021-03-04,Pima,Arizona,Cochise,Arizona,death\n\
             2,2021-03-05,Webb,Texas,Pima,Arizona,death\n3,2021-03-06,Pima,Arizona,Brooks,Texas,death\n"
        );
        asks(&text, &["County", county, "State", state]);
        let same = text.replace("Pima,Arizona,Cochise,", "Cochise,Arizona,Cochise,");
        let same = same
            .replace("Webb,Texas,", "Pima,Arizona,")
            .replace("Pima,Arizona,Brooks,Texas", "Brooks,Texas,Brooks,Texas");
        assert_eq!(first(&same).place, Place::County("04003".into()), "{county}");
    }
}

#[test]
fn the_state_beside_the_county_of_somewhere_else_is_not_taken_either() {
    let text = "Folio,Fecha,Municipio,Estado,Municipio del hallazgo,Tipo\n1,2021-03-14,Nogales,Sonora,Tijuana,muerte\n\
                2,2021-03-15,Tijuana,Baja California,Nogales,muerte\n";
    asks(text, &["Municipio", "Municipio del hallazgo"]);
    // Where somebody lives is no rival, nor is what holds no regions.
    for other in ["Municipio de residencia,Tijuana", "Estado de localización,en proceso", "County of origin,Webb"] {
        let (name, cell) = other.split_once(',').unwrap();
        let text = format!("Folio,Fecha,Municipio,Estado,{name},Tipo\n1,2021-03-14,Nogales,Sonora,{cell},muerte\n");
        assert_eq!(first(&text).place, Place::County("26043".into()), "{other}");
    }
}

#[test]
fn plain_coordinates_beside_those_of_the_event_are_a_question() {
    for (lat, lon, other, another) in [
        ("Latitud", "Longitud", "Latitud del hallazgo", "Longitud del hallazgo"),
        ("Latitud", "Longitud", "Latitud donde fue encontrado", "Longitud donde fue encontrado"),
        ("Latitud", "Longitud", "Latitud de los hechos", "Longitud de los hechos"),
        ("Lat", "Long", "Lat corrected", "Long corrected"),
        ("Latitude", "Longitude", "lat_true", "lon_true"),
    ] {
        let header = format!("Folio,Fecha,Tipo,{lat},{lon},{other},{another}");
        let differ = format!(
            "{header}\n1,2021-03-14,muerte,31.91234,-111.31234,31.51234,-110.91234\n2,2021-03-15,muerte,31.81234,-111.21234,31.41234,-110.81234\n"
        );
        asks(&differ, &[lat, other]);
        let same = format!("{header}\n1,2021-03-14,muerte,31.91234,-111.31234,31.91234,-111.31234\n");
        assert!(matches!(first(&same).place, Place::At(_)), "{other}");
    }
    for (one, other) in [
        ("Coordinates", "Recovery coordinates"),
        ("Coordenadas", "Coordenadas del hallazgo"),
        ("Location", "Recovery location"),
        ("GPS", "GPS found"),
    ] {
        let text = format!(
            "Folio,Fecha,Tipo,{one},{other}\n1,2021-03-14,muerte,\"31.91234, -111.31234\",\"31.51234, -110.91234\"\n"
        );
        asks(&text, &[one, other]);
    }
    let mixed = "Folio,Fecha,Tipo,Latitud,Longitud,Coordenadas del hallazgo\n1,2021-03-14,muerte,31.91234,-111.31234,";
    asks(&format!("{mixed}\"31.51234, -110.91234\"\n"), &["Latitud", "Coordenadas del hallazgo"]);
    assert!(matches!(first(&format!("{mixed}\"31.91234, -111.31234\"\n")).place, Place::At(_)));
}

#[test]
fn a_bare_date_beside_the_day_of_finding_is_a_question() {
    for cause in ["Cause of Death,Exposure", "Type,death"] {
        let (kind, cell) = cause.split_once(',').unwrap();
        for (one, other) in [
            ("Date", "Date Found"),
            ("Date", "Recovered"),
            ("Fecha", "Hallazgo"),
            ("Fecha", "Fecha de localización"),
            ("Fecha de caso", "Fecha de hallazgo"),
        ] {
            let text = format!(
                "Case,{one},{other},County,State,{kind}\n1,2021-04-14,2021-03-01,Pima,AZ,{cell}\n2,2021-05-14,2021-03-19,Pima,AZ,{cell}\n"
            );
            asks(&text, &[one, other]);
            let same = text.replace("2021-04-14", "2021-03-01").replace("2021-05-14", "2021-03-19");
            assert_eq!(first(&same).occurred.to_string(), "2021-03-01", "{other}");
        }
    }
}

