//! Numbers and words that stand for something else than they seem: ages that fill blanks, counts among answers, days as numbers, the precision of
//! a place in words.

use crate::common::{codes, import, import_text, incident, options};
use spotlight_core::code::AgeGroup;
use spotlight_ingest::{Code, Input, Row};
use spotlight_record::Place;

fn rows(header: &str, rows: &[String]) -> Vec<Row> {
    import_text(&format!("{header}\n{}\n", rows.join("\n"))).rows
}

fn ages(cells: &[&str]) -> Vec<Option<AgeGroup>> {
    let lines: Vec<String> =
        cells.iter().zip(1..).map(|(age, n)| format!("{n},2021-03-{:02},AZ,death,{age}", 1 + n % 28)).collect();
    rows("Case,Date,State,Type,Age", &lines).iter().map(|row| incident(row).age_group).collect()
}

#[test]
fn an_age_of_0_that_fills_blanks_is_no_child() {
    let filled = ["0", "34", "0", "22", "0", "0", "41", "3"];
    assert_eq!(ages(&filled)[..2], [None, Some(AgeGroup::Adult)]);
    let text = filled.iter().zip(1..).map(|(age, n)| format!("{n},2021-03-0{n},AZ,death,{age}\n"));
    let text = text.collect::<Vec<_>>().concat();
    let imported = import_text(&format!("Case,Date,State,Type,Age\n{text}"));
    assert!(codes(&imported.rows[0]).contains(&Code::PlaceholderNumber));
    // Infants among other small children, and one among many adults, are what they are.
    assert_eq!(ages(&["0", "1", "2", "0", "34", "1", "0"])[0], Some(AgeGroup::Child));
    assert_eq!(ages(&["0", "34", "25", "41"])[0], Some(AgeGroup::Child));
}

#[test]
fn ages_are_read_with_their_unit_and_with_a_decimal_comma() {
    let child = Some(AgeGroup::Child);
    let adult = Some(AgeGroup::Adult);
    assert_eq!(
        ages(&["\"17,0\"", "25 Years", "25 años", "25 y/o", "8 months", "3 meses"]),
        [child, adult, adult, adult, child, child]
    );
    assert_eq!(ages(&["\"17,5,1\"", "20-25", "25 kg", "\"1,5\""]), [None; 4]);
}

#[test]
fn how_many_were_identified_is_no_yes_or_no() {
    let of = |header: &str, cells: &[&str]| {
        let lines: Vec<String> =
            cells.iter().zip(1..).map(|(cell, n)| format!("{n},2021-03-0{n},AZ,death,{cell}")).collect();
        rows(&format!("Case,Date,State,Type,{header}"), &lines)
            .iter()
            .map(|row| incident(row).identified)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("Bodies,Identified", &["3,0", "3,1", "3,2"]), [None; 3]);
    assert_eq!(of("Bodies,Identified", &["3,0", "1,1", "1,1"]), [None; 3]);
    assert_eq!(of("Bodies,Identified", &["1,0", "1,1", "1,1"]), [Some(false), Some(true), Some(true)]);
    assert_eq!(of("Bodies,Identified", &["3,no", "1,yes", "1,yes"]), [Some(false), Some(true), Some(true)]);
}

#[test]
fn words_for_the_precision_of_a_place_are_heard_whatever_their_column_is_called() {
    let place = |column: &str, says: &str| {
        let text = format!(
            "Case,Date,Type,County,State,Latitude,Longitude,{column}\n1,2021-03-14,death,Pima,AZ,31.97886,-111.62158,{says}\n"
        );
        let row = import_text(&text).rows.remove(0);
        (matches!(incident(&row).place, Place::At(_)), codes(&row).contains(&Code::BadPrecision))
    };
    for (column, says) in [
        ("Accuracy Type", "county"),
        ("Accuracy Type", "place"),
        ("Accuracy Type", "state"),
        ("Geocodio Accuracy Type", "zip"),
        ("Coordinate source", "County centroid"),
    ] {
        assert_eq!(place(column, says), (false, false), "{column}: {says}");
    }
    for (column, says) in [("Accuracy Type", "rooftop"), ("Coordinate source", "GPS"), ("GPS Accuracy", "exact")] {
        assert_eq!(place(column, says), (true, false), "{column}: {says}");
    }
    for (column, says) in [
        ("GPS Accuracy", "ranch gate"),
        ("Coordinate source", "Estimated from map"),
        ("Accuracy Type", "street_center"),
    ] {
        assert_eq!(place(column, says), (true, true), "{column}: {says}");
    }
}

