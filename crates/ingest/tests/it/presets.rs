//! Known exports, each with the exact header that its tool writes and rows as it writes them.

use proptest::prelude::*;
use spotlight_ingest::{Code, Input, Options, Outcome, Row};
use spotlight_record::{Incident, Place};

use crate::common::{Imported, import, options};

fn read(text: &str) -> Imported {
    import(&Input::from_bytes("export.csv", text.into()), &options())
        .unwrap_or_else(|refusal| panic!("{refusal}\n{text}"))
}

fn incident(row: &Row) -> &Incident {
    match &row.outcome {
        Outcome::Incident(incident) => incident,
        other => panic!("{other:?}: {:?}", row.notes),
    }
}

fn first(imported: &Imported) -> &Incident {
    incident(&imported.rows[0])
}

fn at(incident: &Incident) -> (f64, f64) {
    match incident.place {
        Place::At(at) => (at.lat(), at.lon()),
        ref other => panic!("{other:?}"),
    }
}

/// Preset, text.
const EXPORTS: [(&str, &str); 14] = [
    (
        "kobo",
        "\"start\";\"end\";\"username\";\"deviceid\";\"incident/date\";\"incident/category\";\"incident/place\";\"incident/_place_latitude\";\"incident/_place_longitude\";\"incident/_place_altitude\";\"incident/_place_precision\";\"_id\";\"_uuid\";\"_submission_time\";\"_validation_status\";\"_notes\";\"_tags\"\n\
         \"#date+start\";\"\";\"\";\"\";\"#date+occurred\";\"#event\";\"\";\"#geo+lat\";\"#geo+lon\";\"\";\"\";\"\";\"\";\"\";\"\";\"\";\"\"\n\
         \"2023-05-15T09:00\";\"2023-05-15T09:10\";\"Xóchitl\";\"collect:x\";\"2023-05-14\";\"raid\";\"31.9 -111.5 900 4\";\"31.9\";\"-111.5\";\"900\";\"4\";\"123\";\"u-1\";\"2023-05-15T16:10:00\";\"\";\"\";\"\"\n",
    ),
    (
        "odk_central",
        "SubmissionDate,incident-category,incident-date,location-Latitude,location-Longitude,location-Altitude,location-Accuracy,meta-instanceID,KEY,SubmitterID,SubmitterName,AttachmentsPresent,Status\n\
         2023-05-15T16:10:00.000Z,raid,2023-05-14,31.9,-111.5,900,4.5,uuid:1,uuid:1,7,Xóchitl,0,\n",
    ),
    (
        "ona",
        "name,category,incident_date,location,_location_latitude,_location_longitude,_location_altitude,_location_precision,meta/instanceID,_uuid,_submission_time,_tags,_notes\n\
         Xóchitl,raid,2023-05-14,31.9 -111.5 0 4,31.9,-111.5,0,4,uuid:1,u-1,2023-05-15T16:10:00,,\n",
    ),
    (
        "ushahidi_v2",
        "Serial,INCIDENT TITLE,INCIDENT DATE,LOCATION,DESCRIPTION,CATEGORY,LATITUDE,LONGITUDE,APPROVED,VERIFIED\n\
         1,Redada,14/05/2023 22:10,Arivaca,x,raid,31.9,-111.5,YES,NO\n",
    ),
    (
        "ushahidi_v3",
        "title, name, date, location, details, lat, lon, category, actions.0, actions.1\n\
         Missing person, Xóchitl, 2023-05-14, Arivaca, x, 31.9, -111.5, Missing person, ground_search,\n",
    ),
    (
        "ushahidi_v4",
        "Post ID,Survey,Post Status,Created (UTC),Updated (UTC),Post Date (UTC),Contact ID,Contact,Source,Title,Category,Location.lat,Location.lon\n\
         9,Reports,published,2023-05-15 09:00:00,2023-05-15 09:00:00,2023-05-14 09:00:00,,,Web,Redada,raid,31.9,-111.5\n",
    ),
    (
        "uwazi",
        "title__en,title__es,Date::From,place_geolocation,category,date,sources\nRaid,Redada,x,31.9|-111.5,raid,2023-05-14,Casa|Radio\n",
    ),
    (
        "timemap",
        "id,description,date,time,time_precision,location,latitude,longitude,category,associations,sources\n\
         1,x,2023-05-14,22:10,month,Arivaca,31.9,-111.5,raid,,S1\n",
    ),
    (
        "acled",
        "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,admin1,admin2,location,latitude,longitude,geo_precision,source,notes,fatalities\n\
         MEX1,14 May 2023,2023,1,Violence against civilians,Abduction/forced disappearance,Gang,Sonora,Altar,Altar,30.7,-111.8,1,El Imparcial,x,0\n\
         MEX2,14 May 2023,2023,3,Protests,Excessive force against protesters,Police,Sonora,Altar,Altar,30.7,-111.8,3,El Imparcial,x,0\n\
         MEX3,14 May 2023,2023,1,Battles,Armed clash,Gang,Sonora,Altar,Altar,30.7,-111.8,1,El Imparcial,x,2\n",
    ),
    (
        "no_more_deaths",
        "Source,Year,Date,Age,Age_Range,Gender,Nationality,Cause_of_Death,Latitude,Longitude,County,State\n\
         OMI,2023,2023-05-14,34,30-39,Male,Mexico,Hyperthermia,31.78,-106.6,Dona Ana,NM\n",
    ),
    (
        "mx_press",
        "ano,fecha,estado,cve_ente,municipio,cve_muni,latitud,longitud,categoria\n\
         2023,14/05/2023,Sonora,26,Nogales,43,na,na,raid\n2023,15/05/2023,Baja California,2,San Quintín,6,na,na,raid\n\
         2023,16/05/2023,Campeche,4,Calkiní,1,na,na,raid\n2023,17/05/2023,Quintana Roo,23,Benito Juárez,5,na,na,raid\n\
         2023,18/05/2023,Sonora,26,Altar,43,na,na,raid\n",
    ),
    (
        "openevsys",
        "event_record_number,event_title,initial_date,initial_date_type,geographical_term,latitude,longitude,violation_status,type_of_act,method_of_violence,reliability_of_information,confidentiality\n\
         E1,x,2023-05-14,unknown day,Arivaca,31.9,-111.5,Completed,Arbitrary detention,x,Reliable,no\n",
    ),
    (
        "iom_2022",
        "Main ID,Incident ID,Incident Type,Region of Incident,Incident Date,Incident Year,Month,Number of Dead,Minimum Estimated Number of Missing,Total Number of Dead and Missing,Number of Survivors,Number of Females,Number of Males,Number of Children,Country of Origin,Region of Origin,Cause of Death,Country of Incident,Migration Route,Location of Incident,Coordinates,UNSD Geographical Grouping,Information Source,URL,Source Quality\n\
         2024.MMP1,2024.MMP1,Incident,North America,2023-05-14,2023,May,1,0,1,0,0,1,0,Mexico,Latin America,Drowning,United States,US-Mexico border crossing,Rio Grande,\"31.9, -111.5\",Northern America,x,https://a.org,4\n",
    ),
    (
        "ogis",
        "ML_Number,Sex,Age,Reporting_Date,Surface_Management,Corridor,Cause_of_Death,State,County,Latitude,Longitude,UTM_X,UTM_Y\n\
         23-00001,male,34,5/4/23,BLM,Douglas,Undetermined,Arizona,Pima,31.9,-111.5,1,2\n",
    ),
];

