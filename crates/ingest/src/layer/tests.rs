//! All files here are invented.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::prelude::*;
use spotlight_core::region::RegionKind;

use super::*;

fn read(file: &[u8], options: &LayerOptions) -> Result<(Content, LayerReceipt), LayerRefusal> {
    read_layer(&Input::from_bytes("layer", file.to_vec()), options, Regions::embedded())
}

fn values(file: &str, options: &LayerOptions) -> (BTreeMap<String, f64>, LayerReceipt) {
    match read(file.as_bytes(), options).unwrap() {
        (Content::Values(values), receipt) => {
            assert!(receipt.adds_up(), "{receipt:?}");
            assert_eq!(receipt.holds, values.len() as u64);
            (values.into_iter().map(|(code, value)| (code.to_string(), value)).collect(), receipt)
        }
        (other, _) => panic!("{other:?}"),
    }
}

fn refused(file: &str, options: &LayerOptions) -> LayerRefusal {
    read(file.as_bytes(), options).unwrap_err()
}

fn usual() -> LayerOptions {
    LayerOptions::default()
}

fn of(value: &str) -> LayerOptions {
    LayerOptions { value: Some(value.to_owned()), ..usual() }
}

fn map<const N: usize>(all: [(&str, f64); N]) -> BTreeMap<String, f64> {
    all.into_iter().map(|(code, value)| (code.to_owned(), value)).collect()
}

#[test]
fn every_row_is_counted_once_and_under_its_reason() {
    let file = "fips,poverty\n4019,18.2\n04023,\n4019,18.2\n1001,12\n4000,15\n4999,9\n35013,-999\nPima,1\n48141,many\n6073,0\n";
    let figures = LayerOptions { read_as: Some(ReadAs::Values), ..usual() };
    let (found, receipt) = values(file, &figures);
    assert_eq!(found, map([("04019", 18.2), ("06073", 0.0)]));
    let parts = receipt.parts().map(|(_, n)| n);
    assert_eq!((receipt.read, parts), (10, [2, 0, 1, 1, 2, 1, 3]));
    let rejected: Vec<_> = receipt.rejected.iter().map(|r| (r.line, r.value.as_str(), r.reason.clone())).collect();
    assert_eq!(
        rejected,
        [(7, "04999", Reason::NoSuchRegion), (9, "Pima", Reason::NotACode), (10, "many", Reason::NotANumber),]
    );
}

#[test]
fn several_years_of_a_county_are_a_choice_and_not_a_guess() {
    let file = "fips,year,rate\n4019,2016,18.5\n4019,2017,17.9\n4023,2016,25\n4023,2017,24\n";
    let LayerRefusal::Several { code, rows, choices } = refused(file, &of("rate")) else { panic!() };
    assert_eq!((code.as_str(), rows), ("04019", 2));
    assert_eq!(choices, [("year".to_owned(), vec!["2016".to_owned(), "2017".to_owned()])]);
    let chosen = LayerOptions { select: vec![("Year".into(), "2017".into())], ..of("rate") };
    let (found, receipt) = values(file, &chosen);
    assert_eq!((found, receipt.unselected), (map([("04019", 17.9), ("04023", 24.0)]), 2));
    let nothing = LayerOptions { select: vec![("year".into(), "2018".into())], ..of("rate") };
    let told = refused(file, &nothing).to_string();
    assert_eq!(told, "no row has year = \"2018\"; it holds: 2016, 2017");
}

#[test]
fn several_columns_are_listed_with_what_they_hold() {
    let LayerRefusal::NoValue { columns } = refused("fips,income,poverty\n4019,44293,17.8\n4023,,23.9\n", &usual())
    else {
        panic!()
    };
    let told: Vec<_> = columns.iter().map(|column| (column.name.as_str(), column.samples.join(" "))).collect();
    assert_eq!(told, [("income", "44293".to_owned()), ("poverty", "17.8 23.9".to_owned())]);
    let told = refused("fips,poverty\n4019,1\n", &of("pobreza")).to_string();
    assert!(told.starts_with("there is no column \"pobreza\"") && told.contains("poverty: 1"), "{told}");
}

