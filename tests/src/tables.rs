//! An attacker of released tables, independent of the rule that suppresses: of each cell, which numbers can be meant.

use std::collections::BTreeSet;

use serde_json::Value;

/// What a table may mean by a cell that has no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Attribute and code.
    pub cell: String,
    /// Whether it prints `<5`.
    pub few: bool,
    /// Which numbers up to nine solve the table together with some of its other cells.
    pub possible: BTreeSet<u64>,
}

/// The numbers from 1 to 4, all of which must stay possible where a table says `<5`.
pub fn all_small() -> BTreeSet<u64> {
    (1..5).collect()
}

/// All open cells of a release, solved: the cells of a table add up to its total, `<5` is 1 to 4, `withheld` at least 5.
///
/// # Panics
/// If it is no release.
pub fn solve(release: &Value) -> Vec<Open> {
    let total = release["incidents"].as_u64();
    let tables = release["tables"].as_array().expect("tables");
    let mut all = Vec::new();
    for table in tables.iter().filter(|table| table["withheld"] == false) {
        let rows = table["rows"].as_array().expect("rows");
        let known: u64 = rows.iter().filter_map(|row| row["incidents"].as_u64()).sum();
        let rest = total.expect("a release with tables says its total") - known;
        let open: Vec<&Value> = rows.iter().filter(|row| row["incidents"].is_null()).collect();
        let range = |row: &Value| if row["said"] == "<5" { 1..=4 } else { 5..=u64::MAX };
        for row in &open {
            let others = || open.iter().filter(|other| other["code"] != row["code"]).map(|other| range(other));
            let least: u64 = others().map(|range| *range.start()).sum();
            let most = others().fold(0_u64, |sum, range| sum.saturating_add(*range.end()));
            let fits = |n: &u64| n + least <= rest && n.saturating_add(most) >= rest;
            let possible = range(row).take_while(|n| *n < 10).filter(fits).collect();
            let (by, code) = (table["by"].as_str().unwrap_or_default(), row["code"].as_str().unwrap_or_default());
            all.push(Open { cell: format!("{by} {code}"), few: row["said"] == "<5", possible });
        }
    }
    all
}
