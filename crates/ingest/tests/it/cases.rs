//! What a documenter meets: one case each, on small files.

use crate::common::{Imported, TODAY, codes, import, import_text, incident, options};
use spotlight_core::Lang;
use spotlight_core::code::AgeGroup;
use spotlight_ingest::{Code, DateOrder, Disposition, FileReceipt, Input, Options, Outcome, Receipt, Row, rejects};
use spotlight_record::{Consent, Place, Visibility};

/// The only row of our own CSV with these columns and cells.
fn one(header: &str, cells: &str) -> Row {
    one_with(header, cells, &options())
}

fn one_with(header: &str, cells: &str, options: &Options) -> Row {
    let mut imported = import(&Input::from_bytes("one.csv", format!("{header}\n{cells}\n").into()), options).unwrap();
    assert_eq!(imported.rows.len(), 1);
    imported.rows.remove(0)
}

fn at(row: &Row) -> (f64, f64) {
    match incident(row).place {
        Place::At(at) => (at.lat(), at.lon()),
        ref other => panic!("{other:?}"),
    }
}

fn reject(row: &Row, code: Code) {
    assert!(matches!(row.outcome, Outcome::Rejected), "{:?}", row.outcome);
    assert_eq!(codes(row), [code]);
}

const PLACE: &str = "category,date,lat,lon";

#[test]
fn accents_that_a_program_has_parted_from_their_letters_are_the_same_text() {
    let text =
        "id,fecha,categoría,municipio,estado,título\n1,2021-05-02,muerte,Doña Ana,Nuevo México,Cañón de la Asunción\n";
    let parted: String = text
        .chars()
        .flat_map(|c| {
            let accent = |base: char, mark: char| vec![base, mark];
            match c {
                'í' => accent('i', '\u{301}'),
                'é' => accent('e', '\u{301}'),
                'ó' => accent('o', '\u{301}'),
                'ñ' => accent('n', '\u{303}'),
                'ú' => accent('u', '\u{301}'),
                other => vec![other],
            }
        })
        .collect();
    assert_ne!(parted, text);
    let [one, other] = [text, &parted].map(|text| incident(&import_text(text).rows[0]).clone());
    assert_eq!(other.title.as_deref(), Some("Cañón de la Asunción"));
    assert_eq!(other, one);
}

#[test]
fn a_missing_minus_or_a_swap_is_repaired_when_only_one_repair_fits() {
    for (cells, code) in [
        ("death,2020,31.9,111.5", Code::LongitudeSign),
        ("death,2020,-111.5,31.9", Code::CoordinatesSwapped),
        ("death,2020,111.5,31.9", Code::SwappedAndSign),
    ] {
        let row = one(PLACE, cells);
        assert_eq!((at(&row), codes(&row)), ((31.9, -111.5), vec![code]), "{cells}");
    }
    let row = one(PLACE, "death,2020,31.9,111.5");
    assert_eq!(row.notes[0].value, "31.9, 111.5");
    assert!(row.notes[0].message(Lang::En).contains("31.9, -111.5"), "before and after are named");
}

#[test]
fn nothing_is_repaired_where_the_source_leaves_nothing_open() {
    reject(&one(PLACE, "death,2020,31.9 N,111.5 E"), Code::OutsideRegion);
    let everywhere = Options { keep_outside: true, ..options() };
    let row = one_with(PLACE, "death,2020,31.9,111.5", &everywhere);
    assert_eq!((at(&row), codes(&row)), ((31.9, 111.5), vec![]));
    let world =
        "Web ID,Reported Date,Number Dead,Minimum Estimated Number of Missing,Cause of Death,Location Coordinates";
    reject(&one(world, "1,20-Mar-16,1,,x,\"31.9, 111.5\""), Code::OutsideRegion);
}

