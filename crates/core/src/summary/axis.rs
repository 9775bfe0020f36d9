//! A dimension over one dataset: every group is a digit, in the order of its label, and a row's digits together are one number. Rows are
//! then counted by a number, read from the columns, and put in order as numbers.

use super::dimension::{Dimension, IMPRECISE, UNASSIGNED};
use crate::code::Verification;
use crate::index::{Columns, Dataset, Fits};
use crate::public::Membership;
use crate::region::RegionId;

/// Digits of a row in one dimension: one, but for actors.
enum Digits {
    /// By part and by place in `Columns::places`.
    Place([Vec<u32>; 2]),
    /// By part and by place in `Columns::accounts`.
    Account([Vec<u32>; 2]),
    /// By place in the taxonomy.
    Category(Vec<u32>),
    /// By place in the taxonomy; an incident may have several.
    Actor(Vec<u32>),
    /// Months since the first.
    Month(i32),
    /// Years since the first.
    Year(i32),
}

/// A dimension, ready to count by.
pub(super) struct Axis {
    /// By digit; the last is the special row.
    labels: Vec<Box<str>>,
    digits: Digits,
}

impl Axis {
    pub(super) fn new(dimension: Dimension, dataset: &Dataset) -> Self {
        let taxonomy = dataset.taxonomy();
        let region = |of: fn(&Membership) -> Option<RegionId>| Self::regions(dataset, of);
        match dimension {
            Dimension::County => region(|own| own.county),
            Dimension::State => region(|own| own.state),
            Dimension::Country => region(|own| own.country),
            Dimension::Sector => region(|own| own.sector),
            Dimension::Segment => region(|own| own.segment),
            Dimension::Category => {
                let (labels, ranks) = ranked(taxonomy.categories().iter().map(|own| own.code.as_str()), UNASSIGNED);
                Self { labels, digits: Digits::Category(ranks) }
            }
            Dimension::Actor => {
                let (labels, ranks) = ranked(taxonomy.actors().iter().map(|own| own.code.as_str()), UNASSIGNED);
                Self { labels, digits: Digits::Actor(ranks) }
            }
            Dimension::Verification => {
                let (labels, ranks) = ranked(Verification::ALL.iter().map(|own| own.as_str()), UNASSIGNED);
                let digits = |columns: &Columns| {
                    columns.accounts.iter().map(|own| ranks[usize::from(own.verification)]).collect()
                };
                let digits = dataset.both_columns().map(digits);
                Self { labels, digits: Digits::Account(digits) }
            }
            Dimension::Source => {
                let (labels, _) = ranked(dataset.sources().iter().map(|(code, _)| &**code), UNASSIGNED);
                // The sources of a dataset are in the order of their codes; a part has some of them.
                let rank = |code: &str| dataset.sources().partition_point(|(own, _)| **own < *code) as u32;
                let digits = dataset.both_columns().map(|columns| {
                    let ranks: Vec<u32> = columns.sources.iter().map(|(code, _)| rank(code)).collect();
                    columns.accounts.iter().map(|own| ranks[own.source as usize]).collect()
                });
                Self { labels, digits: Digits::Account(digits) }
            }
            Dimension::Month => {
                let (first, last) = dataset.days().map_or((0, -1), |(first, last)| (month(first), month(last)));
                let label = |month: i32| format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1).into();
                let labels = (first..=last).map(label).chain([IMPRECISE.into()]).collect();
                Self { labels, digits: Digits::Month(first) }
            }
            Dimension::Year => {
                let year = |day| month(day).div_euclid(12);
                let (first, last) = dataset.days().map_or((0, -1), |(first, last)| (year(first), year(last)));
                let labels = (first..=last).map(|year| format!("{year:04}").into()).chain([IMPRECISE.into()]).collect();
                Self { labels, digits: Digits::Year(first) }
            }
        }
    }

    fn regions(dataset: &Dataset, of: fn(&Membership) -> Option<RegionId>) -> Self {
        let regions = dataset.regions();
        let mut present: Vec<RegionId> =
            dataset.both_columns().iter().flat_map(|columns| &columns.places).filter_map(of).collect();
        present.sort_unstable_by_key(|id| regions.get(*id).code());
        present.dedup();
        let special = present.len() as u32;
        let mut ranks = vec![special; regions.iter().count()];
        present.iter().zip(0..).for_each(|(id, rank)| ranks[id.index()] = rank);
        let labels = present.iter().map(|id| regions.get(*id).code().into()).chain([UNASSIGNED.into()]).collect();
        let digit = |own: &Membership| of(own).map_or(special, |id| ranks[id.index()]);
        let digits = dataset.both_columns().map(|columns| columns.places.iter().map(digit).collect());
        Self { labels, digits: Digits::Place(digits) }
    }

    /// How many digits there are.
    pub(super) fn len(&self) -> u32 {
        self.labels.len() as u32
    }

    /// What a reader of the table sees, by digit.
    pub(super) fn into_labels(self) -> Vec<Box<str>> {
        self.labels
    }

    /// Whether a digit is that of a special row.
    fn special(&self) -> u32 {
        self.labels.len() as u32 - 1
    }

    /// Puts the digit of each row behind those that its number has. A row of several actors has several numbers from then on.
    pub(super) fn put(&self, dataset: &Dataset, entries: &mut Vec<(u128, u32)>) {
        match &self.digits {
            Digits::Place(digits) => {
                self.each(dataset, entries, |part, columns, row| digits[part][columns.place[row] as usize]);
            }
            Digits::Account(digits) => {
                self.each(dataset, entries, |part, columns, row| digits[part][columns.account[row] as usize]);
            }
            Digits::Category(ranks) => {
                self.each(dataset, entries, |_, columns, row| ranks[columns.category(row as u32)]);
            }
            Digits::Month(first) => self.each(dataset, entries, |_, columns, row| {
                let own = month(columns.first[row]);
                match columns.fits(row as u32) {
                    Fits::Month => (own - first) as u32,
                    Fits::Until(last) if own == month(last) => (own - first) as u32,
                    Fits::Year | Fits::Until(_) => self.special(),
                }
            }),
            Digits::Year(first) => self.each(dataset, entries, |_, columns, row| {
                let year = |day| month(day).div_euclid(12);
                let own = year(columns.first[row]);
                match columns.fits(row as u32) {
                    Fits::Until(last) if own != year(last) => self.special(),
                    Fits::Month | Fits::Year | Fits::Until(_) => (own - first) as u32,
                }
            }),
            Digits::Actor(ranks) => {
                let before = std::mem::take(entries);
                for (key, row) in before {
                    let (_, columns, at) = dataset.columns_of(row);
                    let mut actors = columns.accounts[columns.account[at as usize] as usize].actors;
                    let mut put = |digit| entries.push((key * u128::from(self.len()) + u128::from(digit), row));
                    if actors == 0 {
                        put(self.special());
                    }
                    while actors != 0 {
                        put(ranks[actors.trailing_zeros() as usize]);
                        actors &= actors - 1;
                    }
                }
            }
        }
    }

    fn each(&self, dataset: &Dataset, entries: &mut [(u128, u32)], digit: impl Fn(usize, &Columns, usize) -> u32) {
        let len = u128::from(self.len());
        for (key, row) in entries {
            let (part, columns, row) = dataset.columns_of(*row);
            *key = *key * len + u128::from(digit(part, columns, row as usize));
        }
    }
}

