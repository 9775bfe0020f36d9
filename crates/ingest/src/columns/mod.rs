//! From header names to fields: which column of a file is which field of an incident.

mod beside;
pub(crate) mod content;
pub(crate) mod datum;
mod elsewhere;
mod field;
mod guess;
mod header;
mod header_row;
mod mapping;
mod others;
mod preset;
mod privacy;
mod used;
mod view;
mod wide;

pub(crate) use beside::Beside;
pub(crate) use field::Field;
pub use field::names as fields;
pub(crate) use guess::is_count;
pub(crate) use header::{Header, REASONS, is_hxl_row, normal};
pub(crate) use header_row::{LOOKED_AT, header_row, is_a_header, names_another_field};
pub(crate) use mapping::{Ids, Mapping};
pub use preset::names as preset_names;
pub(crate) use preset::{CategoryRule, Keep, Preset};
pub(crate) use used::{Basis, ColumnUse};
pub(crate) use view::views;
pub use view::{Ask, ColumnChoice, ColumnView};
pub(crate) use wide::{counted, tallied};
