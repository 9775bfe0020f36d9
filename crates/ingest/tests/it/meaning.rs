//! Columns that mean something else than their names say at first sight, and rows that are no incidents.

use crate::common::{Imported, codes, import, import_text, incident, options};
use spotlight_core::code::AgeGroup;
use spotlight_ingest::{Code, Input, Options, Outcome};
use spotlight_record::{Consent, Place, Visibility};

fn refusal(text: &str) -> &'static str {
    match import(&Input::from_bytes("x.csv", text.into()), &options()) {
        Err(refusal) => refusal.code(),
        Ok(imported) => panic!("{} rows were taken", imported.rows.len()),
    }
}

fn place(imported: &Imported, row: usize) -> &Place {
    &incident(&imported.rows[row]).place
}

#[test]
fn what_stands_in_parentheses_can_make_a_column_another() {
    let text = "ID,Date (mm/dd/yyyy),State,Category,Age (months),Women (%),Deaths (cumulative),Edad (años)\n\
                1,2021-03-04,AZ,death,30,45,120,61\n";
    let imported = import_text(text);
    let taken = incident(&imported.rows[0]);
    assert_eq!((taken.counts.women, taken.counts.dead, taken.age_group), (None, None, Some(AgeGroup::Older)));
    assert_eq!(
        refusal("Folio,Fecha (nacimiento),Estado (origen),Categoría\n1,1990-03-04,AZ,muerte\n"),
        "unknown_columns"
    );
    assert_eq!(
        refusal("Folio,Fecha,Municipio (de origen),Categoría\n1,1990-03-04,Nogales,muerte\n"),
        "unknown_columns"
    );
}

#[test]
fn a_cause_is_no_cause_of_death_and_nobody_dead_is_no_death() {
    assert_eq!(refusal("Folio,Fecha,Estado,Causa\n1,2021-03-04,AZ,Revisión migratoria\n"), "unknown_columns");
    let header = "Date,State,Cause of Death,Dead,Estimated Missing,Injured\n";
    let rows = "2021-03-04,AZ,Drowning,0,5,\n2021-03-05,AZ,Drowning,2,3,\n2021-03-06,AZ,Heat,,,\n2021-03-07,AZ,Heat,0,0,3\n\
                2021-03-08,AZ,Alive,,,\n2021-03-09,AZ,Animal bones,1,,\n";
    let imported = import_text(&format!("{header}{rows}"));
    let became = imported.rows.iter().map(|row| match &row.outcome {
        Outcome::Incident(incident) => incident.category.as_str(),
        _ => codes(row)[0].as_str(),
    });
    let undecided = Code::UndecidedCategory.as_str();
    assert!(became.eq(["disappearance", "death", "death", undecided, undecided, undecided]));
}

#[test]
fn a_register_of_dead_and_missing_without_its_counts_tells_no_category() {
    let text =
        "Web ID,Reported Date,Total Dead and Missing,Location Coordinates,Dead\n1,2020-01-01,5,\"31.65, -110.36\",0\n";
    assert_eq!(refusal(text), "unknown_columns");
}

#[test]
fn nothing_stands_for_a_consent_that_is_refused_or_not_understood() {
    let given = Options { consent: Some(Consent::PublicRecord), visibility: Some(Visibility::Exact), ..options() };
    let read = |text: &str| import(&Input::from_bytes("x.csv", text.into()), &given).unwrap();
    let said = "category,date,state,consent,visibility\nraid,2021-03-04,AZ,No,\nraid,2021-03-05,AZ,no consintió,private\n\
                raid,2021-03-06,AZ,perhaps,somewhere\nraid,2021-03-07,AZ,,\nraid,2021-03-08,AZ,yes,oculto\n";
    let imported = read(said);
    let decided: Vec<_> = imported.rows.iter().map(|row| (incident(row).consent, incident(row).visibility)).collect();
    let expected = [
        (Some(Consent::None), Some(Visibility::Exact)),
        (Some(Consent::None), Some(Visibility::Private)),
        (None, None),
        (Some(Consent::PublicRecord), Some(Visibility::Exact)),
        (Some(Consent::PublicRecord), Some(Visibility::Private)),
    ];
    assert_eq!(decided, expected);
    let guessed = read(
        "Type,Date,State,Consent to publish,Confidential\nraid,2021-03-04,AZ,No,\nraid,2021-03-05,AZ,Yes,Yes\nraid,2021-03-06,AZ,Yes,No\n",
    );
    let consents: Vec<_> = guessed.rows.iter().map(|row| incident(row).consent).collect();
    assert_eq!(consents, [Some(Consent::None), Some(Consent::None), Some(Consent::PublicRecord)]);
}

