//! How a file is going to be read, decided by [`crate::inspect()`] from the whole of it.

use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::columns::{Ask, Beside, ColumnUse, ColumnView, Header, Mapping, Preset};
use crate::inspect::Second;
use crate::read::Encoding;
use crate::read::dialect::LineEnds;
use crate::read::records::LastCell;
use crate::read::shape::Shape;
use crate::read::workbook::Sheet;
use crate::table::Start;
use crate::values::clock::Clock;
use crate::values::crowded::Crowded;
use crate::values::date_order::{DateOrder, OrderBasis, Trust};
use crate::values::doubts::Doubts;
use crate::values::initials::Initials;
use crate::values::minutes::Minutes;
use crate::values::unknowns::Unknowns;

/// How a file is going to be read, decided from the whole of it.
#[derive(Debug)]
pub struct Plan {
    pub(crate) file: String,
    pub(crate) sha256: [u8; 32],
    pub(crate) preset: &'static Preset,
    pub(crate) form: Form,
    pub(crate) header: Header,
    pub(crate) mapping: Mapping,
    pub(crate) views: Vec<ColumnView>,
    pub(crate) asks: Vec<Ask>,
    pub(crate) date_order: Option<(DateOrder, OrderBasis)>,
    /// The order of the few dates that have only one, if the other rows speak against it.
    pub(crate) contradicted: Option<DateOrder>,
    pub(crate) rows: u64,
    pub(crate) initials: Initials,
    /// Whether a spreadsheet may have swapped day and month of the dates that can be read one way only.
    pub(crate) mangled: bool,
    /// What other dates of the column make doubtful.
    pub(crate) doubts: Doubts,
    /// The column that names the weekday of the date.
    pub(crate) weekday: Option<usize>,
    pub(crate) trust: Trust,
    pub(crate) last: LastCell,
    /// What the rows of a text look like; nothing of a workbook, whose cells do not move.
    pub(crate) shape: Shape,
    /// The line of another header within the table, below which nothing is known.
    pub(crate) other_header: Option<u64>,
    pub(crate) unknowns: Unknowns,
    /// The column that says which datum the coordinates are on, and whether the headers of the coordinates name an old one.
    pub(crate) datum: Option<usize>,
    pub(crate) old_datum: bool,
    /// The columns that change what others mean.
    pub(crate) beside: Beside,
    /// The columns that give the place a second time.
    pub(crate) second: Second,
    /// Whether the nationalities are written in other codes than those of ISO.
    pub(crate) foreign_codes: bool,
    /// The points that stand on so many rows that they are hardly where it happened, each as its two cells are written.
    pub(crate) crowded: Crowded,
    /// What the dates count since 1970, if they do.
    pub(crate) clock: Option<Clock>,
    /// Whether the decimals of the coordinates may be minutes and seconds.
    pub(crate) minutes: Minutes,
}

/// What bytes become rows of text.
#[derive(Debug, Clone)]
pub(crate) enum Form {
    /// A text with a delimiter.
    Text(TextForm),
    /// A sheet of a workbook.
    Book(BookForm),
}

/// How a text is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextForm {
    pub(crate) encoding: Encoding,
    /// Whether the encoding was stated, so that the bytes are not asked.
    pub(crate) stated: bool,
    pub(crate) bom: bool,
    pub(crate) delimiter: u8,
    pub(crate) start: Start,
    pub(crate) line_ends: LineEnds,
}

/// Which sheet of a workbook is read.
#[derive(Debug, Clone)]
pub(crate) struct BookForm {
    pub(crate) sheets: Vec<String>,
    /// Those of them that hold rows, too, and are not read.
    pub(crate) unread: Vec<String>,
    pub(crate) name: String,
    pub(crate) sheet: Arc<Sheet>,
    /// How many rows that are not blank stand above the header.
    pub(crate) above: usize,
    /// Whether the workbook counts days from 1904.
    pub(crate) from_1904: bool,
}

/// Days between what spreadsheets count from, 1899-12-30 and 1904-01-01.
const DAYS_TO_1904: i32 = 1462;

impl Plan {
    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// SHA-256 of the untouched bytes.
    pub fn sha256(&self) -> [u8; 32] {
        self.sha256
    }

    /// The preset that the file is read with; `guessed` if no preset recognises it.
    pub fn preset(&self) -> &str {
        &self.preset.name
    }

    /// The encoding of its bytes. The texts of a workbook are UTF-8.
    pub fn encoding(&self) -> Encoding {
        match &self.form {
            Form::Text(text) => text.encoding,
            Form::Book(_) => Encoding::Utf8,
        }
    }

    /// What separates its fields; of a workbook, those of the file with its rejected rows.
    pub fn delimiter(&self) -> char {
        char::from(self.delimiter_byte())
    }

    pub(crate) fn delimiter_byte(&self) -> u8 {
        match &self.form {
            Form::Text(text) => text.delimiter,
            Form::Book(_) => b',',
        }
    }

    /// What ends its lines.
    pub fn line_ends(&self) -> LineEnds {
        match &self.form {
            Form::Text(text) => text.line_ends,
            Form::Book(_) => LineEnds::Lf,
        }
    }

    /// The day that a number of days stands for in this file; `day` if it counts from 1900.
    pub(crate) fn serial(&self, day: Date) -> Date {
        match &self.form {
            Form::Book(BookForm { from_1904: true, .. }) => day.saturating_add(DAYS_TO_1904.days()),
            _ => day,
        }
    }

    /// The sheets of a workbook; none of a text.
    pub fn sheets(&self) -> &[String] {
        match &self.form {
            Form::Text(_) => &[],
            Form::Book(book) => &book.sheets,
        }
    }

    /// The other sheets that hold rows; none of a text.
    pub fn unread_sheets(&self) -> &[String] {
        match &self.form {
            Form::Text(_) => &[],
            Form::Book(book) => &book.unread,
        }
    }

    /// The sheet that is read; nothing of a text.
    pub fn sheet(&self) -> Option<&str> {
        match &self.form {
            Form::Text(_) => None,
            Form::Book(book) => Some(&book.name),
        }
    }

    /// The order of day and month in numeric dates, and why; nothing where nothing decides.
    pub fn date_order(&self) -> Option<(DateOrder, OrderBasis)> {
        self.date_order
    }

    /// How many rows there are, for a progress bar: header, hashtag and blank rows do not count.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// What becomes of each column, in the order of the file.
    pub fn columns(&self) -> Vec<ColumnView> {
        self.views.clone()
    }

    /// A digest of the header, in whatever case, accents and spacing: the key under which a corrected mapping can be remembered.
    pub fn signature(&self) -> [u8; 32] {
        self.header.signature()
    }

    /// What only a person can decide. The file can be read without an answer; what is not decided is then left out or rejected.
    pub fn asks(&self) -> Vec<Ask> {
        self.asks.clone()
    }

    /// The names of the columns that are not imported.
    pub fn left_out_columns(&self) -> Vec<String> {
        let left_out = |(column, used): (usize, &ColumnUse)| {
            matches!(used, ColumnUse::LeftOut(_)).then(|| self.header.shown(column))
        };
        self.mapping.uses.iter().enumerate().filter_map(left_out).collect()
    }
}