#[test]
fn codes_stand_in_one_column_or_two() {
    let two = LayerOptions { value: Some("n".into()), ..usual() };
    let (found, _) = values("cve_ent,cve_mun,n\n26,043,5\n8,37,6\n", &two);
    assert_eq!(found, map([("08037", 6.0), ("26043", 5.0)]));
    let named = LayerOptions { key: Some("estado, mun".into()), system: Some(KeySystem::Cvegeo), ..two };
    assert_eq!(values("estado,mun,n\n26,43,5\n", &named).0, map([("26043", 5.0)]));
    let (long, _) = values("geo_id,n\n0500000US04019,5\n0500000US48141,6\n", &of("n"));
    assert_eq!(long, map([("04019", 5.0), ("48141", 6.0)]));
}

#[test]
fn the_same_digits_of_two_countries_are_asked_about() {
    // 05001 is in Arkansas and in Coahuila, 08001 in Colorado and in Chihuahua.
    let file = "code,n\n04019,1\n05001,2\n08001,3\n12001,4\n";
    assert!(matches!(refused(file, &usual()), LayerRefusal::System { .. }));
    let fips = LayerOptions { system: Some(KeySystem::Fips), ..usual() };
    let (found, receipt) = values(file, &fips);
    assert_eq!((found, receipt.outside), (map([("04019", 1.0)]), 3));
    let cvegeo = LayerOptions { system: Some(KeySystem::Cvegeo), ..usual() };
    let (found, receipt) = values(file, &cvegeo);
    assert_eq!((found, receipt.outside), (map([("05001", 2.0), ("08001", 3.0)]), 2));
    // A file of both, of border states only, needs no answer.
    let (found, receipt) = values("county,incidents\n04019,3\n26043,4\n48141,0\n", &usual());
    assert_eq!(found, map([("04019", 3.0), ("26043", 4.0), ("48141", 0.0)]));
    assert!(receipt.reading[0].contains("both"), "{receipt:?}");
}

#[test]
fn younger_municipios_are_their_parents() {
    // Alone, San Quintín stands for the land that it was made of.
    assert_eq!(values("cvegeo,n\n02006,7\n02004,1\n", &usual()).0, map([("02001", 7.0), ("02004", 1.0)]));
    // Beside Ensenada its percentage cannot be kept; its people can be added.
    let file = "cvegeo,n\n02001,400\n02006,100\n02004,1\n";
    let (found, receipt) = values(file, &usual());
    assert_eq!(found, map([("02001", 400.0), ("02004", 1.0)]));
    assert_eq!(receipt.rejected[0].reason, Reason::Younger { parent: "02001".to_owned() });
    let sum = LayerOptions { sum: true, ..usual() };
    let (found, receipt) = values(file, &sum);
    assert_eq!((found, receipt.placed), (map([("02001", 500.0), ("02004", 1.0)]), 3));
}

#[test]
fn a_sum_with_an_unknown_part_is_not_known() {
    let file = "cvegeo,sex,n\n26043,w,10\n26043,m,\n26044,w,3\n26044,m,4\n";
    let sum = LayerOptions { sum: true, ..of("n") };
    let (found, receipt) = values(file, &sum);
    assert_eq!(found, map([("26044", 7.0)]));
    assert_eq!((receipt.placed, receipt.blank, receipt.rejected.len()), (2, 1, 1));
    assert_eq!(receipt.rejected[0].reason, Reason::Incomplete { of: "26043".to_owned() });
}

#[test]
fn figures_are_read_as_they_are_written() {
    let file = b"\xEF\xBB\xBFCVEGEO;Pobreza\r\n26043;12,5 %\r\n26044;1.234,25\r\n26045;(X)\r\n26046;\xE2\x88\x923\r\n";
    let Content::Values(found) = read(file, &usual()).unwrap().0 else { panic!() };
    assert_eq!(found.into_values().collect::<Vec<_>>(), [12.5, 1234.25, -3.0]);
    let people = "fips,people\n4019,\"1,010,025\"\n4023,\"46,461\"\n";
    assert_eq!(values(people, &usual()).0, map([("04019", 1_010_025.0), ("04023", 46461.0)]));
    // Nothing tells whether this is forty-six or forty-six thousand.
    let open = "fips,people\n4023,\"46,461\"\n";
    assert!(matches!(refused(open, &usual()), LayerRefusal::Decimal { .. }));
    let comma = LayerOptions { decimal: Some(Decimal::Comma), ..usual() };
    assert_eq!(values(open, &comma).0, map([("04023", 46.461)]));
    let both = "fips,people\n4023,\"46,4\"\n4019,\"1,234.5\"\n";
    assert!(matches!(refused(both, &usual()), LayerRefusal::Decimal { .. }));
}

