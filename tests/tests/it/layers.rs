//! Reference layers through the built binary: loaded, followed by a running service, removed; and the files that organisations have.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use spotlight_tests::real::real_data;
use spotlight_tests::{Server, spotlight};

/// Invented figures.
const POVERTY: &str = "fips,poverty\n4019,18.2\n4023,25\n4003,\n1001,12\n48141,20.5\n";

fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> (bool, String) {
    let output = spotlight(arguments);
    (output.status.success(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap())
}

fn add(db: &Path, file: &Path, flags: &[&str]) -> (bool, String) {
    let usual = ["--source", "An invented register", "--licence", "CC0"].map(OsStr::new);
    let head = ["layer".as_ref(), "add".as_ref(), file.as_os_str(), "--db".as_ref(), db.as_os_str()];
    run(head.into_iter().chain(usual).chain(flags.iter().map(OsStr::new)))
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

/// Waits until the service has so many layers.
fn layers(server: &Server, count: usize) -> Value {
    let patience = Instant::now() + Duration::from_secs(20);
    loop {
        // 503 until they were read for the first time.
        let answer = server.request("/api/v1/layers");
        let all = answer
            .filter(|(status, _)| *status == 200)
            .map(|(_, body)| serde_json::from_slice::<Value>(&body).unwrap());
        if let Some(all) = all.filter(|all| all["layers"].as_array().unwrap().len() == count) {
            return all;
        }
        assert!(Instant::now() < patience, "there are not {count} layers");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_running_service_shows_what_is_added_and_no_longer_what_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("layers.db");
    let file = written(folder.path(), "poverty.csv", POVERTY);
    let flags = ["--name", "Poverty", "--name-es", "Pobreza", "--year", "2017", "--unit", "percent"];
    let (took, said) = add(&db, &file, &[&flags[..], &["--dry-run"]].concat());
    assert!(took && said.contains("Nothing was loaded") && !db.exists(), "{said}");

    let (took, said) = add(&db, &file, &flags);
    assert!(took, "{said}");
    let equation = "5 read = 3 placed + 1 outside the border states + 1 without a figure";
    assert!(said.contains(equation), "{said}");
    let server = Server::start(&db);
    let version = server.json("/api/v1/dataset")["version"].clone();
    let all = layers(&server, 1);
    let poverty = &all["layers"][0];
    assert_eq!((&poverty["id"], &poverty["kind"], &poverty["count"]), (&json!("poverty"), &json!("values"), &json!(3)));
    assert_eq!(server.json("/api/v1/layers/poverty")["values"], json!({ "04019": 18.2, "04023": 25.0, "48141": 20.5 }));

    // The same again is no change, and another of the same id needs to be told.
    let (took, said) = add(&db, &file, &flags);
    assert!(took && said.contains("was there already"), "{said}");
    let other = written(folder.path(), "other.csv", "fips,poverty\n4019,17\n");
    let (took, said) = add(&db, &other, &flags);
    assert!(!took && said.contains("--replace"), "{said}");

    let fence = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A wall"},
        "geometry":{"type":"LineString","coordinates":[[-110.95,31.333],[-110.9,31.333]]}}]}"#;
    let fence = written(folder.path(), "fence.geojson", fence);
    let (took, said) = add(&db, &fence, &["--name", "Fence", "--year", "2017"]);
    assert!(took && said.contains("1 things with a place"), "{said}");
    layers(&server, 2);
    assert_eq!(server.json("/api/v1/layers/fence")["features"][0]["properties"]["title"], "A wall");

    let in_db = |arguments: &[&str]| run(arguments.iter().map(OsStr::new).chain(["--db".as_ref(), db.as_os_str()]));
    let (_, list) = in_db(&["layer", "list"]);
    assert!(list.lines().count() == 3 && list.contains("poverty  values"), "{list}");
    let (took, said) = in_db(&["layer", "remove", "poverty"]);
    assert!(took, "{said}");
    layers(&server, 1);
    assert_eq!(server.status("/api/v1/layers/poverty"), 404);
    let (took, said) = in_db(&["layer", "remove", "poverty"]);
    assert!(!took && said.contains("there is no layer \"poverty\""), "{said}");
    let (_, log) = in_db(&["audit", "list"]);
    assert_eq!((log.matches("add_layer").count(), log.matches("remove_layer").count()), (2, 1), "{log}");
    let (took, doctor) = in_db(&["doctor"]);
    assert!(took && doctor.contains("layers: 1 can be read"), "{doctor}");
    assert_eq!(server.json("/api/v1/dataset")["version"], version, "layers are no part of the dataset");
}

