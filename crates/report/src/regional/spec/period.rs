//! Periods: what comes before one, and how long they are.

use jiff::ToSpan as _;
use jiff::civil::Date;
use spotlight_core::date::{Bound, PartialDate};

/// The period of equal length that ends where another begins: whole years before whole years, whole months before whole months, else as
/// many days. None where the calendar has none.
pub fn preceding(period: PartialDate) -> Option<PartialDate> {
    let (first, last) = (period.first_day(), period.last_day());
    let whole_months = first.day() == 1 && last == last.last_of_month();
    if whole_months && first.month() == 1 && last.month() == 12 {
        let years = last.year() - first.year() + 1;
        let from = first.year().checked_sub(years).filter(|year| *year >= 1)?;
        return span(Bound::Year(from), Bound::Year(first.year() - 1));
    }
    let before = first.yesterday().ok()?;
    if whole_months {
        let months = i32::from(last.year() - first.year()) * 12 + i32::from(last.month() - first.month()) + 1;
        let from = first.checked_sub(months.months()).ok().filter(|day| real(*day))?;
        let month = |day: Date| Bound::Month(day.year(), day.month() as u8);
        return span(month(from), month(before));
    }
    let from = first.checked_sub(days(period).days()).ok().filter(|day| real(*day))?;
    span(Bound::Day(from), Bound::Day(before))
}

/// The period of equal length that begins where another ends, made of whole years, whole months or days as [`preceding`] does. None
/// where the calendar has none.
pub(super) fn following(period: PartialDate) -> Option<PartialDate> {
    let (first, last) = (period.first_day(), period.last_day());
    let whole_months = first.day() == 1 && last == last.last_of_month();
    let after = last.tomorrow().ok()?;
    if whole_months && first.month() == 1 && last.month() == 12 {
        let years = last.year() - first.year() + 1;
        let to = last.year().checked_add(years).filter(|year| *year <= 9999)?;
        return span(Bound::Year(after.year()), Bound::Year(to));
    }
    if whole_months {
        let months = i32::from(last.year() - first.year()) * 12 + i32::from(last.month() - first.month()) + 1;
        let to = after.checked_add((months - 1).months()).ok()?;
        let month = |day: Date| Bound::Month(day.year(), day.month() as u8);
        return span(month(after), month(to));
    }
    let to = last.checked_add(days(period).days()).ok()?;
    span(Bound::Day(after), Bound::Day(to))
}

/// How many days a period has.
pub(crate) fn days(period: PartialDate) -> i64 {
    let span = period.first_day().until(period.last_day()).map_or(0, |span| span.get_days());
    i64::from(span) + 1
}

/// First and last part of a period, each as exact as it was written.
pub(crate) fn ends(period: PartialDate) -> (PartialDate, PartialDate) {
    match period {
        PartialDate::Interval(from, to) => (from.into(), to.into()),
        whole => (whole, whole),
    }
}

fn span(from: Bound, to: Bound) -> Option<PartialDate> {
    if from == to { Some(from.into()) } else { PartialDate::interval(from, to) }
}

fn real(day: Date) -> bool {
    day.year() >= 1
}
