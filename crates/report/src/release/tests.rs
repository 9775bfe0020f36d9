use serde_json::json;
use spotlight_core::region::Regions;
use spotlight_core::release::{Attribute, Cell, Count, Release, Table};

use super::{document, write_csv};

fn release() -> Release {
    let count = |n| Count::new(n).unwrap();
    let rows =
        vec![("adult".into(), Cell::Count(count(31))), ("child".into(), Cell::Few), ("unknown".into(), Cell::Withheld)];
    Release {
        state: "US-AZ".into(),
        year: 2022,
        made: "2023-02-01".parse().unwrap(),
        total: Some(count(50)),
        tables: vec![
            Table { attribute: Attribute::AgeGroup, rows: Some(rows) },
            Table { attribute: Attribute::Gender, rows: None },
        ],
    }
}

fn csv(release: &Release) -> String {
    let mut out = Vec::new();
    write_csv(&mut out, release).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_release_says_numbers_few_and_withheld() {
    let said = document(&release(), Regions::embedded());
    assert_eq!((&said["incidents"], &said["withheld"]), (&json!(50), &json!(false)));
    assert_eq!(said["name"], json!({ "en": "Arizona", "es": "Arizona" }));
    let [age, gender] = said["tables"].as_array().unwrap().as_slice() else { panic!("{said}") };
    assert_eq!(age["rows"][0], json!({ "code": "adult", "incidents": 31, "said": "31" }));
    assert_eq!(age["rows"][1], json!({ "code": "child", "incidents": null, "said": "<5" }));
    assert_eq!(age["rows"][2], json!({ "code": "unknown", "incidents": null, "said": "withheld" }));
    assert_eq!(gender, &json!({ "by": "gender", "withheld": true, "rows": [] }));
    let rows =
        ["total,,50", "age_group,adult,31", "age_group,child,<5", "age_group,unknown,withheld", "gender,,withheld"];
    let lines = rows.map(|row| format!("US-AZ,2022,2023-02-01,{row}\n")).concat();
    assert_eq!(csv(&release()), format!("state,year,made,by,code,incidents\n{lines}"));
}

#[test]
fn a_withheld_release_says_that_it_is() {
    let withheld = release().withhold();
    let said = document(&withheld, Regions::embedded());
    assert_eq!((&said["incidents"], &said["withheld"], &said["tables"]), (&json!(null), &json!(true), &json!([])));
    assert_eq!(csv(&withheld).lines().last(), Some("US-AZ,2022,2023-02-01,total,,withheld"));
}
