//! Rows whose cells do not stand under their names: moved by a delimiter, below another header, swallowed by a quotation mark.

use rust_xlsxwriter::{Format, Workbook};

use crate::common::{codes, import, import_text, incident, options};
use spotlight_ingest::{Code, Input, Outcome};

#[test]
fn a_row_that_a_comma_has_moved_is_not_taken() {
    let text = "category,date,lat,lon,place,dead,missing,injured,source,notes\n\
                death,2021-03-04,31.65,-110.36,Highway 86, 5,1,0,0,NGO\ndeath,2021-03-05,31.66,-110.37,Sasabe,1,0,0,NGO,\n\
                death,2021-03-06,31.66,-110.37,Sasabe,1,0,0,NGO,\ndeath,2021-03-06,31.66,-110.37,Tubac,1,0,0,NGO,\n";
    let imported = import_text(text);
    assert_eq!(codes(&imported.rows[0]), [Code::ShiftedCells]);
    let named = "category,date,state,dead,victim name,notes\ndeath,2021-03-04,AZ,1, Ana,x\ndeath,2021-03-05,AZ,1,Eva,\n\
                 death,2021-03-06,AZ,1,Luz,\ndeath,2021-03-07,AZ,1,Sol,\n";
    let moved = import_text(named).rows.remove(0);
    let [note] = &moved.notes[..] else { panic!("one note") };
    assert_eq!((note.code, note.value.as_str()), (Code::ShiftedCells, ""), "a name is never repeated");
    assert!(imported.rows[1..].iter().all(|row| matches!(row.outcome, Outcome::Incident(_))));
}

#[test]
fn a_cell_in_a_column_without_a_name_has_moved_there() {
    let text = "category,date,state,place,dead,\ndeath,2021-03-04,AZ,Sasabe,1,\ndeath,2021-03-05,AZ,Highway 86, km 5,1\ndeath,2021-03-06,AZ,Ajo,1,\n";
    let imported = import_text(text);
    assert_eq!(codes(&imported.rows[1]), [Code::ExtraCells]);
    incident(&imported.rows[2]);
    // Where all rows fill it, it is a column that nobody named.
    let named = import_text("category,date,state,\nraid,2021-03-04,AZ,1\nraid,2021-03-05,AZ,2\n");
    assert!(named.rows.iter().all(|row| matches!(row.outcome, Outcome::Incident(_))));
}

#[test]
fn nothing_below_another_header_is_read_by_the_first() {
    let text = "category,date,state,dead,missing\ndeath,2021-03-04,AZ,1,0\ncategory,date,state,missing,dead\n\
                death,2021-03-05,AZ,4,1\n";
    let imported = import_text(text);
    incident(&imported.rows[0]);
    assert_eq!(codes(&imported.rows[1]), [Code::OtherHeader]);
    assert_eq!(codes(&imported.rows[2]), [Code::OtherHeader]);
    let message = imported.rows[2].notes[0].message(spotlight_core::Lang::En);
    assert!(message.contains("line 3"), "{message}");
    // The same header again is no row at all.
    let same = import_text("category,date,state\nraid,2021-03-04,AZ\ncategory,date,state\nraid,2021-03-05,AZ\n");
    assert_eq!(same.rows.len(), 2);
}

#[test]
fn a_header_of_two_lines_is_refused() {
    let text = "Date,State,Type,Dead,,Missing,\n,,,Men,Women,Men,Women\n2021-03-04,AZ,death,1,2,0,3\n2021-03-05,AZ,death,1,0,0,1\n";
    let refusal = import(&Input::from_bytes("x.csv", text.into()), &options()).map(|_| ()).unwrap_err();
    assert_eq!(refusal.code(), "split_header");
    assert!(refusal.message(spotlight_core::Lang::Es).contains("Men, Women, Men, Women"));
}

#[test]
fn rows_inside_quotation_marks_are_not_swallowed() {
    let text = "category,date,state,dead,place\ndeath,2021-03-04,AZ,1,\"open\ndeath,2021-03-05,AZ,1,b\ndeath,2021-03-06,AZ,1,c\"\n\
                death,2021-03-07,AZ,1,\"two\nlines, and a comma\"\n";
    let imported = import_text(text);
    assert_eq!(codes(&imported.rows[0]), [Code::SwallowedRows]);
    assert_eq!(imported.rows[0].notes[0].value, "open", "nothing of the other rows");
    assert_eq!(incident(&imported.rows[1]).place_name.as_deref(), Some("two\nlines, and a comma"));
}

#[test]
fn what_rows_of_a_workbook_share_is_given_to_each_but_no_number() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(["Date", "State", "Type", "Dead", "Latitude", "Longitude"]) {
        sheet.write(0, column, name).unwrap();
    }
    let plain = Format::new();
    // Far below the header as well.
    for first in [1, 60] {
        sheet.merge_range(first, 0, first + 2, 0, &format!("2021-03-{:02}", first % 28), &plain).unwrap();
        sheet.merge_range(first, 1, first + 2, 1, "AZ", &plain).unwrap();
        sheet.merge_range(first, 3, first + 2, 3, "", &plain).unwrap();
        sheet.write_number(first, 3, 3.0).unwrap();
        for row in first..first + 3 {
            sheet.write(row, 2, "death").unwrap();
            sheet.write_number(row, 4, 31.5 + f64::from(row) / 100.0).unwrap();
            sheet.write_number(row, 5, -111.25).unwrap();
        }
    }
    let imported = import(&Input::from_bytes("x.xlsx", book.save_to_buffer().unwrap()), &options()).unwrap();
    let dead: Vec<_> = imported.rows.iter().map(|row| incident(row).counts.dead).collect();
    assert_eq!(dead, [Some(3), None, None, Some(3), None, None]);
    let states: Vec<_> = imported.rows.iter().map(|row| incident(row).stated_state.as_deref()).collect();
    assert_eq!(states, [Some("AZ"); 6]);
}

