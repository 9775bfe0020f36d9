//! Workbooks: real date cells, sheets, titles and merged headers, and what is no table.

use std::io::{Read as _, Write as _};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use spotlight_core::Lang;
use spotlight_ingest::{Code, FileReceipt, Input, Options, Outcome, Row};
use spotlight_record::{Incident, Place};

use crate::common::{codes, import, options};

fn incident(row: &Row) -> &Incident {
    match &row.outcome {
        Outcome::Incident(incident) => incident,
        other => panic!("{other:?}: {:?}", row.notes),
    }
}

fn header(sheet: &mut Worksheet, row: u32, names: &[&str]) {
    for (column, name) in names.iter().enumerate() {
        sheet.write(row, column as u16, *name).unwrap();
    }
}

const COLUMNS: [&str; 5] = ["Categoría", "Fecha", "Latitud", "Longitud", "Título"];

/// A row of [`COLUMNS`].
fn case(sheet: &mut Worksheet, row: u32, title: &str) {
    let format = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(row, 0, "raid").unwrap();
    sheet.write_datetime_with_format(row, 1, ExcelDateTime::from_ymd(2023, 5, 14).unwrap(), &format).unwrap();
    sheet.write(row, 2, 31.650_000_000_000_002).unwrap();
    sheet.write(row, 3, -111.36).unwrap();
    sheet.write(row, 4, title).unwrap();
}

fn saved(mut book: Workbook) -> Input {
    Input::from_bytes("casos.xlsx", book.save_to_buffer().unwrap())
}

#[test]
fn a_workbook_is_read_like_a_text() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    header(sheet, 0, &COLUMNS);
    case(sheet, 1, "uno");
    let month = Format::new().set_num_format("mmm-yy");
    case(sheet, 3, "dos\nlíneas");
    sheet.write_datetime_with_format(3, 1, ExcelDateTime::from_ymd(2023, 5, 1).unwrap(), &month).unwrap();
    sheet.write(4, 0, "raid").unwrap();
    let input = saved(book);
    let imported = import(&input, &options()).unwrap();
    assert_eq!(imported.plan.sha256(), input.sha256().unwrap(), "of the untouched file");
    assert_eq!((imported.plan.sheet(), imported.plan.sheets()), (Some("Sheet1"), ["Sheet1".to_owned()].as_slice()));
    let lines: Vec<u64> = imported.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 4, 5], "rows of the sheet");
    let first = incident(&imported.rows[0]);
    assert_eq!(first.occurred.to_string(), "2023-05-14");
    assert!(matches!(first.place, Place::At(at) if at.lat().to_string() == "31.65"));
    assert!(imported.rows[0].notes.is_empty(), "{:?}", imported.rows[0].notes);
    let second = incident(&imported.rows[1]);
    assert_eq!((second.occurred.to_string().as_str(), second.title.as_deref()), ("2023-05", Some("dos\nlíneas")));
    assert!(matches!(imported.rows[2].outcome, Outcome::Rejected));
    let receipt = serde_json::to_value(&imported.receipt).unwrap();
    assert_eq!((&receipt["sheet"], &receipt["delimiter"]), (&"Sheet1".into(), &serde_json::Value::Null));
    assert!(imported.receipt.adds_up());
}

#[test]
fn of_many_sheets_the_first_with_incidents_is_read_or_the_one_asked_for() {
    let mut book = Workbook::new();
    header(book.add_worksheet().set_name("Léame").unwrap(), 0, &["Este libro contiene casos"]);
    let summary = book.add_worksheet().set_name("Resumen").unwrap();
    header(summary, 0, &["Mes", "Total", "Otro"]);
    header(summary, 1, &["enero", "3", "x"]);
    let hidden = book.add_worksheet().set_name("Borrador").unwrap();
    hidden.set_hidden(true);
    header(hidden, 0, &COLUMNS);
    case(hidden, 1, "borrador");
    for year in 1991..2020 {
        let sheet = book.add_worksheet().set_name(year.to_string()).unwrap();
        header(sheet, 0, &COLUMNS);
        case(sheet, 1, &year.to_string());
    }
    let input = saved(book);
    let title = |sheet: Option<&str>| {
        let wish = Options { sheet: sheet.map(str::to_owned), ..options() };
        let imported = import(&input, &wish).unwrap();
        assert_eq!(imported.plan.sheets().len(), 32);
        incident(&imported.rows[0]).title.clone().unwrap()
    };
    assert_eq!(title(None), "1991");
    assert_eq!(title(Some("2005")), "2005");
    assert_eq!(title(Some("borrador")), "borrador", "a hidden sheet can be asked for");
    let wish = Options { sheet: Some("2050".into()), ..options() };
    let refusal = import(&input, &wish).map(|_| ()).unwrap_err();
    assert_eq!(refusal.code(), "no_such_sheet");
    assert!(refusal.message(spotlight_core::Lang::Es).contains("Resumen"));
}

