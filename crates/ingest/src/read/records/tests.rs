use std::path::PathBuf;

use proptest::prelude::*;

use super::{Fault, LONGEST, Record, Records};

type Row = (u64, Vec<String>, Option<Fault>);

fn read(bytes: &[u8]) -> Vec<Row> {
    let mut records = Records::new(bytes, b',');
    let mut record = Record::default();
    let mut rows = Vec::new();
    while records.next(&mut record).unwrap() {
        rows.push((record.line, record.iter().map(str::to_owned).collect(), record.fault));
    }
    rows
}

fn row(line: u64, cells: &[&str]) -> Row {
    (line, cells.iter().map(|&c| c.to_owned()).collect(), None)
}

#[test]
fn every_line_end_counts_as_one_line() {
    let expected = vec![row(1, &["a", "b"]), row(2, &["1", "2"]), row(3, &[""]), row(4, &["3", "4"])];
    for end in ["\n", "\r\n", "\r"] {
        assert_eq!(read(["a,b", "1,2", "", "3,4"].join(end).as_bytes()), expected, "{end:?}");
    }
    assert_eq!(read(b"a,b\r1,2\r\n\n3,4"), expected);
}

#[test]
fn the_lines_inside_a_cell_count_too() {
    let rows = read(b"a,b\n1,\"x\ny\r\nz\r\"\n2,\"\"\"\"\r\n");
    assert_eq!(rows, vec![row(1, &["a", "b"]), row(2, &["1", "x\ny\r\nz\r"]), row(6, &["2", "\""])]);
}

#[test]
fn blanks_around_quotation_marks_go_and_others_stay() {
    assert_eq!(read(b" \"a\" , b,c \n")[0], row(1, &["a", " b", "c "]));
    assert_eq!(read(b"32 15' 30\" N,x\n")[0], row(1, &["32 15' 30\" N", "x"]));
}

#[test]
fn a_faulty_line_costs_one_line() {
    let rows = read(b"a,b\n1,\"x\" y\n2,z\n3,\"open\n4,w\n5,v\n");
    let fault = |line, cells: &[&str], fault| (line, row(line, cells).1, Some(fault));
    assert_eq!(
        rows,
        vec![
            row(1, &["a", "b"]),
            fault(2, &["1", "\"x\" y"], Fault::StrayQuote),
            row(3, &["2", "z"]),
            fault(4, &["3", "\"open"], Fault::UnclosedQuote),
            row(5, &["4", "w"]),
            row(6, &["5", "v"]),
        ]
    );
}

#[test]
fn a_line_that_is_too_long_is_passed_over() {
    let long = "x".repeat(3 * LONGEST);
    let rows = read(format!("a,b\n{long},1\n2,3\n").as_bytes());
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1].2, Some(Fault::TooLong));
    assert_eq!(rows[2], row(3, &["2", "3"]));
    let rows = read(format!("a,b\n\"{long}\n{long}\n2,3\n").as_bytes());
    assert_eq!(rows[1].2, Some(Fault::UnclosedQuote));
    assert_eq!(*rows.last().unwrap(), row(4, &["2", "3"]));
}

#[test]
fn the_last_line_tells_whether_it_ended() {
    let ended = |bytes: &[u8]| {
        let mut records = Records::new(bytes, b',');
        let mut record = Record::default();
        let mut last = None;
        while records.next(&mut record).unwrap() {
            last = Some(record.terminated);
        }
        last
    };
    assert_eq!(ended(b"a\nb"), Some(false));
    assert_eq!(ended(b"a\nb\n"), Some(true));
    assert_eq!(ended(b"a\n\"b\""), Some(false));
    assert_eq!(ended(b"a,"), Some(false));
    assert_eq!(ended(b""), None);
}

