//! The date of a row.

use jiff::civil::Date;
use spotlight_core::date::{Bound, PartialDate};

use super::Builder;
use super::cells::Cells;
use crate::columns::Field;
use crate::note::{Code, Note};
use crate::values::date::{Reading, date as read_date};
use crate::values::date_order::resolve;
use crate::values::text;
use crate::values::words::{month_or_number, whole_year};

/// The first year that is believed. The line that is drawn today is of 1848 and 1853; earlier years are typing errors.
const FIRST_YEAR: i16 = 1840;

impl Builder<'_> {
    pub(super) fn when(&self, cells: &Cells<'_>, notes: &mut Vec<Note>) -> Option<PartialDate> {
        let Some(text) = cells.stated(Field::Date) else {
            return self.month_alone(cells, notes);
        };
        let note = |code| Note::new(cells.column_name(Field::Date), text, code);
        let reading = read_date(text, self.options.today);
        let month = cells.stated(Field::Month).and_then(month_or_number);
        let swapped =
            |day: Date| self.plan.mangled && day.day() <= 12 && day.day() != day.month() && month != Some(day.month());
        let reading = if let Reading::Serial(day) = reading { Reading::Serial(self.plan.serial(day)) } else { reading };
        let found = match reading {
            Reading::Sure(PartialDate::Day(day)) | Reading::Serial(day) if swapped(day) => Err(Code::MangledDate),
            Reading::Sure(date) => Ok(date),
            Reading::Serial(day) => {
                notes.push(note(Code::ExcelSerial).with_text(day.to_string()));
                Ok(PartialDate::Day(day))
            }
            Reading::Numeric(numeric) => {
                let order = self.plan.date_order.map(|(order, _)| order);
                resolve(numeric, order, month).map(PartialDate::Day).ok_or(Code::AmbiguousDate)
            }
            Reading::None => Err(Code::BadDate),
        };
        match found.and_then(|date| plausible(date, self.options.today)) {
            Ok(date) => {
                neighbours(cells, date, notes);
                self.until(cells, date, notes)
            }
            Err(code) => {
                notes.push(note(code));
                None
            }
        }
    }

    /// A day as the first of those up to the day in another column, if the row has one. The two must be in order.
    fn until(&self, cells: &Cells<'_>, date: PartialDate, notes: &mut Vec<Note>) -> Option<PartialDate> {
        let end = self.plan.beside.end.map(|column| (column, cells.record.get(column).and_then(text::value)));
        let (PartialDate::Day(from), Some((column, Some(text)))) = (date, end) else { return Some(date) };
        let to = match read_date(text, self.options.today) {
            Reading::Sure(end) => Some(end.last_day()),
            Reading::Serial(day) => Some(self.plan.serial(day)),
            Reading::Numeric(numeric) => resolve(numeric, self.plan.date_order.map(|(order, _)| order), None),
            Reading::None => None,
        };
        let note = |code| Note::new(self.plan.header.shown(column), text, code);
        match to {
            // It goes on, or nobody knows.
            None => notes.push(note(Code::BadEnd)),
            Some(to) if to == from => {}
            Some(to) => {
                let days = PartialDate::interval(Bound::Day(from), Bound::Day(to));
                if days.is_none() {
                    notes.push(note(Code::BadDate));
                }
                return days;
            }
        }
        Some(date)
    }

    /// The month of a row whose date is blank, from columns of their own.
    fn month_alone(&self, cells: &Cells<'_>, notes: &mut Vec<Note>) -> Option<PartialDate> {
        let year = cells.stated(Field::Year).and_then(whole_year).and_then(PartialDate::year);
        let date = year.map(|year| {
            let month = cells.stated(Field::Month).and_then(month_or_number);
            month.and_then(|month| PartialDate::month(year.first_day().year(), month as u8)).unwrap_or(year)
        });
        let column = cells.column_name(Field::Date);
        if let (Some(PartialDate::Month(year, month)), Some(day)) = (date, cells.stated(Field::Day)) {
            let whole = day.strip_suffix(".0").unwrap_or(day).parse().ok();
            let day_of = |day| Date::new(year, month as i8, day).map(PartialDate::Day).map_err(|_| Code::BadDate);
            // A day that is no number (`?`) is not known.
            if let Some(read) = whole.map(day_of) {
                return match read.and_then(|date| plausible(date, self.options.today)) {
                    Ok(date) => Some(date),
                    Err(code) => {
                        notes.push(Note::new(cells.column_name(Field::Day), day, code));
                        None
                    }
                };
            }
        }
        match date.ok_or(Code::NoDate).and_then(|date| plausible(date, self.options.today)) {
            Ok(date) => {
                notes.push(Note::new(column, "", Code::DateFromMonth).with_text(date.to_string()));
                Some(date)
            }
            Err(code) => {
                notes.push(Note::new(column, cells.raw(Field::Year), code));
                None
            }
        }
    }
}

/// Days that programs write where there is none: what spreadsheets and clocks count from.
const PLACEHOLDERS: [(i16, i8, i8); 4] = [(1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1970, 1, 1)];

/// Whether a day is what a spreadsheet makes of a year that was typed into a cell for dates: the years from 1890 to 2100 are the days from
/// 4 March to 30 September 1905.
fn is_a_year(day: Date) -> bool {
    (Date::constant(1905, 3, 4)..=Date::constant(1905, 9, 30)).contains(&day)
}

/// A date that has begun, and not too long ago.
fn plausible(date: PartialDate, today: Date) -> Result<PartialDate, Code> {
    if let PartialDate::Day(day) = date
        && (is_a_year(day) || PLACEHOLDERS.contains(&(day.year(), day.month(), day.day())))
    {
        return Err(Code::PlaceholderDate);
    }
    let begun = match date {
        PartialDate::Interval(_, to) => PartialDate::from(to).first_day() <= today,
        other => other.first_day() <= today,
    };
    if !begun {
        return Err(Code::FutureDate);
    }
    if date.first_day().year() < FIRST_YEAR { Err(Code::BadDate) } else { Ok(date) }
}

/// Warns where the year or month column says something else than the date.
fn neighbours(cells: &Cells<'_>, date: PartialDate, notes: &mut Vec<Note>) {
    let mut check = |field, agrees: Option<bool>| {
        if agrees == Some(false) {
            notes.push(
                Note::new(cells.column_name(field), cells.raw(field), Code::DateMismatch).with_text(date.to_string()),
            );
        }
    };
    let year = cells.stated(Field::Year).and_then(whole_year);
    check(Field::Year, year.zip(date.only_year()).map(|(stated, year)| stated == year));
    let month = cells.stated(Field::Month).and_then(month_or_number);
    check(Field::Month, month.zip(date.only_month()).map(|(stated, (_, month))| stated as u8 == month));
}