#[test]
fn titles_and_merged_cells_stand_above_a_header() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 4, "Registro de casos 2023", &plain).unwrap();
    sheet.merge_range(2, 0, 3, 0, "Categoría", &plain).unwrap();
    sheet.merge_range(2, 1, 3, 1, "Fecha", &plain).unwrap();
    sheet.merge_range(2, 2, 2, 3, "Lugar", &plain).unwrap();
    sheet.write(3, 2, "Latitud").unwrap();
    sheet.write(3, 3, "Longitud").unwrap();
    case(sheet, 4, "");
    let imported = import(&saved(book), &options()).unwrap();
    assert_eq!((imported.rows.len(), imported.rows[0].line), (1, 5));
    assert_eq!(incident(&imported.rows[0]).occurred.to_string(), "2023-05-14");
}

#[test]
fn a_sheet_without_a_place_is_shown_and_asked_about() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Casos").unwrap();
    header(sheet, 0, &["Categoría", "Fecha", "Algo"]);
    header(sheet, 1, &["raid", "2023-05-14", "x"]);
    let spotlight_ingest::Refusal::UnknownColumns { columns, look, .. } =
        import(&saved(book), &options()).map(|_| ()).unwrap_err()
    else {
        panic!("there is no place")
    };
    assert_eq!((columns.len(), look.sheet.as_deref(), look.sheets.len()), (3, Some("Casos"), 1));
}

#[test]
fn what_is_no_register_is_refused_in_one_sentence() {
    let mut form = Workbook::new();
    header(form.add_worksheet().set_name("survey").unwrap(), 0, &["type", "name", "label"]);
    header(form.add_worksheet().set_name("choices").unwrap(), 0, &["list_name", "name", "label"]);
    let refused = |input: &Input| import(input, &options()).map(|_| ()).unwrap_err().code();
    assert_eq!(refused(&saved(form)), "xlsform");
    let mut empty = Workbook::new();
    empty.add_worksheet();
    assert_eq!(refused(&saved(empty)), "no_rows");
    assert_eq!(refused(&Input::from_bytes("x.xlsx", b"PK\x03\x04 and nothing else".to_vec())), "not_a_table");
    assert_eq!(refused(&Input::from_bytes("x.xls", b"\xD0\xCF\x11\xE0 and nothing else".to_vec())), "bad_workbook");
    let mut whole = Workbook::new();
    header(whole.add_worksheet(), 0, &COLUMNS);
    let mut bytes = whole.save_to_buffer().unwrap();
    let half = bytes.len() / 2;
    bytes.truncate(half);
    assert_eq!(refused(&Input::from_bytes("x.xlsx", bytes)), "cut_off");
}

#[test]
fn the_receipt_tells_of_sheets_with_rows_that_were_not_read() {
    let mut book = Workbook::new();
    for name in ["Enero", "Febrero", "Marzo"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        header(sheet, 0, &COLUMNS);
        case(sheet, 1, name);
    }
    book.add_worksheet().set_name("Vacía").unwrap();
    header(book.add_worksheet().set_name("Sin filas").unwrap(), 0, &COLUMNS);
    let imported = import(&saved(book), &options()).unwrap();
    assert_eq!(imported.plan.unread_sheets(), ["Febrero".to_owned(), "Marzo".to_owned()]);
    let receipt = serde_json::to_value(FileReceipt::begin(&imported.plan).finish()).unwrap();
    let unread = &receipt["unread_sheets"];
    assert_eq!((&unread["count"], &unread["names"]), (&2.into(), &serde_json::json!(["Febrero", "Marzo"])));
    let spanish = unread["message"]["es"].as_str().unwrap();
    assert!(spanish.contains("«Enero»") && spanish.contains("Febrero, Marzo"), "{spanish}");

    let mut single = Workbook::new();
    let sheet = single.add_worksheet();
    header(sheet, 0, &COLUMNS);
    case(sheet, 1, "uno");
    let imported = import(&saved(single), &options()).unwrap();
    let receipt = serde_json::to_value(FileReceipt::begin(&imported.plan).finish()).unwrap();
    assert_eq!(receipt.get("unread_sheets"), None);
}

