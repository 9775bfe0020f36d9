//! Day before month, or month before day: decided for a column from everything that the column holds, never guessed.

mod sequence;
mod short;

use jiff::civil::Date;
use spotlight_core::words::fold;

use super::date::Numeric;
use sequence::Sequence;
use short::{Short, Verdict};

/// Which number of `03/04/2020` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// The first.
    Dmy,
    /// The second.
    Mdy,
    /// The last, of dates that begin with a year of two digits: `20/04/03`.
    Ymd,
}

impl DateOrder {
    /// The name in options, presets and receipts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
            Self::Ymd => "ymd",
        }
    }

    /// The order of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Dmy, Self::Mdy, Self::Ymd].into_iter().find(|order| order.as_str() == code)
    }
}

/// Why a column is read in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderBasis {
    /// Whoever imports the file said so.
    Stated,
    /// Values of the column that exist in this order only, and none that exists in the other only.
    Values,
    /// A month or year column, or a weekday, beside the date.
    Neighbours,
    /// The rows follow each other in time if the dates are read in this order, and do not in the other.
    FileOrder,
    /// The export that the file was recognised as always writes it so, and nothing in the file speaks against it.
    Preset,
    /// The name of the column says so (`Fecha (dd/mm/aaaa)`), and nothing in the file speaks against it.
    Header,
}

impl OrderBasis {
    /// The name in receipts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Values => "values",
            Self::Neighbours => "neighbours",
            Self::FileOrder => "file_order",
            Self::Preset => "preset",
            Self::Header => "header",
        }
    }
}

/// The order that the name of a column states: `Date (month/day/year)`, `fecha_dd_mm_aaaa`.
pub(crate) fn stated_in(name: &str) -> Option<DateOrder> {
    let words: Vec<String> =
        name.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(fold).collect();
    let is = |word: &str, known: &[&str]| known.contains(&word);
    let (day, month) = (["d", "dd", "day", "dia"], ["m", "mm", "month", "mes"]);
    let orders = words.windows(3).filter_map(|three| {
        let [a, b, year] = three else { return None };
        if !is(year, &["y", "yy", "yyyy", "year", "a", "aa", "aaaa", "ano"]) {
            return None;
        }
        match (is(a, &day) && is(b, &month), is(a, &month) && is(b, &day)) {
            (true, false) => Some(DateOrder::Dmy),
            (false, true) => Some(DateOrder::Mdy),
            _ => None,
        }
    });
    let mut orders = orders.fuse();
    match (orders.next(), orders.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// What the columns beside a date say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Beside {
    /// The year of a year column.
    pub(crate) year: Option<i16>,
    /// The month of a month column, 1–12.
    pub(crate) month: Option<i8>,
    /// The day of the week of a column of weekdays, Monday 1.
    pub(crate) weekday: Option<i8>,
}

/// Whether the months and the weekdays of their own columns tell, of a single row, which number of its date is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Trust {
    pub(crate) months: bool,
    pub(crate) weekdays: bool,
}

/// What a column's values say about its order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    only_dmy: u64,
    only_mdy: u64,
    beside_dmy: u64,
    beside_mdy: u64,
    /// The same by a column of weekdays, and on how many rows that column fits some reading of the date, and on how many it fits none.
    weekday_dmy: u64,
    weekday_mdy: u64,
    weekday_fits: u64,
    weekday_off: u64,
    /// Values that exist in both orders and differ.
    open: u64,
    /// Values whose first two numbers could both be months.
    low: u64,
    /// Those of them that differ and of which no number is a 1, as those of days that nobody knows are.
    early: u64,
    /// Dates that can be read one way only, with a day up to 12 that is not the month's number, and with a later one.
    sure_low: u64,
    sure_high: u64,
    short: Short,
    sequence: Sequence,
}

impl Evidence {
    /// Takes in a day that can be read one way only.
    pub(crate) fn add_sure(&mut self, day: Date) {
        self.sure_low += u64::from(day.day() <= 12 && day.day() != day.month());
        self.sure_high += u64::from(day.day() > 12);
    }

    /// Whether a spreadsheet took dates for another order than they were written in: those that exist in its order became dates, with day
    /// and month swapped, and those that do not stayed texts. Of true dates three in five have a day above 12. A few rows may have been
    /// typed by another hand.
    pub(crate) fn is_mangled(&self) -> bool {
        let (texts, slips) = (self.only_dmy.max(self.only_mdy), self.only_dmy.min(self.only_mdy));
        let (fit, odd) = (self.sure_low + texts, self.sure_high + self.low + slips);
        let both = self.sure_low > self.sure_high && texts > self.low + slips;
        both && fit >= MANGLED && fit >= odd * MANGLED_TO_ODD
    }

