//! What looks like a value and may be another: taken with a remark, or not at all.

use crate::common::{Imported, codes, import, import_text, incident, options};
use spotlight_core::code::AgeGroup;
use spotlight_core::region::{RegionKind, Regions};
use spotlight_ingest::{Code, Input, Outcome};

fn dated(dates: &[&str]) -> Imported {
    let rows: Vec<String> = dates.iter().enumerate().map(|(n, date)| format!("{n},death,{date},US-AZ\n")).collect();
    import_text(&format!("external_id,category,date,state\n{}", rows.concat()))
}

#[test]
fn dates_that_a_spreadsheet_took_for_the_other_order_are_not_taken() {
    // 13/05, 06/03, 25/12, 07/09, 28/02, 30/06 and 05/05 of a list in day-month order, opened where months come first.
    let swapped = ["2021-03-06", "2021-09-07"];
    for real in [swapped, ["3-Jun-2021", "9-Jul-2021"], ["44261", "44386"]] {
        let imported = dated(&["13/05/2021", real[0], "25/12/2021", real[1], "28/02/2021", "30/06/2021", "2021-05-05"]);
        for (row, expected) in imported.rows.iter().zip([None, Some(()), None, Some(()), None, None, None]) {
            let mangled = codes(row) == [Code::MangledDate] && matches!(row.outcome, Outcome::Rejected);
            assert_eq!(mangled.then_some(()), expected, "{row:?}");
        }
    }
    // A day above 12 among the real dates, or a text below it: nothing was swapped.
    for other in ["2021-09-17", "07/09/2021"] {
        let imported = dated(&["13/05/2021", "2021-03-06", "25/12/2021", other, "28/02/2021", "30/06/2021"]);
        assert!(imported.rows.iter().all(|row| matches!(row.outcome, Outcome::Incident(_))), "{other}");
    }
}

#[test]
fn one_row_of_another_hand_does_not_hide_that_dates_were_swapped() {
    let dates = ["13/05/2021", "2021-06-03", "25/12/2021", "2021-09-07", "28/02/2021", "30/06/2021"];
    for other in ["2021-12-20", "04/06/2021", "07/25/2021"] {
        let imported = dated(&[&dates[..], &[other]].concat());
        for row in [1, 3] {
            assert_eq!(codes(&imported.rows[row]), [Code::MangledDate], "{other}");
        }
    }
}

#[test]
fn a_month_beside_the_date_says_that_nothing_was_swapped() {
    let text = "external_id,category,date,month,state\n1,death,13/05/2021,5,US-AZ\n2,death,2021-03-06,3,US-AZ\n\
                3,death,25/12/2021,12,US-AZ\n4,death,28/02/2021,2,US-AZ\n5,death,30/06/2021,6,US-AZ\n6,death,29/06/2021,6,US-AZ\n";
    assert!(import_text(text).rows.iter().all(|row| matches!(row.outcome, Outcome::Incident(_))));
}

#[test]
fn the_name_of_a_column_may_state_the_order_of_its_dates() {
    for (name, day) in [("Fecha (dd/mm/aaaa)", "2018-05-06"), ("Date of Incident (month/day/year)", "2018-06-05")] {
        let imported = import_text(&format!("{name},State,Category\n06/05/2018,AZ,death\n"));
        assert_eq!(incident(&imported.rows[0]).occurred.to_string(), day, "{name}");
    }
    let against = import_text("Fecha (dd/mm/aaaa),State,Category\n06/05/2018,AZ,death\n06/25/2018,AZ,death\n");
    assert_eq!(incident(&against.rows[1]).occurred.to_string(), "2018-06-25");
}

#[test]
fn days_that_programs_count_from_are_no_dates() {
    for day in ["1899-12-30", "30/12/1899", "01/01/1900", "1970-01-01", "1969-12-31", "1904-01-01", "1900", "1900-01"] {
        assert_eq!(codes(&dated(&[day]).rows[0]), [Code::PlaceholderDate], "{day}");
    }
    assert_eq!(codes(&dated(&["12/31/1969 17:00"]).rows[0]), [Code::PlaceholderDate], "midnight in Greenwich");
    assert!(matches!(dated(&["1970-01-02"]).rows[0].outcome, Outcome::Incident(_)));
}

