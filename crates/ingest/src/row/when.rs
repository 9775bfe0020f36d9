//! The date of a row.

use jiff::civil::Date;
use spotlight_core::date::{Bound, PartialDate};

use super::Builder;
use super::cells::Cells;
use crate::columns::Field;
use crate::note::{Code, Note};
use crate::values::date::{Reading, date as read_date, with_year};
use crate::values::date_order::{DateOrder, resolve};
use crate::values::doubts::Other;
use crate::values::text;
use crate::values::words::{month_or_number, weekday, whole_year};

/// The first year that is believed. The line that is drawn today is of 1848 and 1853; earlier years are typing errors.
const FIRST_YEAR: i16 = 1840;

impl Builder<'_> {
    pub(super) fn when(&self, cells: &Cells<'_>, notes: &mut Vec<Note>) -> Option<PartialDate> {
        let Some(text) = cells.stated(Field::Date) else {
            return self.month_alone(cells, notes);
        };
        let note = |code| Note::new(cells.column_name(Field::Date), text, code);
        let today = self.options.today;
        let (year, month) = (cells.stated(Field::Year).and_then(whole_year), cells.stated(Field::Month));
        let (month, weekday) = (month.and_then(month_or_number), self.weekday(cells));
        let swapped =
            |day: Date| self.plan.mangled && day.day() <= 12 && day.day() != day.month() && month != Some(day.month());
        let counted = self.plan.clock.and_then(|clock| clock.day(text));
        let reading = match (read_date(text, today), year) {
            (Reading::Serial(day), _) => Reading::Serial(self.plan.serial(day)),
            (Reading::None, Some(year)) => with_year(text, year, today),
            (reading, _) => reading,
        };
        let found = match reading {
            _ if counted.is_some() => {
                let day = counted.unwrap_or_default();
                notes.push(note(Code::EpochDate).with_text(day.to_string()));
                Ok(PartialDate::Day(day))
            }
            Reading::Sure(PartialDate::Day(day)) | Reading::Serial(day) if swapped(day) => Err(note(Code::MangledDate)),
            Reading::Sure(date) => match self.plan.doubts.of(text, today) {
                Some((other, example)) if !told(other, date, year, month) => {
                    Err(note(Code::DoubtfulDate).with_text(example.to_owned()))
                }
                _ => Ok(date),
            },
            Reading::Serial(day) => {
                notes.push(note(Code::ExcelSerial).with_text(day.to_string()));
                Ok(PartialDate::Day(day))
            }
            Reading::Numeric(numeric) => {
                let numeric = numeric.on(weekday.filter(|_| self.plan.trust.weekdays));
                let order = self.plan.date_order.map(|(order, _)| order);
                let day = resolve(numeric, order, month.filter(|_| self.plan.trust.months));
                if let Some((day, order)) = day.zip(order)
                    && order != DateOrder::Ymd
                    && numeric.in_order(order).is_none()
                {
                    notes.push(note(Code::OtherOrder).with_text(day.to_string()));
                }
                if let Some((day, few)) = day.zip(self.plan.contradicted)
                    && order.is_none()
                    && numeric.in_order(few) == Some(day)
                    && numeric.is_late()
                {
                    notes.push(note(Code::AloneInOrder).with_text(day.to_string()));
                }
                day.map(PartialDate::Day).ok_or_else(|| note(Code::AmbiguousDate))
            }
            Reading::None => Err(note(Code::BadDate)),
        };
        match found.and_then(|date| plausible(date, today).map_err(note)) {
            Ok(date) => {
                neighbours(cells, date, notes);
                self.compare_weekday(cells, date, notes);
                self.until(cells, date, notes)
            }
            Err(note) => {
                notes.push(note);
                None
            }
        }
    }

    /// The weekday that another column names.
    fn weekday(&self, cells: &Cells<'_>) -> Option<i8> {
        let text = self.plan.weekday.and_then(|column| cells.record.get(column)).and_then(text::value)?;
        weekday(text.trim_end_matches('.'))
    }

    /// Warns where that is not the weekday of the date.
    fn compare_weekday(&self, cells: &Cells<'_>, date: PartialDate, notes: &mut Vec<Note>) {
        let (Some(column), Some(stated), Some(day)) = (self.plan.weekday, self.weekday(cells), date.only_day()) else {
            return;
        };
        if day.weekday().to_monday_one_offset() != stated {
            let text = cells.record.get(column).unwrap_or_default().trim();
            let note = Note::new(self.plan.header.shown(column), text, Code::DateMismatch);
            notes.push(note.with_text(day.to_string()));
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

/// Whether the year or month beside a date says that it is what it seems, and not something else.
fn told(other: Other, date: PartialDate, year: Option<i16>, month: Option<i8>) -> bool {
    match other {
        Other::DayInMiddle => month.zip(date.only_month()).is_some_and(|(stated, (_, month))| stated as u8 == month),
        Other::YearInFront => year.is_some() && year == date.only_year(),
        Other::TwoYears => false,
    }
}

/// Days that programs write where there is none: what spreadsheets and clocks count from, in America on the evening before.
const PLACEHOLDERS: [(i16, i8, i8); 6] =
    [(1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1904, 1, 1), (1969, 12, 31), (1970, 1, 1)];

/// Whether a day is what a spreadsheet makes of a year that was typed into a cell for dates: the years from 1890 to 2100 are the days from
/// 4 March to 30 September 1905.
fn is_a_year(day: Date) -> bool {
    (Date::constant(1905, 3, 4)..=Date::constant(1905, 9, 30)).contains(&day)
}

/// A date that has begun, and not too long ago.
fn plausible(date: PartialDate, today: Date) -> Result<PartialDate, Code> {
    let placeholder = match date {
        PartialDate::Day(day) => is_a_year(day) || PLACEHOLDERS.contains(&(day.year(), day.month(), day.day())),
        PartialDate::Year(1899 | 1900) | PartialDate::Month(1899, 12) | PartialDate::Month(1900, 1) => true,
        _ => false,
    };
    if placeholder {
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