    /// Takes in one value, in the order of the file, and what stands beside it.
    pub(crate) fn add(&mut self, numeric: Numeric, beside: Beside) {
        self.low += u64::from(numeric.a <= 12 && numeric.b <= 12);
        self.early +=
            u64::from((2..=12).contains(&numeric.a) && (2..=12).contains(&numeric.b) && numeric.a != numeric.b);
        self.short.add(numeric, beside.year);
        let on_weekday = numeric.on(beside.weekday);
        if numeric.weekday.is_none() && beside.weekday.is_some() {
            *if on_weekday.weekday.is_some() { &mut self.weekday_fits } else { &mut self.weekday_off } += 1;
        }
        let (dmy, mdy) = (numeric.in_order(DateOrder::Dmy), numeric.in_order(DateOrder::Mdy));
        match (dmy, mdy) {
            (Some(_), None) => {
                // A weekday beside the date decided, or a number that is no month.
                *if numeric.b > 12 || numeric.a > 12 { &mut self.only_dmy } else { &mut self.beside_dmy } += 1;
            }
            (None, Some(_)) => {
                *if numeric.b > 12 || numeric.a > 12 { &mut self.only_mdy } else { &mut self.beside_mdy } += 1;
            }
            (Some(dmy), Some(mdy)) if dmy != mdy => {
                self.sequence.add(dmy, mdy, (numeric.a, numeric.b, numeric.year));
                let weekday_says = |order| on_weekday.weekday.is_some() && on_weekday.in_order(order).is_some();
                match (weekday_says(DateOrder::Dmy), weekday_says(DateOrder::Mdy)) {
                    (true, false) => self.weekday_dmy += 1,
                    (false, true) => self.weekday_mdy += 1,
                    _ => {}
                }
                match beside.month {
                    Some(month) if dmy.month() == month => self.beside_dmy += 1,
                    Some(month) if mdy.month() == month => self.beside_mdy += 1,
                    _ => self.open += 1,
                }
            }
            _ => {}
        }
    }

    /// What the columns beside the date say for each order.
    fn beside(&self) -> (u64, u64) {
        let (dmy, mdy) = if self.weekdays_fit() { (self.weekday_dmy, self.weekday_mdy) } else { (0, 0) };
        (self.beside_dmy + dmy, self.beside_mdy + mdy)
    }

    /// Whether the weekdays of their own column are those of the dates: of other days' weekdays one in seven fits by chance.
    fn weekdays_fit(&self) -> bool {
        self.weekday_fits >= self.weekday_off * 5
    }

    /// What may be believed that stands beside a date. Nothing where it contradicts the order in which all dates are written that exist in
    /// one order only: it may be the month of the report.
    pub(crate) fn trust(&self) -> Trust {
        let (beside_dmy, beside_mdy) = self.beside();
        let contradicted = (prevail(self.only_dmy, self.only_mdy) && !prevail(self.only_dmy, beside_mdy))
            || (prevail(self.only_mdy, self.only_dmy) && !prevail(self.only_mdy, beside_dmy));
        Trust { months: !contradicted, weekdays: !contradicted && self.weekdays_fit() }
    }

    /// The order of the values that exist in one order only, if there are so few of them that the other rows speak against it: these follow
    /// each other in time if they are read the other way, or there are too many days up to 12 among them. A few rows are of another hand
    /// then, or the file tells of first fortnights: nobody can tell which.
    pub(crate) fn contradicted(&self, known: Option<(DateOrder, OrderBasis)>) -> Option<DateOrder> {
        let (beside_dmy, beside_mdy) = self.beside();
        let (order, other, many, beside) = if prevail(self.only_dmy, self.only_mdy) {
            (DateOrder::Dmy, DateOrder::Mdy, self.only_dmy, beside_dmy)
        } else if prevail(self.only_mdy, self.only_dmy) {
            (DateOrder::Mdy, DateOrder::Dmy, self.only_mdy, beside_mdy)
        } else {
            return None;
        };
        let chance = if many <= OTHERS_MOST { chance(many, self.early) } else { 1.0 };
        let confirmed = beside * 2 > self.low || known.is_some_and(|(known, _)| known == order);
        let against = self.sequence.order() == Some(other)
            || (!confirmed
                && (chance < FEW_LATE_DAYS || (chance < IN_ORDER_TOO && self.sequence.steps_only_as(other, order))));
        (against && self.is_open()).then_some(order)
    }

