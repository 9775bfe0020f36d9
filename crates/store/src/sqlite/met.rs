//! Which records a file has brought so far, in some bits of each.

use std::hash::{BuildHasher, Hasher};

use fastbloom::BloomFilter;

use crate::seal::Digest;

/// How often a record is taken for one that came before, of those of one filter: each costs a look into what was just written.
const FALSE_POSITIVES: f64 = 1e-7;

/// The records that the first filter is for; each after it is for four times as many.
const FIRST: usize = 1 << 16;

/// The identities that have come. Filters of 6 MB for a million of them stand for a set of 19, which takes 28 while it grows.
#[derive(Default)]
pub(super) struct Met {
    filters: Vec<BloomFilter<Keyed>>,
    /// How many more the last one is for.
    room: usize,
}

impl Met {
    /// Whether an identity may have come before; one that has is always found.
    pub(super) fn may_hold(&self, identity: &Digest) -> bool {
        self.filters.iter().any(|filter| filter.contains(identity))
    }

    /// Notes identities.
    pub(super) fn extend<'a>(&mut self, identities: impl Iterator<Item = &'a Digest>) {
        for identity in identities {
            if self.room == 0 {
                self.room = FIRST << (2 * self.filters.len());
                let filter = BloomFilter::with_false_pos(FALSE_POSITIVES).hasher(Keyed);
                self.filters.push(filter.expected_items(self.room));
            }
            self.filters.last_mut().expect("there is one, since there is room").insert(identity);
            self.room -= 1;
        }
    }
}

/// Takes a digest for its own hash: it is keyed, so that nobody outside can choose it.
#[derive(Clone, Copy, Default)]
struct Keyed;

struct First(u64);

impl BuildHasher for Keyed {
    type Hasher = First;

    fn build_hasher(&self) -> First {
        First(0)
    }
}

impl Hasher for First {
    fn write(&mut self, bytes: &[u8]) {
        if let Some(first) = bytes.first_chunk() {
            self.0 ^= u64::from_le_bytes(*first);
        }
    }

    /// Of the length that an array writes before itself.
    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Met;

    fn digest(n: u64) -> [u8; 16] {
        let mut digest = [0; 16];
        // Spread as a keyed digest is (splitmix64).
        let z = (n.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD6E8_FEB8_6659_FD93).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        digest[..8].copy_from_slice(&(z ^ (z >> 31)).wrapping_mul(0x94D0_49BB_1331_11EB).to_le_bytes());
        digest
    }

    #[test]
    fn who_came_is_found_and_hardly_anybody_else() {
        let mut met = Met::default();
        let came: Vec<_> = (0..200_000).map(digest).collect();
        assert!(!came.iter().any(|digest| met.may_hold(digest)));
        met.extend(came.iter());
        assert!(came.iter().all(|digest| met.may_hold(digest)));
        let wrong = (200_000..1_200_000).map(digest).filter(|digest| met.may_hold(digest)).count();
        assert!(wrong <= 10, "{wrong} of a million");
        assert_eq!(met.filters.len(), 2);
    }
}