#[test]
fn days_that_count_from_1970_are_days_in_utc() {
    for (cells, millis) in [(["1586131200000", "1700870400000"], true), (["1586131200", "1700870400"], false)] {
        let lines: Vec<String> = cells.iter().map(|cell| format!("{cell},death,AZ")).collect();
        let rows = rows("Incident_Date,Type,State", &lines);
        assert_eq!(incident(&rows[0]).occurred.to_string(), "2020-04-06", "{millis}");
        assert!(codes(&rows[1]).contains(&Code::EpochDate));
    }
}

#[test]
fn a_day_without_its_year_is_of_the_year_beside_it() {
    let dates = |cells: &[&str]| {
        let lines: Vec<String> =
            cells.iter().zip(1..).map(|(cell, n)| format!("F{n},{cell},Pima,Arizona,death")).collect();
        rows("Case,Year,Date,County,State,Type", &lines)
    };
    let taken = dates(&["2020,01/29", "2017,05/29", "2022,07/11"]);
    assert_eq!(incident(&taken[2]).occurred.to_string(), "2022-07-11");
    assert_eq!(incident(&dates(&["2020,Jan 29", "2017,May 29"])[0]).occurred.to_string(), "2020-01-29");
    // Nothing decides, or the number may be the year.
    assert_eq!(codes(&dates(&["2020,01/11", "2017,05/02"])[0]), [Code::AmbiguousDate]);
    assert_eq!(codes(&dates(&["2021,01/21", "2017,05/29"])[0]), [Code::BadDate]);
}

#[test]
fn the_month_of_the_report_is_not_that_of_the_incident() {
    let day = |header: &str| {
        let row =
            rows(&format!("Folio,{header},County,State,Type"), &["F0,2019,January,Pima,AZ,death".to_owned()]).remove(0);
        incident(&row).occurred.to_string()
    };
    assert_eq!(day("Incident Year,Reported Month"), "2019");
    assert_eq!(day("Incident Year,Incident Month"), "2019-01");
    assert_eq!(day("Year,Month"), "2019-01");
}

#[test]
fn authorities_are_known_by_their_whole_names_and_sums_of_months_by_their_columns() {
    let row = rows(
        "Fecha,Tipo,Entidad de los hechos,Autoridad responsable",
        &["2021-03-14,raid,Sonora,Instituto Nacional de Migración; ICE".to_owned()],
    );
    assert_eq!(incident(&row[0]).actors, ["ice", "inm"]);
    let sums = "Año,Mes,Estado,Grupo,Migrantes rescatados,Migrantes fallecidos,Tipo\n2021,enero,Sonora,Beta,27,1,muerte\n\
                2021,febrero,Sonora,Beta,14,2,muerte\n2021,marzo,Sonora,Beta,12,2,muerte\n";
    let refusal = import(&Input::from_bytes("x.csv", sums.into()), &options()).err().unwrap();
    assert_eq!(refusal.code(), "counts");
}

#[test]
fn counts_within_the_groups_of_odk_central_are_read() {
    let text = "SubmissionDate,incident-incident_date,incident-incident_type,incident-location-Latitude,incident-location-Longitude,\
                incident-location-Altitude,incident-location-Accuracy,incident-dead,meta-instanceID,KEY,SubmitterID\n\
                2020-04-09T01:22:11.000Z,2020-04-06,use_of_force,32.93866,-115.46793,1100,4.9,2,uuid:0,uuid:0,12\n";
    assert_eq!(incident(&import_text(text).rows[0]).counts.dead, Some(2));
}
