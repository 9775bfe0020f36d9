//! The public routes, asked over the router. One binary, so that it links once.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod answers;
mod bounds;
mod layers;
mod pages;
mod protocol;
mod support;
