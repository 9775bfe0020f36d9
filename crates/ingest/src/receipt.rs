//! The receipt of an import: what became of every row, and why.
//!
//! `rows_read = accepted + updated + unchanged + duplicate + rejected`, for each file and for all together. Keys beyond those that scripts
//! rely on: `bom`, `line_ends`, `sheet` and `sheets` (of a workbook), `date_order` (`{"order","basis"}`), `columns` (what became of each), `notes` (how often each code occurs),
//! `unread_sheets` (the other sheets of a workbook that hold rows: how many, the first names, a sentence), `repeat` (the file changed nothing), `possible_doubles`, `rows_not_listed` (notes beyond the bound of the list; the counts include them), `refused`.

use std::collections::BTreeMap;

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};
use spotlight_core::Lang;

use crate::columns::ColumnUse;
use crate::note::{Code, Message, Note, Severity};
use crate::plan::{Form, Plan};
use crate::refusal::Refusal;
use crate::row::{Outcome, Row};

/// The most notes that one file's receipt lists one by one. All are counted, and the rejects file holds every rejected row.
pub const MOST_LISTED: usize = 100_000;

/// What the store did with an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disposition {
    /// It was new.
    Accepted,
    /// It was known, and something in it is new.
    Updated,
    /// It was known, and nothing in it is new.
    Unchanged,
    /// It was known, and taken out at the person's request: the row counts as rejected.
    Redacted,
    /// Another incident has its id: the row counts as rejected.
    Clash,
}

/// How many rows became what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Rows of the file; header, hashtag and blank rows are none.
    pub rows_read: u64,
    /// New incidents.
    pub accepted: u64,
    /// Incidents that something new is known about.
    pub updated: u64,
    /// Incidents that nothing new is known about.
    pub unchanged: u64,
    /// Exact repeats within the file.
    pub duplicate: u64,
    /// Rows not taken.
    pub rejected: u64,
    /// Rows taken with a repair; they are counted above, too.
    pub repaired: u64,
}

impl Tally {
    /// Whether every row read became exactly one thing.
    pub fn adds_up(&self) -> bool {
        self.rows_read == self.accepted + self.updated + self.unchanged + self.duplicate + self.rejected
    }

    /// Whether any row was taken or was already there.
    pub fn took_any(&self) -> bool {
        self.accepted + self.updated + self.unchanged + self.duplicate > 0
    }

    fn add(&mut self, other: &Self) {
        self.rows_read += other.rows_read;
        self.accepted += other.accepted;
        self.updated += other.updated;
        self.unchanged += other.unchanged;
        self.duplicate += other.duplicate;
        self.rejected += other.rejected;
        self.repaired += other.repaired;
    }
}

/// The receipt of one file.
#[derive(Debug, Clone, Serialize)]
pub struct FileReceipt {
    file: String,
    sha256: Option<String>,
    preset: Option<String>,
    encoding: Option<&'static str>,
    bom: bool,
    delimiter: Option<char>,
    line_ends: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sheets: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unread_sheets: Option<Unread>,
    date_order: Option<Order>,
    #[serde(flatten)]
    tally: Tally,
    repeat: bool,
    possible_doubles: u64,
    left_out_columns: Vec<String>,
    columns: Vec<Column>,
    #[serde(serialize_with = "by_word")]
    notes: BTreeMap<Code, u64>,
    rows: Vec<Remark>,
    rows_not_listed: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<Refused>,
}

/// Sheets with rows of which nothing was taken.
#[derive(Debug, Clone, Serialize)]
struct Unread {
    count: usize,
    names: Vec<String>,
    message: Message,
}

/// The most sheets that are named.
const MOST_SHEETS: usize = 12;

