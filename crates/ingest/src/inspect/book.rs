//! The first pass over a workbook: which of its sheets is read, and what that holds.

use std::io::Read;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use spotlight_core::words::fold;

use super::survey::Survey;
use super::{Columns, Wishes};
use crate::columns::{LOOKED_AT, header_row, is_count};
use crate::input::Input;
use crate::options::{Options, Reference};
use crate::plan::{BookForm, Form, Plan};
use crate::read::sniff::{self, NotATable};
use crate::read::workbook::{Book, MOST_BYTES, Sheet};
use crate::refusal::{Bound, Refusal};
use crate::table::Table;
use crate::values::words::month;

/// How many rows of a sheet are read to see whether it holds a table of incidents.
const SEEN: usize = 2_100;

/// A table of a sheet; nothing is read from anywhere else.
type SheetTable = Table<std::io::Empty>;

/// Looks at a workbook.
pub(super) fn inspect(
    input: &Input,
    wishes: &Wishes,
    options: &Options,
    reference: &Reference<'_>,
) -> Result<Plan, Refusal> {
    let mut bytes = Vec::new();
    input.open()?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refusal::TooLarge { what: Bound::File });
    }
    let sha256 = Sha256::digest(&bytes).into();
    let kind = sniff::not_a_table(&bytes, "").unwrap_or(NotATable::Zip);
    let mut book = Book::open(bytes, is_count)?.ok_or(Refusal::NotATable(kind))?;
    let names = book.names();
    if is_a_form(&names) {
        return Err(Refusal::XlsForm);
    }
    let (name, mut columns) = choose(&mut book, wishes, options, reference)?;
    let missing = columns.missing();
    if !missing.is_empty() {
        return Err(columns.unmapped(missing, names, Some(name)));
    }
    if columns.counts_its_own() && is_a_period(&name) {
        // Each sheet of a year numbers its rows from 1.
        columns.tell_apart(&fold(name.trim()));
    }
    let sheet = Arc::new(book.read(&name, None)?);
    let above = above(&sheet);
    let mut table = SheetTable::of_sheet(Arc::clone(&sheet), above)?.ok_or(Refusal::NoRows)?;
    let survey = Survey::of(&mut table, &columns.mapping, columns.preset.guess, options.today)?;
    let unread = names.iter().filter(|other| **other != name && holds_rows(&mut book, other)).cloned().collect();
    let from_1904 = book.counts_from_1904();
    let form = Form::Book(BookForm { sheets: names, unread, name, sheet, above, from_1904 });
    columns.plan(input, sha256, form, &survey, options)
}

/// A sheet as a table, whatever its columns mean, and how many rows stand above its header: the one that was asked for, or the first that
/// is shown and has two columns and a row.
pub(crate) fn sheet(input: &Input, wanted: Option<&str>) -> Result<(Sheet, usize), Refusal> {
    let mut bytes = Vec::new();
    input.open()?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refusal::TooLarge { what: Bound::File });
    }
    let kind = sniff::not_a_table(&bytes, "").unwrap_or(NotATable::Zip);
    let mut book = Book::open(bytes, is_count)?.ok_or(Refusal::NotATable(kind))?;
    if let Some(wanted) = wanted {
        let names = book.names();
        let found = names.iter().find(|name| fold(name.trim()) == fold(wanted.trim()));
        let name = found.ok_or_else(|| Refusal::NoSuchSheet { name: wanted.to_owned(), known: names.join(", ") })?;
        let sheet = book.read(name, None)?;
        let above = above(&sheet);
        return Ok((sheet, above));
    }
    for name in book.shown() {
        let sheet = book.read(&name, None)?;
        let above = above(&sheet);
        let columns = sheet.row(above).map_or(0, |(_, cells)| cells.count());
        if columns >= 2 && sheet.len() >= above + 2 {
            return Ok((sheet, above));
        }
    }
    Err(Refusal::NoRows)
}

