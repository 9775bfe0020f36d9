//! The real registers through the real binary: receipts add up, a second import changes nothing, and the map, the list,
//! the summary, the export and a count over the files themselves agree for twenty filters.

use std::path::PathBuf;

use serde_json::Value;
use spotlight_core::lonlat::LonLat;
use spotlight_core::region::Regions;
use spotlight_tests::real::{REGISTERS, queries, real_data};
use spotlight_tests::{PUBLIC, Server, import, spotlight, tile_sums};

fn number(value: &Value, name: &str) -> u64 {
    value[name].as_u64().unwrap_or_else(|| panic!("{name} of {value}"))
}

fn assert_adds_up(receipt: &Value) {
    for file in receipt["files"].as_array().unwrap() {
        let parts = ["accepted", "updated", "unchanged", "duplicate", "rejected"];
        let sum: u64 = parts.iter().map(|part| number(file, part)).sum();
        assert_eq!(sum, number(file, "rows_read"), "{}", file["file"]);
    }
}

#[test]
fn the_four_registers_go_through_and_every_number_agrees() {
    let Some(data) = real_data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("real.db");
    let files: Vec<PathBuf> = REGISTERS.iter().map(|name| data.join("incidents").join(name)).collect();

    let first = import(&db, &files, &PUBLIC);
    assert_adds_up(&first);
    let rows: Vec<u64> = first["files"].as_array().unwrap().iter().map(|f| number(f, "rows_read")).collect();
    assert_eq!(rows, [2_420, 6_339, 10_274, 3_627]);

    let second = import(&db, &files, &PUBLIC);
    assert_adds_up(&second);
    assert_eq!((number(&second["totals"], "accepted"), number(&second["totals"], "updated")), (0, 0));
    assert_eq!(number(&second["totals"], "unchanged"), number(&first["totals"], "accepted"));

    let server = Server::start(&db);
    let mut deep = 0;
    for query in queries() {
        let total = number(&server.json(&format!("/api/v1/incidents?limit=1&{query}")), "total");
        let summary = server.json(&format!("/api/v1/summary?by=county&{query}"));
        assert_eq!(number(&summary, "total"), total, "summary of {query}");
        let rows = summary["rows"].as_array().unwrap();
        assert_eq!(rows.iter().map(|row| number(row, "incidents")).sum::<u64>(), total, "rows of {query}");
        let export = server.get(&format!("/api/v1/export.csv?{query}"));
        assert_eq!(csv::Reader::from_reader(export.as_slice()).records().count() as u64, total, "export of {query}");
        // A descent to the deepest zoom asks for nine tiles an incident and zoom, so only smaller answers are followed down.
        let deepest = if total < 1_000 { 16 } else { 9 };
        deep += usize::from(deepest == 16);
        for (z, sum) in tile_sums(&server, query, deepest).into_iter().enumerate() {
            assert_eq!(sum, total, "zoom {z} of {query}");
        }
    }

    assert!(deep >= 3, "{deep} filters were followed to zoom 16");
    for (query, counted) in counted_in_the_files(&data) {
        let total = number(&server.json(&format!("/api/v1/incidents?limit=1&{query}")), "total");
        assert_eq!(total, counted, "{query}");
    }
    by_county_agrees_with_the_register(&server, &data);
}

