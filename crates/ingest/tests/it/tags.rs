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

