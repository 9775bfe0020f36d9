//! The public incidents as an Excel workbook: the columns of the CSV, with real numbers and dates, and a sheet that says what they are.

use std::io::{self, Seek as _, SeekFrom, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use spotlight_core::date::PartialDate;
use spotlight_core::filter::Filter;
use spotlight_core::index::Dataset;

use crate::export::HEADER;
use crate::wire::Incident;

/// Rows of a sheet, the header left out (ECMA-376: 1,048,576 with it). What is more goes on in another sheet.
const ROWS: usize = 1_048_575;

/// UTF-16 units of a cell. Excel takes 32,767.
const LONGEST: usize = 32_760;

/// The first year that Excel has dates of; its 1900 is wrong about February.
const FIRST_YEAR: i16 = 1901;

/// After how many rows it is asked whether anybody still waits.
const ASK: usize = 1_000;

/// What a workbook says of those who made it.
#[derive(Debug, Clone, Default)]
pub struct Publisher<'a> {
    /// The organisation, if it has said its name.
    pub organisation: Option<&'a str>,
    /// The licence of the data, if one is set.
    pub licence: Option<&'a str>,
}

/// Writes the given rows of a dataset, which a filter took, as a workbook. The same rows give the same bytes.
///
/// Excel's form can be written only as a whole, so that it is put together in temporary files, of public data alone, a row in memory at a
/// time. `wanted` is asked now and then whether somebody still waits for it.
pub fn write_xlsx(
    mut out: impl Write,
    dataset: &Dataset,
    filter: &Filter,
    rows: &[u32],
    publisher: &Publisher<'_>,
    wanted: impl Fn() -> bool,
) -> io::Result<()> {
    let mut book = Workbook::new();
    // The clock is not part of the data.
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(io::Error::other)?;
    book.set_properties(&DocProperties::new().set_title("Spotlight").set_creation_datetime(&made));
    let formats = Formats::new();
    for (n, part) in rows.chunks(ROWS).enumerate().chain(rows.is_empty().then_some((0, rows))) {
        let sheet = book.add_worksheet_with_constant_memory().map_err(io::Error::other)?;
        sheet
            .set_name(if n == 0 { "Incidents".to_owned() } else { format!("Incidents {}", n + 1) })
            .map_err(io::Error::other)?;
        head(sheet, &formats).map_err(io::Error::other)?;
        for (row, &at) in part.iter().enumerate() {
            if row.is_multiple_of(ASK) && !wanted() {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            let own = dataset.incident(at);
            let incident = Incident::of(own, dataset.taxonomy(), dataset.regions());
            for (column, cell) in cells(&incident, own.date).into_iter().enumerate() {
                put(sheet, row as u32 + 1, column as u16, cell, &formats).map_err(io::Error::other)?;
            }
        }
    }
    let sheet = book.add_worksheet_with_constant_memory().map_err(io::Error::other)?;
    notes(sheet, &formats, dataset, filter, rows.len(), publisher).map_err(io::Error::other)?;
    let mut file = tempfile::tempfile()?;
    book.save_to_writer(io::BufWriter::new(&mut file)).map_err(io::Error::other)?;
    file.seek(SeekFrom::Start(0))?;
    io::copy(&mut file, &mut out)?;
    out.flush()
}

struct Formats {
    head: Format,
    date: Format,
    wrapped: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            head: Format::new().set_bold(),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }
}

/// What a cell holds.
enum Cell<'a> {
    Blank,
    /// A text, also where it looks like a formula.
    Text(&'a str),
    Own(String),
    Number(f64),
    /// A day is a date; what is less exact is a text, for Excel has no months.
    Date(PartialDate),
}

fn head(sheet: &mut Worksheet, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in HEADER.iter().enumerate() {
        let width = match *name {
            "title" | "description" | "source" | "source_url" | "place" => 32,
            "id" => 38,
            _ => 14,
        };
        sheet.set_column_width(column as u16, width)?;
        sheet.write_string_with_format(0, column as u16, *name, &formats.head)?;
    }
    Ok(())
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: Cell<'_>, formats: &Formats) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => {}
        Cell::Text(text) => {
            sheet.write_string(row, column, fitting(text))?;
        }
        Cell::Own(text) => {
            sheet.write_string(row, column, fitting(&text))?;
        }
        Cell::Number(number) => {
            sheet.write_number(row, column, number)?;
        }
        Cell::Date(PartialDate::Day(day)) if day.year() >= FIRST_YEAR => {
            let date = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
            sheet.write_datetime_with_format(row, column, &date, &formats.date)?;
        }
        Cell::Date(date) => {
            sheet.write_string(row, column, date.to_string())?;
        }
    }
    Ok(())
}

/// A text that fits into a cell, with an ellipsis where it was cut.
fn fitting(text: &str) -> String {
    let mut units = 0;
    let cut = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST
    });
    cut.map_or_else(|| text.to_owned(), |(at, _)| format!("{}…", &text[..at]))
}

