//! Dates as people and programs write them.
//!
//! A reading never invents precision, and a time of day is dropped, never used to shift a day. What is left open here is only which of two
//! numbers is the day; [`super::date_order`] decides that for a whole column.

use jiff::civil::Date;
use spotlight_core::date::PartialDate;

use super::date_order::DateOrder;
use super::words::{month, weekday};

/// What a date cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Reading {
    /// A date that can only be read one way.
    Sure(PartialDate),
    /// A number that a spreadsheet shows as this day.
    Serial(Date),
    /// Two numbers and a year: day and month, or month and day.
    Numeric(Numeric),
    /// No date, or one that does not exist.
    None,
}

/// `a/b/year`. At least one of the two orders gives a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numeric {
    pub(crate) a: i8,
    pub(crate) b: i8,
    pub(crate) year: i16,
    /// The day of the week that stands beside it, Monday 1.
    pub(crate) weekday: Option<i8>,
}

impl Numeric {
    /// The day it is in an order, if there is such a day and it falls on the weekday that stands beside it.
    pub(crate) fn in_order(self, order: DateOrder) -> Option<Date> {
        let (day, month) = match order {
            DateOrder::Dmy => (self.a, self.b),
            DateOrder::Mdy => (self.b, self.a),
        };
        let date = Date::new(self.year, month, day).ok()?;
        self.weekday.is_none_or(|weekday| date.weekday().to_monday_one_offset() == weekday).then_some(date)
    }
}

/// The days that a spreadsheet serial is believed to mean: 1954-10-03 to 2119-01-10.
const SERIALS: std::ops::Range<i32> = 20_000..80_000;

/// Reads a date. `today` settles two-digit years: they are never in a year after it.
pub(crate) fn date(cell: &str, today: Date) -> Reading {
    if let Ok(date) = cell.parse::<PartialDate>() {
        return Reading::Sure(date);
    }
    if let Some(day) = iso_with_time(cell) {
        return Reading::Sure(PartialDate::Day(day));
    }
    match Parts::of(cell) {
        Some(parts) => parts.read(today),
        None => Reading::None,
    }
}

/// `2023-05-14T22:10:00-07:00`, `2023-05-14 22:10`: the day as written.
fn iso_with_time(cell: &str) -> Option<Date> {
    let (day, time) = (cell.get(..10)?, cell.get(10..)?);
    let looks_like_time = time.starts_with(['T', ' '])
        && time[1..].trim_start().starts_with(|c: char| c.is_ascii_digit())
        && time.contains(':');
    match day.parse() {
        Ok(PartialDate::Day(date)) if looks_like_time => Some(date),
        _ => None,
    }
}

/// The pieces of a date: up to three numbers and the month's name.
#[derive(Debug, Default)]
struct Parts<'c> {
    numbers: [&'c str; 3],
    count: usize,
    month: Option<i8>,
    /// How many numbers stand before the month's name.
    before_month: usize,
    weekday: Option<i8>,
}

impl<'c> Parts<'c> {
    fn of(cell: &'c str) -> Option<Self> {
        let mut parts = Self::default();
        for word in without_time(cell).split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',')) {
            let word = word.trim_matches(['(', ')']);
            if word.is_empty()
                || word.eq_ignore_ascii_case("de")
                || word.eq_ignore_ascii_case("del")
                || word.eq_ignore_ascii_case("of")
            {
                continue;
            }
            if let Some(number) = ordinal(word) {
                *parts.numbers.get_mut(parts.count)? = number;
                parts.count += 1;
            } else if let (Some(found), None) = (month(word), parts.month) {
                parts.month = Some(found);
                parts.before_month = parts.count;
            } else if let (Some(found), None) = (weekday(word), parts.weekday) {
                parts.weekday = Some(found);
            } else {
                return None;
            }
        }
        Some(parts)
    }

    fn read(&self, today: Date) -> Reading {
        match (self.month, &self.numbers[..self.count]) {
            // `2023 May 14`, with the year in full; a short first number would be a day.
            (Some(month), [year, day]) if year.len() == 4 => self.sure(day_of(year, month, day, today)),
            (Some(month), [day, year]) if self.before_month < 2 => self.sure(day_of(year, month, day, today)),
            (Some(month), [year]) if year.len() == 4 => month_of(year, month),
            (None, [year, month, day]) if year.len() == 4 => {
                month.parse().map_or(Reading::None, |month| self.sure(day_of(year, month, day, today)))
            }
            (None, [a, b, year]) => self.numeric(a, b, year, today),
            (None, [month, year]) if year.len() == 4 && month.len() <= 2 => {
                month.parse().map_or(Reading::None, |month| month_of(year, month))
            }
            (None, [year, month]) if year.len() == 4 && month.len() <= 2 => {
                month.parse().map_or(Reading::None, |month| month_of(year, month))
            }
            (None, [serial]) => serial_day(serial),
            _ => Reading::None,
        }
    }

    fn sure(&self, day: Option<Date>) -> Reading {
        match day {
            Some(day) if self.weekday.is_none_or(|weekday| day.weekday().to_monday_one_offset() == weekday) => {
                Reading::Sure(PartialDate::Day(day))
            }
            _ => Reading::None,
        }
    }

    fn numeric(&self, a: &str, b: &str, year: &str, today: Date) -> Reading {
        let (Ok(a), Ok(b), Some(year)) = (a.parse(), b.parse(), year_of(year, today)) else {
            return Reading::None;
        };
        let numeric = Numeric { a, b, year, weekday: self.weekday };
        match (numeric.in_order(DateOrder::Dmy), numeric.in_order(DateOrder::Mdy)) {
            (None, None) => Reading::None,
            _ => Reading::Numeric(numeric),
        }
    }
}

/// A date without the time behind it: `11/03/2026 - 12:00`, `3/11/26 12:00 PM`.
fn without_time(cell: &str) -> &str {
    let Some(colon) = cell.find(':') else {
        return cell;
    };
    let before = cell[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    before.trim_end().trim_end_matches(['T', '-', ',']).trim_end()
}

/// The digits of `14`, `14th`, `1º`, `1o`.
fn ordinal(word: &str) -> Option<&str> {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let suffix = &word[digits.len()..];
    let known = matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "º" | "°" | "o" | "ª");
    (known && !digits.is_empty() && digits.len() <= 5 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// A year of four digits, or of two: of this century unless that is after `today`.
fn year_of(digits: &str, today: Date) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(year),
        2 => Some(if 2000 + year > today.year() { 1900 + year } else { 2000 + year }),
        _ => None,
    }
}

fn day_of(year: &str, month: i8, day: &str, today: Date) -> Option<Date> {
    if day.len() > 2 {
        return None;
    }
    Date::new(year_of(year, today)?, month, day.parse().ok()?).ok()
}

fn month_of(year: &str, month: i8) -> Reading {
    let month =
        year.parse().ok().zip(u8::try_from(month).ok()).and_then(|(year, month)| PartialDate::month(year, month));
    month.map_or(Reading::None, Reading::Sure)
}

/// The day of a spreadsheet serial; day 1 is 1900-01-01 and 1900 is taken for a leap year, so that day 0 is 1899-12-30 for all that matter.
fn serial_day(digits: &str) -> Reading {
    let Ok(serial) = digits.parse::<i32>() else {
        return Reading::None;
    };
    if !SERIALS.contains(&serial) {
        return Reading::None;
    }
    let days = jiff::Span::new().try_days(serial).ok();
    days.and_then(|days| Date::constant(1899, 12, 30).checked_add(days).ok()).map_or(Reading::None, Reading::Serial)
}

#[cfg(test)]
mod tests;
