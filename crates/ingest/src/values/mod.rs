//! From a cell's text to a value. Each reader here is a function of the text alone; what the file as a whole says
//! (the order of day and month, the region) is decided elsewhere and passed in.

pub(crate) mod clock;
pub(crate) mod coordinate;
pub(crate) mod count;
pub(crate) mod crowded;
pub(crate) mod date;
pub(crate) mod date_order;
pub(crate) mod doubts;
pub(crate) mod given;
pub(crate) mod initials;
pub(crate) mod minutes;
pub(crate) mod nationality;
pub(crate) mod personal;
pub(crate) mod text;
pub(crate) mod unknowns;
pub(crate) mod url;
pub(crate) mod words;