#[test]
fn what_a_spreadsheet_made_of_what_was_typed_is_not_taken_for_more() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    header(sheet, 0, &COLUMNS);
    for row in 1..4 {
        case(sheet, row, &row.to_string());
    }
    // `May-21`, of 2021, typed in 2026; degrees that were typed with colons; a longitude that lost its decimals.
    let day = ExcelDateTime::from_ymd(2026, 5, 21).unwrap();
    sheet.write_datetime_with_format(1, 1, day, &Format::new().set_num_format("d-mmm")).unwrap();
    let degrees = Format::new().set_num_format("[h]:mm:ss");
    sheet.write_number_with_format(2, 2, (31.0 + 39.0 / 60.0 + 25.0 / 3600.0) / 24.0, &degrees).unwrap();
    sheet.write(3, 2, 31.65025).unwrap();
    sheet.write(3, 3, -110).unwrap();
    let imported = import(&saved(book), &options()).unwrap();
    assert_eq!(imported.rows[0].notes[0].code, Code::BadDate);
    assert!(matches!(incident(&imported.rows[1]).place, Place::At(at) if (at.lat() - 31.656_944).abs() < 1e-5));
    assert_eq!(imported.rows[2].notes[0].code, Code::WholeDegrees);
}

/// A workbook in whose files one text stands for another.
fn edited(mut book: Workbook, from: &str, to: &str) -> Input {
    let bytes = book.save_to_buffer().unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        zip.start_file(entry.name().unwrap(), zip::write::SimpleFileOptions::default()).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        let text = String::from_utf8(content).unwrap();
        zip.write_all(text.replace(from, to).as_bytes()).unwrap();
    }
    Input::from_bytes("edited.xlsx", zip.finish().unwrap().into_inner())
}

/// A workbook whose properties say that it counts days from 1904.
fn from_1904(book: Workbook) -> Input {
    edited(book, "<workbookPr ", "<workbookPr date1904=\"1\" ")
}

#[test]
fn a_number_of_days_counts_from_where_the_workbook_counts_from() {
    let book = || {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        header(sheet, 0, &COLUMNS);
        case(sheet, 1, "uno");
        sheet.write(1, 1, 42_855).unwrap();
        book
    };
    for (input, day) in [(saved(book()), "2017-04-30"), (from_1904(book()), "2021-05-01")] {
        let imported = import(&input, &options()).unwrap();
        assert_eq!(incident(&imported.rows[0]).occurred.to_string(), day);
        assert_eq!(imported.rows[0].notes[0].code, Code::ExcelSerial);
        assert!(imported.rows[0].notes[0].message(Lang::En).contains(day), "{:?}", imported.rows[0].notes);
    }
}

/// A zip archive with a workbook's names in it and one entry of so many blanks.
fn bomb(blanks: usize) -> Input {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("xl/workbook.xml", options).unwrap();
    zip.write_all(b"<workbook/>").unwrap();
    zip.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let blank = vec![b' '; 1 << 20];
    for _ in 0..blanks >> 20 {
        zip.write_all(&blank).unwrap();
    }
    Input::from_bytes("bomb.xlsx", zip.finish().unwrap().into_inner())
}

#[test]
fn a_bomb_is_refused_before_anything_reads_it() {
    let refusal = import(&bomb(520 << 20), &options()).map(|_| ()).unwrap_err();
    assert_eq!(refusal.code(), "too_large");
    assert!(refusal.message(spotlight_core::Lang::En).contains("512 MiB"));
}

#[test]
fn a_cell_far_away_claims_no_memory() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    header(sheet, 0, &COLUMNS);
    case(sheet, 1, "uno");
    sheet.write(1_048_575, 16_383, "x").unwrap();
    let imported = import(&saved(book), &options()).unwrap();
    assert_eq!(imported.rows.len(), 2);
    assert!(matches!(imported.rows[1].outcome, Outcome::Rejected));
}

#[test]
fn a_formula_that_nobody_has_computed_is_no_blank() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    header(sheet, 0, &["Categoría", "Fecha", "Estado", "Muertos", "Heridos"]);
    for row in 1..=3 {
        sheet.write(row, 0, "death").unwrap();
        sheet.write(row, 1, format!("2023-05-0{row}")).unwrap();
        sheet.write(row, 2, "AZ").unwrap();
        sheet.write_formula(row, 3, Formula::new("=1+1").set_result(if row == 1 { "77123" } else { "2" })).unwrap();
        sheet.write_blank(row, 4, &Format::new().set_bold()).unwrap();
    }
    let imported = import(&edited(book, "<v>77123</v>", ""), &options()).unwrap();
    let dead: Vec<_> = imported.rows.iter().map(|row| incident(row).counts.dead).collect();
    assert_eq!(dead, [None, Some(2), Some(2)]);
    let told: Vec<_> = imported.rows.iter().map(|row| codes(row).contains(&Code::BadCount)).collect();
    assert_eq!(told, [true, false, false], "{:?}", imported.rows[0].notes);
}
