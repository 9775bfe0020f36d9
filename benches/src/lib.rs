//! Benchmarks of Spotlight; the measured code lives in `benches/`.
