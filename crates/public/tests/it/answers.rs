//! What the data routes answer, against counts made by hand and against each other.

use std::collections::HashSet;

use crate::support::{AREA_ID, INCIDENTS, get, state};
use serde_json::Value;

#[tokio::test]
async fn list_summary_timeline_tiles_and_export_agree() {
    let state = state();
    for (filter, expected) in [("", INCIDENTS), ("source=ogis", 60), ("from=2023-05-02&to=2023-05-02&source=ogis", 12)]
    {
        let expected = expected as u64;
        let list = get(&state, &format!("/api/v1/incidents?{filter}")).await.json();
        assert_eq!(list["total"], expected, "{filter}");
        let summary = get(&state, &format!("/api/v1/summary?by=county&{filter}")).await.json();
        assert_eq!(summary["total"], expected);
        let timeline = get(&state, &format!("/api/v1/timeline?unit=month&{filter}")).await.json();
        assert_eq!(timeline["total"], expected);
        let tile = get(&state, &format!("/tiles/0/0/0.geojson?{filter}")).await.json();
        let points: u64 = tile["features"]
            .as_array()
            .unwrap()
            .iter()
            .map(|feature| feature["properties"]["point_count"].as_u64().unwrap_or(1))
            .sum();
        assert_eq!(points, expected);
        let export = get(&state, &format!("/api/v1/export.geojson?{filter}")).await.json();
        assert_eq!(export["features"].as_array().unwrap().len() as u64, expected);
        let csv = get(&state, &format!("/api/v1/export.csv?{filter}")).await;
        assert_eq!(String::from_utf8(csv.body).unwrap().lines().count() as u64, expected + 1);
    }
}

#[tokio::test]
async fn pages_hold_every_incident_once_and_the_newest_first() {
    let state = state();
    let (mut seen, mut days, mut cursor) = (HashSet::new(), Vec::new(), String::new());
    loop {
        let page = get(&state, &format!("/api/v1/incidents?limit=7&cursor={cursor}")).await.json();
        for incident in page["incidents"].as_array().unwrap() {
            assert!(seen.insert(incident["id"].as_str().unwrap().to_owned()), "shown twice");
            let date = incident["date"].as_str().unwrap();
            days.push(if date.len() == 7 { format!("{date}-31") } else { date.to_owned() });
        }
        match &page["next"] {
            Value::String(next) => cursor.clone_from(next),
            _ => break,
        }
    }
    assert_eq!(seen.len() as u128, INCIDENTS);
    assert!(days.is_sorted_by(|a, b| a >= b));
}

#[tokio::test]
async fn the_regions_of_a_position_are_those_that_an_incident_there_counts_in() {
    let state = state();
    let page = get(&state, "/api/v1/incidents?limit=1000").await.json();
    for incident in page["incidents"].as_array().unwrap().iter().filter(|one| one["precision"] == "exact") {
        let (lon, lat) = (incident["lon"].as_f64().unwrap(), incident["lat"].as_f64().unwrap());
        let here = get(&state, &format!("/api/v1/regions?at={lon},{lat}")).await.json();
        let regions = here["regions"].as_array().unwrap();
        for kind in ["country", "state", "county", "sector"] {
            let codes: Vec<_> = regions.iter().filter(|one| one["kind"] == kind).map(|one| &one["code"]).collect();
            assert_eq!(codes, [&incident[kind]].into_iter().filter(|code| !code.is_null()).collect::<Vec<_>>());
        }
        let county = get(&state, &format!("/api/v1/regions?kind=county&at={lon},{lat}")).await.json();
        assert_eq!(county["regions"].as_array().unwrap().len(), 1);
    }
    let sea = get(&state, "/api/v1/regions?at=-140,20").await.json();
    assert_eq!(sea["regions"], Value::Array(vec![]));
    for wrong in ["1", "1,x", "-110,95", "nan,1", "1,2,3"] {
        assert_eq!(get(&state, &format!("/api/v1/regions?at={wrong}")).await.status, 400, "{wrong}");
    }
}

/// Every order against the slow, obvious one: all incidents, sorted here by the fields that the list shows.
#[tokio::test]
async fn every_order_is_that_of_its_field_and_pages_go_on_where_they_ended() {
    let state = state();
    let all = get(&state, "/api/v1/incidents?limit=1000").await.json();
    let all = all["incidents"].as_array().unwrap();
    let last_day = |date: &str| if date.len() == 7 { format!("{date}-31") } else { date.to_owned() };
    for sort in ["-date", "date", "-dead", "dead", "-updated", "updated"] {
        let (field, down) = sort.strip_prefix('-').map_or((sort, false), |field| (field, true));
        let mut expected: Vec<_> = all.iter().collect();
        expected.sort_by(|a, b| {
            let order = if field == "dead" {
                let dead = |one: &Value| one["dead"].as_i64();
                match (dead(a), dead(b)) {
                    (Some(a), Some(b)) if down => b.cmp(&a),
                    (Some(a), Some(b)) => a.cmp(&b),
                    (a, b) => b.is_some().cmp(&a.is_some()),
                }
            } else {
                let day = |one: &Value| last_day(one[field].as_str().unwrap());
                if down { day(b).cmp(&day(a)) } else { day(a).cmp(&day(b)) }
            };
            order.then_with(|| a["id"].as_str().cmp(&b["id"].as_str()))
        });
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = get(&state, &format!("/api/v1/incidents?limit=7&sort={sort}&cursor={cursor}")).await.json();
            assert_eq!(page["total"].as_u64().map(u128::from), Some(INCIDENTS));
            seen.extend(page["incidents"].as_array().unwrap().iter().map(|one| one["id"].clone()));
            match &page["next"] {
                Value::String(next) => cursor.clone_from(next),
                _ => break,
            }
        }
        assert_eq!(seen, expected.iter().map(|one| one["id"].clone()).collect::<Vec<_>>(), "{sort}");
    }
}

