//! Days that a register itself calls inexact.

use jiff::ToSpan;
use spotlight_core::date::{Bound, PartialDate};
use spotlight_core::words::fold;

use super::cells::Cells;
use super::precision::same;
use crate::columns::Keep;
use crate::note::{Code, Note};
use crate::values::text;

/// The date as far as the row says that it is known. A date that is partial already stays.
pub(super) fn coarsened(cells: &Cells<'_>, date: PartialDate, notes: &mut Vec<Note>) -> PartialDate {
    let PartialDate::Day(day) = date else { return date };
    let says = |column: usize| cells.record.get(column).and_then(text::value);
    let mapping = &cells.plan.mapping;
    let rule =
        mapping.date_precision.iter().find(|(column, rule)| says(*column).is_some_and(|text| same(text, &rule.says)));
    let mut keep = rule.map(|(_, rule)| rule.keep);
    for column in &mapping.date_words {
        let Some(text) = says(*column).filter(|_| keep.is_none()) else { continue };
        match in_words(text) {
            Said::Keep(kept) => keep = Some(kept),
            Said::Exact => {}
            Said::Unclear => notes.push(Note::new(cells.plan.header.shown(*column), text, Code::BadPrecision)),
        }
    }
    let Some(keep) = keep else { return date };
    match keep {
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

/// What words say about how exactly a day is known.
enum Said {
    Keep(Keep),
    Exact,
    Unclear,
}

/// Reads such words. Numbers are a register's own codes.
fn in_words(text: &str) -> Said {
    let text = fold(text);
    let text = text.trim();
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let has = |words: &[&str]| {
        text.split(|c: char| !c.is_alphanumeric()).any(|own| words.iter().any(|word| own.starts_with(word)))
    };
    let unknown = has(&["unknown", "desconoc", "not", "no", "sin", "missing"]);
    if has(&["month", "mes", "mens"]) && !unknown {
        Said::Keep(Keep::Month)
    } else if has(&["year", "ano", "anu"]) && !unknown {
        Said::Keep(Keep::Year)
    } else if has(&["week", "seman"]) && !unknown {
        Said::Keep(Keep::Week)
    } else if unknown && has(&["day", "dia"]) {
        Said::Keep(Keep::Month)
    } else if unknown {
        Said::Unclear
    } else if begins(&["day", "dia", "exact", "precis", "hour", "hora", "minut", "time"]) || text.parse::<f64>().is_ok()
    {
        Said::Exact
    } else {
        Said::Unclear
    }
}
