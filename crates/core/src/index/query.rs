//! A filter made ready for one part of a dataset: which runs of rows may match, and what is left to ask of each row.

use std::ops::Range;

use jiff::civil::Date;

use super::block::Window;
use super::group::{self, Group, Kind};
use super::part::Part;
use super::tree::{Line, Node, Run, Total, upto};
use crate::date::epoch_day;
use crate::filter::{Bbox, Filter};
use crate::lonlat::LonLat;
use crate::mercator::Mercator;

/// A filter in the units of the columns.
pub(crate) struct Query<'a> {
    pub(super) part: &'a Part,
    /// By group; none where no row of the group matches.
    wanted: Vec<Option<Wanted>>,
    /// First and last day of the period.
    from: i32,
    to: i32,
    /// Days of the period that are in no whole month of it, as ranges from a first to a last.
    edges: Vec<(i32, i32)>,
    rest: Option<Rest<'a>>,
}

/// Which dates of a group overlap the period, by their first day or its month.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    first: (i32, i32),
    /// The same without the days that are in no whole month.
    months: (i32, i32),
    first_of_months: (i32, i32),
}

/// Which days of a run are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Days {
    /// Those of the period.
    All,
    /// Only those in whole months of it.
    OfWholeMonths,
}

/// What a filter asks beside category and period.
struct Rest<'a> {
    actors: u64,
    verification: u8,
    /// By place in `accounts`; none for all.
    accounts: Option<Vec<bool>>,
    /// By place in `places`; none for all.
    places: Option<Vec<bool>>,
    /// The rows whose words match, one bit each; none for all.
    words: Option<Vec<u64>>,
    bbox: Option<Reach<'a>>,
}

/// A box in degrees, and what it surely holds and surely does not in fixed point.
struct Reach<'a> {
    bbox: &'a Bbox,
    surely: Option<Window>,
    perhaps: Option<Window>,
}

/// Fixed-point units on either side of a box's edge in which the position itself is asked. A later latitude or longitude is never projected
/// to an earlier unit, so that any distance beyond the rounding of the projection, less than one, would do.
const MARGIN: u32 = 256;

impl<'a> Query<'a> {
    pub(crate) fn new(filter: &'a Filter, part: &'a Part) -> Self {
        let (from, to) = filter.period();
        let kinds = part.taxonomy.categories().len();
        // The first month that begins in the period, and the last that ends in it.
        let first_month = from.map_or(i32::MIN, |day| group::month(day) + i32::from(day.day() != 1));
        let last_month = to.map_or(i32::MAX, |day| group::month(day) - i32::from(day != day.last_of_month()));
        let wanted = |group: Group| {
            let category = group::category(group);
            if filter.categories != 0 && filter.categories >> category & 1 == 0 {
                return None;
            }
            let kind = group::kind(group);
            let earliest = from.map(|from| kind.earliest(from));
            let first = (earliest.map_or(i32::MIN, epoch_day), to.map_or(i32::MAX, epoch_day));
            Some(match kind {
                Kind::Day => {
                    Wanted { first, months: (first_month, last_month), first_of_months: whole_months(from, to) }
                }
                Kind::Month | Kind::Year | Kind::Interval => Wanted {
                    first,
                    months: (earliest.map_or(i32::MIN, group::month), to.map_or(i32::MAX, group::month)),
                    first_of_months: first,
                },
            })
        };
        Self {
            part,
            wanted: (0..(kinds * Kind::ALL.len()) as Group).map(wanted).collect(),
            from: from.map_or(i32::MIN, epoch_day),
            to: to.map_or(i32::MAX, epoch_day),
            edges: edges(from, to),
            rest: Rest::of(filter, part),
        }
    }

    /// Whether category and period are all that it asks.
    pub(super) fn is_plain(&self) -> bool {
        self.rest.is_none()
    }

    pub(super) fn edges(&self) -> &[(i32, i32)] {
        &self.edges
    }

