//! What one reading of the whole file tells: how many rows there are, in which order its dates are written, and what a letter stands for.

use std::io::{self, Read};

use super::weekday;
use crate::columns::{Field, Mapping, is_a_header};
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
    /// Reads a table to its end.
    pub(super) fn of(table: &mut Table<impl Read>, mapping: &Mapping, guessed: bool, today: Date) -> io::Result<Self> {
        let mut survey = Self { weekday: weekday::column(table.header(), mapping), ..Self::default() };
        let mut record = Record::default();
        let columns = table.header().len();
        let cell = |record: &Record, field| {
            let cell = mapping.column(field).and_then(|column| record.get(column)).and_then(text::value);
            cell.map(str::to_owned)
        };
        let said_of_all = Field::ALL.into_iter().filter(|field| mapping.chosen(*field).is_some());
        survey.answered = said_of_all.filter(|field| mapping.column(*field).is_some()).collect();
        while table.next(&mut record)? {
            survey.rows += 1;
            survey.last.note(&record, columns);
            survey.shape.note(&record, columns);
            // The line below the header may say it in another language.
            if survey.other_header.is_none() && survey.rows > 1 && is_a_header(table.header(), &record) {
                survey.other_header = Some(record.line);
            }
            if record.fault.is_none() {
                survey.answered.retain(|field| cell(&record, *field).is_some());
                survey.unknowns.note(&record, mapping);
                if guessed {
                    survey.crowded.note(&record, mapping);
                    survey.minutes.note(&record, mapping);
                }
                let nation = mapping.column(Field::Nationality).and_then(|column| record.get(column));
                survey.foreign_codes |= nation.is_some_and(|nation| is_foreign_code(nation.trim()));
            }
            // A broken row is rejected, and what stands in its columns may belong to others.
            let gender = mapping.column(Field::Gender).filter(|_| record.fault.is_none());
            if let Some(gender) = gender.and_then(|column| record.get(column)) {
                survey.initials.note(gender.trim());
            }
            let Some(column) = mapping.column(Field::Date) else {
                continue;
            };
            let Some(value) = record.get(column).and_then(text::value).filter(|_| record.fault.is_none()) else {
                continue;
            };
            let month = || cell(&record, Field::Month).and_then(|month| words::month_or_number(&month));
            survey.doubts.note(value, today);
            let year = || cell(&record, Field::Year).and_then(|year| words::whole_year(&year));
            let reading = match date::date(value, today) {
                Reading::None => year().map_or(Reading::None, |year| date::with_year(value, year, today)),
                reading => reading,
            };
            match reading {
                Reading::Numeric(numeric) => {
                    let year = year();
                    let weekday = survey.weekday.and_then(|column| record.get(column)).and_then(words::weekday);
                    survey.dates.add(numeric, Beside { year, month: month(), weekday });
                }
                // Most columns hold ISO dates or month names, and then there is nothing to decide.
                Reading::Sure(PartialDate::Day(day)) | Reading::Serial(day) if month() != Some(day.month()) => {
                    survey.dates.add_sure(day);
                }
                _ => {}
            }
        }
        survey.crowded.settle();
        survey.minutes.settle();
        survey.shape.settle();
        Ok(survey)
    }
}

/// A code that is none of ISO's for a country, and is one of those that the government of the United States uses (FIPS 10-4), in which `ES`
/// beside it is El Salvador.
fn is_foreign_code(text: &str) -> bool {
    ["HO", "CS", "HA", "RP", "JA", "IZ", "VM", "KS"].contains(&text)
}