#[test]
fn people_who_differ_only_in_what_is_left_out_are_no_repeats() {
    let imported = import_text(
        "name,category,date,state\nAna,death,2021-05-03,US-AZ\nLuis,death,2021-05-03,US-AZ\nAna,death,2021-05-03,US-AZ\n",
    );
    let [first, other, repeat] = &imported.rows[..] else { panic!("three rows") };
    incident(first);
    assert_eq!((codes(other), matches!(other.outcome, Outcome::Rejected)), (vec![Code::SameElsewhereOther], true));
    assert!(other.notes[0].message(spotlight_core::Lang::En).contains("line 2"), "{:?}", other.notes);
    assert!(matches!(repeat.outcome, Outcome::Duplicate { of_line: 2 }), "{repeat:?}");
    assert!(imported.receipt.adds_up());
}

#[test]
fn numbers_that_stand_for_unknown_are_left_blank() {
    let imported = import_text(
        "external_id,category,date,state,dead,children,age\n1,death,2021,US-AZ,99,999,99\n2,death,2021,US-AZ,12,9,98\n",
    );
    let row = incident(&imported.rows[0]);
    assert_eq!((row.counts.dead, row.counts.children, row.age_group), (None, None, None));
    assert_eq!(codes(&imported.rows[0]), [Code::PlaceholderNumber; 3]);
    let row = incident(&imported.rows[1]);
    assert_eq!((row.counts.dead, row.counts.children, row.age_group), (Some(12), Some(9), Some(AgeGroup::Older)));
    let large = import_text("external_id,category,date,state,injured\n1,raid,2021,US-AZ,99\n2,raid,2021,US-AZ,61\n");
    assert_eq!(incident(&large.rows[0]).counts.injured, Some(99), "one of several large numbers");
}

#[test]
fn whole_degrees_are_a_place_with_its_uncertainty() {
    let imported = import_text("external_id,category,date,lat,lon\n1,death,2021,32,-111\n2,death,2021,32.0,-111.25\n");
    assert_eq!(codes(&imported.rows[0]), [Code::WholeDegrees]);
    assert_eq!(incident(&imported.rows[0]).location_uncertainty_m, Some(75_000));
    assert_eq!((codes(&imported.rows[1]), incident(&imported.rows[1]).location_uncertainty_m), (vec![], None));
}

#[test]
fn a_coordinate_that_lost_its_decimals_has_its_uncertainty_however_it_is_written() {
    let cut = |header: &str, cells: &str| {
        let imported = import_text(&format!("category,date,{header}\ndeath,2021,{cells}\n"));
        let row = &imported.rows[0];
        let noted = codes(row) == [Code::WholeDegrees] && incident(row).location_uncertainty_m == Some(75_000);
        assert!(noted || codes(row).is_empty(), "{cells}: {row:?}");
        noted
    };
    for cell in ["31.65025, -110", "31.65025,-110.", "31°39'01\"\" N, 110° W", "31, -110.36", "POINT (-110 31.65025)"]
    {
        assert!(cut("coordinates", &format!("\"{cell}\"")), "{cell}");
    }
    for cell in ["31.65025, -110.36120", "31.5, -111.0", "31°39'01\"\" N, 110°00'00\"\" W", "POINT (-110 31.5)"] {
        assert!(!cut("coordinates", &format!("\"{cell}\"")), "{cell}");
    }
    assert!(cut("lat,lon", "31.65025,-111."));
    assert!(cut("lat,lon,Location Precision", "32,-111,GPS"), "whatever it calls itself");
    assert!(
        !cut("lat,lon,location_uncertainty_m", "32.2577,-111,100"),
        "one whole number by chance, which a spreadsheet has shortened"
    );
    assert!(cut("lat,lon,location_uncertainty_m", "32,-111,100"));
    assert!(!cut("lat,lon,UTM X,UTM Y", "32.2277,-111,500001,3565674"), "the metres say the same");
}