#[test]
fn a_place_that_is_none_is_a_reject_with_its_reason() {
    for (cells, code) in [
        ("death,2020,0,0", Code::ZeroCoordinates),
        ("death,2020,,", Code::NoPlace),
        ("death,2020,NA,n/a", Code::NoPlace),
        ("death,2020,31.9,", Code::BadCoordinates),
        ("death,2020,near,town", Code::BadCoordinates),
        ("death,2020,131.9,-311.5", Code::OutOfWorld),
        ("death,2020,48.85,2.35", Code::OutsideRegion),
    ] {
        reject(&one(PLACE, cells), code);
    }
}

#[test]
fn a_county_or_state_is_enough() {
    for (cells, place) in [
        ("raid,2020,Pima,AZ", Place::County("04019".into())),
        ("raid,2020,PIMA COUNTY,Arizona", Place::County("04019".into())),
        ("raid,2020,4019,", Place::County("04019".into())),
        ("raid,2020,19,US-AZ", Place::County("04019".into())),
        ("raid,2020,Dona Ana,New Mexico", Place::County("35013".into())),
        ("raid,2020,26043,", Place::County("26043".into())),
        ("raid,2020,,Sonora", Place::State("MX-SON".into())),
        ("raid,2020,unknown,Arizona", Place::State("US-AZ".into())),
    ] {
        let row = one("category,date,county,state", cells);
        assert_eq!((&incident(&row).place, codes(&row)), (&place, vec![]), "{cells}");
    }
    let row = one("category,date,county,state", "raid,2020,Nowhere,Arizona");
    assert_eq!((&incident(&row).place, codes(&row)), (&Place::State("US-AZ".into()), vec![Code::UnknownRegionName]));
    reject(&one("category,date,county", "raid,2020,Nowhere"), Code::UnknownRegion);
    reject(&one("category,date,county", "raid,2020,Nogales County Sonora Arizona"), Code::UnknownRegion);
}

#[test]
fn a_county_that_disagrees_with_the_coordinates_is_a_warning() {
    let row = one("category,date,lat,lon,county,state", "death,2020,31.9,-111.5,Cochise,Arizona");
    assert_eq!(codes(&row), [Code::RegionMismatch]);
    assert!(row.notes[0].message(Lang::Es).contains("Condado de Pima"), "{}", row.notes[0].message(Lang::Es));
    assert_eq!(incident(&row).stated_county.as_deref(), Some("Cochise"), "what the row said is kept");
}

#[test]
fn an_order_of_day_and_month_comes_from_the_column_or_is_not_guessed() {
    let file = |rows: &str| format!("category,date,lat,lon\n{rows}");
    let dates = |imported: &Imported| -> Vec<String> {
        imported.rows.iter().map(|row| incident(row).occurred.to_string()).collect()
    };
    let decided = import_text(&file("raid,03/04/2020,31.9,-111.5\nraid,28/10/2020,31.9,-111.5\n"));
    assert_eq!(dates(&decided), ["2020-04-03", "2020-10-28"]);
    let open = import_text(&file("raid,03/04/2020,31.9,-111.5\nraid,05/05/2020,31.9,-111.5\n"));
    reject(&open.rows[0], Code::AmbiguousDate);
    assert_eq!(incident(&open.rows[1]).occurred.to_string(), "2020-05-05", "the same either way");
    let stated = Options { date_order: Some(DateOrder::Mdy), ..options() };
    assert_eq!(incident(&one_with(PLACE, "raid,03/04/2020,31.9,-111.5", &stated)).occurred.to_string(), "2020-03-04");
    let contradicting =
        import_text(&file("raid,03/04/2020,31.9,-111.5\nraid,28/10/2020,31.9,-111.5\nraid,10/29/2020,31.9,-111.5\n"));
    reject(&contradicting.rows[0], Code::AmbiguousDate);
    assert_eq!(incident(&contradicting.rows[2]).occurred.to_string(), "2020-10-29");
}

