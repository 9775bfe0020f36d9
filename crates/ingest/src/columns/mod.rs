//! From header names to fields: which column of a file is which field of an incident.

mod field;
mod header;
mod mapping;
mod preset;
mod privacy;

pub(crate) use field::Field;
pub(crate) use header::{Header, is_hxl_row, normal};
pub(crate) use mapping::{ColumnUse, Mapping};
pub use preset::names as preset_names;
pub(crate) use preset::{CategoryRule, Preset};
