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
