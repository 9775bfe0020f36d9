//! What one reading of the whole file tells: how many rows there are, in which order its dates are written, and what a letter stands for.

use std::io::{self, Read};

use super::weekday;
use crate::batch::Batch;
use crate::columns::{Field, Header, Mapping, is_a_header};
use crate::read::records::{LastCell, Record};
use crate::read::shape::Shape;
use crate::table::Table;
use crate::values::crowded::Crowded;
use crate::values::date::{self, Reading};
use crate::values::date_order::{Beside, Evidence};
use crate::values::doubts::Doubts;
use crate::values::initials::Initials;
use crate::values::minutes::Minutes;
use crate::values::unknowns::Unknowns;
use crate::values::{text, words};
use jiff::civil::Date;
use spotlight_core::date::PartialDate;

/// Rows, and the evidence of their dates and letters.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) dates: Evidence,
    pub(super) doubts: Doubts,
    /// The column that names the weekday of the date.
    pub(super) weekday: Option<usize>,
    pub(super) rows: u64,
    pub(super) initials: Initials,
    pub(super) last: LastCell,
    pub(super) unknowns: Unknowns,
    /// Whether nationalities are written in other codes than those of ISO.
    pub(super) foreign_codes: bool,
    pub(super) crowded: Crowded,
    pub(super) minutes: Minutes,
    pub(super) shape: Shape,
    /// The line of another header within the table.
    pub(super) other_header: Option<u64>,
    /// The fields that something is said about of all rows, and that every row says itself.
    pub(super) answered: Vec<Field>,
}

impl Survey {
    /// Reads a table to its end. While one batch of records is looked at, the next is read.
    pub(super) fn of<R: Read + Send>(
        table: &mut Table<R>,
        mapping: &Mapping,
        guessed: bool,
        today: Date,
    ) -> io::Result<Self> {
        let header = table.header().clone();
        let mut survey = Self { weekday: weekday::column(&header, mapping), ..Self::default() };
        let said_of_all = Field::ALL.into_iter().filter(|field| mapping.chosen(*field).is_some());
        survey.answered = said_of_all.filter(|field| mapping.column(*field).is_some()).collect();
        let asked = Asked { header: &header, mapping, guessed, today };
        let (mut batch, mut next) = (Batch::default(), Batch::default());
        batch.fill(table)?;
        while !batch.records().is_empty() {
            let note = || batch.records().iter().for_each(|record| survey.note(record, &asked));
            rayon::join(note, || next.fill(table)).1?;
            std::mem::swap(&mut batch, &mut next);
        }
        survey.crowded.settle();
        survey.minutes.settle();
        survey.shape.settle();
        Ok(survey)
    }

    /// Takes in a record.
    fn note(&mut self, record: &Record, asked: &Asked<'_>) {
        let Asked { header, mapping, guessed, today } = *asked;
        self.rows += 1;
        self.last.note(record, header.len());
        self.shape.note(record, header.len());
        // The line below the header may say it in another language.
        if self.other_header.is_none() && self.rows > 1 && is_a_header(header, record) {
            self.other_header = Some(record.line);
        }
        // A broken row is rejected, and what stands in its columns may belong to others.
        if record.fault.is_some() {
            return;
        }
        let raw = |field| mapping.column(field).and_then(|column| record.get(column));
        self.answered.retain(|field| raw(*field).and_then(text::value).is_some());
        self.unknowns.note(record, mapping);
        if guessed {
            self.crowded.note(record, mapping);
            self.minutes.note(record, mapping);
        }
        self.foreign_codes |= raw(Field::Nationality).is_some_and(|nation| is_foreign_code(nation.trim()));
        if let Some(gender) = raw(Field::Gender) {
            self.initials.note(gender.trim());
        }
        if let Some(value) = raw(Field::Date).and_then(text::value) {
            self.date(value, record, mapping, today);
        }
    }

    /// Takes in a date, with what stands beside it.
    fn date(&mut self, value: &str, record: &Record, mapping: &Mapping, today: Date) {
        let beside = |field| mapping.column(field).and_then(|column| record.get(column)).and_then(text::value);
        let month = || beside(Field::Month).and_then(words::month_or_number);
        let year = || beside(Field::Year).and_then(words::whole_year);
        self.doubts.note(value, today);
        let reading = match date::date(value, today) {
            Reading::None => year().map_or(Reading::None, |year| date::with_year(value, year, today)),
            reading => reading,
        };
        match reading {
            Reading::Numeric(numeric) => {
                let weekday = self.weekday.and_then(|column| record.get(column)).and_then(words::weekday);
                self.dates.add(numeric, Beside { year: year(), month: month(), weekday });
            }
            // Most columns hold ISO dates or month names, and then there is nothing to decide.
            Reading::Sure(PartialDate::Day(day)) | Reading::Serial(day) if month() != Some(day.month()) => {
                self.dates.add_sure(day);
            }
            _ => {}
        }
    }
}

/// What a survey is asked.
#[derive(Clone, Copy)]
struct Asked<'a> {
    header: &'a Header,
    mapping: &'a Mapping,
    /// Whether the columns are guessed.
    guessed: bool,
    today: Date,
}

/// A code that is none of ISO's for a country, and is one of those that the government of the United States uses (FIPS 10-4), in which `ES`
/// beside it is El Salvador.
fn is_foreign_code(text: &str) -> bool {
    ["HO", "CS", "HA", "RP", "JA", "IZ", "VM", "KS"].contains(&text)
}
