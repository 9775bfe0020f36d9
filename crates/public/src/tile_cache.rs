//! Tiles that were asked for more than once, kept with their smaller forms. A cache belongs to one dataset and goes with it, so no tile
//! of an earlier version can be answered.

use std::hash::BuildHasher;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, Weak};

use bytes::Bytes;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use rustc_hash::FxBuildHasher;
use spotlight_core::filter::Filter;
use spotlight_core::tile::TileCoord;

use crate::coding::Coding;
use crate::problem::Problem;

/// Bytes of all kept tiles of a dataset.
const CAPACITY: u64 = 256 << 20;

/// Tiles that are likely to fit.
const LIKELY: usize = 8 << 10;

/// How many addresses of kept tiles are remembered, and how long one may be, bytes: 8 MB at most.
const ADDRESSES: usize = 1 << 15;
const LONGEST_ADDRESS: usize = 256;

/// How many tiles are remembered as asked for once: the last few of each set. With one place for all that share it, two that are asked for in
/// turn would displace each other for ever, and one in sixteen of two thousand shares its place.
const SETS: usize = 1 << 14;
const SET: usize = 4;

/// The tiles of a dataset.
#[derive(Debug)]
pub(crate) struct TileCache {
    tiles: Cache<Key, Arc<Kept>, Weight>,
    /// Tiles by the address that they were asked for with, so that an address that comes again need not be read again. An address keeps no
    /// tile alive.
    addresses: Cache<Box<str>, (Form, Weak<Kept>)>,
    /// Hashes of what was asked for once, each in the set that it names, the newest first.
    seen: Box<[[AtomicU64; SET]]>,
}

/// Which tile in which form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub form: Form,
    pub coord: TileCoord,
    pub filter: Filter,
}

/// What a tile is of, and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Form {
    pub areas: bool,
    pub mvt: bool,
}

/// A tile's bytes, and those of its smaller forms once somebody has asked for them.
#[derive(Debug)]
pub(crate) struct Kept {
    plain: Bytes,
    smaller: [OnceLock<Bytes>; Coding::ALL.len()],
}

/// How much room a tile takes.
#[derive(Debug, Clone)]
struct Weight;

impl Weighter<Key, Arc<Kept>> for Weight {
    /// Bytes. The smaller forms come later, and are together less than half of the tile.
    fn weight(&self, _: &Key, kept: &Arc<Kept>) -> u64 {
        (kept.plain.len() + kept.plain.len() / 2 + 512) as u64
    }
}

impl Kept {
    pub(crate) fn new(plain: Bytes) -> Self {
        Self { plain, smaller: Default::default() }
    }

    /// Bytes of the tile as it is.
    pub(crate) fn len(&self) -> usize {
        self.plain.len()
    }

    /// The bytes in a coding.
    pub(crate) fn bytes(&self, coding: Option<Coding>) -> Bytes {
        coding.map_or_else(
            || self.plain.clone(),
            |coding| {
                let place = &self.smaller[coding as usize];
                place.get_or_init(|| coding.encode(&self.plain, true).into()).clone()
            },
        )
    }
}

impl TileCache {
    pub(crate) fn new() -> Self {
        let seen = (0..SETS).map(|_| Default::default()).collect();
        Self { tiles: Cache::with_weighter(LIKELY, CAPACITY, Weight), addresses: Cache::new(ADDRESSES), seen }
    }

    /// The tile that an address, path and query, was last found to be of.
    pub(crate) fn at(&self, address: &str) -> Option<(Form, Arc<Kept>)> {
        let (form, kept) = self.addresses.get(address)?;
        Some((form, kept.upgrade()?))
    }

    /// Remembers which tile an address is of.
    pub(crate) fn remember(&self, address: &str, form: Form, kept: &Arc<Kept>) {
        if address.len() <= LONGEST_ADDRESS {
            self.addresses.insert(address.into(), (form, Arc::downgrade(kept)));
        }
    }

    /// The tile, if it is kept.
    pub(crate) fn get(&self, key: &Key) -> Option<Arc<Kept>> {
        self.tiles.get(key)
    }

    /// The tile, made once however many ask for it at the same time.
    pub(crate) async fn once(
        &self,
        key: &Key,
        make: impl Future<Output = Result<Arc<Kept>, Problem>>,
    ) -> Result<Arc<Kept>, Problem> {
        self.tiles.get_or_insert_async(key, make).await
    }

    /// Keeps a tile that was asked for before; who asks for ever new ones displaces nothing. Only hashes are remembered, and not
    /// for long: a tile that is kept too early is no harm.
    pub(crate) fn offer(&self, key: Key, plain: Bytes) {
        let hash = FxBuildHasher.hash_one(&key) | 1;
        if self.was_seen(hash) {
            self.tiles.insert(key, Arc::new(Kept::new(plain)));
        }
    }

    /// Whether a hash was seen not long ago; from now on it was.
    fn was_seen(&self, hash: u64) -> bool {
        let mut displaced = hash;
        // The lowest bit is no part of the hash; those above it are its best.
        for place in &self.seen[(hash >> 1) as usize % SETS] {
            displaced = place.swap(displaced, Ordering::Relaxed);
            if displaced == hash {
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_that_are_asked_for_in_turn_are_all_kept_the_second_time_and_none_the_first() {
        let cache = TileCache::new();
        let coords = (0..50).flat_map(|x| (0..40).map(move |y| TileCoord::new(11, 380 + x, 820 + y).unwrap()));
        let key = |coord| Key { form: Form { areas: false, mvt: false }, coord, filter: Filter::default() };
        let keys: Vec<Key> = coords.map(key).collect();
        let offer = || {
            for key in &keys {
                cache.offer(key.clone(), Bytes::from_static(b"tile"));
            }
        };
        let kept = || keys.iter().filter(|key| cache.get(key).is_some()).count();
        offer();
        assert_eq!(kept(), 0);
        offer();
        assert_eq!(kept(), keys.len());
    }

    #[test]
    fn a_set_keeps_its_last_few() {
        let cache = TileCache::new();
        let of_one_set: Vec<u64> = (1..=5).map(|n| n * 2 * SETS as u64 + 1).collect();
        assert!(!of_one_set.iter().any(|hash| cache.was_seen(*hash)));
        assert!(!cache.was_seen(of_one_set[0]), "four came after it");
        assert!(of_one_set[2..].iter().all(|hash| cache.was_seen(*hash)));
    }
}
