//! The order of the rows in time, as evidence of how their dates are written.

use jiff::civil::Date;

use super::DateOrder;

/// Whether the rows follow each other in time, read one way and read the other.
///
/// A register that is kept or sorted by date steps in one direction from row to row. Read in the wrong order, such a file steps
/// back wherever a month ends. Of random rows half the steps go each way, so a run of [`STEPS`] in one direction is no accident:
/// of eleven random rows, 2 in 11! = 39,916,800 orders step one way only. (With eight steps it was 2 in 9!, and random columns were decided.)
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sequence {
    before: Option<[i64; 3]>,
    /// Steps up and steps down of the dates as day-month, as month-day, and of the three numbers as text sorts them.
    steps: [(u64, u64); 3],
}

/// Fewer steps say nothing.
const STEPS: u64 = 10;

/// Fewer do not even speak against a single value.
const FEW: u64 = 4;

impl Sequence {
    pub(super) fn add(&mut self, dmy: Date, mdy: Date, text: (i8, i8, i16)) {
        let day = |date: Date| i64::from(spotlight_core::date::epoch_day(date));
        let (a, b, year) = text;
        let now = [day(dmy), day(mdy), (i64::from(a) * 100 + i64::from(b)) * 10_000 + i64::from(year)];
        for ((now, before), (up, down)) in now.iter().zip(self.before.unwrap_or(now)).zip(&mut self.steps) {
            *up += u64::from(*now > before);
            *down += u64::from(*now < before);
        }
        self.before = Some(now);
    }

    /// Whether the rows, however few, step one way only in one order, and not in the other.
    pub(super) fn steps_only_as(&self, one: DateOrder, other: DateOrder) -> bool {
        let of = |order| self.steps[usize::from(order == DateOrder::Mdy)];
        let ((up, down), (other_up, other_down)) = (of(one), of(other));
        up + down >= FEW && up.min(down) == 0 && other_up.min(other_down) > 0
    }

    pub(super) fn order(&self) -> Option<DateOrder> {
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
