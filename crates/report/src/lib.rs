//! Summaries, released tables and exports as documents: CSV, JSON, GeoJSON, Excel. Everything here is made of public incidents only.

mod cell;
pub mod export;
pub mod regional;
pub mod release;
mod shape;
pub mod summary;
pub mod wire;
pub mod xlsx;