#[test]
fn what_is_no_layer_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("none.db");
    let file = written(folder.path(), "poverty.csv", POVERTY);
    let flags = |id: &'static str, year: &'static str| ["--name", "Poverty", "--year", year, "--id", id];
    for (id, year, told) in [("count", "2017", "means something else"), ("p", "17", "1800 to 2200")] {
        let (took, said) = add(&db, &file, &flags(id, year));
        assert!(!took && said.contains(told), "{said}");
    }
    let (took, said) = add(&db, &file, &["--name", "Agua 水", "--year", "2017", "--where", "year=2017"]);
    assert!(!took && said.contains("there is no column \"year\"") && said.contains("poverty: 18.2"), "{said}");
    let pdf = written(folder.path(), "a.csv", "%PDF-1.7\n");
    let (took, said) = add(&db, &pdf, &["--name", "A", "--year", "2017"]);
    assert!(!took && said.contains("PDF"), "{said}");
    assert!(!db.exists());
}

/// Every real file that holds something by county or municipio can be loaded; the others are refused with the reason.
#[test]
fn the_files_of_organisations_are_taken_or_refused_with_the_reason() {
    let Some(data) = real_data() else { return };
    let context = data.join("context");
    if !context.is_dir() {
        println!("skipped: no files of context at {}", context.display());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("real.db");
    let taken = |file: &str, flags: &[&str], equation: &str| {
        let (took, said) = add(&db, &context.join(file), flags);
        assert!(took && said.contains(equation), "{file}: {said}");
    };
    let refused = |file: &str, flags: &[&str], told: &[&str]| {
        let (took, said) = add(&db, &context.join(file), flags);
        assert!(!took && told.iter().all(|words| said.contains(words)), "{file}: {said}");
    };
    let saipe = "us_saipe_poverty_border_states_2010-17.csv";
    refused(saipe, &["--name", "Poverty", "--year", "2017"], &["--value", "povertyR: 34.5"]);
    let poverty = ["--name", "Poverty US", "--year", "2017", "--value", "povertyR", "--unit", "percent"];
    refused(saipe, &poverty, &["04001 has 8 rows", "--where \"year=…\"  2010 | 2011"]);
    taken(saipe, &[&poverty[..], &["--where", "year=2017"]].concat(), "2880 read = 360 placed + 2520 not selected");

    let coneval = "mx_coneval_pobreza_municipal_border_states_2010-20.csv";
    let people = ["--name", "Residents", "--year", "2020", "--value", "poblacion", "--population", "--unit", "people"];
    refused(coneval, &people, &["grupo", "periodo", "2020-01-01", "--sum"]);
    let of_2020 = [&people[..], &["--where", "periodo=2020-01-01", "--sum"]].concat();
    taken(coneval, &of_2020, "1658 read = 554 placed + 1104 not selected");
    let women = ["--name", "Poverty MX", "--year", "2020", "--value", "pobreza_porcentaje", "--unit", "percent"];
    let chosen = ["--where", "periodo=2020-01-01", "--where", "grupo=Población por sexo: mujeres"];
    let equation = "1658 read = 246 placed + 1381 not selected + 30 without a figure + 1 rejected";
    taken(coneval, &[&women[..], &chosen].concat(), equation);

    let areas = "uwchr_county_to_ice_aor.csv";
    taken(areas, &["--name", "ICE area", "--year", "2020", "--value", "aor"], "3223 read = 360 placed + 2863 outside");
    let names = "mx_cve_nom_municipios.csv";
    refused(names, &["--name", "Names", "--year", "2020", "--value", "nombre_municipio"], &["different words"]);
    taken(names, &["--name", "States", "--year", "2020", "--value", "nombre_estado"], "placed");
    for sectors in ["usbp_sector_profile_2011_2019.csv", "usbp_southwest_border_deaths_1998_2019.csv"] {
        refused(sectors, &["--name", "By sector", "--year", "2019"], &["Border Patrol sectors", "GeoJSON"]);
    }
    refused("uwchr_ice_facilities_pipe_mmdd.csv", &["--name", "F", "--year", "2019"], &["names and not codes"]);
    let fence = data.join("geo/reveal_border_fence_2017.geojson");
    if fence.is_file() {
        let (took, said) = add(&db, &fence, &["--name", "Fence", "--year", "2017"]);
        assert!(took && said.contains("743 read = "), "{said}");
    }
    let server = Server::start(&db);
    let all = layers(&server, if fence.is_file() { 6 } else { 5 });
    let all = all["layers"].as_array().unwrap();
    for layer in all {
        let id = layer["id"].as_str().unwrap();
        let whole = server.json(&format!("/api/v1/layers/{id}"));
        let held = match layer["kind"].as_str().unwrap() {
            "features" => whole["features"].as_array().unwrap().len(),
            _ => whole["values"].as_object().unwrap().len(),
        };
        assert_eq!(held as u64, layer["count"].as_u64().unwrap(), "{id}");
    }
    // Women and men of Ensenada and of San Quintín, which was made of its land.
    let residents = &server.json("/api/v1/layers/residents")["values"];
    assert_eq!(residents.as_object().unwrap().len(), 276);
    assert!(residents["02001"].as_f64().unwrap() > 117_619.0 + 221_676.0, "{}", residents["02001"]);
}