fn export(preset: &str) -> Imported {
    let (_, text) = EXPORTS.iter().find(|(name, _)| *name == preset).unwrap();
    let imported = read(text);
    assert_eq!(imported.plan.preset(), preset);
    imported
}

#[test]
fn every_export_is_recognised_and_its_first_row_taken() {
    for (preset, _) in EXPORTS {
        let imported = export(preset);
        let incident = first(&imported);
        assert!(incident.occurred.to_string().starts_with("2023-05"), "{preset}: {}", incident.occurred);
        assert!(!format!("{incident:?}").contains("Xóchitl"), "{preset}: no name gets in: {incident:?}");
    }
}

#[test]
fn a_form_has_its_place_id_and_precision_from_the_tool_and_the_rest_from_the_guess() {
    for (preset, system, id, precision) in
        [("kobo", "kobo", "123", Some(4)), ("odk_central", "odk", "uuid:1", Some(5)), ("ona", "ona", "u-1", Some(4))]
    {
        let imported = export(preset);
        let incident = first(&imported);
        assert_eq!((incident.source_system.as_str(), incident.external_id.as_deref()), (system, Some(id)), "{preset}");
        assert_eq!((at(incident), incident.location_uncertainty_m), ((31.9, -111.5), precision), "{preset}");
        assert_eq!((incident.occurred.to_string().as_str(), incident.date_kind), ("2023-05-14", None), "{preset}");
    }
    let left_out = export("kobo").plan.left_out_columns();
    assert!(["username", "deviceid"].iter().all(|name| left_out.contains(&(*name).to_owned())), "{left_out:?}");
}

