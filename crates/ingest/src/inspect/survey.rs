//! What one reading of the whole file tells: how many rows there are, in which order its dates are written, and what a letter stands for.

use std::io::{self, Read};

use crate::columns::{Field, Mapping};
use crate::read::records::{LastCell, Record};
use crate::table::Table;
use crate::values::date::{self, Reading};
use crate::values::date_order::{Beside, Evidence};
use crate::values::initials::Initials;
use crate::values::unknowns::Unknowns;
use crate::values::{text, words};
use jiff::civil::Date;
use spotlight_core::date::PartialDate;

/// Rows, and the evidence of their dates and letters.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) dates: Evidence,
    pub(super) rows: u64,
    pub(super) initials: Initials,
    pub(super) last: LastCell,
    pub(super) unknowns: Unknowns,
}

impl Survey {
    /// Reads a table to its end.
    pub(super) fn of(table: &mut Table<impl Read>, mapping: &Mapping, today: Date) -> io::Result<Self> {
        let mut survey = Self::default();
        let mut record = Record::default();
        let columns = table.header().len();
        let cell = |record: &Record, field| {
            let cell = mapping.column(field).and_then(|column| record.get(column)).and_then(text::value);
            cell.map(str::to_owned)
        };
        while table.next(&mut record)? {
            survey.rows += 1;
            survey.last.note(&record, columns);
            if record.fault.is_none() {
                survey.unknowns.note(&record, mapping);
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
            match date::date(value, today) {
                Reading::Numeric(numeric) => {
                    let year = cell(&record, Field::Year).and_then(|year| words::whole_year(&year));
                    survey.dates.add(numeric, Beside { year, month: month() });
                }
                // Most columns hold ISO dates or month names, and then there is nothing to decide.
                Reading::Sure(PartialDate::Day(day)) | Reading::Serial(day) if month() != Some(day.month()) => {
                    survey.dates.add_sure(day);
                }
                _ => {}
            }
        }
        Ok(survey)
    }
}
