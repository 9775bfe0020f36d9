//! The orders that the list can be read in.

use std::collections::BinaryHeap;
use std::str::FromStr;

use spotlight_core::Uuid;
use spotlight_core::date::epoch_day;
use spotlight_core::index::Dataset;
use spotlight_core::public::PublicIncident;

use crate::cursor::Cursor;

/// An order of the list. Those that compare equal follow by id, so that every order is total and a page has one place to go on from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Sort {
    /// By the last day of the date, newest first.
    #[default]
    Newest,
    /// The other way round.
    Oldest,
    /// By known deaths, most first; not known comes last, for it is not zero.
    MostDead,
    /// By known deaths, fewest first; not known comes last here too.
    FewestDead,
    /// By the last change of the public record, latest first.
    LatestChange,
    /// The other way round.
    EarliestChange,
}

/// A text that names no order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotASort;

impl Sort {
    pub(crate) const ALL: [Self; 6] =
        [Self::Newest, Self::Oldest, Self::MostDead, Self::FewestDead, Self::LatestChange, Self::EarliestChange];

    /// The wire name: the field, after a minus where the greatest comes first.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Newest => "-date",
            Self::Oldest => "date",
            Self::MostDead => "-dead",
            Self::FewestDead => "dead",
            Self::LatestChange => "-updated",
            Self::EarliestChange => "updated",
        }
    }

    /// What decides, the least first; ids decide between equals.
    pub(crate) fn key(self, incident: &PublicIncident) -> i64 {
        let dead = |sign: i64| incident.counts.dead.map_or(i64::MAX, |dead| sign * i64::from(dead));
        match self {
            Self::Newest => -i64::from(epoch_day(incident.date.last_day())),
            Self::Oldest => i64::from(epoch_day(incident.date.last_day())),
            Self::MostDead => dead(-1),
            Self::FewestDead => dead(1),
            Self::LatestChange => -i64::from(epoch_day(incident.updated.last_day())),
            Self::EarliestChange => i64::from(epoch_day(incident.updated.last_day())),
        }
    }
}

impl FromStr for Sort {
    type Err = NotASort;

    fn from_str(name: &str) -> Result<Self, NotASort> {
        Self::ALL.into_iter().find(|own| own.as_str() == name).ok_or(NotASort)
    }
}

/// Up to `limit` of the rows that follow `after`, in order, and whether more would follow.
///
/// `rows` are those of [`Dataset::newest`], which is the one order that the index keeps: there a page is found by bisection. For any other
/// the best are gathered in one pass that keeps no more than a page, O(n log limit).
pub(crate) fn page(
    dataset: &Dataset,
    rows: &[u32],
    sort: Sort,
    after: Option<Cursor>,
    limit: usize,
) -> (Vec<u32>, bool) {
    let position = |row: u32| Cursor::at(sort, dataset.incident(row));
    let follows = |at: Cursor| after.is_none_or(|after| at > after);
    if sort == Sort::Newest {
        let begin = rows.partition_point(|&row| !follows(position(row)));
        let end = rows.len().min(begin + limit);
        return (rows[begin..end].to_vec(), end < rows.len());
    }
    let mut best: BinaryHeap<(i64, Uuid, u32)> = BinaryHeap::with_capacity(limit + 2);
    for &row in rows {
        let incident = dataset.incident(row);
        if !follows(Cursor::at(sort, incident)) {
            continue;
        }
        best.push((sort.key(incident), incident.id, row));
        if best.len() > limit + 1 {
            best.pop();
        }
    }
    let best = best.into_sorted_vec();
    let more = best.len() > limit;
    (best.into_iter().take(limit).map(|(_, _, row)| row).collect(), more)
}
