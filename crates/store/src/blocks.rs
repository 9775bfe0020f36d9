//! Where public incidents lie: which block takes which, and the edits that are waiting to be written.
//!
//! A new incident goes to the newest block while that has room, else to a new block; a changed one stays in its block; one
//! that is no longer public is taken out of it. Blocks are kept in the order of the random ids, so that neither their bytes
//! nor their order within tell what came in when.

use std::collections::{BTreeMap, HashMap};

use spotlight_core::public::PublicIncident;
use uuid::Uuid;

/// The most incidents in a block. A change of one incident rewrites its block, and a start reads all of them.
pub const BLOCK_ROWS: u32 = 4096;

/// How many waiting edits make a batch write them, so that its memory stays bounded: some tens of megabytes.
const FLUSH_AT: usize = 32 * BLOCK_ROWS as usize;

/// How many blocks that have just become full make a batch write those. Nothing more comes to them but for a reason, so that a large file
/// of new records keeps few in memory.
const FILLED: usize = 2;

/// The edits of one block: an incident to be put in place of an older one of the same id, or `None` to take it out.
///
/// An incident has some hundreds of bytes, and moves from hand to hand until it is written.
pub(crate) type Edits = HashMap<Uuid, Option<Box<PublicIncident>>>;

/// The sizes of all blocks, and the edits that are not written yet.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    rows: BTreeMap<i64, u32>,
    edits: BTreeMap<i64, Edits>,
    waiting: usize,
    /// Blocks that have become full since they were last written.
    filled: Vec<i64>,
    /// The greatest number that any block has had: numbers are not used twice within a transaction.
    newest: i64,
}

impl Blocks {
    /// The blocks that there are: number and rows.
    pub(crate) fn new(sizes: impl IntoIterator<Item = (i64, u32)>) -> Self {
        let rows: BTreeMap<_, _> = sizes.into_iter().collect();
        let newest = rows.keys().next_back().copied().unwrap_or(0);
        Self { rows, newest, ..Self::default() }
    }

    /// Places what the public sees of a record now, and returns its block. `at` is the block that it has been in.
    pub(crate) fn place(&mut self, id: Uuid, at: Option<i64>, public: Option<Box<PublicIncident>>) -> Option<i64> {
        let block = match (at, &public) {
            (None, None) => return None,
            (Some(block), Some(_)) => block,
            (Some(block), None) => {
                if let Some(rows) = self.rows.get_mut(&block) {
                    *rows = rows.saturating_sub(1);
                }
                block
            }
            (None, Some(_)) => self.take_room(),
        };
        let stays = public.is_some();
        if self.edits.entry(block).or_default().insert(id, public).is_none() {
            self.waiting += 1;
        }
        stays.then_some(block)
    }

    /// What is to be written of a record into its block, if that waits.
    pub(crate) fn edited(&self, block: i64, id: Uuid) -> Option<&Option<Box<PublicIncident>>> {
        self.edits.get(&block)?.get(&id)
    }

    fn take_room(&mut self) -> i64 {
        if self.rows.get(&self.newest).is_none_or(|rows| *rows >= BLOCK_ROWS) {
            self.newest += 1;
        }
        let rows = self.rows.entry(self.newest).or_insert(0);
        *rows += 1;
        if *rows == BLOCK_ROWS {
            self.filled.push(self.newest);
        }
        self.newest
    }

    /// Whether enough edits wait that they should be written before more are made.
    pub(crate) fn is_full(&self) -> bool {
        self.waiting >= FLUSH_AT
    }

    /// The waiting edits by block; they count as written from here on.
    pub(crate) fn take_edits(&mut self) -> BTreeMap<i64, Edits> {
        self.waiting = 0;
        self.filled.clear();
        std::mem::take(&mut self.edits)
    }

    /// The waiting edits of blocks that have become full, once these are enough; they count as written from here on.
    pub(crate) fn take_filled(&mut self) -> BTreeMap<i64, Edits> {
        if self.filled.len() < FILLED {
            return BTreeMap::new();
        }
        let edits = &mut self.edits;
        let taken: BTreeMap<i64, Edits> =
            self.filled.drain(..).filter_map(|block| Some((block, edits.remove(&block)?))).collect();
        self.waiting -= taken.values().map(HashMap::len).sum::<usize>();
        taken
    }
}

/// The incidents of a block after its edits, in the order of their ids.
pub(crate) fn apply(before: Vec<PublicIncident>, edits: Edits) -> Vec<PublicIncident> {
    let stay = before.into_iter().filter(|own| !edits.contains_key(&own.id)).map(Box::new);
    // By address: a block that is sorted whole would move its incidents again and again.
    let mut rows: Vec<Box<PublicIncident>> = stay.collect();
    rows.extend(edits.into_values().flatten());
    rows.sort_unstable_by_key(|own| own.id);
    rows.into_iter().map(|own| *own).collect()
}

#[cfg(test)]
mod tests;