#[test]
fn a_county_of_another_country_is_none_of_ours() {
    let text = "Date,Category,Country,Municipality,Latitude,Longitude\n2021-03-04,death,Honduras,La Paz,,\n\
                2021-03-05,death,Mexico,Nogales,,\n2021-03-06,death,United States,,31.32,-110.94\n";
    let imported = import_text(text);
    assert_eq!(codes(&imported.rows[0])[0], Code::OtherCountry);
    assert_eq!(place(&imported, 1), &Place::County("26043".into()));
    assert!(codes(&imported.rows[2]).contains(&Code::RegionMismatch), "{:?}", imported.rows[2].notes);
}

#[test]
fn a_row_that_adds_up_others_is_no_incident() {
    let imported = import_text(
        "County,State,Year,Category,Dead\nPima,AZ,2021,death,2\nTotal,AZ,2021,death,2\nAll counties,AZ,2021,death,2\n",
    );
    incident(&imported.rows[0]);
    for row in &imported.rows[1..] {
        assert_eq!(codes(row), [Code::TotalRow]);
    }
}

#[test]
fn an_office_is_not_where_it_happened() {
    let text = "ID,Date,County,State,Category,Latitude,Longitude\n1,2021-03-04,Pima,AZ,death,32.175119,-110.928097\n\
                2,2021-03-04,,,death,33.446545,-112.083092\n3,2021-03-04,Pima,AZ,death,31.9,-111.5\n";
    let imported = import_text(text);
    assert_eq!(place(&imported, 0), &Place::County("04019".into()));
    assert!(codes(&imported.rows[0]).contains(&Code::OfficePlace));
    assert_eq!(codes(&imported.rows[1]), [Code::OfficeOnly]);
    assert!(matches!(place(&imported, 2), Place::At(_)));
}

#[test]
fn a_point_of_many_rows_is_remarked_on() {
    let rows: Vec<String> = (0..40)
        .map(|n| {
            let (lat, lon) = if n % 2 == 0 { (31.95, -111.6) } else { (31.5 + f64::from(n) / 100.0, -111.0) };
            format!("{n},2021-03-04,death,{lat},{lon}\n")
        })
        .collect();
    let imported = import_text(&format!("ID,Date,Type,Latitude,Longitude\n{}", rows.concat()));
    let crowded = |row| codes(row).contains(&Code::CrowdedPoint);
    assert_eq!(imported.rows.iter().filter(|row| crowded(row)).count(), 20);
    assert!(crowded(&imported.rows[0]) && !crowded(&imported.rows[1]));
    let rows = (0..300).map(|n| format!("{n},2021-03-04,death,31.{},-111.1\n", if n < 25 { 3354 } else { 4000 + n }));
    let imported = import_text(&format!("ID,Date,Type,Latitude,Longitude\n{}", rows.collect::<String>()));
    assert_eq!(imported.rows.iter().filter(|row| crowded(row)).count(), 25);
}

#[test]
fn words_about_precision_count_in_a_file_that_nobody_knows() {
    let text = "Date,Date precision,Type,County,State,Latitude,Longitude,Location precision\n\
                2021-01-01,year,death,Pima,AZ,31.95,-111.6,GPS\n2021-03-01,mes,death,Pima,AZ,31.95,-111.6,county centroid\n\
                2021-03-02,day,death,Pima,AZ,31.95,-111.6,perhaps\n";
    let imported = import_text(text);
    let dates: Vec<_> = imported.rows.iter().map(|row| incident(row).occurred.to_string()).collect();
    assert_eq!(dates, ["2021", "2021-03", "2021-03-02"]);
    assert!(matches!(place(&imported, 0), Place::At(_)));
    assert_eq!(place(&imported, 1), &Place::County("04019".into()));
    assert!(codes(&imported.rows[2]).contains(&Code::BadPrecision));
    let spans = import_text(
        "Start date,End date,Type,State\n2021-01-01,2021-12-31,raid,AZ\n2021-02-01,2021-02-01,raid,AZ\n2021-03-02,2021-03-01,raid,AZ\n",
    );
    assert_eq!(incident(&spans.rows[0]).occurred.to_string(), "2021-01-01/2021-12-31");
    assert_eq!(incident(&spans.rows[1]).occurred.to_string(), "2021-02-01");
    assert_eq!(codes(&spans.rows[2])[0], Code::BadDate);
}

