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

/// How many addresses are remembered as asked for once.
const SEEN: usize = 1 << 15;

/// The tiles of a dataset.
#[derive(Debug)]
pub(crate) struct TileCache {
    tiles: Cache<Key, Arc<Kept>, Weight>,
    /// Tiles by the address that they were asked for with, so that an address that comes again need not be read again. An address keeps no
    /// tile alive.
    addresses: Cache<Box<str>, (Form, Weak<Kept>)>,
    /// Hashes of what was asked for once, each in the place that it names.
    seen: Box<[AtomicU64]>,
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
        let seen = (0..SEEN).map(|_| AtomicU64::new(0)).collect();
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
        let place = &self.seen[(hash >> 17) as usize % SEEN];
        if place.swap(hash, Ordering::Relaxed) == hash {
            self.tiles.insert(key, Arc::new(Kept::new(plain)));
        }
    }
}
