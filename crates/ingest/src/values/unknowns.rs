//! Numbers that stand for unknown: 99 in a column of small numbers is a code, and among numbers of its size it is one of them.

use super::count::{Count, count};
use super::text;
use crate::columns::{Field, Mapping};
use crate::read::records::Record;

/// What stands for an unknown number in many registers.
pub(crate) const CODES: [u32; 3] = [99, 999, 9999];

/// What stands beside them for other kinds of nothing, as statistics programs have it: not applicable, refused.
const OTHERS: [u32; 9] = [77, 88, 98, 777, 888, 998, 7777, 8888, 9998];

/// The fields that count people.
const COUNTS: [Field; 7] =
    [Field::Dead, Field::Missing, Field::Injured, Field::Survivors, Field::Women, Field::Men, Field::Children];

/// What the numbers of one column are.
#[derive(Debug, Clone, Copy, Default)]
struct Column {
    /// How often each of [`CODES`] and then each of [`OTHERS`] comes.
    codes: [u32; CODES.len() + OTHERS.len()],
    /// How many numbers that are none come to at least half of 77, 777 and 7777.
    large: [u32; 3],
    /// How many numbers there are, and how many of them come to fifty.
    all: u32,
    fifty: u32,
}

/// The least number of people that is out of proportion where one number in [`SHARE`] at most comes to fifty; of those who survived, in a
/// raid, many may be counted, but hardly as many as a year has.
const MANY: u32 = 500;
const SURVIVORS: u32 = 1900;
const SHARE: u32 = 20;

/// What the numbers of each column of counts are.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Unknowns {
    counts: [Column; COUNTS.len()],
    ages: Ages,
}

/// How many ages a file states: all, those of the first year of a life, and those of the four years behind it.
#[derive(Debug, Clone, Copy, Default)]
struct Ages {
    all: u32,
    zero: u32,
    young: u32,
}

impl Unknowns {
    /// Takes in the counts of a row.
    pub(crate) fn note(&mut self, record: &Record, mapping: &Mapping) {
        self.note_age(record, mapping);
        for (field, column) in COUNTS.iter().zip(&mut self.counts) {
            let cell = mapping.column(*field).and_then(|column| record.get(column)).and_then(text::value);
            column.all += u32::from(cell.is_some());
            // Nearly all are of one digit.
            let Some(Count::Known(number @ 38..)) = cell.filter(|cell| cell.len() > 1).map(count) else { continue };
            column.fifty += u32::from(number >= 50);
            match place(number) {
                Some(at) => column.codes[at] += 1,
                None => {
                    for (large, least) in column.large.iter_mut().zip([38, 388, 3888]) {
                        *large += u32::from(number >= least);
                    }
                }
            }
        }
    }

    /// Takes in the age of a row.
    fn note_age(&mut self, record: &Record, mapping: &Mapping) {
        let cell = mapping.column(Field::Age).and_then(|column| record.get(column)).and_then(text::value);
        let Some(age) = cell.and_then(|cell| cell.parse::<f64>().ok()) else { return };
        self.ages.all += 1;
        self.ages.zero += u32::from(age == 0.0);
        self.ages.young += u32::from((1.0..5.0).contains(&age));
    }

    /// Whether the age 0 fills blanks, as tables without blanks have it: so many of a register, with few small children beside them, are no
    /// infants.
    pub(crate) fn zero_is_no_age(&self) -> bool {
        let Ages { all, zero, young } = self.ages;
        (zero >= 3 && zero * 10 >= all && zero > young * 2) || (zero >= 10 && zero * 33 >= all && zero >= young * 10)
    }

    /// Whether a number of a field is a code: it comes more often than others of its size together. What is known only beside 99 and
    /// its like must stand beside one of them, or come again where no other number is of its size.
    pub(crate) fn is(&self, field: Field, number: u32) -> bool {
        let (Some(at), Some(known)) = (place(number), COUNTS.iter().position(|known| *known == field)) else {
            return false;
        };
        let Column { codes, large, .. } = self.counts[known];
        let large = large[match number {
            ..100 => 0,
            100..1000 => 1,
            _ => 2,
        }];
        if at < CODES.len() {
            return codes[at] > large;
        }
        let beside = codes[..CODES.len()].iter().any(|times| *times > 0);
        codes[at] > large && (beside || codes[at] > 1)
    }
}

impl Unknowns {
    /// Whether a number of people of a field is out of all proportion to the others.
    pub(crate) fn is_implausible(&self, field: Field, number: u32) -> bool {
        let least = if field == Field::Survivors { SURVIVORS } else { MANY };
        let column = || COUNTS.iter().position(|known| *known == field).map(|at| self.counts[at]);
        number > least && column().is_some_and(|column| column.fifty <= (column.all / SHARE).max(1))
    }
}

fn place(number: u32) -> Option<usize> {
    CODES.iter().chain(&OTHERS).position(|code| *code == number)
}
