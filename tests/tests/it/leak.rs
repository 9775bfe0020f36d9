//! The leak test: 5,000 invented incidents whose private parts are marked, in a real server, and a crawler of everything
//! public that must find no mark. The same crawl finds them where the same incidents may be exact: it is able to fail.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use serde_json::Value;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_tests::attack::{rank_correlation, threshold};
use spotlight_tests::crawl::{Answer, everything, incidents, releases, text};
use spotlight_tests::invented::{MARK, Openness, Row, csv, rows};
use spotlight_tests::leaks::Secrets;
use spotlight_tests::{Server, import, make_table};

const MANY: u32 = 5_000;

/// Tables that are released before the first crawl.
const TABLES: [(&str, i16); 5] = [("US-AZ", 2015), ("US-AZ", 2020), ("US-AZ", 2023), ("MX-SON", 2021), ("US-TX", 2019)];

/// How many of the released tables say anything.
fn tables_said(server: &Server) -> usize {
    let released = releases(server);
    assert_eq!(released.len(), TABLES.len());
    released.iter().filter(|release| release["withheld"] == false).count()
}

/// Fifty filters: every category, and the other parameters alone and together.
fn filters() -> Vec<String> {
    let taxonomy = Taxonomy::embedded();
    let mut filters: Vec<String> = taxonomy.categories().iter().map(|c| format!("category={}", c.code)).collect();
    filters.extend(
        [
            "from=2016",
            "to=2018-06",
            "from=2020-02-03&to=2020-02-04",
            "from=2021-05-01&to=2021-05-31",
            "from=2022-07-15",
            "region=state:US-AZ",
            "region=state:MX-SON",
            "region=county:04019",
            "region=sector:tucson",
            "region=segment:1000",
            "region=country:MX",
            "bbox=-111.5,31.4,-111.4,31.5",
            "bbox=-112,31,-111,32",
            "bbox=-111.46,31.45,-111.45,31.46",
            "verification=unverified",
            "verification=verified",
            "fatal=true",
            "fatal=false",
            "source=marked-register",
            "source=other",
            "q=open",
            "q=zqtitle",
            "q=note",
            "q=honduras",
            "actor=ice",
            "actor=border_patrol,unknown",
            "category=death&from=2019&to=2020",
            "category=raid&region=state:US-TX",
            "category=abuse&bbox=-112,31,-109,33",
            "q=open&region=country:US",
            "from=2018-04&to=2018-04&category=raid",
        ]
        .map(String::from),
    );
    filters.truncate(50);
    filters
}

