//! Dates that stay as precise as the source, and no more.
//!
//! Text form: `2023-05-14`, `2023-05`, `2023`, or an interval `from/to` of two such (ISO 8601-2 / EDTF level 0). No time of
//! day and no time zone exist here, so nothing can shift a day.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// A day, a month, a year, or an interval between two of them. Every value has a first and a last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// One day.
    Day(Date),
    /// A month of a year; the month is 1–12.
    Month(Year, u8),
    /// A whole year.
    Year(Year),
    /// From the first day of one to the last day of another, which is not earlier.
    Interval(Bound, Bound),
}

/// A year of the common era, 1–9999.
pub type Year = i16;

/// An end of an interval: a date that is itself no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// One day.
    Day(Date),
    /// A month of a year; the month is 1–12.
    Month(Year, u8),
    /// A whole year.
    Year(Year),
}

/// Why a text is not a partial date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not of the form year, year-month, year-month-day, or two of them with a slash between.
    #[error("{0:?} is not a date; write 2023, 2023-05, 2023-05-14, or two of them with a / between")]
    Form(String),
    /// Well formed, but no such day or month exists.
    #[error("{0:?} does not exist in the calendar")]
    Calendar(String),
    /// An interval that ends before it begins.
    #[error("the interval {0:?} ends before it begins")]
    Reversed(String),
}

impl Bound {
    fn first_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => Date::constant(year, month as i8, 1),
            Self::Year(year) => Date::constant(year, 1, 1),
        }
    }

    fn last_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(..) => self.first_day().last_of_month(),
            Self::Year(year) => Date::constant(year, 12, 31),
        }
    }
}

impl PartialDate {
    /// A day.
    pub fn day(day: Date) -> Self {
        Self::Day(day)
    }

    /// A month, if it is one: year 1–9999, month 1–12.
    pub fn month(year: Year, month: u8) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month)).then_some(Self::Month(year, month))
    }

    /// A year, if it is one: 1–9999.
    pub fn year(year: Year) -> Option<Self> {
        (1..=9999).contains(&year).then_some(Self::Year(year))
    }

    /// The interval between two dates, or `None` if the second ends before the first begins.
    pub fn interval(from: Bound, to: Bound) -> Option<Self> {
        (from.first_day() <= to.last_day()).then_some(Self::Interval(from, to))
    }

    /// The first day it may mean.
    pub fn first_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => Bound::Month(year, month).first_day(),
            Self::Year(year) => Bound::Year(year).first_day(),
            Self::Interval(from, _) => from.first_day(),
        }
    }

    /// The last day it may mean.
    pub fn last_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => Bound::Month(year, month).last_day(),
            Self::Year(year) => Bound::Year(year).last_day(),
            Self::Interval(_, to) => to.last_day(),
        }
    }

    /// The same date with nothing finer than a month: what a masked incident shows.
    ///
    /// An interval is widened at both ends, so that an interval of days tells no day either.
    #[must_use]
    pub fn to_month(self) -> Self {
        let coarse = |bound| match bound {
            Bound::Day(day) => Bound::Month(day.year(), day.month() as u8),
            month_or_year => month_or_year,
        };
        match self {
            Self::Day(day) => Self::Month(day.year(), day.month() as u8),
            Self::Interval(from, to) => match (coarse(from), coarse(to)) {
                (Bound::Month(year, month), Bound::Month(last_year, last_month))
                    if (year, month) == (last_year, last_month) =>
                {
                    Self::Month(year, month)
                }
                (from, to) => Self::Interval(from, to),
            },
            month_or_year => month_or_year,
        }
    }

    /// The month that holds the whole date, as (year, month), if one does.
    pub fn only_month(self) -> Option<(Year, u8)> {
        let (first, last) = (self.first_day(), self.last_day());
        let month = |day: Date| (day.year(), day.month() as u8);
        (month(first) == month(last)).then(|| month(first))
    }

    /// The year that holds the whole date, if one does.
    pub fn only_year(self) -> Option<Year> {
        let (first, last) = (self.first_day(), self.last_day());
        (first.year() == last.year()).then(|| first.year())
    }

    /// The day that is the whole date, if one is.
    pub fn only_day(self) -> Option<Date> {
        let (first, last) = (self.first_day(), self.last_day());
        (first == last).then_some(first)
    }
}

/// Days since 1970-01-01, the unit of the index columns.
pub fn epoch_day(day: Date) -> i32 {
    // The span between two civil dates is whole days; jiff's range (years −9999…9999) fits 32 bits.
    day.since(Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days())
}

/// The day that is `days` after 1970-01-01, or `None` outside the years −9999…9999.
pub fn from_epoch_day(days: i32) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => Bound::Day(day).fmt(f),
            Self::Month(year, month) => Bound::Month(year, month).fmt(f),
            Self::Year(year) => Bound::Year(year).fmt(f),
            Self::Interval(from, to) => write!(f, "{from}/{to}"),
        }
    }
}

impl From<Bound> for PartialDate {
    fn from(bound: Bound) -> Self {
        match bound {
            Bound::Day(day) => Self::Day(day),
            Bound::Month(year, month) => Self::Month(year, month),
            Bound::Year(year) => Self::Year(year),
        }
    }
}

impl FromStr for Bound {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let form = || DateError::Form(text.to_owned());
        let calendar = || DateError::Calendar(text.to_owned());
        if !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return Err(form());
        }
        let mut parts = text.split('-');
        let mut part = |width: usize| match parts.next() {
            None => Ok(None),
            Some(digits) if digits.len() == width => digits.parse::<i16>().map(Some).map_err(|_| form()),
            Some(_) => Err(form()),
        };
        let year = part(4)?.ok_or_else(form)?;
        let (month, day) = (part(2)?, part(2)?);
        if parts.next().is_some() {
            return Err(form());
        }
        if year < 1 {
            return Err(calendar());
        }
        match (month, day) {
            (None, _) => Ok(Self::Year(year)),
            (Some(month), None) if (1..=12).contains(&month) => Ok(Self::Month(year, month as u8)),
            (Some(month), Some(day)) => Date::new(year, month as i8, day as i8).map(Self::Day).map_err(|_| calendar()),
            _ => Err(calendar()),
        }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Some((from, to)) = text.split_once('/') else {
            return text.parse::<Bound>().map(Self::from);
        };
        Self::interval(from.parse()?, to.parse()?).ok_or_else(|| DateError::Reversed(text.to_owned()))
    }
}

#[cfg(test)]
mod tests;