#[test]
fn dates_that_cannot_be_are_rejects() {
    for (date, code) in [
        ("2026-11-24", Code::FutureDate),
        ("2027", Code::FutureDate),
        ("2023-02-30", Code::BadDate),
        ("yesterday", Code::BadDate),
        ("0203-05-14", Code::BadDate),
        ("", Code::NoDate),
        ("s/d", Code::NoDate),
    ] {
        reject(&one(PLACE, &format!("raid,{date},31.9,-111.5")), code);
    }
    for date in ["2026-11-23", "2026-11", "2026", "2026-11-20/2026-12"] {
        // The last one ends in a month that has not begun.
        let row = one(PLACE, &format!("raid,{date},31.9,-111.5"));
        assert_eq!(matches!(row.outcome, Outcome::Incident(_)), !date.ends_with("12"), "{date}");
    }
    let row = one(PLACE, "raid,43831,31.9,-111.5");
    assert_eq!((incident(&row).occurred.to_string(), codes(&row)), ("2020-01-01".into(), vec![Code::ExcelSerial]));
}

#[test]
fn every_reason_is_named_not_only_the_first() {
    let row = one(PLACE, "nonsense,someday,0,0");
    assert_eq!(codes(&row), [Code::UnknownCategory, Code::BadDate, Code::ZeroCoordinates]);
}

#[test]
fn blank_is_not_zero_and_negative_is_unknown() {
    let row = one("category,date,lat,lon,dead,missing,injured,survivors", "death,2020,31.9,-111.5,0,,-1,2.0");
    let counts = incident(&row).counts;
    assert_eq!((counts.dead, counts.missing, counts.injured, counts.survivors), (Some(0), None, None, Some(2)));
    assert_eq!(
        codes(&row),
        [Code::NegativeCount, Code::CountsContradict],
        "a death without a dead person is remarked on"
    );
}

#[test]
fn an_unknown_optional_code_is_a_warning_and_stays_blank() {
    let row = one(
        "category,date,lat,lon,gender,nationality,source_type,actors,age_group",
        "raid,2020,31.9,-111.5,M,Mixed,rumour,ICE;ufo,unknown",
    );
    assert_eq!(codes(&row), [Code::UnknownNationality, Code::UnknownCode, Code::UnknownCode, Code::UnknownCode]);
    let incident = incident(&row);
    assert_eq!((incident.gender, incident.nationality.as_deref(), incident.source_type), (None, None, None));
    assert_eq!(
        (incident.actors.as_slice(), incident.age_group),
        (["ice".to_owned()].as_slice(), Some(AgeGroup::Unknown))
    );
}

#[test]
fn options_fill_blank_cells_only() {
    let options = Options { consent: Some(Consent::PublicRecord), visibility: Some(Visibility::Exact), ..options() };
    let header = "category,date,lat,lon,consent,visibility";
    let filled = one_with(header, "raid,2020,31.9,-111.5,,", &options);
    assert_eq!(
        (incident(&filled).consent, incident(&filled).visibility),
        (Some(Consent::PublicRecord), Some(Visibility::Exact))
    );
    let stated = one_with(header, "raid,2020,31.9,-111.5,none,private", &options);
    assert_eq!(
        (incident(&stated).consent, incident(&stated).visibility),
        (Some(Consent::None), Some(Visibility::Private))
    );
}

#[test]
fn repeats_are_duplicates_and_a_second_content_under_one_id_is_a_reject() {
    let imported = import_text(
        "external_id,category,date,lat,lon\n1,raid,2020,31.9,-111.5\n1,raid,2020,31.9,-111.5\n1,death,2020,31.9,-111.5\n,raid,2020,31.9,-111.5\n,raid,2020,31.9,-111.50\n",
    );
    assert!(matches!(imported.rows[1].outcome, Outcome::Duplicate { of_line: 2 }));
    reject(&imported.rows[2], Code::IdRepeated);
    assert!(matches!(imported.rows[3].outcome, Outcome::Incident(_)), "without an id it is another incident");
    assert!(
        matches!(imported.rows[4].outcome, Outcome::Duplicate { of_line: 5 }),
        "the same content, written otherwise"
    );
}

