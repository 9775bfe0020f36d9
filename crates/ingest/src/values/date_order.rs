//! Day before month, or month before day: decided for a column from everything that the column holds, never guessed.

use jiff::civil::Date;
use spotlight_core::words::fold;

use super::date::Numeric;

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
}

/// What a column's values say about its order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    only_dmy: u64,
    only_mdy: u64,
    beside_dmy: u64,
    beside_mdy: u64,
    /// Values that exist in both orders and differ.
    pub(crate) open: u64,
    /// Values whose first two numbers could both be months.
    low: u64,
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
    /// and month swapped, and those that do not stayed texts. Of true dates three in five have a day above 12.
    pub(crate) fn is_mangled(&self) -> bool {
        let ((texts, 0) | (0, texts)) = (self.only_dmy, self.only_mdy) else { return false };
        self.sure_high == 0 && self.low == 0 && self.sure_low > 0 && texts > 0 && self.sure_low + texts >= MANGLED
    }

    /// Takes in one value, in the order of the file, and what stands beside it.
    pub(crate) fn add(&mut self, numeric: Numeric, beside: Beside) {
        self.low += u64::from(numeric.a <= 12 && numeric.b <= 12);
        self.short.add(numeric, beside.year);
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
                match beside.month {
                    Some(month) if dmy.month() == month => self.beside_dmy += 1,
                    Some(month) if mdy.month() == month => self.beside_mdy += 1,
                    _ => self.open += 1,
                }
            }
            _ => {}
        }
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
        match (self.only_dmy > 0, self.only_mdy > 0) {
            (true, true) => return None,
            (true, false) => {
                return (self.beside_mdy == 0).then_some((DateOrder::Dmy, OrderBasis::Values));
            }
            (false, true) => {
                return (self.beside_dmy == 0).then_some((DateOrder::Mdy, OrderBasis::Values));
            }
            (false, false) => {}
        }
        match (self.beside_dmy > 0, self.beside_mdy > 0) {
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

/// So many dates and texts are hardly an accident: with two in five days up to 12, one column of five values in twenty would look so at most.
const MANGLED: u64 = 5;

/// Whether dates with a year of two digits have it in front or behind: `14/05/23`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Short {
    /// Values that exist only with the year behind, only with it in front, and both ways.
    last: u64,
    first: u64,
    both: u64,
    /// The first numbers of the values that exist both ways, lowest and highest, and the last ones.
    heads: Option<(i8, i8)>,
    tails: Option<(i16, i16)>,
}

enum Verdict {
    YearLast,
    YearFirst,
    Contradiction,
    Open,
}

impl Short {
    fn add(&mut self, numeric: Numeric, year: Option<i16>) {
        let behind = numeric.in_order(DateOrder::Dmy).or(numeric.in_order(DateOrder::Mdy));
        match (behind, numeric.in_order(DateOrder::Ymd)) {
            (Some(_), None) => self.last += 1,
            (None, Some(_)) => self.first += 1,
            (Some(behind), Some(front)) if behind.year() != front.year() => match year {
                Some(year) if year == behind.year() => self.last += 1,
                Some(year) if year == front.year() => self.first += 1,
                _ => {
                    self.both += 1;
                    let widened =
                        |range: Option<(i8, i8)>, n: i8| range.map_or((n, n), |(low, high)| (low.min(n), high.max(n)));
                    self.heads = Some(widened(self.heads, numeric.a));
                    let tail = numeric.year;
                    self.tails = Some(self.tails.map_or((tail, tail), |(low, high)| (low.min(tail), high.max(tail))));
                }
            },
            // `05/04/05`: the same year either way, so nothing is at stake but day and month.
            (Some(_), Some(_)) => self.both += 1,
            (None, None) => {}
        }
    }

    fn verdict(&self) -> Verdict {
        match (self.last > 0, self.first > 0) {
            (true, true) => Verdict::Contradiction,
            (true, false) => Verdict::YearLast,
            (false, true) => Verdict::YearFirst,
            (false, false) if self.both == 0 => Verdict::YearLast,
            // One year in many rows is a year; days vary.
            (false, false) if self.both >= 3 => match (self.heads, self.tails) {
                (Some((low, high)), Some((from, to))) if from == to && low != high => Verdict::YearLast,
                (Some((low, high)), Some((from, to))) if from != to && low == high => Verdict::YearFirst,
                _ => Verdict::Open,
            },
            (false, false) => Verdict::Open,
        }
    }
}

/// Whether the rows follow each other in time, read one way and read the other.
///
/// A register that is kept or sorted by date steps in one direction from row to row. Read in the wrong order, such a file steps
/// back wherever a month ends. Of random rows half the steps go each way, so a run of [`STEPS`] in one direction is no accident:
/// of eleven random rows, 2 in 11! = 39,916,800 orders step one way only. (With eight steps it was 2 in 9!, and random columns were decided.)
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sequence {
    before: Option<[i64; 3]>,
    /// Steps up and steps down of the dates as day-month, as month-day, and of the three numbers as text sorts them.
    steps: [(u64, u64); 3],
}

/// Fewer steps say nothing.
const STEPS: u64 = 10;

impl Sequence {
    fn add(&mut self, dmy: Date, mdy: Date, text: (i8, i8, i16)) {
        let day = |date: Date| i64::from(spotlight_core::date::epoch_day(date));
        let (a, b, year) = text;
        let now = [day(dmy), day(mdy), (i64::from(a) * 100 + i64::from(b)) * 10_000 + i64::from(year)];
        for ((now, before), (up, down)) in now.iter().zip(self.before.unwrap_or(now)).zip(&mut self.steps) {
            *up += u64::from(*now > before);
            *down += u64::from(*now < before);
        }
        self.before = Some(now);
    }

    fn order(&self) -> Option<DateOrder> {
        let back = |(up, down): (u64, u64)| up.min(down);
        // Nearly all steps one way: one in fifty may be a late entry.
        let ordered = |steps: (u64, u64)| steps.0 + steps.1 >= STEPS && back(steps) * 50 <= steps.0 + steps.1;
        let scattered = |steps: (u64, u64)| back(steps) >= 3 && back(steps) * 10 >= steps.0 + steps.1;
        let [dmy, mdy, text] = self.steps;
        if ordered(dmy) && scattered(mdy) {
            return Some(DateOrder::Dmy);
        }
        // Within one year, dates sorted as text look as if they were month-day in time: only what text would not do is evidence.
        (ordered(mdy) && scattered(dmy) && back(text) > back(mdy)).then_some(DateOrder::Mdy)
    }
}

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