/// The conformance pairs that other CSV readers are tested with, where they are at hand.
#[test]
fn the_conformance_files_read_as_expected() {
    let root = std::env::var_os("SPOTLIGHT_REAL_DATA")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")), PathBuf::from);
    let (folder, spectrum) = (root.join("torture/csv-test-data"), root.join("torture/csv-spectrum"));
    if !folder.is_dir() {
        println!("skipped: no conformance files at {}", root.display());
        return;
    }
    let mut compared = 0;
    for (files, answers) in [(folder.join("csv"), folder.join("json")), (spectrum.join("csvs"), spectrum.join("json"))]
    {
        for file in std::fs::read_dir(files).unwrap().map(|entry| entry.unwrap().path()) {
            let answer = answers.join(file.with_extension("json").file_name().unwrap());
            // The answer to csv-spectrum's location_coordinates has another telephone number than the question.
            if !answer.exists() || file.ends_with("location_coordinates.csv") {
                continue;
            }
            let rows: Vec<Vec<String>> =
                read(&std::fs::read(&file).unwrap()).into_iter().map(|(_, cells, _)| cells).collect();
            // The copies at hand went through a program that made `\\r\\n` inside cells to `\\n`.
            let text = std::fs::read_to_string(&answer).unwrap().replace("\\r\\n", "\\n");
            let expected: serde_json::Value = serde_json::from_str(&text).unwrap();
            let keyed = expected.as_array().is_some_and(|all| all.iter().all(serde_json::Value::is_object));
            let found = if keyed && !rows.is_empty() {
                let object = |cells: &Vec<String>| -> serde_json::Value {
                    rows[0].iter().cloned().zip(cells.iter().cloned().map(serde_json::Value::from)).collect()
                };
                rows[1..].iter().map(object).collect()
            } else {
                serde_json::json!(rows)
            };
            assert_eq!(found, expected, "{}", file.display());
            compared += 1;
        }
    }
    assert!(compared > 25, "only {compared} pairs");
}

proptest! {
    /// The `csv` crate is the oracle for what it writes itself.
    #[test]
    fn well_formed_files_read_as_the_csv_crate_wrote_them(
        rows in prop::collection::vec(prop::collection::vec("[a-c ,\"\n\r;é]{0,6}", 3), 1..20),
        crlf in any::<bool>(),
    ) {
        let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).terminator(terminator).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let found: Vec<_> = read(&writer.into_inner().unwrap()).into_iter().map(|(_, cells, _)| cells).collect();
        prop_assert_eq!(found, rows);
    }

    /// Whatever the bytes, reading ends, lines only grow, and none is missing at the end.
    #[test]
    fn any_bytes_are_read_to_the_end(bytes in prop::collection::vec(prop::sample::select(b"a,\"\n\r ".to_vec()), 0..80)) {
        let rows = read(&bytes);
        prop_assert!(rows.windows(2).all(|w| w[0].0 < w[1].0));
        let lines = super::line_ends_in(&bytes) + u64::from(!bytes.ends_with(b"\n") && !bytes.ends_with(b"\r") && !bytes.is_empty());
        prop_assert!(rows.last().is_none_or(|last| last.0 <= lines));
    }
}

/// What is wrong with each broken file of csv-test-data, where they are at hand. The others have the wrong number of fields only,
/// which the row is rejected for, or no rows at all.
#[test]
fn broken_quotation_marks_are_faults() {
    let root = std::env::var_os("SPOTLIGHT_REAL_DATA")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")), PathBuf::from);
    let folder = root.join("torture/csv-test-data/csv");
    if !folder.is_dir() {
        println!("skipped: no conformance files at {}", root.display());
        return;
    }
    for (file, fault) in [
        ("bad-missing-quote.csv", Some(Fault::UnclosedQuote)),
        ("bad-quotes-with-unescaped-quote.csv", Some(Fault::StrayQuote)),
        // A quotation mark inside an unquoted field is itself: `32°15'30"N` is written so.
        ("bad-unescaped-quote.csv", None),
    ] {
        let rows = read(&std::fs::read(folder.join(file)).unwrap());
        assert_eq!(rows[1].2, fault, "{file}");
        assert_eq!(rows.len(), 2, "{file}");
    }
}

#[test]
fn a_row_that_the_file_may_end_in_is_known() {
    let last = |bytes: &[u8]| {
        let mut records = Records::new(bytes, b',');
        let mut record = Record::default();
        while records.next(&mut record).unwrap() {}
        (record.may_be_cut(), record.is_cut())
    };
    assert_eq!(last(b"a,b\n1,2"), (true, false));
    assert_eq!(last(b"a,b\n1,2\n"), (false, false));
    assert_eq!(last(b"a,b\n1,\"2\""), (false, false), "the quotation mark closes it");
    assert_eq!(last(b"a,b\n1,"), (false, false), "blank");
    assert_eq!(last(b"a,\xc3\xb1\n1,\xc3"), (true, true), "in the middle of a character");
}