#[tokio::test]
async fn an_unknown_order_and_a_cursor_of_another_order_are_refused() {
    let state = state();
    let page = get(&state, "/api/v1/incidents?limit=7&sort=date").await.json();
    let cursor = page["next"].as_str().unwrap();
    for (query, parameter) in [(format!("sort=-dead&cursor={cursor}"), "cursor"), ("sort=title".to_owned(), "sort")] {
        let refused = get(&state, &format!("/api/v1/incidents?{query}")).await;
        assert_eq!(refused.status, 400, "{query}");
        assert_eq!(refused.json()["errors"][0]["parameter"], parameter);
    }
}

#[tokio::test]
async fn a_masked_incident_has_the_shape_of_its_area_and_only_there() {
    let state = state();
    let page = get(&state, &format!("/api/v1/incidents?area={AREA_ID}")).await.json();
    assert_eq!(page["total"], 12);
    assert!(page["incidents"][0].get("area").is_none());
    let id = page["incidents"][0]["id"].as_str().unwrap();
    let one = get(&state, &format!("/api/v1/incidents/{id}")).await.json();
    assert_eq!(one["incident"]["area"]["id"], AREA_ID);
    assert_eq!(one["incident"]["area"]["geometry"]["type"], "MultiPolygon");
    assert_eq!(one["incident"]["external_id"], Value::Null);
}

#[tokio::test]
async fn the_members_of_a_cluster_are_as_many_as_it_says() {
    let state = state();
    let tile = get(&state, "/tiles/5/6/12.geojson").await.json();
    let features = tile["features"].as_array().unwrap();
    let clusters: Vec<_> = features.iter().filter(|f| f["properties"]["cluster"] == true).collect();
    assert!(!clusters.is_empty());
    for cluster in clusters {
        let cell = cluster["properties"]["cluster_id"].as_u64().unwrap();
        let list = get(&state, &format!("/api/v1/incidents?cell={cell}")).await.json();
        assert_eq!(list["total"], cluster["properties"]["point_count"]);
    }
}

#[tokio::test]
async fn an_export_runs_no_formula_and_begins_with_the_import_header() {
    let csv = String::from_utf8(get(&state(), "/api/v1/export.csv").await.body).unwrap();
    assert!(
        csv.starts_with("external_id,source_system,category,date,date_kind,lat,lon,location_uncertainty_m,place,state")
    );
    assert!(csv.lines().next().unwrap().ends_with("verification,consent,visibility,id,precision,radius_m"));
    assert!(csv.contains("\"'=cmd, \"\"quoted\"\"\"") && !csv.contains("\"=cmd"));
}

#[tokio::test]
async fn every_route_of_the_contract_answers() {
    let state = state();
    let contract: Value = serde_json::from_str(&spotlight_public::openapi_json()).unwrap();
    // Layers and published reports are not of the dataset and have tests of their own.
    let of_dataset = |path: &&String| !path.starts_with("/api/v1/layers") && !path.starts_with("/api/v1/reports");
    for path in contract["paths"].as_object().unwrap().keys().filter(of_dataset) {
        let id = "00000000-0000-0000-0000-000000000002";
        let path = path.replace("{id}", id).replace("{z}", "5").replace("{x}", "6").replace("{y}", "12");
        let path = path.replace("{state}", "US-AZ").replace("{year}", "2022");
        let by = if path.contains("summary") { "?by=county,month" } else { "" };
        let answer = get(&state, &format!("{path}{by}")).await;
        assert!(answer.status.is_success(), "{path}: {}", answer.status);
        if answer.header("content-type") == "application/json" && path.starts_with("/api") {
            assert!(answer.json()["version"].is_string(), "{path}");
        }
    }
}

#[tokio::test]
async fn the_dataset_says_that_it_holds_invented_incidents() {
    let about = get(&state(), "/api/v1/dataset").await.json();
    assert_eq!(about["incidents"], INCIDENTS as u64);
    assert_eq!(about["invented"], true);
    let ogis = about["sources"].as_array().unwrap().iter().find(|source| source["code"] == "ogis").unwrap();
    assert_eq!((&ogis["incidents"], &ogis["invented"]), (&60.into(), &false.into()));
}