#[test]
fn ages_and_nationalities_are_read_in_their_own_units_and_codes() {
    let ages = import_text(
        "Date,State,Type,Age,Age unit,Age group\n2021-03-04,AZ,death,30,Months,\n2021-03-05,AZ,death,18,Days,\n\
                            2021-03-06,AZ,death,30,Years,\n2021-03-07,AZ,death,12,years,Adult\n2021-03-08,AZ,death,12,fortnights,\n",
    );
    let groups: Vec<_> = ages.rows.iter().map(|row| incident(row).age_group).collect();
    assert_eq!(groups, [Some(AgeGroup::Child), Some(AgeGroup::Child), Some(AgeGroup::Adult), None, None]);
    assert!(ages.rows[3..].iter().all(|row| codes(row).contains(&Code::BadAge)));
    let nations = |codes: [&str; 3]| {
        let rows: Vec<String> =
            codes.iter().enumerate().map(|(n, code)| format!("2021-03-0{},AZ,death,{code}\n", n + 1)).collect();
        let imported = import_text(&format!("Date,State,Type,Nationality\n{}", rows.concat()));
        imported.rows.iter().map(|row| incident(row).nationality.clone()).collect::<Vec<_>>()
    };
    assert_eq!(nations(["ES", "HN", "Mexican"]), [Some("ES".into()), Some("HN".into()), Some("MX".into())]);
    assert_eq!(nations(["ES", "HO", "Mexican"]), [None, None, Some("MX".into())]);
}

#[test]
fn counts_that_contradict_each_other_are_remarked_on() {
    let text = "Date,State,Type,Dead,Missing,Women,Men\n2021-03-04,AZ,death,1,2,5,9\n2021-03-05,AZ,death,0,,,\n\
                2021-03-06,AZ,disappearance,3,0,,\n2021-03-07,AZ,death,1,2,1,2\n";
    let imported = import_text(text);
    let remarked: Vec<bool> = imported.rows.iter().map(|row| codes(row).contains(&Code::CountsContradict)).collect();
    assert_eq!(remarked, [true, true, true, false]);
    let words = import_text(
        "Fecha,Estado,Tipo,Muertos,Heridos\n2021-03-04,AZ,muerte,uno,\"1,000\"\n2021-03-05,AZ,muerte,tres,\"2,000\"\n",
    );
    let counts = incident(&words.rows[1]).counts;
    assert_eq!((counts.dead, counts.injured), (Some(3), Some(2000)));
}

#[test]
fn ids_are_what_they_were_before_programs_took_them_for_numbers() {
    let imported = import_text(
        "ID,Date,State,Type\n17.0,2021-03-04,AZ,raid\n2.02E+11,2021-03-05,AZ,raid\n3E5,2021-03-06,AZ,raid\n",
    );
    assert_eq!(incident(&imported.rows[0]).external_id.as_deref(), Some("17"));
    assert_eq!(codes(&imported.rows[1]), [Code::MangledId]);
    assert_eq!(incident(&imported.rows[2]).external_id.as_deref(), Some("3E5"), "some ids look like that");
}

#[test]
fn the_day_of_an_upload_is_not_the_day_of_an_incident_that_another_column_may_hold() {
    let header = "_id,_uuid,_submission_time,_index,_validation_status,";
    let row = "1,a,2021-03-05T10:00:00,1,,";
    let asked = format!("{header}¿En qué momento?,tipo de incidente,estado\n{row}2019-07-04,redada,AZ\n");
    assert_eq!(refusal(&asked), "unknown_columns");
    let alone = import_text(&format!("{header}tipo de incidente,estado\n{row}redada,AZ\n"));
    assert_eq!(incident(&alone.rows[0]).occurred.to_string(), "2021-03-05");
}