#[test]
fn one_bad_row_does_not_sink_the_file() {
    let imported = import_text(
        "category,date,lat,lon,title\nraid,2020,31.9,-111.5,\"open\nraid,2021,31.9,-111.5,b\nraid,2022,31.9,-111.5,c,d\nraid,2023,31.9,-111.5,\"e\" f\nraid,2024,31.9,-111.5\nraid,2025,31.9",
    );
    let outcomes: Vec<_> = imported.rows.iter().map(|row| (row.line, codes(row))).collect();
    assert_eq!(
        outcomes,
        [
            (2, vec![Code::StrayQuote]),
            (3, vec![]),
            (4, vec![Code::ExtraCells]),
            (5, vec![Code::StrayQuote]),
            (6, vec![Code::ShortRow]),
            (7, vec![Code::CutOff]),
        ]
    );
    assert_eq!(incident(&imported.rows[4]).title, None);
}

#[test]
fn a_file_of_any_encoding_delimiter_and_line_end_reads_the_same() {
    let text = "category,date,lat,lon,title\n#event,#date,#geo+lat,#geo+lon,\nraid,2020-05-14,\"31,9\",\"-111,5\",El Cañón de León\n\n , ,,\nraid,2020-05-15,\"31,9\",\"-111,5\",Ñ\n";
    let semicolons = text
        .replace("\"31,9\"", "31;9")
        .replace("\"-111,5\"", "-111;5")
        .replace(',', "\u{1}")
        .replace(';', ",")
        .replace('\u{1}', ";");
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let files: [(&str, Vec<u8>); 10] = [
        ("plain", text.into()),
        ("bom", format!("\u{FEFF}{text}").into()),
        ("semicolon and decimal comma", semicolons.clone().into()),
        ("declared", format!("sep=;\n{semicolons}").into()),
        ("cr", text.replace('\n', "\r").into()),
        ("crlf", text.replace('\n', "\r\n").into()),
        ("utf-16", utf16),
        ("latin-1", latin),
        (
            "dos",
            text.replace('ó', "\u{A2}")
                .replace('ñ', "\u{A4}")
                .replace('Ñ', "\u{A5}")
                .chars()
                .map(|c| c as u8)
                .collect(),
        ),
        ("twice", text.replace('ó', "Ã³").replace('ñ', "Ã±").replace('Ñ', "Ã‘").into()),
    ];
    for (name, bytes) in files {
        let imported = import(&Input::from_bytes(name, bytes), &options()).unwrap();
        let first = if name == "declared" { 4 } else { 3 };
        let found: Vec<_> =
            imported.rows.iter().map(|row| (row.line, at(row), incident(row).title.clone().unwrap())).collect();
        assert_eq!(
            found,
            [(first, (31.9, -111.5), "El Cañón de León".into()), (first + 3, (31.9, -111.5), "Ñ".into())],
            "{name}"
        );
    }
}

#[test]
fn what_is_no_table_is_refused_in_one_sentence() {
    let refusal = |bytes: &[u8]| import(&Input::from_bytes("x", bytes.to_vec()), &options()).map(|_| ()).unwrap_err();
    for (bytes, code) in [
        (&b""[..], "empty"),
        (b" \n\n", "empty"),
        (b"%PDF-1.7", "not_a_table"),
        (b"PK\x03\x04....", "not_a_table"),
        (b"<!doctype html><html>", "not_a_table"),
        (b"category,date,lat,lon\n", "no_rows"),
        (b"foo,bar\n1,2\n", "unknown_columns"),
    ] {
        let refusal = refusal(bytes);
        assert_eq!(refusal.code(), code);
        assert!(refusal.message(Lang::En) != refusal.message(Lang::Es));
    }
    assert!(refusal(b"foo,bar\n1,2\n").message(Lang::En).contains("foo, bar"));
    let forced = |preset: &str| {
        let options = Options { preset: Some(preset.into()), ..options() };
        import(&Input::from_bytes("x", b"category,date,lat,lon\nraid,2020,31,-110\n".to_vec()), &options)
            .map(|_| ())
            .unwrap_err()
    };
    assert_eq!(forced("iom").code(), "unknown_preset");
    assert_eq!(forced("ogis").code(), "missing_columns");
    let missing = import(&Input::from_path("/nowhere/x.csv".as_ref()), &options()).map(|_| ()).unwrap_err();
    assert_eq!(missing.code(), "unreadable");
}

