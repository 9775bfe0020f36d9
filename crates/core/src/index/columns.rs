//! The columns: what filters and clusters read, one array each, in the order of the rows.

use std::hash::Hash;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::group::{self, Kind};
use super::tree::Total;
use crate::date::epoch_day;
use crate::mercator::Mercator;
use crate::public::{Membership, PublicIncident};
use crate::taxonomy::Taxonomy;

/// Stands for an unknown number of dead.
const UNKNOWN: u8 = u8::MAX;

/// Stands for a number of dead that is too large for the column.
const MANY: u8 = u8::MAX - 1;

/// Rows between two checkpoints.
const STEP: usize = 64;

/// What every possible byte of the column of the dead adds to the sum of the known ones.
const KNOWN: [u32; 256] = {
    let mut known = [0; 256];
    let mut dead = 0;
    while dead < MANY as usize {
        known[dead] = dead as u32;
        dead += 1;
    }
    known
};

/// One array a fact; all have the same length. 22 bytes a row.
#[derive(Debug)]
pub(crate) struct Columns {
    pub x: Vec<u32>,
    pub y: Vec<u32>,
    /// First day, days since 1970.
    pub first: Vec<i32>,
    /// Category and kind of date: a [`Group`](super::group::Group) fits a byte.
    pub group: Vec<u8>,
    /// Place in `accounts`.
    pub account: Vec<u32>,
    /// Place in `places`.
    pub place: Vec<u32>,
    /// Known dead, or [`UNKNOWN`], or [`MANY`].
    dead: Vec<u8>,
    /// What all rows before every sixty-fourth one add up to; empty where that does not fit.
    checkpoints: Vec<Total>,
    /// The rows with [`MANY`] dead, in order.
    many: Vec<(u32, u32)>,
    /// The last days of the rows whose date is an interval, in the order of the rows.
    pub intervals: Vec<(u32, i32)>,
    /// What the rows say about who did it and who tells, each once.
    pub accounts: Vec<Account>,
    /// The regions that the rows count in, each once.
    pub places: Vec<Membership>,
    /// Source systems with their number of incidents.
    pub sources: Vec<(Box<str>, u64)>,
}

/// Facts that many rows share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Account {
    /// Actor bits.
    pub actors: u64,
    /// Place in `Verification::ALL`.
    pub verification: u8,
    pub fatal: bool,
    /// Place in `sources`.
    pub source: u32,
}

/// The finest part of the calendar that holds a whole date for certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fits {
    /// The month of its first day.
    Month,
    /// The year of its first day, and no month.
    Year,
    /// What holds its first day and this one.
    Until(i32),
}

/// Every value once, and its place.
struct Dictionary<T> {
    values: Vec<T>,
    places: FxHashMap<T, u32>,
}

impl<T: Copy + Eq + Hash> Dictionary<T> {
    fn of(all: impl Iterator<Item = T>) -> (Vec<u32>, Vec<T>) {
        let mut own = Self { values: Vec::new(), places: FxHashMap::default() };
        // Neighbours are often alike.
        let mut last = None;
        let column = all.map(|value| match last {
            Some((same, place)) if same == value => place,
            _ => last.insert((value, own.place(value))).1,
        });
        let column = column.collect();
        (column, own.values)
    }

    fn place(&mut self, value: T) -> u32 {
        *self.places.entry(value).or_insert_with(|| {
            self.values.push(value);
            self.values.len() as u32 - 1
        })
    }
}

impl Columns {
    /// The columns of incidents in the order of the rows, and where each is.
    pub(super) fn of(incidents: &[PublicIncident], at: &[Mercator], taxonomy: &Taxonomy) -> Self {
        let death = taxonomy.death();
        let sources = sources(incidents);
        let source = |code: &str| sources.partition_point(|(own, _)| **own < *code) as u32;
        let account = |i: &PublicIncident| Account {
            actors: i.actors,
            verification: i.verification as u8,
            fatal: i.is_fatal(death),
            source: source(&i.source_system),
        };
        let accounts = || Dictionary::of(incidents.iter().map(account));
        let places = || Dictionary::of(incidents.iter().map(|i| i.regions));
        let ((account, accounts), (place, places)) = rayon::join(accounts, places);
        let rows = || incidents.iter().zip(0_u32..);
        let dead = |i: &PublicIncident| i.counts.dead.map_or(UNKNOWN, |n| n.min(u32::from(MANY)) as u8);
        let mut columns = Self {
            x: at.iter().map(|at| at.x).collect(),
            y: at.iter().map(|at| at.y).collect(),
            first: incidents.par_iter().map(|i| epoch_day(i.date.first_day())).collect(),
            group: incidents.par_iter().map(|i| group::of(i) as u8).collect(),
            checkpoints: Vec::new(),
            dead: incidents.par_iter().map(dead).collect(),
            many: rows()
                .filter_map(|(i, row)| Some((row, i.counts.dead.filter(|dead| *dead >= u32::from(MANY))?)))
                .collect(),
            intervals: rows()
                .filter(|(i, _)| group::kind(group::of(i)) == Kind::Interval)
                .map(|(i, row)| (row, epoch_day(i.date.last_day())))
                .collect(),
            account,
            place,
            accounts,
            places,
            sources,
        };
        columns.check();
        columns
    }

