//! The regions that are embedded. One binary, so that it links once.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod geometry;
mod line;
mod names;
mod places;
mod rules;
mod support;
mod validity;
