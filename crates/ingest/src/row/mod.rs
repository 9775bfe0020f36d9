//! One record of a file becomes one row of the receipt: an incident, or a reject with its reasons.

mod category;
mod cells;
mod coarse;
mod codes;
mod doubted;
mod exactness;
mod id;
mod judge;
mod noted;
mod people;
mod place;
mod precision;
mod second;
mod stated;
mod totals;
mod when;
mod words;

use std::sync::Arc;

use spotlight_core::date::PartialDate;
use spotlight_core::public::Counts;
use spotlight_record::{Incident, Visibility};

use crate::columns::Field;
use crate::gazetteer::Gazetteer;
use crate::identity::{Digests, Seen, Verdict};
use crate::note::{Code, Detail, Note, Severity};
use crate::options::{Options, Reference};
use crate::plan::{Form, Plan};
use crate::read::records::{Fault, Record};
use crate::rejects::not_corrected;
use crate::values::coordinate::in_two_cells;
use crate::values::date::{Reading, date};
use crate::values::personal::look;
use crate::values::text;
use cells::Cells;
pub(crate) use codes::{CodeBook, not_a_code};
use id::{is_a_month, is_rounded, without_fraction};

/// What one row of the file came to.
#[derive(Debug, Clone)]
pub struct Row {
    /// The physical line, from 1, on which it begins.
    pub line: u64,
    /// What it is.
    pub outcome: Outcome,
    /// What is to be said about it: why it was rejected, what was repaired, what somebody should look at.
    pub notes: Vec<Note>,
    /// Its cells as they stand in the file, for [`crate::rejects`]; only of rejected rows, unless they were asked for.
    pub cells: Option<Box<[Box<str>]>>,
}

/// What a row is.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// An incident, new within this file.
    Incident(Arc<Incident>),
    /// An exact repeat of an earlier row.
    Duplicate {
        /// The line of that row.
        of_line: u64,
    },
    /// Not taken; the notes say why.
    Rejected,
}

impl Row {
    /// Makes an incident that the store does not take a rejected row. It goes into the file of rejects if its cells were kept
    /// ([`Rows::keeping_cells`](crate::Rows::keeping_cells)).
    pub fn reject(&mut self, note: Note) {
        self.outcome = Outcome::Rejected;
        self.notes.retain(|note| note.severity != Severity::Repair);
        self.notes.push(note);
    }
}

/// A row that is not compared with the rows before it yet.
pub(crate) struct Draft {
    /// The incident, if the row is one.
    taken: Option<(Arc<Incident>, Digests)>,
    notes: Vec<Note>,
}

