//! Workbooks (`.xlsx`, `.xls`): one sheet as rows of text. What they unpack to is bounded, since they cannot be read as a stream.

mod cell;
mod sheet;

use std::collections::HashSet;
use std::io::{self, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Xls, Xlsx, XlsxError, open_workbook_from_rs};
use zip::ZipArchive;

use crate::refusal::{Bound, Refusal};
pub(crate) use sheet::Sheet;
use sheet::{Builder, Full};

/// The most bytes of a file, and the most that it may unpack to.
pub(crate) const MOST_BYTES: u64 = 64 << 20;
const MOST_UNPACKED: u64 = 512 << 20;

/// The most bytes of a workbook's list of sheets that are looked at for its properties.
const MOST_PROPERTIES: u64 = 4 << 20;

/// The most merged areas of a sheet that are taken apart, and their columns.
const MOST_MERGED: usize = 20_000;
const MERGED_COLUMNS: u32 = 1000;

/// A workbook, opened.
pub(crate) struct Book {
    kind: Kind,
    /// Each sheet that holds cells, and whether it is shown.
    sheets: Vec<(String, bool)>,
    from_1904: bool,
    /// Whether a column of a name counts people, so that its numbers are of one row each.
    counts: fn(&str) -> bool,
}

enum Kind {
    Xlsx(Box<Xlsx<Cursor<Vec<u8>>>>),
    Xls(Box<Xls<Cursor<Vec<u8>>>>),
}

/// What stands for a formula that nobody has computed.
const NOT_COMPUTED: &str = "#CALC!";

/// The most blank cells of a sheet among which such formulas are looked for.
const MOST_BLANK: usize = 1_000_000;

/// What the first bytes of a file say about it.
pub(crate) fn may_be_a_workbook(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(b"\xD0\xCF\x11\xE0")
}

impl Book {
    /// Opens the bytes of a file; nothing if they are another kind of file. `counts` tells whether a column of a name counts something: a number
    /// that several rows share is then none of each.
    pub(crate) fn open(bytes: Vec<u8>, counts: fn(&str) -> bool) -> Result<Option<Self>, Refusal> {
        let zipped = bytes.starts_with(b"PK");
        if zipped && !holds_a_workbook(&bytes)? {
            return Ok(None);
        }
        let from_1904 = zipped && counts_from_1904(&bytes);
        // A protected workbook is an old document around a new one; a damaged one may be anything.
        let kind = guarded(|| {
            let bytes = Cursor::new(bytes);
            if zipped {
                open_workbook_from_rs(bytes).map(|book| Kind::Xlsx(Box::new(book))).map_err(|e: XlsxError| bad(&e))
            } else {
                open_workbook_from_rs(bytes)
                    .map(|book| Kind::Xls(Box::new(book)))
                    .map_err(|e: calamine::XlsError| bad(&e))
            }
        })?;
        let from_1904 = match &kind {
            Kind::Xlsx(_) => from_1904,
            Kind::Xls(book) => book.has_1904_epoch(),
        };
        let metadata = match &kind {
            Kind::Xlsx(book) => book.sheets_metadata(),
            Kind::Xls(book) => book.sheets_metadata(),
        };
        let tables = metadata.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let sheets = tables.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
        Ok(Some(Self { kind, sheets, from_1904, counts }))
    }

    /// Whether it counts days from 1904, as those of the Macintosh did: then a number that is no date by its format is another day.
    pub(crate) fn counts_from_1904(&self) -> bool {
        self.from_1904
    }

    /// The names of its sheets.
    pub(crate) fn names(&self) -> Vec<String> {
        self.sheets.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The sheets that are looked through for a table: those that are shown.
    pub(crate) fn shown(&self) -> Vec<String> {
        self.sheets.iter().filter(|(_, shown)| *shown).map(|(name, _)| name.clone()).collect()
    }

    /// Reads a sheet, or its first rows.
    pub(crate) fn read(&mut self, name: &str, most_rows: Option<usize>) -> Result<Sheet, Refusal> {
        let (kind, counts) = (&mut self.kind, self.counts);
        guarded(AssertUnwindSafe(move || match kind {
            Kind::Xlsx(book) => xlsx(book, name, most_rows, counts),
            Kind::Xls(book) => xls(book, name, most_rows),
        }))
    }
}

fn xlsx(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    most_rows: Option<usize>,
    counts: fn(&str) -> bool,
) -> Result<Sheet, Refusal> {
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let (mut sheet, blank) = filled(book, name, most_rows, &Cells::new())?;
    if most_rows.is_none() && !blank.is_empty() && blank.len() < MOST_BLANK {
        let lost = formulas(book, name, &blank);
        if !lost.is_empty() {
            (sheet, _) = filled(book, name, most_rows, &lost)?;
        }
    }
    Ok(apart(sheet, &merged, counts))
}

/// Cells of a sheet by row and column, from 0.
type Cells = HashSet<(u32, u32)>;

/// A sheet, and the cells that are there and hold nothing. Those that are `lost` are written as a spreadsheet writes what it cannot compute.
fn filled(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    most_rows: Option<usize>,
    lost: &Cells,
) -> Result<(Sheet, Cells), Refusal> {
    let (mut builder, mut blank) = (Builder::new(most_rows), Cells::new());
    let mut cells = book.worksheet_cells_reader(name).map_err(|e| bad(&e))?;
    let shown: Vec<cell::Shown> = cells.styles().iter().map(cell::Shown::of).collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|e| bad(&e))? {
        let (row, column) = cell.get_position();
        let mut text = cell::text(cell.get_value(), shown.get(style).copied().unwrap_or_default());
        if text.is_empty() && lost.contains(&(row, column)) {
            NOT_COMPUTED.clone_into(&mut text);
        }
        if text.is_empty() {
            // What a formula has made blank is blank.
            if blank.len() < MOST_BLANK && matches!(cell.get_value(), DataRef::Empty) {
                blank.insert((row, column));
            }
        } else if builder.add(row, column, &text)? == Full::Rows {
            break;
        }
    }
    Ok((builder.finish(), blank))
}