#[test]
fn minutes_and_seconds_behind_a_point_are_no_decimals() {
    let refused = |count: u32, step: u32, most: u32, others: &str| {
        let digits = |n: u32, seed: u32| (n * step + seed) % most * 100 + (n * 37 + seed) % most;
        let row = |n| format!("{n},death,2021,31.{:04},-110.{:04}\n", digits(n, 7), digits(n, 13));
        let rows: String = (0..count).map(row).collect();
        let imported = import_text(&format!("id,category,date,lat,lon\n{rows}{others}"));
        imported.rows.iter().filter(|row| codes(row) == [Code::MinutesAsDecimals]).count()
    };
    assert_eq!(refused(24, 11, 60, ""), 24);
    assert_eq!(refused(24, 11, 60, "w,death,2021,31,-110.2036\n"), 25, "31°00'00\", without its zeros");
    assert_eq!(refused(24, 11, 60, "x,death,2021,31.6543,-110.3123\n"), 0, "one of 25 is no slip");
    assert_eq!(refused(60, 11, 60, "x,death,2021,31.6543,-110.3123\n"), 60, "one of 61 is, and has decimals");
    assert_eq!(refused(24, 11, 100, ""), 0, "some reach 60");
    assert_eq!(refused(24, 60, 60, ""), 0, "they lie close together");
}

#[test]
fn the_place_is_not_told_twice_and_otherwise() {
    let twice = |header: &str, cells: &str| {
        codes(
            &import_text(&format!("category,date,lat,lon,{header}\ndeath,2021,31.91234,-112.31234,{cells}\n")).rows[0],
        )
    };
    for (header, cells) in [
        ("Easting,Northing,Zone", "470473,3530790,12"),
        ("UTM X,UTM Y", "470473,3530790"),
        ("MGRS", "12RVA7047330790"),
        ("Google Maps", "\"https://www.google.com/maps?q=31.91234,-111.31234\""),
        ("Coordenadas", "\"31.91234, -111.31234\""),
    ] {
        assert_eq!(twice(header, cells), [Code::PlacesContradict], "{header}");
    }
    for (header, cells) in [
        ("Easting,Northing,Zone", "375934,3531573,12"),
        ("UTM X,UTM Y", "375934,3531573"),
        ("Google Maps", "\"https://www.google.com/maps?q=31.9,-112.3\""),
        ("Google Maps", "not yet"),
        ("Hospital", "\"32.22, -110.92\""),
    ] {
        assert_eq!(twice(header, cells), [], "{header}");
    }
}

#[test]
fn degrees_without_the_minutes_of_another_column_are_not_taken() {
    for header in ["latitude,lat_min,longitude,lon_min", "Lat,Lat seconds,Long,Long seconds"] {
        let text =
            format!("id,date,category,{header}\n1,2021,death,31,54.2,-111,18.3\n2,2021,death,32,44.2,-110,28.3\n");
        let refusal = import(&Input::from_bytes("a.csv", text.into()), &options()).err().expect("it is refused");
        assert!(refusal.to_string().to_lowercase().contains("lat"), "{refusal}");
    }
}

#[test]
fn coordinates_that_could_be_two_pairs_are_asked_about_and_not_passed_over() {
    let text = "id,date,category,state,found a,found b,seen a,seen b\n1,2021,death,AZ,31.9,-111.1,32.1,-111.2\n\
                2,2021,death,AZ,31.8,-111.1,32.2,-111.2\n3,2021,death,AZ,31.7,-111.1,32.3,-111.2\n";
    assert!(import(&Input::from_bytes("a.csv", text.into()), &options()).is_err());
}