    /// Whether a square cannot hold a matching row.
    pub(super) fn misses(&self, node: &Node) -> bool {
        self.rest.as_ref().is_some_and(|rest| {
            (rest.actors != 0 && rest.actors & node.actors == 0)
                || (rest.verification != 0 && rest.verification & node.verification == 0)
        })
    }

    /// Of a run of rows, those whose category and date match. Intervals are still to be asked one by one.
    pub(super) fn rows(&self, run: &Run, days: Days) -> Range<u32> {
        let Some(wanted) = self.wanted[usize::from(run.group)] else { return run.start..run.start };
        let (least, greatest) = match days {
            Days::All => wanted.first,
            Days::OfWholeMonths => wanted.first_of_months,
        };
        if group::kind(run.group) == Kind::Interval {
            return run.start..run.end;
        }
        let first = &self.part.columns.first[run.start as usize..run.end as usize];
        let start = if least == i32::MIN { 0 } else { first.partition_point(|day| *day < least) };
        let length = if greatest == i32::MAX {
            first.len() - start
        } else {
            first[start..].partition_point(|day| *day <= greatest)
        };
        run.start + start as u32..run.start + (start + length) as u32
    }

    /// Whether a row whose date is an interval matches category and period.
    pub(super) fn takes_interval(&self, row: u32, last: i32) -> bool {
        let columns = &self.part.columns;
        self.wanted[usize::from(columns.group[row as usize])].is_some()
            && columns.first[row as usize] <= self.to
            && last >= self.from
    }

    /// What the matching rows of a table's group add up to, whole months only.
    pub(super) fn sum(&self, group: Group, lines: &[Line]) -> Total {
        let Some(Wanted { months: (least, greatest), .. }) = self.wanted[usize::from(group)] else {
            return Total::default();
        };
        let before = if least == i32::MIN { Total::default() } else { upto(lines, least - 1) };
        if greatest < least { Total::default() } else { upto(lines, greatest).minus(before) }
    }

    /// Whether a row of a day matches in category; for the days that are in no whole month.
    pub(super) fn takes_day(&self, row: u32) -> bool {
        let group = Group::from(self.part.columns.group[row as usize]);
        group::kind(group) == Kind::Day && self.wanted[usize::from(group)].is_some()
    }

    /// Whether a row whose category and date match, matches.
    pub(super) fn takes_rest(&self, row: u32) -> bool {
        self.rest.as_ref().is_none_or(|rest| rest.takes(row, self.part))
    }

    /// Whether a row matches.
    pub(super) fn takes(&self, row: u32) -> bool {
        let columns = &self.part.columns;
        self.wanted[usize::from(columns.group[row as usize])].is_some()
            && columns.first[row as usize] <= self.to
            && (self.from == i32::MIN || columns.last(row) >= self.from)
            && self.takes_rest(row)
    }

    /// A window that holds every matching row, where the filter names a box.
    pub(super) fn window(&self) -> Option<Window> {
        self.rest.as_ref()?.bbox.as_ref()?.perhaps
    }
}

impl<'a> Rest<'a> {
    fn of(filter: &'a Filter, part: &'a Part) -> Option<Self> {
        let columns = &part.columns;
        let verification = filter.verification.iter().fold(0, |set, v| set | 1 << *v as u8);
        let sources: Vec<u32> = filter
            .sources
            .iter()
            .filter_map(|code| columns.sources.iter().position(|(own, _)| **own == **code))
            .map(|place| place as u32)
            .collect();
        let about = filter.actors != 0 || verification != 0 || filter.fatal.is_some() || !filter.sources.is_empty();
        let rest = Self {
            actors: filter.actors,
            verification,
            accounts: about.then(|| {
                let takes = |own: &super::columns::Account| {
                    (filter.actors == 0 || filter.actors & own.actors != 0)
                        && (verification == 0 || verification >> own.verification & 1 == 1)
                        && filter.fatal.is_none_or(|fatal| fatal == own.fatal)
                        && (filter.sources.is_empty() || sources.contains(&own.source))
                };
                columns.accounts.iter().map(takes).collect()
            }),
            places: (!filter.regions.is_empty()).then(|| {
                let takes = |own: &crate::public::Membership| filter.regions.iter().any(|region| own.contains(*region));
                columns.places.iter().map(takes).collect()
            }),
            words: (!filter.words.is_empty()).then(|| part.vocabulary().rows_with(&filter.words, part.incidents.len())),
            bbox: filter.bbox.as_ref().map(Reach::of),
        };
        let asks = rest.accounts.is_some() || rest.places.is_some() || rest.words.is_some() || rest.bbox.is_some();
        asks.then_some(rest)
    }