/// Makes rows one by one, without looking at others. It remembers names of regions that were looked up.
pub(crate) struct Builder<'a> {
    plan: &'a Plan,
    options: Options,
    gazetteer: Gazetteer<'a>,
    codes: CodeBook<'a>,
    /// The columns of which nothing is taken over, though they may tell one row from another.
    left_out: Vec<usize>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(plan: &'a Plan, options: &Options, reference: &Reference<'a>) -> Self {
        Self {
            plan,
            options: options.clone(),
            gazetteer: Gazetteer::new(reference.regions),
            codes: CodeBook::new(reference.taxonomy),
            left_out: plan.mapping.left_out().collect(),
        }
    }

    /// What a record says.
    pub(crate) fn draft(&mut self, record: &Record) -> Draft {
        let mut notes = Vec::new();
        let taken = if self.form(record, &mut notes) { self.incident(record, &mut notes) } else { None };
        let taken = taken.map(|incident| {
            let digests = Digests::of(&incident, self.left_out.iter().filter_map(|column| record.get(*column)));
            (Arc::new(incident), digests)
        });
        Draft { taken, notes }
    }

    /// Whether the record has the form of a row of this file.
    fn form(&self, record: &Record, notes: &mut Vec<Note>) -> bool {
        let columns = self.plan.header.len();
        let fault = match record.fault {
            Some(Fault::UnclosedQuote) => Some(Code::UnclosedQuote),
            Some(Fault::StrayQuote) => Some(Code::StrayQuote),
            Some(Fault::TooLong) => Some(Code::RowTooLong),
            None if record.has_nul() => Some(Code::ControlCharacter),
            // Only a row that is short can have lost cells at the end of the file.
            None if record.len() < columns && !record.terminated => Some(Code::CutOff),
            None if record.is_cut() => Some(Code::CutOff),
            None if self.plan.last.is_fragment(record, columns) && self.plan.mapping.is_value(columns - 1) => {
                Some(Code::CutOff)
            }
            None => None,
        };
        if let Some(code) = fault {
            notes.push(Note::new("", record.get(0).unwrap_or_default(), code));
            return false;
        }
        let asked = |code| code == Code::AmbiguousDate && self.options.date_order.is_some();
        let reread = matches!(self.plan.form, Form::Book(_));
        if let Some(code) = not_corrected(&self.plan.header, record, reread).filter(|code| !asked(*code)) {
            notes.push(Note::new("", self.tellable(record, 0), Code::NotCorrected).with_text(code.as_str()));
            return false;
        }
        if let Some(extra) = record.iter().skip(columns).find(|cell| !text::trim(cell).is_empty()) {
            notes.push(Note::new("", extra, Code::ExtraCells));
            return false;
        }
        // What stands in a column without a name, which other rows leave blank, has moved there.
        let last = columns.wrapping_sub(1);
        if let Some(extra) = record.get(last).filter(|cell| !text::trim(cell).is_empty())
            && self.plan.header.names()[last].is_empty()
            && matches!(self.plan.form, Form::Text(_))
            && self.plan.shape.is_left_blank(last)
            && self.plan.shape.is_pushed(record)
        {
            notes.push(Note::new("", extra, Code::ExtraCells));
            return false;
        }
        if let Some(line) = self.plan.other_header.filter(|line| record.line >= *line) {
            let note = Note::new("", self.tellable(record, 0), Code::OtherHeader);
            notes.push(note.with(Detail::Line(line)));
            return false;
        }
        if let Some(at) = self.holds_rows(record) {
            // Only what the cell itself says: the rest are other rows.
            let own = self.tellable(record, at).lines().next().unwrap_or_default();
            notes.push(Note::new(self.plan.header.shown(at), own, Code::SwallowedRows));
            return false;
        }
        if let Some(at) = self.plan.shape.moved(record) {
            let note = Note::new("", self.tellable(record, at), Code::ShiftedCells);
            notes.push(note.with_text(self.plan.header.shown(at)));
            return false;
        }
        if let Some(total) = self.is_a_total(record) {
            notes.push(Note::new("", total, Code::TotalRow));
            return false;
        }
        if record.len() < columns {
            notes.push(Note::new("", record.get(record.len() - 1).unwrap_or_default(), Code::ShortRow));
        }
        if record.may_be_cut() {
            let last = record.len() - 1;
            notes.push(Note::new(self.plan.header.shown(last), record.get(last).unwrap_or_default(), Code::NoLineEnd));
        } else if self.plan.last.lacks(record, columns) {
            let before = record.iter().filter(|cell| !cell.trim().is_empty()).last().unwrap_or_default();
            notes.push(Note::new(self.plan.header.shown(last), before, Code::NoLineEnd));
        }
        true
    }

    /// A cell as a note may repeat it: nothing of a column that is about persons.
    fn tellable<'r>(&self, record: &'r Record, column: usize) -> &'r str {
        let personal = self.plan.mapping.personal.get(column).copied().unwrap_or(false);
        record.get(column).filter(|_| !personal).unwrap_or_default()
    }

    /// The cell of a text in which whole rows stand: one of its lines has the cells of a row, a date or place in their columns among them.
    fn holds_rows(&self, record: &Record) -> Option<usize> {
        let Form::Text(form) = &self.plan.form else { return None };
        if !record.has_line_end() {
            return None;
        }
        let as_row = |line: &str| {
            let cells: Vec<&str> = line.split(char::from(form.delimiter)).map(str::trim).collect();
            let cell = |field| self.plan.mapping.column(field).and_then(|column| cells.get(column)).copied();
            let dated = cell(Field::Date).is_some_and(|day| !matches!(date(day, self.options.today), Reading::None));
            let placed = cell(Field::Lat).zip(cell(Field::Lon));
            let placed = placed.is_some_and(|(lat, lon)| lat.contains('.') && in_two_cells(lat, lon).is_ok());
            cells.len() + 1 >= self.plan.header.len() && cells.len() > 2 && (dated || placed)
        };
        record.iter().position(|cell| cell.contains('\n') && cell.lines().skip(1).any(as_row))
    }

    /// Whether an id is the day or the month that a workbook has made of a number with a dash: those around it are none.
    fn is_a_date(&self, id: &str) -> bool {
        let dated = |id: &str| match id.parse() {
            Ok(PartialDate::Day(_)) => true,
            Ok(PartialDate::Month(..)) => !self.plan.mapping.ids.yearly,
            _ => false,
        };
        matches!(self.plan.form, Form::Book(_)) && !self.plan.mapping.ids.dated && id.len() >= 7 && dated(id)
    }

    /// Whether ids are numbers with a dash. No register that is known calls its records after months.
    fn has_dashed_ids(&self) -> bool {
        self.plan.mapping.ids.dashed || !self.plan.preset.guess
    }

    /// The incident of a record. Every reason against it is noted, not only the first.
    fn incident(&mut self, record: &Record, notes: &mut Vec<Note>) -> Option<Incident> {
        let regions = self.stated_regions(record, notes);
        let cells = Cells::with_regions(record, self.plan, regions);
        let counts = people::counts(&cells, notes);
        let category = self.category(&cells, counts, notes);
        let occurred = self.when(&cells, notes);
        let occurred = occurred.map(|date| coarse::coarsened(&cells, date, notes));
        let from = notes.len();
        let place = if cells.codes.contradict { None } else { self.place(&cells, notes) };
        self.explain_region(&cells, place.as_ref(), notes, from);
        notes.extend(self.young_municipio(&cells, place.as_ref()));
        let id = cells.text(Field::ExternalId).map(without_fraction);
        if let Some(id) =
            id.filter(|id| is_rounded(id) || (self.has_dashed_ids() && is_a_month(id)) || self.is_a_date(id))
        {
            notes.push(Note::new(cells.column_name(Field::ExternalId), id, Code::MangledId));
            return None;
        }
        if id.is_none() && self.plan.mapping.ids.mostly && self.plan.preset.guess {
            notes.push(Note::new(cells.column_name(Field::ExternalId), "", Code::NoId));
        }
        let (category, occurred, place) = (category?, occurred?, place?);
        let system = cells.text(Field::SourceSystem).unwrap_or(&self.plan.preset.source_system);
        let mut incident = Incident::new(system, &category, occurred, place.place);
        incident.location_uncertainty_m = place.uncertainty_m;
        incident.stated_state = place.stated_state;
        incident.stated_county = place.stated_county;
        incident.external_id = id.map(str::to_owned);
        incident.counts = counts;
        people::compare(&cells, &incident, notes);
        self.people(&cells, &mut incident, notes);
        words::words(&cells, &mut incident, notes);
        noted::note(&cells, &mut incident);
        self.decisions(&cells, &mut incident, notes);
        keep_back(&cells, &mut incident, notes);
        Some(incident)
    }
}

