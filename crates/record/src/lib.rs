//! The private record of an incident, and [`Publisher::publish`], the only bridge from it to the public.
//!
//! No crate of the public side (`spotlight-core`, `spotlight-report`, `spotlight-public`) may depend on this one; CI proves it.

mod cleared;
mod company;
mod difference;
pub mod incident;
pub mod mask;
mod publish;
pub mod suppress;
pub mod wire;
mod withheld;

pub use cleared::Cleared;
pub use company::{Company, Limits};
pub use incident::{Consent, Incident, Key, Place, Proposed, Status, Visibility};
pub use mask::{CategoryMask, MaskError, Masks};
pub use publish::{Publisher, is_masked};
pub use withheld::Withheld;
