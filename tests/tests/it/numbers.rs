//! Two files whose rows both count from 1: the second replaces nothing, whoever numbers so, and the first can be corrected.

use std::path::{Path, PathBuf};

use serde_json::Value;
use spotlight_tests::{import, spotlight};

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, text).unwrap();
    file
}

fn counts(receipt: &Value) -> [u64; 4] {
    ["accepted", "updated", "unchanged", "rejected"].map(|key| receipt["totals"][key].as_u64().unwrap())
}

fn export(db: &Path) -> Vec<u8> {
    let arguments = ["export", "--private", "--format", "csv", "--db"].map(Into::into);
    let output = spotlight(arguments.into_iter().chain([db.as_os_str().to_owned()]));
    assert!(output.status.success());
    output.stdout
}

#[test]
fn a_second_file_with_the_same_numbers_replaces_nothing() {
    let guessed = "Case No,Date,County,State,Type";
    let own = "external_id,date,county,state,category";
    for header in [guessed, own] {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("numbers.db");
        let rows = |month: u32, category: &str| -> String {
            (1..=6).map(|n| format!("{n},2021-0{month}-1{n},Brooks,TX,{category}\n")).collect::<Vec<_>>().concat()
        };
        let first = write(folder.path(), "january.csv", &format!("{header}\n{}", rows(1, "death")));
        assert_eq!(counts(&import(&db, &[first], &[])), [6, 0, 0, 0], "{header}");
        let before = export(&db);

        let more = format!("{header}\n{}7,2021-02-20,Brooks,TX,death\n", rows(2, "death"));
        let second = write(folder.path(), "february.csv", &more);
        let receipt = folder.path().join("refused.json");
        let arguments = ["import".as_ref(), second.as_os_str(), "--db".as_ref(), db.as_os_str(), "--receipt".as_ref()];
        let rejects = folder.path().join("rejects.csv");
        let last = [receipt.as_os_str(), "--rejects".as_ref(), rejects.as_os_str()];
        let output = spotlight(arguments.into_iter().chain(last));
        assert!(!output.status.success(), "nothing was taken");
        let refused: Value = serde_json::from_slice(&std::fs::read(receipt).unwrap()).unwrap();
        assert_eq!(counts(&refused), [0, 0, 0, 7], "{header}: {refused}");
        assert_eq!(refused["files"][0]["notes"]["id_clash"], 7, "{refused}");
        let rejects = std::fs::read_to_string(&rejects).unwrap();
        assert_eq!(rejects.matches("id_clash: ").count(), 7, "{rejects}");
        assert!(rejects.contains("\n7,2021-02-20,Brooks,TX,death,"), "{rejects}");
        assert_eq!(export(&db), before);
        let prefixed: Vec<String> = more.lines().skip(1).map(|row| format!("feb-{row}")).collect();
        let prefixed = write(folder.path(), "prefixed.csv", &format!("{header}\n{}\n", prefixed.join("\n")));
        assert_eq!(counts(&import(&db, &[prefixed], &[])), [7, 0, 0, 0], "{header}");

        // One date in six is a correction.
        let corrected = rows(1, "death").replace("2021-01-13", "2021-01-23");
        let corrected = write(folder.path(), "corrected.csv", &format!("{header}\n{corrected}"));
        assert_eq!(counts(&import(&db, &[corrected], &[])), [0, 1, 5, 0], "{header}");
    }
}

#[test]
fn one_row_with_a_number_that_is_taken_is_a_correction_only_if_little_else_differs() {
    let header = "No.,Date,Type,County,State,Dead,Description,Source";
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("weekly.db");
    let first = write(
        folder.path(),
        "1.csv",
        &format!("{header}\n1,2021-05-03,death,Pima,AZ,1,found near Arivaca,Volunteers\n"),
    );
    assert_eq!(counts(&import(&db, &[first], &[])), [1, 0, 0, 0]);
    let moved = write(
        folder.path(),
        "2.csv",
        &format!("{header}\n1,2021-05-04,death,Pima,AZ,1,found near Arivaca,Volunteers\n"),
    );
    assert_eq!(counts(&import(&db, &[moved], &[])), [0, 1, 0, 0], "its day was corrected");
    let before = export(&db);
    let other = write(
        folder.path(),
        "3.csv",
        &format!("{header}\n1,2021-05-17,death,Pima,AZ,2,two found near Ajo,Volunteers\n"),
    );
    let arguments = ["import".as_ref(), other.as_os_str(), "--db".as_ref(), db.as_os_str()];
    assert!(!spotlight(arguments).status.success());
    assert_eq!(export(&db), before);
}

#[test]
fn numbers_that_a_spreadsheet_wrote_another_way_are_those_of_the_same_records() {
    let header = "Case ID,Date,Type,County,State,Dead";
    let rows = |id: &dyn Fn(u32) -> String, dead: u32| -> String {
        let row = |n: u32| format!("{},2021-0{}-1{},death,Pima,AZ,{dead}\n", id(n), 1 + n / 10, n % 10);
        format!("{header}\n{}", (1..=20).map(row).collect::<Vec<_>>().concat())
    };
    let folder = tempfile::tempdir().unwrap();
    for (name, before, after) in [
        (
            "zeros",
            (&|n: u32| format!("{n:03}")) as &dyn Fn(u32) -> String,
            (&|n: u32| n.to_string()) as &dyn Fn(u32) -> String,
        ),
        ("case", &|n: u32| format!("ML-21-{n:03}"), &|n: u32| format!("ml-21-{n:03}")),
        ("hyphens", &|n: u32| format!("ML-21-{n:03}"), &|n: u32| format!("ML 21–{n:03}")),
    ] {
        let db = folder.path().join(format!("{name}.db"));
        let first = write(folder.path(), "first.csv", &rows(before, 1));
        assert_eq!(counts(&import(&db, &[first], &[])), [20, 0, 0, 0], "{name}");
        let kept = export(&db);
        let again = write(folder.path(), "again.csv", &rows(after, 1));
        let receipt = import(&db, &[again], &[]);
        assert_eq!(counts(&receipt), [0, 0, 20, 0], "{name}");
        assert!(receipt["files"][0]["notes"]["id_respelled"].as_u64() > Some(0), "{name}: {receipt}");
        assert_eq!(export(&db), kept, "{name}");
        let edited = write(folder.path(), "edited.csv", &rows(after, 2));
        assert_eq!(counts(&import(&db, &[edited], &[])), [0, 20, 0, 0], "{name}");
    }
}