/// Keeps a record private whose words are certainly personal data and would become public with its exact place: that is only proposed then. Our
/// own file states what a reviewer has decided.
fn keep_back(cells: &Cells<'_>, incident: &mut Incident, notes: &mut Vec<Note>) {
    if incident.visibility != Some(Visibility::Exact) || cells.plan.preset.name == totals::OWN {
        return;
    }
    let Some(told) = notes.iter().find(|note| note.code == Code::PersonalData) else { return };
    let (column, value) = (told.column.clone(), told.value.clone());
    let Incident { title, description, place_name, cause_of_death, source, source_url, .. } = &*incident;
    let public = [title, description, place_name, cause_of_death, source, source_url];
    let certain = |text: &&str| look(text).is_some_and(|(kind, _)| kind.is_certain());
    if public.into_iter().flatten().map(String::as_str).any(|text| certain(&text)) {
        incident.visibility = Some(Visibility::Private);
        incident.proposed.visibility = Some(Visibility::Exact);
        notes.push(Note::new(column, &value, Code::KeptBack));
    }
}

/// Compares each row with the rows before it.
pub(crate) struct Comparer<'a> {
    plan: &'a Plan,
    seen: Seen,
    /// Whether the cells of rows that are taken are kept, too.
    pub(crate) keeps_cells: bool,
}

impl<'a> Comparer<'a> {
    pub(crate) fn new(plan: &'a Plan) -> Self {
        Self { plan, seen: Seen::expecting(plan.rows), keeps_cells: false }
    }

    /// The row of a record, from its draft.
    pub(crate) fn row(&mut self, record: &Record, Draft { taken, mut notes }: Draft) -> Row {
        let outcome = match taken {
            Some((incident, digests)) => self.compare(incident, digests, record, &mut notes),
            None => Outcome::Rejected,
        };
        let mut cells = None;
        if matches!(outcome, Outcome::Rejected) {
            // Nothing of this row was taken, so nothing was repaired either.
            notes.retain(|note| note.severity != Severity::Repair);
        }
        if self.keeps_cells || matches!(outcome, Outcome::Rejected) {
            cells = Some(record.iter().map(Box::from).collect());
        }
        Row { line: record.line, outcome, notes, cells }
    }

    /// Tells a new incident from a repeat.
    fn compare(
        &mut self,
        incident: Arc<Incident>,
        digests: Digests,
        record: &Record,
        notes: &mut Vec<Note>,
    ) -> Outcome {
        match self.seen.judge(digests, record.line) {
            Verdict::New => Outcome::Incident(incident),
            Verdict::Repeat { of_line } => {
                // What there is to say was said about the row that it repeats.
                notes.clear();
                Outcome::Duplicate { of_line }
            }
            Verdict::Conflict { of_line } if incident.external_id.is_none() => {
                notes.push(Note::new("", "", Code::SameElsewhereOther).with(Detail::Line(of_line)));
                Outcome::Rejected
            }
            Verdict::Conflict { of_line } => {
                let column = Cells::new(record, self.plan).column_name(Field::ExternalId);
                let id = incident.external_id.as_deref().unwrap_or_default();
                notes.push(Note::new(column, id, Code::IdRepeated).with(Detail::Line(of_line)));
                Outcome::Rejected
            }
        }
    }
}

/// Whether any count is known.
fn nothing_counted(counts: Counts) -> bool {
    counts.dead.is_none() && counts.missing.is_none()
}
