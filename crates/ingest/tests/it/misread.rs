//! Columns and rows that a hostile reader had taken for what they are not.

use crate::common::{Imported, codes, import, import_text, incident, options};
use spotlight_ingest::{Ask, Code, Input, Options, Outcome, Refusal};
use spotlight_record::{Consent, Place, Visibility};

fn asked(text: &str) -> (&'static str, Vec<Ask>) {
    match import(&Input::from_bytes("x.csv", text.into()), &options()) {
        Err(Refusal::UnknownColumns { look, .. }) => ("unknown_columns", look.asks),
        Err(refusal) => (refusal.code(), Vec::new()),
        Ok(imported) => panic!("taken: {:?}", imported.rows),
    }
}

fn point(imported: &Imported, row: usize) -> (f64, f64) {
    match incident(&imported.rows[row]).place {
        Place::At(at) => (at.lat(), at.lon()),
        ref other => panic!("{other:?}"),
    }
}

/// Three rows with a pair of coordinates under such names.
fn located(lat: &str, lon: &str) -> String {
    let row = |n: u32| format!("2019-05-0{n},31.2{n}021,-110.9{n}412,death\n");
    format!("Fecha del hecho,{lat},{lon},Tipo\n{}{}{}", row(1), row(2), row(3))
}

#[test]
fn the_place_of_something_else_is_never_taken_for_that_of_the_incident() {
    for (lat, lon) in [
        ("Lat centroide", "Lon centroide"),
        ("Lat (county centroid)", "Lon (county centroid)"),
        ("Latitud domicilio", "Longitud domicilio"),
        ("Home Latitude", "Home Longitude"),
        ("Shelter latitude", "Shelter longitude"),
        ("Hospital lat", "Hospital lon"),
        ("Interview latitude", "Interview longitude"),
        ("Origin latitude", "Origin longitude"),
        ("Lat oficina", "Lon oficina"),
        ("_start-geopoint_latitude", "_start-geopoint_longitude"),
        ("_ubicacion_entrevista_latitude", "_ubicacion_entrevista_longitude"),
    ] {
        let (code, asks) = asked(&located(lat, lon));
        assert_eq!(code, "unknown_columns", "{lat}");
        assert!(matches!(&asks[..], [Ask::Mapping { field: "lat", columns }] if columns == &[1, 2]), "{lat}: {asks:?}");
    }
    let imported = import_text(&located("Incident latitude", "Incident longitude"));
    assert_eq!(point(&imported, 0), (31.21021, -110.91412));
}

#[test]
fn plain_coordinates_count_before_those_of_the_hospital_and_beside_those_of_a_question_are_a_question() {
    let row = "2019-05-14,death,31.91234,-111.31234,32.2417,-110.9447\n";
    for other in ["Hospital", "County", "Station", "Home"] {
        let text = format!("Incident date,Type,Latitude,Longitude,{other} lat,{other} lon\n{row}");
        assert_eq!(point(&import_text(&text), 0), (31.91234, -111.31234), "{other}");
    }
    let (code, asks) = asked(&format!("Incident date,Type,Latitude,Longitude,q_latitude,q_longitude\n{row}"));
    assert_eq!(code, "unknown_columns");
    assert!(matches!(&asks[..], [Ask::Mapping { field: "lat", columns }] if columns == &[2, 4]), "{asks:?}");
}

