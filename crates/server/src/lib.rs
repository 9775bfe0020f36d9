//! The service: public and later staff routes, state, start-up, import.
//!
//! [`import`] brings a file into a store, [`load`] turns what is public there into a dataset, [`serve()`] answers requests
//! from it, with the pages that are embedded into the program.

mod clock;
mod headers;
pub mod import;
pub mod load;
mod serve;
mod web;

pub use clock::{now, today};
pub use serve::{Options, ServeError, serve};