fn write(folder: &Path, name: &str, content: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

fn found(answers: &[Answer], secrets: &Secrets) -> Vec<String> {
    answers.iter().flat_map(|answer| secrets.found(answer)).collect()
}

/// The places of what is not exact, but for those where something exact is, too.
fn closed_or_masked(rows: &[Row]) -> Secrets {
    let open: HashSet<(i32, i32)> =
        rows.iter().filter(|row| row.openness == Openness::Exact).map(|row| row.place).collect();
    Secrets::of(rows.iter().filter(|row| row.openness != Openness::Exact && !open.contains(&row.place)))
}

/// Of each public incident its row, by the number of injured.
fn by_tag(listed: &[Value]) -> BTreeMap<u32, &Value> {
    listed.iter().map(|i| (i["injured"].as_u64().unwrap() as u32, i)).collect()
}

/// Fields that a masked incident has no value in, dates that are months, and a point that is no rounding of the place.
fn assert_masked(rows: &[Row], listed: &[Value]) {
    let public = by_tag(listed);
    assert_eq!(public.len(), listed.len(), "a tag is one incident");
    for row in rows {
        let Some(incident) = public.get(&row.tag) else {
            assert_eq!(row.openness, Openness::Closed, "{row:?} is missing");
            continue;
        };
        match row.openness {
            Openness::Closed => panic!("{row:?} is public"),
            Openness::Exact => continue,
            Openness::Masked => {}
        }
        for name in ["external_id", "place", "title", "description", "source", "source_url", "women", "men", "children"]
        {
            assert!(incident[name].is_null(), "{name} of {incident}");
        }
        assert!(["nationality", "age_group", "gender"].iter().all(|name| incident[*name].is_null()), "{incident}");
        assert_eq!(text(incident, "precision"), "area");
        let shown = if row.keeps_day() { row.day.to_string() } else { row.day.to_string()[..7].to_owned() };
        assert_eq!(text(incident, "date"), shown);
        assert_eq!(text(incident, "updated").len(), 7, "{incident}");
    }
}

/// The picture of a masked incident is that of its area: all that lie in one have the same, byte for byte.
fn assert_pictures_are_of_areas(listed: &[Value], answers: &[Answer]) {
    let pictures: BTreeMap<&str, &Answer> = answers
        .iter()
        .filter_map(|answer| Some((answer.path.strip_prefix("/incidents/")?.strip_suffix("/preview.png")?, answer)))
        .filter(|(_, answer)| answer.status == 200)
        .collect();
    let mut of_areas: BTreeMap<&str, &Answer> = BTreeMap::new();
    let mut masked = 0;
    for incident in listed {
        let Some(picture) = pictures.get(text(incident, "id")) else { continue };
        assert!(picture.body.starts_with(b"\x89PNG"), "{}", picture.path);
        if text(incident, "precision") == "area" {
            masked += 1;
            assert!(picture.headers.contains("x-robots-tag: noindex"), "{}", picture.headers);
            let first = of_areas.entry(text(incident, "area_id")).or_insert(picture);
            assert!(first.body == picture.body, "{} is not the picture of {}", picture.path, first.path);
        }
    }
    assert!(masked > 10, "{masked} pictures of masked incidents");
}

/// Neither the ids nor the list say in which order masked incidents came in.
fn assert_unordered(listed: &[Value]) {
    let masked: Vec<&Value> = listed.iter().filter(|i| text(i, "precision") == "area").collect();
    let tag = |i: &Value| i["injured"].as_u64().unwrap();
    let ids: Vec<(u64, u64)> = masked
        .iter()
        .map(|i| (u64::from_str_radix(&text(i, "id").replace('-', "")[..16], 16).unwrap(), tag(i)))
        .collect();
    let list: Vec<(u64, u64)> = masked.iter().enumerate().map(|(place, i)| (place as u64, tag(i))).collect();
    for (what, pairs) in [("ids", ids), ("list", list)] {
        let correlation = rank_correlation(&pairs);
        eprintln!("{what}: rank correlation with entry {correlation:.4}, threshold {:.4}", threshold(pairs.len()));
        assert!(correlation.abs() < threshold(pairs.len()), "{what} are ordered by entry: {correlation}");
    }
}

#[test]
fn a_crawler_of_everything_public_finds_no_marked_place_text_or_order() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("leak.db");
    let rows = rows(4, MANY);
    let file = write(folder.path(), "register.csv", &csv(&rows, "A"));
    let receipt = import(&db, &[file], &["--publish"]);
    assert_eq!(receipt["totals"]["accepted"], MANY, "{}", receipt["totals"]);
    let secrets = closed_or_masked(&rows);
    for (state, year) in TABLES {
        make_table(&db, state, year).unwrap();
    }

    let before = {
        let server = Server::start(&db);
        let answers = everything(&server, &filters(), 400);
        assert_eq!(found(&answers, &secrets), Vec::<String>::new());
        // A binary without the page says so with a 5xx; that is not about data.
        let data = |path: &str| path.starts_with("/api") || path.starts_with("/tiles");
        let failed: Vec<_> =
            answers.iter().filter(|a| data(&a.path) && a.status >= 500).map(|a| (&a.path, a.status)).collect();
        assert!(failed.is_empty(), "{failed:?}");
        let listed = incidents(&server, "");
        assert_eq!(tables_said(&server), TABLES.len());
        for (state, year) in TABLES {
            let path = format!("/api/v1/releases/{state}/{year}.csv");
            assert!(answers.iter().any(|answer| answer.path == path && answer.status == 200), "{path}");
        }
        assert_masked(&rows, &listed);
        assert_pictures_are_of_areas(&listed, &answers);
        assert_unordered(&listed);
        eprintln!("{} answers about {} public incidents", answers.len(), listed.len());
        answers
    };

    // Drafts of places, texts and people that are not public yet: no byte of any answer may change, headers included; not of a
    // table either.
    let drafts: Vec<Row> = spotlight_tests::invented::rows(5, 500)
        .into_iter()
        .map(|row| Row { tag: row.tag + MANY, external_id: format!("{MARK}D{}", row.tag), ..row })
        .collect();
    let file = write(folder.path(), "drafts.csv", &csv(&drafts, "D"));
    import(&db, &[file], &[]);
    {
        let server = Server::start(&db);
        let after = everything(&server, &filters(), 400);
        assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            assert!(before == after, "drafts change the answer to {}", before.path);
        }
    }

    // Edits: other words, one in ten without consent any more, one in ten at another place.
    let edited: Vec<Row> = rows
        .iter()
        .cloned()
        .map(|mut row| {
            match row.tag % 10 {
                1 => row.openness = Openness::Closed,
                2 => row.place.1 += 5_000,
                _ => {}
            }
            row
        })
        .collect();
    let file = write(folder.path(), "edited.csv", &csv(&edited, "B"));
    import(&db, &[file], &["--publish"]);
    let server = Server::start(&db);
    let answers = everything(&server, &filters(), 400);
    assert_eq!(found(&answers, &secrets), Vec::<String>::new());
    assert_eq!(found(&answers, &closed_or_masked(&edited)), Vec::<String>::new());
    // Among them are exact rows that were withdrawn: they are nowhere any more.
    assert!(rows.iter().filter(|row| row.tag % 10 == 1 && row.openness == Openness::Exact).count() > 30);
    assert_masked(&edited, &incidents(&server, ""));
    // Every table counted somebody who has withdrawn.
    assert_eq!(tables_said(&server), 0);
    // What was said before the withdrawal is in no byte of the database any more, nor beside it.
    drop(server);
    let kept = before.iter().find(|answer| answer.path == "/api/v1/releases/US-AZ/2020").unwrap();
    let said: Value = serde_json::from_slice(&kept.body).unwrap();
    let needle = format!(r#""state":"US-AZ","year":2020,"made":{},"total":{}"#, said["made"], said["incidents"]);
    let files = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path());
    for file in files.filter(|path| path.to_string_lossy().contains("leak.db")) {
        let bytes = std::fs::read(&file).unwrap();
        let there = bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
        assert!(!there, "{} still holds the withheld table", file.display());
    }
}