#[tokio::test]
async fn releases_are_listed_and_say_what_was_released() {
    let state = state();
    let list = get(&state, "/api/v1/releases").await.json();
    let years: Vec<_> = list["releases"].as_array().unwrap().iter().map(|one| one["year"].as_u64().unwrap()).collect();
    assert_eq!(years, [2020, 2021, 2022]);
    assert_eq!((&list["releases"][1]["withheld"], &list["releases"][1]["incidents"]), (&true.into(), &Value::Null));
    let one = get(&state, "/api/v1/releases/US-AZ/2022").await;
    assert_eq!(one.body, get(&state, "/api/v1/releases/US-AZ/2022.json").await.body);
    assert!(one.header("etag").starts_with("W/") && one.header("cache-control").contains("max-age=60"));
    let one = one.json();
    assert_eq!((&one["version"], &one["incidents"]), (&list["version"], &23.into()));
    assert_eq!(one["tables"][0]["rows"][0]["said"], "<5");
    let csv = get(&state, "/api/v1/releases/US-AZ/2022.csv").await;
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"spotlight-US-AZ-2022.csv\"");
    let csv = String::from_utf8(csv.body).unwrap();
    assert!(csv.contains("US-AZ,2022,2023-02-01,age_group,child,<5\n"), "{csv}");
    let withheld = get(&state, "/api/v1/releases/US-AZ/2021").await.json();
    assert_eq!((&withheld["withheld"], withheld["tables"].as_array().map(Vec::len)), (&true.into(), Some(0)));
}

/// A cell of a workbook as the CSV has it.
fn as_csv(cell: &calamine::Data) -> String {
    match cell {
        calamine::Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
}

#[tokio::test]
async fn every_cell_of_the_workbook_is_that_of_the_csv() {
    use calamine::Reader as _;
    let state = state();
    let book = get(&state, "/api/v1/export.xlsx").await.body;
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(book)).unwrap();
    let sheet = book.worksheet_range("Incidents").unwrap();
    let csv = get(&state, "/api/v1/export.csv").await.body;
    let mut csv = csv::ReaderBuilder::new().has_headers(false).from_reader(&*csv);
    let mut filled = HashSet::new();
    for (row, record) in csv.records().map(Result::unwrap).enumerate() {
        for (column, field) in record.iter().enumerate() {
            let own = sheet.get_value((row as u32, column as u32)).map(as_csv).unwrap_or_default();
            // What a spreadsheet would run has an apostrophe in the CSV; a cell of a workbook says that it is a text.
            let plain = field.strip_prefix('\'').filter(|text| text.starts_with(['=', '+', '-', '@'])).unwrap_or(field);
            assert_eq!(own, plain, "row {row}, column {column}");
            if row > 0 && !plain.is_empty() {
                filled.insert(column);
            }
        }
    }
    assert_eq!(sheet.height() as u128, INCIDENTS + 1);
    assert!(filled.len() > 15, "the example has too few values to compare: {filled:?}");
}

/// A file of a workbook as text.
fn part(book: &[u8], name: &str) -> String {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn a_workbook_has_the_rows_of_the_csv_with_real_numbers_and_dates_and_no_formula() {
    let state = state();
    for query in ["", "?category=death&from=2023-05-04", "?category=raid"] {
        let book = get(&state, &format!("/api/v1/export.xlsx{query}")).await;
        assert_eq!(book.header("content-type"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assert!(book.header("content-disposition").contains("spotlight.xlsx"));
        let again = get(&state, &format!("/api/v1/export.xlsx{query}")).await;
        assert!(book.body == again.body, "the same filter gives the same bytes");
        let csv = String::from_utf8(get(&state, &format!("/api/v1/export.csv{query}")).await.body).unwrap();
        let sheet = part(&book.body, "xl/worksheets/sheet1.xml");
        assert_eq!(sheet.matches("<row ").count(), csv.lines().count(), "{query}");
        assert!(!sheet.contains("<f>"), "no cell is a formula");
        let notes = part(&book.body, "xl/worksheets/sheet2.xml");
        let version = get(&state, "/api/v1/dataset").await.json()["version"].as_str().unwrap().to_owned();
        assert!(notes.contains(&version) && notes.contains("Masked places") && notes.contains("Lugares enmascarados"));
    }
    let book = get(&state, "/api/v1/export.xlsx?category=death").await.body;
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    // 2023-05-05 is day 45,051 of Excel's calendar; a masked incident has its month, as a text.
    assert!(sheet.contains("<v>45051</v>"), "{}", &sheet[..3000]);
    assert!(sheet.contains("<t>2023-05</t>"));
    assert!(sheet.contains("<t>=cmd, \"quoted\"</t>") || sheet.contains("<t>=cmd, &quot;quoted&quot;</t>"));
    assert!(part(&book, "xl/worksheets/sheet2.xml").contains("category=death"));
}
