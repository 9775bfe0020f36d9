//! Days that a register itself calls inexact.

use jiff::ToSpan;
use spotlight_core::date::{Bound, PartialDate};

use super::cells::Cells;
use crate::columns::Keep;
use crate::values::text;

/// The date as far as the row says that it is known. A date that is partial already stays.
pub(super) fn coarsened(cells: &Cells<'_>, date: PartialDate) -> PartialDate {
    let PartialDate::Day(day) = date else { return date };
    let says = |column: usize| cells.record.get(column).and_then(text::value);
    let rules = &cells.plan.mapping.date_precision;
    let Some((_, rule)) = rules.iter().find(|(column, rule)| says(*column).is_some_and(|text| text == rule.says))
    else {
        return date;
    };
    match rule.keep {
        Keep::Month => PartialDate::Month(day.year(), day.month() as u8),
        Keep::Year => PartialDate::Year(day.year()),
        // The day may be any of the week's, so that the week begins six days before it at most and ends six days after it.
        Keep::Week => {
            let around = day.checked_sub(6.days()).ok().zip(day.checked_add(6.days()).ok());
            let week = around.and_then(|(from, to)| PartialDate::interval(Bound::Day(from), Bound::Day(to)));
            week.unwrap_or(date)
        }
    }
}
