//! Hashtags below a header, and editions of the Missing Migrants register that were passed on.

use crate::common::{import, import_text, incident, options};
use spotlight_core::Lang;
use spotlight_core::code::DateKind;
use spotlight_ingest::{Ask, Input};
use spotlight_record::Place;

fn refused(text: &str) -> String {
    match import(&Input::from_bytes("x.csv", text.into()), &options()) {
        Err(refusal) => refusal.message(Lang::En),
        Ok(imported) => panic!("taken: {text}\n{:?}", imported.rows),
    }
}

#[test]
fn what_a_hashtag_adds_makes_the_column_another() {
    let row = "2021-03-14,Pima,AZ,31.91234,-111.31234,death\n";
    let of_origin = "#date+occurred,#adm2+origin,#adm1+origin,#geo+lat+origin,#geo+lon+origin,#event+type";
    let said = refused(&format!("Date,County,State,Lat,Lon,Type\n{of_origin}\n{row}"));
    assert!(said.contains("the place"), "{said}");
    let updated = "#date+updated,#adm2+name,#adm1+name,#geo+lat,#geo+lon,#event+type";
    let said = refused(&format!("Date,County,State,Lat,Lon,Type\n{updated}\n{row}"));
    assert!(said.contains("the date"), "{said}");
    let reported =
        import_text(&format!("Date,County,State,Lat,Lon,Type\n{}\n{row}", updated.replace("updated", "reported")));
    assert_eq!(incident(&reported.rows[0]).date_kind, Some(DateKind::Reported));
    let plain =
        import_text(&format!("Date,County,State,Lat,Lon,Type\n{}\n{row}", updated.replace("updated", "occurred")));
    assert!(matches!(incident(&plain.rows[0]).place, Place::At(_)));
}

#[test]
fn a_hashtag_of_another_field_is_a_question() {
    let imported = import_text(
        "Date,County,State,Type,Dead,Women\n#date+occurred,#adm2+name,#adm1+name,#event+type,#affected+injured,#indicator+pct+f\n\
         2021-03-14,Pima,AZ,abuse,3,40\n",
    );
    let counts = incident(&imported.rows[0]).counts;
    assert_eq!((counts.dead, counts.injured, counts.women), (None, None, None));
    assert_eq!(imported.plan.asks(), [Ask::Mapping { field: "dead", columns: vec![4] }]);
    let same = import_text(
        "Date,State,Type,Dead\n#date+occurred,#adm1+name,#event+type,#affected+killed\n2021-03-14,AZ,abuse,3\n",
    );
    assert_eq!(incident(&same.rows[0]).counts.dead, Some(3));
}

#[test]
fn hashtags_for_regions_spans_and_ids_are_understood() {
    let imported = import_text(
        "#event+id,#date+start,#date+end,#adm1+name,#adm2+name,#event+type,#affected+killed\n\
         E1,2021-03-14,2021-03-16,California,Imperial,death,2\n",
    );
    let taken = incident(&imported.rows[0]);
    assert_eq!(taken.place, Place::County("06025".into()));
    assert_eq!(
        (taken.external_id.as_deref(), taken.occurred.to_string().as_str()),
        (Some("E1"), "2021-03-14/2021-03-16")
    );
    let origin = import_text(
        "#event+id,#date+occurred,#adm1+origin,#adm2+origin,#adm1+name,#adm2+name,#event+type\n\
         E1,2021-03-14,Chihuahua,Juárez,California,Imperial,death\n",
    );
    assert_eq!(incident(&origin.rows[0]).place, Place::County("06025".into()));
}

/// The columns and two rows of the register, of which the second counts only somebody missing.
const HEADER: &str = "Main ID,Incident ID,Incident Type,Region of Incident,Incident Date,Incident year,Reported Month,Number of Dead,\
    Minimum Estimated Number of Missing,Total Number of Dead and Missing,Cause of Death,Location of death,Coordinates,URL";
const ROWS: [&str; 2] = [
    "2020.MMP1,2020.MMP1,Incident,North America,2020-09-28,2020,September,1,,1,Drowning,Rio Grande,POINT (-110.26 31.55),",
    "2020.MMP2,2020.MMP2,Split Incident,North America,2020-09-29,2020,September,,2,2,Drowning,Rio Grande,POINT (-110.27 31.56),",
];