#[test]
fn an_answer_that_was_ticked_is_no_number_of_people() {
    let text = "_id,_uuid,_submission_time,_index,_validation_status,afectados,afectados/mujeres,afectados/muertos,fecha,tipo de incidente,estado\n\
                1,a,2021-03-05T10:00:00,1,,mujeres muertos,1,1,2021-03-04,abuso,AZ\n";
    let counts = incident(&import_text(text).rows[0]).counts;
    assert_eq!((counts.women, counts.dead), (None, None));
}

#[test]
fn two_places_of_one_row_must_be_one() {
    let header = "Web ID,Reported Date,Number Dead,Minimum Estimated Number of Missing,Cause of Death,Location Coordinates,latitude,longitude\n";
    let rows = "1,2020-01-01,1,0,Drowning,\"31.65, -110.36\",31.6,-110.4\n2,2020-01-02,1,0,Drowning,\"31.65, -110.36\",26.3,-98.75\n";
    let imported = import_text(&format!("{header}{rows}"));
    incident(&imported.rows[0]);
    assert_eq!(codes(&imported.rows[1])[0], Code::PlacesContradict);
}

#[test]
fn what_a_register_calls_otherwise_in_another_year_is_not_lost() {
    let header = "ML Number,Reporting Date,Latitude,Longitude,Gender,COD,Municipio,State,Age,Unheard Of\n";
    let imported = import_text(&format!("{header}00-97,1/10/2000,31.9,-111.5,Female,Exposure,Pima,AZ,30,x\n"));
    assert_eq!(imported.plan.preset(), "ogis");
    let taken = incident(&imported.rows[0]);
    assert_eq!(taken.cause_of_death.as_deref(), Some("Exposure"));
    assert_eq!(taken.gender, Some(spotlight_core::code::Gender::Woman));
    assert_eq!(taken.stated_county.as_deref(), Some("Pima"));
    assert_eq!(imported.receipt.left_out(), ["Unheard Of"]);
}

#[test]
fn most_parentheses_are_asides() {
    let text = "ID (folio),Date (UTC),Category (type),State (abbreviation),Muertos (personas),Sexo (hombre/mujer),Place (locality),Edad (años cumplidos)\n\
                1,2021-03-04,death,AZ,2,mujer,Sasabe,61\n";
    let imported = import_text(text);
    let taken = incident(&imported.rows[0]);
    assert_eq!(
        (taken.counts.dead, taken.external_id.as_deref(), taken.place_name.as_deref()),
        (Some(2), Some("1"), Some("Sasabe"))
    );
    assert_eq!(imported.receipt.left_out(), [""; 0]);
}

#[test]
fn secrecy_needs_no_certain_word() {
    let given = Options { consent: Some(Consent::PublicRecord), ..options() };
    let consent = |header: &str, cell: &str| {
        let text = format!("Type,Date,State,{header}\nraid,2021-03-04,AZ,{cell}\n");
        incident(&import(&Input::from_bytes("x.csv", text.into()), &given).unwrap().rows[0]).consent
    };
    let all = Some(Consent::PublicRecord);
    for (header, cell, expected) in [
        ("Confidential (Confidencial)", "Sí por seguridad", Some(Consent::None)),
        ("Confidencialidad", "Alta", Some(Consent::None)),
        ("Do not share", "x", Some(Consent::None)),
        ("Consent (see codes)", "none", Some(Consent::None)),
        ("Consentimiento de la familia", "No dio", Some(Consent::None)),
        ("Consentimiento de la familia", "pendiente", None),
        ("Consentimiento de la familia", "Sí", all),
        ("Consent", "unknown", None),
        ("Confidential", "None", all),
        ("Confidential", "", all),
        ("Date published", "2021-05-01", all),
    ] {
        assert_eq!(consent(header, cell), expected, "{header}: {cell}");
    }
}

#[test]
fn where_somebody_came_from_is_not_where_it_happened() {
    let imported = import_text(
        "Date,Type,Country,County,State\n2021-03-04,death,Guatemala,Pima,AZ\n2021-03-05,death,Honduras C.A.,La Paz,\n",
    );
    assert_eq!(place(&imported, 0), &Place::County("04019".into()));
    assert_eq!(codes(&imported.rows[1])[0], Code::OtherCountry);
}