#[test]
fn words_are_a_layer_where_a_map_can_tell_them_apart() {
    let latin1 = b"clave,regi\xF3n\n26043,Nogales\n26044,Nogales\n26055,San Luis R\xEDo Colorado\n26048,\n";
    let (Content::Categories(words), receipt) = read(latin1, &usual()).unwrap() else { panic!() };
    assert_eq!((words["26044"].as_ref(), words["26055"].as_ref()), ("Nogales", "San Luis Río Colorado"));
    assert_eq!((words.len(), receipt.blank), (3, 1));
    let codes = LayerOptions { read_as: Some(ReadAs::Categories), ..usual() };
    assert!(matches!(read(b"fips,zone\n4019,1\n4023,2\n", &codes).unwrap().0, Content::Categories(_)));
    let mixed = "fips,zone\n4019,1\n4023,north\n";
    assert!(matches!(refused(mixed, &usual()), LayerRefusal::Mixed { numbers: 1, words: 1, .. }));
    let counties = Regions::embedded().iter().filter(|region| region.kind() == RegionKind::County).take(20);
    let many = counties.fold("cvegeo,nombre\n".to_owned(), |mut file, region| {
        let _ = writeln!(file, "{},{}", region.code(), region.bare_name());
        file
    });
    assert!(matches!(refused(&many, &usual()), LayerRefusal::ManyWords { .. }));
    let sum = LayerOptions { sum: true, ..usual() };
    assert!(matches!(refused("fips,zone\n4019,north\n", &sum), LayerRefusal::SumOfWords(_)));
}

#[test]
fn a_file_without_codes_is_refused_with_what_to_do() {
    let sectors = "sector,fiscal_year,deaths\nbig bend,2019,3\ndel rio,2019,38\nsouthwest border,2019,300\n";
    let told = refused(sectors, &usual()).to_string();
    assert!(told.contains("Border Patrol sectors") && told.contains("GeoJSON"), "{told}");
    // A postal code has five digits and is no county, whatever it looks like (06103 is in Connecticut, and Tehama County).
    let names = "name|county|state|zip\nA JAIL|PIMA|AZ|85701\nB JAIL|YUMA|AZ|85364\nC JAIL|HARTFORD|CT|06103\n";
    let told = refused(names, &usual()).to_string();
    assert!(told.contains("names and not codes") && told.contains("latitude"), "{told}");
    let told = refused("a,b\nfoo,bar\n", &usual()).to_string();
    assert!(told.contains("--key") && told.contains("a: foo"), "{told}");
    let told = refused("fips,n\n1001,4\n1003,5\n", &LayerOptions { key: Some("fips".into()), ..usual() }).to_string();
    assert!(told.contains("2 read = 2 outside the border states"), "{told}");
}

fn features(file: &str, options: &LayerOptions) -> (Vec<(Option<String>, String)>, LayerReceipt) {
    match read(file.as_bytes(), options).unwrap() {
        (Content::Features(features), receipt) => {
            assert!(receipt.adds_up(), "{receipt:?}");
            let told = features.into_iter().map(|feature| {
                let shape = ::geojson::Geometry::from(&feature.shape).to_string();
                (feature.title.map(Into::into), shape)
            });
            (told.collect(), receipt)
        }
        (other, _) => panic!("{other:?}"),
    }
}

#[test]
fn features_keep_their_title_and_six_decimals() {
    let file = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},
        "features":[
        {"type":"Feature","properties":{"Name":"Gate\n1","guard":"somebody"},"geometry":{"type":"Point","coordinates":[-110.94055555,31.33333349,12]}},
        {"type":"Feature","properties":{"Name":"Gate\n1","guard":"another"},"geometry":{"type":"Point","coordinates":[-110.940556,31.333333]}},
        {"type":"Feature","properties":null,"geometry":{"type":"LineString","coordinates":[[-111,31.5],[-110.5,31.25]]}},
        {"type":"Feature","properties":{},"geometry":null},
        {"type":"Feature","properties":{"Name":"Nowhere"},"geometry":{"type":"Point","coordinates":[500000,3500000]}}]}"#;
    let (found, receipt) = features(file, &usual());
    assert_eq!(
        found,
        [
            (Some("Gate 1".to_owned()), r#"{"type":"Point","coordinates":[-110.940556,31.333333]}"#.to_owned()),
            (None, r#"{"type":"LineString","coordinates":[[-111.0,31.5],[-110.5,31.25]]}"#.to_owned()),
        ]
    );
    assert_eq!((receipt.read, receipt.duplicates, receipt.blank), (5, 1, 1));
    assert_eq!((receipt.rejected[0].line, &receipt.rejected[0].reason), (5, &Reason::NoPlace));
    let guard = LayerOptions { title: Some("guard".into()), ..usual() };
    assert_eq!(features(file, &guard).0[0].0.as_deref(), Some("somebody"));
}

#[test]
fn geojson_of_another_system_is_refused() {
    let metres = r#"{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[500000,3500000]}}"#;
    assert!(matches!(refused(metres, &usual()), LayerRefusal::Projected { wrong: 1, all: 1 }));
    let named = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[]}"#;
    assert!(matches!(refused(named, &usual()), LayerRefusal::OtherSystem(name) if name == "EPSG:3857"));
    assert!(matches!(refused("{\"a\":1}", &usual()), LayerRefusal::NotGeoJson(_)));
    assert!(matches!(refused("{\"type\":\"FeatureCollection\"", &usual()), LayerRefusal::NotGeoJson(_)));
    let none = r#"{"type":"FeatureCollection","features":[]}"#;
    assert!(matches!(refused(none, &usual()), LayerRefusal::Nothing(_)));
}