#[test]
fn metres_of_a_map_program_are_a_place() {
    let imported =
        import_text("id,POINT_X,POINT_Y,UTM_ZONE,date,category,state\n1,471000,3529000,12N,2021-05-03,death,AZ\n");
    assert_eq!(codes(&imported.rows[0]), [Code::UtmConverted]);
}

#[test]
fn a_last_cell_that_may_be_a_fragment_is_not_taken() {
    let head = "id,category,state,date\n1,death,US-AZ,2021-05-21\n2,death,US-AZ,2021-05-22\n3,death,US-AZ,2021-05-23\n";
    for (end, taken) in [
        ("4,death,US-AZ,2021-05-2", false),
        ("4,death,US-AZ,2021-05-", false),
        ("4,death,US-AZ,2021", false),
        ("4,death,US-AZ,", false),
        ("4,death,US-AZ,2021-05-24", true),
        ("4,death,US-AZ,\"2021\"", true),
        ("4,death,US-AZ,2021\n", true),
    ] {
        let imported = import_text(&format!("{head}{end}"));
        let last = imported.rows.last().expect("there are four");
        assert_eq!(matches!(last.outcome, Outcome::Incident(_)), taken, "{end}: {last:?}");
        assert!(taken || codes(last) == [Code::CutOff], "{end}: {last:?}");
    }
    for (end, taken) in [("-111.", false), ("-111.5", true), ("-", true)] {
        let imported = import_text(&format!("id,category,date,state,lat,lon\n1,death,2021,US-AZ,31.9,{end}"));
        let last = &imported.rows[0];
        assert_eq!(codes(last) != [Code::CutOff], taken, "{end}: {last:?}");
    }
    let words = "id,category,date,state,title\n1,death,2021,US-AZ,abcdef\n2,death,2021,US-AZ,bcdefg\n3,death,2021,US-AZ,cdefgh\n4,death,2021,US-AZ,d";
    assert_eq!(codes(&import_text(words).rows[3]), [Code::NoLineEnd], "words may be short");
    let behind = words.trim_end_matches('d');
    assert_eq!(codes(&import_text(behind).rows[3]), [Code::NoLineEnd], "cut right behind the last delimiter");
    assert_eq!(codes(&import_text(&format!("{behind}\n")).rows[3]), [], "blank");
}

#[test]
fn coordinates_on_the_old_datum_are_a_place_with_its_uncertainty() {
    let column = import_text(
        "id,lat,lon,datum,date,category\n1,31.91234,-111.31234,NAD 1927,2021,death\n2,31.91234,-111.31234,WGS84,2021,death\n",
    );
    assert_eq!((codes(&column.rows[0]), codes(&column.rows[1])), (vec![Code::OldDatum], vec![]));
    assert_eq!(incident(&column.rows[0]).location_uncertainty_m, Some(250));
    for (name, datum) in
        [("Sistema de coordenadas", "NAD27"), ("CRS", "EPSG:4267"), ("Coordinate System", "NAD 1927 UTM")]
    {
        let text = format!("id,lat,lon,{name},date,category\n1,31.91234,-111.31234,{datum},2021,death\n");
        assert_eq!(codes(&import_text(&text).rows[0]), [Code::OldDatum], "{name}");
    }
    let header = import_text("id,lat_nad27,lon_nad27,date,category\n1,31.91234,-111.31234,2021,death\n");
    assert_eq!(codes(&header.rows[0]), [Code::OldDatum]);
}

#[test]
fn year_month_and_day_in_three_columns_are_a_day() {
    let imported = import_text(
        "id,Año,Mes,Día,category,state\n1,2021,mayo,14,death,US-AZ\n2,2021,5,3.0,death,US-AZ\n3,2021,2,30,death,US-AZ\n4,2021,6,?,death,US-AZ\n",
    );
    let days = imported.rows.iter().map(|row| match &row.outcome {
        Outcome::Incident(incident) => incident.occurred.to_string(),
        _ => format!("{:?}", codes(row)),
    });
    assert_eq!(days.collect::<Vec<_>>(), ["2021-05-14", "2021-05-03", "[BadDate]", "2021-06"]);
}

