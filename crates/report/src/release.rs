//! Released tables as JSON and CSV. A cell says a number, `<5` or `withheld`, as [`Cell`] does; there is nothing else to say.

use std::io::{self, Write};

use serde_json::{Value, json};
use spotlight_core::Lang;
use spotlight_core::region::{RegionKind, Regions};
use spotlight_core::release::{Cell, Count, Release, Table};

use crate::cell;

/// A release in short: which one, and whether it still says anything.
pub fn brief(release: &Release, regions: &Regions) -> Value {
    let name = regions
        .find(RegionKind::State, &release.state)
        .map(|region| json!({ "en": region.name(Lang::En), "es": region.name(Lang::Es) }));
    json!({
        "state": release.state,
        "name": name,
        "year": release.year,
        "made": release.made.to_string(),
        "withheld": release.is_withheld(),
        "incidents": release.total.map(Count::get),
    })
}

/// A release with its tables.
pub fn document(release: &Release, regions: &Regions) -> Value {
    let mut document = brief(release, regions);
    document["tables"] = release.tables.iter().map(table).collect();
    document
}

fn table(table: &Table) -> Value {
    let row = |(code, cell): &(Box<str>, Cell)| {
        let number = match cell {
            Cell::Count(count) => Some(count.get()),
            Cell::Few | Cell::Withheld => None,
        };
        json!({ "code": code, "incidents": number, "said": cell.to_string() })
    };
    let rows: Vec<Value> = table.rows.iter().flatten().map(row).collect();
    json!({ "by": table.attribute.as_str(), "withheld": table.rows.is_none(), "rows": rows })
}

/// Writes `state,year,made,by,code,incidents`. The first row is the total; what is withheld as a whole has a row without a code.
pub fn write_csv(out: impl Write, release: &Release) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(["state", "year", "made", "by", "code", "incidents"])?;
    let (year, made) = (release.year.to_string(), release.made.to_string());
    let mut row = |by: &str, code: &str, said: &str| {
        csv.write_record([&*release.state, &year, &made, by, &*cell::text(code), said])
    };
    row("total", "", &release.total.map_or(Cell::Withheld, Cell::Count).to_string())?;
    for table in &release.tables {
        let by = table.attribute.as_str();
        match &table.rows {
            None => row(by, "", &Cell::Withheld.to_string())?,
            Some(rows) => rows.iter().try_for_each(|(code, cell)| row(by, code, &cell.to_string()))?,
        }
    }
    csv.flush()
}

#[cfg(test)]
mod tests;