#[test]
fn the_day_of_the_submission_is_taken_only_where_the_form_asks_for_none() {
    let text = "SubmissionDate,category,place-Latitude,place-Longitude,KEY\n2023-05-15T16:10:00.000Z,raid,31.9,-111.5,uuid:1\n";
    let imported = read(text);
    assert_eq!(first(&imported).occurred.to_string(), "2023-05-15");
    assert_eq!(first(&imported).date_kind.unwrap().as_str(), "reported");
    let v4 = export("ushahidi_v4");
    assert_eq!(
        (first(&v4).occurred.to_string().as_str(), first(&v4).date_kind.unwrap().as_str()),
        ("2023-05-14", "reported")
    );
}

#[test]
fn two_questions_for_a_place_are_a_question() {
    let text = "SubmissionDate,category,scene-Latitude,scene-Longitude,place-Latitude,place-Longitude,KEY\n2023-05-15,raid,31.9,-111.5,31.8,-111.4,uuid:1\n";
    let refusal = import(&Input::from_bytes("x.csv", text.into()), &options()).map(|_| ()).unwrap_err();
    assert_eq!(refusal.code(), "unknown_columns");
}

#[test]
fn uwazi_reads_a_geolocation_and_ushahidi_its_kinds_of_reports() {
    let uwazi = export("uwazi");
    assert_eq!((at(first(&uwazi)), first(&uwazi).title.as_deref()), ((31.9, -111.5), Some("Raid")));
    assert_eq!(first(&export("ushahidi_v3")).category, "disappearance");
    assert_eq!(first(&export("ushahidi_v2")).title.as_deref(), Some("Redada"));
}

#[test]
fn acled_takes_only_kinds_of_events_that_surely_are_ours() {
    let imported = export("acled");
    assert_eq!(first(&imported).category, "disappearance");
    assert_eq!(first(&imported).counts.dead, Some(0), "nobody died is another fact than unknown");
    let force = incident(&imported.rows[1]);
    assert_eq!((force.category.as_str(), force.occurred.to_string().as_str()), ("use_of_force", "2023-05"));
    assert_eq!(force.place, Place::County("26004".into()), "coordinates of a capital are no place");
    assert_eq!(imported.rows[2].notes[0].code, Code::UnknownCategory);
}

#[test]
fn inexact_days_stay_inexact() {
    assert_eq!(first(&export("timemap")).occurred.to_string(), "2023-05");
    assert_eq!(first(&export("openevsys")).occurred.to_string(), "2023-05");
}

#[test]
fn a_mexican_register_is_placed_by_its_codes_and_never_in_another_country() {
    let imported = export("mx_press");
    assert_eq!(first(&imported).place, Place::County("26043".into()));
    assert_eq!(incident(&imported.rows[1]).place, Place::County("02001".into()));
    assert_eq!(imported.rows[1].notes[0].code, Code::ParentRegion);
    assert!(imported.rows[1].notes[0].message(spotlight_core::Lang::Es).contains("Ensenada"));
    for (row, code) in [(2, Code::UnknownRegion), (3, Code::UnknownRegion), (4, Code::RegionContradiction)] {
        assert!(matches!(imported.rows[row].outcome, Outcome::Rejected), "{:?}", imported.rows[row]);
        assert!(imported.rows[row].notes.iter().any(|note| note.code == code), "{:?}", imported.rows[row].notes);
    }
}