    /// Whether somebody must say in which order the dates are written, where nothing decides.
    pub(crate) fn is_open(&self) -> bool {
        self.open > 0 || self.short.is_open()
    }

    /// The order of the column, and why. Nothing where nothing decides, or where the column contradicts itself.
    pub(crate) fn decide(
        self,
        stated: Option<DateOrder>,
        known: Option<(DateOrder, OrderBasis)>,
    ) -> Option<(DateOrder, OrderBasis)> {
        if let Some(order) = stated {
            return Some((order, OrderBasis::Stated));
        }
        match self.short.verdict() {
            Verdict::YearLast => {}
            Verdict::YearFirst => return Some((DateOrder::Ymd, OrderBasis::Values)),
            Verdict::Contradiction => return None,
            Verdict::Open => return known,
        }
        let (beside_dmy, beside_mdy) = self.beside();
        let values = |order| Some((order, OrderBasis::Values));
        match (self.only_dmy, self.only_mdy) {
            (0, 0) => {}
            _ if self.contradicted(known).is_some() => return None,
            (dmy, mdy) if prevail(dmy, mdy) => return values(DateOrder::Dmy).filter(|_| prevail(dmy, beside_mdy)),
            (dmy, mdy) if prevail(mdy, dmy) => return values(DateOrder::Mdy).filter(|_| prevail(mdy, beside_dmy)),
            _ => return None,
        }
        match (beside_dmy > 0, beside_mdy > 0) {
            (true, true) => return None,
            (true, false) => return Some((DateOrder::Dmy, OrderBasis::Neighbours)),
            (false, true) => return Some((DateOrder::Mdy, OrderBasis::Neighbours)),
            (false, false) => {}
        }
        match (self.sequence.order(), known) {
            // The file speaks against what is known of it.
            (Some(found), Some((known, _))) if found != known => None,
            (Some(found), None) => Some((found, OrderBasis::FileOrder)),
            (_, known) => known,
        }
    }
}

/// No more than the chance (by Chernoff) that of so many days no more are later than the 12th, as three in five are.
fn chance(late: u64, low: u64) -> f64 {
    let (late, all) = (late as f64, (late + low) as f64);
    let share = late / all;
    if share >= 0.6 {
        return 1.0;
    }
    let divergence = share * (share / 0.6).ln() + (1.0 - share) * ((1.0 - share) / 0.4).ln();
    (-all * divergence).exp()
}

/// So small a chance speaks against an order by itself (one late day beside ten others), and so small a one if the rows are in the other
/// order of time, too (one beside five).
const FEW_LATE_DAYS: f64 = 0.002;
const IN_ORDER_TOO: f64 = 0.1;

/// More values than this are not those of a few rows of another hand.
const OTHERS_MOST: u64 = 5;

/// Whether so many values are written in one order that a few in the other are slips.
fn prevail(many: u64, few: u64) -> bool {
    many > 0 && many >= few * SLIPS
}

/// One slip among so many values changes nothing about the others.
const SLIPS: u64 = 100;

/// For each row that does not look as if a spreadsheet had swapped the others, so many must.
const MANGLED_TO_ODD: u64 = 6;

/// So many dates and texts are hardly an accident: with two in five days up to 12, one column of five values in twenty would look so at most.
const MANGLED: u64 = 5;

/// The day of a numeric date in a column of an order.
///
/// A value that exists in one order only is that day whatever the column's order: it has no other reading.
pub(crate) fn resolve(numeric: Numeric, order: Option<DateOrder>, month: Option<i8>) -> Option<Date> {
    let front = numeric.in_order(DateOrder::Ymd);
    if order == Some(DateOrder::Ymd) && front.is_some() {
        return front;
    }
    // With the year in front it would be another day, and the column does not say that it is not.
    let open = order.is_none() && front.is_some();
    let found = match (numeric.in_order(DateOrder::Dmy), numeric.in_order(DateOrder::Mdy)) {
        (Some(day), None) | (None, Some(day)) => Some(day),
        (Some(dmy), Some(mdy)) if dmy == mdy => Some(dmy),
        (Some(dmy), Some(mdy)) => match order {
            Some(DateOrder::Dmy) => Some(dmy),
            Some(DateOrder::Mdy) => Some(mdy),
            _ => [dmy, mdy].into_iter().find(|day| Some(day.month()) == month),
        },
        (None, None) => None,
    };
    found.filter(|day| !open || front == Some(*day))
}

#[cfg(test)]
mod tests;