#[test]
fn a_repair_that_the_row_s_own_county_contradicts_is_none() {
    let row = |place: &str, county: &str, state: &str| {
        import_text(&format!("category,date,lat,lon,county,state\ndeath,2021-05-03,{place},{county},{state}\n"))
            .rows
            .remove(0)
    };
    // Near Sasabe in Pima County, without its sign.
    for (county, state) in [("", ""), ("Pima", "AZ"), ("Santa Cruz", "AZ"), ("", "AZ"), ("Somewhere", "AZ")] {
        let taken = row("31.6,111.5", county, state);
        assert!(matches!(taken.outcome, Outcome::Incident(_)), "{county} {state}: {:?}", taken.notes);
        assert!(codes(&taken).contains(&Code::LongitudeSign), "{county} {state}: {:?}", taken.notes);
    }
    for (county, state) in [("Brooks", "TX"), ("", "TX"), ("Yuma", "AZ")] {
        let refused = row("31.6,111.5", county, state);
        assert!(matches!(refused.outcome, Outcome::Rejected), "{county} {state}: {:?}", refused.notes);
        assert_eq!(codes(&refused), [Code::RepairContradicted], "{county} {state}");
    }
    // A zone that is not the one of the county: 500 km beside it.
    let zone = import_text(
        "category,date,easting,northing,utm zone,county,state\ndeath,2021-05-03,452000,3497000,13,Pima,AZ\n",
    );
    assert_eq!(codes(&zone.rows[0]), [Code::RepairContradicted]);
    let zone = import_text(
        "category,date,easting,northing,utm zone,county,state\ndeath,2021-05-03,452000,3497000,12,Pima,AZ\n",
    );
    assert_eq!(codes(&zone.rows[0]), [Code::UtmConverted]);
}

#[test]
fn a_table_of_counts_is_no_list_of_incidents() {
    let refused = |text: &str| match import(&Input::from_bytes("x.csv", text.into()), &options()) {
        Err(refusal) => refusal.code(),
        Ok(imported) => panic!("{} rows were taken", imported.rows.len()),
    };
    let months = "Año,Entidad,Municipio,Tipo de delito,Enero,Febrero,Marzo,Abril,Mayo,Junio,Julio\n                  2021,Sonora,Nogales,Homicidio,3,1,0,2,4,5,1\n2021,Sonora,Caborca,Homicidio,3,1,0,2,4,5,\n";
    assert_eq!(refused(months), "counts");
    assert_eq!(refused("County,State,Category,2018,2019,2020,2021\nPima,AZ,death,12,9,14,20\n"), "counts");
    assert_eq!(
        refused("county,state,category,Jan-21,Feb-21,Mar-21,Apr-21,May-21,Jun-21\nPima,AZ,death,1,2,3,4,5,6\n"),
        "counts"
    );
    // Boxes that were ticked are no numbers, and a month and a year are two columns of a list.
    let ticked = "category,date,state,jan,feb,mar,apr,may,jun\nraid,2021-05-03,AZ,x,,,,,x\n";
    incident(&import_text(ticked).rows[0]);
    incident(&import_text("category,year,month,state\nraid,2021,5,AZ\n").rows[0]);
}

#[test]
fn a_file_that_ends_in_zeros_was_not_saved_to_its_end() {
    let mut bytes = b"category,date,state\nraid,2021-05-03,AZ\n".to_vec();
    bytes.extend([0; 400]);
    let refusal = import(&Input::from_bytes("x.csv", bytes), &options()).map(|_| ()).unwrap_err();
    assert!(refusal.message(spotlight_core::Lang::En).contains("ends in zeros"), "{refusal}");
}

