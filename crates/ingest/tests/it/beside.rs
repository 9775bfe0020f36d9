//! Words beside a name, groups of forms and tables beside the list: what makes a column one of something else.

use crate::common::{codes, import, import_text, incident, options};
use spotlight_ingest::{Code, Input, Options, Outcome, Refusal};
use spotlight_record::{Consent, Incident};

fn refused(text: &str) -> &'static str {
    match import(&Input::from_bytes("x.csv", text.into()), &options()) {
        Err(refusal) => refusal.code(),
        Ok(imported) => panic!("taken: {:?}", imported.rows),
    }
}

fn first(text: &str) -> Incident {
    incident(&import_text(text).rows[0]).clone()
}

#[test]
fn words_in_parentheses_make_a_day_or_a_place_another() {
    for aside in [
        "intake",
        "received",
        "released",
        "hearing",
        "ingreso",
        "deportación",
        "notificación",
        "from Interviews",
        "something",
    ] {
        assert_eq!(refused(&format!("Date ({aside}),Type,State\n2021-03-04,raid,AZ\n")), "unknown_columns", "{aside}");
    }
    for aside in ["casa", "clinic", "court", "county seat", "cemetery", "nearest town", "device"] {
        let text = format!("Date,Type,Latitude ({aside}),Longitude ({aside})\n2021-03-04,raid,31.91234,-111.31234\n");
        assert_eq!(refused(&text), "unknown_columns", "{aside}");
    }
    for aside in ["dd/mm/yyyy", "UTC", "of the incident", "required", "si se sabe", "Fecha"] {
        let taken = first(&format!("Date ({aside}),Type,State\n2021-03-04,raid,AZ\n"));
        assert_eq!(taken.occurred, "2021-03-04".parse().unwrap(), "{aside}");
    }
    for header in ["Date / Fecha,Type / Tipo,State / Estado", "Fecha (Date),Tipo (Type),Estado (State)"] {
        assert_eq!(first(&format!("{header}\n2021-03-04,raid,AZ\n")).category, "raid", "{header}");
    }
}

#[test]
fn numbers_of_others_and_sums_are_nobodys() {
    for name in [
        "Injured (officers)",
        "Heridos (policías)",
        "Injured (YTD)",
        "Injured (per 100k)",
        "Heridos (en el año)",
        "agents/injured,agents/x",
    ] {
        let taken = first(&format!("Date,Type,State,{name}\n2021-03-04,raid,AZ,7,\n"));
        assert_eq!(taken.counts.injured, None, "{name}");
    }
    let taken = first(
        "Fecha,Tipo,Estado,Edad (denunciante),Sexo (denunciante),Nacionalidad (esposa)\n2021-03-04,raid,AZ,31,mujer,HN\n",
    );
    assert_eq!((taken.age_group, taken.gender, taken.nationality), (None, None, None));
}

#[test]
fn the_groups_of_a_form_count() {
    let form = "evento/fecha,evento/tipo,evento/municipio,evento/estado";
    let taken = first(&format!("{form},familia/mujeres,denunciante/edad\n2021-03-04,raid,Nogales,Sonora,3,41\n"));
    assert_eq!((taken.counts.women, taken.age_group), (None, None));
    let home = "evento/fecha,evento/tipo,domicilio/latitud,domicilio/longitud\n2021-03-04,raid,31.31234,-110.91234\n";
    assert_eq!(refused(home), "unknown_columns");
    assert_eq!(refused("entrevista/fecha,evento/tipo,evento/estado\n2021-03-04,raid,Sonora\n"), "unknown_columns");
    let asked = "evento/fecha,evento/tipo,evento/estado,entrevista/_ubicacion_latitude,entrevista/_ubicacion_longitude\n\
                 2021-03-04,raid,Sonora,31.31234,-110.91234\n";
    assert!(matches!(first(asked).place, spotlight_record::Place::State(_)));
}

