//! What only the `SQLite` engine promises, and what is told about people. One binary, so that it links once.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod large;
mod load;
mod retention;
mod sqlite;
mod subjects;
mod subjects_linked;
