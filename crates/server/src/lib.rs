//! The service: public routes and those of documenters and reviewers, state, start-up, import.
//!
//! [`import`] brings a file into a store, [`load`] turns what is public there into a dataset, [`serve()`] answers requests
//! from it, with the pages that are embedded into the program.

mod about;
mod basemap;
mod clock;
mod edge;
mod follow;
mod headers;
pub mod import;
pub mod layers;
pub mod load;
mod openapi;
pub mod reports;
mod serve;
mod staff;
mod web;

pub use about::AboutError;
pub use basemap::BasemapError;
pub use clock::{now, today};
pub use edge::{TlsError, TlsFiles};
pub use ipnet::IpNet;
pub use openapi::openapi_json;
pub use serve::{MAX_CONNECTIONS, MAX_UPLOAD, Options, ServeError, serve};
pub use staff::{LINK_LASTS, Permission, changed_settings, encoding, encoding_names, invitation_path, rules, settings};
