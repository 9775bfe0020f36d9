//! What the benchmarks share: invented incidents in bulk, and the time that something takes.
//!
//! The measured code lives in `benches/`; what was measured, and on what machine, in `benches/README.md`.

mod incidents;
mod load;
mod mix;
mod seed;
mod timing;
mod world;

pub use incidents::write_csv;
pub use load::{Seen, load};
pub use mix::{FILTERS, OTHERS, ad_hoc, filter, requests, tiles};
pub use seed::Seed;
pub use timing::{Best, best_of};
pub use world::{build, invented, read as read_public, worn};
