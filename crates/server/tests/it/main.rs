//! The routes of those who sign in, over real HTTP on a free port.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod bounds;
mod edges;
mod flow;
mod follow;
mod mine;
mod openapi;
mod pages;
mod readings;
mod reports;
mod review;
mod roles;
mod service;
mod sign_in;
mod stolen;
mod tables;
mod tokens;
mod tus;
