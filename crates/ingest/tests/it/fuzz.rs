//! Whatever the bytes, a file is refused or its receipt adds up, and nothing panics.

use std::collections::HashSet;

use crate::common::{import, options};
use proptest::prelude::*;
use spotlight_ingest::{Input, Outcome, Severity};

/// Cells that mean something to some reader, good and bad.
const CELLS: [&str; 40] = [
    "",
    " ",
    "death",
    "Muerte o restos hallados",
    "raid",
    "nothing",
    "2020-05-14",
    "2020-05",
    "2020",
    "14/05/2020",
    "05/14/2020",
    "03/04/2020",
    "2031-01-01",
    "43831",
    "20-Mar-16",
    "31.65",
    "-110.36",
    "110.36",
    "0",
    "-1",
    "1e9",
    "inf",
    "31,65",
    "999",
    "US-AZ",
    "Pima",
    "PIMA",
    "4019",
    "Sonora",
    "\"",
    "\"\"",
    "\"a,b\"",
    "\"x\ny\"",
    "\"open",
    "\"a\"b",
    "'=1",
    "=1+1",
    "Ñ",
    "http://a.org",
    "520-555-1234",
];

fn table() -> impl Strategy<Value = Vec<u8>> {
    let columns = prop::sample::select(vec![
        "category,date,lat,lon",
        "category,date,lat,lon,county,state,external_id,title,dead,nationality,consent",
        "date,county,state,category,name,actors,source,source_url,age_group",
        "#event+id,#cause+type,#affected+missing,#affected+dead,#date+reported,#geo+lat,#geo+lon",
        "Web ID,Reported Date,Number Dead,Minimum Estimated Number of Missing,Cause of Death,Location Coordinates,Reported Month,URL",
        "ML Number,Reporting Date,Cause of Death,County,Latitude,Longitude,Location Precision,Age,State,Sex",
    ]);
    let delimiter = prop::sample::select(vec![",", ";", "\t", "|"]);
    let end = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    let row = prop::collection::vec(prop::sample::select(CELLS.to_vec()), 0..13);
    (
        columns,
        prop::collection::vec(row, 0..12),
        delimiter,
        end,
        prop::collection::vec(any::<(prop::sample::Index, u8)>(), 0..3),
    )
        .prop_map(|(columns, rows, delimiter, end, noise)| {
            let header = columns.replace(',', delimiter);
            let lines: Vec<_> = std::iter::once(header).chain(rows.iter().map(|row| row.join(delimiter))).collect();
            let mut bytes = lines.join(end).into_bytes();
            for (at, byte) in noise {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            bytes
        })
}

fn holds(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let Ok(imported) = import(&Input::from_bytes("fuzz.csv", bytes), &options()) else { return Ok(()) };
    prop_assert!(imported.receipt.adds_up());
    prop_assert_eq!(imported.receipt.tally().rows_read, imported.plan.rows());
    prop_assert!(imported.rows.windows(2).all(|pair| pair[0].line < pair[1].line), "lines grow");
    let lines: HashSet<_> = imported.rows.iter().map(|row| row.line).collect();
    for row in &imported.rows {
        let rejects = row.notes.iter().filter(|note| note.severity == Severity::Reject).count();
        match row.outcome {
            Outcome::Rejected => prop_assert!(rejects > 0 && row.cells.is_some(), "a reject has its reason: {:?}", row),
            Outcome::Duplicate { of_line } => prop_assert!(lines.contains(&of_line) && of_line < row.line),
            Outcome::Incident(_) => prop_assert_eq!(rejects, 0),
        }
    }
    let json = serde_json::to_value(&imported.receipt).unwrap();
    let listed: u64 = json["notes"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
    prop_assert_eq!(json["rows"].as_array().unwrap().len() as u64, listed);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn tables_of_odd_cells_add_up(bytes in table()) {
        holds(bytes)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_bytes_add_up(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        holds(bytes)?;
    }

    #[test]
    fn any_bytes_under_a_header_add_up(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        holds([b"category,date,lat,lon\n", &bytes[..]].concat())?;
    }

    #[test]
    fn the_same_file_twice_reads_the_same(bytes in table()) {
        let read = || import(&Input::from_bytes("fuzz.csv", bytes.clone()), &options()).map(|i| serde_json::to_string(&i.receipt).unwrap()).map_err(|e| e.code());
        prop_assert_eq!(read(), read());
    }
}