/// The same rows, with consent to be exact: what the crawl then finds is what it would find if masks did not work.
#[test]
fn the_same_crawler_finds_what_is_not_masked() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("open.db");
    let rows = rows(4, 300);
    let unmasked = csv(&rows, "A").replace(",public,area\n", ",public_exact,exact\n");
    let file = write(folder.path(), "register.csv", &unmasked);
    import(&db, &[file], &["--publish"]);
    let server = Server::start(&db);
    let answers = everything(&server, &filters(), 50);
    let masked = Secrets::of(rows.iter().filter(|row| row.openness == Openness::Masked));
    let found = found(&answers, &masked);
    for (route, kind) in [
        ("/api/v1/incidents?limit=1000:", "text"),
        ("/api/v1/incidents?limit=1000:", "place"),
        ("/api/v1/incidents/", "place"),
        ("/api/v1/export.csv:", "place"),
        ("/api/v1/export.geojson:", "place"),
        ("/api/v1/export.xlsx:", "place"),
        ("/api/v1/export.xlsx:", "text"),
        ("/incidents/", "place"),
        ("/incidents/", "text"),
        ("/list:", "text"),
        ("/tiles/16/", "place"),
        ("/tiles/16/", "text"),
        ("/tiles/10/", "place of the tile"),
        ("/tiles/14/", "place of the tile"),
        ("/tiles/16/", "place of the tile"),
        ("/tiles/16/", "text of the tile"),
    ] {
        let seen = |line: &&String| line.starts_with(route) && line.contains(&format!(": {kind} "));
        assert!(found.iter().any(|line| seen(&line)), "nothing of kind {kind} at {route}");
    }
    // But private notes and names are in none of them, with or without masks.
    for answer in &answers {
        let text = answer.text().to_ascii_lowercase();
        assert!(!text.contains(&format!("{MARK}note")) && !text.contains(&format!("{MARK}name")), "{}", answer.path);
    }
}

/// The checker itself, on planted answers.
#[test]
fn planted_leaks_are_found_at_every_rounding() {
    let rows = [Row { openness: Openness::Masked, place: (-11_122_333, 3_145_777), ..rows(1, 1).remove(0) }];
    let secrets = closed_or_masked(&rows);
    let answer = |headers: &str, body: &str| Answer {
        path: "/planted".to_owned(),
        status: 200,
        headers: headers.to_owned(),
        body: body.as_bytes().to_vec(),
    };
    for body in [
        "[-111.22333,31.45777]",
        r#"{"lat":31.45777,"lon":-111.22333}"#,
        "-111.2233,31.4577",
        "-111.2233,31.4578",
        "31.458 -111.223",
        "-111.22,31.46",
        "lat 31.45, lon -111.22",
        "-111.223330004,31.457770001",
        "ZQXtitle00001",
    ] {
        assert_eq!(secrets.found(&answer("", body)).len(), 1, "{body}");
        assert_eq!(secrets.found(&answer(&format!("x-extra: {body}"), "")).len(), 1, "{body} in a header");
    }
    for body in ["[-111.2,31.5]", "[-111.22433,31.45777]", "[-111.21871,31.46012]", "31.45777"] {
        assert_eq!(secrets.found(&answer("", body)), Vec::<String>::new(), "{body}");
    }
}
