//! Groups: rows of one category whose dates are of one kind. Within a group a later first day means a later last day, so the rows
//! that a period overlaps are those between two first days. Intervals are the exception, and are looked at one by one.

use jiff::civil::Date;

use crate::date::{PartialDate, epoch_day, from_epoch_day};
use crate::public::PublicIncident;
use crate::taxonomy::MAX_CODES;

/// Category and kind of date.
pub(super) type Group = u16;

const KINDS: usize = 4;

// The column of the groups is one byte wide.
const _: () = assert!(MAX_CODES * KINDS <= 1 << u8::BITS);

/// How much of the calendar a date stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Day,
    Month,
    Year,
    Interval,
}

impl Kind {
    pub(super) const ALL: [Self; KINDS] = [Self::Day, Self::Month, Self::Year, Self::Interval];

    fn of(date: PartialDate) -> Self {
        match date {
            PartialDate::Day(_) => Self::Day,
            PartialDate::Month(..) => Self::Month,
            PartialDate::Year(_) => Self::Year,
            PartialDate::Interval(..) => Self::Interval,
        }
    }

    /// The last day of a date that begins on a day; an interval does not tell.
    pub(super) fn last(self, first: i32) -> i32 {
        let end = |end: fn(Date) -> Date| from_epoch_day(first).map_or(first, |day| epoch_day(end(day)));
        match self {
            Self::Day | Self::Interval => first,
            Self::Month => end(Date::last_of_month),
            Self::Year => end(Date::last_of_year),
        }
    }

    /// The earliest first day of a date of this kind that has not ended before a day.
    pub(super) fn earliest(self, from: Date) -> Date {
        match self {
            Self::Day | Self::Interval => from,
            Self::Month => from.first_of_month(),
            Self::Year => from.first_of_year(),
        }
    }
}

pub(super) fn of(incident: &PublicIncident) -> Group {
    group(incident.category.index(), Kind::of(incident.date))
}

pub(super) fn group(category: usize, kind: Kind) -> Group {
    (category * KINDS + kind as usize) as Group
}

pub(super) fn category(group: Group) -> usize {
    usize::from(group) / KINDS
}

pub(super) fn kind(group: Group) -> Kind {
    Kind::ALL[usize::from(group) % KINDS]
}

/// Months since the year 0: a number for every month of the calendar.
pub(super) fn month(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}