/// The values of the columns of [`HEADER`].
fn cells<'a>(i: &'a Incident<'a>, date: PartialDate) -> [Cell<'a>; HEADER.len()] {
    let text = |value: Option<&'a str>| value.map_or(Cell::Blank, Cell::Text);
    let number = |value: Option<u32>| value.map_or(Cell::Blank, |n| Cell::Number(f64::from(n)));
    [
        text(i.external_id),
        Cell::Text(i.source_system),
        Cell::Text(i.category),
        Cell::Date(date),
        Cell::Text(i.date_kind),
        Cell::Number(i.lat),
        Cell::Number(i.lon),
        number(i.radius_m),
        text(i.place),
        text(i.state),
        text(i.county),
        text(i.title),
        text(i.description),
        text(i.lang),
        text(i.cause_of_death),
        text(i.identified.map(|yes| if yes { "yes" } else { "no" })),
        number(i.dead),
        number(i.missing),
        number(i.injured),
        number(i.survivors),
        number(i.women),
        number(i.men),
        number(i.children),
        text(i.nationality),
        text(i.age_group),
        text(i.gender),
        if i.actors.is_empty() { Cell::Blank } else { Cell::Own(i.actors.join(";")) },
        text(i.source_type),
        text(i.source),
        text(i.source_url),
        number(i.source_quality.map(u32::from)),
        Cell::Text(i.verification),
        Cell::Blank,
        Cell::Text(if i.precision == "exact" { "exact" } else { "area" }),
        Cell::Text(&i.id),
        Cell::Text(i.precision),
        number(i.radius_m),
    ]
}

/// What the workbook is, in both languages.
fn notes(
    sheet: &mut Worksheet,
    formats: &Formats,
    dataset: &Dataset,
    filter: &Filter,
    rows: usize,
    publisher: &Publisher<'_>,
) -> Result<(), XlsxError> {
    sheet.set_name("Notes · Notas")?;
    sheet.set_column_width(0, 30)?;
    sheet.set_column_width(1, 100)?;
    let query = filter.to_query(dataset.taxonomy(), dataset.regions());
    let sources: Vec<String> = dataset.sources().iter().map(|(code, n)| format!("{code}: {n}")).collect();
    let (version, rows) = (dataset.version().to_string(), rows.to_string());
    let unset = "not set · no indicada";
    let lines: [(&str, &str); 12] = [
        ("Spotlight", "Human rights on the US–Mexico border · Derechos humanos en la frontera México–Estados Unidos"),
        ("Published by · Publicado por", publisher.organisation.unwrap_or(unset)),
        ("Dataset version · Versión de los datos", &version),
        (
            "Filter · Filtro",
            if query.is_empty() { "none: all incidents · ninguno: todos los incidentes" } else { &query },
        ),
        ("Incidents · Incidentes", &rows),
        ("Sources of the whole dataset · Fuentes de todos los datos", &sources.join("; ")),
        ("Licence · Licencia", publisher.licence.unwrap_or(unset)),
        (
            "Masked places",
            "Where `precision` is area, the incident lies somewhere in an area; lat and lon are its middle, and radius_m the metres from there \
             to its farthest corner. Nothing happened at that point in particular. The place is kept back to protect people, or is not known. \
             Where it is region, only the county or state is known, and the point is a label's.",
        ),
        (
            "Lugares enmascarados",
            "Donde `precision` es area, el incidente está en algún punto de una zona; lat y lon son su centro, y radius_m los metros desde allí \
             hasta su esquina más lejana. En ese punto no ocurrió nada en particular. El lugar se reserva para proteger a las personas, o no se \
             conoce. Donde es region, solo se conoce el condado, el municipio o el estado, y el punto es el de un rótulo.",
        ),
        (
            "Blank cells",
            "Not known, or not public; never zero. A date that is a text is only as exact as it says: a month, a year, or a period from/to. A \
             text that is longer than Excel takes ends with an ellipsis.",
        ),
        (
            "Celdas vacías",
            "No se sabe, o no es público; nunca es cero. Una fecha que es texto es solo tan exacta como dice: un mes, un año o un periodo \
             desde/hasta. Un texto más largo de lo que Excel admite termina con puntos suspensivos.",
        ),
        (
            "Withdrawn records · Registros retirados",
            "When a record is withdrawn, please delete your copy. · Cuando se retire un registro, por favor borre su copia.",
        ),
    ];
    for (row, (name, value)) in lines.into_iter().enumerate() {
        sheet.write_string_with_format(row as u32, 0, name, &formats.head)?;
        sheet.write_string_with_format(row as u32, 1, fitting(value), &formats.wrapped)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::fitting;

    #[test]
    fn a_long_text_is_cut_between_characters_and_says_so() {
        assert_eq!(fitting("=1+1"), "=1+1");
        let cut = fitting(&"🙂".repeat(20_000));
        assert!(cut.ends_with("🙂…") && cut.encode_utf16().count() <= 32_767);
    }
}
