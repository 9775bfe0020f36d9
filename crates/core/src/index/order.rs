//! The order of the rows, and the tree of cells that it follows from.
//!
//! Sorted along the Hilbert curve, every square of every zoom is one range of rows. A range is divided into the four quarters
//! of its square until [`LEAF_ROWS`] or fewer are left. Within such a leaf the rows are sorted again, by group (category and kind
//! of date) and first day: the rows that a filter by category and period takes are then a few runs, found by bisection.

use std::ops::Range;

use rayon::prelude::*;
use uuid::Uuid;

use super::group::{self, Group};
use crate::date::epoch_day;
use crate::mercator::Mercator;
use crate::public::PublicIncident;
use crate::tile::{GRID_BITS, MAX_TILE_ZOOM};

/// Rows of a leaf, at most, unless they cannot be told apart. Measured: `benches/README.md`.
/// Small in this crate's tests, so that a few thousand rows have many squares of every kind.
pub(super) const LEAF_ROWS: usize = if cfg!(test) { 100 } else { 4096 };

/// No cell of any tile is smaller than a quarter this often quartered.
pub(super) const DEEPEST: u8 = MAX_TILE_ZOOM + GRID_BITS as u8;

/// A square with rows in it, by how often the world was quartered to get there.
#[derive(Debug)]
pub(super) struct Cut {
    /// The Hilbert key of some position inside.
    pub key: u64,
    /// The deepest square that holds all rows; not deeper than [`DEEPEST`].
    pub depth: u8,
    pub rows: Range<u32>,
    /// Places in the list; none for a leaf.
    pub parts: Vec<u32>,
}

/// What a row is sorted by.
struct Key {
    hilbert: u64,
    group: Group,
    first: i32,
    id: Uuid,
    from: u32,
}

/// Where a position lies on the curve.
pub(super) fn hilbert(at: Mercator) -> u64 {
    fast_hilbert::xy2h(at.x, at.y, 32)
}

/// The position at a place on the curve.
fn mercator(key: u64) -> Mercator {
    let (x, y) = fast_hilbert::h2xy(key, 32);
    Mercator { x, y }
}

/// What the order of the rows comes to.
pub(super) struct Sorted {
    /// The squares; the first is the root, which may hold nothing.
    pub cuts: Vec<Cut>,
    /// Where each row is.
    pub at: Vec<Mercator>,
}

/// Puts the incidents in order, whatever order they came in, and what is said of each along with them.
pub(super) fn sort(incidents: &mut [PublicIncident], origins: &mut [u16]) -> Sorted {
    let mut keys: Vec<Key> = incidents
        .par_iter()
        .enumerate()
        .map(|(from, incident)| Key {
            hilbert: hilbert(Mercator::of_e5(incident.point)),
            group: group::of(incident),
            first: epoch_day(incident.date.first_day()),
            id: incident.id,
            from: from as u32,
        })
        .collect();
    keys.par_sort_unstable_by_key(|key| (key.hilbert, key.id));
    let mut cuts = Vec::new();
    cut(&mut cuts, &keys, 0..keys.len());
    leaves(&cuts, &mut keys).into_par_iter().for_each(|leaf| {
        leaf.sort_unstable_by_key(|key| (key.group, key.first, key.hilbert, key.id));
    });
    let (at, from): (Vec<Mercator>, Vec<u32>) = keys.par_iter().map(|key| (mercator(key.hilbert), key.from)).unzip();
    drop(keys);
    permute(origins, from.clone());
    permute(incidents, from);
    Sorted { cuts, at }
}

/// The keys of each leaf. Leaves are listed in the order of their rows, and together they are all rows.
fn leaves<'k>(cuts: &[Cut], mut keys: &'k mut [Key]) -> Vec<&'k mut [Key]> {
    let leaves = cuts.iter().filter(|cut| cut.parts.is_empty());
    leaves.map(|leaf| keys.split_off_mut(..leaf.rows.len()).unwrap_or_default()).collect()
}

fn cut(cuts: &mut Vec<Cut>, keys: &[Key], rows: Range<usize>) -> u32 {
    let own = cuts.len();
    let (key, last) = keys[rows.clone()]
        .first()
        .zip(keys[rows.clone()].last())
        .map_or((0, 0), |(first, last)| (first.hilbert, last.hilbert));
    let depth = ((key ^ last).leading_zeros() / 2).min(u32::from(DEEPEST)) as u8;
    cuts.push(Cut { key, depth, rows: rows.start as u32..rows.end as u32, parts: Vec::new() });
    if rows.len() > LEAF_ROWS && depth < DEEPEST {
        let shift = 62 - 2 * u32::from(depth);
        let quarter = |key: &Key| (key.hilbert >> shift) & 3;
        let mut start = rows.start;
        for part in 0..4 {
            let end = start + keys[start..rows.end].partition_point(|key| quarter(key) <= part);
            if start < end {
                let child = cut(cuts, keys, start..end);
                cuts[own].parts.push(child);
            }
            start = end;
        }
    }
    own as u32
}

/// Moves every item to its place without a copy of the list: `from[i]` is where item `i` comes from.
fn permute<T>(items: &mut [T], mut from: Vec<u32>) {
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let next = std::mem::replace(&mut from[at], at as u32) as usize;
            if next == start || next == at {
                break;
            }
            items.swap(at, next);
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{hilbert, mercator, permute};
    use crate::mercator::Mercator;

    proptest! {
        #[test]
        fn the_curve_leads_back(x: u32, y: u32) {
            let at = Mercator { x, y };
            prop_assert_eq!(mercator(hilbert(at)), at);
        }
    }

    #[test]
    fn items_go_where_they_belong() {
        let mut items = vec!['a', 'b', 'c', 'd', 'e', 'f'];
        permute(&mut items, vec![2, 0, 1, 3, 5, 4]);
        assert_eq!(items, ['c', 'a', 'b', 'd', 'f', 'e']);
    }
}