#[test]
fn a_bare_date_beside_the_day_of_something_is_a_question() {
    for other in
        ["Date of arrest", "Fecha de la expulsión", "Fecha de desaparición", "Date of injury", "Event happened on"]
    {
        let text =
            format!("Case,Date,{other},Type,State\n1,2021-04-04,2021-03-01,raid,AZ\n2,2021-05-04,2021-03-09,raid,AZ\n");
        assert_eq!(refused(&text), "unknown_columns", "{other}");
    }
    let text = "Case,Fecha,Fecha de la expulsión,Type,State\n1,2021-04-04,2021-03-01,raid,AZ\n2,2021-05-04,2021-03-09,raid,AZ\n";
    let Err(refusal) = import(&Input::from_bytes("x.csv", text.into()), &options()) else { panic!("taken") };
    let said = refusal.message(spotlight_core::Lang::En);
    assert!(said.contains("holds the date (“Fecha” or “Fecha de la expulsión”?)."), "{said}");
    for other in ["Date of birth", "Date entered", "Last updated date", "Report date"] {
        let text =
            format!("Case,Date,{other},Type,State\n1,2021-04-04,2021-04-08,raid,AZ\n2,2021-05-04,2021-05-09,raid,AZ\n");
        assert_eq!(first(&text).occurred, "2021-04-04".parse().unwrap(), "{other}");
    }
}

#[test]
fn a_table_beside_the_list_is_no_part_of_it() {
    let row = |n: usize| {
        let beside = ["Men,80", "Women,20", "Total,100"].get(n - 1).copied().unwrap_or(",");
        format!("C-{n},2021-03-0{n},AZ,death,,{beside}\n")
    };
    let rows = (1..=8).map(row).collect::<Vec<_>>().concat();
    let imported = import_text(&format!("Case,Date,State,Type,,Sex,Deaths\n{rows}"));
    for row in &imported.rows {
        assert_eq!((incident(row).counts.dead, incident(row).gender), (None, None), "{row:?}");
    }
    // Behind a blank column, too, what goes on to the last row belongs to the list.
    let imported = import_text(
        "Case,Date,State,Type,,Deaths\n1,2021-03-01,AZ,death,,2\n2,2021-03-02,AZ,death,,\n3,2021-03-03,AZ,death,,1\n",
    );
    assert_eq!(incident(&imported.rows[0]).counts.dead, Some(2));
}

#[test]
fn sums_of_periods_are_no_incidents() {
    let rows = |dates: &[&str], header: &str, cells: &str| {
        let rows = dates.iter().map(|date| format!("{date},Pima,AZ,death,{cells}\n")).collect::<Vec<_>>().concat();
        format!("Date,County,State,Type,{header}\n{rows}")
    };
    let firsts = ["2021-01-01", "2021-02-01", "2021-03-01", "2021-04-01", "2021-05-01"];
    let lasts = ["31/12/2018", "31/12/2019", "31/12/2020", "31/12/2021"];
    let days = ["2021-01-04", "2021-02-17", "2021-03-09", "2021-04-21", "2021-05-30"];
    assert_eq!(refused(&rows(&firsts, "Dead", "12")), "counts");
    assert_eq!(refused(&rows(&lasts, "Dead", "84")), "counts");
    assert_eq!(refused(&rows(&firsts, "Victims", "12")), "counts");
    assert_eq!(refused(&rows(&days, "Sum of Dead", "12")), "counts");
    assert_eq!(incident(&import_text(&rows(&days, "Dead", "12")).rows[0]).counts.dead, Some(12));
    assert_eq!(incident(&import_text(&rows(&firsts, "Dead", "1")).rows[0]).counts.dead, Some(1));
}

#[test]
fn codes_for_nothing_are_known_beside_each_other_and_beside_one_large_number() {
    let rows = ["88", "99", "2", "53", "99", "1", "88", "99"]
        .iter()
        .zip(1..)
        .map(|(dead, day)| format!("{day},2021-03-0{day},AZ,death,{dead}\n"))
        .collect::<Vec<_>>()
        .concat();
    let imported = import_text(&format!("id,date,state,type,dead\n{rows}"));
    let dead: Vec<_> = imported.rows.iter().map(|row| incident(row).counts.dead).collect();
    assert_eq!(dead, [None, None, Some(2), Some(53), None, Some(1), None, None]);
    assert_eq!(codes(&imported.rows[0]), [Code::PlaceholderNumber]);
}

#[test]
fn whoever_does_not_agree_is_kept_back_whatever_is_said_of_all() {
    let given = Options { consent: Some(Consent::PublicRecord), ..options() };
    let consent = |header: &str, cell: &str| {
        let text = format!("Type,Date,State,{header}\nraid,2021-03-04,AZ,{cell}\n");
        incident(&import(&Input::from_bytes("x.csv", text.into()), &given).unwrap().rows[0]).consent
    };
    for header in [
        "Publishable",
        "For publication",
        "OK for web",
        "Release OK",
        "Public?",
        "Divulgable",
        "Consintió",
        "Apto para publicación",
    ] {
        assert_eq!(consent(header, "No"), Some(Consent::None), "{header}");
        assert_eq!(consent(header, "Yes"), Some(Consent::PublicRecord), "{header}");
    }
    for answer in ["retirado", "todavía no", "pendiente", "declined", "withdrawn", "not yet", "#REF!"] {
        assert_eq!(consent("Publicable", answer), Some(Consent::None), "{answer}");
    }
    for header in ["Hide", "Ocultar", "Withhold"] {
        assert_eq!(consent(header, "Yes"), Some(Consent::None), "{header}");
    }
}