    fn takes(&self, row: u32, part: &Part) -> bool {
        let i = row as usize;
        let columns = &part.columns;
        self.accounts.as_ref().is_none_or(|takes| takes[columns.account[i] as usize])
            && self.places.as_ref().is_none_or(|takes| takes[columns.place[i] as usize])
            && self.words.as_ref().is_none_or(|rows| rows[i / 64] >> (i % 64) & 1 == 1)
            && self.bbox.as_ref().is_none_or(|reach| reach.holds(row, part))
    }
}

impl<'a> Reach<'a> {
    fn of(bbox: &'a Bbox) -> Self {
        // A box across the antimeridian is no window; every row is asked.
        let corners = (bbox.west <= bbox.east)
            .then(|| LonLat::new(bbox.west, bbox.north).ok().zip(LonLat::new(bbox.east, bbox.south).ok()))
            .flatten()
            .map(|(north_west, south_east)| (Mercator::of(north_west), Mercator::of(south_east)));
        let window = |(a, b): (Mercator, Mercator), by: fn(u32, u32) -> u32, back: fn(u32, u32) -> u32| {
            let (x, y) = ((by(a.x, MARGIN), back(b.x, MARGIN)), (by(a.y, MARGIN), back(b.y, MARGIN)));
            (x.0 <= x.1 && y.0 <= y.1).then_some(Window { x, y })
        };
        Self {
            bbox,
            surely: corners.and_then(|corners| window(corners, u32::saturating_add, u32::saturating_sub)),
            perhaps: corners.and_then(|corners| window(corners, u32::saturating_sub, u32::saturating_add)),
        }
    }

    fn holds(&self, row: u32, part: &Part) -> bool {
        if self.perhaps.is_some_and(|window| !window.has(&part.columns, row)) {
            return false;
        }
        // Beyond the edge of Web Mercator all latitudes share one line, so there only the position itself tells.
        let polar = |y: u32| !(MARGIN..=u32::MAX - MARGIN).contains(&y);
        if self.surely.is_some_and(|window| window.has(&part.columns, row)) && !polar(part.columns.y[row as usize]) {
            return true;
        }
        let at = part.incidents[row as usize].point.to_lonlat();
        self.bbox.contains(at.lon(), at.lat())
    }
}

/// First and last day of the months that lie wholly in a period.
fn whole_months(from: Option<Date>, to: Option<Date>) -> (i32, i32) {
    let start = from.map_or(i32::MIN, |from| {
        if from.day() == 1 { epoch_day(from) } else { epoch_day(from.last_of_month()).saturating_add(1) }
    });
    let end = to.map_or(i32::MAX, |to| {
        if to == to.last_of_month() { epoch_day(to) } else { epoch_day(to.first_of_month()).saturating_sub(1) }
    });
    (start, end)
}

/// The days of a period that are in no whole month of it.
fn edges(from: Option<Date>, to: Option<Date>) -> Vec<(i32, i32)> {
    let (start, end) = whole_months(from, to);
    let (first, last) = (from.map_or(i32::MIN, epoch_day), to.map_or(i32::MAX, epoch_day));
    if start > end {
        return if first <= last { vec![(first, last)] } else { Vec::new() };
    }
    let mut edges = Vec::new();
    if first < start {
        edges.push((first, start - 1));
    }
    if last > end {
        edges.push((end + 1, last));
    }
    edges
}
