//! The csv crate with serde into an owned struct: what reading and validating is compared with. `csv_crate FILE` says how many rows there
//! are and how many seconds it took to have them all.

#![allow(clippy::unwrap_used, reason = "a bench that cannot go on says where")]

use std::time::Instant;

use serde::Deserialize;

/// What somebody who only wants the cells would deserialise into.
#[derive(Deserialize)]
#[allow(dead_code, reason = "what is measured is that they are filled")]
struct Owned {
    external_id: String,
    source_system: String,
    category: String,
    date: String,
    lat: f64,
    lon: f64,
    state: String,
    dead: Option<u16>,
    source: String,
    verification: String,
    description: String,
}

fn main() {
    let file = std::env::args_os().nth(1).unwrap();
    let began = Instant::now();
    let rows: Vec<Owned> = csv::Reader::from_path(file).unwrap().deserialize().map(Result::unwrap).collect();
    println!("{} {}", rows.len(), began.elapsed().as_secs_f64());
}
