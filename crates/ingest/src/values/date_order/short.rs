//! Years of two digits, in front or behind: decided for a column as the order of day and month is.

use super::{DateOrder, Numeric};

/// Whether dates with a year of two digits have it in front or behind: `14/05/23`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Short {
    /// Values that exist only with the year behind, only with it in front, and both ways.
    last: u64,
    first: u64,
    both: u64,
    /// The first numbers of the values that exist both ways, lowest and highest, and the last ones.
    heads: Option<(i8, i8)>,
    tails: Option<(i16, i16)>,
}

/// One number in so many rows is a year, if the others are as far apart as days are and the years of most registers are not.
const ROWS: u64 = 5;
const DAYS: i8 = 12;

/// Whether a number that all rows share can be a year: the first and the fifteenth are also the days of those who know no day.
fn is_a_year(number: i16) -> bool {
    !matches!(number % 100, 1 | 15)
}

/// Where the years of two digits stand.
pub(super) enum Verdict {
    YearLast,
    YearFirst,
    Contradiction,
    Open,
}

impl Short {
    pub(super) fn add(&mut self, numeric: Numeric, year: Option<i16>) {
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

    /// Whether some values have their year in front or behind, and nothing decides.
    pub(super) fn is_open(&self) -> bool {
        self.both > 0 && matches!(self.verdict(), Verdict::Open)
    }

    pub(super) fn verdict(&self) -> Verdict {
        match (self.last > 0, self.first > 0) {
            (true, true) => Verdict::Contradiction,
            (true, false) => Verdict::YearLast,
            (false, true) => Verdict::YearFirst,
            (false, false) if self.both == 0 => Verdict::YearLast,
            (false, false) if self.both >= ROWS => match (self.heads, self.tails) {
                (Some((low, high)), Some((from, to))) if from == to && is_a_year(from) && high - low >= DAYS => {
                    Verdict::YearLast
                }
                (Some((low, high)), Some((from, to)))
                    if low == high && is_a_year(low.into()) && to - from >= DAYS.into() =>
                {
                    Verdict::YearFirst
                }
                _ => Verdict::Open,
            },
            (false, false) => Verdict::Open,
        }
    }
}
