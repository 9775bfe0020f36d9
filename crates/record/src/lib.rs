//! The private record of an incident, and [`Publisher::publish`], the only bridge from it to the public.
//!
//! No crate of the public side (`spotlight-core`, `spotlight-report`, `spotlight-public`) may depend on this one; CI proves it.

pub mod incident;
pub mod mask;
mod publish;
pub mod wire;

pub use incident::{Consent, Incident, Key, Place, Proposed, Status, Visibility};
pub use publish::{Publisher, Withheld};
