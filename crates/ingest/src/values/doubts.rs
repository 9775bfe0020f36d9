//! Dates that exist as they seem, in a column where others exist only if they are read otherwise.
//!
//! `2019-05-04` is the fourth of May, unless `2019-13-02` stands in the same column; `19-Apr-03` is of 2003, unless `18-Mar-31` does;
//! `2010-11` is a month, unless `2012-13` does.

use jiff::civil::Date;

use super::date::{Reading, date};
use super::words::month;

/// What a date may be instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Other {
    /// The year, the day and then the month.
    DayInMiddle,
    /// A month's name behind a year of two digits.
    YearInFront,
    /// Two years, of a season or a budget.
    TwoYears,
}

/// How one value of such a form exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exists {
    AsItSeems,
    Otherwise,
    Both,
}

/// What the values of one form say.
#[derive(Debug, Clone, Default)]
struct Tally {
    as_they_seem: u64,
    otherwise: u64,
    both: u64,
    /// The first value that exists only otherwise; else the first of both kinds.
    example: String,
    varied: bool,
}

/// What the values of a column say about others of their form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Doubts([Tally; 3]);

/// A value that exists only otherwise is a slip among so many that exist only as they seem.
const SLIP: u64 = 20;

/// So many different values that could be two years, and none that could not, are no months.
const SPANS: u64 = 3;

impl Doubts {
    /// Takes in a value.
    pub(crate) fn note(&mut self, cell: &str, today: Date) {
        let Some((other, exists)) = form(cell, today) else { return };
        let tally = &mut self.0[other as usize];
        let first = match exists {
            Exists::AsItSeems => {
                tally.as_they_seem += 1;
                tally.example.is_empty() && other == Other::DayInMiddle
            }
            Exists::Otherwise => {
                tally.otherwise += 1;
                tally.otherwise == 1
            }
            Exists::Both => {
                tally.both += 1;
                tally.varied |= tally.both > 1 && tally.example != cell;
                tally.both == 1 && tally.otherwise == 0
            }
        };
        if first {
            cell.clone_into(&mut tally.example);
        }
    }

    /// What a value may be instead of what it seems, and the value of the column that says so.
    pub(crate) fn of(&self, cell: &str, today: Date) -> Option<(Other, &str)> {
        // Hardly any column is doubtful.
        let days = &self.0[Other::DayInMiddle as usize];
        let foreign = self.0[Other::YearInFront as usize].is_foreign_beside(days);
        if !foreign && !self.0.iter().any(|tally| tally.is_proved() || tally.are_spans()) {
            return None;
        }
        let (other, Exists::Both) = form(cell, today)? else { return None };
        let tally = &self.0[other as usize];
        if foreign && other == Other::YearInFront {
            return Some((other, &days.example));
        }
        let doubtful = tally.is_proved() || (other == Other::TwoYears && tally.are_spans());
        doubtful.then_some((other, &tally.example))
    }
}

impl Tally {
    /// Whether some value exists only otherwise, and is no slip.
    fn is_proved(&self) -> bool {
        self.otherwise > 0 && self.otherwise * SLIP > self.as_they_seem
    }

    /// Whether the values are a few among many others, which have their years in front.
    fn is_foreign_beside(&self, others: &Self) -> bool {
        self.both > 0 && others.as_they_seem >= SLIP && (self.both + self.as_they_seem) * SLIP <= others.as_they_seem
    }

    /// Whether all values exist both ways, as those of a register do not by chance.
    fn are_spans(&self) -> bool {
        self.varied && self.both >= SPANS && self.as_they_seem == 0
    }
}