#[test]
fn codes_of_the_census_lose_their_zeros() {
    let imported = read(
        "category,date,State FIPS,County FIPS\nraid,2020,4,19\nraid,2019,4,4019\nraid,2020,5,1\nraid,2020,35,13\nraid,2020,4,35013\n",
    );
    assert_eq!(first(&imported).place, Place::County("04019".into()));
    assert_eq!(incident(&imported.rows[1]).place, Place::County("04019".into()));
    assert!(matches!(imported.rows[2].outcome, Outcome::Rejected), "Arkansas has no Coahuila");
    assert_eq!(incident(&imported.rows[3]).place, Place::County("35013".into()));
    assert!(!matches!(&imported.rows[4].outcome, Outcome::Incident(i) if matches!(i.place, Place::County(_))));
    let cvegeo = read("category,date,CVEGEO\nraid,2020,2001\nraid,2020,26043\nraid,2020,4001\nraid,2020,02007\n");
    assert_eq!(first(&cvegeo).place, Place::County("02001".into()));
    assert_eq!(incident(&cvegeo.rows[1]).place, Place::County("26043".into()));
    assert!(matches!(cvegeo.rows[2].outcome, Outcome::Rejected), "Calkiní is not Apache County");
    assert_eq!(incident(&cvegeo.rows[3]).place, Place::County("02002".into()));
}

#[test]
fn names_that_several_states_have_need_a_state() {
    let imported = read(
        "category,date,county,state\nraid,2020,Juárez,\nraid,2020,Juárez,Chih.\nraid,2020,Benito Juárez,Quintana Roo\n",
    );
    assert_eq!(imported.rows[0].notes[0].code, Code::AmbiguousRegion);
    assert!(imported.rows[0].notes[0].message(spotlight_core::Lang::En).contains("MX-CHH"));
    assert_eq!(incident(&imported.rows[1]).place, Place::County("08037".into()));
    assert!(matches!(imported.rows[2].outcome, Outcome::Rejected), "{:?}", imported.rows[2]);
}

#[test]
fn vintages_with_one_numbering_share_their_namespace() {
    let new = "ML Number,Name,Sex,Age,Reporting Date,Surface Management,Location,Location Precision,Corridor Code,Corridor,Cause of Death,OME Determined COD,Condition Code,Body Condition,Post Mortem Interval,State,County,Latitude,Longitude,UTM X,UTM Y\n\
               23-00001,Xóchitl,male,34,2023-05-04,BLM,,,,Douglas,Undetermined,,,,,Arizona,Pima,31.9,-111.5,1,2\n";
    let (old, new) = (export("ogis"), read(new));
    assert_eq!((first(&old).source_system.as_str(), first(&new).source_system.as_str()), ("ogis", "ogis"));
    assert_eq!(first(&old).occurred, first(&new).occurred, "M/D/YY");
    assert!(new.plan.left_out_columns().contains(&"Name".to_owned()));
}

#[test]
fn a_preset_can_be_asked_for_by_name() {
    let forced = |preset: &str, text: &str| {
        let wish = Options { preset: Some(preset.into()), ..options() };
        import(&Input::from_bytes("x.csv", text.into()), &wish).map(|imported| imported.plan.preset().to_owned())
    };
    assert_eq!(forced("acled", "category,date,lat,lon\nraid,2020,31,-110\n").unwrap_err().code(), "missing_columns");
}

/// The cells of an export, without its rows of hashtags.
fn cells(text: &str) -> (u8, Vec<Vec<String>>) {
    let delimiter = if text.starts_with('"') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
    (delimiter, rows.filter(|row| !row[0].starts_with("#date")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_columns_means_nothing(which in 0..EXPORTS.len(), seed in prop::collection::vec(any::<u32>(), 40)) {
        let (preset, text) = EXPORTS[which];
        let (delimiter, rows) = cells(text);
        let mut order: Vec<usize> = (0..rows[0].len()).collect();
        order.sort_by_key(|column| seed[*column]);
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(order.iter().map(|column| row[*column].as_str())).unwrap();
        }
        let shuffled = import(&Input::from_bytes("x.csv", writer.into_inner().unwrap()), &options()).unwrap();
        prop_assert_eq!(shuffled.plan.preset(), preset);
        let original = read(text);
        for (a, b) in original.rows.iter().zip(&shuffled.rows) {
            match (&a.outcome, &b.outcome) {
                (Outcome::Incident(a), Outcome::Incident(b)) => {
                    let (mut a, mut b) = (Incident::clone(a), Incident::clone(b));
                    // The description keeps columns in the order of the file.
                    let lines = |text: Option<String>| {
                        let mut lines: Vec<String> = text.unwrap_or_default().lines().map(str::to_owned).collect();
                        lines.sort();
                        lines
                    };
                    prop_assert_eq!(lines(a.description.take()), lines(b.description.take()));
                    prop_assert_eq!(a, b);
                }
                (a, b) => prop_assert_eq!(std::mem::discriminant(a), std::mem::discriminant(b)),
            }
        }
    }
}