#[test]
fn a_table_with_places_is_one_of_things() {
    let file = "Facility,Latitude,Longitude\nA,31.333333499,-110.9\nA,31.333333499,-110.9\nB,,\nC,0,0\nD,\"31,5\",\"-111,25\"\nE,91,0\n";
    let (found, receipt) = features(file, &usual());
    assert_eq!(
        found,
        [
            (Some("A".to_owned()), r#"{"type":"Point","coordinates":[-110.9,31.333333]}"#.to_owned()),
            (Some("D".to_owned()), r#"{"type":"Point","coordinates":[-111.25,31.5]}"#.to_owned()),
        ]
    );
    assert_eq!((receipt.duplicates, receipt.blank, receipt.rejected.len()), (1, 1, 2));
    let named = LayerOptions { place: Some(("y1".into(), "x1".into())), ..usual() };
    assert_eq!(features("y1,x1\n31.5,-111\n", &named).0.len(), 1);
}

proptest! {
    /// Whatever stands in a table, its rows add up; and what is in the layer is what the slow way finds.
    #[test]
    fn rows_add_up(
        rows in prop::collection::vec(
            (
                prop::sample::select(vec!["04019", "4019", "04023", "26043", "02006", "02001", "01001", "04000", "04998", "x", ""]),
                prop::sample::select(vec!["", "1", "1", "2.5", "-888", "n/a", "many"]),
                prop::sample::select(vec!["a", "b"]),
            ),
            1..40,
        ),
        sum in any::<bool>(),
        select in any::<bool>(),
    ) {
        let file = rows.iter().fold("key,value,which\n".to_owned(), |mut file, (key, value, which)| {
            let _ = writeln!(file, "{key},{value},{which}");
            file
        });
        let options = LayerOptions {
            key: Some("key".into()),
            system: Some(KeySystem::Both),
            value: Some("value".into()),
            read_as: Some(ReadAs::Values),
            select: if select { vec![("which".into(), "a".into())] } else { Vec::new() },
            sum,
            ..usual()
        };
        match read(file.as_bytes(), &options) {
            Ok((Content::Values(found), receipt)) => {
                prop_assert!(receipt.adds_up(), "{:?}", receipt);
                prop_assert_eq!(receipt.read, rows.len() as u64);
                for (code, value) in found {
                    let own = |key: &str| match key { "4019" => "04019".to_owned(), "02006" => "02001".to_owned(), key => key.to_owned() };
                    let mine: Vec<_> = rows.iter().filter(|(key, _, which)| own(key) == *code && !(select && *which == "b")).collect();
                    let numbers: Vec<f64> = mine.iter().filter(|(_, value, _)| *value != "-888").filter_map(|(_, value, _)| value.parse().ok()).collect();
                    if sum {
                        prop_assert_eq!(numbers.len(), mine.len());
                        prop_assert!((numbers.iter().sum::<f64>() - value).abs() < 1e-9);
                    } else {
                        prop_assert!(numbers.contains(&value));
                    }
                }
            }
            Ok((other, _)) => prop_assert!(false, "{:?}", other),
            Err(LayerRefusal::Nothing(receipt)) => prop_assert!(receipt.adds_up()),
            Err(LayerRefusal::Several { .. }) => prop_assert!(!sum),
            Err(LayerRefusal::NothingSelected { .. }) => prop_assert!(select),
            Err(other) => prop_assert!(false, "{}", other),
        }
    }
}