/// The sheet that was asked for, or the first that is shown and holds incidents; failing that the first with a table at all.
fn choose(
    book: &mut Book,
    wishes: &Wishes,
    options: &Options,
    reference: &Reference<'_>,
) -> Result<(String, Columns), Refusal> {
    if let Some(wanted) = &options.sheet {
        let names = book.names();
        let found = names.iter().find(|name| *name == wanted);
        let found = found.or_else(|| names.iter().find(|name| fold(name.trim()) == fold(wanted.trim())));
        let name = found.ok_or_else(|| Refusal::NoSuchSheet { name: wanted.clone(), known: names.join(", ") })?;
        let columns = look(book, name, wishes, options, reference)?.ok_or(Refusal::NoRows)?;
        return Ok((name.clone(), columns));
    }
    let mut first = None;
    let mut refused = None;
    let mut names = book.shown();
    // Examples, lists of changes and the like stand before the data, too.
    names.sort_by_key(|name| is_no_data(name));
    for name in names {
        let columns = match look(book, &name, wishes, options, reference) {
            Ok(Some(columns)) => columns,
            Ok(None) => continue,
            // A preset or a column that was asked for may be in a later sheet.
            Err(refusal) => {
                refused.get_or_insert(refusal);
                continue;
            }
        };
        if columns.missing().is_empty() {
            return Ok((name, columns));
        }
        first.get_or_insert((name, columns));
    }
    first.ok_or_else(|| refused.unwrap_or(Refusal::NoRows))
}

/// The columns of a sheet; nothing where it holds no table of at least two columns and a row.
fn look(
    book: &mut Book,
    name: &str,
    wishes: &Wishes,
    options: &Options,
    reference: &Reference<'_>,
) -> Result<Option<Columns>, Refusal> {
    let sheet = Arc::new(book.read(name, Some(SEEN))?);
    let above = above(&sheet);
    let Some(table) = SheetTable::of_sheet(Arc::clone(&sheet), above)? else {
        return Ok(None);
    };
    if table.header().len() < 2 || sheet.len() < above + 2 {
        return Ok(None);
    }
    Columns::of(table, wishes, options, reference).map(Some)
}

/// Whether a sheet holds a table with rows, whatever they are of. One that cannot be read may.
fn holds_rows(book: &mut Book, name: &str) -> bool {
    let Ok(sheet) = book.read(name, Some(LOOKED_AT + 2)) else { return true };
    let above = above(&sheet);
    sheet.row(above).is_some_and(|(_, cells)| cells.count() >= 2) && sheet.len() >= above + 2
}

/// Whether the name of a sheet says that it is an example, what was left out or how the data were made.
fn is_no_data(name: &str) -> bool {
    const WORDS: [&str; 26] = [
        "borrador",
        "borrados",
        "cambios",
        "catalogo",
        "changelog",
        "changes",
        "codebook",
        "deleted",
        "descartados",
        "dictionary",
        "diccionario",
        "duplicados",
        "duplicates",
        "ejemplo",
        "ejemplos",
        "example",
        "examples",
        "instrucciones",
        "instructions",
        "leeme",
        "log",
        "plantilla",
        "readme",
        "sample",
        "template",
        "old",
    ];
    fold(name).split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// Whether a sheet is called after a year or a month.
fn is_a_period(name: &str) -> bool {
    let folded = fold(name);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| word.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year)) || month(word).is_some())
}

/// How many rows stand above the header.
fn above(sheet: &Sheet) -> usize {
    let rows = (0..sheet.len().min(LOOKED_AT)).filter_map(|index| sheet.row(index));
    let rows: Vec<Vec<String>> = rows.map(|(_, cells)| cells.map(str::to_owned).collect()).collect();
    header_row(&rows)
}

/// Whether sheets are those of a form's definition (an `XLSForm`).
fn is_a_form(sheets: &[String]) -> bool {
    let has = |wanted: &str| sheets.iter().any(|name| name.trim().eq_ignore_ascii_case(wanted));
    has("survey") && (has("choices") || has("settings"))
}