#[test]
fn names_of_people_are_left_out_and_notes_for_few_are_not_for_all() {
    let names = ["Ana Ruiz Soto", "José García Méndez", "María López", "Juan Pérez"];
    for header in ["Título", "Fuente", "Personas afectadas", "Referencia"] {
        let rows = names
            .iter()
            .zip(1..)
            .map(|(name, day)| format!("2021-03-0{day},raid,AZ,{name}\n"))
            .collect::<Vec<_>>()
            .concat();
        let imported = import_text(&format!("Date,Type,State,{header}\n{rows}"));
        let taken = incident(&imported.rows[0]);
        assert_eq!((&taken.title, &taken.source, &taken.description), (&None, &None, &None), "{header}");
    }
    for header in ["Notas (privadas)", "Notes (internal)", "Comments (private)", "Descripción (interna)"] {
        let taken = first(&format!("Date,Type,State,{header}\n2021-03-04,raid,AZ,told in confidence\n"));
        assert_eq!((taken.description, taken.private_notes.as_deref()), (None, Some("told in confidence")), "{header}");
    }
}

#[test]
fn a_spreadsheet_that_saves_a_file_of_rejects_corrects_nothing() {
    // One date exists only with the month behind the day: those that exist both ways are doubtful.
    let rows = "1,2019-13-02,AZ,raid,2.0\n2,2019-05-04,AZ,raid,2.0\n3,2019-22-07,AZ,raid,2.0\n";
    let imported = import_text(&format!("id,date,state,type,injured\n{rows}"));
    assert!(codes(&imported.rows[1]).contains(&Code::DoubtfulDate), "{:?}", imported.rows[1]);
    let mut rejects =
        spotlight_ingest::rejects::Writer::new(Vec::new(), &imported.plan, spotlight_core::Lang::En).unwrap();
    imported.rows.iter().for_each(|row| rejects.write(row).unwrap());
    let kept = String::from_utf8(rejects.finish().unwrap()).unwrap();
    let saved = kept.replace(",2.0,", ",2,").replace("2019-13-02", "2019-02-13").replace("2019-22-07", "2019-07-22");
    let again = import_text(&saved);
    assert_eq!(codes(&again.rows[1]), [Code::NotCorrected]);
    assert!(matches!(again.rows[0].outcome, Outcome::Incident(_)), "{:?}", again.rows[0]);
    assert!(matches!(import_text(&saved.replace("2019-05-04", "2019-04-05")).rows[1].outcome, Outcome::Incident(_)));
}

#[test]
fn two_months_and_half_a_month_are_no_month() {
    for date in ["Mar-Apr 2021", "mar/abr 2017", "2019.1"] {
        match import(
            &Input::from_bytes(
                "x.csv",
                format!("id,date,state,type\n1,{date},AZ,raid\n2,2021-03-04,AZ,raid\n3,2021-03-05,AZ,raid\n").into(),
            ),
            &options(),
        ) {
            Ok(imported) => assert_eq!(codes(&imported.rows[0]), [Code::BadDate], "{date}"),
            Err(Refusal::UnknownColumns { .. }) => panic!("{date}: the column is plain"),
            Err(refusal) => panic!("{refusal}"),
        }
    }
}

#[test]
fn a_row_without_the_id_that_others_have_is_remarked_on() {
    let rows = "A-1,2021-03-04,raid,AZ\n,2021-03-05,raid,AZ\nA-3,2021-03-06,raid,AZ\n";
    let imported = import_text(&format!("Case ID,Date,Type,State\n{rows}"));
    let told: Vec<_> = imported.rows.iter().map(|row| codes(row).contains(&Code::NoId)).collect();
    assert_eq!(told, [false, true, false]);
    let none = import_text("Case ID,Date,Type,State\n,2021-03-04,raid,AZ\n,2021-03-05,raid,AZ\n");
    assert!(!codes(&none.rows[0]).contains(&Code::NoId));
}