#[test]
fn each_sheet_of_a_year_has_ids_of_its_own() {
    let mut book = Workbook::new();
    for year in ["2019", "2020"] {
        let sheet = book.add_worksheet().set_name(year).unwrap();
        for (column, name) in (0..).zip(["ID", "Date", "State", "Type"]) {
            sheet.write(0, column, name).unwrap();
        }
        for (column, cell) in (0..).zip(["1", &format!("{year}-03-04"), "AZ", "raid"]) {
            sheet.write(1, column, cell).unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let system = |sheet: &str| {
        let wish = spotlight_ingest::Options { sheet: Some(sheet.into()), ..options() };
        let imported = import(&Input::from_bytes("x.xlsx", bytes.clone()), &wish).unwrap();
        incident(&imported.rows[0]).source_system.clone()
    };
    assert_ne!(system("2019"), system("2020"));
    assert_eq!(system("2019"), system("2019"));
}

/// All rows of a file are incidents.
fn all_taken(text: &str) {
    let imported = import_text(text);
    for row in &imported.rows {
        assert!(matches!(row.outcome, Outcome::Incident(_)), "{text}: {:?}", row.notes);
    }
}

#[test]
fn a_row_that_is_only_odd_has_not_moved() {
    let table = |odd: &str| {
        let rows: Vec<String> =
            (1..9).map(|n| format!("{n},2021-03-0{n},death,AZ,Place {n},{},Examiner,\n", 20 + n)).collect();
        format!("id,date,category,state,place,age,source,notes\n{}{odd}\n", rows.concat())
    };
    for odd in [
        "10,2021-03-10,death,AZ,Sasabe,30,Press, seen by two",
        "10,2021-03-10,death,AZ,Sasabe,~30,Press,seen by two",
        "10,2021-03-10,death,AZ,86,30,Press,seen by two",
        "10,May 2021,death,AZ,Sasabe,30,Press,seen by two",
        "10 bis,2021-03-10,death,AZ,Sasabe,30,Press,seen by two",
        "10,2021-03-10,death,AZ,Sasabe,  5,Press,",
        "10,2021-03-10,death,AZ,Sasabe,30,Press",
        "10,2021-03-10,death,AZ,Sasabe",
    ] {
        all_taken(&table(odd));
    }
    // Where several rows leave blanks at their ends away, or begin their cells with one, the file is written so.
    all_taken(
        "id,date,category,state,age,link\n1,2021-03-01,death,AZ,30s\n2,2021-03-02,death,AZ\n3,2021-03-03,death,AZ,31,x\n4,2021-03-04,death,AZ,32,x\n",
    );
    all_taken(
        "id, date, category, state\n1, 2021-03-01, death, AZ\n2, 2021-03-02, death, AZ\n3, 2021-03-03, death, AZ\n4,2021-03-04,death,AZ\n",
    );
}

#[test]
fn paragraphs_are_no_rows_and_a_header_that_comes_again_is_none() {
    all_taken(
        "date,category,state,source,place\n2021-03-01,raid,AZ,x,\"one, two, three, four\nfive, six, seven, eight, nine\"\n",
    );
    for again in ["DATE,Category,State,Notes", "date,category,state", "date,category,state,notes (cont.)"] {
        let text = format!("date,category,state,notes\n2021-03-01,raid,AZ,a\n{again}\n2021-03-02,raid,AZ,b\n");
        let imported = import_text(&text);
        assert_eq!(imported.rows.len(), 2, "{again}");
        all_taken(&text);
    }
    let two_languages =
        import_text("ID,Date,State,Type\nID,Fecha,Estado,Tipo\n1,2021-03-01,AZ,raid\n2,2021-03-02,AZ,raid\n");
    assert!(matches!(two_languages.rows[0].outcome, Outcome::Rejected));
    assert!(matches!(two_languages.rows[2].outcome, Outcome::Incident(_)));
    all_taken("date,category,state,\n2021-03-01,raid,AZ,\n2021-03-02,raid,AZ,see file\n2021-03-03,raid,AZ,\n");
}

#[test]
fn a_year_that_rows_of_a_workbook_share_is_the_year_of_each() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(["Year", "State", "Type", "Dead"]) {
        sheet.write(0, column, name).unwrap();
    }
    sheet.merge_range(1, 0, 3, 0, "", &Format::new()).unwrap();
    sheet.write_number(1, 0, 2021.0).unwrap();
    for row in 1..4 {
        sheet.write(row, 1, ["AZ", "TX", "NM"][row as usize - 1]).unwrap();
        sheet.write(row, 2, "death").unwrap();
        sheet.write_number(row, 3, f64::from(row)).unwrap();
    }
    let imported = import(&Input::from_bytes("x.xlsx", book.save_to_buffer().unwrap()), &options()).unwrap();
    let years: Vec<_> = imported.rows.iter().map(|row| incident(row).occurred.to_string()).collect();
    assert_eq!(years, ["2021"; 3]);
}