#[test]
fn of_several_days_the_one_that_the_register_is_about_counts_or_somebody_is_asked() {
    let deaths = "Name,Date of Arrest,Date of Death,State,Cause of Death\nx,2018-03-14,2019-07-25,AZ,Sepsis\n";
    assert_eq!(incident(&import_text(deaths).rows[0]).occurred.to_string(), "2019-07-25");
    let found = "Date Missing,Date Found,State,Cause of Death\n2018-03-14,2019-07-25,AZ,Exposure\n";
    let imported = import_text(found);
    let taken = incident(&imported.rows[0]);
    assert_eq!((taken.occurred.to_string().as_str(), taken.date_kind.unwrap().as_str()), ("2019-07-25", "found"));
    for days in ["Date of arrest,Date of death", "Date,Date of death", "Fecha de inicio,Fecha de muerte"] {
        let (code, asks) = asked(&format!("{days},State,Type\n2018-11-02,2019-05-14,AZ,death\n"));
        assert_eq!(code, "unknown_columns", "{days}");
        assert!(
            matches!(&asks[..], [Ask::Mapping { field: "date", columns }] if columns == &[0, 1]),
            "{days}: {asks:?}"
        );
    }
    for day in ["Incident date entered", "Event Date Modified", "Next event date"] {
        let (code, _) = asked(&format!("{day},State,Type\n2018-11-02,AZ,death\n"));
        assert_eq!(code, "unknown_columns", "{day}");
    }
}

#[test]
fn sums_are_no_incidents() {
    for text in [
        "Date,Type,State,Count\n2021-10,Use of force,AZ,34\n2021-11,Use of force,AZ,1\n",
        "Año,Mes,Entidad,Municipio,Tipo,Casos\n2021,Enero,Sonora,Nogales,Desaparición,34\n",
        "Date,State,County,Cause of Death,Deaths\n2021-10,TX,Brooks,Exposure,14\n2021-11,TX,Brooks,Exposure,31\n2021-12,TX,Brooks,Exposure,12\n",
        "Año,Entidad,Municipio,Tipo,Hombres\n2021,Sonora,Nogales,Desaparición,12\n2021,Sonora,Caborca,Desaparición,7\n2021,Sonora,Altar,Desaparición,9\n",
    ] {
        assert_eq!(asked(text).0, "counts", "{text}");
    }
    let list = "Date,State,County,Type,Dead,Count\n2021-10-03,TX,Brooks,death,1,1\n2021-11-04,TX,Brooks,death,2,1\n2021-12-05,TX,Brooks,death,1,1\n";
    assert_eq!(import_text(list).rows.len(), 3, "one a row is a list");
}

#[test]
fn a_case_that_is_called_after_a_person_gives_no_id() {
    let text = "Caso,Fecha,Estado,Municipio,Tipo\nJuan Pérez López,2021-03-04,Sonora,Nogales,Desaparición\n\
                María Ruiz,2021-03-05,Sonora,Nogales,Desaparición\n";
    let imported = import_text(text);
    assert!(imported.rows.iter().all(|row| incident(row).external_id.is_none()));
    let view = &imported.plan.columns()[0];
    assert_eq!((view.left_out, view.samples[0].as_str()), (Some("personal"), "J··· ····· ·····"));
    let numbered = import_text(
        "No.,Fecha,Estado,Municipio,Tipo\n1,2021-03-04,Sonora,Nogales,Desaparición\n2,2021-03-04,Sonora,Nogales,Desaparición\n",
    );
    assert!(numbered.rows.iter().all(|row| incident(row).external_id.is_some()));
}

#[test]
fn another_header_is_no_repeat_of_the_first() {
    let first = "Case No,Date,County,State,Type,Lat,Lon,Dead\n10,2021-05-10,Brooks,TX,death,27.10,-98.110,1\n";
    let row = "12,2021-05-12,Brooks,TX,use of force,27.12,-98.112,4\n";
    for header in
        ["Case No,Date,County,State,Type,Lat,Lon,Injured", "Caso,Fecha,Condado,Estado,Tipo,Latitud,Longitud,Heridos"]
    {
        let imported = import_text(&format!("{first}{header}\n{row}"));
        let last = imported.rows.last().unwrap();
        assert_eq!(codes(last), [Code::OtherHeader], "{header}");
    }
    let repeated = import_text(&format!("{first}{}{row}", "CASE NO,DATE,COUNTY,STATE,TYPE,LAT,LON,DEAD\n"));
    assert_eq!(repeated.rows.len(), 2);
}

