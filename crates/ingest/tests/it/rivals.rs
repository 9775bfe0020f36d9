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

#[test]
fn coordinates_of_something_else_and_inexact_ones_are_never_taken_without_being_chosen() {
    for words in [
        "IP",
        "Submission",
        "Upload",
        "Photo",
        "Agent",
        "Enumerator",
        "Grave",
        "Water drop",
        "POE",
        "Trailhead",
        "Colonia",
        "AGEB",
        "Localidad",
        "Grid",
        "H3",
        "Block",
        "Jittered",
        "Masked",
        "Rounded",
        "Public",
        "Approx",
        "Aproximada",
    ] {
        let rows = "1,2021-03-14,muerte,31.91234,-111.31234\n2,2021-03-15,muerte,31.81234,-111.21234\n3,2021-03-16,muerte,31.71,-111.2\n";
        let text = format!("Folio,Fecha,Tipo,{words} lat,{words} lon\n{rows}");
        asks(&text, &[&format!("{words} lat")]);
        asks(&format!("Folio,Fecha,Tipo,Latitud ({words}),Longitud ({words})\n{rows}"), &[]);
    }
    let exact = "Folio,Fecha,Tipo,Latitud,Longitud,Public lat,Public lon\n1,2021-03-14,muerte,31.91234,-111.31234,31.9,-111.3\n";
    assert!(matches!(first(exact).place, Place::At(_)));
    let grid = "Folio,Fecha,Tipo,Grid coordinates\n1,2021-03-14,muerte,\"31.91234, -111.31234\"\n";
    assert!(matches!(first(grid).place, Place::At(_)));
}

#[test]
fn where_somebody_answered_a_survey_is_personal() {
    let text = "ResponseId,IPAddress,LocationLatitude,LocationLongitude,Date of incident,Type of incident,State\n\
                R1,,31.91234,-111.31234,2021-03-14,raid,Arizona\n";
    let imported = import_text(text);
    assert_eq!(incident(&imported.rows[0]).place, Place::State("US-AZ".into()));
    let view = &imported.plan.columns()[2];
    assert_eq!((view.field, view.left_out), (None, Some("personal")));
}

#[test]
fn days_of_the_record_of_an_incident_are_not_its_day() {
    for name in [
        "Date Incident Registered",
        "Incident Date Documented",
        "Date of incident report",
        "Date of incident review",
        "Date of incident notification",
        "Date incident referred",
        "Incident date approved",
        "Prior incident date",
        "Previous event date",
        "First incident date",
        "Expected event date",
        "Fecha de incidente anterior",
        "Fecha del incidente documentada",
        "Fecha del evento validada",
        "Fecha de incidente turnado",
        "Fecha de evento judicial",
        "Fecha de hechos de origen",
    ] {
        asks(&format!("Case,{name},County,State,Type\n1,2021-03-14,Pima,AZ,death\n2,2021-03-15,Pima,AZ,death\n"), &[]);
    }
    for name in ["Date of the incident (local)", "Exact incident date"] {
        let text = format!("Case,{name},County,State,Type\n1,2021-03-14,Pima,AZ,death\n");
        assert_eq!(first(&text).occurred.to_string(), "2021-03-14", "{name}");
    }
}