#[test]
fn personal_data_stays_out_or_is_warned_about() {
    let imported =
        import_text("category,date,lat,lon,Name,title,mood\nraid,2020,31.9,-111.5,Ana Pérez,call 520-555-1234,calm\n");
    assert_eq!(imported.plan.left_out_columns(), ["Name", "mood"]);
    assert_eq!(codes(&imported.rows[0]), [Code::PersonalData]);
    let receipt = serde_json::to_string(&imported.receipt).unwrap();
    assert!(!receipt.contains("555") && !receipt.contains("Ana"), "{receipt}");
    let columns = serde_json::to_value(&imported.receipt).unwrap()["columns"].clone();
    assert_eq!(columns[4], serde_json::json!({ "column": "Name", "left_out": "personal" }));
    assert_eq!(columns[6], serde_json::json!({ "column": "mood", "left_out": "unknown" }));
}

#[test]
fn links_are_links_and_nothing_is_lost() {
    let header = "category,date,lat,lon,description,source_url";
    let row = one(header, "raid,2020,31.9,-111.5,Text,\"http://a.org/x, http://b.org/y\"");
    assert_eq!(incident(&row).source_url.as_deref(), Some("http://a.org/x"));
    assert_eq!(incident(&row).description.as_deref(), Some("Text\nMore links: http://b.org/y"));
    let row = one(header, "raid,2020,31.9,-111.5,,https://http://a.org/x");
    assert_eq!((incident(&row).source_url.as_deref(), codes(&row)), (None, vec![Code::BadUrl]));
    assert_eq!(incident(&row).description.as_deref(), Some("Link: https://http://a.org/x"));
}

#[test]
fn rejects_can_be_mended_and_imported_again() {
    let text = "category;date;lat;lon;title\nraid;2020;31,9;-111,5;ok\nriad;2020;31,9;-111,5;\"a; \"\"b\"\"\"\nraid;2031;31,9;-111,5;=c\n";
    let imported = import_text(text);
    let mut writer = rejects::Writer::new(Vec::new(), &imported.plan, Lang::Es).unwrap();
    for row in &imported.rows {
        writer.write(row).unwrap();
    }
    let rejects = String::from_utf8(writer.finish().unwrap()).unwrap();
    assert_eq!(rejects.lines().count(), 3, "{rejects}");
    assert!(
        rejects.starts_with("category;date;lat;lon;title;error\n") && rejects.contains("unknown_category: «riad»"),
        "{rejects}"
    );
    let mended = import_text(&rejects.replace("riad", "raid").replace("2031", "2021"));
    let titles: Vec<_> = mended.rows.iter().map(|row| incident(row).title.as_deref().unwrap()).collect();
    assert_eq!(titles, ["a; \"b\"", "=c"]);
    assert_eq!(mended.plan.left_out_columns(), ["error"]);
}