#[test]
fn what_goes_on_keeps_its_first_day() {
    let imported =
        import_text("Start date,End date,Type,State\n2021-01-01,ongoing,raid,AZ\n2021-02-01,2021-03,raid,AZ\n");
    assert_eq!(incident(&imported.rows[0]).occurred.to_string(), "2021-01-01");
    assert!(codes(&imported.rows[0]).contains(&Code::BadEnd));
    assert_eq!(incident(&imported.rows[1]).occurred.to_string(), "2021-02-01/2021-03-31");
    let survey = "ResponseId,StartDate,EndDate,RecordedDate,Type,State\nR_1,2021-03-04,2021-03-04,2021-03-04,raid,AZ\n";
    assert_eq!(refusal(survey), "unknown_columns", "when a survey was answered is not when it happened");
}

#[test]
fn words_that_begin_exactly_may_end_otherwise() {
    let text = "Date,Date precision,Type,County,State,Latitude,Longitude,Location precision\n\
                2021-01-02,exact day unknown,death,Pima,AZ,31.95,-111.6,exact location unknown\n\
                2021-02-03,precise to month,death,Pima,AZ,31.95,-111.6,GPS of nearest town\n\
                2021-01-04,exact,death,Pima,AZ,31.95,-111.6,exact\n";
    let imported = import_text(text);
    let dates: Vec<_> = imported.rows.iter().map(|row| incident(row).occurred.to_string()).collect();
    assert_eq!(dates, ["2021-01", "2021-02", "2021-01-04"]);
    let exact: Vec<_> = (0..3).map(|row| matches!(place(&imported, row), Place::At(_))).collect();
    assert_eq!(exact, [false, false, true]);
}

#[test]
fn a_category_that_is_no_death_is_not_doubted_by_a_cause() {
    let imported = import_text(
        "Date,State,Type,Cause of death,Damage\n2021-03-04,AZ,use of force,Survived,Total\n2021-03-05,AZ,death,Survived,Total\n2021-03-06,Pima Total,death,Heat,\n",
    );
    assert_eq!(incident(&imported.rows[0]).category, "use_of_force");
    assert_eq!(codes(&imported.rows[1]), [Code::UndecidedCategory]);
    assert_eq!(codes(&imported.rows[2]), [Code::TotalRow]);
}

#[test]
fn a_register_without_a_category_may_say_by_its_day_what_it_is_about() {
    let category = |header: &str, row: &str| {
        let imported = import_text(&format!("{header}\n{row}\n"));
        (incident(&imported.rows[0]).category.clone(), incident(&imported.rows[0]).cause_of_death.clone())
    };
    let place = "County,State";
    let pima = "Pima,AZ";
    for (day, more, values, is, cause) in [
        ("Date of Death", "Age,Cause,Manner", "31,Hyperthermia,Accident", "death", Some("Hyperthermia")),
        ("Date Body Found", "Prelim. Cause of Death", "Drowning", "death", Some("Drowning")),
        ("Date Found", "Decedent,Sex", "x,M", "death", None),
        ("Date of Death", "Sex", "M", "death", None),
        ("DBF", "ME/C Case Number", "ML0", "death", None),
        ("Fecha de desaparición", "Sexo", "M", "disappearance", None),
        ("DLC", "Missing Age", "41", "disappearance", None),
    ] {
        let found = category(&format!("No,{day},{more},{place}"), &format!("1,2021-03-04,{values},{pima}"));
        assert_eq!((found.0.as_str(), found.1.as_deref()), (is, cause), "{day}");
    }
    // Somebody or something found, a day of an arrest, and two days: nobody can tell.
    for (days, values) in [
        ("Date Found,Sex", "2021-03-04,M"),
        ("Date of arrest,Sex", "2021-03-04,M"),
        ("Date missing,Date of death", "2021-03-04,2021-04-01"),
    ] {
        assert_eq!(refusal(&format!("No,{days},{place}\n1,{values},{pima}\n")), "unknown_columns", "{days}");
    }
}