impl Unread {
    fn of(plan: &Plan) -> Option<Self> {
        let (unread, read) = (plan.unread_sheets(), plan.sheet()?);
        let count = unread.len();
        if count == 0 {
            return None;
        }
        let names = unread.iter().take(MOST_SHEETS).cloned().collect::<Vec<_>>();
        let more = if count > names.len() { ", …" } else { "" };
        let listed = format!("{}{more}", names.join(", "));
        let message = Message::new(|lang| match (lang, count) {
            (Lang::En, 1) => format!("Only the sheet “{read}” was read. Another sheet holds rows, too: {listed}."),
            (Lang::En, _) => {
                format!("Only the sheet “{read}” was read. {count} other sheets hold rows, too: {listed}.")
            }
            (Lang::Es, 1) => format!("Solo se leyó la hoja «{read}». Otra hoja también tiene filas: {listed}."),
            (Lang::Es, _) => {
                format!("Solo se leyó la hoja «{read}». Otras {count} hojas también tienen filas: {listed}.")
            }
        });
        Some(Self { count, names, message })
    }
}

#[derive(Debug, Clone, Serialize)]
struct Order {
    order: &'static str,
    basis: &'static str,
}

/// What became of one column: a field, or why it was left out.
#[derive(Debug, Clone, Serialize)]
struct Column {
    #[serde(rename = "column")]
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<&'static str>,
}

/// A note as the receipt lists it. Its sentences are made when it is written: of a hundred thousand they would take tens of megabytes.
#[derive(Debug, Clone)]
struct Remark {
    line: u64,
    note: Note,
}

impl Serialize for Remark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { line, note } = self;
        let mut remark = serializer.serialize_struct("Remark", 6)?;
        remark.serialize_field("line", line)?;
        remark.serialize_field("column", &note.column)?;
        remark.serialize_field("value", &note.value)?;
        remark.serialize_field("code", note.code.as_str())?;
        remark.serialize_field("severity", note.severity.as_str())?;
        remark.serialize_field("message", &Message::new(|lang| note.message(lang)))?;
        remark.end()
    }
}

#[derive(Debug, Clone, Serialize)]
struct Refused {
    code: &'static str,
    message: Message,
}

fn by_word<S: Serializer>(notes: &BTreeMap<Code, u64>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(notes.iter().map(|(code, count)| (code.as_str(), count)))
}

impl FileReceipt {
    /// The receipt of a file that is about to be read.
    pub fn begin(plan: &Plan) -> Self {
        let columns = plan.mapping.uses.iter().enumerate().map(|(column, used)| {
            let left_out = match used {
                ColumnUse::LeftOut(why) => Some(why.as_str()),
                _ => None,
            };
            Column { name: plan.header.shown(column), field: used.field_name(), left_out }
        });
        let text = match &plan.form {
            Form::Text(text) => Some(text),
            Form::Book(_) => None,
        };
        Self {
            sha256: Some(hex(plan.sha256)),
            preset: Some(plan.preset.name.clone()),
            encoding: text.map(|text| text.encoding.as_str()),
            bom: text.is_some_and(|text| text.bom),
            delimiter: text.map(|text| char::from(text.delimiter)),
            line_ends: text.map(|text| text.line_ends.as_str()),
            sheet: plan.sheet().map(str::to_owned),
            sheets: plan.sheets().to_vec(),
            unread_sheets: Unread::of(plan),
            date_order: plan.date_order.map(|(order, basis)| Order { order: order.as_str(), basis: basis.as_str() }),
            left_out_columns: plan.left_out_columns(),
            columns: columns.collect(),
            ..Self::blank(&plan.file)
        }
    }

    /// The receipt of a file that is not taken at all. `sha256` where the file could be read.
    pub fn refused(file: &str, sha256: Option<[u8; 32]>, refusal: &Refusal) -> Self {
        let refused = Refused { code: refusal.code(), message: Message::new(|lang| refusal.message(lang)) };
        Self { sha256: sha256.map(hex), refused: Some(refused), ..Self::blank(file) }
    }