    /// What a row adds to the sum of the known dead, and to the number of those that are not known. Rows with
    /// [many](Self::has_many) dead add nothing here.
    pub(crate) fn dead_of(&self, row: usize) -> (u32, u32) {
        let own = self.dead[row];
        (KNOWN[usize::from(own)], u32::from(own == UNKNOWN))
    }

    /// Whether any row has more dead than the column can say.
    pub(crate) fn has_many(&self) -> bool {
        !self.many.is_empty()
    }

    /// The category of a row, by its place in the taxonomy.
    pub(crate) fn category(&self, row: u32) -> usize {
        group::category(self.group[row as usize].into())
    }

    /// What holds the whole date of a row.
    pub(crate) fn fits(&self, row: u32) -> Fits {
        match group::kind(self.group[row as usize].into()) {
            Kind::Day | Kind::Month => Fits::Month,
            Kind::Year => Fits::Year,
            Kind::Interval => Fits::Until(self.end_of_interval(row)),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.x.len()
    }

    /// What some rows add up to.
    pub(super) fn total(&self, rows: Range<u32>) -> Total {
        let (start, end) = (rows.start as usize, rows.end as usize);
        if end - start <= 2 * STEP {
            return self.add_up(start..end);
        }
        let mut before = self.checkpoints[start / STEP];
        before.add(self.add_up(start / STEP * STEP..start));
        let mut upto = self.checkpoints[end / STEP];
        upto.add(self.add_up(end / STEP * STEP..end));
        upto.minus(before)
    }

    /// The same, row by row.
    fn add_up(&self, rows: Range<usize>) -> Total {
        let sum = |column: &[u32]| column[rows.clone()].iter().map(|unit| u64::from(*unit)).sum();
        let column = &self.dead[rows.clone()];
        let mut dead: u32 = column.iter().map(|own| KNOWN[usize::from(*own)]).sum();
        let dead_unknown = column.iter().map(|own| u32::from(*own == UNKNOWN)).sum();
        if !self.many.is_empty() {
            let rows = rows.start as u32..rows.end as u32;
            dead += self.many[within(&self.many, &rows)].iter().map(|(_, dead)| dead).sum::<u32>();
        }
        Total { x: sum(&self.x), y: sum(&self.y), count: rows.len() as u32, dead, dead_unknown }
    }

    /// Whether rows may be summed up: their dead fit 32 bits, which only a mistake could exceed.
    pub(super) fn has_sums(&self) -> bool {
        !self.checkpoints.is_empty()
    }

    /// Notes what the rows add up to at every checkpoint, where sums fit.
    fn check(&mut self) {
        if (0..self.len() as u32).filter_map(|row| self.dead(row)).try_fold(0, u32::checked_add).is_none() {
            return;
        }
        let mut total = Total::default();
        let mut checkpoints = Vec::with_capacity(self.len() / STEP + 2);
        for start in (0..self.len()).step_by(STEP) {
            checkpoints.push(total);
            total.add(self.add_up(start..(start + STEP).min(self.len())));
        }
        checkpoints.push(total);
        self.checkpoints = checkpoints;
    }

    /// Of the rows whose date is an interval, some, with their last days.
    pub(super) fn intervals(&self, rows: &Range<u32>) -> &[(u32, i32)] {
        &self.intervals[within(&self.intervals, rows)]
    }

    /// The last day of a row.
    pub(super) fn last(&self, row: u32) -> i32 {
        let first = self.first[row as usize];
        match group::kind(self.group[row as usize].into()) {
            Kind::Interval => self.end_of_interval(row),
            kind => kind.last(first),
        }
    }

    /// Bytes on the heap, without the names of the sources.
    pub(super) fn bytes(&self) -> usize {
        let words = [&self.x, &self.y, &self.account, &self.place].map(|column| size_of_val(&**column));
        words.iter().sum::<usize>()
            + size_of_val(&*self.first)
            + size_of_val(&*self.group)
            + size_of_val(&*self.dead)
            + size_of_val(&*self.checkpoints)
            + size_of_val(&*self.many)
            + size_of_val(&*self.intervals)
            + size_of_val(&*self.accounts)
            + size_of_val(&*self.places)
    }

    /// The known dead of a row.
    pub(crate) fn dead(&self, row: u32) -> Option<u32> {
        match self.dead[row as usize] {
            UNKNOWN => None,
            MANY => self.many.binary_search_by_key(&row, |(own, _)| *own).ok().map(|i| self.many[i].1),
            dead => Some(u32::from(dead)),
        }
    }

    /// The last day of a row whose date is an interval.
    pub(super) fn end_of_interval(&self, row: u32) -> i32 {
        let found = self.intervals.binary_search_by_key(&row, |(own, _)| *own);
        found.map_or_else(|_| self.first[row as usize], |i| self.intervals[i].1)
    }
}

/// Where the entries of some rows are, in a list in the order of the rows.
fn within<T>(list: &[(u32, T)], rows: &Range<u32>) -> Range<usize> {
    list.partition_point(|(row, _)| *row < rows.start)..list.partition_point(|(row, _)| *row < rows.end)
}

fn sources(incidents: &[PublicIncident]) -> Vec<(Box<str>, u64)> {
    let mut counts: FxHashMap<&str, u64> = FxHashMap::default();
    for incident in incidents {
        *counts.entry(&*incident.source_system).or_default() += 1;
    }
    let mut sources: Vec<(Box<str>, u64)> = counts.into_iter().map(|(code, n)| (code.into(), n)).collect();
    sources.sort_unstable();
    sources
}