fn rejects_of(imported: &Imported) -> String {
    let mut writer = rejects::Writer::new(Vec::new(), &imported.plan, Lang::En).unwrap();
    for row in &imported.rows {
        writer.write(row).unwrap();
    }
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

#[test]
fn what_was_rejected_because_of_other_rows_does_not_pass_without_them() {
    let row = |n: u32, date: &str| format!("{n},{date},death,AZ\n");
    let mangled: String = ["2021-06-03", "14/02/2021", "2021-09-07", "25/08/2021", "19/03/2021", "30/01/2021"]
        .into_iter()
        .zip(1..)
        .map(|(date, n)| row(n, date))
        .collect();
    let others: String = (1..80).map(|n| row(n, &format!("20{:02}-03-14", n % 20))).collect();
    let twice = format!("{others}{}", row(7, "2021-04-15"));
    for (rows, code) in [(mangled, Code::MangledDate), (twice, Code::IdRepeated)] {
        let first = import_text(&format!("Caso,Fecha,Categoria,Estado\n{rows}"));
        let mut rejects = rejects_of(&first);
        assert!(first.rows.iter().any(|row| codes(row) == [code]), "{rejects}");
        for _ in 0..3 {
            let again = import_text(&rejects);
            assert!(again.rows.iter().all(|row| codes(row) == [Code::NotCorrected]), "{rejects}");
            let next = rejects_of(&again);
            assert_eq!(next, rejects);
            rejects = next;
        }
        let mended = import_text(&rejects.replace("2021-06-03", "2021-03-06").replace("2021-04-15", "2021-04-16"));
        assert!(matches!(mended.rows[0].outcome, Outcome::Incident(_)), "{:?}", mended.rows[0]);
    }
}

#[test]
fn a_receipt_counts_what_the_store_says() {
    let imported = import_text(
        "external_id,category,date,lat,lon\n1,raid,2020,31.9,-111.5\n2,raid,2020,31.9,111.5\n3,raid,2020,0,0\n1,raid,2020,31.9,-111.5\n",
    );
    let receipt = |stored: [Disposition; 2]| {
        let mut receipt = FileReceipt::begin(&imported.plan);
        let mut stored = stored.into_iter();
        for row in &imported.rows {
            let disposition = matches!(row.outcome, Outcome::Incident(_)).then(|| stored.next().unwrap());
            receipt.record(row, disposition);
        }
        receipt.finish()
    };
    let mut all = Receipt::default();
    all.push(receipt([Disposition::Accepted, Disposition::Updated]));
    all.push(receipt([Disposition::Unchanged, Disposition::Unchanged]));
    assert!(all.adds_up());
    let json = serde_json::to_value(&all).unwrap();
    for (key, value) in [
        ("rows_read", 8),
        ("accepted", 1),
        ("updated", 1),
        ("unchanged", 2),
        ("duplicate", 2),
        ("rejected", 2),
        ("repaired", 2),
    ] {
        assert_eq!(json["totals"][key], value, "{key}");
    }
    assert_eq!((json["files"][0]["repeat"].as_bool(), json["files"][1]["repeat"].as_bool()), (Some(false), Some(true)));
    let remark = &json["files"][0]["rows"][0];
    assert_eq!(
        (remark["line"].as_u64(), remark["code"].as_str(), remark["severity"].as_str()),
        (Some(3), Some("longitude_sign"), Some("repair"))
    );
    assert!(remark["message"]["en"].is_string() && remark["message"]["es"].is_string());
    for key in ["file", "sha256", "preset", "encoding", "delimiter", "left_out_columns"] {
        assert!(!json["files"][0][key].is_null(), "{key}");
    }
}

#[test]
fn a_refused_file_has_a_receipt_too() {
    let input = Input::from_bytes("x.csv", b"foo,bar\n1,2\n".to_vec());
    let refusal = import(&input, &options()).map(|_| ()).unwrap_err();
    let receipt = FileReceipt::refused(input.name(), input.sha256().ok(), &refusal);
    assert!(receipt.adds_up() && !receipt.tally().took_any());
    let json = serde_json::to_value(&receipt).unwrap();
    assert_eq!(json["sha256"], "a8a2407ac6836f38a76218ced9f96d3e5b93eeff54c3555cc0e483d8ae4c392d");
    assert_eq!((json["refused"]["code"].as_str(), json["rows_read"].as_u64()), (Some("unknown_columns"), Some(0)));
}

#[test]
fn the_day_of_the_import_settles_what_is_the_future() {
    let early = Options::new(TODAY.yesterday().unwrap());
    reject(&one_with(PLACE, "raid,2026-11-23,31.9,-111.5", &early), Code::FutureDate);
}
