//! The tree of squares over the ordered rows. A leaf knows its runs of rows; a larger square knows sums by group and month, so that
//! a tile which shows it as one cluster reads a few lines of a table instead of its rows.

use std::ops::Range;

use super::columns::Columns;
use super::group::{self, Group, Kind};
use super::order::{self, Cut};
use crate::date::from_epoch_day;
use crate::mercator::Mercator;
use crate::tile::TileCoord;

/// All squares of a dataset.
#[derive(Debug)]
pub(super) struct Tree {
    /// The root is the first.
    pub nodes: Vec<Node>,
    parts: Vec<u32>,
    runs: Vec<Run>,
    table: Vec<Line>,
    /// Whether rows may be summed up: their dead fit 32 bits, which only a mistake could exceed.
    pub sums: bool,
}

/// A square with rows in it: the smallest that holds them.
#[derive(Debug)]
pub(super) struct Node {
    key: u64,
    pub rows: Range<u32>,
    /// The squares that it is divided into; none for a leaf.
    parts: Range<u32>,
    runs: Range<u32>,
    /// How often the world was quartered to get here.
    pub depth: u8,
    /// Degrees of verification of its rows, one bit each.
    pub verification: u8,
    /// Actors of its rows.
    pub actors: u64,
}

/// Neighbouring rows of a leaf, or lines of a table, of one group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub group: Group,
    pub start: u32,
    pub end: u32,
}

/// What the rows of a square, a group and every month up to this one add up to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Line {
    pub month: i32,
    pub total: Total,
}

/// What the lines of one group up to and with a month say. Most months have a line, so a guess by the distance from the first is
/// nearly right: two or three lines are looked at, which lie together.
pub(super) fn upto(lines: &[Line], month: i32) -> Total {
    let Some((first, last)) = lines.first().zip(lines.last()) else { return Total::default() };
    if month >= last.month {
        return last.total;
    }
    if month < first.month {
        return Total::default();
    }
    let (span, length) = (i64::from(last.month - first.month), lines.len() as i64 - 1);
    let mut at = (i64::from(month - first.month) * length / span) as usize;
    while lines[at].month > month {
        at -= 1;
    }
    while lines[at + 1].month <= month {
        at += 1;
    }
    lines[at].total
}

/// What some rows of one category add up to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Total {
    /// Of the fixed-point positions.
    pub x: u64,
    pub y: u64,
    pub count: u32,
    /// Known dead.
    pub dead: u32,
    /// Rows whose number of dead is not known.
    pub dead_unknown: u32,
}

impl Total {
    pub(super) fn add(&mut self, other: Self) {
        self.x += other.x;
        self.y += other.y;
        self.count += other.count;
        self.dead += other.dead;
        self.dead_unknown += other.dead_unknown;
    }

    /// What is left without an earlier part.
    pub(super) fn minus(self, other: Self) -> Self {
        Self {
            x: self.x - other.x,
            y: self.y - other.y,
            count: self.count - other.count,
            dead: self.dead - other.dead,
            dead_unknown: self.dead_unknown - other.dead_unknown,
        }
    }
}

/// Where the rows of a tile are.
pub(super) enum Place {
    Nowhere,
    /// All rows of a square.
    Whole(u32),
    /// Some rows of a leaf.
    Within(u32),
}

impl Tree {
    /// The tree over ordered rows.
    pub(super) fn grow(cuts: Vec<Cut>, columns: &Columns) -> Self {
        let sums = columns.has_sums();
        let mut tree = Self { nodes: Vec::new(), parts: Vec::new(), runs: Vec::new(), table: Vec::new(), sums };
        // Parts come after what they are parts of, so that from the end every part is ready before it is needed.
        let mut months: Vec<Vec<(Group, Line)>> = Vec::new();
        months.resize_with(cuts.len(), Vec::new);
        let mut nodes = Vec::with_capacity(cuts.len());
        for (id, cut) in cuts.into_iter().enumerate().rev() {
            let runs = tree.runs.len() as u32;
            let inner = !cut.parts.is_empty();
            if inner {
                let own = merge(cut.parts.iter().map(|part| std::mem::take(&mut months[*part as usize])).collect());
                tree.tabulate(&own);
                months[id] = own;
            } else {
                tree.run(columns, cut.rows.clone());
                if sums {
                    months[id] = by_month(columns, &tree.runs[runs as usize..]);
                }
            }
            let parts = tree.parts.len() as u32;
            tree.parts.extend(cut.parts);
            nodes.push(Node {
                key: cut.key,
                rows: cut.rows,
                parts: parts..tree.parts.len() as u32,
                runs: runs..tree.runs.len() as u32,
                depth: cut.depth,
                verification: 0,
                actors: 0,
            });
        }
        nodes.reverse();
        tree.nodes = nodes;
        tree.describe(columns);
        tree.parts.shrink_to_fit();
        tree.runs.shrink_to_fit();
        tree.table.shrink_to_fit();
        tree
    }

    /// The runs of a leaf's rows.
    fn run(&mut self, columns: &Columns, rows: Range<u32>) {
        let mut start = rows.start;
        while start < rows.end {
            let group = Group::from(columns.group[start as usize]);
            let same =
                columns.group[start as usize..rows.end as usize].partition_point(|own| Group::from(*own) <= group);
            let end = start + same as u32;
            self.runs.push(Run { group, start, end });
            start = end;
        }
    }

