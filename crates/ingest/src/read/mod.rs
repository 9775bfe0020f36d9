//! From bytes to cells: encoding, dialect, records. Nothing here knows what a column means.

pub(crate) mod decode;
pub(crate) mod dialect;
pub(crate) mod records;
pub(crate) mod shape;
pub(crate) mod sniff;
pub(crate) mod transcode;
pub(crate) mod workbook;

pub use decode::Encoding;
pub use dialect::LineEnds;
