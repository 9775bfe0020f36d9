//! What the benchmarks share: invented incidents in bulk, and the time that something takes.
//!
//! The measured code lives in `benches/`; what was measured, and on what machine, in `benches/README.md`.

mod incidents;
mod seed;
mod timing;

pub use incidents::write_csv;
pub use seed::Seed;
pub use timing::{Best, best_of};