#[test]
fn an_id_that_a_spreadsheet_took_for_a_month_is_no_id() {
    let imported = import_text(
        "Case No,Date,State,Type\n12-97,2021-05-10,AZ,death\nJan-97,2021-05-11,AZ,death\n1-Dec,2021-05-12,AZ,death\n",
    );
    assert!(matches!(imported.rows[0].outcome, Outcome::Incident(_)));
    assert!(imported.rows[1..].iter().all(|row| codes(row) == [Code::MangledId]));
    let ogis = import_text(
        "ML Number,Sex,Age,Reporting Date,Cause of Death,State,County,Latitude,Longitude\nJan-97,M,30,1/5/2001,Exposure,AZ,Pima,31.9,-111.5\n",
    );
    assert_eq!((ogis.plan.preset(), codes(&ogis.rows[0])), ("ogis", vec![Code::MangledId]));
    let named = import_text("Case No,Date,State,Type\nfeb-1,2021-05-10,AZ,death\n");
    assert!(matches!(named.rows[0].outcome, Outcome::Incident(_)), "somebody's own beginning");
}

#[test]
fn what_a_file_itself_keeps_back_does_not_become_public() {
    let given = Options { consent: Some(Consent::PublicRecord), visibility: Some(Visibility::Exact), ..options() };
    let consent = |column: &str, said: &str| {
        let text = format!("Fecha,Tipo,Estado,Fuente,{column}\n2021-03-04,Redada,Sonora,Entrevista propia,{said}\n");
        let imported = import(&Input::from_bytes("x.csv", text.into_bytes()), &given).unwrap();
        incident(&imported.rows[0]).consent
    };
    for (column, said) in [
        ("Publicable", "No"),
        ("Is public", "No"),
        ("Published", "false"),
        ("Share publicly", "no"),
        ("Difusión", "No"),
        ("Permiso", "No"),
        ("Media release", "N"),
        ("Visibilidad", "privada"),
        ("Privacy level", "private"),
        ("Access level", "restricted"),
        ("TLP", "RED"),
        ("Internal only", "Yes"),
        ("Sensitive", "x"),
        ("Anonymous", "yes"),
        ("Off the record", "1"),
        ("Withdrawn", "yes"),
        ("Clasificación", "Confidencial"),
        ("Post Status", "draft"),
        ("Sharing", "none"),
        ("ReviewState", "rejected"),
        ("APPROVED", "NO"),
        ("¿Acepta que compartamos su historia?", "No"),
        ("Can we use this story?", "No"),
    ] {
        assert_eq!(consent(column, said), Some(Consent::None), "{column}: {said}");
    }
    for (column, said) in [
        ("Publicable", "Sí"),
        ("Sensitive", "no"),
        ("Publicación", "El Imparcial"),
        ("Land ownership", "Private"),
        ("Clasificación", "A"),
        ("Immigration status", "None"),
        ("Validation", "no"),
        ("Post Status", "published"),
        ("Detainee released", "No"),
        ("Water access", "No"),
    ] {
        assert_eq!(consent(column, said), Some(Consent::PublicRecord), "{column}: {said}");
    }
}

#[test]
fn a_row_that_says_of_itself_that_it_is_none_is_none() {
    let text = "Case No,Date,County,State,Type,Status\n1,2021-05-10,Brooks,TX,death,Open\n2,2021-05-11,Brooks,TX,death,Unfounded - animal bones\n\
                3,2021-05-12,Brooks,TX,death,Duplicate of 1\n4,2021-05-13,Brooks,TX,death,Found alive\n5,2021-05-14,Brooks,TX,missing person,Found alive\n";
    let imported = import_text(text);
    let taken: Vec<bool> = imported.rows.iter().map(|row| matches!(row.outcome, Outcome::Incident(_))).collect();
    assert_eq!(taken, [true, false, false, false, true]);
    assert!(imported.rows[1..4].iter().all(|row| codes(row) == [Code::NotAnIncident]));
}