/// Labels in their order with the special one last, and the rank of each by its place before.
fn ranked<'a>(codes: impl Iterator<Item = &'a str>, special: &str) -> (Vec<Box<str>>, Vec<u32>) {
    let codes: Vec<&str> = codes.collect();
    let mut order: Vec<usize> = (0..codes.len()).collect();
    order.sort_unstable_by_key(|place| codes[*place]);
    let mut ranks = vec![0; codes.len()];
    order.iter().zip(0..).for_each(|(place, rank)| ranks[*place] = rank);
    let labels = order.iter().map(|place| codes[*place].into()).chain([special.into()]).collect();
    (labels, ranks)
}

/// Months since the year 0 of a day since 1970-01-01, by shifting the year to begin in March, so that the leap day is its last (Howard
/// Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`).
fn month(day: i32) -> i32 {
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let year = year + era * 400;
    if march < 10 { year * 12 + march + 2 } else { (year + 1) * 12 + march - 10 }
}

#[cfg(test)]
mod tests {
    use super::month;
    use crate::date::from_epoch_day;

    #[test]
    fn the_month_of_every_day_is_that_of_the_calendar() {
        for day in (-800_000..800_000).step_by(13).chain(-800..800) {
            let Some(date) = from_epoch_day(day) else { continue };
            assert_eq!(month(day), i32::from(date.year()) * 12 + i32::from(date.month()) - 1, "{date}");
        }
    }
}
