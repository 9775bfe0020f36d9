//! Random draws that are the same for ever: the words of `ChaCha8` are specified, and what is made of them is here.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

const SEED: u64 = 20_142_026;

/// A seeded source of draws.
pub(super) struct Draw(ChaCha8Rng);

impl Draw {
    pub(super) fn seeded() -> Self {
        Self(ChaCha8Rng::seed_from_u64(SEED))
    }

    /// A number in 0..`end`; the bias of a 32-bit word over such small ends does not matter here.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        ((u64::from(self.0.next_u32()) * u64::from(end)) >> 32) as u32
    }

    /// True in so many of a hundred.
    pub(super) fn percent(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of some.
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u32) as usize]
    }

    /// One of some, by weight.
    pub(super) fn weighted<T: Copy>(&mut self, from: &[(u32, T)]) -> T {
        let mut left = self.below(from.iter().map(|(weight, _)| weight).sum());
        for &(weight, value) in from {
            if left < weight {
                return value;
            }
            left -= weight;
        }
        unreachable!("what is left is below the sum of the weights")
    }

    /// Bell-shaped in −1..1: the mean of four uniform draws.
    pub(super) fn bell(&mut self) -> f64 {
        let sum: f64 = (0..4).map(|_| f64::from(self.below(2_000_001)) / 1e6 - 1.0).sum();
        sum / 4.0
    }
}
