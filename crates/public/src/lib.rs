//! The HTTP routes that need no account. Cannot name the private record.
//!
//! One file a resource. Every answer that depends on the data is made from one [`Dataset`](spotlight_core::index::Dataset)
//! and names its version; every failure is a problem document (RFC 9457).

mod answer;
mod coding;
mod cursor;
mod dataset;
mod export;
mod front;
mod health;
mod incidents;
mod layers;
mod openapi;
mod pages;
mod problem;
mod query;
mod regions;
mod releases;
mod reports;
mod router;
mod sort;
mod state;
mod summary;
mod taxonomy;
mod tile_cache;
mod tilejson;
mod tiles;
mod timeline;
mod work;

pub use front::{Finish, Front};
pub use openapi::openapi_json;
pub use pages::{Https, Imprint, Texts};
pub use problem::Problem;
pub use reports::{AboutReport, ReportFiles, ShownFile, ShownReport};
pub use router::{is_dear, router};
pub use state::{Bounds, PublicState, Stage, Withdrawn};