    fn blank(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            sha256: None,
            preset: None,
            encoding: None,
            bom: false,
            delimiter: None,
            line_ends: None,
            sheet: None,
            sheets: Vec::new(),
            unread_sheets: None,
            date_order: None,
            tally: Tally::default(),
            repeat: false,
            possible_doubles: 0,
            left_out_columns: Vec::new(),
            columns: Vec::new(),
            notes: BTreeMap::new(),
            rows: Vec::new(),
            rows_not_listed: 0,
            refused: None,
        }
    }

    /// Counts a row and lists its notes. `stored` is what the store did with an incident; without a store to ask (a preview), every
    /// incident counts as accepted. It means nothing for repeats and rejects.
    pub fn record(&mut self, row: &Row, stored: Option<Disposition>) {
        self.tally.rows_read += 1;
        let counter = match (&row.outcome, stored) {
            (Outcome::Duplicate { .. }, _) => &mut self.tally.duplicate,
            (Outcome::Rejected, _) | (Outcome::Incident(_), Some(Disposition::Redacted | Disposition::Clash)) => {
                &mut self.tally.rejected
            }
            (Outcome::Incident(_), Some(Disposition::Accepted) | None) => &mut self.tally.accepted,
            (Outcome::Incident(_), Some(Disposition::Updated)) => &mut self.tally.updated,
            (Outcome::Incident(_), Some(Disposition::Unchanged)) => &mut self.tally.unchanged,
        };
        *counter += 1;
        if stored == Some(Disposition::Redacted) {
            // What was repaired or doubtful in the row would tell of the person again.
            self.add_note(row.line, &Note::new("", "", Code::Redacted));
            return;
        }
        if let (Outcome::Incident(incident), Some(Disposition::Clash)) = (&row.outcome, stored) {
            let id = incident.external_id.as_deref().unwrap_or_default();
            self.add_note(row.line, &Note::new("", id, Code::IdClash));
            return;
        }
        let taken = matches!(row.outcome, Outcome::Incident(_));
        if taken && row.notes.iter().any(|note| note.severity == Severity::Repair) {
            self.tally.repaired += 1;
        }
        for note in &row.notes {
            self.add_note(row.line, note);
        }
    }

    /// Lists a note that arose after the row was read, such as [`Code::NoSource`].
    pub fn add_note(&mut self, line: u64, note: &Note) {
        *self.notes.entry(note.code).or_default() += 1;
        self.possible_doubles += u64::from(note.code == Code::PossibleDouble);
        if self.rows.len() >= MOST_LISTED {
            self.rows_not_listed += 1;
            return;
        }
        self.rows.push(Remark { line, note: note.clone() });
    }

    /// Ends the receipt: notes in the order of the file, and whether the file brought nothing new.
    #[must_use]
    pub fn finish(mut self) -> Self {
        self.rows.sort_by_key(|remark| remark.line);
        let Tally { accepted, updated, .. } = self.tally;
        self.repeat = self.tally.unchanged > 0 && accepted + updated == 0;
        self
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The sheet of a workbook that was read, and the others; nothing of a text.
    pub fn sheet(&self) -> Option<(&str, Vec<&str>)> {
        let read = self.sheet.as_deref()?;
        Some((read, self.sheets.iter().map(String::as_str).filter(|name| *name != read).collect()))
    }

    /// The names of the columns that were not taken.
    pub fn left_out(&self) -> &[String] {
        &self.left_out_columns
    }

    /// How many rows became what.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// How often each code occurs.
    pub fn notes(&self) -> &BTreeMap<Code, u64> {
        &self.notes
    }

    /// Why the file was not taken, in English, if it was not.
    pub fn refusal(&self) -> Option<&str> {
        self.refused.as_ref().map(|refused| refused.message.en.as_str())
    }

    /// Whether every row read became exactly one thing.
    pub fn adds_up(&self) -> bool {
        self.tally.adds_up()
    }
}

/// The receipt of all files of one import.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Receipt {
    files: Vec<FileReceipt>,
    totals: Tally,
}

impl Receipt {
    /// Adds the finished receipt of a file.
    pub fn push(&mut self, file: FileReceipt) {
        self.totals.add(&file.tally);
        self.files.push(file);
    }

    /// The receipts of the files.
    pub fn files(&self) -> &[FileReceipt] {
        &self.files
    }

    /// The sums over all files.
    pub fn totals(&self) -> &Tally {
        &self.totals
    }

    /// Whether every file and the totals add up.
    pub fn adds_up(&self) -> bool {
        self.totals.adds_up() && self.files.iter().all(FileReceipt::adds_up)
    }
}

fn hex(bytes: [u8; 32]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