    /// Adds the lines of a larger square: sums of a month and all before it.
    fn tabulate(&mut self, months: &[(Group, Line)]) {
        for same in months.chunk_by(|(a, _), (b, _)| a == b) {
            let start = self.table.len() as u32;
            let mut total = Total::default();
            self.table.extend(same.iter().map(|(_, line)| {
                total.add(line.total);
                Line { month: line.month, total }
            }));
            self.runs.push(Run { group: same[0].0, start, end: self.table.len() as u32 });
        }
    }

    /// Notes for every square who is accused in it, and how far it is verified.
    fn describe(&mut self, columns: &Columns) {
        for id in (0..self.nodes.len()).rev() {
            let node = &self.nodes[id];
            let (actors, verification) = if self.is_leaf(id as u32) {
                let rows = node.rows.start as usize..node.rows.end as usize;
                let accounts = columns.account[rows].iter().map(|account| &columns.accounts[*account as usize]);
                accounts.fold((0, 0), |(actors, verification), own| {
                    (actors | own.actors, verification | 1 << own.verification)
                })
            } else {
                let parts = self.parts(id as u32).iter().map(|part| &self.nodes[*part as usize]);
                parts.fold((0, 0), |(actors, verification), own| (actors | own.actors, verification | own.verification))
            };
            (self.nodes[id].actors, self.nodes[id].verification) = (actors, verification);
        }
    }

    pub(super) fn node(&self, id: u32) -> &Node {
        &self.nodes[id as usize]
    }

    pub(super) fn is_leaf(&self, id: u32) -> bool {
        self.nodes[id as usize].parts.is_empty()
    }

    pub(super) fn leaves(&self) -> impl Iterator<Item = u32> {
        (0..self.nodes.len() as u32).filter(|id| self.is_leaf(*id))
    }

    pub(super) fn parts(&self, id: u32) -> &[u32] {
        let parts = &self.nodes[id as usize].parts;
        &self.parts[parts.start as usize..parts.end as usize]
    }

    /// The runs of a leaf's rows, or of a larger square's table.
    pub(super) fn runs(&self, id: u32) -> &[Run] {
        let runs = &self.nodes[id as usize].runs;
        &self.runs[runs.start as usize..runs.end as usize]
    }

    pub(super) fn lines(&self, run: &Run) -> &[Line] {
        &self.table[run.start as usize..run.end as usize]
    }

    /// Where the rows of a tile are.
    pub(super) fn place(&self, coord: TileCoord) -> Place {
        let window = coord.window();
        let (z, ..) = coord.zxy();
        let key = order::hilbert(Mercator { x: window.x.0, y: window.y.0 });
        self.find(key, z)
    }

    /// Where the rows of the square are that lies at a depth around a key.
    pub(super) fn find(&self, key: u64, depth: u8) -> Place {
        let same = |other: u64, depth: u8| (key ^ other).leading_zeros() >= 2 * u32::from(depth);
        let mut id = 0;
        loop {
            let node = self.node(id);
            if !same(node.key, node.depth.min(depth)) || node.rows.is_empty() {
                return Place::Nowhere;
            }
            if node.depth >= depth {
                return Place::Whole(id);
            }
            if self.is_leaf(id) {
                return Place::Within(id);
            }
            let Some(part) = self.parts(id).iter().find(|part| same(self.node(**part).key, node.depth + 1)) else {
                return Place::Nowhere;
            };
            id = *part;
        }
    }

    /// Bytes on the heap: nodes and runs, tables.
    pub(super) fn bytes(&self) -> (usize, usize) {
        let nodes = size_of_val(&*self.nodes) + size_of_val(&*self.parts) + size_of_val(&*self.runs);
        (nodes, size_of_val(&*self.table))
    }
}

/// The sums of a leaf by group and month, without intervals.
fn by_month(columns: &Columns, runs: &[Run]) -> Vec<(Group, Line)> {
    let mut lines: Vec<(Group, Line)> = Vec::new();
    for run in runs.iter().filter(|run| group::kind(run.group) != Kind::Interval) {
        // The last day of the month that the line before stands for.
        let mut until = i32::MIN;
        for row in run.start..run.end {
            let first = columns.first[row as usize];
            if first > until {
                let day = from_epoch_day(first);
                let month = day.map_or(i32::MIN, group::month);
                until = day.map_or(first, |day| crate::date::epoch_day(day.last_of_month()));
                lines.push((run.group, Line { month, total: Total::default() }));
            }
            if let Some((_, line)) = lines.last_mut() {
                line.total.add(columns.total(row..row + 1));
            }
        }
    }
    lines
}

/// One list of several, each in order.
fn merge(parts: Vec<Vec<(Group, Line)>>) -> Vec<(Group, Line)> {
    let mut all: Vec<(Group, Line)> = parts.into_iter().flatten().collect();
    // Sorted runs one after the other: what a stable sort is quickest at.
    all.sort_by_key(|(group, line)| (*group, line.month));
    all.dedup_by(|later, kept| {
        let same = (later.0, later.1.month) == (kept.0, kept.1.month);
        if same {
            kept.1.total.add(later.1.total);
        }
        same
    });
    all
}
