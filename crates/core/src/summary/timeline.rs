//! Counts along time, one bin after the other without gaps.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::Dead;
use crate::date::{PartialDate, epoch_day, from_epoch_day};
use crate::filter::Filter;
use crate::index::Dataset;
use crate::public::PublicIncident;

/// The width of a bin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A word that names no unit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown unit {0:?}; allowed: day, month, year")]
pub struct UnknownUnit(String);

/// Counts from the first bin to the last; those between that hold nothing are there too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The width of a bin.
    pub unit: Unit,
    /// Matching incidents: all bins and the imprecise together.
    pub total: u64,
    /// In the order of time.
    pub bins: Vec<Bin>,
    /// Incidents whose date no bin holds whole.
    pub imprecise: u64,
}

/// One bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bin {
    /// `2020-05-14`, `2020-05` or `2020`.
    pub date: String,
    /// Incidents.
    pub incidents: u64,
    /// Deaths.
    pub dead: Dead,
}

impl Unit {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Day, Self::Month, Self::Year];

    /// The wire name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The number of the bin that holds a whole date.
    fn bin(self, incident: &PublicIncident) -> Option<i32> {
        let date = incident.date;
        match self {
            Self::Day => date.only_day().map(epoch_day),
            Self::Month => date.only_month().map(|(year, month)| i32::from(year) * 12 + i32::from(month) - 1),
            Self::Year => date.only_year().map(i32::from),
        }
    }

    fn label(self, bin: i32) -> String {
        match self {
            Self::Day => from_epoch_day(bin).map(|day| PartialDate::Day(day).to_string()).unwrap_or_default(),
            Self::Month => format!("{:04}-{:02}", bin / 12, bin % 12 + 1),
            Self::Year => format!("{bin:04}"),
        }
    }
}

impl FromStr for Unit {
    type Err = UnknownUnit;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|own| own.as_str() == name).ok_or_else(|| UnknownUnit(name.to_owned()))
    }
}

impl Dataset {
    /// Counts the matching incidents along time.
    pub fn timeline(&self, filter: &Filter, unit: Unit) -> Timeline {
        let (mut total, mut imprecise) = (0, 0);
        let mut counts: BTreeMap<i32, (u64, Dead)> = BTreeMap::new();
        self.visit(filter, None, |row| {
            total += 1;
            let incident = self.incident(row);
            if let Some(bin) = unit.bin(incident) {
                let own = counts.entry(bin).or_default();
                own.0 += 1;
                own.1.add(incident);
            } else {
                imprecise += 1;
            }
        });
        let first_last = counts.first_key_value().zip(counts.last_key_value()).map(|((a, _), (b, _))| (*a, *b));
        let bins = first_last.into_iter().flat_map(|(first, last)| first..=last);
        let bin = |bin: i32| {
            let (incidents, dead) = counts.get(&bin).copied().unwrap_or_default();
            Bin { date: unit.label(bin), incidents, dead }
        };
        Timeline { unit, total, bins: bins.map(bin).collect(), imprecise }
    }
}
