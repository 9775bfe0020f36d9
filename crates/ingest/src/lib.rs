//! Files in, incidents and a receipt out.
//!
//! ```text
//! Input ─▶ read (encoding, dialect, records) ─▶ columns (header, preset, mapping) ─▶ values ─▶ row ─▶ identity ─▶ receipt
//!          bytes → cells                        names → fields                       cell → value   cells → Incident
//! ```
//!
//! A file is read twice, each time as a stream. [`inspect()`] decides what it is: encoding, delimiter, preset, mapping, and the order of day
//! and month from the whole column. [`rows()`] then gives one [`Row`] for each of its rows: an incident, an exact repeat, or a
//! reject with its reasons. Nothing is guessed in silence: a reading is certain, or noted as a repair, or the row is a reject.
//!
//! This crate stores nothing. Whoever does tells the [`FileReceipt`] what became of each incident.

mod batch;
mod columns;
mod gazetteer;
mod identity;
mod input;
mod inspect;
pub mod layer;
mod note;
mod options;
pub mod own;
mod plan;
mod read;
pub mod receipt;
mod refusal;
pub mod rejects;
mod row;
mod rows;
mod scan;
mod table;
mod values;

pub use columns::{Ask, ColumnChoice, ColumnView, fields, preset_names};
pub use input::Input;
pub use inspect::inspect;
pub use note::{Code, Detail, Message, Note, Severity};
pub use options::{Options, Reference};
pub use plan::Plan;
pub use read::sniff::NotATable;
pub use read::{Encoding, LineEnds};
pub use receipt::{Disposition, FileReceipt, Receipt, Tally};
pub use refusal::{Bound, Refusal, Unmapped};
pub use row::{Outcome, Row};
pub use rows::{ReadError, Rows, rows};
pub use scan::scan;
pub use values::date_order::{DateOrder, OrderBasis};
