//! The tables as a workbook: a sheet each, with real numbers and dates, and a sheet that says what they are.

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use spotlight_core::date::PartialDate;

use super::Report;
use super::document::{Amount, Cell, Row, Table};
use super::words::Words;

struct Formats {
    head: Format,
    total: Format,
    count: Format,
    count_total: Format,
    percent: Format,
    date: Format,
    wrapped: Format,
}

impl Formats {
    fn new() -> Self {
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            head: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            total: Format::new().set_bold(),
            count: Format::new().set_num_format("#,##0"),
            count_total: Format::new().set_num_format("#,##0").set_bold(),
            percent: Format::new().set_num_format("0.0%"),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            wrapped,
        }
    }
}

impl Report<'_> {
    /// The same report gives the same bytes.
    pub(super) fn workbook(&self) -> io::Result<Vec<u8>> {
        self.written().map_err(io::Error::other)
    }

    fn written(&self) -> Result<Vec<u8>, XlsxError> {
        let document = &self.document;
        let words = Words::of(document.lang);
        let mut book = Workbook::new();
        // The day of the report: the clock is not part of it.
        let made = match document.date {
            Some(day) if day.year() > 1900 => {
                ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?
            }
            _ => ExcelDateTime::from_ymd(2000, 1, 1)?,
        };
        let properties = DocProperties::new().set_title(&document.title).set_creation_datetime(&made);
        book.set_properties(&properties.set_company(document.organisation.as_deref().unwrap_or_default()));
        let formats = Formats::new();
        notes(book.add_worksheet(), &formats, self, words)?;
        for table in document.tables() {
            let sheet = book.add_worksheet();
            sheet.set_name(table.id)?;
            fill(sheet, &formats, table)?;
        }
        book.save_to_buffer()
    }
}

/// What the workbook is: the cover, the sheets, the notes of the method, and the provenance.
fn notes(sheet: &mut Worksheet, formats: &Formats, report: &Report<'_>, words: &Words) -> Result<(), XlsxError> {
    let document = &report.document;
    sheet.set_name(words.t("workbook.notes"))?;
    sheet.set_column_width(0, 34)?;
    sheet.set_column_width(1, 110)?;
    let mut lines: Vec<(String, String)> = vec![
        (words.t("workbook.title").to_owned(), document.title.clone()),
        (words.t("workbook.about").to_owned(), words.t("workbook.about_text").to_owned()),
    ];
    lines.extend(
        document
            .cover
            .iter()
            .chain(&document.provenance.facts(words))
            .map(|fact| (fact.name.clone(), fact.value.clone())),
    );
    lines.push((words.t("citation.heading").to_owned(), document.citation()));
    lines.extend(
        document.tables().map(|table| (format!("{} {}", words.t("workbook.sheet"), table.id), table.caption.clone())),
    );
    let method = document.sections.iter().filter(|section| section.id == "method").flat_map(|section| &section.blocks);
    for block in method {
        if let super::Block::Text(text) | super::Block::Note(text) = block {
            lines.push((words.t("section.method").to_owned(), text.clone()));
        }
    }
    for (row, (name, value)) in lines.iter().enumerate() {
        sheet.write_string_with_format(row as u32, 0, name, &formats.head)?;
        sheet.write_string_with_format(row as u32, 1, value, &formats.wrapped)?;
    }
    Ok(())
}

fn fill(sheet: &mut Worksheet, formats: &Formats, table: &Table) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, &table.caption, &formats.total)?;
    // The codes first: what another program joins by.
    let named = table.columns.iter().filter(|column| column.names).count();
    for (at, column) in table.columns.iter().filter(|column| column.names).enumerate() {
        sheet.write_string_with_format(2, at as u16, &column.id, &formats.head)?;
        sheet.set_column_width(at as u16, 14)?;
    }
    for (at, column) in table.columns.iter().enumerate() {
        sheet.write_string_with_format(2, (named + at) as u16, &column.title, &formats.head)?;
        sheet.set_column_width((named + at) as u16, if column.names { 44 } else { 16 })?;
    }
    sheet.set_freeze_panes(3, (2 * named) as u16)?;
    for (n, row) in table.rows.iter().enumerate() {
        put(sheet, 3 + n as u32, named, row, formats)?;
    }
    for (n, note) in table.notes.iter().enumerate() {
        sheet.write_string((4 + table.rows.len() + n) as u32, 0, note)?;
    }
    Ok(())
}

fn put(sheet: &mut Worksheet, at: u32, named: usize, row: &Row, formats: &Formats) -> Result<(), XlsxError> {
    for (column, code) in row.codes.iter().enumerate() {
        sheet.write_string(at, column as u16, code)?;
    }
    for (column, cell) in row.cells.iter().enumerate() {
        let column = (named + column) as u16;
        match cell {
            Cell::Blank => {}
            Cell::Text(text) | Cell::Link(text) if row.total => {
                sheet.write_string_with_format(at, column, text, &formats.total)?;
            }
            Cell::Text(text) | Cell::Link(text) => {
                sheet.write_string(at, column, text)?;
            }
            Cell::Amount(Amount::Percent(share)) => {
                // As printed: to a tenth of a per cent.
                sheet.write_number_with_format(at, column, (share * 10.0).round() / 1000.0, &formats.percent)?;
            }
            Cell::Amount(amount) => {
                let (number, format) = match amount {
                    Amount::Count(n) => (*n as f64, &formats.count),
                    Amount::Change(n) => (*n as f64, &formats.count),
                    Amount::Number(n) | Amount::Percent(n) => (*n, &Format::new()),
                };
                let format = if row.total { &formats.count_total } else { format };
                sheet.write_number_with_format(at, column, number, format)?;
            }
            Cell::Date(PartialDate::Day(day)) if day.year() > 1900 => {
                let date = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
                sheet.write_datetime_with_format(at, column, &date, &formats.date)?;
            }
            Cell::Date(date) => {
                sheet.write_string(at, column, date.to_string())?;
            }
        }
    }
    Ok(())
}