/// The file with a header and what becomes of each row.
fn categories(header: &str, rows: &[String]) -> Vec<String> {
    let imported = import_text(&format!("{header}\n{}\n", rows.join("\n")));
    imported.rows.iter().map(|row| incident(row).category.clone()).collect()
}

#[test]
fn the_missing_migrants_register_is_known_however_it_is_passed_on() {
    let rows: Vec<String> = ROWS.iter().map(|row| (*row).to_owned()).collect();
    let camel = |name: &str| {
        let word = |word: &str| format!("{}{}", word[..1].to_uppercase(), word[1..].to_lowercase());
        name.split(' ').map(word).collect::<String>()
    };
    let camel = HEADER.split(',').map(camel).collect::<Vec<_>>().join(",");
    let pair = |row: &str, x: bool| {
        let (one, other) = (row.find("POINT").unwrap(), row.find(')').unwrap());
        let inside = row[one + 7..other].replace(' ', ",");
        let (lon, lat) = inside.split_once(',').unwrap();
        let two = if x { format!("{lon},{lat}") } else { format!("{lat},{lon}") };
        format!("{}{two}{}", &row[..one], &row[other + 1..])
    };
    let without = |text: &str, from: usize, count: usize| {
        text.split(',')
            .enumerate()
            .filter(|(i, _)| !(from..from + count).contains(i))
            .map(|(_, c)| c)
            .collect::<Vec<_>>()
            .join(",")
    };
    for (header, rows) in [
        (HEADER.to_owned(), rows.clone()),
        (HEADER.replace(' ', "."), rows.clone()),
        (camel, rows.clone()),
        (HEADER.replace("Coordinates", "Latitude,Longitude"), rows.iter().map(|row| pair(row, false)).collect()),
        (HEADER.replace("Coordinates", "X,Y"), rows.iter().map(|row| pair(row, true)).collect()),
        (without(HEADER, 0, 1), rows.iter().map(|row| without(row, 0, 1)).collect()),
        (without(HEADER, 4, 1), rows.iter().map(|row| without(row, 4, 1)).collect()),
        (
            HEADER
                .replace("Number of Dead,", "Number Dead,")
                .replace("Minimum Estimated Number of Missing", "Number Missing"),
            rows.clone(),
        ),
    ] {
        assert_eq!(categories(&header, &rows), ["death", "disappearance"], "{header}");
    }
}

#[test]
fn a_part_of_an_incident_is_no_category() {
    let header = "ID principal,Tipo de incidente,Fecha del incidente,Número de muertos,Número mínimo estimado de desaparecidos,Causa de muerte,Coordenadas";
    let rows = [
        "a,Incident,2020-09-28,1,,Drowning,POINT (-110.26 31.55)",
        "b,Split Incident,2020-09-29,,2,Drowning,POINT (-110.27 31.56)",
    ];
    assert_eq!(categories(header, &rows.map(str::to_owned)), ["death", "disappearance"]);
    // The sum of both alone does not tell the dead from the missing.
    let said = refused(
        "Incident Type,Incident Date,Total Number of Dead and Missing,Cause of Death,Coordinates\n\
         Incident,2020-09-28,1,Drowning,POINT (-110.26 31.55)\n",
    );
    assert!(said.contains("the category"), "{said}");
}

#[test]
fn a_point_of_several_is_a_point_if_it_is_the_only_one() {
    let one = |cell: &str| import_text(&format!("WKT,fecha,tipo\n{cell},2021-03-14,muerte\n")).rows.remove(0);
    for cell in ["MultiPoint ((-110.26 31.55))", "MULTIPOINT (-110.26 31.55)", "MULTIPOINT Z ((-110.26 31.55 900))"] {
        assert!(matches!(incident(&one(cell)).place, Place::At(_)), "{cell}");
    }
    let two = "WKT,fecha,tipo\n\"MULTIPOINT ((-110.26 31.55), (-110.27 31.56))\",2021-03-14,muerte\n";
    assert!(refused(two).contains("the place"));
}