/// The form of a value that may be more than one thing, and as what it exists.
fn form(cell: &str, today: Date) -> Option<(Other, Exists)> {
    let bytes = cell.as_bytes();
    if bytes.len() < 7 || !bytes[0].is_ascii_digit() {
        return None;
    }
    let compact = bytes.len() == 8 && bytes.iter().all(u8::is_ascii_digit);
    let parted = if compact { format!("{}-{}-{}", &cell[..4], &cell[4..6], &cell[6..]) } else { String::new() };
    let cell = if compact { parted.as_str() } else { cell };
    let day = cell.split([' ', 'T']).next()?;
    let mut parts = day.split(['-', '/', '.']);
    let (first, second, third, None) = (parts.next()?, parts.next()?, parts.next(), parts.next()) else { return None };
    let number = |digits: &str, most: usize| {
        let digits = Some(digits).filter(|digits| digits.len() <= most && digits.bytes().all(|b| b.is_ascii_digit()));
        digits?.parse::<u16>().ok()
    };
    let found = match (first.len(), third) {
        (4, Some(third)) => {
            number(first, 4)?;
            let exists = match (number(second, 2)?, number(third, 2)?) {
                (13..=31, 1..=12) => Exists::Otherwise,
                (1..=12, 13..=31) => Exists::AsItSeems,
                (a @ 1..=12, b @ 1..=12) if a != b => Exists::Both,
                _ => return None,
            };
            (Other::DayInMiddle, exists)
        }
        (4, None) if second.len() == 2 && day.len() == cell.len() => {
            let (year, second) = (number(first, 4)?, number(second, 2)?);
            let next = (year + 1) % 100 == second;
            let exists = match (next, (1..=12).contains(&second)) {
                (true, true) => Exists::Both,
                (true, false) => Exists::Otherwise,
                (false, true) => Exists::AsItSeems,
                (false, false) => return None,
            };
            (Other::TwoYears, exists)
        }
        (2, Some(third)) if third.len() == 2 && first != third => {
            month(second)?;
            let exists =
                |day: &str, year: &str| matches!(date(&format!("{day}-{second}-{year}"), today), Reading::Sure(_));
            let exists = match (exists(first, third), exists(third, first)) {
                (true, true) => Exists::Both,
                (true, false) => Exists::AsItSeems,
                (false, true) => Exists::Otherwise,
                (false, false) => return None,
            };
            (Other::YearInFront, exists)
        }
        _ => return None,
    };
    Some(found)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{Doubts, Other};

    const TODAY: Date = date(2026, 11, 23);

    fn of(column: &[&str], cell: &str) -> Option<Other> {
        let mut doubts = Doubts::default();
        for cell in column {
            doubts.note(cell, TODAY);
        }
        doubts.of(cell, TODAY).map(|(other, _)| other)
    }

    #[test]
    fn one_that_exists_only_otherwise_makes_the_others_doubtful() {
        for (column, cell, expected) in [
            (&["2019-13-02", "2019-05-04"][..], "2019-05-04", Some(Other::DayInMiddle)),
            (&["2019-13-02", "2019-05-04"], "2019-05-05", None),
            (&["20191302", "20190504"], "20190504", Some(Other::DayInMiddle)),
            (&["2019-05-14", "2019-05-04"], "2019-05-04", None),
            (&["18-Mar-31", "19-Apr-03"], "19-Apr-03", Some(Other::YearInFront)),
            (&["31-Mar-18", "19-Apr-03"], "19-Apr-03", None),
            (&["2012-13", "2010-11"], "2010-11", Some(Other::TwoYears)),
            (&["2009-10", "2010-11", "2011-12"], "2010-11", Some(Other::TwoYears)),
            (&["2010-11", "2010-11", "2010-11"], "2010-11", None),
            (&["2009-10", "2010-11", "2011-12", "2012-03"], "2010-11", None),
        ] {
            assert_eq!(of(column, cell), expected, "{column:?}, {cell}");
        }
    }

    #[test]
    fn one_among_many_is_a_slip() {
        let mut column = vec!["2019-05-14"; 40];
        column.push("2019-13-02");
        assert_eq!(of(&column, "2019-05-04"), None);
    }
}
