//! The geo core of Spotlight: everything that the world may know of an incident, and how it is found, counted and drawn.
//!
//! This crate is pure. It has no async, files, sockets, SQL, HTTP or clock, and it does not know the private record.
//! A [`PublicIncident`](public::PublicIncident) comes from `publish()` in `spotlight-record`, or from a checksummed snapshot of such.

pub mod code;
pub mod date;
pub mod filter;
pub mod index;
mod lang;
pub mod layer;
pub mod lonlat;
pub mod mercator;
pub mod public;
pub mod region;
pub mod release;
pub mod snapshot;
pub mod summary;
pub mod taxonomy;
#[cfg(test)]
mod testing;
pub mod tile;
pub mod words;

pub use lang::Lang;
pub use uuid::Uuid;