/// Counts made from the files with nothing of ours but the boundaries.
fn counted_in_the_files(data: &std::path::Path) -> Vec<(String, u64)> {
    let read = |name: &str| csv::Reader::from_path(data.join("incidents").join(name)).unwrap();
    let mut ogis = read(REGISTERS[3]);
    let dates: Vec<String> = ogis.records().map(|row| row.unwrap()[4].to_owned()).collect();
    let years =
        |from: &str, to: &str| dates.iter().filter(|date| from <= &date[..4] && &date[..4] <= to).count() as u64;
    let mut counted = vec![
        ("source=ogis".to_owned(), dates.len() as u64),
        ("source=ogis&from=2005&to=2010".to_owned(), years("2005", "2010")),
        ("source=ogis&from=2020".to_owned(), years("2020", "2021")),
    ];
    let regions = Regions::embedded();
    let mut iom =
        csv::ReaderBuilder::new().flexible(true).from_path(data.join("incidents").join(REGISTERS[2])).unwrap();
    let mut inside = Vec::new();
    for row in iom.records() {
        let row = row.unwrap();
        let point = row[19].trim_start_matches("POINT (").trim_end_matches(')').split_once(' ');
        let at = point.and_then(|(lon, lat)| LonLat::new(lon.parse().ok()?, lat.parse().ok()?).ok());
        if at.is_some_and(|at| regions.locate(at).is_some()) {
            // The day, or the year of its own column where the day is blank.
            let (day, year) = (row[4].to_owned(), row[5].to_owned());
            inside.push(if day.is_empty() { year } else { day });
        }
    }
    counted.push(("source=iom_2022".to_owned(), inside.len() as u64));
    let of_2021 = inside.iter().filter(|date| date.starts_with("2021")).count() as u64;
    counted.push(("source=iom_2022&from=2021&to=2021".to_owned(), of_2021));
    counted
}

/// The only rows of the register whose `County` is not where their coordinates are. The first five lie metres to
/// kilometres inside a neighbouring Arizona county; the others lie 3 to 52 m south of the international line as INEGI
/// surveyed it, so by the rule of the true country they count in Sonora.
const ELSEWHERE: [&str; 10] = [
    "08-02058", "11-01409", "11-02502", "14-01464", "15-02696", // another county of Arizona
    "11-01272", "11-01559", "14-00757", "16-00257", "17-0033", // Sonora
];

/// The register's own `County` against the boundaries: equal but for the listed rows, among all that name a county.
fn by_county_agrees_with_the_register(server: &Server, data: &std::path::Path) {
    let list = server.get("/api/v1/export.csv?source=ogis");
    let mut ours = csv::Reader::from_reader(list.as_slice());
    let place = |reader: &mut csv::Reader<&[u8]>, name: &str| {
        reader.headers().unwrap().iter().position(|h| h == name).unwrap_or_else(|| panic!("no column {name}"))
    };
    let (id, county) = (place(&mut ours, "external_id"), place(&mut ours, "county"));
    let counties: std::collections::HashMap<String, String> =
        ours.records().map(|row| row.unwrap()).map(|row| (row[id].to_owned(), row[county].to_owned())).collect();
    let mut register = csv::Reader::from_path(data.join("incidents").join(REGISTERS[3])).unwrap();
    let regions = Regions::embedded();
    let (mut differ, mut compared) = (Vec::new(), 0);
    for row in register.records() {
        let row = row.unwrap();
        let Some(stated) = regions.find_county_by_name("US-AZ", &row[15]) else { continue };
        compared += 1;
        if counties.get(&row[0]).map(String::as_str) != Some(stated.code()) {
            differ.push(row[0].to_owned());
        }
    }
    assert!(compared > 3_500, "{compared}");
    differ.sort_unstable();
    let mut expected = ELSEWHERE;
    expected.sort_unstable();
    assert_eq!(differ, expected);
}

#[test]
fn a_killed_import_leaves_the_dataset_whole() {
    let Some(data) = real_data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("killed.db");
    let ogis = data.join("incidents").join(REGISTERS[3]);
    let iom = data.join("incidents").join(REGISTERS[2]);
    import(&db, std::slice::from_ref(&ogis), &PUBLIC);
    let before = export(&db);
    for delay in [20, 60, 120, 200, 300, 450] {
        let mut child = std::process::Command::new(spotlight_tests::binary())
            .arg("import")
            .arg(&iom)
            .arg("--db")
            .arg(&db)
            .args(PUBLIC)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(delay));
        child.kill().unwrap();
        child.wait().unwrap();
        let after = export(&db);
        let count = csv::Reader::from_reader(after.as_slice()).records().count();
        assert!(after == before || count > 6_000, "{count} rows after {delay} ms: neither the old nor the new dataset");
    }
    let again = import(&db, &[iom], &PUBLIC);
    assert_adds_up(&again);
}

fn export(db: &std::path::Path) -> Vec<u8> {
    let output = spotlight(["export".as_ref(), "--db".as_ref(), db.as_os_str(), "--format".as_ref(), "csv".as_ref()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}
