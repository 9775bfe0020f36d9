//! The best of a few runs: what the machine can do when nothing else happens on it.

use std::time::{Duration, Instant};

/// What several runs of the same work took.
#[derive(Debug, Clone, Copy)]
pub struct Best {
    /// The shortest.
    pub best: Duration,
    /// The longest: the spread says how far to trust the difference between two figures.
    pub worst: Duration,
}

impl Best {
    /// How many of `count` things a second the best run did.
    pub fn per_second(self, count: u64) -> f64 {
        count as f64 / self.best.as_secs_f64()
    }
}

/// Runs something several times. What `prepare` does is not counted.
pub fn best_of<T>(runs: u32, mut prepare: impl FnMut() -> T, mut run: impl FnMut(T)) -> Best {
    let mut best = Best { best: Duration::MAX, worst: Duration::ZERO };
    for _ in 0..runs {
        let prepared = prepare();
        let began = Instant::now();
        run(prepared);
        let took = began.elapsed();
        best = Best { best: best.best.min(took), worst: best.worst.max(took) };
    }
    best
}