#[test]
fn a_point_that_stands_for_a_county_or_state_is_as_uncertain_as_that_is_large() {
    let regions = Regions::embedded();
    let pima = regions.find(RegionKind::County, "04019").unwrap();
    let boxed = pima.envelope();
    let centre = (f64::midpoint(boxed.south, boxed.north), f64::midpoint(boxed.west, boxed.east));
    let geocoded = (34.048_928_1, -111.093_731_1);
    let rows = [centre, geocoded, (31.9, -111.5)].map(|(lat, lon)| format!("2021-03-04,death,{lat:.5},{lon:.5},\n"));
    let told = format!("2021-03-05,death,{:.5},{:.5},90000\n", centre.0, centre.1);
    let text = format!("Date,Type,Latitude,Longitude,Uncertainty m\n{}{told}", rows.concat());
    let imported = import_text(&text);
    let uncertain = |row: usize| incident(&imported.rows[row]).location_uncertainty_m;
    assert_eq!(codes(&imported.rows[0]), [Code::RegionMiddle]);
    assert_eq!(codes(&imported.rows[1]), [Code::RegionMiddle]);
    assert!(codes(&imported.rows[2]).is_empty() && codes(&imported.rows[3]).is_empty());
    // As circles: 23,800 and 295,000 km².
    assert_eq!([0, 1, 2, 3].map(uncertain), [Some(88_000), Some(307_000), None, Some(90_000)]);
}

#[test]
fn a_row_whose_own_words_doubt_its_point_is_remarked_on() {
    let doubted = [
        "county centroid used",
        "coords are NAD27",
        "Location approximate",
        "point is the hospital",
        "Ubicación aproximada",
        "se desconoce el lugar exacto",
    ];
    let plain = ["found near a wash", "un grupo la encontró", "unknown cause", "the points were marked"];
    let rows = |texts: &[&str]| -> String {
        let rows: Vec<_> = texts.iter().map(|text| format!("2021-03-04,death,31.9,-111.5,\"{text}\"\n")).collect();
        rows.concat()
    };
    let imported = import_text(&format!("Date,Type,Latitude,Longitude,Notes\n{}{}", rows(&doubted), rows(&plain)));
    for (row, text) in imported.rows.iter().zip(doubted.iter().chain(&plain)) {
        assert_eq!(codes(row).contains(&Code::DoubtedPlace), doubted.contains(text), "{text}");
    }
}

#[test]
fn five_rows_on_one_point_are_remarked_on_unless_they_are_one_event() {
    let text = |day: fn(usize) -> usize| -> String {
        let rows = (0..60).map(|n| {
            let (lat, lon) = if n % 10 == 0 { (32.2217, -110.9265) } else { (31.5 + n as f64 / 100.0, -111.0) };
            format!("{n},2021-03-{:02},death,{lat:.4},{lon}\n", day(n))
        });
        format!("ID,Date,Type,Latitude,Longitude\n{}", rows.collect::<String>())
    };
    let crowded =
        |text: String| import_text(&text).rows.iter().filter(|row| codes(row).contains(&Code::CrowdedPoint)).count();
    assert_eq!(crowded(text(|n| n / 10 + 1)), 6);
    assert_eq!(crowded(text(|_| 4)), 0);
}

#[test]
fn coordinates_of_which_most_are_words_are_still_those_of_the_others() {
    let rows = (1..=20).map(|n| {
        let vague = if n % 5 < 3 { "cerca de " } else { "" };
        format!("2021-03-{n:02},death,\"{vague}31.{n:02}5, -111.{n:02}5\"\n")
    });
    let imported = import_text(&format!("Date,Type,Coordinates\n{}", rows.collect::<String>()));
    for (n, row) in (1..=20).zip(&imported.rows) {
        let taken = matches!(row.outcome, Outcome::Incident(_));
        assert_eq!(taken, n % 5 >= 3, "{:?}", codes(row));
    }
    let stated = import_text("Date,Type,Coordinates\n2021-03-04,death,\"31.915, -111.525 ± 40 m\"\n");
    assert_eq!(incident(&stated.rows[0]).location_uncertainty_m, Some(40));
}
