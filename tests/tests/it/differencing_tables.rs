//! The differencing test of released tables: an attacker has every public answer of every version, the tables among them, and tries
//! to find the number of a suppressed cell. His gain is the part of the cells printed `<5` of which he can rule a number out.
//!
//! Three ways. *Algebra*: the cells of a table, its total, and the other tables of the release. *Versions*: answers before and after
//! more was published, corrected or withdrawn. *Worlds*: the same register with another number behind a `<5`; whatever an answer
//! depends on, it is the same in all of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use serde_json::Value;
use spotlight_tests::crawl::{incidents, releases, text};
use spotlight_tests::invented::{Openness, Row, csv, rows};
use spotlight_tests::tables::{all_small, solve};
use spotlight_tests::{Server, import, make_table};

const STATES: [&str; 3] = ["US-AZ", "MX-SON", "US-TX"];

fn load(db: &Path, rows: &[Row], edition: &str) {
    let file = db.with_extension(format!("{edition}.csv"));
    std::fs::write(&file, csv(rows, edition)).unwrap();
    import(db, &[file], &["--publish"]);
}

/// All releases of a version with their tables, by state and year.
fn served(server: &Server) -> BTreeMap<(String, u64), Value> {
    let one = |brief: &Value| {
        let (state, year) = (text(brief, "state").to_owned(), brief["year"].as_u64().unwrap());
        let mut release = server.json(&format!("/api/v1/releases/{state}/{year}"));
        release.as_object_mut().unwrap().remove("version");
        ((state, year), release)
    };
    releases(server).iter().map(one).collect()
}

/// The ids of the masked incidents of each state and year: anybody can list them, and so knows whom a table counts.
fn masked(server: &Server) -> BTreeMap<(String, u64), BTreeSet<String>> {
    let mut all: BTreeMap<(String, u64), BTreeSet<String>> = BTreeMap::new();
    for incident in incidents(server, "").iter().filter(|i| text(i, "updated").len() == 7) {
        let key = (text(incident, "state").to_owned(), text(incident, "date")[..4].parse().unwrap());
        all.entry(key).or_default().insert(text(incident, "id").to_owned());
    }
    all
}

#[test]
fn no_answer_of_any_version_gives_back_a_suppressed_number() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("tables.db");
    let rows = rows(21, 4_000);
    // First what is known of the first half of the rows, with tables of some years.
    load(&db, &rows[..2_000], "A");
    for (state, year) in STATES.iter().flat_map(|state| (2015..2019).map(move |year| (*state, year))) {
        make_table(&db, state, year).unwrap();
    }
    let server = Server::start(&db);
    let (first, counted) = (served(&server), masked(&server));
    drop(server);
    assert_eq!(first.len(), 12);
    for (key, release) in &first {
        assert_eq!(
            release["incidents"].as_u64(),
            Some(counted[key].len() as u64),
            "{key:?} counts whom the list shows"
        );
    }

    // Then the rest, corrections of every attribute, other years of some, tables of years that have none.
    let mut second = rows.clone();
    for row in second.iter_mut().filter(|row| row.tag % 7 == 0 && row.openness == Openness::Masked) {
        row.person = ["GT", "older", "nonbinary"];
        if row.tag % 2 == 0 {
            row.day = row.day.with().year(2015 + (row.day.year() - 2014) % 9).build().unwrap();
        }
    }
    load(&db, &second, "B");
    for (state, year) in STATES.iter().flat_map(|state| (2019..2024).map(move |year| (*state, year))) {
        make_table(&db, state, year).unwrap();
    }
    for (state, year) in STATES.iter().flat_map(|state| (2015..2024).map(move |year| (*state, year))) {
        assert!(make_table(&db, state, year).unwrap_err().contains("never made again"), "{state} {year}");
    }
    let server = Server::start(&db);
    let (second_tables, later) = (served(&server), masked(&server));
    drop(server);
    assert!(first.iter().all(|(key, release)| second_tables[key] == *release), "a table is what it was");
    let grown = first.keys().filter(|key| later[key] != counted[key]).count();
    assert_eq!(grown, 12, "more is public of these years than they count");

    // And withdrawals: one in two hundred takes back what was agreed.
    let mut third = second.clone();
    for row in third.iter_mut().filter(|row| row.tag % 200 == 0) {
        row.openness = Openness::Closed;
    }
    load(&db, &third, "C");
    let server = Server::start(&db);
    let third_tables = served(&server);
    let withheld = third_tables.values().filter(|release| release["withheld"] == true).count();
    assert!(withheld > 3 && withheld < third_tables.len(), "{withheld} of {} withheld", third_tables.len());
    for (key, release) in &third_tables {
        let same = *release == second_tables[key];
        assert!(same || (release["withheld"] == true && release["tables"] == Value::Array(Vec::new())), "{key:?}");
    }

    // Two tables count nobody twice, so that none is a part of another.
    let members: Vec<&BTreeSet<String>> = first.keys().map(|key| &counted[key]).collect();
    let everybody: usize = members.iter().map(|ids| ids.len()).sum();
    assert_eq!(members.into_iter().flatten().collect::<BTreeSet<_>>().len(), everybody);

    let (mut cells, mut gained) = (0, Vec::new());
    for tables in [&first, &second_tables, &third_tables] {
        for (key, release) in tables {
            for open in solve(release) {
                cells += usize::from(open.few);
                if open.few && open.possible != all_small() {
                    gained.push(format!("{key:?} {open:?}"));
                }
            }
        }
    }
    eprintln!("{} of {cells} cells of fewer than five tell more than that", gained.len());
    assert!(cells > 50 && gained.is_empty(), "{cells} cells; {gained:?}");
}