/// Those of some cells that have a formula: the program that wrote the file has not computed it.
fn formulas(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str, blank: &Cells) -> Cells {
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Cells::new() };
    // A formula that cannot be read is none that could be told of.
    let next = || cells.next_formula().ok().flatten();
    let formulas = std::iter::from_fn(next).filter(|formula| !formula.get_value().is_empty());
    formulas.map(|formula| formula.get_position()).filter(|at| blank.contains(at)).collect()
}

fn xls(book: &mut Xls<Cursor<Vec<u8>>>, name: &str, most_rows: Option<usize>) -> Result<Sheet, Refusal> {
    let range = book.worksheet_range(name).map_err(|e| bad(&e))?;
    let mut builder = Builder::new(most_rows);
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let text = cell::text(&cell::borrowed(value), cell::Shown::default());
        let (row, column) = (first_row + row as u32, first_column + column as u32);
        if !text.is_empty() && builder.add(row, column, &text)? == Full::Rows {
            break;
        }
    }
    Ok(builder.finish())
}

/// Gives each cell of a merged area the text of the whole: of a header, or of what several rows have in common. A number of people that
/// several rows share is none of each.
fn apart(mut sheet: Sheet, merged: &[Dimensions], counts: fn(&str) -> bool) -> Sheet {
    for area in merged.iter().filter(|area| area.end.1 < MERGED_COLUMNS).take(MOST_MERGED) {
        sheet.spread(area.start, area.end, counts);
    }
    sheet
}

/// Whether zipped bytes are a workbook. It unpacks everything once, to nowhere, so that no bomb reaches whoever reads it.
fn holds_a_workbook(bytes: &[u8]) -> Result<bool, Refusal> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        // The list of what it holds stands at its end; what it began with says what it was.
        return if begins_as_a_workbook(bytes) { Err(Refusal::CutOff) } else { Ok(false) };
    };
    if archive.index_for_name("xl/workbook.xml").is_none() {
        return Ok(false);
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| bad(&error))?;
        let read = io::copy(&mut entry.take(left + 1), &mut io::sink()).map_err(|_| Refusal::CutOff)?;
        left = left.checked_sub(read).ok_or(Refusal::TooLarge { what: Bound::Unpacked })?;
    }
    Ok(true)
}

/// Whether the first parts of zipped bytes have the names that those of a workbook have.
fn begins_as_a_workbook(bytes: &[u8]) -> bool {
    let names: [&[u8]; 3] = [b"[Content_Types].xml", b"xl/", b"_rels/.rels"];
    // A part's name stands 30 bytes behind its signature.
    let begins = bytes.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x03\x04");
    let mut parts = begins.filter_map(|(at, _)| bytes.get(at + 30..));
    parts.any(|part| names.iter().any(|name| part.starts_with(name)))
}

/// What the properties of a workbook say about its days: `<workbookPr date1904="1"/>`.
fn counts_from_1904(bytes: &[u8]) -> bool {
    let read = |mut archive: ZipArchive<Cursor<&[u8]>>| {
        let mut text = String::new();
        let entry = archive.by_name("xl/workbook.xml").ok()?;
        entry.take(MOST_PROPERTIES).read_to_string(&mut text).ok()?;
        Some(["\"1\"", "'1'", "\"true\"", "'true'"].iter().any(|yes| text.contains(&format!("date1904={yes}"))))
    };
    ZipArchive::new(Cursor::new(bytes)).ok().and_then(read).unwrap_or(false)
}

/// The reader of workbooks is another's, and what it reads a stranger's: should it panic, the file is refused and nothing else happens.
fn guarded<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(Refusal::BadWorkbook { reason: "it is not formed as a workbook".to_owned() }))
}

fn bad(error: &dyn std::error::Error) -> Refusal {
    Refusal::BadWorkbook { reason: error.to_string() }
}
