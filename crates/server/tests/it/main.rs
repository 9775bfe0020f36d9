//! The routes of those who sign in, over real HTTP on a free port.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod flow;
mod openapi;
mod service;
mod tokens;
mod tus;