/// The answers about tables, and all others without what is random: ids and the names of versions.
fn world(db: &Path, rows: &[Row]) -> HashMap<String, Vec<String>> {
    load(db, rows, "A");
    make_table(db, "US-AZ", 2020).unwrap();
    let server = Server::start(db);
    let mut answers = HashMap::new();
    let release = served(&server).remove(&("US-AZ".to_owned(), 2020)).unwrap();
    answers.insert("release".to_owned(), vec![release.to_string()]);
    answers.insert("table".to_owned(), vec![String::from_utf8(server.get("/api/v1/releases/US-AZ/2020.csv")).unwrap()]);
    let without_id = |mut incident: Value| {
        incident.as_object_mut().unwrap().remove("id");
        incident.to_string()
    };
    let mut listed: Vec<String> = incidents(&server, "").into_iter().map(without_id).collect();
    listed.sort();
    answers.insert("list".to_owned(), listed);
    for by in ["state,category", "county,month", "sector,year"] {
        let mut summary = server.json(&format!("/api/v1/summary?by={by}"));
        summary.as_object_mut().unwrap().remove("version");
        answers.insert(by.to_owned(), vec![summary.to_string()]);
    }
    answers
}

#[test]
fn whatever_number_is_behind_a_small_cell_all_answers_are_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut base = rows(22, 400);
    for row in &mut base {
        row.openness = Openness::Masked;
        row.day = row.day.with().year(2020).build().unwrap();
        row.person = ["HN", "adult", ["woman", "man"][row.tag as usize % 2]];
    }
    // In Arizona for certain, and men, so that women are as many in every world.
    for row in base.iter_mut().take(8) {
        row.place = (-11_050_333, 3_200_777);
        row.person[2] = "man";
    }
    let mut said = Vec::new();
    for children in 1..=6_usize {
        let mut rows = base.clone();
        for row in rows.iter_mut().take(children) {
            row.person = ["CU", "child", "nonbinary"];
        }
        said.push(world(&folder.path().join(format!("{children}.db")), &rows));
    }
    assert!(said[0]["table"][0].contains("child,<5"), "{:?}", said[0]["table"]);
    for children in 1..4 {
        for (name, answer) in &said[0] {
            assert_eq!(answer, &said[children][name], "{name} tells {} from 1", children + 1);
        }
    }
    // Able to fail: from five on it is said.
    assert_ne!(said[0]["table"], said[4]["table"]);
    assert_ne!(said[4]["table"], said[5]["table"]);
}

/// The attacker himself: where nothing but the small cell is suppressed, he subtracts.
#[test]
fn an_attacker_of_a_table_without_complementary_suppression_finds_the_number() {
    let release = |withheld: Value, said: &str| {
        serde_json::json!({ "incidents": 32, "tables": [{ "by": "age_group", "withheld": false, "rows": [
            { "code": "adult", "incidents": withheld, "said": said },
            { "code": "child", "incidents": null, "said": "<5" },
        ] }] })
    };
    let naive = solve(&release(29.into(), "29"));
    assert_eq!(naive[0].possible, BTreeSet::from([3]));
    let safe = solve(&release(Value::Null, "withheld"));
    assert_eq!((safe[1].few, &safe[1].possible), (true, &all_small()));
}
