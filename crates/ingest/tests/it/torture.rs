//! Files that are broken on purpose, and files that were cut: refused, rejected with a reason, or read as far as they go.

use crate::common::{import, options, real};
use spotlight_ingest::{Code, Input, Outcome, Severity};

#[test]
fn every_bad_file_is_refused_or_its_rows_are() {
    let mut seen = 0;
    for name in [
        "bad-header-less-fields",
        "bad-header-more-fields",
        "bad-header-no-header",
        "bad-header-wrong-header",
        "bad-missing-quote",
        "bad-quotes-with-unescaped-quote",
        "bad-unescaped-quote",
    ] {
        let Some(input) = real(&format!("torture/csv-test-data/csv/{name}.csv")) else { return };
        match import(&input, &options()) {
            Err(refusal) => assert!(!refusal.message(spotlight_core::Lang::Es).is_empty(), "{name}"),
            Ok(imported) => {
                assert!(imported.rows.iter().all(|row| matches!(row.outcome, Outcome::Rejected)), "{name}");
            }
        }
        seen += 1;
    }
    assert_eq!(seen, 7);
}

/// The same faults in a file whose columns are known: the row is rejected for its fault, and the next is read.
#[test]
fn a_broken_row_is_rejected_for_its_fault_and_the_next_is_read() {
    for (row, code) in [
        ("raid,2020,31.9,-111.5,\"open", Code::UnclosedQuote),
        ("raid,2020,31.9,-111.5,\"Hey, I missed \" it\"", Code::StrayQuote),
        ("raid,2020,31.9,-111.5,a,b", Code::ExtraCells),
        ("raid,2020,31.9,-111.5,a\0b", Code::ControlCharacter),
    ] {
        let text = format!("category,date,lat,lon,title\n{row}\nraid,2021,31.9,-111.5,x\n");
        let imported = import(&Input::from_bytes("a.csv", text.into()), &options()).unwrap();
        let rejects: Vec<_> =
            imported.rows[0].notes.iter().filter(|n| n.severity == Severity::Reject).map(|n| n.code).collect();
        assert_eq!(rejects, [code]);
        assert!(matches!(imported.rows[1].outcome, Outcome::Incident(_)), "{row}");
        assert!(imported.receipt.adds_up());
    }
}

/// However a file is cut, no row of the piece says anything else than the whole file does, unless a note says that it may be cut.
#[test]
fn a_cut_file_never_changes_a_value_in_silence() {
    let text = "category,date,title,lat,lon\n\
                raid,2020-05-14,\"a, \"\"b\"\"\",31.9123,-111.5123\n\
                raid,2020-05-15,\"dos\nlíneas\",31.9124,-111.5124\r\n\
                raid,2020-05-16,señora Muñoz,31.9125,-111.5125\n\
                raid,2020-05-17,\"última\",31.9126,\"-111.5126\"";
    let encodings: [Vec<u8>; 3] = [
        text.as_bytes().to_vec(),
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect(),
    ];
    for bytes in encodings {
        let whole = import(&Input::from_bytes("a.csv", bytes.clone()), &options()).unwrap();
        let written = |row: &spotlight_ingest::Row| match &row.outcome {
            Outcome::Incident(incident) => {
                Some((format!("{:?} {:?} {:?}", incident.occurred, incident.title, incident.place), row.line))
            }
            _ => None,
        };
        let known: Vec<_> = whole.rows.iter().map(|row| written(row).expect("all are read")).collect();
        for end in 0..bytes.len() {
            let Ok(cut) = import(&Input::from_bytes("a.csv", bytes[..end].to_vec()), &options()) else { continue };
            assert!(cut.receipt.adds_up());
            for row in &cut.rows {
                let noted = row.notes.iter().any(|note| note.code == Code::NoLineEnd);
                if let Some(found) = written(row)
                    && !noted
                {
                    assert!(known.contains(&found), "cut at {end}: {found:?}");
                }
            }
        }
    }
}
